"""What members can do and what can be asked about them."""

from datetime import date, timedelta

import pytest

from models.commands import roster, roster_parts
from models.errors import Missing, NotFound, Sealed
from models.history import History
from models.queries import roster as members
from models.queries.roster_person import history_of, skills_in_use
from models.rules.consent import ConsentState
from models.rules.membership import DaysOutOfOrder
from models.rules.roster import Status
from models.store import Store
from models.tables.assets import Asset, Loan
from models.tables.meetings import Attendance, Meeting
from tests.builders import NOW, TODAY
from tests.builders_roster import add, seen

GRANTED, WITHDRAWN = ConsentState.GRANTED, ConsentState.WITHDRAWN


def answer(store: Store, person: str, state: ConsentState, minutes: int = 0) -> None:
    with store.write("Record consent") as session:
        roster.record_consent(
            session, person_id=person, state=state, at=NOW + timedelta(minutes=minutes), method="spoken"
        )


def test_a_person_is_shown_as_people_call_them(store: Store) -> None:
    amara = add(store, "Amara   Okafor ", known_as=" Ama ", honorific="Dr", organisation="Severn Health Board")

    person = seen(store, amara)

    assert (person.name, person.formal_name, person.initials) == ("Ama Okafor", "Dr Amara Okafor", "AO")
    assert (person.status, person.consent) == (Status.ACTIVE, ConsentState.NEVER_ASKED)


def test_a_person_needs_a_name(store: Store) -> None:
    amara = add(store, "Amara")

    with pytest.raises(Missing), store.write("Rename") as session:
        roster.change(session, person_id=amara, field="given_name", value="  ")
    with pytest.raises(Missing), store.write("Add") as session:
        roster.add_person(session)

    assert seen(store, amara).name == "Amara"


def test_text_is_kept_composed_and_on_as_many_lines_as_it_may_have(store: Store) -> None:
    person = add(store, "Sia\u0302n Ŵyn", town=" Caer\ndydd ", notes=" first \n second ")

    assert seen(store, person).texts["given_name"] == "Siân"
    assert seen(store, person).texts["town"] == "Caer dydd"
    assert seen(store, person).texts["notes"] == "first \n second"


def test_a_field_nobody_knows_is_our_mistake(store: Store) -> None:
    person = add(store, "Amara")

    with pytest.raises(ValueError, match="removed"), store.write("x") as session:
        roster.change(session, person_id=person, field="removed", value="1")


def test_nobody_leaves_before_joining(store: Store) -> None:
    person = add(store, "Amara", joined_on=date(2026, 5, 1))

    with pytest.raises(DaysOutOfOrder) as refused, store.write("Leave") as session:
        roster.leave(session, person_id=person, on=date(2026, 4, 30))

    assert (refused.value.earlier, refused.value.later) == ("joined_on", "left_on")
    assert seen(store, person).status is Status.ACTIVE


def test_leaving_and_coming_back_keeps_the_day_of_joining(store: Store) -> None:
    person = add(store, "Amara", joined_on=date(2020, 5, 1))
    with store.write("Leave") as session:
        roster.leave(session, person_id=person, on=TODAY, reason="moved away")

    left = seen(store, person)
    with store.write("Come back") as session:
        roster.rejoin(session, person_id=person, on=TODAY)

    assert (left.status, left.texts["left_reason"]) == (Status.LEFT, "moved away")
    assert (seen(store, person).status, seen(store, person).days["joined_on"]) == (Status.ACTIVE, date(2020, 5, 1))


def test_a_pause_is_a_status_until_it_ends(store: Store) -> None:
    person = add(store, "Amara")

    with store.write("Pause") as session:
        roster.change(session, person_id=person, field="paused_from", value=TODAY)
        roster.change(session, person_id=person, field="paused_to", value=TODAY)

    assert seen(store, person).status is Status.PAUSED


def test_addresses_are_added_corrected_and_taken_away(store: Store) -> None:
    person = add(store, "Amara", email="amara@example.org")
    with store.write("Add") as session:
        second = roster_parts.add_contact(
            session, person_id=person, kind="email", value="a.okafor@example.org", label="work"
        )
        roster_parts.add_contact(session, person_id=person, kind="phone", value="07700 900123")
    first = seen(store, person).contacts[0]

    with store.write("Remove") as session:
        roster_parts.change_contact(session, contact_id=second, value=" ama@example.org ")
        roster_parts.remove_contact(session, contact_id=first.id)

    contacts = seen(store, person).contacts
    assert [(each.kind, each.value, each.main) for each in contacts] == [
        ("email", "ama@example.org", True),
        ("phone", "07700 900123", True),
    ]


def test_an_address_is_never_blank(store: Store) -> None:
    person = add(store, "Amara")

    with pytest.raises(Missing), store.write("Add") as session:
        roster_parts.add_contact(session, person_id=person, kind="email", value=" ")


def test_a_skill_taken_up_again_is_not_written_twice(store: Store) -> None:
    person = add(store, "Amara", skills=("Facilitation", "Welsh"))
    with store.write("Skills") as session:
        roster_parts.set_skills(session, person_id=person, skills=("Welsh",))
    with store.write("Skills") as session:
        roster_parts.set_skills(session, person_id=person, skills=("welsh", "facilitation", "Driving"))

    with store.read() as reader:
        rows = reader.value("SELECT count(*) FROM person_skill")
        offered = skills_in_use(reader, "dri")

    assert seen(store, person).skills == ("Driving", "facilitation", "welsh")
    assert (rows, offered) == (3, ["Driving"])


