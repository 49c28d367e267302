"""No hidden number can be worked out from what is shown."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import suppression
from models.rules.suppression import Line, Shown, Table

COUNTS = st.integers(0, 9)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=3)
)


@given(st.lists(COUNTS, min_size=1, max_size=4))
def test_no_hidden_number_of_a_line_can_be_worked_out(counts):
    named = {str(place): count for place, count in enumerate(counts)}

    told = suppression.line(named)

    shown = [*told.cells.values(), told.total]
    assert_true_and_small_ones_hidden(shown, [*counts, sum(counts)])
    assert_not_worked_out(shown, list(lines_like(told, sum(counts))))


@given(TABLES)
def test_no_hidden_number_of_a_table_can_be_worked_out(counts):
    told = suppression.table(counts)

    true = with_sums(counts)
    assert_true_and_small_ones_hidden(flat(told), true)
    assert_not_worked_out(flat(told), list(tables_like(told, counts)))


@pytest.mark.parametrize("width", [2, 4])
def test_nothing_can_be_worked_out_of_the_smallest_numbers(width):
    for counts in product((0, 1, 2, 5), repeat=4):
        rows: list[list[int]] = [list(counts[start : start + width]) for start in range(0, 4, width)]

        told = suppression.table(rows)

        assert_not_worked_out(flat(told), list(tables_like(told, rows)))


def test_large_numbers_are_all_shown():
    assert suppression.line({"a": 5, "b": 0, "c": 12}) == Line({"a": 5, "b": 0, "c": 12}, 17)
    assert suppression.table([[5, 9], [0, 7]]) == Table(((5, 9), (0, 7)), (14, 7), (5, 16), 21)


def test_a_row_with_one_number_only_hides_its_sum_as_well():
    told = suppression.table([[3, 0], [8, 9]])

    assert told.cells[0][0] is None
    assert told.rows[0] is None


def flat(table: Table) -> list[Shown]:
    """Cells, then the sums of rows and columns, then of all."""
    return [*(cell for row in table.cells for cell in row), *table.rows, *table.columns, table.total]


def assert_true_and_small_ones_hidden(shown: list[Shown], true: list[int]) -> None:
    """Whatever is shown is so, and no number from one to four is."""
    for told, count in zip(shown, true, strict=True):
        assert told is None or (told == count and not 1 <= told <= suppression.SMALL)


def lines_like(told: Line, total: int) -> Iterator[list[int]]:
    """Every line somebody could think of who sees this one and knows that nothing is never hidden."""
    free = [range(1, total + 8) if cell is None else (cell,) for cell in told.cells.values()]
    for cells in product(*free):
        if (told.total is None and sum(cells)) or sum(cells) == told.total:
            yield [*cells, sum(cells)]


def tables_like(told: Table, counts: list[list[int]]) -> Iterator[list[int]]:
    """The same for tables, as far as no number is more than one away: if anything can change, it can by one."""
    free = [
        (max(1, count - 1), count, count + 1) if cell is None else (count,)
        for row, counted in zip(told.cells, counts, strict=True)
        for cell, count in zip(row, counted, strict=True)
    ]
    width = len(counts[0])
    shown = flat(told)
    for cells in product(*free):
        each = with_sums([list(cells[start : start + width]) for start in range(0, len(cells), width)])
        if all(value in (None, other) for value, other in zip(shown, each, strict=True)):
            yield each


def with_sums(counts: list[list[int]]) -> list[int]:
    """Cells, then the sums of rows and columns, then of all."""
    sums = [*map(sum, counts), *map(sum, zip(*counts, strict=True)), sum(map(sum, counts))]
    return [cell for row in counts for cell in row] + sums


def assert_not_worked_out(shown: list[Shown], thinkable: list[list[int]]) -> None:
    """Every hidden number could be more than one."""
    for place, told in enumerate(shown):
        assert told is not None or len({each[place] for each in thinkable}) > 1
