"""Fonts of the machine that may draw names in other scripts."""

import os
import re
import sys
from functools import cache
from pathlib import Path

_LIKELY = """
    dejavusans.ttf notosans-regular arialuni arial segoeui.ttf tahoma.ttf liberationsans-regular freesans.ttf
    notosanssymbols seguisym seguiemj notoemoji apple
    notosansarabic-regular notonaskharabic-regular notosanshebrew-regular notosansdevanagari-regular
    notosansthai-regular nirmala
    wqy droidsansfallback msyh simsun msjh yugoth meiryo msgothic malgun stheiti uming ukai nanumgothic
    takao ipag notosanssc notosansjp notosanskr
"""
_NOT_REGULAR = re.compile(r"bold|ital|obli|slant|black|light|thin|mono|(bd|bi|it|b|i|z)\.tt[cf]$")
_MOST_TRIED = 80


def usual_folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"
    return Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"


@cache
def machine_fonts(folders: tuple[Path, ...] | None = None) -> tuple[Path, ...]:
    """Font files with TrueType outlines, the most helpful first; at most 80."""
    files = [
        Path(folder, file)
        for top in (usual_folders() if folders is None else folders)
        for folder, _, names in os.walk(top)
        for file in names
        if file.lower().endswith((".ttf", ".ttc"))
    ]
    return tuple(sorted(files, key=_helpfulness)[:_MOST_TRIED])


def _helpfulness(path: Path) -> tuple[int, bool, str]:
    name = path.name.lower()
    likely = _LIKELY.split()
    place = next((number for number, start in enumerate(likely) if name.startswith(start)), len(likely))
    return place, bool(_NOT_REGULAR.search(name)), name
