"""Handing minutes out: how they are printed, the confidential annex, the record, and what the absent should know."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from models.progress import Progress
from models.queries.minutes import Minutes
from models.rules.minutes import MinutesState
from ui.files import file_to_save
from ui.house import House
from ui.meetings.minutes_files import file_name
from ui.meetings.minutes_papers import ANNEX, MINUTES, MISSED, minutes_printable
from ui.meetings.minutes_writing import Wish, write_draft, write_record
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.text import words

Work = Callable[[Wish, Path, Progress], None]


@dataclass(frozen=True)
class Handing:
    """One thing that can be written: what the dialog is called, the kind of file, and what stands in its name."""

    title: str
    kinds: str
    write: Work
    what: str = ""


class HandOut(Card):
    """Says `saved` with the file, once it is written."""

    saved = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__(_("Hand out"))
        self._house = house
        self._meeting_id = ""
        self._minutes: Minutes | None = None
        self.names = QCheckBox(_("Name those who objected"))
        self.names.setToolTip(_("Also those who had concerns, or argued"))
        self._secret = words(
            _("What was recorded in confidence has an annex of its own. Bundles for this chapter’s laptops carry it.")
        )
        self.annex = button(_("Confidential annex…"), partial(self._preview, ANNEX), icon="lock")
        self.record = button(
            _("Record for another chapter…"),
            partial(self._ask, "record"),
            icon="export",
            tip=_("Everything but confidential items"),
        )
        self.missed = button(
            _("Catch-up sheets…"), partial(self._preview, MISSED), icon="print", tip=_("A page for each who was absent")
        )
        self.draft = button(
            _("E-mail to the absent…"), partial(self._ask, "draft"), icon="mail", tip=_("A draft; you send it")
        )
        self._build()

    def tell(self, meeting_id: str, minutes: Minutes) -> None:
        """Offer what there is of these minutes."""
        self._meeting_id, self._minutes = meeting_id, minutes
        has_secret = any(item.confidential for item in minutes.items)
        self._secret.setVisible(has_secret)
        self.annex.setVisible(has_secret)

    def preview_minutes(self) -> None:
        """Show the minutes as a paper: printed, saved or sent from there."""
        self._preview(MINUTES)

    def save_as(self, which: str, target: Path) -> None:
        """Write the record, or the draft of an e-mail, in the background."""
        self._run(_handings()[which], target)

    def _preview(self, which: str) -> None:
        if self._minutes is None:
            return
        from ui.print.preview import show_preview

        handed_out = partial(self._handed_out, which, self._meeting_id)
        shown = minutes_printable(which, self._wish(), self._minutes, handed_out)
        show_preview(self._house, shown, self.window())

    def _ask(self, which: str) -> None:
        if self._minutes is None:
            return
        handing = _handings()[which]
        name = file_name(self._minutes, handing.what, _ending(handing).removeprefix("."))
        if target := file_to_save(self, self._house.preferences, handing.title, name=name, kinds=handing.kinds):
            self._run(handing, target)

    def _run(self, handing: Handing, target: Path) -> None:
        ending = _ending(handing)
        target = target if target.suffix.lower() == ending else target.with_name(target.name + ending)
        done = partial(self._written, target)
        self.setEnabled(False)
        work = partial(handing.write, self._wish(), target)
        running = self._house.tasks.run(work, done, self._house.dispatcher.fail, handing.title)
        running.ended.connect(self._free)

    def _wish(self) -> Wish:
        return Wish(
            store=self._house.store,
            meeting_id=self._meeting_id,
            with_names=self.names.isChecked(),
            today=self._house.today(),
            now=self._house.now(),
        )

    def _written(self, target: Path, _result: object) -> None:
        self.saved.emit(target)

    def _handed_out(self, which: str, meeting_id: str) -> None:
        if which != MISSED and self._is_final():
            self._house.dispatcher.attempt(partial(self._note_issue, meeting_id, which == ANNEX))

    def _is_final(self) -> bool:
        """Notes of a meeting that still runs are no issue of its minutes."""
        return bool(self._minutes and self._minutes.state != MinutesState.NOTES)

    def _note_issue(self, meeting_id: str, confidential: bool) -> None:
        """It was handed out: that cannot be taken back, and stands in nobody's way to undo what was before."""
        from models.commands import minutes

        with self._house.store.write(_("Hand out the minutes"), origin="kept") as session:
            minutes.issue(session, meeting_id=meeting_id, at=self._house.now(), confidential=confidential)

    def _free(self) -> None:
        self.setEnabled(True)

    def _build(self) -> None:
        more, missed = Flow(), Flow()
        more.lines.addWidget(self.annex)
        more.lines.addWidget(self.record)
        missed.lines.addWidget(self.missed)
        missed.lines.addWidget(self.draft)
        parts: list[QWidget] = [self.names, self._secret, more]
        for part in (*parts, words(_("For those who were not there"), "bold"), missed):
            self.body.addWidget(part)


def _handings() -> dict[str, Handing]:
    """What is written without a look at it first."""
    return {
        "record": Handing(_("Save the record"), _("Meeting records (*.json)"), write_record),
        "draft": Handing(_("Save the draft"), _("E-mail drafts (*.eml)"), write_draft, _("catch-up")),
    }


def _ending(handing: Handing) -> str:
    return handing.kinds.rpartition("*")[2].rstrip(")")
