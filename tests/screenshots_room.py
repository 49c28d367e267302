"""Walks through the meeting room in one theme: planning, every way of deciding, closing, the minutes, the projector."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models import commands
from models.commands import papers
from models.store import Store
from tests.ui.gallery_room import Evening
from ui.decisions.page import DecisionsPage
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage
from ui.projector.window import ProjectorWindow

Shoot = Callable[..., None]
_WINDOW, _TALL, _SMALL, _TWICE = (1360, 850), (1360, 1500), (1024, 700), (960, 540)
_PROJECTORS = ((1024, 768), (3840, 2160))


def held(store: Store, now: datetime) -> Evening:
    """The next meeting of the sample, under way, with something of everything."""
    with store.read() as reader:
        meeting = reader.value("SELECT id FROM meeting WHERE state = 'planned' AND NOT removed LIMIT 1")
    evening = Evening(store, now - timedelta(minutes=7), meeting)
    evening.hold()
    kit = next(iter(evening.items.values()))
    with store.write("Photo") as session:
        papers.add_photo(session, item_id=kit, name="Flipchart", content=_flipchart())
    return evening


class Room:
    """The meetings page of a window, and somebody who photographs it."""

    def __init__(self, window: MainWindow, evening: Evening, shoot: Shoot) -> None:
        self._window, self._evening, self._shoot = window, evening, shoot
        window.show_page("meetings")
        page = window.page("meetings")
        assert isinstance(page, MeetingsPage)
        self._page = page

    def before(self) -> None:
        """Kinds of meeting, a plan, an agenda and the notice."""
        page = self._page
        page._show_kinds()
        self._shoot("room-kinds", self._window, _WINDOW)
        page.new_here()
        self._shoot("room-plan", self._window, _TALL)
        page._edit(self._evening.meeting)
        self._shoot("room-agenda", self._window, _WINDOW)
        page.editor.papers.give_notice()
        self._grab_dialog("room-notice")

    def run(self) -> None:
        """Every item, what is asked beside it, and the room in little space."""
        page = self._page
        page.show_id(self._evening.meeting)
        for place, (title, item) in enumerate(self._evening.items.items(), start=1):
            page.run.deeds.go_to(item)
            self._shoot(f"room-item-{place}-{title.lower().replace(' ', '-')}", self._window, _TALL)
        page.run.deeds.go_to(next(iter(self._evening.items.values())))
        for size, name in ((_WINDOW, "plain"), (_SMALL, "small"), (_TWICE, "twice")):
            self._shoot(f"room-{name}", self._window, size)
        self._aside()
        self._project()

    def _aside(self) -> None:
        run = self._page.run
        run._turn_side("speaking")
        if not run.speaking.waiting():  # in the second theme they still do
            for key in list(self._evening.people.values())[:3]:
                run.speaking.line.named.emit(key, "")
        self._shoot("room-speaking", self._window, _WINDOW)
        run._round()
        self._shoot("room-speaking-round", self._window, _WINDOW)
        run._round()
        run._turn_side("room")
        run._read_room("Shall we go on after eight?")
        self._shoot("room-reading", self._window, _WINDOW)
        run.dismiss()
        run.handover.inform("Handed over to another laptop at 19:02.", "Go on here after all")
        self._shoot("room-handover", self._window, _WINDOW)
        run.handover.dismiss()

    def _project(self) -> None:
        for width, height in _PROJECTORS:
            window = ProjectorWindow(self._window.house)
            window.show_meeting(self._evening.meeting)
            self._shoot(f"projector-{width}", window, (width, height))
            window.close()

    def after(self) -> None:
        """The closing screen, and the minutes in each state."""
        page = self._page
        page.run.close_button.click()
        self._shoot("room-closing", self._window, _WINDOW)
        with self._window.house.store.read() as reader:
            ids = {
                state: reader.value("SELECT id FROM meeting WHERE state = :s AND NOT removed LIMIT 1", s=state)
                for state in ("closed", "approved")
            }
        for state, id in ids.items():
            if id:
                page._closed(id)
                self._shoot(f"room-minutes-{state}", self._window, _WINDOW)
        page._run(self._evening.meeting)

    def outside(self) -> None:
        """What is decided without a meeting."""
        window = self._window
        window.show_page("today")
        self._shoot("today-waiting", window, _WINDOW)
        window.show_page("decisions")
        page = window.page("decisions")
        assert isinstance(page, DecisionsPage)
        page.decide_outside()
        self._shoot("outside-begin", window, _WINDOW)
        page.back()
        for way, decision in self._evening.outside.items():
            window.show_page("decisions", decision)
            self._shoot(f"outside-{way}", window, _WINDOW)
        page.back()
        self._shoot("outside-listed", window, _WINDOW)

    def _grab_dialog(self, name: str) -> None:
        dialog = next(
            (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()), None
        )
        if isinstance(dialog, QWidget):
            self._shoot(name, dialog, (dialog.width(), dialog.height()))
            dialog.close()


def walk(window: MainWindow, evening: Evening, shoot: Shoot) -> None:
    """Everything, from the plan to the minutes."""
    room = Room(window, evening, shoot)
    for part in (room.before, room.run, room.after, room.outside):
        part()
    commands.floor.forget_left_over(window.house.store)


def _flipchart() -> bytes:
    """A sheet with a few strokes on it."""
    image = QImage(QSize(800, 600), QImage.Format.Format_RGB32)
    image.fill(QColor("#f4efe2"))
    painter = QPainter(image)
    for line in range(5):
        painter.fillRect(80, 90 + line * 90, 640 - line * 70, 14, QColor("#24588f"))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 90)  # type: ignore[call-overload]
    return bytes(held.data())
