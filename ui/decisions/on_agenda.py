"""Where a decision is taken up again: the meeting that has it on its agenda, and a way there."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports.words import unparted
from models.queries.taking_up import TakenUpAt
from models.rules.london import day_of
from ui import dates
from ui.widgets.buttons import button
from ui.widgets.text import words


class OnAgenda(QWidget):
    """Says `wanted` with the meeting's id when somebody goes there."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._meeting = ""
        self.told = words("", "small")
        self.go = button(_("Go to that meeting"), self._go, icon="calendar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_place(self, there: TakenUpAt | None) -> None:
        """Show where it is; nothing where it is nowhere."""
        self._meeting = there.meeting_id if there else ""
        self.told.setText(_where_words(there) if there else "")
        self.go.setVisible(bool(self._meeting))
        self.setVisible(there is not None)

    def _go(self) -> None:
        self.wanted.emit(self._meeting)


def _where_words(there: TakenUpAt) -> str:
    if not there.meeting_id:
        return _("It waits for the next meeting.")
    on = unparted(dates.day(day_of(there.starts))) if there.starts else ""
    named = _("{meeting}, {day}").format(meeting=there.meeting, day=on) if on else there.meeting
    if there.is_put:
        return _("On the agenda of {meeting}, with a proposal.").format(meeting=named)
    return _("On the agenda of {meeting}.").format(meeting=named)
