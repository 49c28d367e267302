"""The window for the room: it follows a meeting by itself and never asks anything of the facilitator."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.changes import ChangeSet
from models.errors import Refusal
from models.progress import Progress
from models.queries.projected import Projected, projected
from ui.house import House
from ui.projector.content import Wishes, slide_of
from ui.projector.place import put_up
from ui.projector.slide_view import SlideView
from ui.theme import dress

_WATCHES = (
    "meeting", "agenda_item", "attendance", "interest", "decision", "decision_option", "stance", "paper_count",
    "reading", "person",
)  # fmt: skip
_SECOND, _FAREWELL = 1000, 60_000  # ms
_AFTER = 80  # ms: the facilitator sees what they did before the room does
_SETTLED = 120  # ms: a plug in its socket is several screens coming and going
_LEAST = QSize(480, 360)


class ProjectorWindow(QWidget):
    """Reads on a worker and draws what is another; `altered` tells whoever has its controls."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._meeting_id = ""
        self._beside: QWidget | None = None
        self._seen: Projected | None = None
        self._wishes = Wishes()
        self._is_reading = self._again = self._has_screen = False
        self.view = SlideView(self)
        self._second, self._farewell = QTimer(self), QTimer(self)
        self.soon, self._moving = QTimer(self), QTimer(self)
        self._build()
        self._connect()

    @property
    def wishes(self) -> Wishes:
        """What the facilitator asked for."""
        return self._wishes

    def meeting_id(self) -> str:
        """The meeting that is shown."""
        return self._meeting_id

    def show_meeting(self, meeting_id: str) -> None:
        """Show this meeting from now on."""
        if meeting_id != self._meeting_id:
            self._meeting_id, self._seen, self._wishes = meeting_id, None, Wishes()
        self._read()

    def put_up(self, beside: QWidget) -> None:
        """Go onto the projector, or float; it goes when the window of `beside` does."""
        self._leave()
        self._beside = beside.window()
        self._beside.installEventFilter(self)
        self._has_screen = put_up(self, beside)

    def take_break(self, back_at: datetime | None) -> None:
        """Say when the meeting goes on; None goes on."""
        self._wish(replace(self._wishes, back_at=back_at))

    def read_aloud(self, shown: bool, text: str = "") -> None:
        """Show large what is read out: these words, or else the method in plain words."""
        self._wish(replace(self._wishes, aloud=shown, aloud_text=text))

    def show_objections(self, shown: bool) -> None:
        """Show the words of the objections that stand, or no longer; only until the next proposal."""
        self._wish(replace(self._wishes, objections=shown))
        self._read()

    def turn_page(self) -> None:
        """Go on in a text that is too long for one screen."""
        self.view.turn_page()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(_("For the room"))
        self.setAccessibleName(_("What the room sees"))
        self.setMinimumSize(_LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._second.setInterval(_SECOND)
        self._farewell.setInterval(_FAREWELL)
        self._farewell.setSingleShot(True)
        self.soon.setInterval(_AFTER)
        self.soon.setSingleShot(True)
        self._moving.setInterval(_SETTLED)
        self._moving.setSingleShot(True)
        dress(self)

    def _connect(self) -> None:
        self._second.timeout.connect(self._draw)
        self._farewell.timeout.connect(self.close)
        self.soon.timeout.connect(self._read)
        self._moving.timeout.connect(self._move)
        self._house.signals.changed.connect(self._heard)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            for moved in (app.screenAdded, app.screenRemoved):
                moved.connect(self._moving.start)

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._draw()
        self.altered.emit()

    def _heard(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches(*_WATCHES):
            self.soon.start()

    def _read(self) -> None:
        """On a worker, one reading at a time: the facilitator's hand never waits for the room."""
        self._again = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            look = partial(_look, self._house, self._meeting_id, self._wishes.objections)
            self._house.tasks.run(look, partial(self._came, self._meeting_id), self._failed)

    def _came(self, meeting_id: str, seen: Projected | None) -> None:
        self._is_reading = False
        if meeting_id == self._meeting_id:
            self._take_up(seen)
        if self._again:
            self._read()

    def _failed(self, fault: Exception) -> None:
        """What cannot be read just now stays as it was: the facilitator's own window says why."""
        self._is_reading = False
        if not isinstance(fault, Refusal):
            raise fault

    def _take_up(self, seen: Projected | None) -> None:
        if seen is None or (seen.state == "planned" and self._seen and self._seen.state == "running"):
            self.close()  # it is in the bin, or its start was undone
            return
        if _what_is_put(seen) != _what_is_put(self._seen) and self._wishes.objections:
            self._wishes = replace(self._wishes, objections=False)
            seen = replace(seen, proposal=seen.proposal and replace(seen.proposal, objections=()))
        before, self._seen = self._seen, seen
        if before and before.item != seen.item and before.item and seen.item and before.item.id != seen.item.id:
            self._wishes = Wishes()
        if seen.state == "running":
            self._farewell.stop()
        elif seen.state != "planned" and not self._farewell.isActive():
            self._farewell.start()
        self._draw()
        self.altered.emit()

    def _draw(self) -> None:
        if self._seen:
            self.view.show_slide(slide_of(self._seen, self._wishes, self._house.now()))

    def _move(self) -> None:
        """A screen came or went: onto the projector, or beside the meeting, and the facilitator is told."""
        if self._beside is None or not self.isVisible():
            return
        before, self._has_screen = self._has_screen, put_up(self, self._beside)
        if before and not self._has_screen:
            told = _("The screen for the room is gone. What the room saw is now in a window on this one.")
            self._house.dispatcher.told.emit(told)
        elif self._has_screen and not before:
            self._house.dispatcher.told.emit(_("The room sees the meeting on its own screen."))

    def _leave(self) -> None:
        if self._beside:
            self._beside.removeEventFilter(self)
        self._beside = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._beside and event.type() is QEvent.Type.Close:
            self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()
        self.altered.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()
        super().hideEvent(event)
        self.altered.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._farewell.stop()
        self._leave()
        super().closeEvent(event)


def open_projector(house: House, meeting_id: str, beside: QWidget) -> ProjectorWindow:
    """Show a meeting to the room; whoever asks keeps the window."""
    window = ProjectorWindow(house)
    window.show_meeting(meeting_id)
    window.put_up(beside)
    return window


def _look(house: House, meeting_id: str, objections: bool, _progress: Progress) -> Projected | None:
    with house.store.read() as reader:
        return projected(reader, meeting_id, house.now(), objections=objections)


def _what_is_put(seen: Projected | None) -> str:
    return seen.proposal.id if seen and seen.proposal else ""
