"""What papers are told: numbers of a year, what others hold, and who may be told what."""

from datetime import date

import pytest

from models.errors import NotFound
from models.log.outgoing import Audience
from models.queries.papers_of_assets import hand_over, loan_slip
from models.queries.papers_of_person import person_data
from models.queries.papers_of_telling import held_elsewhere, left_paper
from models.queries.papers_of_year import year_paper
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_leaving import saved, somebody
from tests.builders_papers import filled
from tests.parcels import Copy


def test_a_year_is_counted_from_its_own_records(store: Store) -> None:
    filled(store)

    with store.read() as reader:
        year = year_paper(reader, date(2026, 1, 1), TODAY)

    assert [(each.on, each.present, each.minutes) for each in year.meetings] == [(date(2026, 11, 12), 2, 110)]
    assert (year.attenders, year.seats) == (2, 2)
    assert (year.outcomes, year.methods, year.in_force) == ((("adopted", 1),), (("consent", 1),), 1)
    assert (year.loans_by_month[-1], year.borrowers, year.still_out, year.late) == (1, 1, 1, 0)
    assert (year.agreed_by_month[-1], sum(year.done_by_month), year.open_at_end) == (1, 0, 1)
    assert (year.things, year.never_used) == ((("Projector", 1),), ("Village hall",))
    assert (year.members[0].count, year.members[-1].count, year.joined, year.left) == (4, 5, 1, 0)


def test_what_lies_outside_the_year_is_not_counted(store: Store) -> None:
    filled(store)

    with store.read() as reader:
        year = year_paper(reader, date(2025, 1, 1), date(2025, 12, 31))

    assert (year.meetings, sum(year.loans_by_month), sum(year.agreed_by_month)) == ((), 0, 0)
    assert year.outcomes == (("adopted", 1),)
    assert len(year.loans_by_month) == 12


def test_everything_belongs_to_its_day_in_london(store: Store) -> None:
    filled(store)
    with store.write("move") as session:
        for table, field in (("meeting", "starts"), ("loan", "out_at")):
            session.connection().exec_driver_sql(f"UPDATE {table} SET {field} = '2026-06-30T23:30:00Z'")

    with store.read() as reader:
        months = [year_paper(reader, date(2026, month, 1), date(2026, month, 30)) for month in (6, 7)]

    assert [(len(each.meetings), sum(each.loans_by_month), each.borrowers) for each in months] == [(0, 0, 0), (1, 1, 1)]


def test_bookings_are_counted_with_their_time(store: Store) -> None:
    filled(store)

    with store.read() as reader:
        year = year_paper(reader, date(2026, 11, 1), date(2026, 11, 30))

    assert (year.bookings, year.booked_minutes, year.never_used) == (1, 180, ())


def test_a_meeting_that_is_only_planned_was_not_held(store: Store) -> None:
    filled(store)
    with store.write("plan") as session:
        session.connection().exec_driver_sql("UPDATE meeting SET state = 'planned'")

    with store.read() as reader:
        assert year_paper(reader, date(2026, 1, 1), TODAY).meetings == ()


def test_one_persons_data_holds_their_records_and_the_bin(store: Store) -> None:
    ids = filled(store)
    with store.write("bin") as session:
        session.connection().exec_driver_sql("UPDATE person_skill SET removed = 1 WHERE skill = 'run charts'")

    with store.read() as reader:
        data = person_data(reader, ids["Zofia"], NOW, TODAY)

    told = [(each.table, each.in_bin) for each in data.records]
    assert told == [
        ("contact_point", False),
        ("person_skill", True),
        ("attendance", False),
        ("stance", False),
    ]
    assert [(part.table, part.field, part.name) for part in data.parts] == [("asset", "steward_id", "Village hall")]
    assert dict(data.counted) == {"roll_ids": 1, "present_ids": 1, "recused_ids": 0}


def test_nobody_elses_records_stand_in_one_persons_data(store: Store) -> None:
    ids = filled(store)

    with store.read() as reader:
        data = person_data(reader, ids["Zofia"], NOW, TODAY)

    values = " ".join(field.value for record in data.records for field in record.fields)
    assert [word for word in ("m0@mail", "facilitation", "01743") if word in values] == []


def test_what_is_not_there_is_refused(store: Store) -> None:
    with store.read() as reader:
        for ask in (loan_slip, hand_over):
            with pytest.raises(NotFound):
                ask(reader, "0" * 32, NOW)
        with pytest.raises(NotFound):
            person_data(reader, "0" * 32, NOW, TODAY)


def test_the_last_bundle_is_counted_exactly_while_nothing_else_happened(tmp_path) -> None:
    copy = Copy(tmp_path, "a")
    copy.found("Fens")
    somebody(copy, "Maud")
    saved(copy, copy.pack(Audience()))

    with copy.store.read() as reader:
        left = left_paper(reader, TODAY)

    assert left.last is not None
    assert (left.last.is_exact, dict(left.last.counts)["person"], len(left.sent)) == (True, 1, 1)


def test_another_laptops_answer_says_what_it_holds_of_somebody(tmp_path) -> None:
    one, two = Copy(tmp_path / "a", "a"), Copy(tmp_path / "b", "b")
    one.found("Fens")
    person = somebody(one, "Maud")
    two.unpack(one.pack(Audience()))
    with one.store.read() as reader:
        before = held_elsewhere(reader, [person])

    one.unpack(two.pack(Audience()))
    with one.store.read() as reader:
        after = held_elsewhere(reader, [person])

    assert before == []
    assert [("person.given_name" in each.fields, each.laptop) for each in after] == [(True, "b")]
