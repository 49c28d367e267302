"""One action in full, edited in place."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from models.queries import actions
from models.queries.actions import ActionRow
from ui.actions.deeds import Deeds
from ui.actions.new_form import NewForm
from ui.actions.words import change_words, due_tone, due_words, origin_words
from ui.changes import Changes
from ui.decisions.words import number_words
from ui.house import House
from ui.list_page import RecordPane
from ui.roster.finder import suggester
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import MultilineField
from ui.widgets.text import words


class ActionPane(RecordPane):
    """Follows the list; a new action is written on a sheet inside it."""

    made = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Action"), _("Choose an action to see where it comes from and who does it."))
        self._house = house
        self._row: ActionRow | None = None
        self._removed = False
        self.deeds = Deeds(house)
        self.show_id("")

    def _furnish(self) -> None:
        house = self._house
        self._badge = Badge()
        self._text = MultilineField(_("What is to be done"))
        self._owner = PersonField(_("Who does it"), suggester(house), free=True, placeholder=_("Nobody yet"))
        self._due = DateField(_("By when"), house.today)
        self._note = MultilineField(_("Note"), placeholder=_("How it stands, what is in the way"))
        self._origin = words("", "small")
        self._meeting = button("", self._open_meeting, icon="meetings", kind="quiet")
        self._decision = button("", self._open_decision, icon="decisions", kind="quiet")
        self._past = Changes(house, change_words)
        self._done = button(_("Done"), self.tick, icon="check", kind="primary")
        self._reopen = button(_("Open again"), self.tick, icon="undo")
        self._drop = button(_("Drop"), self.drop, kind="quiet", tip=_("Nobody will do it after all"))
        self._bin = icon_button("trash", _("Put in the bin"), self.to_bin)
        self._restore = button(_("Take out of the bin"), self.restore, icon="restore", kind="primary")
        self._lay()
        self._wire()

    def show_id(self, id: str) -> None:
        """Follow the list; the sheet for a new one stays until it is left."""
        self.turn_to(id)
        with self._house.store.read() as reader:
            self._row = actions.action(reader, id, self._house.today()) if id else None
            self._removed = bool(id) and actions.is_removed(reader, id)
        if self._row:
            self.furnish()
            self._show(self._row)
        self.show_parts()

    def row(self) -> ActionRow | None:
        """What is shown."""
        return self._row

    def new(self) -> None:
        """A sheet for something new."""
        form = NewForm(self._house, self.deeds)
        form.made.connect(self.made)
        self.open_form(form)

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """It is done, or to do again."""
        self._with(lambda row: self.deeds.tick([row]))

    def drop(self) -> None:
        """Nobody will do it after all."""
        self._with(self.deeds.drop)

    def to_bin(self) -> None:
        """It was written down by mistake."""
        if not self._removed:
            self._with(self.deeds.to_bin)

    def restore(self) -> None:
        """Take it back out of the bin."""
        self._with(self.deeds.restore)

    def rename(self) -> None:
        """Put the keyboard into the words."""
        if self._row:
            self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choices(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be done with what is shown, for a menu."""
        if self._row is None:
            return []
        if self._removed:
            return [(_("Take out of the bin"), self.restore)]
        if self._row.state.is_open:
            return [(_("Done"), self.tick), (_("Drop"), self.drop), (_("Put in the bin"), self.to_bin)]
        return [(_("Open again"), self.tick), (_("Put in the bin"), self.to_bin)]

    def _with(self, deed: Callable[[ActionRow], None]) -> None:
        self.flush()
        if self._row:
            deed(self._row)

    def _change(self, field: str, value: Any) -> None:
        if self._row:
            self.deeds.change(self._row, field, value)
            self.show_id(self._row.id)

    def _give(self, pick: Pick | None) -> None:
        if self._row:
            self.deeds.give_to(self._row, pick)
            self.show_id(self._row.id)

    def _open_meeting(self) -> None:
        self._with(lambda row: self._house.signals.go_to.emit("meetings", row.meeting_id))

    def _open_decision(self) -> None:
        self._with(lambda row: self._house.signals.go_to.emit("decisions", row.decision_id))

    # -- what is shown -------------------------------------------------------------------------------------------------

    def _show(self, row: ActionRow) -> None:
        self._badge.set(
            _("In the bin") if self._removed else due_words(row, self._house.today()), due_tone(row) or "plain"
        )
        self._text.set_value(row.text)
        self._owner.set_value(Pick(row.owner_id, row.owner) if row.owner_id or row.owner else None)
        self._due.set_value(row.due_on)
        self._note.set_value(row.note)
        self._origin.setText(_("Taken on at {where}").format(where=origin_words(row)) if row.meeting_id else "")
        number = number_words(row.decision)
        self._decision.setText(_("Decision {number}").format(number=number if len(number) <= 24 else "").strip())
        self._meeting.setText(_("Open the meeting"))
        self._past.show_rows([row.id])

    def has_record(self) -> bool:
        return self._row is not None

    def _show_furniture(self) -> None:
        row = self._row if self._form is None else None
        for part in (self._badge, self._text, self._owner, self._due, self._note, self._past):
            part.setVisible(row is not None)
            part.setEnabled(not self._removed)
        self._origin.setVisible(bool(row and row.meeting_id))
        self._meeting.setVisible(bool(row and row.meeting_id))
        self._decision.setVisible(bool(row and row.decision_id))
        still_open = bool(row and row.state.is_open and not self._removed)
        self._done.setVisible(still_open)
        self._drop.setVisible(still_open)
        self._reopen.setVisible(bool(row and not row.state.is_open and not self._removed))
        self._bin.setVisible(not self._removed)
        self._restore.setVisible(self._removed)
        self.show_footer(row is not None)

    def _lay(self) -> None:
        self.body.addLayout(self.sheet)
        head = QVBoxLayout()
        head.setContentsMargins(9, 0, 9, 0)
        head.addWidget(self._badge)
        self.body.addLayout(head)
        self._origin.setContentsMargins(9, 4, 9, 0)
        for part in (self._text, self._owner, self._due, self._note, self._origin):
            self.body.addWidget(part)
        for part in (self._meeting, self._decision):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._past)
        self.body.setAlignment(Qt.AlignmentFlag(0))  # an alignment would measure wrapped words as one line
        self.body.addStretch(1)
        for part in (self._done, self._reopen, self._drop):
            self.footer.addWidget(part)
        self.footer.addStretch(1)
        self.footer.addWidget(self._restore)
        self.footer.addWidget(self._bin)

    def _wire(self) -> None:
        self._text.committed.connect(partial(self._change, "text"))
        self._due.committed.connect(partial(self._change, "due_on"))
        self._note.committed.connect(partial(self._change, "note"))
        self._owner.committed.connect(self._give)
