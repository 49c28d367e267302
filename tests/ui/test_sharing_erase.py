"""Forgetting a member from the window: what must end first, what goes, the name typed out, and what is left to do."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.commands import assets, duplicates, roster
from models.errors import SetAside
from models.queries import erasure
from models.store import Store
from models.tables import ConsentEvent
from tests.builders import NOW, TODAY
from tests.ui.sharing_desk import buttons, change, founded, hand_over, joined, open_page, press, says, type_in, value
from ui.house import House
from ui.sharing import erase
from ui.sharing.erase_done import ForgottenDialog
from ui.wordings import sentence


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def gwen(store: Store, projector: str) -> str:
    """Somebody who looks after the projector, once signed a form, and is named in a note on Ed."""
    with store.write("Members") as session:
        person = roster.add_person(session, given_name="Gwen", family_name="Parry")
        other = roster.add_person(session, given_name="Ed", family_name="Rowe")
        session.add(ConsentEvent(person_id=person, audience="national", state="granted", at=NOW, method="paper"))
    change(store, "person", other, notes="Came with Gwen Parry.")
    change(store, "asset", projector, steward_id=person)
    return person


@pytest.fixture
def asha(empty_chapter: Path, store: Store, gwen: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window to ask in."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_what_must_end_first_bars_the_way(qtbot: QtBot, house: House, projector: str, gwen: str, desk: QWidget) -> None:
    with house.store.write("Lend") as session:
        assets.lend(session, asset_id=projector, person_id=gwen, until=TODAY + timedelta(days=3), now=NOW)

    wizard = erase.open(house, gwen, desk)

    assert wizard
    assert "Projector is lent to them. Take it back first." in says(wizard)
    press(qtbot, wizard, "Next")
    assert "What ties them to the chapter" in says(wizard)


def test_the_steps_say_what_goes_and_who_else_names_them(qtbot: QtBot, house: House, gwen: str, desk: QWidget) -> None:
    wizard = erase.open(house, gwen, desk)
    assert wizard
    assert "They look after Projector. It will be without a steward." in says(wizard)

    press(qtbot, wizard, "Next")

    assert "Everything in the list of members about them\nAnswers about consent: 1" in says(wizard)
    assert "Member “Ed Rowe”, Notes: “Came with Gwen Parry.”" in says(wizard)


def forget_gwen(qtbot: QtBot, house: House, gwen: str, desk: QWidget) -> None:
    """All the steps, to the end."""
    wizard = erase.open(house, gwen, desk)
    assert wizard
    for _step in range(2):
        press(qtbot, wizard, "Next")
    type_in(qtbot, wizard, "Their name", "Gwen Parry")
    press(qtbot, wizard, "Forget for good")


def test_only_the_name_typed_out_opens_the_last_button(
    qtbot: QtBot, house: House, store: Store, gwen: str, desk: QWidget
) -> None:
    wizard = erase.open(house, gwen, desk)
    assert wizard
    press(qtbot, wizard, "Next")
    press(qtbot, wizard, "Next")

    type_in(qtbot, wizard, "Their name", "Gwen Perry")
    press(qtbot, wizard, "Forget for good")
    assert value(store, "person", gwen, "given_name") == "Gwen"
    type_in(qtbot, wizard, "Their name", "gwen  parry")
    press(qtbot, wizard, "Forget for good")

    assert not value(store, "person", gwen, "given_name")
    dialog = forgotten(desk)
    assert "The form they signed about consent, Mon 23 Nov 2026" in says(dialog)
    assert "Member “Ed Rowe”, Notes: “Came with Gwen Parry.”" in says(dialog)


def test_many_entries_are_named_and_only_a_tick_says_that_all_are_meant(
    qtbot: QtBot, house: House, store: Store, gwen: str, desk: QWidget
) -> None:
    with store.write("Members") as session:
        other = roster.add_person(session, given_name="Gwenno", family_name="Parry")
    with store.write("One person") as session:
        first = {"given_name": "first", "family_name": "first"}
        duplicates.merge(session, first_id=gwen, second_id=other, now=NOW, choices=first)
    wizard = erase.open(house, gwen, desk)
    assert wizard
    press(qtbot, wizard, "Next")
    assert "Everything in the list of members about them, in 2 entries" in says(wizard)
    press(qtbot, wizard, "Next")
    assert "All of these are forgotten: Gwen Parry, Gwenno Parry." in says(wizard)

    type_in(qtbot, wizard, "Their name", "Gwen Parry")
    press(qtbot, wizard, "Forget for good")
    assert value(store, "person", gwen, "given_name") == "Gwen"
    (all_meant,) = wizard.findChildren(QCheckBox)
    assert all_meant.text() == "All 2 entries are one person, and all are meant"
    all_meant.click()
    press(qtbot, wizard, "Forget for good")

    assert not value(store, "person", gwen, "given_name") and not value(store, "person", other, "given_name")


def test_what_stays_with_somebody_they_were_one_with_is_told_before_and_after(
    qtbot: QtBot, house: House, store: Store, gwen: str, desk: QWidget
) -> None:
    with store.write("Members") as session:
        other = roster.add_person(session, given_name="Gwenno", family_name="Hale")
    change(store, "person", other, town="Ely")
    with store.write("One person") as session:
        first = {"given_name": "first", "family_name": "first"}
        duplicates.merge(session, first_id=gwen, second_id=other, now=NOW, choices=first)
    with store.write("Two people") as session:
        duplicates.part(session, first_id=gwen, second_id=other, now=NOW)
    told = "Member “Gwen Parry” was one with them for a time: what was taken over then stays among its earlier values"
    wizard = erase.open(house, other, desk)
    assert wizard

    press(qtbot, wizard, "Next")
    assert f"{told} (Town" in says(wizard)
    press(qtbot, wizard, "Next")
    type_in(qtbot, wizard, "Their name", "Gwenno Hale")
    press(qtbot, wizard, "Forget for good")

    assert told in says(forgotten(desk))


def test_a_bundle_that_forgets_many_says_whom() -> None:
    names = tuple(f"Maud {number}" for number in range(1, 15))

    told = sentence(SetAside(("erasures",), "Wolds", forgets=names))

    assert told == (
        "The bundle from Wolds is set aside until you have looked at it. It asks to forget "
        f"{', '.join(names[:12])} and 2 more for good. Nothing was changed."
    )


def test_other_copies_confirm_it_with_their_next_bundle(
    qtbot: QtBot, house: House, asha: Store, gwen: str, desk: QWidget
) -> None:
    forget_gwen(qtbot, house, gwen, desk)
    assert "Confirmed by 0 of 1." in says(forgotten(desk))
    assert "Make a bundle now" in buttons(forgotten(desk))
    forgotten(desk).accept()
    before = open_page(qtbot, house)
    assert "It asks them to forget 1 person." in says(before)
    before.hide()

    hand_over(house.store, asha)
    hand_over(asha, house.store)

    with house.store.read() as reader:
        assert [(each.done, each.of) for each in erasure.confirmations(reader)] == [(1, 1)]
    page = open_page(qtbot, house)
    page.show_id("copies")
    qtbot.waitUntil(lambda: "Mon 23 Nov 2026 · They asked for it" in says(page))


def test_the_list_of_papers_can_be_copied(qtbot: QtBot, house: House, gwen: str, desk: QWidget) -> None:
    forget_gwen(qtbot, house, gwen, desk)

    press(qtbot, forgotten(desk), "Copy the list")

    assert QApplication.clipboard().text() == "The form they signed about consent, Mon 23 Nov 2026"


def test_without_another_copy_nobody_is_told_to_make_a_bundle(
    qtbot: QtBot, house: House, gwen: str, desk: QWidget
) -> None:
    forget_gwen(qtbot, house, gwen, desk)

    assert buttons(forgotten(desk)) == ["Copy the list", "Close"]


def test_somebody_who_is_not_there_is_refused_in_words(
    qtbot: QtBot, house: House, projector: str, desk: QWidget
) -> None:
    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        assert erase.open(house, "0" * 32, desk) is None

    assert refused.args and refused.args[0].startswith("This person is no longer in this chapter")


def forgotten(desk: QWidget) -> QDialog:
    """What is told afterwards."""
    (dialog,) = [each for each in desk.findChildren(ForgottenDialog) if each.isVisible()]
    return dialog