def test_a_role_ends_and_stays_told(store: Store) -> None:
    person = add(store, "Amara", role="Convener")
    role = seen(store, person).roles[0]

    with store.write("End role") as session:
        roster_parts.end_role(session, role_id=role.id, on=TODAY - timedelta(days=1))

    assert [(each.role, each.to_on) for each in seen(store, person).roles] == [("Convener", TODAY - timedelta(days=1))]
    with store.read() as reader:
        assert members.everyone(reader, TODAY)[0].roles == ""


def test_the_last_answer_counts_and_the_earlier_ones_stay_told(store: Store) -> None:
    person = add(store, "Amara")
    answer(store, person, GRANTED)
    answer(store, person, WITHDRAWN, minutes=5)

    shown = seen(store, person)

    assert shown.consent is WITHDRAWN
    assert [each.state for each in shown.consents] == ["withdrawn", "granted"]


def test_of_two_answers_taken_down_apart_the_stricter_counts(store: Store) -> None:
    person = add(store, "Amara")
    answer(store, person, GRANTED)
    with store.write("From another laptop") as session:
        from models.tables.roster import ConsentEvent

        session.add(ConsentEvent(person_id=person, audience="national", state="refused", at=NOW - timedelta(days=1)))

    apart = seen(store, person).consent
    answer(store, person, GRANTED, minutes=9)

    assert apart is ConsentState.REFUSED
    assert seen(store, person).consent is GRANTED


def test_an_answer_cannot_be_undone(store: Store) -> None:
    person = add(store, "Amara")
    answer(store, person, GRANTED)

    with pytest.raises(Sealed):
        History(store).undo()


def test_nobody_answers_for_somebody_unknown(store: Store) -> None:
    with pytest.raises(NotFound):
        answer(store, "0" * 32, GRANTED)


def test_a_person_goes_into_the_bin_with_everything_and_comes_back(store: Store) -> None:
    person = add(store, "Amara", skills=("Welsh",), email="amara@example.org")
    with store.write("Bin") as session:
        roster.to_bin(session, person_ids=[person])
    with store.read() as reader:
        gone = members.everyone(reader, TODAY)

    History(store).undo()

    assert gone == []
    assert (seen(store, person).removed, seen(store, person).skills) == (False, ("Welsh",))


def test_the_pane_knows_what_somebody_holds_and_where_they_were(store: Store) -> None:
    person = add(store, "Amara")
    with store.write("Much") as session:
        tent = Asset(name="Tent", steward_id=person)
        session.add_all([tent, Loan(asset_id=tent.id, person_id=person, due_on=TODAY, out_at=NOW)])
        for back in range(12):
            held = Meeting(title=f"{back}", starts=NOW - timedelta(days=30 * back + 1), state="closed")
            session.add(held)
            if back in {0, 1, 11}:
                session.add(Attendance(meeting_id=held.id, person_id=person, part="present"))

    shown = seen(store, person)

    assert [each.name for each in shown.looks_after] == ["Tent"]
    assert [(each.asset, each.due_on) for each in shown.loans] == [("Tent", TODAY)]
    assert (shown.attended, shown.meetings) == (2, 10)


def test_history_tells_who_changed_what_from_what(store: Store) -> None:
    person = add(store, "Amara Okafor", skills=("Welsh",))
    with store.write("Organisation") as session:
        roster.change(session, person_id=person, field="organisation", value="Severn")
    with store.write("Town") as session:
        roster.change(session, person_id=person, field="town", value="Bath")
    with store.write("Organisation") as session:
        roster.change(session, person_id=person, field="organisation", value="Wye")
    with store.write("Skills") as session:
        roster_parts.set_skills(session, person_id=person, skills=())

    with store.read() as reader:
        lines = history_of(reader, person)

    assert [(line.table, line.field, line.before, line.after) for line in lines[:4]] == [
        ("person_skill", "removed", None, 1),
        ("person", "organisation", "Severn", "Wye"),
        ("person", "town", None, "Bath"),
        ("person", "organisation", None, "Severn"),
    ]
    begun = [line for line in lines if line.table == "person" and not line.field]
    assert [line.values["given_name"] for line in begun] == ["Amara"]
    assert lines[-1].at <= lines[0].at


def test_counts_say_how_the_chapter_stands(store: Store) -> None:
    add(store, "Amara", joined_on=date(2026, 10, 1))
    add(store, "Bethan", joined_on=date(2020, 1, 1))
    add(store, "Carys", joined_on=None)
    add(store, "Dilys", left_on=date(2026, 1, 1))
    answer(store, add(store, "Elin"), GRANTED)
    binned = add(store, "Ffion")
    with store.write("Bin") as session:
        roster.to_bin(session, person_ids=[binned])

    with store.read() as reader:
        counts = members.counts(reader, TODAY)

    assert (counts.people, counts.members, counts.in_bin, counts.joined_this_quarter) == (5, 3, 1, 1)
    assert counts.by_status == {"new": 1, "active": 2, "prospect": 1, "left": 1}
    assert counts.not_asked == 2
