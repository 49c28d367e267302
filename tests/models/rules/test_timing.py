"""The item timer and the end of the meeting, to the minute."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.meetings import ItemClock, predicted_end
from models.rules.timing import Pace, item_time, out_of_reach, prediction, seconds

SIX = datetime(2026, 11, 12, 18, tzinfo=UTC)


def after(minutes: int, second: int = 0) -> datetime:
    """So long after six."""
    return SIX + timedelta(minutes=minutes, seconds=second)


@pytest.mark.parametrize(
    ("item", "now", "drawn"),
    [
        (ItemClock(10), after(5), "600 0 600 0 waiting"),
        (ItemClock(10, SIX), after(0), "600 0 600 0 in_time"),
        (ItemClock(10, SIX), after(7, 59), "600 479 121 0 in_time"),
        (ItemClock(10, SIX), after(8), "600 480 120 0 ending"),
        (ItemClock(10, SIX), after(10), "600 600 0 0 ending"),
        (ItemClock(10, SIX), after(10, 1), "600 601 0 1 over"),
        (ItemClock(5, SIX), after(3, 59), "300 239 61 0 in_time"),
        (ItemClock(5, SIX), after(4), "300 240 60 0 ending"),
        (ItemClock(10, SIX, after(12)), after(90), "600 720 0 120 over"),
        (ItemClock(10, SIX, after(4)), after(90), "600 240 360 0 in_time"),
        (ItemClock(None, SIX), after(90), "- 5400 0 0 in_time"),
        (ItemClock(0, SIX), after(1), "- 60 0 0 in_time"),
        (ItemClock(10, after(5)), after(4), "600 0 600 0 in_time"),
    ],
)
def test_the_timer(item: ItemClock, now: datetime, drawn: str) -> None:
    time = item_time(item, now)

    planned = seconds(time.planned) if time.planned else "-"
    assert f"{planned} {seconds(time.spent)} {seconds(time.left)} {seconds(time.over)} {time.pace}" == drawn


@pytest.mark.parametrize(
    ("now", "closing", "drawn"),
    [
        (SIX, None, "35 0 0 0"),
        (SIX, after(35), "35 0 0 0"),
        (SIX, after(30), "35 5 0 0"),
        (SIX, after(60), "35 0 25 0"),
        (after(14), after(35), "39 4 0 4"),
    ],
)
def test_the_end_of_the_meeting_against_the_closing_of_the_room(
    now: datetime, closing: datetime | None, drawn: str
) -> None:
    items = [ItemClock(10, SIX), ItemClock(20), ItemClock(5)]

    found = prediction(SIX, items, now, closing=closing)

    lengths = (found.ends - SIX, found.past_closing, found.spare, found.overrun)
    assert " ".join(str(length // timedelta(minutes=1)) for length in lengths) == drawn


def test_what_will_not_be_reached_before_the_room_closes() -> None:
    items = [ItemClock(10, SIX, after(30)), ItemClock(20, after(30)), ItemClock(5), ItemClock()]

    assert out_of_reach(SIX, items, after(30), after(54)) == (2, 3)
    assert out_of_reach(SIX, items, after(30), after(55)) == ()
    assert out_of_reach(SIX, items, after(60), after(30)) == (1, 2, 3)


clocks = st.builds(
    ItemClock,
    st.none() | st.integers(0, 90),
    st.none() | st.integers(-10, 200).map(after),
)
agendas = st.lists(clocks, max_size=8)


@given(clocks, st.integers(-20, 300))
def test_time_is_spent_left_or_over_and_never_lost(item: ItemClock, minutes: int) -> None:
    time = item_time(item, after(minutes))

    assert min(time.spent, time.left, time.over) >= timedelta(0)
    if time.planned is not None:
        assert time.spent + time.left == time.planned + time.over
    assert (time.pace is Pace.OVER) == (time.over > timedelta(0))
    assert (time.pace is Pace.WAITING) == (item.started is None)


@given(agendas, st.integers(-20, 300), st.integers(0, 300))
def test_the_prediction_is_the_meetings_own_and_says_how_far_from_closing(
    items: list[ItemClock], minutes: int, closing: int
) -> None:
    found = prediction(SIX, items, after(minutes), closing=after(closing))

    assert found.ends == predicted_end(SIX, items, after(minutes))
    assert found.ends - after(closing) == found.past_closing - found.spare
    assert timedelta(0) in (found.past_closing, found.spare)
    assert bool(out_of_reach(SIX, items, after(minutes), after(closing))) == bool(items and found.past_closing)
