"""What was removed and the way back: listed by its name, and put back whole."""

# pyright: reportOptionalMemberAccess=false

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import (
    actions,
    agenda,
    assets,
    decisions,
    duplicates,
    kinds,
    meetings,
    papers,
    roster,
    roster_parts,
)
from models.history import History
from models.queries import bin as found
from tests.builders import NOW, TODAY
from tests.builders_assets import asset, book, lend, person
from tests.builders_bin import back, do, item_of, shown, standing
from tests.builders_meetings import planned
from tests.builders_roster import add
from tests.parcels import Copy, joined

TOMORROW = NOW + timedelta(days=1)


def test_everything_a_person_may_remove_is_listed_by_its_name(store):
    amara = add(store, "Amara Okafor")
    with store.write("All of it") as session:
        email = roster_parts.add_contact(session, person_id=amara, kind="email", value="amara@fens.example")
        role = roster_parts.add_role(session, person_id=amara, role="Convener")
    drill, loop = asset(store, "Drill"), asset(store, "Hearing loop")
    booking = book(store, loop, amara, NOW)
    meeting, other = planned(store, "November meeting", "Welcome", "Kit"), planned(store, "Spare")
    kit = item_of(store, meeting, "Kit")
    text = do(store, decisions.propose, meeting_id=meeting, item_id=kit, text="We lend it.")
    photo = do(store, papers.add_photo, item_id=kit, name="Flip chart", content=b"x")
    action, kind = do(store, actions.add, text="Ring the hall", owner="Ed"), do(store, kinds.add, name="Walk")

    do(store, roster_parts.remove_contact, contact_id=email)
    do(store, roster_parts.remove_role, role_id=role)
    do(store, assets.cancel_booking, booking_id=booking)
    do(store, assets.to_bin, asset_id=drill, now=NOW)
    do(store, decisions.to_bin, decision_id=text)
    do(store, papers.remove, paper_id=photo)
    do(store, agenda.remove_item, item_id=item_of(store, meeting, "Welcome"))
    do(store, meetings.to_bin, meeting_id=other)
    do(store, actions.to_bin, action_id=action)
    do(store, kinds.remove, kind=kind)
    do(store, roster.to_bin, person_ids=[add(store, "Tom Reed")])

    assert shown(store) == [
        "action | Ring the hall | Ed",
        "agenda_item | Welcome | November meeting",
        "asset | Drill",
        "booking | Hearing loop | Amara Okafor",
        "contact_point | amara@fens.example | Amara Okafor",
        "decision | We lend it. | November meeting",
        "meeting | Spare",
        "meeting_kind | Walk",
        "paper | Flip chart | Kit",
        "person | Tom Reed",
        "person_role | Convener | Amara Okafor",
    ]


def test_the_newest_comes_first_with_the_deed_and_the_laptop(store):
    first, second = (do(store, actions.add, text=text) for text in ("First", "Second"))
    with store.write("Bin “First”") as session:
        actions.to_bin(session, action_id=first)
    do(store, actions.to_bin, action_id=second)

    with store.read() as reader:
        rows = found.listed(reader)
        laptop = reader.value("SELECT name FROM writer JOIN _ctl ON _ctl.w = writer.id")

    assert [(row.title, row.by, row.undone) for row in rows] == [("Second", laptop, False), ("First", laptop, False)]
    assert (rows[1].label, rows[1].at) == ("Bin “First”", NOW)


def test_the_parts_of_what_lies_in_the_bin_are_not_listed_beside_it(store):
    amara = add(store, "Amara Okafor")
    email = do(store, roster_parts.add_contact, person_id=amara, kind="email", value="amara@fens.example")
    do(store, roster_parts.remove_contact, contact_id=email)
    do(store, roster.to_bin, person_ids=[amara])

    assert shown(store) == ["person | Amara Okafor"]


def test_an_address_somebody_has_again_is_not_listed(store):
    amara = add(store, "Amara Okafor")
    for value in ("amara@fens.example", "AMARA@fens.example"):
        id = do(store, roster_parts.add_contact, person_id=amara, kind="email", value=value)
        if value.islower():
            do(store, roster_parts.remove_contact, contact_id=id)

    assert shown(store) == []


def test_the_same_address_of_somebody_else_hides_nothing(store):
    amara, tom = add(store, "Amara Okafor"), add(store, "Tom Reed")
    for each in (amara, tom):
        id = do(store, roster_parts.add_contact, person_id=each, kind="email", value="hall@fens.example")
    do(store, roster_parts.remove_contact, contact_id=id)

    assert shown(store) == ["contact_point | hall@fens.example | Tom Reed"]


@pytest.mark.parametrize("column", ["person_id", "kind", "value"])
def test_what_came_by_halves_hides_nothing(store, column):
    amara = add(store, "Amara Okafor")
    for value in ("one@fens.example", "two@fens.example"):
        id = do(store, roster_parts.add_contact, person_id=amara, kind="email", value=value)
    do(store, roster_parts.remove_contact, contact_id=id)
    with store.write("Halves") as session:
        connection = session.connection()
        connection.exec_driver_sql(f"UPDATE contact_point SET {column} = NULL WHERE NOT removed")
        connection.exec_driver_sql(
            "INSERT INTO likeness(id, first_id, second_id, verdict) VALUES(?, ?, NULL, 'different')", ("a" * 32, amara)
        )

    assert shown(store) == ["contact_point | two@fens.example | Amara Okafor"]


