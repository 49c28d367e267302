"""Which font draws which character, so that no name becomes a row of boxes and no character goes missing unseen."""

import re
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, repeat
from pathlib import Path
from typing import Any

from exports.pdf.machine_fonts import machine_fonts
from exports.pdf.reportlab_door import TTFError, TTFont, pdfmetrics
from exports.pdf.scripts import MIRRORED, is_right_to_left, shaped

REPLACEMENT = "◆"
"""Stands for a character that no font has; the character itself stays in the file for readers and searches."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile("[ \t\x0b\x0c\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_TWINS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2212": "−"})


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file, known to reportlab by `name`; widths in thousandths of the size."""

    name: str
    widths: dict[int, int]
    is_bold: bool = False

    def has(self, char: str) -> bool:
        """Whether the font can draw this character."""
        return ord(char) in self.widths

    def width(self, text: str) -> int:
        """The width of text that this face can draw, in thousandths of the size."""
        widths = self.widths
        return sum(map(widths.get, map(ord, text), repeat(0)))


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face as it is drawn; `meant` is what it says, where that differs; `leftwards` from the right."""

    face: Face
    shown: str
    meant: str | None
    width: int
    leftwards: bool = False


@dataclass
class Fonts:
    """The program's own faces first, then what the machine offers, then the replacement mark.

    `missing` gathers the characters that no font had, in the order met.
    """

    folders: Iterable[Path] | None = None
    missing: dict[str, None] = field(default_factory=dict)
    _runs: dict[tuple[str, bool, bool], tuple[Run, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, bool, bool], Face | None] = field(default_factory=dict)

    def runs(self, text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
        """Text without spaces or line ends, cut where the font must change."""
        key = (text, bold, italic)
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = self._cut(text, bold=bold, italic=italic)
        return known

    def width(self, text: str, *, bold: bool = False, italic: bool = False) -> int:
        """How wide text is, in thousandths of its size."""
        runs = self.runs(text, bold=bold, italic=italic)
        return runs[0].width if len(runs) == 1 else sum(run.width for run in runs)

    def _cut(self, text: str, *, bold: bool, italic: bool) -> tuple[Run, ...]:
        main = own_face(bold=bold, italic=italic)
        plain = text.translate(_TWINS)
        if all(ord(char) in main.widths for char in plain):
            return (Run(main, plain, None, main.width(plain)),)
        face_of = {char: self._face(char, bold=bold, italic=italic) for char in set(plain)}
        pieces = groupby(plain, key=lambda char: (face_of[char], is_right_to_left(char)))
        return tuple(self._run(face, "".join(chars), main, leftwards) for (face, leftwards), chars in pieces)

    def _run(self, face: Face | None, text: str, main: Face, leftwards: bool) -> Run:
        if face and leftwards:
            shown = shaped(text, face.has)
            return Run(face, shown, text, face.width(shown), leftwards=True)
        if face:
            return Run(face, text, None, face.width(text))
        likeness = unicodedata.normalize("NFKC", text)
        if likeness != text and all(main.has(char) for char in likeness):
            return Run(main, likeness, text, main.width(likeness))
        self.missing.update(dict.fromkeys(text))
        shown = REPLACEMENT * len(text)
        return Run(main, shown, text, main.width(shown))

    def _face(self, char: str, *, bold: bool, italic: bool) -> Face | None:
        key = (char, bold, italic)
        if key not in self._found:
            own = (own_face(bold=bold, italic=italic), own_face(bold=bold, italic=False))
            self._found[key] = next((face for face in own if face.has(char)), None) or self._elsewhere(char)
        return self._found[key]

    def _elsewhere(self, char: str) -> Face | None:
        if unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co"}:
            return None
        paths = machine_fonts(None if self.folders is None else tuple(self.folders))
        path = next((path for path in paths if ord(char) in _coverage(path)), None)
        return path and machine_face(path)


def mirrored(run: Run) -> Run:
    """A run as it stands among right-to-left words: brackets open the other way."""
    if run.meant is not None or run.shown == (shown := run.shown.translate(MIRRORED)):
        return run
    return Run(run.face, shown, run.shown, run.width)


def clean(text: str) -> str:
    """Text as it can be set: composed (NFC), without marks that nobody sees, control characters made visible.

    >>> clean("cafe\\u0301\\u202e  au\\tlait")
    'café au lait'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _CONTROL.sub("\ufffd", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return _SPACES.sub(" ", text)


@cache
def own_face(*, bold: bool, italic: bool) -> Face:
    """One of the four faces shipped with the program."""
    from font_source_sans_pro import font_files_ttf

    name = "SourceSansPro" + ("Semibold" if bold else "") + ("It" if italic else "")
    return _registered(name, TTFont(name, font_files_ttf[name]), is_bold=bold)


@cache
def machine_face(path: Path) -> Face:
    """A font found on the machine."""
    return _registered(str(path), TTFont(str(path), str(path)))


@cache
def _coverage(path: Path) -> frozenset[int]:
    """What a font can draw: nothing if it cannot be embedded (other outlines, a licence that forbids it)."""
    try:
        return frozenset(TTFont(str(path), str(path)).face.charToGlyph)
    except (TTFError, OSError, ValueError, LookupError, struct.error):
        return frozenset()


def _registered(name: str, font: Any, *, is_bold: bool = False) -> Face:
    pdfmetrics.registerFont(font)
    face = font.face
    return Face(name, {code: face.getCharWidth(code) for code in face.charToGlyph if code != 0xFFFF}, is_bold)
