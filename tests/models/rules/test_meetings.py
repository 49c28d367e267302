"""A meeting's course: its states, its seals, its clock, its notice."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules.meetings import (
    ItemClock,
    MeetingSealed,
    MeetingState,
    NotLater,
    Part,
    WrongState,
    clear_days,
    planned_starts,
    predicted_end,
    require_closed,
    require_later,
    require_planned,
    require_running,
    require_unsealed,
    sealed_by,
    send_by,
)

SIX = datetime(2026, 11, 12, 18, tzinfo=UTC)


def after(minutes: int) -> datetime:
    """So many minutes after six."""
    return SIX + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("require", "needed"),
    [
        (require_planned, MeetingState.PLANNED),
        (require_running, MeetingState.RUNNING),
        (require_closed, MeetingState.CLOSED),
    ],
)
def test_a_deed_has_its_one_state(require: Callable[[MeetingState], None], needed: MeetingState) -> None:
    require(needed)

    for state in set(MeetingState) - {needed}:
        with pytest.raises(WrongState) as refused:
            require(state)
        assert (refused.value.needed, refused.value.state) == (needed, state)


def test_what_each_state_seals() -> None:
    sealed = {str(state): [str(part) for part in Part if sealed_by(state, part)] for state in MeetingState}

    assert sealed == {
        "planned": [],
        "running": [],
        "closed": ["agenda", "interests", "decisions", "stances"],
        "approved": ["details", "agenda", "attendance", "interests", "notes", "decisions", "stances", "actions"],
    }


def test_a_seal_says_what_and_by_what() -> None:
    require_unsealed(MeetingState.CLOSED, Part.NOTES)
    require_unsealed(MeetingState.APPROVED, Part.PROGRESS)

    with pytest.raises(MeetingSealed) as refused:
        require_unsealed(MeetingState.APPROVED, Part.STANCES)
    assert (refused.value.part, refused.value.by) == (Part.STANCES, MeetingState.APPROVED)

    with pytest.raises(MeetingSealed) as refused:
        require_unsealed(MeetingState.CLOSED, Part.STANCES)
    assert refused.value.by == MeetingState.CLOSED


def test_minutes_are_approved_at_a_later_meeting() -> None:
    require_later(SIX, after(1))

    for minutes in (0, -1):
        with pytest.raises(NotLater):
            require_later(SIX, after(minutes))


def test_items_follow_one_another() -> None:
    items = [ItemClock(10), ItemClock(None), ItemClock(25), ItemClock(5)]

    assert planned_starts(SIX, items) == (after(0), after(10), after(10), after(35))


@pytest.mark.parametrize(
    ("items", "now", "end"),
    [
        ([ItemClock(10), ItemClock(20), ItemClock()], after(-60), after(30)),
        ([ItemClock(10), ItemClock(20)], after(5), after(35)),
        ([ItemClock(10, SIX), ItemClock(20)], after(4), after(30)),
        ([ItemClock(10, SIX), ItemClock(20)], after(18), after(38)),
        ([ItemClock(10, SIX, after(4)), ItemClock(20, after(4))], after(5), after(24)),
        ([ItemClock(10, SIX, after(30)), ItemClock(20, after(30), after(60))], after(60), after(60)),
        ([], after(7), after(7)),
    ],
)
def test_the_end_is_what_is_left_from_now(items: list[ItemClock], now: datetime, end: datetime) -> None:
    assert predicted_end(SIX, items, now) == end


def test_clear_days_leave_out_both_ends() -> None:
    meeting = date(2025, 3, 12)

    assert [clear_days(meeting - timedelta(days=n), meeting) for n in (8, 2, 1, 0, -3)] == [7, 1, 0, 0, 0]
    assert send_by(meeting, 7) == date(2025, 3, 4)
    assert clear_days(send_by(meeting, 14), meeting) == 14
