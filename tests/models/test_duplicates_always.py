"""Whatever two entries say, joining loses nothing, and Undo and taking apart bring all of it back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import tables as records
from models.commands import roster, roster_parts
from models.ids import new_id
from models.queries import roster as asked
from models.queries.duplicates_compared import FIELDS
from models.queries.duplicates_links import COPIED, LINKS, MOVED, STAYING
from models.queries.papers_of_person import OWN, SHARED
from models.rules.duplicates_refused import InABallot
from tests.builders import NOW, TODAY, opened
from tests.builders_duplicates import ASKED, merge, part, tables, two, undo
from tests.builders_roster import add, seen

_NOT_PEOPLE = frozenset((
    "about_id", "amends_id", "asset_id", "at_meeting_id", "consultation_id", "current_item_id", "decision_id",
    "earlier_id", "first_id", "item_id", "kind_id", "mandate_id", "meeting_id", "national_decision_id", "rule_id",
    "second_id",
))  # fmt: skip

_WORDS = st.sampled_from(["", "Ely", "ely", "March", "Sings\nDrives"])
_DAYS = st.sampled_from([None, date(2023, 1, 1), date(2024, 1, 1)])
_TEXTS = ("town", "county", "notes", "brings", "organisation", "known_as")
_ENTRY = st.fixed_dictionaries({
    "texts": st.fixed_dictionaries(dict.fromkeys(_TEXTS, _WORDS)),
    "days": st.fixed_dictionaries(dict.fromkeys(("joined_on", "first_contact_on"), _DAYS)),
    "emails": st.lists(st.sampled_from(["a@x.example", "A@x.example", "b@x.example"]), max_size=2),
    "skills": st.lists(st.sampled_from(["Welsh", "welsh", "First aid"]), max_size=2),
    "roles": st.lists(st.sampled_from(["Convener", "Cook"]), max_size=2),
    "loans": st.integers(0, 2),
    "stays": st.integers(0, 2),
})  # fmt: skip


def entered(store, told) -> str:
    """Somebody as the strategy has them."""
    person = add(store, "Sam Okoro", joined_on=told["days"]["joined_on"])
    with store.write("Tell") as session:
        for field, value in told["texts"].items():
            roster.change(session, person_id=person, field=field, value=value)
        roster.change(session, person_id=person, field="first_contact_on", value=told["days"]["first_contact_on"])
        for email in told["emails"]:
            roster_parts.add_contact(session, person_id=person, kind="email", value=email)
        for role in told["roles"]:
            roster_parts.add_role(session, person_id=person, role=role)
        roster_parts.set_skills(session, person_id=person, skills=told["skills"])
        session.add_all([records.Loan(person_id=person) for _ in range(told["loans"])])
        session.add_all([records.Attendance(person_id=person, meeting_id=new_id()) for _ in range(told["stays"])])
    return person


def value(store, query: str, *people: str):
    """One number."""
    with store.read() as reader:
        return reader.connection.execute(query, people).fetchone()[0]


def said(store, person: str) -> dict[str, object]:
    """Every field of an entry."""
    found = seen(store, person)
    return {**found.texts, **found.days}


@settings(max_examples=20)
@given(_ENTRY, _ENTRY, st.booleans())
def test_joining_loses_nothing_and_can_be_turned_round(empty_chapter, tmp_path_factory, one, other, turned):
    folder = tmp_path_factory.mktemp("always")
    with opened(empty_chapter, folder / "own.chapter") as store:
        first, second = entered(store, one), entered(store, other)
        before, apart = tables(store), tables(store, *ASKED)
        ours, theirs = said(store, first), said(store, second)
        skills = {each.casefold() for each in (*seen(store, first).skills, *seen(store, second).skills)}

        merge(store, *((second, first) if turned else (first, second)))

        kept = said(store, first)
        assert [field for field in FIELDS if (ours[field] or theirs[field]) and not kept[field]] == []
        assert {each.casefold() for each in seen(store, first).skills} == skills
        for table, count in (("loan", one["loans"] + other["loans"]), ("attendance", one["stays"] + other["stays"])):
            assert value(store, f"SELECT count(*) FROM {table} WHERE person_id = ? AND NOT removed", first) == count
        undo(store)
        assert tables(store) == before
        merge(store, first, second)
        assert part(store, first, second).stayed == ()
        assert tables(store, *ASKED) == apart


def test_every_column_that_points_to_a_person_is_known():
    records.load()
    from models.tables.base import Record

    found = {
        (str(made.__tablename__), column.name)
        for made in Record.__subclasses__()
        for column in made.__table__.columns  # pyright: ignore[reportAttributeAccessIssue]
        if column.name.endswith("_id") and column.name not in _NOT_PEOPLE
    }

    assert found == set(LINKS) == {*OWN, *SHARED}
    assert {table for table, _ in LINKS} >= {*COPIED, *STAYING}
    assert not {table for table, _ in MOVED} & {*COPIED, *STAYING}


def test_what_was_agreed_keeps_the_entry_it_names(store):
    first, second = two(store)
    rows = {}
    with store.write("Meetings") as session:
        for state in ("closed", "running"):
            meeting = records.Meeting(title=state, state=state, facilitator_id=second)
            decision = records.Decision(meeting_id=meeting.id, outcome="adopted", roll_ids=second, proposer_id=second)
            open_one = records.Decision(meeting_id=meeting.id, proposer_id=second)
            stay = records.Attendance(meeting_id=meeting.id, person_id=second, part="present")
            stances = [records.Stance(decision_id=each.id, person_id=second) for each in (decision, open_one)]
            session.add_all([meeting, decision, open_one, stay, *stances])
            rows[state] = (meeting.id, decision.id, open_one.id, stay.id, *(each.id for each in stances))

    merge(store, first, second)

    def who(state: str) -> list[str]:
        meeting, decision, open_one, stay, agreed, still_open = rows[state]
        asked = (
            ("meeting", "facilitator_id", meeting), ("decision", "proposer_id", decision),
            ("decision", "proposer_id", open_one), ("attendance", "person_id", stay),
            ("stance", "person_id", agreed), ("stance", "person_id", still_open),
        )  # fmt: skip
        return [value(store, f"SELECT {column} FROM {table} WHERE id = ?", row) for table, column, row in asked]

    assert who("closed") == [second] * 6
    assert who("running") == [first, second, first, first, second, first]
    assert value(store, "SELECT roll_ids FROM decision WHERE id = ?", rows["running"][1]) == second
    undo(store)
    assert who("running") == [second] * 6


def test_nobody_votes_twice_by_being_one_person(store):
    first, second = two(store)
    with store.write("Ballot") as session:
        decision = records.Decision(text="Where we meet")
        session.add_all(
            [decision, *(records.Ballot(decision_id=decision.id, person_id=each) for each in (first, second))]
        )

    with pytest.raises(InABallot) as refused:
        merge(store, first, second)

    assert refused.value.decision == "Where we meet"
    with store.write("Declare") as session:
        session.connection().exec_driver_sql("UPDATE decision SET outcome = 'adopted'")
    merge(store, first, second)


def test_a_meeting_on_the_record_counts_for_the_kept_entry(store):
    first, second = two(store)
    with store.write("Meeting") as session:
        meeting = records.Meeting(title="October", state="closed", starts=NOW, opened_at=NOW)
        session.add_all([meeting, records.Attendance(meeting_id=meeting.id, person_id=second, part="present")])

    merge(store, first, second)

    assert seen(store, first).attended == 1
    with store.read() as reader:
        found = asked.rows(reader, asked.keys(reader, asked.RosterFilter(), "last", True, TODAY), TODAY)
    assert [row.last_took_part for row in found] == [TODAY]
