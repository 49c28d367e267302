"""A meeting taken to another chapter as a record says the same there."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from exports.meeting_record import read, record_of, write
from models.commands import meetings
from models.commands.meeting_record import import_record
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.store import Store
from models.tables import Attendance, Decision, Person
from tests import builders
from tests.builders_meetings import planned
from tests.builders_minutes import PICTURE, evening


def told(store: Store, meeting: str, **how: bool) -> Minutes:
    """What the minutes say, without what became of them."""
    with store.read() as reader:
        return minutes_of(reader, meeting, **how)


@pytest.fixture
def elsewhere(empty_chapter: Path, tmp_path: Path):
    """A fresh chapter of the same name."""
    from models.tables import Chapter

    (tmp_path / "other").mkdir()
    with builders.opened(empty_chapter, tmp_path / "other" / "other.chapter") as store:
        with store.write("found") as session:
            session.add(Chapter(name="West", short_code="W"))
        yield store


def carried(store: Store, meeting: str, elsewhere: Store, file: Path) -> str:
    """The meeting as the other chapter has it."""
    write(file, told(store, meeting))
    record, fingerprint = read(file)
    with elsewhere.write("Import") as session:
        return import_record(session, record=record, fingerprint=fingerprint)


def test_a_record_makes_the_same_minutes_in_a_fresh_chapter(store, elsewhere, tmp_path):
    held = evening(store)

    there = carried(store, held.meeting, elsewhere, tmp_path / "evening.json")

    assert told(elsewhere, there) == told(store, held.meeting)


def test_who_had_joined_too_late_to_decide_comes_along(store, elsewhere, tmp_path):
    held = evening(store)
    with store.write("Nia was there too") as session:
        made = select(Decision).where(Decision.meeting_id == held.meeting, Decision.outcome == "adopted")
        decision = next(each for each in session.exec(made) if each.item_id)
        nia = Person(given_name="Nia", family_name="Bowen")
        session.add(nia)
        session.add(Attendance(meeting_id=held.meeting, person_id=nia.id, part="present", arrived=builders.NOW))
        decision.roll_ids, decision.present_ids = "somebody", f"somebody {nia.id}"

    there = carried(store, held.meeting, elsewhere, tmp_path / "evening.json")

    assert [each.name for each in told(store, held.meeting).newcomers] == ["Nia Bowen"]
    assert told(elsewhere, there) == told(store, held.meeting)


def test_earlier_promises_and_an_earlier_meeting_come_along(store, elsewhere, tmp_path):
    first = planned(store, "October meeting", "Keys", starts=builders.NOW.replace(month=10))
    with store.write("promise") as session:
        from models.commands import actions

        meetings.open_meeting(session, meeting_id=first, at=builders.NOW.replace(month=10))
        actions.add(session, text="Cut the keys", owner="Ed", meeting_id=first)
        meetings.close(session, meeting_id=first, at=builders.NOW.replace(month=10, hour=19))
    held = evening(store)

    there = carried(store, held.meeting, elsewhere, tmp_path / "evening.json")

    assert [each.text for each in told(elsewhere, there).matters_arising] == ["Cut the keys"]
    assert told(elsewhere, there) == told(store, held.meeting)


def test_nothing_said_in_confidence_is_in_a_record(store):
    held = evening(store)

    record = record_of(told(store, held.meeting))

    assert "SECRET" not in str(record)
    assert record["agenda"][3].keys() <= {"confidential", "started", "ended"}


def test_a_picture_travels_as_it_is(store):
    held = evening(store)

    (picture,) = record_of(told(store, held.meeting))["agenda"][1]["pictures"]

    assert (picture["name"], picture["media_type"], picture["content"]) == ("Flipchart", "image/jpeg", PICTURE)
    assert base64.b64decode(picture["content"] + "=" * (-len(PICTURE) % 4))


def test_names_of_those_who_objected_stay_behind(store):
    held = evening(store)

    record = record_of(told(store, held.meeting))["agenda"][1]["decisions"][0]

    assert [said.get("name", "") for said in record["objections"] + record["stances"]] == ["", ""]
    assert [said["reason"] for said in record["objections"]] == ["It blocks February."]


def test_with_names_the_fingerprint_is_the_same(store):
    held = evening(store)

    plain, named = told(store, held.meeting), told(store, held.meeting, with_names=True)

    assert named.items[1].decisions[0].objections[0].name == "Carlos Mendes"
    assert named.fingerprint == plain.fingerprint
    assert replace(named, items=plain.items, elsewhere=plain.elsewhere) == plain


def linked(store: Store, held, kind: str = "supersedes", number: str = "W 2026-01-05/2") -> str:
    """An adopted decision that the first one of the meeting does something to; returns its id."""
    from models.tables import Decision, DecisionLink

    with store.write("earlier") as session:
        old = Decision(text="Lend it for a week.", number=number, outcome="adopted", method="consent")
        session.add_all([old, DecisionLink(decision_id=held.lending, earlier_id=old.id, kind=kind)])
        return old.id


def links(minutes: Minutes) -> list[str]:
    """What its decisions do to earlier ones."""
    decisions = [each for item in minutes.items for each in item.decisions]
    return [f"{link.kind} {link.number} {link.text}" for each in decisions for link in each.links]


@pytest.mark.parametrize("kind", ["supersedes", "amends", "reaffirms", "revokes"])
def test_what_a_decision_does_to_an_earlier_one_comes_along(store, elsewhere, tmp_path, kind):
    held = evening(store)
    linked(store, held, kind)

    there = carried(store, held.meeting, elsewhere, tmp_path / "evening.json")

    assert links(told(elsewhere, there)) == [f"{kind} W 2026-01-05/2 Lend it for a week."]
    assert told(elsewhere, there) == told(store, held.meeting)


def test_the_earlier_decision_is_found_where_it_is_known(store, elsewhere, tmp_path):
    from models.tables import Decision

    held = evening(store)
    linked(store, held)
    with elsewhere.write("known") as session:
        known = Decision(text="Lend it for a week.", number="W 2026-01-05/2", outcome="adopted", method="consent")
        session.add(known)
        id = known.id

    carried(store, held.meeting, elsewhere, tmp_path / "evening.json")

    with elsewhere.read() as reader:
        assert reader.column("SELECT earlier_id FROM decision_link") == [id]


def test_a_decision_only_named_so_far_gives_way_when_it_comes_itself(store, elsewhere, tmp_path):
    from models.rules.record_decision import DecisionTaken

    held = evening(store)
    linked(store, held)
    there = carried(store, held.meeting, elsewhere, tmp_path / "evening.json")
    with elsewhere.write("it comes itself") as session:
        from models.commands.meeting_record_decisions import Place, add_decision
        from models.rules.names import NameIndex

        came = DecisionTaken(text="Lend it for a week.", number="W 2026-01-05/2", outcome="adopted", method="consent")
        add_decision(Place(session, there, NameIndex({}), at=builders.NOW), came)

    with elsewhere.read() as reader:
        rows = reader.rows(lambda *row: row, _LINKED_TO)
    assert rows == [("W 2026-01-05/2", "consent")]


_LINKED_TO = """SELECT d.number, d.method FROM decision_link AS l JOIN decision AS d ON d.id = l.earlier_id
    WHERE NOT d.removed"""


def test_minutes_without_links_keep_their_fingerprint(store):
    from models.queries.minutes_of import _plain

    held = evening(store)
    decisions = [each for item in told(store, held.meeting).items for each in item.decisions]

    assert decisions and all("links" not in _plain(each) for each in decisions)
