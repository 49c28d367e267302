"""Text broken into lines: words are kept whole, in the order in which they are read, each at its place on the line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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


class Piece(NamedTuple):
    """Text of one face at its place on a line; `meant` is what it says, where the drawing shows something else."""

    x: float
    width: float
    face: Face
    shown: str
    meant: str | None
    leftwards: bool
    span: Span


class Line(NamedTuple):
    """One line of text; `width` is without the space at which it was broken; `ended` by whoever wrote it."""

    pieces: tuple[Piece, ...]
    width: float
    ended: bool = False


_Set = tuple[Span, Run]


class _Word(NamedTuple):
    """What must stay on one line; `space` follows it, if one does."""

    runs: tuple[_Set, ...]
    width: float
    space: _Set | None
    ends_line: bool

    @property
    def is_dash(self) -> bool:
        """Whether it is nothing but a dash between two words."""
        return bool(self.runs) and self.runs[0][1].shown in _DASHES


@dataclass(frozen=True)
class Setter:
    """Sets text in a style with the fonts at hand."""

    fonts: Fonts
    style: TextStyle

    def lines(self, spans: Sequence[Span], width: float) -> list[Line]:
        """Text as lines no wider than `width`; a word longer than a line is cut."""
        return [self._line(words, last) for words, last in self._filled(self._words(spans), width)]

    def one_line(self, spans: Sequence[Span]) -> Line:
        """Text as a single line, however wide."""
        return self._line(list(self._words(spans)), last=True)

    def width(self, spans: Sequence[Span]) -> float:
        """How wide text is on a single line."""
        return self.one_line(spans).width

    def _words(self, spans: Sequence[Span]) -> Iterator[_Word]:
        runs: list[_Set] = []
        for span in spans:
            manner = span.manner
            space = (manner, self._runs(span, " ")[0])
            for chunk in _CHUNK.findall(_settled(span.text)):
                if chunk in {" ", "\n"}:
                    yield self._word(runs, space, ends_line=chunk == "\n")
                    runs = []
                    continue
                *early, last = _MAY_BREAK.split(chunk)
                for part in early:
                    yield self._word([*runs, *self._set(manner, part)], None)
                    runs = []
                runs += self._set(manner, last)
        if runs:
            yield self._word(runs, None)

    def _set(self, manner: Span, text: str) -> list[_Set]:
        return [(manner, run) for run in self._runs(manner, text)]

    def _word(self, runs: Sequence[_Set], space: _Set | None, *, ends_line: bool = False) -> _Word:
        width = self._points(runs[0][1]) if len(runs) == 1 else sum(self._points(run) for _, run in runs)
        return _Word(tuple(runs), width, space, ends_line)

    def _space(self, word: _Word) -> float:
        return self._points(word.space[1]) if word.space else 0.0

    def _filled(self, words: Iterable[_Word], width: float) -> Iterator[tuple[list[_Word], bool]]:
        line: list[_Word] = []
        used = 0.0
        for word in self._fitting(words, width):
            if line and used + word.width > width + 0.01:
                taken = _taken_over(line, word)
                yield line, False
                line, used = taken, sum(each.width + self._space(each) for each in taken)
            if not line and not word.runs and not word.ends_line:
                continue  # no space opens a line
            line.append(word)
            used += word.width + self._space(word)
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
        runs: list[_Set] = []
        used = 0.0
        for span, run in word.runs:
            text = run.shown if run.meant is None else run.meant
            start = 0
            for place, char in enumerate(text):
                wide = sum(self._points(each) for each in self._runs(span, char))
                if used + wide > width and (runs or place > start):
                    yield self._word([*runs, *self._set(span, text[start:place])], None)
                    runs, start, used = [], place, 0.0
                used += wide
            runs += self._set(span, text[start:])
        yield self._word(runs, word.space, ends_line=word.ends_line)

    def _line(self, words: Sequence[_Word], last: bool) -> Line:
        runs: list[_Set] = []
        for word in words:
            runs += word.runs
            if word.space:
                runs.append(word.space)
        trailing = self._space(words[-1]) if words else 0.0
        if last and words and words[-1].space:
            runs.pop()
            trailing = 0.0
        pieces = self._placed(_merged(runs))
        width = sum(piece.width for piece in pieces) - trailing
        return Line(tuple(pieces), width, bool(words) and words[-1].ends_line)

    def _placed(self, runs: list[_Set]) -> list[Piece]:
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


def _taken_over(line: list[_Word], word: _Word) -> list[_Word]:
    """The words that leave a line for the next one together with this word, so that no dash opens it."""
    begin = len(line)
    while (line[begin].is_dash if begin < len(line) else word.is_dash) and begin > 1 and line[begin - 1].space:
        begin -= 1
    taken = line[begin:]
    del line[begin:]
    return taken


def _settled(text: str) -> str:
    """Cleaned text in which only `\\n` ends a line."""
    return "\n".join(clean(line) for line in _LINE_END.split(text))


def _merged(runs: Iterable[_Set]) -> list[_Set]:
    """Neighbours of one manner become one run: fewer commands, and whole words in the file."""
    merged: list[_Set] = []
    for (span, face, as_drawn), group in groupby(runs, key=_manner):
        pieces = [run for _, run in group]
        if as_drawn and len(pieces) > 1:
            shown = "".join([run.shown for run in pieces])
            pieces = [Run(face, shown, None, sum(run.width for run in pieces))]
        merged += [(span, run) for run in pieces]
    return merged


def _manner(entry: _Set) -> tuple[Span, Face, bool]:
    span, run = entry
    return span, run.face, run.meant is None
