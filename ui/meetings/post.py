"""The notice of a meeting: who is told in which way and why, before anything is written."""

from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refusal
from models.queries import kinds, meeting_post, paper_pack
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PackMeeting
from models.rules.london import day_of
from models.rules.notice import Notice, notice
from models.rules.post import Way
from ui import dates
from ui.files import folder_to_fill
from ui.house import House
from ui.meetings import pack_work
from ui.meetings.notice_words import notice_tone, notice_words
from ui.meetings.post_words import total_words, way_tone, way_words, who_words, why_words, written_words
from ui.row_table import Column, RowTable, SmallListing
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words

if TYPE_CHECKING:
    from exports.meeting_post import Post

_ORDER = (Way.BY_HAND, Way.LETTER, Way.EMAIL)


class NoticeDialog(FittedDialog):
    """`written` tells what lies in which folder; Esc leaves everything as it was."""

    written = Signal(str, str)

    def __init__(self, house: House, meeting_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._house = house
        self._told: list[Recipient] = []
        with house.store.read() as reader:
            self._meeting = paper_pack.pack_meeting(reader, meeting_id, house.today())
            self._expected = meeting_post.expected_people(reader, meeting_id)
            self._days = kinds.kind_of(reader, meeting_id).notice_days
        self.title, self.when = words("", "page"), words("", "soft")
        self.state, self.total = Badge(), words("", "bold")
        self.whom = FilterChips([Chip("all", _("Everybody who may decide")), Chip("few", _("Only those expected"))])
        self.counts = QCheckBox()
        self.table: RowTable[Recipient] = RowTable(house.store, house.tasks, _columns(), name=_("Who is told"))
        self.cancel = button(_("Cancel"), self.reject, kind="quiet")
        self.see = button(_("See the letters…"), self.see_letters, icon="print", tip="Ctrl+P")
        self.write = button(_("Write drafts and letters…"), self.choose_folder, icon="mail", kind="primary")
        self._build()
        self._connect()
        self._show()

    def told(self) -> list[Recipient]:
        """Those in the list."""
        return self._told

    def see_letters(self) -> None:
        """Show the letters as they will be; they can be printed from there."""
        from ui.meetings.post_papers import letters_printable
        from ui.print.preview import show_preview

        shown = letters_printable(self._house.store, self._meeting, self._told, self._house.today())
        show_preview(self._house, shown, self)

    def choose_folder(self) -> None:
        """Ask for a folder and write everything there."""
        if folder := folder_to_fill(self, self._house.preferences, _("A folder for the notice")):
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        """Write drafts and letters, away from the window."""
        self.write.setEnabled(False)
        moment = self._house.now(), self._house.today()
        work = pack_work.post(self._house.store, folder, self._meeting.id, self._told, moment)
        running = self._house.tasks.run(work, partial(self._done, folder), self._failed, _("Writing the notice"))
        running.ended.connect(self._free)

    def _done(self, folder: Path, post: "Post") -> None:
        if self.counts.isChecked():
            self._count_notice()
        self.written.emit(written_words(post, self._told), str(folder))
        self.accept()

    def _count_notice(self) -> None:
        from models.commands.notice import give_notice

        label = _("Give notice of {meeting}").format(meeting=self._meeting.title)
        deed = partial(give_notice, meeting_id=self._meeting.id, on=self._house.today())
        said = _("The notice counts from {day}").format(day=dates.day(self._house.today()))
        self._house.dispatcher.run(label, deed, say=said)

    def _failed(self, fault: Exception) -> None:
        self._free()
        if not isinstance(fault, Refusal):
            raise fault
        self.reject()  # the sentence comes in the window behind
        self._house.dispatcher.refuse(fault)

    def _free(self) -> None:
        self.write.setEnabled(bool(self._told))
        self.see.setEnabled(any(each.way is Way.LETTER for each in self._told))

    def _build(self) -> None:
        self.resize(820, 620)
        self.setWindowTitle(_("Notice of the meeting"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        feet = QHBoxLayout()
        feet.addWidget(self.counts, 1)
        feet.addWidget(self.cancel)
        feet.addWidget(self.see)
        feet.addWidget(self.write)
        column.addLayout(head)
        column.addWidget(self.when)
        column.addWidget(self.whom)
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        column.addWidget(words(_("E-mails go in blind copy: nobody reads anybody else’s address."), "small"))
        column.addLayout(feet)

    def _connect(self) -> None:
        self.whom.changed.connect(self._choose)
        self.write.setDefault(True)
        self.see.setShortcut("Ctrl+P")

    def _show(self) -> None:
        today = self._house.today()
        self.title.setText(_("Notice of {meeting}").format(meeting=self._meeting.title))
        self.when.setText(when_words(self._meeting))
        self.counts.setText(_("The notice counts from today, {day}").format(day=dates.day(today)))
        self.counts.setChecked(not self._meeting.cancelled)
        self.whom.setVisible(bool(self._expected))
        if stands := self._notice(today):
            self.state.set(notice_words(stands, today), notice_tone(stands))
        self._whom = "all"
        self._choose()

    def _notice(self, today: date) -> Notice | None:
        """How it stands if it goes out today."""
        if self._meeting.starts is None or self._meeting.cancelled:
            return None
        return notice(day_of(self._meeting.starts), self._days, today)

    def _choose(self, chosen: frozenset[str] = frozenset()) -> None:
        """One chip at a time; a chip let go stays chosen."""
        self._whom = next(iter(chosen - {self._whom}), self._whom)
        self.whom.choose([self._whom])
        with self._house.store.read() as reader:
            self._told = self._read(reader)
        self.total.setText(total_words(self._told))
        self.table.show_listing(SmallListing(self._read, _id_of))
        self._free()

    def _read(self, reader: Any) -> list[Recipient]:
        """First those who need a person, then those who need a stamp."""
        few = self._whom == "few"
        told = meeting_post.recipients(reader, self._meeting.id, self._house.today(), expected_only=few)
        return sorted(told, key=lambda each: _ORDER.index(each.way))


def when_words(meeting: PackMeeting) -> str:
    """Day, times and place."""
    if meeting.starts is None:
        return _("No day yet")
    span = dates.span(meeting.starts, meeting.ends) if meeting.ends else dates.moment(meeting.starts)
    return " · ".join(part for part in (span, meeting.place) if part.strip())


def _id_of(told: Recipient) -> str:
    return told.id


def _columns() -> tuple[Column[Recipient], ...]:
    return (
        Column(_("Who"), lambda row: row.name or "–", weight="bold", under=who_words, stretch=2, keep=True),
        Column(_("How"), lambda row: way_words(row.way), tone=lambda row: way_tone(row.way), width=170, keep=True),
        Column(_("Why"), why_words, weight="soft", stretch=3),
    )
