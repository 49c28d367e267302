"""What people will want next on the meetings page, made ready while they read what is shown."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from models.progress import Progress
from models.queries import agenda, meetings, room
from models.rules.called import known_by
from models.store import Store
from ui.house import House
from ui.widgets import prose

_SOON = 120  # ms
_READING = 400  # ms


class Ahead(QObject):
    """Whoever goes back to a running meeting is there at once, and so are the minutes of one that is closed.

    A screen is built in one turn and dressed in another; what needs no window is done on a worker.
    """

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._known = ""

    def room(self, is_wanted: Callable[[], bool], screen: Callable[[], QWidget]) -> None:
        """Soon, if it is still wanted then and a meeting runs: the room."""
        QTimer.singleShot(_SOON, self, partial(self._get_room_ready, is_wanted, screen))

    def minutes(self, is_wanted: Callable[[], bool], screen: Callable[[], QWidget]) -> None:
        """In a while, if they are still wanted then: the minutes."""
        QTimer.singleShot(_READING, self, partial(self._get_minutes_ready, is_wanted, screen))

    def _get_room_ready(self, is_wanted: Callable[[], bool], screen: Callable[[], QWidget]) -> None:
        if not (self._house.store.is_ready and is_wanted()):  # not before the chapter is, and not after it is closed
            return
        with self._house.store.read() as reader:
            running = meetings.running(reader)
        if running is None:
            return
        if running.id != self._known:
            self._known = running.id
            self._house.tasks.run(partial(_rehearse, self._house.store, running.id, self._house.now()), _done, _fail)
        self._dress(screen())

    def _get_minutes_ready(self, is_wanted: Callable[[], bool], screen: Callable[[], QWidget]) -> None:
        if self._house.store.is_ready and is_wanted():
            self._house.tasks.run(_load_prose, _done, _fail)
            self._dress(screen())

    def _dress(self, screen: QWidget) -> None:
        QTimer.singleShot(_SOON, screen, partial(_polish, screen))


def _polish(screen: QWidget) -> None:
    for part in screen.findChildren(QWidget):
        part.ensurePolished()


class _Rehearsed(Exception):
    """Nothing of it is kept."""


def _rehearse(store: Store, meeting_id: str, at: datetime, _progress: Progress) -> None:
    """The first deed of a meeting loads what it needs and lets SQLAlchemy make its statements: here, to no effect."""
    from models import commands

    with store.read() as reader:
        items = agenda.items(reader, meeting_id)
        known_by({stay.key: stay.name for stay in room.attendance(reader, meeting_id)})
    if items and store.is_ready:
        with suppress(_Rehearsed), store.write("") as session:
            commands.meetings.go_to_item(session, meeting_id=meeting_id, item_id=items[0].id, at=at)
            session.flush()
            raise _Rehearsed


def _load_prose(_progress: Progress) -> None:
    prose.get_ready()


def _done(_nothing: None) -> None: ...


def _fail(fault: Exception) -> None:
    """What could not be made ready is made when it is wanted, and says then what is wrong."""
    if not isinstance(fault, Refusal):
        raise fault
