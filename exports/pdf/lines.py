"""Text broken into lines: words are kept whole, in the order in which they are read, each at its place on the line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from exports.pdf.fonts import Face, Fonts, Run, clean, mirrored
from exports.pdf.scripts import visual_order
from exports.pdf.spans import Span
from exports.pdf.style import TextStyle

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_CHUNK = re.compile(r"\n| |[^ \n]+")
_MAY_BREAK = re.compile(
    r"(?<=[^\W\d_]{3}[-–—])(?=[^\W\d_]{3})"  # after a dash between two good parts of a word
    r"|(?<=[^\W\d_]{5}/)(?=[^\W\d_]{5})"  # after a stroke between long words; "they/them" stays whole
    r"|(?<=[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef])(?=[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff])"
    r"(?![、。，．：；！？）」』】〉》])"
)
_DASHES = frozenset("–—")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one face at its place on a line; `meant` is what it says, where the drawing shows something else."""

    x: float
    width: float
    face: Face
    shown: str
    meant: str | None
    leftwards: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `width` is without the space at which it was broken; `ended` by whoever wrote it."""

    pieces: tuple[Piece, ...]
    width: float
    ended: bool = False


class _Word(NamedTuple):
    """What must stay on one line; `space` is the span of the space that follows it, if one does."""

    parts: tuple[tuple[Span, str], ...]
    width: float
    space: Span | None
    ends_line: bool


@dataclass(frozen=True)
class Setter:
    """Sets text in a style with the fonts at hand."""

    fonts: Fonts
    style: TextStyle

    def lines(self, spans: Sequence[Span], width: float) -> list[Line]:
        """Text as lines no wider than `width`; a word longer than a line is cut."""
        return [self._line(words, last) for words, last in self._filled(self._bound(spans), width)]

    def one_line(self, spans: Sequence[Span]) -> Line:
        """Text as a single line, however wide."""
        words = list(self._words(spans))
        return self._line(words, last=True)

    def width(self, spans: Sequence[Span]) -> float:
        """How wide text is on a single line."""
        return self.one_line(spans).width

    def _bound(self, spans: Sequence[Span]) -> Iterator[_Word]:
        """The words, a dash between two of them together with the one before it: no dash opens a line."""
        held: _Word | None = None
        for word in self._words(spans):
            is_dash = bool(word.parts) and word.parts[0][1] in _DASHES
            if is_dash and held and held.parts and held.space and not held.ends_line:
                parts = [*held.parts, (held.space, " "), *word.parts]
                held = self._word(parts, word.space, ends_line=word.ends_line)
                continue
            if held:
                yield held
            held = word
        if held:
            yield held

    def _words(self, spans: Sequence[Span]) -> Iterator[_Word]:
        parts: list[tuple[Span, str]] = []
        for span in spans:
            manner = replace(span, text="")
            for chunk in _CHUNK.findall(_settled(span.text)):
                if chunk in {" ", "\n"}:
                    yield self._word(parts, manner, ends_line=chunk == "\n")
                    parts = []
                    continue
                *early, last = _MAY_BREAK.split(chunk)
                for part in early:
                    yield self._word([*parts, (manner, part)], None)
                    parts = []
                parts.append((manner, last))
        if parts:
            yield self._word(parts, None)

    def _word(self, parts: list[tuple[Span, str]], space: Span | None, *, ends_line: bool = False) -> _Word:
        width = sum(self._measure(span, text) for span, text in parts)
        return _Word(tuple(parts), width, space, ends_line)

    def _measure(self, span: Span, text: str) -> float:
        thousandths = self.fonts.width(text, bold=self._bold(span), italic=self._italic(span))
        return thousandths * self.style.size / 1000

    def _space(self, span: Span | None) -> float:
        return self._measure(span, " ") if span else 0.0

    def _filled(self, words: Iterable[_Word], width: float) -> Iterator[tuple[list[_Word], bool]]:
        line: list[_Word] = []
        used = 0.0
        for word in self._fitting(words, width):
            if line and used + word.width > width + 0.01:
                yield line, False
                line, used = [], 0.0
            if not line and not word.parts and not word.ends_line:
                continue  # no space opens a line
            line.append(word)
            used += word.width + self._space(word.space)
            if word.ends_line:
                yield line, False
                line, used = [], 0.0
        if line:
            yield line, True

    def _fitting(self, words: Iterable[_Word], width: float) -> Iterator[_Word]:
        for word in words:
            if word.width <= width:
                yield word
            else:
                yield from self._cut(word, width)

    def _cut(self, word: _Word, width: float) -> Iterator[_Word]:
        parts: list[tuple[Span, str]] = []
        used = 0.0
        for span, text in word.parts:
            start = 0
            for place, char in enumerate(text):
                wide = self._measure(span, char)
                if used + wide > width and (parts or place > start):
                    yield self._word([*parts, (span, text[start:place])], None)
                    parts, start, used = [], place, 0.0
                used += wide
            parts.append((span, text[start:]))
        yield self._word(parts, word.space, ends_line=word.ends_line)

    def _line(self, words: Sequence[_Word], last: bool) -> Line:
        runs: list[tuple[Span, Run]] = []
        for number, word in enumerate(words):
            runs += [(span, run) for span, text in word.parts for run in self._runs(span, text)]
            if word.space and not (last and number == len(words) - 1):
                runs.append((word.space, self._runs(word.space, " ")[0]))
        pieces = self._placed(_merged(runs))
        trailing = self._space(words[-1].space) if words and not last else 0.0
        width = sum(piece.width for piece in pieces) - trailing
        return Line(tuple(pieces), width, bool(words) and words[-1].ends_line)

    def _placed(self, runs: list[tuple[Span, Run]]) -> list[Piece]:
        """Pieces in the order in which they are read, each where it is seen."""
        order = visual_order([run.shown if run.meant is None else run.meant for _, run in runs])
        places, x = [0.0] * len(runs), 0.0
        for number, _ in order:
            places[number] = x
            x += self._points(runs[number][1])
        turned = {number for number, leftwards in order if leftwards}
        return [
            self._piece(places[number], mirrored(run) if number in turned else run, span)
            for number, (span, run) in enumerate(runs)
        ]

    def _points(self, run: Run) -> float:
        return run.width * self.style.size / 1000

    def _piece(self, x: float, run: Run, span: Span) -> Piece:
        return Piece(x, self._points(run), run.face, run.shown, run.meant, run.leftwards, span)

    def _runs(self, span: Span, text: str) -> tuple[Run, ...]:
        return self.fonts.runs(text, bold=self._bold(span), italic=self._italic(span))

    def _bold(self, span: Span) -> bool:
        return span.bold or self.style.bold

    def _italic(self, span: Span) -> bool:
        return span.italic or self.style.italic


def _settled(text: str) -> str:
    """Cleaned text in which only `\\n` ends a line."""
    return "\n".join(clean(line) for line in _LINE_END.split(text))


def _merged(runs: Iterable[tuple[Span, Run]]) -> list[tuple[Span, Run]]:
    """Neighbours of one manner become one run: fewer commands, and whole words in the file."""
    merged: list[tuple[Span, Run]] = []
    for (span, face, as_drawn), group in groupby(runs, key=_manner):
        pieces = [run for _, run in group]
        if as_drawn and len(pieces) > 1:
            shown = "".join([run.shown for run in pieces])
            pieces = [Run(face, shown, None, sum(run.width for run in pieces))]
        merged += [(span, run) for run in pieces]
    return merged


def _manner(entry: tuple[Span, Run]) -> tuple[Span, Face, bool]:
    span, run = entry
    return span, run.face, run.meant is None
