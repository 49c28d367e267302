"""What is free, what is refused, and what is offered instead."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.assets import (
    Committed,
    EmptyTime,
    Hold,
    NotFree,
    NothingAsked,
    Slot,
    Stock,
    TooMany,
    clashes,
    free,
    other_times,
    overlaps,
    peak,
    require_free,
    require_total,
)

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)


def at(hour: int, minute: int = 0, *, day: int = 1) -> datetime:
    """A time in winter, when London is at UTC."""
    return datetime(2027, 2, day, hour, minute, tzinfo=UTC)


NOW = at(6)
CHAIRS = Stock(10, (Hold(at(9), at(11), 6, "Book club"), Hold(at(11), at(13), 6, "Lunch club")))
PROJECTOR = Stock(1, (Hold(at(10), at(12), who="Gwen"),))

starts = st.integers(0, 20)
holds = st.builds(
    lambda start, length, quantity: Hold(at(0) + start * HOUR, length and at(0) + (start + length) * HOUR, quantity),
    starts,
    st.one_of(st.none(), st.integers(1, 6)),
    st.integers(1, 5),
)
stocks = st.builds(
    Stock, st.integers(1, 12), st.lists(holds, max_size=8).map(tuple), st.sampled_from([0 * HOUR, QUARTER, HOUR])
)


def test_two_groups_one_after_the_other_leave_four_chairs_all_morning() -> None:
    assert free(CHAIRS, at(9), at(13)) == 4
    assert free(CHAIRS, at(13), at(14)) == 10


def test_holds_that_touch_do_not_clash() -> None:
    assert not overlaps(Hold(at(10), at(12)), Hold(at(12), at(14)))
    assert overlaps(Hold(at(10), at(12)), Hold(at(11, 59), at(14)))


def test_a_gap_counts_once_before_and_after() -> None:
    held = Stock(1, PROJECTOR.holds, QUARTER)

    assert free(held, at(12, 15), at(13)) == 1
    assert free(held, at(12, 14), at(13)) == 0
    assert free(held, at(8), at(9, 45)) == 1
    assert free(held, at(8), at(9, 46)) == 0


def test_a_gap_keeps_two_holds_of_a_pair_apart() -> None:
    pair = Stock(2, (Hold(at(9), at(10)), Hold(at(10, 5), at(11))), QUARTER)

    assert peak(pair, at(9), at(11)) == 2


def test_something_never_returned_is_held_for_good() -> None:
    overdue = Stock(2, (Hold(at(9), None),))

    assert [free(overdue, at(9, day=day), None) for day in (1, 28)] == [1, 1]
    assert free(overdue, at(7), at(9)) == 2


def test_a_clash_names_who_and_until_when_and_offers_the_nearest_other_times() -> None:
    with pytest.raises(NotFree) as refused:
        require_free(PROJECTOR, Hold(at(11), at(13)), now=NOW)

    assert (refused.value.asked, refused.value.free) == (1, 0)
    assert [(hold.who, hold.end) for hold in refused.value.clashes] == [("Gwen", at(12))]
    assert refused.value.alternatives == (
        Slot(at(12), at(14)),
        Slot(at(8), at(10)),
        Slot(at(11, day=2), at(13, day=2)),
    )


def test_the_next_start_keeps_the_gap() -> None:
    held = Stock(1, PROJECTOR.holds, QUARTER)

    with pytest.raises(NotFree) as refused:
        require_free(held, Hold(at(12), at(13)), now=at(10))

    assert refused.value.alternatives[0] == Slot(at(12, 15), at(13, 15))
    assert other_times(held, Hold(at(9), at(10)), now=NOW)[0] == Slot(at(8, 45), at(9, 45))


def test_a_time_that_would_run_into_the_next_hold_is_not_offered() -> None:
    twice = Stock(1, (Hold(at(10), at(12)), Hold(at(13), at(15))))

    offered = other_times(twice, Hold(at(11), at(13)), now=NOW)

    assert [slot.start for slot in offered] == [at(8), at(15), at(11, day=2)]


def test_of_two_equally_near_the_later_comes_first_and_one_that_begins_now_still_counts() -> None:
    offered = other_times(PROJECTOR, Hold(at(10), at(12)), now=at(8))

    assert offered[:2] == (Slot(at(12), at(14)), Slot(at(8), at(10)))


def test_waking_hours_run_from_seven_to_ten_at_night() -> None:
    day_long = Hold(at(12), at(15))

    early, late = Stock(1, (Hold(at(10), at(20)),)), Stock(1, (Hold(at(9), at(19)),))
    too_early, too_late = Stock(1, (Hold(at(9, 59), at(20)),)), Stock(1, (Hold(at(9), at(19, 1)),))

    assert [other_times(stock, day_long, now=NOW)[0].start for stock in (early, late)] == [at(7), at(19)]
    assert [other_times(stock, day_long, now=NOW)[0].start for stock in (too_early, too_late)] == [at(12, day=2)] * 2


def test_nothing_that_ends_at_midnight_is_offered() -> None:
    evening = Stock(1, (Hold(at(12), at(20)),))

    offered = other_times(evening, Hold(at(18), at(22)), now=at(13))

    assert [slot.start for slot in offered] == [at(18, day=day) for day in (2, 3, 4)]


def test_days_before_are_offered_too_and_nothing_over_four_weeks_away() -> None:
    taken = Stock(1, (Hold(at(1, day=20), None),))
    gone = Stock(1, (Hold(at(1, day=1), at(1, day=28) + HOUR * 24 * 28),))

    assert [slot.start for slot in other_times(taken, Hold(at(18, day=20), at(19, day=20)), now=NOW)] == [
        at(18, day=19),
        at(18, day=18),
        at(18, day=17),
    ]
    assert other_times(gone, Hold(at(18), at(19)), now=NOW) == ()


def test_nothing_in_the_past_or_the_night_is_offered() -> None:
    late = Stock(1, (Hold(at(20), at(21, 30)),))

    with pytest.raises(NotFree) as refused:
        require_free(late, Hold(at(20), at(21)), now=at(19, 30))

    assert [slot.start for slot in refused.value.alternatives] == [at(20, day=day) for day in (2, 3, 4)]


def test_the_same_time_on_another_day_is_the_same_by_the_clock_after_it_changes() -> None:
    saturday = datetime(2027, 3, 27, 18, tzinfo=UTC)
    taken = Stock(1, (Hold(saturday - 12 * HOUR, saturday + 4 * HOUR),))

    offered = other_times(taken, Hold(saturday, saturday + HOUR), now=saturday)

    assert [slot.start for slot in offered] == [
        datetime(2027, 3, 28, 17, tzinfo=UTC),
        datetime(2027, 3, 29, 17, tzinfo=UTC),
        datetime(2027, 3, 30, 17, tzinfo=UTC),
    ]


def test_when_it_is_never_free_nothing_is_offered() -> None:
    gone = Stock(1, (Hold(at(1), None),))

    assert other_times(gone, Hold(at(11), at(13)), now=NOW) == ()
    assert other_times(PROJECTOR, Hold(at(11), None), now=NOW) == ()


@pytest.mark.parametrize(
    ("want", "why"),
    [
        (Hold(at(9), at(9)), EmptyTime),
        (Hold(at(9), at(8)), EmptyTime),
        (Hold(at(7), at(8), 0), NothingAsked),
        (Hold(at(7), at(8), 11), TooMany),
    ],
)
def test_what_makes_no_sense_is_refused(want: Hold, why: type[Exception]) -> None:
    with pytest.raises(why):
        require_free(CHAIRS, want, now=NOW)


def test_as_many_as_are_free_are_not_refused() -> None:
    require_free(CHAIRS, Hold(at(9), at(13), 4), now=NOW)

    with pytest.raises(NotFree):
        require_free(CHAIRS, Hold(at(9), at(13), 5), now=NOW)


def test_stock_is_not_lowered_below_what_is_promised() -> None:
    require_total(CHAIRS, 6, now=NOW)

    with pytest.raises(Committed) as refused:
        require_total(CHAIRS, 5, now=NOW)

    assert (refused.value.total, refused.value.peak) == (5, 6)
    assert [hold.who for hold in refused.value.holds] == ["Book club", "Lunch club"]


def test_what_is_over_does_not_bind_any_more() -> None:
    require_total(CHAIRS, 0, now=at(13))


@given(stocks, holds, holds)
def test_clashing_is_mutual_and_found_whatever_the_order(stock: Stock, one: Hold, other: Hold) -> None:
    assert overlaps(one, other, stock.gap) == overlaps(other, one, stock.gap)
    assert set(clashes(Stock(1, stock.holds[::-1], stock.gap), one)) == set(clashes(stock, one))


@given(stocks, starts, st.integers(1, 6))
def test_the_peak_is_what_counting_each_quarter_of_an_hour_finds(stock: Stock, start: int, length: int) -> None:
    begin, end = at(0) + start * HOUR, at(0) + (start + length) * HOUR
    instants = [begin + n * QUARTER for n in range(int((end + stock.gap - begin) / QUARTER))]

    held = [
        sum(hold.quantity for hold in stock.holds if hold.start <= t and (not hold.end or t < hold.end + stock.gap))
        for t in instants
    ]

    assert peak(stock, begin, end) == max(held)


@given(stocks, holds)
def test_every_time_on_offer_can_be_taken(stock: Stock, want: Hold) -> None:
    offered = other_times(stock, want, now=at(8))

    assert len(offered) <= 3
    for slot in offered:
        assert want.end is not None and slot.end - slot.start == want.end - want.start
        assert slot.start >= at(8)
        assert free(stock, slot.start, slot.end) >= want.quantity
