"""Charts: bars and lines drawn as one picture that says what it shows, each with its numbers in a table beneath."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.language import _
from exports.pdf.lines import Line
from exports.pdf.meeting_paper import Printing
from exports.pdf.pen import Pen
from exports.pdf.plain_paper import ruled
from exports.pdf.spans import Text
from exports.pdf.story import Story
from exports.pdf.strips import Placed, Strip
from exports.pdf.structure import Elem
from exports.pdf.style import ACCENT, AMBER, HAIR, PAPER, SOFT, WHITE, TextStyle
from exports.pdf.table import Column
from models.rules.scales import ticks

_HEIGHT = 150.0
_FOOT = 20.0
_MOST_LABELS = 13
_AXIS = 24.0  # at least so much of the width is for the numbers at the side
_APART = 4.0


@dataclass(frozen=True)
class Series:
    """One row of numbers, and what each of them counts."""

    name: str
    values: Sequence[int]


@dataclass(frozen=True)
class Chart:
    """What is shown: a name for the whole, one label for each place (`short` under the picture), one or two series."""

    name: str
    places: str
    labels: Sequence[str]
    series: Sequence[Series]
    short: Sequence[str] = ()

    @property
    def highest(self) -> int:
        """The greatest number in it."""
        return max((value for each in self.series for value in each.values), default=0)

    @property
    def alt(self) -> str:
        """What somebody hears who does not see it: the numbers follow in the table."""
        parts = [_("{name}: {series}").format(name=self.name, series=", ".join(each.name for each in self.series))]
        for each in self.series:
            if each.values:
                low, high = min(each.values), max(each.values)
                at = self.labels[list(each.values).index(high)]
                words = _("{series} between {low} and {high}, highest at {place}")
                parts.append(words.format(series=each.name, low=low, high=high, place=at))
        return ". ".join([*parts, _("The numbers are in the table below.")])


@dataclass(frozen=True)
class _Drawn:
    """A chart at its size, every label set."""

    chart: Chart
    elem: Elem
    width: float
    style: TextStyle
    marks: tuple[tuple[int, Line], ...]
    labels: tuple[Line | None, ...]
    as_line: bool

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it; everything inside is one picture."""
        with pen.figure(self.elem, (x, y, self.width, _HEIGHT)):
            left = x + max((line.width for _value, line in self.marks), default=0.0) + 8
            self._grid(pen, x, left, y)
            step = (x + self.width - left) / max(len(self.chart.labels), 1)
            for number, label in enumerate(self.labels):
                if label:
                    middle = left + step * (number + 0.5)
                    pen.write(label, middle - label.width / 2, y + _HEIGHT - 5, self.style, None)
            draw = self._lines if self.as_line else self._bars
            draw(pen, left, step, y)

    def _height(self, value: int) -> float:
        top = max(self.marks[-1][0], 1)
        return (_HEIGHT - _FOOT - self.style.size) * value / top

    def _grid(self, pen: Pen, x: float, left: float, y: float) -> None:
        for value, line in self.marks:
            at = y + _HEIGHT - _FOOT - self._height(value)
            pen.rule(left, at, x + self.width - left, thickness=0.5, colour=HAIR if value else SOFT)
            pen.write(line, left - 6 - line.width, at + self.style.size * 0.33, self.style, None)

    def _bars(self, pen: Pen, left: float, step: float, y: float) -> None:
        """The bars of a second series are hollow: colour is never the only sign."""
        count = len(self.chart.series)
        wide = min(step * 0.66 / count, 34.0)
        for which, series in enumerate(self.chart.series):
            for number, value in enumerate(series.values):
                at = left + step * (number + 0.5) + (which - count / 2) * wide
                self._bar(pen, (at, y + _HEIGHT - _FOOT), (wide * 0.92, self._height(value)), hollow=bool(which))

    @staticmethod
    def _bar(pen: Pen, foot: tuple[float, float], size: tuple[float, float], *, hollow: bool) -> None:
        (x, y), (wide, high) = foot, size
        if high <= 0:
            return
        pen.box(x, y - high, wide, high, fill=AMBER if hollow else ACCENT)
        if hollow and high > 3:
            pen.box(x + 1.2, y - high + 1.2, wide - 2.4, high - 2.4, fill=WHITE)

    def _lines(self, pen: Pen, left: float, step: float, y: float) -> None:
        from exports.pdf.reportlab_door import HexColor

        for which, series in enumerate(self.chart.series):
            colour = AMBER if which else ACCENT
            points = [
                (left + step * (number + 0.5), y + _HEIGHT - _FOOT - self._height(value))
                for number, value in enumerate(series.values)
            ]
            pen.canvas.setStrokeColor(HexColor(colour))
            pen.canvas.setLineWidth(1.8)
            path = pen.canvas.beginPath()
            for number, (px, py) in enumerate(points):
                (path.lineTo if number else path.moveTo)(px, PAPER[1] - py)
            pen.canvas.drawPath(path, stroke=1, fill=0)
            for px, py in points:
                pen.disc(px, py, 2.6, colour=colour, hollow=bool(which))


