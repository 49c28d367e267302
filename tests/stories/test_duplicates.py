"""Somebody entered twice, by clicks alone: found, compared, chosen, merged, undone, told apart, taken apart."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from models.log.rebuild import differences
from models.store import Store
from tests.stories.hands import Hands
from tests.stories.keyboard import Keyboard


@pytest.fixture
def hands(program: Program, qtbot: QtBot, tmp_path: Path) -> Hands:
    """A new chapter in which Sam Okoro has been entered as Samuel as well."""
    hands = Hands(qtbot)
    hands.choose_file(tmp_path / "west.chapter", lambda: hands.click("Elsewhere…"))
    hands.enter("Name of the chapter", "West of England chapter")
    hands.wait(lambda: hands.sees("Begin here"))
    hands.click("Members")
    add(hands, "Samuel", "Okoro", "sam.okoro@chapter.example")
    hands.click("Add phone")
    hands.enter("New phone number", "07700 900123")
    add(hands, "Bethan", "Rees", "bethan@chapter.example")
    add(hands, "Sam", "Okoro", "SAM.OKORO@chapter.example")
    hands.click("Add phone")
    hands.enter("New phone number", "+44 7700 900123")
    hands.wait(lambda: hands.sees("Remove +44 7700 900123"))
    return hands


def test_found_compared_merged_and_undone(hands: Hands, program: Program) -> None:
    store = store_of(program)

    hands.click("1 pair is very likely one person")
    hands.click("Compare…")
    hands.click("First name, as entered for 1 · Samuel Okoro: Samuel")
    hands.click("Merge into one")
    hands.wait(lambda: hands.sees("Samuel Okoro is one entry now"))
    merged = people(store)
    hands.click("Undo")
    hands.wait(lambda: len(people(store)) == 3)

    assert merged == ["Bethan Rees", "Samuel Okoro"]
    assert people(store) == ["Bethan Rees", "Sam Okoro", "Samuel Okoro"]
    with store.uncaptured("") as (connection, _rows):
        assert differences(connection) == []


def test_two_people_are_told_apart_for_good(hands: Hands, program: Program) -> None:
    find(hands)

    hands.click("Different people")
    hands.wait(lambda: hands.sees("Nobody was entered twice"))
    hands.click("Back to the members")

    assert hands.sees("3 people")
    assert people(store_of(program)) == ["Bethan Rees", "Sam Okoro", "Samuel Okoro"]


def test_merged_by_mistake_and_taken_apart_again(hands: Hands, program: Program) -> None:
    store = store_of(program)
    find(hands)
    hands.click("Compare…")
    hands.click("Merge into one")
    hands.wait(lambda: len(people(store)) == 2)
    hands.wait(lambda: hands.sees("Nobody was entered twice"))
    hands.click("Back to the members")
    hands.enter("Search people and skills (Ctrl+F)", "okoro")

    hands.click("Take apart again…")
    hands.click("Take apart")
    hands.wait(lambda: len(people(store)) == 3)

    assert people(store) == ["Bethan Rees", "Sam Okoro", "Samuel Okoro"]


def test_the_keyboard_alone_is_enough(hands: Hands, program: Program) -> None:
    find(hands)
    assert program.window
    keys = Keyboard(program.window)

    keys.press("Return")
    keys.press("1")
    keys.press("Ctrl+Return")

    hands.wait(lambda: people(store_of(program)) == ["Bethan Rees", "Samuel Okoro"])


def add(hands: Hands, given: str, family: str, email: str) -> None:
    """A new member, typed in full."""
    hands.click("New member")
    hands.fill("First name", given)
    hands.fill("Family name", family)
    hands.fill("E-mail", email)
    hands.click("Add member")
    hands.wait(lambda: hands.sees(f"Remove {email}"))


def find(hands: Hands) -> None:
    """The small menu of the page, and its first entry."""

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        if menu is None:
            QTimer.singleShot(20, choose)
            return
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(20, choose)
    hands.click("More about members")
    hands.wait(lambda: hands.sees("Same e-mail"))


def store_of(program: Program) -> Store:
    """The chapter that is open."""
    assert program.window
    return program.window.house.store


def people(store: Store) -> list[str]:
    """Everybody who is not in the bin."""
    query = "SELECT given_name || ' ' || family_name FROM person WHERE NOT removed ORDER BY given_name"
    with store.read() as reader:
        return reader.column(query)
