"""An import as one deed: what the plan says is written, nothing else, and a second time there is nothing to do."""

from dataclasses import replace
from datetime import date

import pytest

from models.commands import roster, roster_import, roster_parts
from models.history import History
from models.progress import Stopped
from models.queries import roster as members
from models.queries.roster_files import drafts, known
from models.queries.roster_person import history_of
from models.rules.roster_file import Contact, PersonDraft, Plan
from models.rules.roster_match import plan
from models.store import Store
from tests.builders import TODAY
from tests.builders_roster import add, seen

AMARA = PersonDraft(
    given_name="Amara",
    family_name="Okafor",
    known_as="Ama",
    honorific="Dr",
    pronouns="she/her",
    organisation="Severn Health Board",
    job_title="Nurse",
    emails=(Contact("amara@example.org", "work"), Contact("ama@example.org", "home")),
    phones=(Contact("07700 900123", "mobile"),),
    address_lines="1 High Street\nUpper Wye",
    town="Bath",
    postcode="BA1 1AA",
    skills=("Facilitation", "Welsh"),
    roles=("Convener",),
    brings="A calm voice",
    notes="=not a formula\n'quoted'",
    preferred_channel="phone",
    joined_on=date(2024, 5, 1),
)


def planned(store: Store, *people: PersonDraft) -> Plan:
    with store.read() as reader:
        return plan(enumerate(people, start=2), known(reader), today=TODAY)


def imported(store: Store, *people: PersonDraft) -> roster_import.Applied:
    found = planned(store, *people)
    with store.write("Import members") as session:
        return roster_import.apply(session, plan=found)


def test_a_new_person_arrives_whole(store: Store) -> None:
    applied = imported(store, AMARA)

    with store.read() as reader:
        [draft] = drafts(reader)

    assert (applied.new, applied.changed) == (1, 0)
    assert replace(draft, id="") == AMARA
    assert [each.main for each in seen(store, draft.id).contacts] == [True, False, True]


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    imported(store, AMARA, PersonDraft(given_name="Bethan", emails=(Contact("b@example.org"),)))

    again = planned(store, AMARA, PersonDraft(given_name="Bethan", emails=(Contact("b@example.org"),)))

    assert (again.new, again.changed, again.refused) == ((), (), ())
    assert len(again.unchanged) == 2


def test_what_a_file_adds_is_added_and_what_it_leaves_blank_stays(store: Store) -> None:
    imported(store, AMARA)
    more = PersonDraft(
        given_name="Amara",
        family_name="Okafor",
        emails=(Contact("amara@example.org"), Contact("new@example.org")),
        skills=("Driving",),
        town="Bristol",
    )

    applied = imported(store, more)

    with store.read() as reader:
        [draft] = drafts(reader)
    assert (applied.new, applied.changed) == (0, 1)
    assert draft.emails == (*AMARA.emails, Contact("new@example.org"))
    assert draft.skills == ("Facilitation", "Welsh", "Driving")
    assert (draft.town, draft.postcode, draft.notes) == ("Bristol", "BA1 1AA", AMARA.notes)


def test_a_label_from_a_file_lands_on_the_address_it_belongs_to(store: Store) -> None:
    person = add(store, "Amara Okafor", email="amara@example.org")

    imported(
        store, PersonDraft(given_name="Amara", family_name="Okafor", emails=(Contact("amara@example.org", "work"),))
    )

    contacts = seen(store, person).contacts
    assert [(each.value, each.label, each.main) for each in contacts] == [("amara@example.org", "work", True)]


def test_an_import_is_one_deed_and_undone_as_one(store: Store) -> None:
    add(store, "Bethan Rees", email="b@example.org")
    imported(
        store,
        AMARA,
        PersonDraft(given_name="Bethan", family_name="Rees", town="Bath", emails=(Contact("b@example.org"),)),
    )

    label = History(store).undo()

    with store.read() as reader:
        assert [(row.name, row.email) for row in members.everyone(reader, TODAY)] == [("Bethan Rees", "b@example.org")]
        assert [draft.town for draft in drafts(reader)] == [""]
    assert label == "Import members"


def test_somebody_in_the_bin_is_known_and_not_brought_back(store: Store) -> None:
    person = add(store, "Amara Okafor", email="amara@example.org")
    with store.write("Bin") as session:
        roster.to_bin(session, person_ids=[person])

    found = planned(store, AMARA)

    assert [each.why.kind for each in found.refused] == ["removed"]
    assert found.new == ()


def test_a_role_laid_down_is_not_in_files(store: Store) -> None:
    person = add(store, "Amara Okafor", role="Convener")
    with store.write("End") as session:
        roster_parts.end_role(session, role_id=seen(store, person).roles[0].id, on=TODAY)

    with store.read() as reader:
        assert [draft.roles for draft in drafts(reader)] == [()]


def test_cancelling_leaves_nothing_behind(store: Store) -> None:
    found = planned(store, *(PersonDraft(given_name=f"Person {n}") for n in range(30)))

    def cancel(done: int, total: int) -> None:
        assert (done, total) == (30, 30)
        raise Stopped

    with pytest.raises(Stopped), store.write("Import members") as session:
        roster_import.apply(session, plan=found, progress=cancel)

    with store.read() as reader:
        assert drafts(reader) == []
    assert History(store).undo_label() is None


def test_an_import_is_told_in_the_history(store: Store) -> None:
    imported(store, AMARA)

    with store.read() as reader:
        lines = history_of(reader, members.everyone(reader, TODAY)[0].id)

    assert {line.table for line in lines} == {"person", "contact_point", "person_skill", "person_role"}
    assert all(line.field == "" for line in lines)
