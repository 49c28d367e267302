"""The register's page as somebody sits before it: what it shows, and hands for it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.commands import decisions, meetings, objections, register
from models.queries import agenda
from models.rules.holding import Who
from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import people, quorum, running
from ui.decisions.page import DecisionsPage
from ui.decisions.words import state_words
from ui.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton


def do(store: Store, command: Callable[..., Any], **asked: Any) -> Any:
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def recorded(store: Store, text: str, **more: Any) -> str:
    """A decision made outside meetings."""
    return do(store, register.record, text=text, on=NOW, **more)


def proposed(store: Store, meeting: str, text: str, **more: Any) -> str:
    """A proposal under the meeting's first item."""
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
    return do(store, decisions.propose, meeting_id=meeting, item_id=item.id, text=text, **more)


def adopted(store: Store, text: str, **more: Any) -> str:
    """A decision that four of five there made by consent: one objected and was heard, one had an interest."""
    quorum(store, "fixed", 3)
    ids = people(store, "Amara", "Bethan", "Carlos", "Dilys", "Hari Patel")
    meeting = running(store, "Lending", here=tuple(ids.values()))
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0].id
    do(store, meetings.declare_interest, meeting_id=meeting, item_id=item, who=Who(ids["Hari"]))
    decision = proposed(store, meeting, text, **more)
    said = {"decision_id": decision, "person_id": ids["Carlos"], "name": "Carlos", "at": NOW}
    objection = do(store, decisions.set_stance, stance="objection", reason="It blocks February.", **said)
    do(store, objections.qualifies, stance_id=objection)
    do(store, decisions.reword, decision_id=decision, text=f"{text} Not in February.")
    do(store, objections.settle, stance_id=objection, state="integrated")
    do(store, decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
    do(store, decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    return decision


def table(page: DecisionsPage) -> RowTable:
    """The list."""
    found = page.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def shown(page: DecisionsPage) -> list[str]:
    """The list as it might be read out."""
    rows = [table(page).row_at(n) for n in range(table(page).row_total())]
    return [f"{row.text} | {state_words(row.state)}" for row in rows if row]


def settled(qtbot: QtBot, page: DecisionsPage, expected: list[str]) -> None:
    """Wait until the list says this."""
    qtbot.waitUntil(lambda: shown(page) == expected)


def press(qtbot: QtBot, page: DecisionsPage, text: str) -> None:
    """Click the button (or chip) that begins so, or whose name for a screen reader is this."""
    visible = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    (found,) = [each for each in visible if each.text().split("  ")[0] == text or each.accessibleName() == text]
    qtbot.mouseClick(found, LEFT)


def box(page: DecisionsPage, name: str) -> QPlainTextEdit:
    """The box one writes into."""
    (found,) = [
        each for each in page.findChildren(QPlainTextEdit) if each.isVisible() and each.accessibleName() == name
    ]
    return found


def write(qtbot: QtBot, field: QPlainTextEdit, text: str) -> None:
    """Write over what stands there and keep it."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def day(qtbot: QtBot, page: DecisionsPage, name: str, text: str) -> None:
    """Type a day and leave the field."""
    (field,) = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
