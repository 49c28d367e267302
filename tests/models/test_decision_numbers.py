"""Decision numbers of a chapter that has no short code: no blank before them, wherever they are read."""

from pathlib import Path

import pytest
from sqlmodel import select

from exports.meeting_record import read, write
from models.commands import decisions
from models.commands.meeting_record import import_record
from models.queries.decisions import detail, register
from models.queries.minutes_of import minutes_of
from models.store import Store
from models.tables import Chapter, Decision
from tests import builders
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table


def adopted(table: Table, text: str = "Members may borrow the kit.") -> str:
    """A proposal everybody consented to."""
    decision = table.propose(text)
    table.all_say(decision)
    return table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)


def numbers(store: Store) -> list[str]:
    """As the register lists them."""
    with store.read() as reader:
        return sorted(row.number for row in register(reader, TODAY))


def test_a_chapter_without_a_code_gives_numbers_that_begin_with_the_day(store):
    table = Table(store)

    given = [adopted(table), adopted(table)]

    assert given == ["2026-11-23/1", "2026-11-23/1b"]


def test_a_number_of_old_with_a_blank_before_it_is_shown_without(store):
    with store.write("old") as session:
        old = Decision(text="Lend it.", number=" 2026-01-05/2", outcome="adopted", method="consent")
        session.add(old)
        kept = old.id

    with store.read() as reader:
        found = detail(reader, kept, TODAY)
        in_file = reader.value("SELECT number FROM decision")

    assert found
    assert (found.row.number, in_file) == ("2026-01-05/2", " 2026-01-05/2")


def test_a_number_of_old_is_not_given_again(store):
    with store.write("old") as session:
        session.add(Decision(text="Lend it.", number=" 2026-11-23/1", outcome="adopted", method="consent"))

    given = adopted(Table(store))

    assert (given, numbers(store)) == ("2026-11-23/1b", ["2026-11-23/1", "2026-11-23/1b"])


def test_old_and_new_of_two_laptops_that_read_the_same_are_told_apart(store):
    with store.write("merged") as session:
        for number, hour in ((" 2026-01-05/2", 18), ("2026-01-05/2", 19)):
            at = NOW.replace(month=1, day=5, hour=hour)
            session.add(Decision(text="x", number=number, outcome="adopted", method="consent", declared_at=at))

    assert numbers(store) == ["2026-01-05/2", "2026-01-05/2b"]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_record_brings_the_number_as_it_reads(store, empty_chapter: Path, tmp_path: Path, blank):
    from models.commands import meetings

    table = Table(store)
    adopted(table)
    with store.write("old") as session:
        row = session.exec(select(Decision)).one()
        row.number = f"{blank}{row.number}"
    table.do(meetings.close, meeting_id=table.meeting, at=NOW.replace(hour=20))
    with store.read() as reader:
        told = minutes_of(reader, table.meeting)
    write(tmp_path / "evening.json", told)
    record, fingerprint = read(tmp_path / "evening.json")
    (tmp_path / "other").mkdir()

    with builders.opened(empty_chapter, tmp_path / "other" / "other.chapter") as elsewhere:
        with elsewhere.write("import") as session:
            session.add(Chapter(name="West", short_code=""))
            there = import_record(session, record=record, fingerprint=fingerprint)
        with elsewhere.read() as reader:
            again = minutes_of(reader, there)

    assert again.items[0].decisions[0].number == "2026-11-23/1"
    assert again.items == told.items
