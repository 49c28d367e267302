"""One decision in full: its text, how it came about, and what came before and after it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from exports.kind_words import kind_words
from models.queries import actions, assets, decisions, kind_rules
from models.queries.decisions import DecisionDetail
from models.reader import Reader
from models.rules.register import DecisionState
from ui import dates
from ui.changes import Changes
from ui.decisions.change_form import ChangeForm
from ui.decisions.deeds import Deeds
from ui.decisions.outside_screen import waits_outside
from ui.decisions.outside_sheet import OutsideSheet
from ui.decisions.past import change_words
from ui.decisions.record_form import RecordForm
from ui.decisions.review_due import ReviewDue, may_review
from ui.decisions.review_form import ReviewForm
from ui.decisions.story import Around, Story, is_open, may_still
from ui.decisions.to_agenda import ToAgenda
from ui.decisions.words import standing_words, state_tone
from ui.house import House
from ui.list_page import RecordPane
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import MultilineField
from ui.widgets.text import words

_CHANGEABLE = (DecisionState.TO_COME, DecisionState.IN_FORCE, DecisionState.REVIEW_DUE, DecisionState.INDICATIVE)


class DecisionPane(RecordPane):
    """Follows the list; what was declared is only read, an open proposal is edited in place.

    Says `made` with the id of what was written on a sheet, `wanted` with that of another decision to show, `deciding`
    with that of one to go on with that is decided without a meeting.
    """

    made = Signal(str)
    wanted = Signal(str)
    deciding = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Decision"), _("Choose a decision to see how it came about and what stands behind it."))
        self._house = house
        self._detail: DecisionDetail | None = None
        self._deeds = Deeds(house)
        self.show_id("")

    def _furnish(self) -> None:
        house = self._house
        self._number, self._badge, self._text = words("", "small"), Badge(), words("", "card")
        self._again = ToAgenda(house)
        self._again.setContentsMargins(9, 0, 9, 4)
        self._due, self._draft = ReviewDue(), MultilineField(_("Proposal"))
        self._why = MultilineField(_("Why"), placeholder=_("What it is for, what was weighed"))
        self._story = Story()
        self._about = PersonField(_("About"), self._suggest, placeholder=_("Nothing that the chapter shares"))
        self._review = DateField(_("Review"), house.today, placeholder=_("No review"))
        self._asset = button("", self._open_asset, icon="assets", kind="quiet")
        self._past = Changes(house, change_words)
        self._meeting = button(_("Open the meeting"), self._open_meeting)
        self._propose = button(_("Propose a change…"), self.propose_change)
        self._decide = button(_("Go on deciding"), self._go_on, icon="play", kind="primary")
        self._bin = icon_button("trash", _("Put in the bin"), self.to_bin)
        self._restore = button(_("Take out of the bin"), self.restore, icon="restore", kind="primary")
        self._lay()
        self._wire()

    def show_id(self, id: str) -> None:
        """Follow the list; a sheet that is open on the same decision stays."""
        if id != self.showing() and isinstance(self._form, ChangeForm | ReviewForm):
            self.close_form()
        self.turn_to(id)
        today = self._house.today()
        with self._house.store.read() as reader:
            self._detail = decisions.detail(reader, id, today) if id else None
            around = self._around(reader, id, today) if self._detail else Around()
        if self._detail:
            self.furnish()
            self._show(self._detail)
            self._story.tell(self._detail, around, today)
        self.show_parts()

    def _around(self, reader: Reader, decision_id: str, today: date) -> Around:
        return Around(
            actions.of_decision(reader, decision_id, today),
            decisions.chain_of(reader, decision_id, today),
            [kind_words(each) for each in kind_rules.set_by(reader, decision_id)],
        )

    def detail(self) -> DecisionDetail | None:
        """What is shown."""
        return self._detail

    def told(self, name: str) -> str:
        """What stands under a caption."""
        return self._story.told(name) if self._detail else ""

    # -- sheets and deeds ----------------------------------------------------------------------------------------------

    def record(self) -> None:
        """A sheet for a decision made elsewhere."""
        form = RecordForm(self._house)
        form.made.connect(self.made)
        self.open_form(form)

    def decide_outside(self) -> None:
        """A sheet for a decision that needs no meeting."""
        form = OutsideSheet(self._house)
        form.made.connect(self.deciding)
        self.open_form(form)

    def propose_change(self) -> None:
        """A sheet for changing what is shown."""
        if self._detail and self._may_propose(self._detail):
            form = ChangeForm(self._house, self._detail.row)
            form.made.connect(self.made)
            self.open_form(form)

    def review(self) -> None:
        """A sheet for looking back at what is shown."""
        if self._detail and may_review(self._detail):
            form = ReviewForm(self._house, self._detail.row)
            form.made.connect(self.made)
            self.open_form(form)

    def to_bin(self) -> None:
        """Put away the proposal shown; what was declared refuses it in words."""
        if self._detail and not self._detail.removed:
            self._deeds.to_bin(self._detail.row)

    def restore(self) -> None:
        """Take the proposal shown back out of the bin."""
        if self._detail:
            self._deeds.restore(self._detail.row)

    def rename(self) -> None:
        """Put the keyboard into the text of a proposal, or on the first thing that can be done."""
        if self._detail is None:
            return
        places = (self._decide, self._draft, self._propose, self._meeting)
        first = next((place for place in places if place.isVisible() and place.isEnabled()), None)
        if first:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choices(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be done with what is shown, for a menu."""
        if self._detail is None:
            return []
        found: list[tuple[str, Callable[[], None]]] = []
        if waits_outside(self._detail):
            found.append((_("Go on deciding"), self._go_on))
        if self._detail.row.meeting_id:
            found.append((_("Open the meeting"), self._open_meeting))
        if self._may_propose(self._detail):
            found.append((_("Propose a change…"), self.propose_change))
        if may_review(self._detail):
            found.append((_("Review it…"), self.review))
        if self._detail.removed:
            found.append((_("Take out of the bin"), self.restore))
        elif not self._detail.row.outcome and not self._detail.sealed:
            found.append((_("Put in the bin"), self.to_bin))
        return found

    def _may_propose(self, detail: DecisionDetail) -> bool:
        return detail.row.state in _CHANGEABLE and not detail.removed

    def _reword(self, text: str) -> None:
        if self._detail:
            self._deeds.reword(self._detail.row, text)
            self.show_id(self.showing())

    def _change(self, field: str, value: Any) -> None:
        if self._detail:
            self._deeds.change(self._detail.row, field, value.id if isinstance(value, Pick) else value)
            self.show_id(self.showing())

    def _suggest(self, text: str) -> list[Pick]:
        with self._house.store.read() as reader:
            return [Pick(row.id, row.name, row.place) for row in assets.found_by(reader, text)]

    def _go_on(self) -> None:
        self.flush()
        self.deciding.emit(self.showing())

    def _open_meeting(self) -> None:
        if self._detail:
            self._house.signals.go_to.emit("meetings", self._detail.row.meeting_id)

    def _open_asset(self) -> None:
        if self._detail:
            self._house.signals.go_to.emit("assets", self._detail.row.asset_id)

    def _open_action(self, id: str) -> None:
        self._house.signals.go_to.emit("actions", id)

    # -- what is shown -------------------------------------------------------------------------------------------------

    def _show(self, detail: DecisionDetail) -> None:
        row = detail.row
        self._number.setText(row.number or (dates.day(row.decided_on) if row.decided_on else ""))
        self._badge.set(_("In the bin") if detail.removed else standing_words(row), state_tone(row.state))
        self._text.setText(row.text)
        self._draft.set_value(row.text)
        self._why.set_value(row.reasons)
        self._review.set_value(row.review_on)
        self._about.set_value(Pick(row.asset_id, row.asset) if row.asset_id else None)
        self._asset.setText(_("Go to {asset}").format(asset=row.asset))
        self._past.show_rows([row.id])

    def has_record(self) -> bool:
        return self._detail is not None

    def _show_furniture(self) -> None:
        detail = self._detail if self._form is None else None
        drafting, still = bool(detail and is_open(detail)), bool(detail and may_still(detail))
        for part in (self._head, self._story, self._past):
            part.setVisible(detail is not None)
        self._text.setVisible(detail is not None and not drafting)
        self._due.show_detail(detail)
        self._show_again(detail)
        for part in (self._draft, self._why):
            part.setVisible(drafting)
        for part in (self._about, self._review):
            part.setVisible(still)
        self._asset.setVisible(bool(detail and detail.row.asset_id))
        self._meeting.setVisible(bool(detail and detail.row.meeting_id))
        self._propose.setVisible(bool(detail and self._may_propose(detail)))
        self._decide.setVisible(waits_outside(detail))
        self._bin.setVisible(drafting)
        self._restore.setVisible(bool(detail and detail.removed))
        feet = (self._meeting, self._propose, self._decide, self._bin, self._restore)
        self.show_footer(any(not part.isHidden() for part in feet))

    def _show_again(self, detail: DecisionDetail | None) -> None:
        is_made = detail is not None and detail.row.state in _CHANGEABLE and not detail.removed
        row = detail.row if detail and is_made else None
        self._again.show_decision(row.id if row else "", row.text if row else "", row.method if row else "")

    def _lay(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(9, 0, 9, 0)
        head.addWidget(self._number, 1)
        head.addWidget(self._badge)
        self._text.setContentsMargins(9, 0, 9, 4)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addLayout(self.sheet)
        for part in (
            self._head, self._text, self._due, self._again, self._draft, self._why, self._story, self._about,
            self._review,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addWidget(self._asset, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._past)
        self.body.setAlignment(Qt.AlignmentFlag(0))  # an alignment would measure wrapped words as one line
        self.body.addStretch(1)
        self.footer.addWidget(self._meeting)
        self.footer.addWidget(self._propose)
        self.footer.addWidget(self._decide)
        self.footer.addStretch(1)
        self.footer.addWidget(self._restore)
        self.footer.addWidget(self._bin)

    def _wire(self) -> None:
        self._draft.committed.connect(self._reword)
        self._due.asked.connect(self.review)
        self._due.place.wanted.connect(partial(self._house.signals.go_to.emit, "meetings"))
        for name, field in (("reasons", self._why), ("review_on", self._review), ("asset_id", self._about)):
            field.committed.connect(partial(self._change, name))
        self._story.before.chosen.connect(self.wanted)
        self._story.after.chosen.connect(self.wanted)
        self._story.chain.chosen.connect(self.wanted)
        self._story.promises.chosen.connect(self._open_action)
