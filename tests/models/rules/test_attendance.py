"""Who is in the room, and who of them counts."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules.attendance import LeftBeforeArriving, Sets, Stay, present_at, require_order, sets_at

SIX = datetime(2026, 11, 12, 18, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_somebody_is_present_from_the_minute_they_come_until_the_minute_they_go() -> None:
    gwen = [Stay("Gwen", SIX, SIX + 30 * MINUTE)]

    present = [bool(present_at(gwen, SIX + n * MINUTE)) for n in (-1, 0, 29, 30)]

    assert present == [False, True, True, False]


def test_the_same_person_may_come_and_go_and_come_back() -> None:
    stays = [Stay("Gwen", SIX, SIX + 42 * MINUTE), Stay("Gwen", SIX + 55 * MINUTE)]

    assert present_at(stays, SIX + 50 * MINUTE) == frozenset()
    assert present_at(stays, SIX + 55 * MINUTE) == {"Gwen"}


def test_who_never_signed_out_stayed_to_the_end_and_not_beyond() -> None:
    stays = [Stay("Gwen", SIX), Stay("Ali")]
    end = SIX + 90 * MINUTE

    assert present_at(stays, end - MINUTE, ended=end) == {"Gwen", "Ali"}
    assert present_at(stays, end, ended=end) == frozenset()


def test_guests_and_those_with_an_interest_do_not_decide() -> None:
    sets = sets_at(["Gwen", "Ali", "Sam"], ["Gwen", "Ali", "guest"], ["Ali", "Sam"])

    assert sets == Sets(frozenset({"Gwen", "Ali", "Sam"}), frozenset({"Gwen", "Ali"}), frozenset({"Ali"}))
    assert sets.deciders == {"Gwen"}


def test_everybody_may_be_there_and_everybody_have_an_interest() -> None:
    sets = sets_at(["Gwen"], ["Gwen"], ["Gwen"])

    assert (sets.roll, sets.present, sets.recused, sets.deciders) == ({"Gwen"}, {"Gwen"}, {"Gwen"}, set())


def test_sets_that_do_not_nest_are_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="within"):
        Sets(frozenset({"Gwen"}), frozenset({"Ali"}))


def test_nobody_leaves_before_they_come() -> None:
    require_order(SIX, SIX + MINUTE)
    require_order(None, SIX)
    require_order(SIX, None)

    for minutes in (0, -1):
        with pytest.raises(LeftBeforeArriving):
            require_order(SIX, SIX + minutes * MINUTE)
