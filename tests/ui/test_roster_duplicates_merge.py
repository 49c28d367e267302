"""Two entries side by side: choosing by clicks and keys, what stays, what comes along, one deed that can be undone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from models.commands import duplicates, roster
from models.tables.assets import Asset, Loan
from tests.builders import NOW
from tests.builders_roster import add, seen
from tests.ui.roster_hands import listed, open_page, press, settle
from tests.ui.roster_twice import entered_twice, merging_on, results
from ui.house import House
from ui.roster.duplicates_cell import Cell, Pick
from ui.roster.duplicates_merge import MergeScreen


def row_of(screen: MergeScreen, label: str) -> list[Cell]:
    """The two cells of a row that can be clicked."""
    row = next(each for each in screen.card.rows.rows() if each.line.label == label)
    return row.findChildren(Cell)


def type_in(screen: MergeScreen, label: str, keys: str) -> None:
    """Press keys in a row."""
    row = next(each for each in screen.card.rows.rows() if each.line.label == label)
    row.take_keyboard()
    for key in keys:
        row.press(key)


def test_what_says_something_stays_and_lists_are_joined(house: House, qtbot: QtBot) -> None:
    _page, screen = merging_on(house, qtbot, entered_twice(house))

    assert results(screen) == {
        "First name": "Sam",
        "Organisation": "Severn Health Board",
        "Job title": "Nurse",
        "Notes": "Call in the evening.\nHas a trailer.",
        "Skills": "Run charts\nWelsh\nFirst aid",
    }


def test_what_is_the_same_is_folded_away(house: House, qtbot: QtBot) -> None:
    page, screen = merging_on(house, qtbot, entered_twice(house))

    press(qtbot, page, "5 fields are the same, folded away")
    settle()

    assert not screen.card._same.isHidden()
    press(qtbot, page, "5 fields are the same, shown below")
    assert screen.card._same.isHidden()


def test_keys_choose_the_one_the_other_or_both(house: House, qtbot: QtBot) -> None:
    page, screen = merging_on(house, qtbot, entered_twice(house))
    page.activateWindow()
    screen.take_keyboard()

    for key in (Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_1):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
    told = results(screen)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_B)

    assert (told["First name"], told["Organisation"], told["Notes"]) == ("Samuel", "nothing", "Call in the evening.")
    assert results(screen)["Notes"] == "Call in the evening.\nHas a trailer."


def test_arrows_go_from_side_to_side(house: House, qtbot: QtBot) -> None:
    page, screen = merging_on(house, qtbot, entered_twice(house))
    type_in(screen, "Notes", "1")
    told: list[str] = []

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
        told.append(screen.choices()["notes"])

    assert told == ["second", "both", "second"]


def test_a_key_for_both_does_nothing_where_only_one_can_be(house: House, qtbot: QtBot) -> None:
    _page, screen = merging_on(house, qtbot, entered_twice(house))

    type_in(screen, "First name", "b")

    assert results(screen)["First name"] == "Sam"


def test_a_click_anywhere_in_a_cell_chooses_it(house: House, qtbot: QtBot) -> None:
    _page, screen = merging_on(house, qtbot, entered_twice(house))
    first, _second = row_of(screen, "First name")

    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(first.width() - 8, 8))

    assert screen.choices()["given_name"] == "first"
    assert screen.card.name() == "Samuel Okoro"


def test_swapping_the_sides_leaves_what_was_chosen(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    page, screen = merging_on(house, qtbot, ids)
    type_in(screen, "First name", "1")
    before = results(screen)

    press(qtbot, page, "Swap sides")

    assert screen.shows() == (ids[1], ids[0])
    assert results(screen) == before
    assert screen.choices()["given_name"] == "second"


@pytest.mark.parametrize("turned", [False, True])
def test_merging_is_one_deed_with_the_choices_made(house: House, qtbot: QtBot, turned: bool) -> None:
    first, second = entered_twice(house)
    page, screen = merging_on(house, qtbot, (second, first) if turned else (first, second))
    said: list[str] = []
    house.dispatcher.said.connect(said.append)
    type_in(screen, "First name", "2" if turned else "1")

    press(qtbot, page, "Merge into one")

    kept = seen(house.store, first)
    assert (kept.name, kept.texts["job_title"], kept.skills) == (
        "Samuel Okoro",
        "Nurse",
        ("First aid", "Run charts", "Welsh"),
    )
    assert said == ["Samuel Okoro is one entry now"]
    qtbot.waitUntil(lambda: listed(page) == ["Samuel Okoro", "Bethan Rees"])
    assert page.pane.showing() == first
    assert house.history.undo() == "Merge Samuel Okoro"
    qtbot.waitUntil(lambda: len(listed(page)) == 3)


def test_ctrl_enter_merges(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    _page, screen = merging_on(house, qtbot, ids)

    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert seen(house.store, ids[1]).removed


def test_what_comes_along_is_said_and_two_loans_of_one_thing_are_pointed_out(house: House, qtbot: QtBot) -> None:
    first, second = entered_twice(house)
    with house.store.write("Loans") as session:
        tent = Asset(name="Tent")
        session.add(tent)
        session.add_all(Loan(asset_id=tent.id, person_id=person, out_at=NOW) for person in (first, second))

    page, _screen = merging_on(house, qtbot, (first, second))

    told = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    assert "To the one entry that stays: 1 loan." in told
    assert "Both have Tent out at present. Both loans stay: please look which one is right." in told


def test_two_said_to_be_different_are_merged_only_when_asked_again(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    with house.store.write("Different") as session:
        duplicates.say_different(session, first_id=ids[0], second_id=ids[1], now=NOW)
    page, _screen = merging_on(house, qtbot, ids)
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)

    press(qtbot, page, "Merge into one")
    was_merged = seen(house.store, ids[1]).removed
    press(qtbot, page, "Merge into one")

    assert refused == [
        "Somebody said on Mon 23 Nov 2026 that Samuel Okoro and Sam Okoro are two people. "
        "Merge again if they are one after all."
    ]
    assert (was_merged, seen(house.store, ids[1]).removed) == (False, True)


def test_somebody_in_the_bin_is_not_merged(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    page, screen = merging_on(house, qtbot, ids)
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)
    with house.store.write("Bin") as session:
        roster.to_bin(session, person_ids=[ids[1]])

    press(qtbot, page, "Merge into one")

    assert refused == ["Sam Okoro lies in the bin. Please take them out first."]
    assert screen.isVisible()


def test_what_was_chosen_stays_when_the_chapter_changes_meanwhile(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    _page, screen = merging_on(house, qtbot, ids)
    type_in(screen, "First name", "1")

    with house.store.write("Town") as session:
        roster.change(session, person_id=ids[0], field="town", value="Bath")

    qtbot.waitUntil(lambda: "Town" in results(screen))
    assert results(screen)["First name"] == "Samuel"


def test_two_chosen_in_the_list_can_be_merged(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page = open_page(house, qtbot)
    page.table.selectAll()
    three = page.may_merge()
    page.search.set_text("okoro")
    page.table.selectAll()

    page.merge_chosen()

    assert (three, page.duplicates.merging.isVisible()) == (False, True)


def test_the_small_menu_of_the_page_finds_and_merges(house: House, qtbot: QtBot) -> None:
    add(house.store, "Bethan Rees")
    page = open_page(house, qtbot)

    [menu] = [each for each in page.findChildren(QMenu) if each.actions()[0].text() == "Find duplicates…"]
    menu.aboutToShow.emit()

    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [
        ("Find duplicates…", True),
        ("Merge the two chosen…", False),
    ]


def test_a_screen_reader_is_told_what_every_dot_is(house: House, qtbot: QtBot) -> None:
    _page, screen = merging_on(house, qtbot, entered_twice(house))

    names = [pick.accessibleName() for pick in screen.findChildren(Pick)]

    assert names[:2] == [
        "First name, as entered for 1 · Samuel Okoro: Samuel",
        "First name, as entered for 2 · Sam Okoro: Sam",
    ]
    assert "Notes: keep both" in names


def test_the_row_with_the_keyboard_is_in_sight(house: House, qtbot: QtBot) -> None:
    page, screen = merging_on(house, qtbot, entered_twice(house))
    page.resize(600, 420)
    settle()
    *_rows, last = screen.card.rows.rows()
    before = last.visibleRegion().isEmpty()

    for _step in screen.card.rows.rows():
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Down)
    settle()

    held = QApplication.focusWidget()
    assert before
    assert held
    assert last.isAncestorOf(held)
    assert not held.visibleRegion().isEmpty()


@pytest.mark.parametrize("size", [(560, 560), (1100, 800)])
def test_every_button_is_within_the_window(house: House, qtbot: QtBot, size: tuple[int, int]) -> None:
    page, screen = merging_on(house, qtbot, entered_twice(house))

    page.resize(*size)
    settle()

    wide = [each.mapTo(page, QPoint(each.width(), 0)).x() for each in screen.findChildren(QPushButton)]
    assert max(wide) <= page.width() == size[0]