def bar_chart(story: Story, chart: Chart, printing: Printing) -> None:
    """Upright bars, side by side where there are two series."""
    _chart(story, chart, printing, as_line=False)


def line_chart(story: Story, chart: Chart, printing: Printing) -> None:
    """A line through the numbers of each series."""
    _chart(story, chart, printing, as_line=True)


def _chart(story: Story, chart: Chart, printing: Printing, *, as_line: bool) -> None:
    """Its name, a legend where there are two series, the picture, the table; without any number only words.

    A single number is no picture: its table says it.
    """
    if not chart.labels or not chart.highest:
        story.paragraph(_("{name}: nothing to count.").format(name=chart.name))
        return
    first = len(story.strips)
    story.paragraph(chart.name, story.sheet.body.but(bold=True))
    if len(chart.labels) > 1:
        _picture(story, chart, as_line=as_line)
    story.keep(first, last=True)
    story.space(0.5)
    columns = [Column(chart.places, share=4), *(Column(each.name, share=2) for each in chart.series)]
    rows: list[list[Text]] = [
        [label, *(f"{each.values[number]:,}" for each in chart.series)] for number, label in enumerate(chart.labels)
    ]
    ruled(story, columns, rows, summary=chart.name, printing=printing, padding=0.14)


def _picture(story: Story, chart: Chart, *, as_line: bool) -> None:
    if len(chart.series) > 1:
        legend = _("Full: {first}. Hollow: {second}.").format(first=chart.series[0].name, second=chart.series[1].name)
        story.paragraph(legend, story.sheet.small)
    drawn = _drawn(story, chart, story.elem.add("Figure", Alt=chart.alt), as_line=as_line)
    story.space(0.2)
    story.put(Strip(_HEIGHT, (Placed(story.left, 0.0, drawn),)))


def _drawn(story: Story, chart: Chart, elem: Elem, *, as_line: bool) -> _Drawn:
    style = story.sheet.small
    every, room = _spacing(story, chart, style)
    told = len(story.told)  # the picture repeats words that are in the table
    labels = tuple(
        _short(story, label, style, room) if number % every == 0 else None
        for number, label in enumerate(chart.short or chart.labels)
    )
    marks = tuple((value, _line(story, f"{value:,}", style)) for value in ticks(chart.highest))
    del story.told[told:]
    return _Drawn(chart, elem, story.width, style, marks, labels, as_line)


def _spacing(story: Story, chart: Chart, style: TextStyle) -> tuple[int, float]:
    """Each how many places one is named, and the room for its name: days and months are left out rather than cut."""
    every = -(-len(chart.labels) // _MOST_LABELS)
    step = (story.width - _AXIS) / len(chart.labels)
    widest = max((story.text_width(label, style) for label in chart.short), default=0.0)
    while widest > step * every - _APART and every < len(chart.labels):
        every += 1
    return every, step * every - _APART


def _line(story: Story, words: str, style: TextStyle) -> Line:
    return (story.lines(words, style, width=10_000) or [Line((), 0.0)])[0]


def _short(story: Story, words: str, style: TextStyle, room: float) -> Line:
    """As much of a label as there is room for."""
    words = " ".join(words.split())[:60]
    while len(words) > 2 and story.text_width(words, style) > room:
        words = words[:-2].rstrip(" …") + "…"
    return _line(story, words, style)
