"""Two laptops of one chapter, and the Share page of the first as a person meets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from exports.bundle import read, write
from models.commands import assets, chapter
from models.errors import SetAside
from models.queries.copies import own
from models.rules.spoken_words import words_of
from models.store import Store
from models.writing import raw
from tests import builders
from tests.builders_sharing import acquaint
from ui.house import House
from ui.row_table import RowTable
from ui.sharing.page import SharePage

LEFT = Qt.MouseButton.LeftButton
OTHER = "Asha's laptop"


def founded(store: Store) -> str:
    """A chapter with a projector in it; answers the projector's id."""
    with store.write("New chapter") as session:
        chapter.found_chapter(session, name="West Vales")
    with store.write("Add") as session:
        return assets.add_asset(session, name="Projector", kind="kit", place="Cupboard")


@contextmanager
def joined(template: Path, first: Store, *, name: str = OTHER, knows: bool = True) -> Iterator[Store]:
    """A co-coordinator's copy that has answered; with `knows` both have compared words before."""
    folder = first.path.parent / name
    folder.mkdir()
    write.write(first, folder / "join.bundle", everything=True)
    with builders.opened(template, folder / "own.chapter") as store:
        read.take_in(store, read.read(folder / "join.bundle"), label="Join")
        with store.uncaptured("") as (connection, _rows):
            connection.execute("UPDATE writer SET name = ? WHERE id = (SELECT w FROM _ctl)", (name,))
        if knows:
            acquaint(first, store)
            hand_over(store, first)
        yield store


def packed(store: Store, name: str = "a.bundle", **how: Any) -> Path:
    """A bundle of this copy."""
    target = store.path.parent / name
    write.write(store, target, **how)
    return target


def hand_over(giver: Store, taker: Store) -> None:
    """One bundle from one to the other."""
    read.take_in(taker, read.read(packed(giver)), label="Open bundle")


def change(store: Store, table: str, row: str, **values: Any) -> None:
    """Edit fields, as one deed."""
    named = ", ".join(f"{field} = ?" for field in values)
    with store.write("Edit") as session:
        raw(session).execute(f"UPDATE {table} SET {named} WHERE id = ?", (*values.values(), row))


def value(store: Store, table: str, row: str, field: str) -> Any:
    """What stands in a field."""
    with store.read() as reader:
        return reader.value(f"SELECT {field} FROM {table} WHERE id = :id", id=row)


def spoken(store: Store) -> str:
    """The six words of a copy, as its owner reads them out."""
    with store.read() as reader:
        return " ".join(words_of(own(reader)[2]))


def meet(store: Store, bundle: Path) -> None:
    """Set a stranger's bundle aside."""
    try:
        read.take_in(store, read.read(bundle), label="Open bundle")
    except SetAside:
        return


# -- the page ----------------------------------------------------------------------------------------------------------


def open_page(qtbot: QtBot, house: House) -> SharePage:
    """The page, in sight."""
    page = SharePage(house)
    qtbot.addWidget(page)
    page.resize(1142, 850)
    with qtbot.waitExposed(page):
        page.show()
    return page


def press(qtbot: QtBot, page: QWidget, text: str) -> None:
    """Click the button that says so, or whose name for a screen reader does, once it is there."""
    qtbot.waitUntil(lambda: len(_named(page, text)) == 1)
    (found,) = _named(page, text)
    if isinstance(found, QRadioButton):
        found.click()
    else:
        qtbot.mouseClick(found, LEFT)


def _named(page: QWidget, text: str) -> list[QAbstractButton]:
    visible = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    return [each for each in visible if text in (each.text().split("  ")[0], each.accessibleName())]


def say_yes(told: list[str] | None = None) -> None:
    """Accept the question that is about to be asked, as soon as it stands; `told` gets what it said."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        QTimer.singleShot(10, partial(say_yes, told))
        return
    if told is not None:
        told.append(says(dialog))
    dialog.accept()


def says(page: QWidget) -> str:
    """Everything in sight that is words."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def buttons(page: QWidget) -> list[str]:
    """What can be pressed."""
    return [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text()]


def type_in(qtbot: QtBot, page: QWidget, name: str, text: str) -> None:
    """Type into the line of this name."""
    (line,) = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def listed(page: QWidget, name: str) -> list[str]:
    """A list as it might be read out, its columns with bars between them."""
    (table,) = [
        each for each in page.findChildren(RowTable) if each.isVisible() and each.accessibleName().startswith(name)
    ]
    model = table.model()
    columns = range(model.columnCount())
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in columns) for row in range(model.rowCount())
    ]
