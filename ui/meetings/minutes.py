"""The minutes of a meeting that was held: to be read through, and saved as a PDF."""

import re
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from exports.words import counted_stance, method_words, outcome_words
from models.errors import Refusal
from models.progress import Progress
from models.queries import meetings
from models.queries.meetings import MeetingFacts
from models.queries.minutes import MinutedDecision, MinutedItem, Minutes
from models.queries.minutes_of import minutes_of
from models.rules.london import day_of
from ui import dates
from ui.files import file_to_save
from ui.house import House
from ui.meetings.words import state_tone, state_words, when
from ui.widgets.badge import Badge
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.page_header import PageHeader
from ui.widgets.prose import prose
from ui.widgets.text import words


class MinutesView(QWidget):
    """What the paper will say; one click saves it."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._facts: MeetingFacts | None = None
        self._minutes: Minutes | None = None
        self.header, self.badge, self.banner = PageHeader(""), Badge(), Banner()
        self.save = button(_("Save minutes as PDF…"), self.choose_target, icon="document", kind="primary", tip="Ctrl+P")
        self._sheet = QWidget()
        self._scroll = QScrollArea()
        self._build()

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._facts.id if self._facts else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Read a meeting's minutes."""
        self.banner.dismiss()
        self._facts = None
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, meeting_id)
        self.refresh()
        self.save.setFocus()

    def refresh(self) -> None:
        """Read them again."""
        if self._facts is None:
            return
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, self._facts.id)
            self._minutes = self._house.dispatcher.attempt(
                partial(minutes_of, reader, self._facts.id if self._facts else "")
            )
        if self._facts and self._minutes:
            self.header.set_title(_("Minutes of {meeting}").format(meeting=self._facts.title))
            self.header.set_state(f"{when(self._facts)} · {self._facts.place}".strip(" ·"))
            self.badge.set(state_words(self._facts.state), state_tone(self._facts.state))
            self._lay(self._minutes)

    def choose_target(self) -> None:
        """Ask where, then save."""
        if self._minutes is None:
            return
        name, title = file_name(self._minutes), _("Save minutes as PDF")
        if target := file_to_save(self, self._house.preferences, title, name=name, kinds=_("PDF (*.pdf)")):
            self.save_to(target)

    def save_to(self, target: Path) -> None:
        """Write the PDF in the background."""
        if self._minutes is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(target.name + ".pdf")
        self.save.setEnabled(False)
        running = self._house.tasks.run(
            partial(_write, target, self._minutes, self._house.today()),
            partial(self._saved, target),
            self._failed,
            _("Saving the minutes"),
        )
        running.ended.connect(self._free)

    def _free(self) -> None:
        self.save.setEnabled(True)

    def _saved(self, target: Path, _result: object) -> None:
        self.save.setEnabled(True)
        self.banner.inform(
            _("Saved as {file}.").format(file=target.name),
            _("Open the folder"),
            partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))),
        )

    def _failed(self, fault: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(fault, Refusal):
            raise fault
        self._house.dispatcher.refuse(fault)

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
        column.addWidget(self._scroll, 1)

    def _lay(self, minutes: Minutes) -> None:
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        facts = Card(_("The facts"))
        for line in _facts_lines(minutes):
            facts.body.addWidget(words(line))
        column.addWidget(facts)
        items = Card(_("Items"))
        for item in minutes.items:
            if item.number > 1:
                items.body.addWidget(rule())
            for style, line in _item_lines(item):
                items.body.addWidget(prose(line) if style == "notes" else words(line, style))
        column.addWidget(items)
        column.addStretch(1)
        self._scroll.setWidget(sheet)
        sheet.show()


def file_name(minutes: Minutes) -> str:
    """A name that sorts by day: "2026-11-12 November meeting.pdf"."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", minutes.title).strip(" .") or _("Minutes")
    return f"{day_of(minutes.starts).isoformat()} {title[:80].strip()}.pdf"


def _write(target: Path, minutes: Minutes, printed: Any, progress: Progress) -> None:
    from exports.pdf import minutes as paper

    paper.write(target, minutes, printed=printed, progress=progress)


def _facts_lines(minutes: Minutes) -> list[str]:
    present = ", ".join(each.name for each in minutes.present)
    lines = [
        _("Chaired by {name}").format(name=minutes.facilitator) if minutes.facilitator else "",
        _("Notes taken by {name}").format(name=minutes.note_taker) if minutes.note_taker else "",
        _("Present ({count}): {names}").format(count=len(minutes.present), names=present) if present else "",
        _("In attendance: {names}").format(names=", ".join(each.name for each in minutes.in_attendance))
        if minutes.in_attendance
        else "",
        _("Apologies: {names}").format(names=", ".join(minutes.apologies)) if minutes.apologies else "",
        _quorum_line(minutes),
        *(
            _("{name} declared an interest in “{item}”. {nature}").format(
                name=each.name, item=each.item, nature=each.nature
            )
            for each in minutes.declarations
        ),
        ngettext(
            "{count} action from earlier meetings is still open.",
            "{count} actions from earlier meetings are still open.",
            len(minutes.matters_arising),
        ).format(count=len(minutes.matters_arising))
        if minutes.matters_arising
        else "",
        _("Next meeting: {when}").format(when=minutes.next_meeting) if minutes.next_meeting else "",
    ]
    return [line.strip() for line in lines if line.strip()] or [_("Nobody was signed in.")]


def _quorum_line(minutes: Minutes) -> str:
    quorum = minutes.quorum
    if quorum is None or quorum.need is None:
        return ""
    told = _("Quorate: {count} of {need} needed.") if quorum.met else _("Not quorate: {count} of {need} needed.")
    return told.format(count=quorum.deciders, need=quorum.need)


def _item_lines(item: MinutedItem) -> list[tuple[str, str]]:
    lines = [("bold", f"{item.number}. {item.title}")]
    if item.notes.strip():
        lines.append(("notes", item.notes.strip()))
    lines += [("accent", _decision_line(each)) for each in item.decisions]
    for action in item.actions:
        due = _("by {day}").format(day=dates.day(action.due)) if action.due else ""
        told = _("Action: {owner} {text} {due}").format(
            owner=f"{action.owner}:" if action.owner else "", text=action.text, due=due
        )
        lines.append(("soft", " ".join(told.split())))
    return lines


def _decision_line(decision: MinutedDecision) -> str:
    counts = ", ".join(counted_stance(stance, count) for stance, count in decision.counts if count)
    how = ", ".join(filter(None, (method_words(decision.method), counts)))
    head = " · ".join(filter(None, (outcome_words(decision.outcome), decision.number)))
    return f"{head}: {decision.text}" + (f" ({how})" if how else "")
