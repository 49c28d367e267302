"""Hands and eyes on the members' page: opening it, reading it, pressing and typing."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from models.queries import roster as members
from tests.builders import TODAY
from tests.builders_roster import add
from ui.house import House
from ui.roster.page import MembersPage, make
from ui.roster.person_rest import PersonRest


def open_page(house: House, qtbot: QtBot) -> MembersPage:
    """The page on the chapter as it stands, with all its parts."""
    page = make(house)
    assert isinstance(page, MembersPage)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: not page.table.row_total() or page.findChild(PersonRest) is not None)
    return page


def with_three(house: House) -> House:
    """A chapter of three."""
    add(
        house.store,
        "Amara Okafor",
        skills=("Facilitation",),
        organisation="Severn Health Board",
        email="amara@example.org",
    )
    add(house.store, "Bethan Rees", organisation="Wye Trust")
    add(house.store, "Carys Ab-Owen", joined_on=TODAY - timedelta(days=3))
    return house


def listed(page: MembersPage) -> list[str]:
    """What the list shows, name by name."""
    rows = [page.table.row_at(n) for n in range(page.table.row_total())]
    return [row.name for row in rows if row]


def settle() -> None:
    """What was told is heard, what was heard is drawn, what was drawn is shown."""
    for _pass in range(3):
        QCoreApplication.processEvents()


def line(page: QWidget, name: str) -> QLineEdit:
    """The one visible line with this accessible name."""
    settle()
    [found] = [
        each for each in page.findChildren(QLineEdit) if each.accessibleName() == name and each.isVisibleTo(page)
    ]
    return found


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    """Click the one visible button with these words."""
    settle()
    buttons = [*page.findChildren(QPushButton), *page.findChildren(QToolButton)]
    [found] = [each for each in buttons if text in {each.text(), each.accessibleName()} and each.isVisibleTo(page)]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    """Type over what stands there, and Enter."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text) if text else qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def person_of(house: House, name: str) -> str:
    with house.store.read() as reader:
        return members.find(reader, name)[0].id
