"""The minutes of a meeting that was held: read through, corrected, approved, signed and handed out."""

from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from models.changes import ChangeSet
from models.queries import meetings
from models.queries.meetings import MeetingFacts
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import corrections, issues
from ui.house import House
from ui.meetings.minutes_corrections import Corrections
from ui.meetings.minutes_files import file_name
from ui.meetings.minutes_handout import HandOut
from ui.meetings.minutes_sheet import MinutesSheet
from ui.meetings.minutes_signing import Signing
from ui.meetings.minutes_steps import MinutesSteps
from ui.meetings.words import state_tone, state_words, when
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader

__all__ = ["MinutesView", "file_name"]

_WATCHED = (
    "correction", "minutes_issue", "minutes_signature", "paper", "reading", "advice", "paper_count", "notified",
    "approval", "decision",
)  # fmt: skip


_BESIDE = 370  # pixels: what the widest line of buttons needs


class MinutesView(QWidget):
    """What the paper will say, and beside it what becomes of it."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._facts: MeetingFacts | None = None
        self._minutes: Minutes | None = None
        self._laid = ""
        self.header, self.badge, self.banner = PageHeader(""), Badge(), Banner()
        self.steps, self.handout = MinutesSteps(), HandOut(house)
        self.corrections, self.signing = Corrections(house), Signing(house)
        self.save = button(_("Print or save…"), self.choose_target, icon="print", kind="primary", tip="Ctrl+P")
        self._scroll = QScrollArea()
        self._build()
        self.handout.saved.connect(self._saved)
        house.signals.changed.connect(self._heard)

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._facts.id if self._facts else ""

    def is_running(self) -> bool:
        """Whether the meeting shown is still being held."""
        return self._facts is not None and self._facts.state == "running"

    def show_meeting(self, meeting_id: str) -> None:
        """Read a meeting's minutes."""
        self.banner.dismiss()
        self._facts, self._laid = None, ""
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, meeting_id)
        self.refresh()
        self.save.setFocus()

    def refresh(self) -> None:
        """Read them again; what did not change is not laid out anew."""
        if self._facts is None:
            return
        id = self._facts.id
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, id)
            self._minutes = self._house.dispatcher.attempt(partial(minutes_of, reader, id))
            asked, issued, running = corrections(reader, id), issues(reader, id), meetings.running(reader, but=id)
        if not self._facts or not self._minutes:
            return
        self.header.set_title(_("Minutes of {meeting}").format(meeting=self._facts.title))
        self.header.set_state(f"{when(self._facts)} · {self._facts.place}".strip(" ·"))
        self.badge.set(state_words(self._facts.state), state_tone(self._facts.state))
        self.steps.tell(self._minutes)
        self.corrections.tell(id, self._minutes, asked, running)
        self.signing.tell(id, self._minutes, issued)
        self.handout.tell(id, self._minutes)
        if self._minutes.fingerprint != self._laid:
            self._laid = self._minutes.fingerprint
            self._scroll.setWidget(MinutesSheet(self._minutes))

    def choose_target(self) -> None:
        """Show the paper they make; it is printed, saved or sent from there."""
        self.handout.preview_minutes()

    def _heard(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches(*_WATCHED):
            self.refresh()

    def _saved(self, target: Path) -> None:
        self.banner.inform(
            _("Saved as {file}.").format(file=target.name),
            _("Open the folder"),
            partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))),
        )

    def _build(self) -> None:
        self.header.add(self.badge)
        self.header.add(button(_("All meetings"), self.left.emit, icon="chevron-left", kind="quiet"))
        self.header.add(self.save)
        self._scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._halves(), 1)

    def _halves(self) -> QSplitter:
        """The text on the left, what becomes of it on the right; each scrolls by itself."""
        beside, scrolled = QScrollArea(), QWidget()
        beside.setWidgetResizable(True)
        scrolled.setObjectName("scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for card in (self.steps, self.corrections, self.signing, self.handout):
            column.addWidget(card)
        column.addStretch(1)
        beside.setWidget(scrolled)
        self._scroll.setAccessibleName(_("The text of the minutes"))
        beside.setAccessibleName(_("What becomes of the minutes"))
        for scroll in (self._scroll, beside):
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setMinimumWidth(_BESIDE)
        halves = split(self._scroll, beside, sizes=(640, 440))
        for place, share in enumerate((3, 2)):
            halves.setStretchFactor(place, share)
        return halves
