"""The page of shared assets as a person meets it: what it says, what can be pressed, where one types."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.queries import assets
from models.store import Store
from tests.builders import NOW
from tests.ui.in_sight import in_sight
from ui.assets.page import AssetsPage
from ui.assets.words import holders, state_words
from ui.house import House
from ui.row_table import RowTable
from ui.widgets.form import Form

LEFT = Qt.MouseButton.LeftButton


def open_page(qtbot: QtBot, house: House) -> AssetsPage:
    """The page, in sight."""
    return in_sight(qtbot, AssetsPage(house))


def sheet(page: AssetsPage) -> Form:
    """The sheet that is open in the pane."""
    (form,) = [each for each in page.findChildren(Form) if each.isVisible()]
    return form


def shown(page: QWidget) -> list[str]:
    """The list as it might be read out."""
    table = page.findChild(RowTable)
    assert isinstance(table, RowTable)
    rows = [table.row_at(n) for n in range(table.row_total())]
    return [" | ".join(filter(None, (row.name, state_words(row, NOW), holders(row)))) for row in rows if row]


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    """Click the button that says so (or whose name for a screen reader does)."""
    visible = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    (found,) = [each for each in visible if text in (each.text(), each.accessibleName())]
    qtbot.mouseClick(found, LEFT)


def line(page: QWidget, name: str, nth: int = 0) -> QLineEdit:
    """The line one types into."""
    return [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name][nth]


def type_in(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Type over what stands there and leave the field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    popup = QApplication.activePopupWidget()
    if popup:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def settled(qtbot: QtBot, page: QWidget, expected: list[str]) -> None:
    """Wait until the list says this."""
    qtbot.waitUntil(lambda: shown(page) == expected)


def assets_named(store: Store) -> dict[str, str]:
    """Ids by name."""
    with store.read() as reader:
        return {row.name: row.id for row in assets.rows(reader, NOW)}
