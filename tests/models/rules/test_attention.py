"""What copies put together cannot have meant, on paper."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules.assets import Hold
from models.rules.attention import Kind, Labels, lent_beyond, promised_beyond


def hour(hours: int) -> datetime:
    """An hour of a day."""
    return datetime(2026, 11, 30, tzinfo=UTC) + timedelta(hours=hours)


def hold(name: str, start: int, end: int, quantity: int = 1) -> Hold:
    """So many, from hour to hour."""
    return Hold(hour(start), hour(end), quantity, name, name)


@pytest.mark.parametrize(
    ("total", "lent", "is_beyond"),
    [(1, [], False), (1, [1], False), (1, [1, 1], True), (10, [4, 6], False), (10, [4, 7], True)],
)
def test_no_more_can_be_out_than_there_is(total, lent, is_beyond):
    assert lent_beyond(total, lent) is is_beyond


@pytest.mark.parametrize(
    ("total", "gap", "holds", "clashing"),
    [
        (1, 0, [("a", 10, 12), ("b", 12, 14)], ""),
        (1, 15, [("a", 10, 12), ("b", 12, 14)], "ab"),
        (1, 0, [("a", 10, 13), ("b", 12, 14), ("c", 14, 15)], "ab"),
        (2, 0, [("a", 10, 13), ("b", 12, 14)], ""),
        (2, 0, [("a", 10, 13), ("b", 12, 14), ("c", 12, 13)], "abc"),
        (1, 0, [("a", 10, 13)], ""),
        (5, 0, [("a", 10, 13, 6)], ""),
    ],
)
def test_promises_clash_where_more_is_promised_than_there_is(total, gap, holds, clashing):
    found = promised_beyond(total, [hold(*each) for each in reversed(holds)], timedelta(minutes=gap))

    assert "".join(each.id for each in found) == clashing


@pytest.mark.parametrize(
    ("label", "taken", "spare"),
    [
        ("K-07", ["K-07"], "K-08"),
        ("K-09", ["K-09", "k-10 "], "K-11"),
        ("099", [], "100"),
        ("Drill", ["drill", "Drill 2"], "Drill 3"),
        (" 7 ", ["7"], "8"),
        ("K-01", ["K-01", "K-20"], "K-21"),
        ("9" * 5000, ["9" * 5000], "9" * 5000 + " 2"),
    ],
)
def test_the_next_label_is_one_that_nobody_uses(label, taken, spare):
    assert Labels(taken).next_after(label) == spare


def test_what_only_another_bundle_brings_is_nothing_to_settle():
    waiting = [kind.value for kind in Kind if not kind.can_be_settled]

    assert waiting == ["incomplete", "not_come", "withheld", "newer"]
