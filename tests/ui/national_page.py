"""The pages about the national community as somebody sits before them: what they show, and hands for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from models.commands import register
from models.history import History
from models.queries import from_national as seen_by_chapter
from models.queries.from_national import FromNational
from models.store import Store
from tests import builders
from ui.dispatcher import Dispatcher
from ui.house import House
from ui.preferences import Preferences
from ui.row_table import RowTable
from ui.signals import ChapterSignals
from ui.tasks import InlineTasks
from ui.theme import Look

LEFT = Qt.MouseButton.LeftButton


def house_on(store: Store, look: Look, folder: Path) -> House:
    """A house on any of these files; long work is done at once."""
    return House(
        store=store,
        history=History(store),
        signals=ChapterSignals(store),
        dispatcher=Dispatcher(store),
        tasks=InlineTasks(),
        preferences=Preferences(folder / "preferences.json"),
        now=builders.clock,
        look=look,
    )


def entered(qtbot: QtBot, page: QWidget) -> None:
    """Somebody sits before it."""
    page.resize(1100, 700)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def do(store: Store, command: Callable[..., str], **asked: object) -> str:
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def decide(store: Store, text: str) -> str:
    """A decision in force."""
    return do(store, register.record, text=text, on=builders.NOW)


def says(page: QWidget) -> str:
    """Every word in sight that is no cell of a list."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def listed(page: QWidget) -> list[str]:
    """The list in sight, row by row."""
    (table,) = [each for each in page.findChildren(RowTable) if each.isVisible()]
    model = table.model()
    columns = range(model.columnCount())
    return [" | ".join(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())]


def turn(page: QWidget, name: str) -> None:
    """Turn to the tab that begins so."""
    (tabs,) = [each for each in page.findChildren(QTabBar) if each.isVisible()]
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n).startswith(name)))


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    """Click the button that says so, once it has its place."""
    (found,) = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text() == text]
    qtbot.waitUntil(lambda: found.width() > 0)
    qtbot.mouseClick(found, LEFT)


def line(page: QWidget, name: str) -> QLineEdit:
    """The line called so."""
    (found,) = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]
    return found


def box(page: QWidget, name: str) -> QPlainTextEdit:
    """The box called so."""
    every = page.findChildren(QPlainTextEdit)
    (found,) = [each for each in every if each.isVisible() and each.accessibleName() == name]
    return found


def choose(page: QWidget, name: str, text: str) -> None:
    """Choose what holds these words."""
    (combo,) = [each for each in page.findChildren(QComboBox) if each.isVisible() and each.accessibleName() == name]
    place = next(n for n in range(combo.count()) if text in combo.itemText(n))
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def told(store: Store) -> FromNational:
    """What the chapter knows."""
    with store.read() as reader:
        overview = seen_by_chapter.overview(reader)
    assert overview
    return overview


def named(page: QWidget) -> list[str]:
    """What a screen reader calls every control in sight; '' for one without a name."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, RowTable, QTabBar)
    controls = [each for kind in kinds for each in page.findChildren(kind) if each.isVisible()]
    own = [each for each in controls if not isinstance(each.parent(), QTabBar)]
    return [each.accessibleName() or (each.text() if isinstance(each, QAbstractButton) else "") for each in own]