def test_a_proposal_with_the_words_of_another_meetings_is_listed(store):
    for title in ("November meeting", "December meeting"):
        meeting = planned(store, title, "Minutes")
        item = item_of(store, meeting, "Minutes")
        text = do(store, decisions.propose, meeting_id=meeting, item_id=item, text="The minutes are approved.")
    do(store, decisions.to_bin, decision_id=text)

    assert shown(store) == ["decision | The minutes are approved. | December meeting"]
    do(store, decisions.propose, meeting_id=meeting, item_id=item, text="The minutes are approved.")
    assert shown(store) == []


def test_a_booking_that_was_collected_is_not_listed(store):
    drill, tom = asset(store, "Drill"), person(store, "Tom Reed")
    book(store, drill, tom, NOW)

    lend(store, drill, tom, TODAY + timedelta(days=2))

    assert (standing(store, "booking"), shown(store)) == (0, [])


def test_what_was_undone_is_listed_and_comes_back_with_all_that_came_with_it(store):
    meeting = planned(store, "November meeting", "Welcome", "Kit")
    before = standing(store, "agenda_item")
    History(store).undo()
    listed = shown(store)

    came = back(store, ("meeting", meeting))

    assert listed == ["meeting | November meeting | undone"]
    assert (came, standing(store, "meeting"), standing(store, "agenda_item")) == (before + 1, 1, before)
    assert shown(store) == []


def test_what_was_removed_before_stays_where_it_is_when_the_whole_comes_back(store):
    meeting = planned(store, "November meeting", "Welcome", "Kit")
    do(store, agenda.remove_item, item_id=item_of(store, meeting, "Kit"))
    do(store, meetings.to_bin, meeting_id=meeting)

    back(store, ("meeting", meeting))

    assert shown(store) == ["agenda_item | Kit | November meeting"]


def test_putting_back_is_one_deed_that_can_be_undone(store):
    ids = [do(store, actions.add, text=text) for text in ("One", "Two")]
    for id in ids:
        do(store, actions.to_bin, action_id=id)

    back(store, *(("action", id) for id in ids))
    put_back = shown(store)
    History(store).undo()

    assert (put_back, shown(store)) == ([], ["action | One | undone", "action | Two | undone"])


def test_an_agenda_item_comes_back_to_its_place(store):
    meeting = planned(store, "November meeting", "Welcome", "Kit", "Money")
    kit = item_of(store, meeting, "Kit")
    with store.read() as reader:
        before = reader.column("SELECT title FROM agenda_item WHERE NOT removed ORDER BY position")
    do(store, agenda.remove_item, item_id=kit)

    back(store, ("agenda_item", kit))

    with store.read() as reader:
        after = reader.rows(lambda *r: r, "SELECT title, position FROM agenda_item WHERE NOT removed ORDER BY position")
    assert [title for title, _place in after] == before
    assert [place for _title, place in after] == list(range(1, len(before) + 1))


def test_a_proposal_brings_back_the_item_it_was_put_under(store):
    meeting = planned(store, "November meeting", "Kit")
    kit = item_of(store, meeting, "Kit")
    text = do(store, decisions.propose, meeting_id=meeting, item_id=kit, text="We lend it.")
    do(store, decisions.to_bin, decision_id=text)
    do(store, agenda.remove_item, item_id=kit)

    back(store, ("decision", text))

    assert shown(store) == []


def test_one_address_of_a_kind_is_the_main_one_after_another_comes_back(store):
    amara = add(store, "Amara Okafor")
    first = do(store, roster_parts.add_contact, person_id=amara, kind="email", value="amara@fens.example")
    do(store, roster_parts.add_contact, person_id=amara, kind="email", value="okafor@fens.example")
    do(store, roster_parts.remove_contact, contact_id=first)

    back(store, ("contact_point", first))

    with store.read() as reader:
        main = reader.column("SELECT value FROM contact_point WHERE main AND NOT removed")
    assert main == ["okafor@fens.example"]


def test_a_search_looks_at_names_and_at_whose_they_are(store):
    for text, owner in (("Ring the hall", "Siân"), ("Sweep", "Ed")):
        do(store, actions.to_bin, action_id=do(store, actions.add, text=text, owner=owner))

    with store.read() as reader:
        assert [row.title for row in found.matching(found.listed(reader), "sian")] == ["Ring the hall"]


def test_entries_merged_and_taken_apart_again_leave_nothing_behind(store):
    first, second = sorted(add(store, "Amara Okafor", role="Convener") for _entry in range(2))
    for person_id, value in ((first, "amara@fens.example"), (second, "okafor@fens.example")):
        do(store, roster_parts.add_contact, person_id=person_id, kind="email", value=value)

    do(store, duplicates.merge, first_id=first, second_id=second, choices={}, now=NOW)
    merged = shown(store)
    do(store, duplicates.part, first_id=first, second_id=second, now=NOW)

    assert (merged, shown(store)) == (["person | Amara Okafor | Amara Okafor"], [])


def test_what_another_laptop_removed_bears_its_name(tmp_path: Path):
    asha = Copy(tmp_path, "asha")
    asha.found("Fens chapter")
    person_id = asha.person("Maud", "Hale")
    bryn = joined(asha, "bryn")
    do(bryn.store, roster.to_bin, person_ids=[person_id])
    asha.unpack(bryn.pack())

    with asha.store.read() as reader:
        (row,) = found.listed(reader)
        name = reader.value("SELECT name FROM writer WHERE wid = :wid", wid=bryn.store.writer)

    assert (row.title, row.by, row.label) == ("Maud Hale", name, "")
    assert back(asha.store, ("person", person_id)) == 1
