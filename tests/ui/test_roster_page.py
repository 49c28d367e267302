"""The members' page by clicks and keys: the list, the search, the bin, a new member."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.commands import roster
from tests.builders import TODAY
from tests.builders_roster import add, seen
from tests.ui.later import Later
from tests.ui.roster_hands import line, listed, open_page, person_of, press, settle, with_three, write
from ui.house import House
from ui.roster.listing import columns
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


def test_the_list_says_who_there_is(three: House, opened: Opened) -> None:
    page = opened()

    assert listed(page) == ["Carys Ab-Owen", "Amara Okafor", "Bethan Rees"]
    assert page.header.state() == "3 people · 3 active · 1 joined this quarter"
    assert page.pane.head().name() == "Carys Ab-Owen"


def test_a_row_says_what_a_coordinator_looks_for(three: House, opened: Opened) -> None:
    page = opened()

    row = page.table.row_at(1)

    assert row
    assert [column.text(row) for column in columns(TODAY)] == [
        "Amara Okafor",
        "Facilitation",
        "Not asked",
        "–",
        "Active",
    ]


def test_an_empty_chapter_offers_two_first_steps(house: House, opened: Opened) -> None:
    page = opened()

    steps = [each.text() for each in page.table.findChildren(QPushButton) if each.isVisibleTo(page)]

    assert steps == ["Import a list…", "New member"]
    assert page.header.state() == "Who belongs to the chapter, how to reach them and what they bring."


def test_search_narrows_as_it_is_typed_and_esc_brings_everybody_back(
    three: House, opened: Opened, qtbot: QtBot
) -> None:
    page = opened()
    page.focus_search()

    qtbot.keyClicks(page.search.findChild(QLineEdit), "facil")
    qtbot.waitUntil(lambda: listed(page) == ["Amara Okafor"])

    assert page.pane.head().name() == "Amara Okafor"
    assert page.back()
    assert len(listed(page)) == 3


def test_a_search_that_finds_nobody_says_so(three: House, opened: Opened) -> None:
    page = opened()

    page.search.set_text("zzz")

    assert listed(page) == []
    assert not page.pane.isVisible()


def test_chips_narrow_and_let_go(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()

    press(qtbot, page, "New  1")
    new = listed(page)
    press(qtbot, page, "New  1")

    assert new == ["Carys Ab-Owen"]
    assert len(listed(page)) == 3


def test_a_header_turns_the_order(three: House, opened: Opened) -> None:
    page = opened()

    page.table.sort_changed.emit("name", True)

    assert listed(page) == ["Bethan Rees", "Amara Okafor", "Carys Ab-Owen"]


def test_a_new_member_begins_with_the_name(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.new_here()

    qtbot.keyClicks(line(page, "First name"), "Dilys")
    qtbot.keyClicks(line(page, "Family name"), "Haworth")
    qtbot.keyClicks(line(page, "E-mail"), "dilys@example.org")
    press(qtbot, page, "Add member")

    person = seen(three.store, person_of(three, "dilys"))
    assert (person.name, person.contacts[0].value, person.days["joined_on"]) == (
        "Dilys Haworth",
        "dilys@example.org",
        TODAY,
    )
    qtbot.waitUntil(lambda: page.pane.head().name() == "Dilys Haworth")
    assert three.history.undo_label() == "Add Dilys Haworth"


def test_a_new_member_without_a_name_is_asked_for_one(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.new_here()

    press(qtbot, page, "Add member")

    assert page.new.error() == "A name is needed: one is enough."
    assert page.back()
    assert page.pane.isVisible()


def test_a_list_that_arrives_leaves_the_form_for_a_new_member_open(three: House, qtbot: QtBot) -> None:
    later = Later()
    page = MembersPage(replace(three, tasks=later))
    qtbot.addWidget(page)
    page.show()
    page.new_here()

    later.work()
    settle()

    assert listed(page) == ["Carys Ab-Owen", "Amara Okafor", "Bethan Rees"]
    assert page.new.isVisible()
    assert page.back()
    qtbot.waitUntil(lambda: page.pane.isVisible() and page.pane.head().name() == "Carys Ab-Owen")


def test_the_same_name_twice_is_pointed_out(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.new_here()
    qtbot.keyClicks(line(page, "First name"), "amara")

    write(qtbot, line(page, "Family name"), "OKAFOR")
    page.new.flush()

    assert page.new.pointed_out() == "Already here? Amara Okafor, amara@example.org"


def test_the_bin_takes_and_gives_back(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    said: list[str] = []
    three.dispatcher.said.connect(said.append)
    page.show_id(person_of(three, "amara"))

    page.to_bin()
    qtbot.waitUntil(lambda: listed(page) == ["Carys Ab-Owen", "Bethan Rees"])
    press(qtbot, page, "Bin  1")
    qtbot.waitUntil(lambda: page.pane.head().badges()[:1] == ["In the bin"])
    press(qtbot, page, "Take out of the bin")

    assert said == ["Amara Okafor is in the bin", "Amara Okafor is back"]
    qtbot.waitUntil(lambda: listed(page) == [])
    assert page.back()
    assert len(listed(page)) == 3


def test_several_go_into_the_bin_as_one_deed(three: House, opened: Opened, qtbot: QtBot) -> None:
    page = opened()
    page.table.selectAll()

    page.to_bin()

    qtbot.waitUntil(lambda: listed(page) == [])
    assert three.history.undo() == "Put 3 people in the bin"
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_addresses_of_the_chosen_go_to_the_clipboard(three: House, opened: Opened) -> None:
    page = opened()
    page.table.selectAll()

    page.copy_addresses()

    assert QGuiApplication.clipboard().text() == "amara@example.org"


def test_going_to_somebody_lets_go_of_what_would_hide_them(three: House, opened: Opened) -> None:
    page = opened()
    page.search.set_text("bethan")

    page.show_id(person_of(three, "amara"))

    assert page.pane.head().name() == "Amara Okafor"
    assert page.table.current_id() == person_of(three, "amara")


def test_going_to_somebody_in_the_bin_opens_the_bin(three: House, opened: Opened) -> None:
    page = opened()
    amara = person_of(three, "amara")
    with three.store.write("Bin") as session:
        roster.to_bin(session, person_ids=[amara])
    settle()

    page.show_id(amara)

    assert listed(page) == ["Amara Okafor"]


def test_nobody_new_is_not_counted(house: House, opened: Opened) -> None:
    add(house.store, "Amara", joined_on=date(2024, 5, 1))

    page = opened()

    assert page.header.state() == "1 person · 1 active"
