"""The facts strip: a few labelled facts next to each other on a quiet ground."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.pdf.spans import Text, spans_of
from exports.pdf.story import Story
from exports.pdf.strips import Cell, Panel, Placed, RuleMark, Strip, side_by_side
from exports.pdf.style import DEEP, GREY_SOFT

_GAP = 20.0
_SHARES = (1.0, 0.42, 0.36, 0.3)


@dataclass(frozen=True)
class Fact:
    """A label, what it says, and a note in small print under it."""

    label: str
    value: Text
    note: str = ""


def facts_strip(story: Story, facts: Sequence[Fact]) -> None:
    """The facts in one row if they fit, else in two columns or one."""
    pad = story.sheet.text * 0.9
    story.put(Strip(1.6, (Placed(story.left, 0.8, RuleMark(story.width, 1.6, DEEP)),), glued=True))
    with (
        story.panel(Panel(story.left, story.width, GREY_SOFT), padding=pad),
        story.inset(pad * 1.1, pad * 1.1),
        story.within("L"),
    ):
        for row in _rows(story, facts):
            story.put_all(side_by_side(_cells(story, *row), most=story.sheet.height / 3))
            story.space(0.4)


def _rows(story: Story, facts: Sequence[Fact]) -> list[tuple[Sequence[Fact], list[float]]]:
    """Facts by row, with the width of each column; long ones may take several lines to keep them in one row."""
    natural = [_natural(story, fact) for fact in facts]
    least = [_widest_word(story, fact) for fact in facts]
    for share in _SHARES:
        widths = [max(min(width, story.width * share), word) for width, word in zip(natural, least, strict=True)]
        spare = story.width - sum(widths) - _GAP * (len(facts) - 1)
        if spare >= 0:
            return [(facts, [width + spare / len(facts) for width in widths])]
    columns = 2 if max(least) <= (story.width - _GAP) / 2 else 1
    width = (story.width - _GAP * (columns - 1)) / columns
    return [(facts[start : start + columns], [width] * columns) for start in range(0, len(facts), columns)]


def _widest_word(story: Story, fact: Fact) -> float:
    words = "".join(span.text for span in spans_of(fact.value)).split()
    widest = max((story.text_width(word, story.sheet.body) for word in words), default=0.0)
    return max(widest, story.text_width(fact.label, story.sheet.small.but(bold=True))) + 1


def _natural(story: Story, fact: Fact) -> float:
    texts = ((fact.label, story.sheet.small), (fact.value, story.sheet.body), (fact.note, story.sheet.small))
    return max(story.text_width(text, style) for text, style in texts) + 1


def _cells(story: Story, facts: Sequence[Fact], widths: Sequence[float]) -> list[Cell]:
    cells: list[Cell] = []
    x = 0.0
    for fact, width in zip(facts, widths, strict=False):
        cells.append(_cell(story, fact, x, width))
        x += width + _GAP
    return cells


def _cell(story: Story, fact: Fact, x: float, width: float) -> Cell:
    cell = story.cell(x)
    item = story.elem.add("LI")
    small = story.sheet.small
    cell.put(story.lines(fact.label, small.but(bold=True), width), small.but(bold=True), item.add("Lbl"))
    body = item.add("LBody")
    cell.put(story.lines(fact.value, story.sheet.body, width), story.sheet.body, body.add("P"))
    if fact.note:
        cell.put(story.lines(fact.note, small, width), small, body.add("P"))
    return cell
