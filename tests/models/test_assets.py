"""Lending, taking back and booking shared things, and what the list says of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.commands import assets as deeds
from models.errors import Missing, NotFound
from models.history import History
from models.queries import assets, holds
from models.rules.asset_use import AlreadyBack, InUse, MayNotBeLent, MoreThanLent, NotFit, Over
from models.rules.assets import Committed, EmptyTime, NotFree, Slot, TooMany
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_assets import TOMORROW, asset, book, lend, person

IN_A_WEEK = TODAY + timedelta(days=7)


def at(day: int, hour: int) -> datetime:
    """An hour of a day in November 2026, when London keeps UTC."""
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def shown(store: Store, now: datetime = NOW) -> list[str]:
    """The list as a person might read it out."""
    with store.read() as reader:
        return [
            f"{row.name} | {row.free} of {row.quantity} | {', '.join(loan.person for loan in row.out)}".rstrip(" |")
            for row in assets.rows(reader, now)
        ]


def test_a_thing_lent_is_out_with_the_borrower_and_no_longer_free(store: Store) -> None:
    projector, hari = asset(store, "Projector"), person(store, "Hari Patel")

    lend(store, projector, hari, IN_A_WEEK)

    assert shown(store) == ["Projector | 0 of 1 | Hari Patel"]


def test_what_is_overdue_comes_first_and_the_longest_over_at_the_top(store: Store) -> None:
    hari = person(store, "Hari Patel")
    for name, days in (("Tent", 3), ("Drill", 1), ("Anvil", 9)):
        lend(store, asset(store, name), hari, TODAY + timedelta(days=days))

    later = NOW + timedelta(days=5)

    assert [line.split(" ")[0] for line in shown(store, later)] == ["Drill", "Tent", "Anvil"]
    with store.read() as reader:
        assert assets.counts(reader, later.date()) == assets.AssetCounts(total=3, out=3, overdue=2)


def test_lending_what_is_booked_is_refused_with_who_holds_it_and_other_times(store: Store) -> None:
    kit, hari, isla = asset(store, "Simulation kit"), person(store, "Hari Patel"), person(store, "Isla Morrison")
    book(store, kit, isla, at(25, 10))

    with pytest.raises(NotFree) as refused:
        lend(store, kit, hari, date(2026, 11, 26))

    assert [hold.who for hold in refused.value.clashes] == ["Isla Morrison"]
    assert len(refused.value.alternatives) == 3
    assert shown(store) == ["Simulation kit | 1 of 1"]


def test_bookings_that_touch_are_fine_and_those_that_overlap_are_refused(store: Store) -> None:
    room, hari = asset(store, "Room", kind="room"), person(store, "Hari Patel")
    book(store, room, hari, at(25, 10))
    book(store, room, hari, at(25, 12))

    with pytest.raises(NotFree) as refused:
        book(store, room, hari, at(25, 11))

    assert refused.value.alternatives[0] == Slot(at(25, 14), at(25, 16))


def test_the_gap_stays_free_between_bookings(store: Store) -> None:
    room, hari = asset(store, "Room", kind="room", gap_minutes=30), person(store, "Hari Patel")
    book(store, room, hari, at(25, 10))

    with pytest.raises(NotFree):
        book(store, room, hari, at(25, 12))

    book(store, room, hari, at(25, 12) + timedelta(minutes=30))


def test_six_chairs_in_the_morning_and_six_at_noon_leave_four_all_day(store: Store) -> None:
    chairs, hari = asset(store, "Chairs", quantity=10), person(store, "Hari Patel")
    book(store, chairs, hari, at(25, 9), quantity=6)
    book(store, chairs, hari, at(25, 11), quantity=6)

    book(store, chairs, hari, at(25, 9), hours=4, quantity=4)

    with pytest.raises(NotFree) as refused:
        book(store, chairs, hari, at(25, 9), hours=4, quantity=1)
    assert refused.value.free == 0
    with pytest.raises(TooMany):
        book(store, chairs, hari, at(26, 9), quantity=11)


def test_fewer_than_are_promised_cannot_be_owned(store: Store) -> None:
    chairs, hari = asset(store, "Chairs", quantity=10), person(store, "Hari Patel")
    book(store, chairs, hari, at(25, 9), quantity=6)

    with pytest.raises(Committed) as refused, store.write("Change") as session:
        deeds.change(session, asset_id=chairs, field="quantity", value=5, now=NOW)

    assert refused.value.peak == 6


def test_an_overdue_loan_holds_until_it_is_back_and_the_booking_it_hurts_is_flagged(store: Store) -> None:
    kit, hari, isla = asset(store, "Kit"), person(store, "Hari Patel"), person(store, "Isla Morrison")
    lend(store, kit, hari, TOMORROW)
    book(store, kit, isla, at(28, 10))
    after_due = at(27, 9)

    with store.read() as reader:
        (row,) = assets.rows(reader, after_due)

    assert [booking.clash for booking in row.coming] == [True]
    with pytest.raises(NotFree), store.write("Book") as session:
        deeds.book(session, asset_id=kit, person_id=isla, starts=at(30, 9), ends=at(30, 10), now=after_due)


def test_a_loan_is_extended_unless_somebody_waits(store: Store) -> None:
    kit, hari, isla = asset(store, "Kit"), person(store, "Hari Patel"), person(store, "Isla Morrison")
    loan = lend(store, kit, hari, TOMORROW)
    book(store, kit, isla, at(28, 10))

    with store.write("Extend") as session:
        deeds.extend(session, loan_id=loan, until=date(2026, 11, 27), now=NOW)
    with pytest.raises(NotFree), store.write("Extend") as session:
        deeds.extend(session, loan_id=loan, until=date(2026, 11, 28), now=NOW)

    with store.read() as reader:
        assert [each.due_on for each in holds.out(reader, TODAY)] == [date(2026, 11, 27)]


def test_what_comes_back_worse_says_so_and_is_free_again(store: Store) -> None:
    tent, hari = asset(store, "Tent", condition="A"), person(store, "Hari Patel")
    loan = lend(store, tent, hari, TOMORROW)

    with store.write("Return") as session:
        deeds.give_back(session, loan_id=loan, at=NOW + timedelta(hours=1), condition="C", note="A pole is bent")

    with store.read() as reader:
        detail = assets.detail(reader, tent, NOW)
    assert detail is not None
    assert (detail.row.condition, detail.row.free) == ("C", 1)
    assert [(back.condition_out, back.condition_back, back.note) for back in detail.back] == [
        ("A", "C", "A pole is bent")
    ]


def test_part_of_a_loan_comes_back_and_the_rest_stays_out(store: Store) -> None:
    chairs, hari = asset(store, "Chairs", quantity=10), person(store, "Hari Patel")
    loan = lend(store, chairs, hari, TOMORROW, quantity=6)

    with store.write("Return") as session:
        deeds.give_back(session, loan_id=loan, at=NOW, quantity=4)

    assert shown(store) == ["Chairs | 8 of 10 | Hari Patel"]
    with pytest.raises(MoreThanLent), store.write("Return") as session:
        deeds.give_back(session, loan_id=loan, at=NOW, quantity=3)


def test_nothing_comes_back_twice(store: Store) -> None:
    loan = lend(store, asset(store, "Tent"), person(store, "Hari Patel"), TOMORROW)
    with store.write("Return") as session:
        deeds.give_back(session, loan_id=loan, at=NOW)

    with pytest.raises(AlreadyBack), store.write("Return") as session:
        deeds.give_back(session, loan_id=loan, at=NOW)


def test_a_borrower_collects_what_was_booked_and_undo_brings_the_booking_back(store: Store) -> None:
    kit, hari = asset(store, "Kit"), person(store, "Hari Patel")
    book(store, kit, hari, at(24, 10))

    lend(store, kit, hari, date(2026, 11, 24))

    assert _coming(store) == 0
    History(store).undo()
    assert (_coming(store), shown(store)) == (1, ["Kit | 1 of 1"])


def _coming(store: Store) -> int:
    with store.read() as reader:
        return len(assets.rows(reader, NOW)[0].coming)


def test_rooms_are_not_lent_and_broken_things_neither(store: Store) -> None:
    hari = person(store, "Hari Patel")

    with pytest.raises(MayNotBeLent):
        lend(store, asset(store, "Room", kind="room"), hari, TOMORROW)
    with pytest.raises(NotFit):
        lend(store, asset(store, "Ladder", condition="D"), hari, TOMORROW)


def test_times_that_make_no_sense_are_refused(store: Store) -> None:
    room, hari = asset(store, "Room", kind="room"), person(store, "Hari Patel")

    with pytest.raises(EmptyTime):
        book(store, room, hari, at(25, 10), hours=0)
    with pytest.raises(Over):
        book(store, room, hari, at(20, 10))
    with pytest.raises(EmptyTime):
        lend(store, asset(store, "Tent"), hari, TODAY - timedelta(days=1))


def test_a_booking_moves_past_itself_but_not_onto_another(store: Store) -> None:
    room, hari = asset(store, "Room", kind="room"), person(store, "Hari Patel")
    first = book(store, room, hari, at(25, 10))
    book(store, room, hari, at(25, 14))

    with store.write("Move") as session:
        deeds.move_booking(session, booking_id=first, starts=at(25, 11), ends=at(25, 13), now=NOW)
    with pytest.raises(NotFree), store.write("Move") as session:
        deeds.move_booking(session, booking_id=first, starts=at(25, 13), ends=at(25, 15), now=NOW)

    with store.read() as reader:
        moved = assets.booking(reader, first)
    assert moved is not None and (moved.starts, moved.ends) == (at(25, 11), at(25, 13))


def test_a_cancelled_booking_frees_its_time(store: Store) -> None:
    room, hari = asset(store, "Room", kind="room"), person(store, "Hari Patel")
    first = book(store, room, hari, at(25, 10))

    with store.write("Cancel") as session:
        deeds.cancel_booking(session, booking_id=first)

    book(store, room, hari, at(25, 10))


def test_the_bin_refuses_what_is_out_and_gives_back_what_it_took(store: Store) -> None:
    tent, drill = asset(store, "Tent"), asset(store, "Drill")
    lend(store, tent, person(store, "Hari Patel"), TOMORROW)

    with pytest.raises(InUse), store.write("Bin") as session:
        deeds.to_bin(session, asset_id=tent, now=NOW)
    with store.write("Bin") as session:
        deeds.to_bin(session, asset_id=drill, now=NOW)

    assert [line.split(" ")[0] for line in shown(store)] == ["Tent"]
    with store.read() as reader:
        assert [row.name for row in assets.rows(reader, NOW, bin=True)] == ["Drill"]
    with store.write("Restore") as session:
        deeds.restore(session, asset_id=drill)
    assert [line.split(" ")[0] for line in shown(store)] == ["Drill", "Tent"]


def test_fields_are_kept_composed_and_a_name_is_never_empty(store: Store) -> None:
    tent, gwen = asset(store, "Tent"), person(store, "Gwen Parry")

    with store.write("Change") as session:
        for field, value in (("name", "  Sia\u0302n's tent "), ("steward_id", gwen), ("gap_minutes", 15)):
            deeds.change(session, asset_id=tent, field=field, value=value, now=NOW)
    with pytest.raises(Missing), store.write("Change") as session:
        deeds.change(session, asset_id=tent, field="name", value="  ", now=NOW)
    with pytest.raises(NotFound), store.write("Change") as session:
        deeds.change(session, asset_id=tent, field="steward_id", value="nobody", now=NOW)

    with store.read() as reader:
        detail = assets.detail(reader, tent, NOW)
    assert detail is not None
    assert (detail.row.name, detail.row.steward, detail.gap_minutes) == ("Siân's tent", "Gwen Parry", 15)


def test_a_search_is_blind_to_case_and_accents_and_needs_every_word(store: Store) -> None:
    asset(store, "Café table", place="Hall")
    asset(store, "Table tennis", place="Shed")

    with store.read() as reader:
        found = [[row.name for row in assets.found_by(reader, text)] for text in ("cafe", "TABLE", "table hall", " ")]

    assert found == [["Café table"], ["Table tennis", "Café table"], ["Café table"], []]
