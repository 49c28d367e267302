"""Settling on the Share page, by clicks: one field, agreed things, what lies in the bin, whole laptops, suggestions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.commands import assets, meetings, roster
from models.log import settling
from models.log.outgoing import Audience
from models.queries.settling import to_settle
from models.store import Store
from tests.builders import NOW
from tests.parcels import Copy
from tests.ui.sharing_desk import OTHER, buttons, change, founded, hand_over, joined, open_page, press, says, value
from ui.house import House
from ui.sharing.questions import asked

EVENING = NOW + timedelta(days=3)


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def asha(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


def both_write(copies: tuple[Store, Store], cell: tuple[str, str, str], values: tuple[str, str]) -> None:
    """Each writes a cell (table, row, field) unaware of the other; then the second one's comes to the first."""
    table, row, field = cell
    for copy, written in zip(copies, values, strict=True):
        change(copy, table, row, **{field: written})
    hand_over(copies[1], copies[0])


def test_one_click_settles_a_field_and_undo_takes_it_back(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    both_write((store, asha), ("asset", projector, "place"), ("Hall", "Library"))
    stood = value(store, "asset", projector, "place")
    click = "Take “Library”" if stood == "Hall" else "Keep “Hall”"
    page = open_page(qtbot, house)
    page.show_id("")
    told = f"Your co-coordinator ({OTHER}) wrote “Library”, you wrote “Hall”; neither had seen the other."
    assert told in says(page)

    press(qtbot, page, click)

    assert {value(store, "asset", projector, "place"), stood} == {"Hall", "Library"}
    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))
    house.history.undo()
    assert value(store, "asset", projector, "place") == stood


def test_a_settled_field_is_settled_for_the_other_copy_too(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    both_write((store, asha), ("asset", projector, "place"), ("Hall", "Library"))
    page = open_page(qtbot, house)
    page.show_id("")

    press(qtbot, page, "Take “Library”")
    hand_over(store, asha)

    with asha.read() as reader:
        assert to_settle(reader).count == 0
    assert value(asha, "asset", projector, "place") == value(store, "asset", projector, "place") == "Library"


def test_times_of_one_day_are_told_apart_by_the_clock(qtbot: QtBot, house: House, store: Store, asha: Store) -> None:
    with store.write("Plan") as session:
        meeting = meetings.plan(
            session, title="November meeting", starts=EVENING, ends=EVENING + timedelta(hours=2), agenda=[]
        )
    hand_over(store, asha)
    both_write((store, asha), ("meeting", meeting, "starts"), ("2026-11-26T15:00:00Z", "2026-11-26T14:00:00Z"))
    page = open_page(qtbot, house)
    page.show_id("")

    press(qtbot, page, "Take “14:00”")

    assert value(store, "meeting", meeting, "starts") == "2026-11-26T14:00:00Z"


def test_take_all_from_one_laptop_settles_every_field(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    for row in ({"place": "Hall", "description": "Old"}, {"place": "Library", "description": "New"}):
        change(store if row["place"] == "Hall" else asha, "asset", projector, **row)
    hand_over(asha, store)
    page = open_page(qtbot, house)
    page.show_id("")

    press(qtbot, page, f"Take all from {OTHER}")

    settled = [value(store, "asset", projector, field) for field in ("place", "description")]
    assert settled == ["Library", "New"]
    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))


def test_two_versions_of_a_decision_stand_in_full_beside_each_other(
    qtbot: QtBot, house: House, store: Store, asha: Store
) -> None:
    decision = "0199aaaa00007000800000000000dd01"
    with store.write("Decide") as session:
        from models.tables import Decision

        session.add(Decision(id=decision, number="2026-12", text="We lend the loop.", outcome="adopted"))
    hand_over(store, asha)
    both_write((store, asha), ("decision", decision, "text"), ("We lend it for a week.", "We lend it for a day."))
    page = open_page(qtbot, house)
    page.show_id("")

    told = says(page)
    assert "We lend it for a week." in told and "We lend it for a day." in told and told.count("Adopted") == 2
    press(qtbot, page, f"Let stand what {OTHER} wrote: 2026-12, We lend it for a day.…")

    assert value(store, "decision", decision, "text") == "We lend it for a day."


