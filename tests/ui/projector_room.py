"""A room with a projector in a test: a meeting under way, its window, and everything that can be read in it."""

from datetime import datetime, timedelta

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.commands import decisions, meetings
from models.queries import agenda
from models.store import Store
from tests.builders import NOW
from ui.house import House
from ui.projector.window import ProjectorWindow


def opened(house: House, qtbot: QtBot, meeting: str, size: tuple[int, int] = (1024, 768)) -> ProjectorWindow:
    """The window in sight, on its own."""
    window = ProjectorWindow(house)
    qtbot.addWidget(window)
    window.soon.setInterval(0)
    window.resize(*size)
    window.show_meeting(meeting)
    window.show()
    QApplication.processEvents()
    return window


def turn_to(store: Store, meeting: str, place: int) -> str:
    """Turn the meeting to an item by its place; answers its id."""
    with store.read() as reader:
        item = agenda.items(reader, meeting)[place].id
    with store.write("turn") as session:
        meetings.go_to_item(session, meeting_id=meeting, item_id=item, at=NOW)
    return item


def put(store: Store, meeting: str, item: str, text: str = "Two weeks at most", method: str = "consent") -> str:
    """Put a proposal."""
    with store.write("propose") as session:
        return decisions.propose(session, meeting_id=meeting, item_id=item, text=text, method=method)


def answer(store: Store, proposal: str, person: str, stance: str, reason: str = "") -> None:
    """Somebody answers."""
    with store.write("answer") as session:
        decisions.set_stance(
            session, decision_id=proposal, person_id=person, name="", stance=stance, reason=reason, at=NOW
        )


def wait_until(house: House, how_long: timedelta) -> None:
    """Move the house's clock."""

    def later() -> datetime:
        return NOW + how_long

    object.__setattr__(house, "now", later)


def read(window: QWidget) -> list[str]:
    """Everything a person sees or hears in it, piece by piece."""
    pieces = [piece for piece in window.findChildren(QWidget) if piece.isVisibleTo(window)]
    texts = [piece.text() if isinstance(piece, QLabel) else heard(piece) for piece in pieces]
    return [text for text in texts if text]


def hidden_and_shown(window: QWidget) -> str:
    """Every word that is anywhere in it, also where nobody looks."""
    pieces = [window, *window.findChildren(QWidget)]
    texts = [[heard(piece), piece.toolTip(), piece.accessibleDescription(), piece.windowTitle()] for piece in pieces]
    return "\n".join(text for each in texts for text in each)


def heard(piece: QWidget) -> str:
    """What a screen reader says of it."""
    return QAccessible.queryAccessibleInterface(piece).text(QAccessible.Text.Name)
