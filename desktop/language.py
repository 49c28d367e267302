"""The language the program speaks: the person's own where a catalogue ships, English everywhere else."""

import gettext
import locale
import os
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "chapterhouse"
CATALOGUES = Path(__file__).parent / "catalogues"


def start(catalogues: Path = CATALOGUES, *, wanted: Sequence[str] | None = None) -> str:
    """Bind gettext to the shipped catalogues, once, and name the language chosen (`""` is English).

    The choice goes into `LANGUAGE`, where gettext looks first: it knows no Windows settings, and left to
    itself it asks the disk again for every sentence.
    """
    gettext.bindtextdomain(DOMAIN, str(catalogues))
    gettext.textdomain(DOMAIN)
    chosen = _first_shipped(catalogues, _wanted_here() if wanted is None else wanted)
    os.environ["LANGUAGE"] = chosen or "C"
    return chosen


def _wanted_here() -> list[str]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split(":")
    return [locale.getlocale()[0] or ""]


def _first_shipped(catalogues: Path, wanted: Sequence[str]) -> str:
    """The first language that ships. English needs no catalogue, so whoever prefers it gets it."""
    for name in wanted:
        if name.startswith(("en", "C", "POSIX")):
            return ""
        if gettext.find(DOMAIN, str(catalogues), [name]):
            return name
    return ""
