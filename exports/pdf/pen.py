"""The pen that draws on a page: its text belongs to an element of the tree, everything else is decoration."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any

from exports.pdf.fonts import own_face
from exports.pdf.lines import Line, Piece
from exports.pdf.marking import Marking
from exports.pdf.reportlab_door import Canvas, HexColor, well_formed
from exports.pdf.scripts import clusters
from exports.pdf.structure import NEW_LINE, Elem, Said
from exports.pdf.style import BLUE, GREY_SOFT, PAPER, TextStyle

_HEIGHT = PAPER[1]


class Pen:
    """Draws from the top left corner in points; lengths grow to the right and downwards."""

    def __init__(self, language: str) -> None:
        first = own_face(bold=False, italic=False).name  # or reportlab begins each page in Helvetica, not embedded
        self.canvas: Any = Canvas(
            "paper.pdf", pagesize=PAPER, invariant=1, pdfVersion=(1, 7), initialFontName=first, lang=language
        )
        self._marking = Marking(self.canvas)
        self._bookmarks = 0
        self._outline_level = -1

    # -- text ---------------------------------------------------------------

    def write(self, line: Line, x: float, y: float, style: TextStyle, elem: Elem | None) -> None:
        """Draw a line with its baseline at `y`; without an element it is decoration."""
        for piece in line.pieces:
            if piece.span.shaded:
                self._shade(piece, x, y, style)
        if elem is None:
            with self._marking.decoration():
                self._text(line.pieces, x, y, style)
            return
        for (lang, link), pieces in groupby(line.pieces, key=lambda piece: (piece.span.lang, piece.span.link)):
            run = list(pieces)
            owner = self._marking.written(elem, lang) if lang else elem
            owner = self._marking.link(owner, link) if link else owner
            self._marking.content(owner)
            self._text(run, x, y, style)
            for piece in run:
                self._marking.say(_said(piece, style))
            if link:
                ends = x + run[0].x, x + run[-1].x + run[-1].width
                top, bottom = _HEIGHT - y + style.size * 0.8, _HEIGHT - y - style.size * 0.25
                self._marking.lead(owner, link, (min(ends), bottom, max(ends), top))
        if line.ended and line.pieces:
            self._marking.say(NEW_LINE)

    def _text(self, pieces: Sequence[Piece], x: float, y: float, style: TextStyle) -> None:
        text = self.canvas.beginText(_exact(x), _exact(_HEIGHT - y))
        at = 0.0
        for piece in pieces:
            if abs(piece.x - at) > 0.01:
                text.setTextOrigin(_exact(x + piece.x), _exact(_HEIGHT - y))
            text.setFillColor(_colour(piece.span.colour or (BLUE if piece.span.link else style.colour)))
            text.setFont(piece.face.name, style.size)
            outlined = (style.bold or piece.span.bold) and not piece.face.is_bold
            if outlined:
                self._outline(text, piece, style)
            at = self._letters(text, piece, (x, y), style)
            if outlined:
                text._code.append("0 Tr")
        self.canvas.drawText(text)

    def _letters(self, text: Any, piece: Piece, start: tuple[float, float], style: TextStyle) -> float:
        """Draw the letters of a piece; the answer is where on the line the pen stands afterwards."""
        if piece.leftwards:
            self._leftwards(text, piece, start, style)
            return piece.x + piece.face.width(clusters(piece.shown)[-1]) * style.size / 1000
        self._piece(text, piece)
        return piece.x + piece.width

    def _piece(self, text: Any, piece: Piece) -> None:
        """Draw a piece; what it means goes along where the drawing shows something else."""
        tell = piece.meant is not None and not self._marking.is_decoration
        if tell:
            text._code.append(f"/Span <</ActualText {_utf16(piece.meant or '')}>> BDC")
        text.textOut(piece.shown)
        if tell:
            text._code.append("EMC")

    @staticmethod
    def _outline(text: Any, piece: Piece, style: TextStyle) -> None:
        """A font of the machine has no heavier brother here: its letters get a thin outline where bold is asked for."""
        text.setStrokeColor(_colour(piece.span.colour or style.colour))
        text._code.append(f"{style.size * 0.028:.2f} w 2 Tr")

    @staticmethod
    def _leftwards(text: Any, piece: Piece, start: tuple[float, float], style: TextStyle) -> None:
        """Letter by letter from the right: the file holds them in the order in which they are read."""
        x, y = start
        x += piece.x + piece.width
        for cluster in clusters(piece.shown):
            x -= piece.face.width(cluster) * style.size / 1000
            text.setTextOrigin(_exact(x), _exact(_HEIGHT - y))
            text.textOut(cluster)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Let the outline of the document lead here; level 0 is the outermost, and none is skipped."""
        level = self._outline_level = min(level, self._outline_level + 1)
        self._bookmarks += 1
        key = f"place{self._bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=_HEIGHT - y + 6)
        self.canvas.addOutlineEntry(well_formed(title), key, level, closed=level > 0)

    # -- shapes -------------------------------------------------------------

    def decoration(self, kind: str) -> Any:
        """What is drawn inside repeats on each page: `kind` is Header or Footer."""
        return self._marking.decoration(kind)

    def shapes(self) -> Any:
        """What is drawn inside is one piece of decoration."""
        return self._marking.decoration()

    @contextmanager
    def figure(self, elem: Elem, box: tuple[float, float, float, float]) -> Iterator[None]:
        """What is drawn inside is one picture, described by its element's Alt; `box` is x, y, width and height."""
        x, y, width, height = box
        elem.traits["BBox"] = f"{x:.2f} {_HEIGHT - y - height:.2f} {x + width:.2f} {_HEIGHT - y:.2f}"
        with self._marking.figure(elem):
            yield

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, radius: float = 0.0) -> None:
        """A filled rectangle."""
        left, foot, width, height = map(_exact, (x, _HEIGHT - y - height, width, height))
        with self._marking.decoration():
            self.canvas.setFillColor(_colour(fill))
            if radius:
                self.canvas.roundRect(left, foot, width, height, radius, stroke=0, fill=1)
            else:
                self.canvas.rect(left, foot, width, height, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, *, thickness: float, colour: str) -> None:
        """A line across, its middle at `y`."""
        self.box(x, y - thickness / 2, width, thickness, fill=colour)

    def disc(self, x: float, y: float, radius: float, *, colour: str, hollow: bool = False) -> None:
        """A filled circle, or a ring, around a point."""
        if not hollow:
            self.pill(x - radius, y - radius, 2 * radius, 2 * radius, fill=colour)
            return
        thickness = radius * 0.32
        with self._marking.decoration():
            self.canvas.setStrokeColor(_colour(colour))
            self.canvas.setLineWidth(thickness)
            self.canvas.circle(x, _HEIGHT - y, radius - thickness / 2, stroke=1, fill=0)

    def pill(self, x: float, y: float, width: float, height: float, *, fill: str) -> None:
        """A rectangle with half circles for ends: in the file a thick line, a tenth of what its outline would be."""
        middle = _exact(_HEIGHT - y - height / 2)
        with self._marking.decoration():
            self.canvas.setStrokeColor(_colour(fill))
            self.canvas.setLineWidth(_exact(height))
            self.canvas.setLineCap(1)
            self.canvas.line(_exact(x + height / 2), middle, _exact(x + width - height / 2), middle)

    def modules(self, rows: Sequence[Sequence[bool]], x: float, y: float, side: float, *, colour: str) -> None:
        """The dark modules of a QR code, runs of them as single rectangles."""
        path = self.canvas.beginPath()
        for number, row in enumerate(rows):
            column = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    path.rect(x + column * side, _HEIGHT - y - (number + 1) * side, length * side, side)
                column += length
        with self._marking.decoration():
            self.canvas.setFillColor(_colour(colour))
            self.canvas.drawPath(path, stroke=0, fill=1)

    def _shade(self, piece: Piece, x: float, y: float, style: TextStyle) -> None:
        self.box(x + piece.x - 1, y - style.size * 0.82, piece.width + 2, style.size * 1.12, fill=GREY_SOFT, radius=2)

    # -- pages --------------------------------------------------------------

    def end_page(self) -> None:
        """Finish this page; whatever is drawn next stands on the following one."""
        self._marking.end_page()

    def finished(self, root: Elem) -> bytes:
        """The whole file, with its logical tree."""
        return self._marking.finish(root)


def _exact(points: float) -> float:
    """As exact as any printer is: more digits only make the file larger."""
    return round(points, 2)


@cache
def _colour(code: str) -> Any:
    return HexColor(code)


def _said(piece: Piece, style: TextStyle) -> Said:
    words = piece.shown if piece.meant is None else piece.meant
    return Said(words, style.bold or piece.span.bold, style.italic or piece.span.italic)


def _utf16(text: str) -> str:
    return "<" + ("\ufeff" + text).encode("utf-16-be", "replace").hex().upper() + ">"
