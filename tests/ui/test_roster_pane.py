"""One member edited in place, by clicks and keys."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.rules.consent import ConsentState
from models.rules.roster import Status
from models.tables.actions import Action
from models.tables.assets import Asset, Loan
from tests.builders import NOW, TODAY
from tests.builders_roster import add, seen
from tests.ui.roster_hands import line, listed, open_page, person_of, press, with_three, write
from ui.house import House
from ui.roster.page import MembersPage

Opened = Callable[[], MembersPage]


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Opened:
    """Opens the page on the chapter as it stands."""
    return partial(open_page, house, qtbot)


@pytest.fixture
def three(house: House) -> House:
    """A chapter of three."""
    return with_three(house)


def test_a_field_is_saved_when_it_is_left_and_undone_by_name(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.show_id(person_of(three, "bethan"))

    write(qtbot, line(page, "Organisation"), "Usk Practice")

    bethan = person_of(three, "bethan")
    assert seen(three.store, bethan).texts["organisation"] == "Usk Practice"
    assert three.history.undo() == "Change organisation"
    assert seen(three.store, bethan).texts["organisation"] == "Wye Trust"
    qtbot.waitUntil(lambda: line(page, "Organisation").text() == "Wye Trust")


def test_half_typed_words_belong_to_the_person_they_were_typed_for(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.show_id(person_of(three, "bethan"))
    notes = next(each for each in page.pane.findChildren(QPlainTextEdit) if each.accessibleName() == "Notes")
    notes.setFocus()
    qtbot.keyClicks(notes, "Knows the keyholder")

    page.show_id(person_of(three, "amara"))

    assert seen(three.store, person_of(three, "bethan")).texts["notes"] == "Knows the keyholder"
    assert seen(three.store, person_of(three, "amara")).texts["notes"] == ""


def test_a_name_cannot_be_emptied_and_comes_back(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    person = add(three.store, "Zoë")
    said: list[str] = []
    three.dispatcher.refused.connect(said.append)
    qtbot.waitUntil(lambda: len(listed(page)) == 4)
    page.show_id(person)

    write(qtbot, line(page, "First name"), "")

    assert said == ["The name must not be empty."]
    assert line(page, "First name").text() == "Zoë"


def test_days_out_of_order_are_refused_in_words(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.show_id(person_of(three, "bethan"))
    said: list[str] = []
    three.dispatcher.refused.connect(said.append)

    write(qtbot, line(page, "Member until"), "1 May 2020")

    assert said == [
        "The end of the membership (Fri 1 May 2020) would be before the day of joining (Wed 1 May 2024). "
        "Please check the two days."
    ]
    assert line(page, "Member until").text() == ""


def test_somebody_who_asked_to_join_waits_for_an_answer(three: House, opened: Opened, qtbot: QtBot) -> None:
    dai = add(three.store, "Dai Vaughan", joined_on=None)
    page = opened()
    page.show_id(dai)

    write(qtbot, line(page, "Asked to join"), "16 Nov 2026")

    assert seen(three.store, dai).status is Status.PENDING


def test_addresses_are_added_and_taken_away(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    press(qtbot, page, "Add phone")
    write(qtbot, line(page, "New phone number"), "07700 900123")
    press(qtbot, page, "Remove amara@example.org")

    assert [each.value for each in seen(three.store, amara).contacts] == ["07700 900123"]
    assert three.history.undo() == "Remove contact"
    assert len(seen(three.store, amara).contacts) == 2


def test_an_emptied_address_is_taken_away(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    write(qtbot, line(page, "E-mail"), "")

    assert seen(three.store, amara).contacts == ()


def test_skills_are_tags(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    write(qtbot, line(page, "Add to Skills"), "Welsh")
    press(qtbot, page, "Remove Facilitation")

    assert seen(three.store, amara).skills == ("Welsh",)


def test_a_role_is_taken_up_and_laid_down(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    write(qtbot, line(page, "New role"), "Convener")
    qtbot.waitUntil(lambda: "Convener" in page.pane.head().badges())
    press(qtbot, page, "End the role Convener today")

    assert [(role.role, role.from_on, role.to_on) for role in seen(three.store, amara).roles] == [
        ("Convener", TODAY, TODAY)
    ]


def test_consent_is_one_press_and_every_answer_stays(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    press(qtbot, page, "They agree")
    qtbot.waitUntil(lambda: page.pane.head().badges() == ["National"])
    press(qtbot, page, "They withdraw")

    person = seen(three.store, amara)
    assert person.consent is ConsentState.WITHDRAWN
    assert [(each.state, each.method) for each in person.consents] == [("withdrawn", "spoken"), ("granted", "spoken")]


def test_leaving_and_coming_back_are_one_press(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    amara = person_of(three, "amara")
    page.show_id(amara)

    press(qtbot, page, "Has left")
    left = seen(three.store, amara).status
    qtbot.waitUntil(lambda: "Left" in page.pane.head().badges())
    press(qtbot, page, "Is back")

    assert left is Status.LEFT
    assert seen(three.store, amara).status is Status.ACTIVE


def test_what_somebody_holds_leads_to_where_it_is_kept(three: House, opened: Opened, qtbot: QtBot) -> None:
    amara = person_of(three, "amara")
    with three.store.write("Much") as session:
        tent = Asset(name="Tent", steward_id=amara)
        session.add_all([tent, Loan(asset_id=tent.id, person_id=amara, out_at=NOW, due_on=TODAY - timedelta(days=2))])
        session.add(Action(text="Book the hall", owner_id=amara, due_on=TODAY))
    page = opened()
    went: list[tuple[str, str]] = []
    three.signals.go_to.connect(lambda key, id: went.append((key, id)))
    page.show_id(amara)

    press(qtbot, page, "Go to Book the hall")

    assert [key for key, _ in went] == ["actions"]


def test_history_tells_in_words_who_changed_what(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.show_id(person_of(three, "bethan"))
    write(qtbot, line(page, "Town"), "Bath")

    press(qtbot, page, "History")

    first, *rest = page.pane.history().text().split("\n")
    assert first.startswith("Mon 23 Nov 2026, 18:00 · ")
    assert rest[0] == "Town: Bath"
    assert rest[-1] == "Added to the chapter"
