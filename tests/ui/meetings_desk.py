"""The meetings page in a test: opened, pressed, typed into, read."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.queries import agenda
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.proposal_card import ProposalCard


def opened(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight, as large as in the window."""
    page = MeetingsPage(house)
    qtbot.addWidget(page)
    page.resize(1130, 850)
    with qtbot.waitActive(page):  # shortcuts answer only in the active window
        page.show()
        page.activateWindow()
    return page


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Click the visible button with these words, where it stands once everything is laid out."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    button = next(each for each in widget.findChildren(QAbstractButton) if each.text() == text and each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type something and press Enter."""
    target = widget.focusProxy() or widget
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Return)


def shown(page: MeetingsPage) -> list[str]:
    """The list as it is drawn."""
    rows = [page.table.row_at(n) for n in range(page.table.row_total())]
    return [f"{row.title} | {row.state}" for row in rows if row]


def items(store: Store, meeting: str) -> list[str]:
    """The agenda as it stands."""
    with store.read() as reader:
        return [f"{item.title} {item.minutes}" for item in agenda.items(reader, meeting)]


def notes(store: Store, meeting: str) -> list[str]:
    """What was noted under each item."""
    with store.read() as reader:
        return [item.notes for item in agenda.items(reader, meeting)]


def start(page: MeetingsPage, store: Store, *titles: str, here: tuple[str, ...] = ()) -> str:
    """A running meeting, on its screen."""
    meeting = make.running(store, *titles, here=here)
    page.show_id(meeting)
    return meeting


def proposal(page: MeetingsPage, qtbot: QtBot, text: str = "Two weeks at most") -> ProposalCard:
    """Put a proposal by the line and take up its card."""
    enter(qtbot, page.run.item.capture, f"/decision {text}")
    return next(iter(page.run.item.proposals.values()))


def make_time_pass(page: MeetingsPage, how_long: timedelta) -> None:
    """Move the house's clock."""

    def later() -> datetime:
        return NOW + how_long

    object.__setattr__(page.house, "now", later)
