"""Lists of people: short ones side by side, long ones in as many columns as their names allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.pdf.spans import Span
from exports.pdf.story import Story
from exports.pdf.strips import Cell, glued, side_by_side
from exports.pdf.structure import Elem

_GAP = 18.0
_DOWN = 12  # up to so many lines names run down the columns; longer lists run across, so that pages can part them


@dataclass(frozen=True)
class Group:
    """People with a title over them; each is written as spans."""

    title: str
    people: Sequence[Sequence[Span]]


def people_list(story: Story, groups: Sequence[Group]) -> None:
    """All groups that have people in them."""
    listed = [_Listed(story, group) for group in groups if group.people]
    columns = [2 if number == 0 and len(one.group.people) > 3 else 1 for number, one in enumerate(listed)]
    total = sum(count * one.width for count, one in zip(columns, listed, strict=True)) + _GAP * (sum(columns) - 1)
    short = all(len(one.group.people) <= 8 * count for count, one in zip(columns, listed, strict=True))
    if short and total <= story.width and len(listed) > 1:
        spare = min((story.width - total) / max(sum(columns) - 1, 1), 36.0)
        _beside(story, list(zip(listed, columns, [one.width + spare for one in listed], strict=True)))
        return
    for row in _in_rows(story, listed):
        if len(row) == 1:
            _below(story, row[0])
        else:
            _beside(story, [(one, 1, (story.width - _GAP) / 2) for one in row])
        story.space(0.55)


def _in_rows(story: Story, listed: list["_Listed"]) -> list[list["_Listed"]]:
    """Everybody present over the whole width; the two other groups share a row where both are short."""
    others = listed[1:]
    small = all(len(one.group.people) <= 6 and one.width <= (story.width - _GAP) / 2 for one in others)
    return [listed[:1], others] if small and len(others) == 2 else [[one] for one in listed]


class _Listed:
    """One group in the tree: its title, a list, and one item for each person."""

    def __init__(self, story: Story, group: Group) -> None:
        self.story, self.group = story, group
        self.title_style = story.sheet.small.but(bold=True)
        self._title = story.elem.add("P")
        people = story.elem.add("L")
        self._items = [people.add("LI").add("LBody") for _ in group.people]
        widest = max(story.text_width(person, story.sheet.cell) for person in group.people)
        self.width = max(min(widest, story.width * 0.48), story.text_width(group.title, self.title_style)) + 1

    def put_title(self, cell: Cell, width: float, *, seen: bool = True) -> None:
        """The title, or a blank line of its height over a second column."""
        elem: Elem | None = self._title if seen else None
        cell.put(
            self.story.lines(self.group.title if seen else "\u00a0", self.title_style, width), self.title_style, elem
        )

    def put_people(self, cell: Cell, numbers: Iterable[int], width: float) -> None:
        """Some of the people, one under the other."""
        style = self.story.sheet.cell
        for number in numbers:
            cell.put(self.story.lines(self.group.people[number], style, width), style, self._items[number])


def _beside(story: Story, row: Sequence[tuple[_Listed, int, float]]) -> None:
    """Groups next to each other, each in a number of columns of a width."""
    cells: list[Cell] = []
    x = 0.0
    for one, count, width in row:
        for column, numbers in enumerate(_down(len(one.group.people), count)):
            cells.append(story.cell(x))
            one.put_title(cells[-1], width, seen=column == 0)
            one.put_people(cells[-1], numbers, width)
            x += width + _GAP
    story.put_all(side_by_side(cells, most=story.sheet.height / 2))


def _below(story: Story, one: _Listed) -> None:
    count = len(one.group.people)
    columns = max(1, min(4, count, int((story.width + _GAP) / (one.width + _GAP))))
    width = (story.width - _GAP * (columns - 1)) / columns
    title = story.cell()
    one.put_title(title, story.width)
    story.put_all(glued(side_by_side([title], most=story.sheet.height / 3), last=True))
    down = _down(count, columns)
    if len(down[0]) > _DOWN:
        for start in range(0, count, columns):
            _row(story, one, [[number] for number in range(start, min(start + columns, count))], width)
    else:
        _row(story, one, down, width)


def _row(story: Story, one: _Listed, columns: Sequence[Iterable[int]], width: float) -> None:
    cells: list[Cell] = []
    for place, numbers in enumerate(columns):
        cells.append(story.cell(place * (width + _GAP)))
        one.put_people(cells[-1], numbers, width)
    story.put_all(side_by_side(cells, most=story.sheet.height / 2))


def _down(count: int, columns: int) -> list[range]:
    """Numbers down the columns, as even as they can be."""
    rows = -(-count // columns)
    return [range(start, min(start + rows, count)) for start in range(0, count, rows)]
