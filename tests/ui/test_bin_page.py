"""The bin by clicks and keys: what was removed, and its way back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages import finders, pages
from models.commands import actions, assets, meetings, register, roster
from models.store import Store
from tests.builders import NOW
from tests.builders_assets import asset, book, person
from tests.builders_meetings import planned
from tests.builders_roster import add
from tests.ui.in_sight import in_sight, says
from tests.ui.window_parts import key
from ui.bin.page import BinPage
from ui.bin.words import how_words, kind_words, name_words
from ui.house import House
from ui.main_window import FileActions, MainWindow
from ui.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], BinPage]:
    """Opens the page on what was removed by then."""
    return lambda: in_sight(qtbot, BinPage(house))


@pytest.fixture
def window(qtbot: QtBot, house: House) -> MainWindow:
    """The window with all its pages."""
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    made = MainWindow(house, "West Vales", pages(), files=files, opened=list, finders=finders())
    qtbot.addWidget(made)
    with qtbot.waitActive(made), qtbot.waitSignal(made.painted):
        made.show()
        made.activateWindow()
    return made


def binned(store: Store, *texts: str) -> list[str]:
    """Actions in the bin."""
    ids = []
    for text in texts:
        with store.write("Add") as session:
            ids.append(actions.add(session, text=text))
        with store.write(f"Bin “{text}”") as session:
            actions.to_bin(session, action_id=ids[-1])
    return ids


def table(page: BinPage) -> RowTable:
    """The list."""
    found = page.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def shown(page: BinPage) -> list[str]:
    """The list as it might be read out."""
    rows = [table(page).row_at(n) for n in range(table(page).row_total())]
    return [f"{name_words(row)} | {kind_words(row)} | {how_words(row)}" for row in rows if row]


def press(qtbot: QtBot, page: BinPage, text: str) -> None:
    """Click the button or the chip that begins so."""
    (found,) = [
        each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text().split("  ")[0] == text
    ]
    qtbot.mouseClick(found, LEFT)


def test_what_is_removed_says_what_it_was_and_comes_back_with_a_click(
    opened: Callable[[], BinPage], store: Store, qtbot: QtBot
) -> None:
    binned(store, "Ring the hall")
    page = opened()
    before = shown(page)

    press(qtbot, page, "Put back")

    assert before == ["Ring the hall | Action | Put in the bin"]
    qtbot.waitUntil(lambda: shown(page) == [])
    assert "The bin is empty" in says(page)


def test_every_button_of_a_member_is_read_whole(opened: Callable[[], BinPage], store: Store) -> None:
    amara = add(store, "Amara Okafor")
    with store.write("Away") as session:
        roster.to_bin(session, person_ids=[amara])

    page = opened()

    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible() and each.text()]
    assert {"Put back", "Look at it", "Forget for good…"} <= {each.text() for each in buttons}
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []


def test_each_kind_is_told_in_words(opened: Callable[[], BinPage], store: Store) -> None:
    drill, amara = asset(store, "Drill", kind="kit"), person(store, "Amara Okafor")
    booking, meeting = book(store, drill, amara, NOW + timedelta(days=1)), planned(store, "Spare evening")
    with store.write("Away") as session:
        assets.cancel_booking(session, booking_id=booking)
    with store.write("Away") as session:
        meetings.to_bin(session, meeting_id=meeting)

    assert sorted(shown(opened())) == [
        "Drill | Booking by Amara Okafor · Tue 24 Nov 2026, 18:00 – 20:00 | Cancelled",
        "Spare evening | Meeting · Thu 26 Nov 2026 | Put in the bin",
    ]


def test_the_pane_tells_when_and_by_which_deed(opened: Callable[[], BinPage], store: Store, house: House) -> None:
    with store.write("Plan Kit evening") as session:
        meetings.plan(session, title="Kit evening", starts=NOW)
    house.history.undo()

    told = says(opened())

    assert "“Plan Kit evening” was undone." in told
    assert "Mon 23 Nov 2026, 18:00" in told


def test_several_come_back_as_one_deed(opened: Callable[[], BinPage], store: Store, house: House, qtbot: QtBot) -> None:
    binned(store, "One", "Two", "Three")
    page = opened()

    table(page).selectAll()
    press(qtbot, page, "Put back 3 things")

    qtbot.waitUntil(lambda: shown(page) == [])
    assert house.history.undo_label() == "Put back 3 things"


def test_a_filter_and_a_search_narrow_the_list(opened: Callable[[], BinPage], store: Store, qtbot: QtBot) -> None:
    binned(store, "Ring the hall", "Sweep")
    amara = add(store, "Amara Okafor")
    with store.write("Bin Amara") as session:
        roster.to_bin(session, person_ids=[amara])
    page = opened()

    press(qtbot, page, "Members")
    members = shown(page)
    press(qtbot, page, "Actions")
    page._search.set_text("ring")
    qtbot.waitUntil(lambda: shown(page) == ["Ring the hall | Action | Put in the bin"])

    assert members == ["Amara Okafor | Member | Put in the bin"]


def test_what_cannot_come_back_is_refused_in_words(
    opened: Callable[[], BinPage], store: Store, house: House, qtbot: QtBot
) -> None:
    drill, tom, amara = asset(store, "Drill"), person(store, "Tom Reed"), person(store, "Amara Okafor")
    booking = book(store, drill, tom, NOW + timedelta(days=1))
    with store.write("Cancel") as session:
        assets.cancel_booking(session, booking_id=booking)
    book(store, drill, amara, NOW + timedelta(days=1))
    said: list[str] = []
    house.dispatcher.refused.connect(said.append)
    page = opened()

    press(qtbot, page, "Put back")

    assert said and said[0].startswith("Not free then: Amara Okafor")
    assert len(shown(page)) == 1


def test_a_merged_entry_is_told_and_leads_to_the_one_it_became(
    opened: Callable[[], BinPage], store: Store, house: House, qtbot: QtBot
) -> None:
    kept, other = sorted((add(store, "Amara Okafor"), add(store, "Amara O.")))
    with store.write("Merge") as session:
        roster.to_bin(session, person_ids=[other])
        session.connection().exec_driver_sql(
            "INSERT INTO likeness(id, removed, first_id, second_id, verdict) VALUES(?, 0, ?, ?, 'same')",
            ("0" * 32, kept, other),
        )
    with store.read() as reader:
        name = reader.value("SELECT trim(given_name || ' ' || family_name) FROM person WHERE id = :id", id=kept)
    asked: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda *to: asked.append(to))
    page = opened()

    press(qtbot, page, f"Open {name}")

    assert (asked, [line.rpartition(" | ")[2] for line in shown(page)]) == ([("members", kept)], ["Merged"])
    assert not page._pane._back.isVisible()


def test_forgetting_asks_first(opened: Callable[[], BinPage], store: Store, qtbot: QtBot) -> None:
    amara = add(store, "Amara Okafor")
    with store.write("Bin Amara") as session:
        roster.to_bin(session, person_ids=[amara])
    page = opened()

    press(qtbot, page, "Forget for good…")

    (asked,) = [each for each in page.window().findChildren(QDialog) if each.isVisible()]
    assert "Amara Okafor" in says(asked)
    asked.reject()


def test_a_row_offers_the_same_by_its_menu(opened: Callable[[], BinPage], store: Store, qtbot: QtBot) -> None:
    ids = binned(store, "One", "Two")
    page = opened()
    table(page).select_id(ids[0])
    table(page).selectionModel().select(
        table(page).model().index(0, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )

    table(page).menu_wanted.emit(ids[0], table(page).mapToGlobal(table(page).rect().center()))

    (menu,) = [each for each in table(page).findChildren(QMenu) if each.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Put back 2 things"]
    menu.close()


def test_the_edit_menu_leads_to_it_and_esc_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("members")
    (entry,) = [each for each in window.findChildren(QAction) if each.text() == "Bin…"]

    entry.trigger()
    there = (window.current_key(), [item.key for item in window._rail._items.values() if item.isChecked()])
    key(qtbot, window, "Esc")

    assert there == ("bin", [])
    assert (window.current_key(), window._rail._items["members"].isChecked()) == ("members", True)


def test_go_to_anything_finds_it(window: MainWindow, qtbot: QtBot) -> None:
    key(qtbot, window, "Ctrl+K")
    assert window._go_to is not None
    qtbot.keyClicks(window._go_to._line, "bi")
    qtbot.keyClick(window._go_to._line, Qt.Key.Key_Return)

    assert window.current_key() == "bin"


def test_go_to_anything_finds_what_was_removed_and_turns_to_it(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    ids = binned(store, "Sweep", "Ring the hall")
    key(qtbot, window, "Ctrl+K")
    assert window._go_to is not None
    qtbot.keyClicks(window._go_to._line, "swe")
    qtbot.waitUntil(lambda: [each.kind for each in window._go_to.found()] == ["In the bin"])  # pyright: ignore
    qtbot.keyClick(window._go_to._line, Qt.Key.Key_Return)

    page = window.page("bin")
    assert isinstance(page, BinPage)
    assert (window.current_key(), table(page).current_id()) == ("bin", ids[0])


@pytest.mark.parametrize("key_of", ["assets", "actions", "decisions", "meetings"])
def test_the_menu_of_a_row_leads_to_what_was_removed_of_its_kind(
    window: MainWindow, store: Store, qtbot: QtBot, key_of: str
) -> None:
    some_of_each(store)
    window.show_page(key_of)
    page = window.page(key_of)
    assert page is not None
    (listed,) = [each for each in page.findChildren(RowTable) if each.isVisible()]
    qtbot.waitUntil(lambda: listed.row_total() > 0)

    listed.menu_wanted.emit(listed.current_id(), listed.mapToGlobal(listed.rect().center()))
    (menu,) = [each for each in listed.findChildren(QMenu) if each.isVisible()]
    (entry,) = [each for each in menu.actions() if each.text() == "See what was removed…"]
    entry.trigger()
    menu.close()

    there = window.page("bin")
    assert isinstance(there, BinPage)
    assert (window.current_key(), there._list.now_asked().chip) == ("bin", key_of)


def some_of_each(store: Store) -> None:
    """One row for each list, and something in the bin."""
    binned(store, "Sweep")
    asset(store, "Drill")
    planned(store)
    with store.write("Add") as session:
        actions.add(session, text="Ring the hall")
        register.record(session, text="We meet on Thursdays.", on=NOW, method="consent")