@pytest.mark.parametrize("answer", [("Restore", 0), ("Leave in the bin", 1)])
def test_in_the_bin_here_and_edited_there_is_asked(
    qtbot: QtBot, house: House, asha: Store, projector: str, answer: tuple[str, int]
) -> None:
    store, (click, removed) = house.store, answer
    with store.write("Bin") as session:
        assets.to_bin(session, asset_id=projector, now=NOW)
    change(asha, "asset", projector, place="Garage")
    hand_over(asha, store)
    page = open_page(qtbot, house)
    page.show_id("")
    assert f"{OTHER} wrote: Place “Garage”." in says(page)

    press(qtbot, page, click)

    assert value(store, "asset", projector, "removed") == removed
    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))


def test_the_keyboard_stays_on_the_next_question(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    with store.write("Add") as session:
        person = roster.add_person(session, given_name="Gwen", family_name="Parry")
    hand_over(store, asha)
    change(store, "asset", projector, place="Hall")
    change(asha, "asset", projector, place="Library")
    both_write((store, asha), ("person", person, "town"), ("Tenby", "Neath"))
    page = open_page(qtbot, house)
    page.show_id("")

    press(qtbot, page, "Keep “Hall”")

    qtbot.waitUntil(lambda: "Keep “Hall”" not in buttons(page))
    focus = page.focusWidget()
    assert focus and focus.accessibleName().startswith("Let stand what")


def test_answers_about_consent_that_differ_are_for_the_person_to_settle(
    qtbot: QtBot, house: House, store: Store, asha: Store
) -> None:
    with store.write("Add") as session:
        person = roster.add_person(session, given_name="Gwen", family_name="Parry")
    hand_over(store, asha)
    for copy, state in ((store, "granted"), (asha, "refused")):
        with copy.write("Ask") as session:
            from models.tables import ConsentEvent

            session.add(ConsentEvent(person_id=person, audience="national", state=state, at=NOW, method="phone"))
    hand_over(asha, store)
    page = open_page(qtbot, house)
    page.show_id("")

    assert "“Agreed” and “Refused” stand beside each other" in says(page)
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Look at Gwen Parry")
    assert went.args == ["members", person]


@pytest.mark.parametrize("answer", [("Accept", "Hall"), ("Decline", "Cupboard")])
def test_a_suggestion_from_national_is_accepted_or_declined(
    qtbot: QtBot, house: House, projector: str, tmp_path: Path, answer: tuple[str, str]
) -> None:
    click, place = answer
    suggest(house.store, tmp_path, ("asset", projector, "place"), "Hall")
    page = open_page(qtbot, house)
    page.show_id("")
    assert "National suggests “Hall” instead of “Cupboard”." in says(page)

    press(qtbot, page, click)

    assert value(house.store, "asset", projector, "place") == place
    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))


def suggest(store: Store, folder: Path, cell: tuple[str, str, str], written: str) -> None:
    """National would like a cell of ours changed, and we hear of it."""
    ours = object.__new__(Copy)
    ours.folder, ours.name, ours.ahead, ours.store = folder, "ours", timedelta(), store
    community = Copy(folder / "national", "national")
    community.found("The national community", kind="national")
    community.unpack(ours.pack(Audience("national")))
    community.log(settling.propose, *cell, written)
    ours.unpack(community.pack(Audience("chapters")))
    community.store.close()


def test_two_other_laptops_of_one_name_are_told_apart(store: Store, asha: Store, projector: str) -> None:
    both_write((store, asha), ("asset", projector, "place"), ("Hall", "Library"))
    with store.read() as reader:
        (question,) = to_settle(reader).questions
        theirs = next(side for side in question.sides if not side.is_own)
        third = replace(theirs, wid="feed" * 4)

        told = asked(reader, replace(question, sides=(*question.sides, third)))

    assert f"{OTHER} ({asha.writer[:4]}) wrote “Library”" in told.sentence
    assert f"{OTHER} (feed) wrote “Library”" in told.sentence
    assert "You wrote “Hall”" in told.sentence
