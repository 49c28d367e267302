"""A decision whose review is due says so, with one click to look back at it."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.decisions import DecisionDetail
from models.rules.register import DecisionState
from ui import dates
from ui.decisions.on_agenda import OnAgenda
from ui.widgets.buttons import button
from ui.widgets.text import words


class ReviewDue(QWidget):
    """Says `asked` when somebody looks back at it."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = words("", "amber")
        self.look = button(_("Review it…"), self.asked.emit, icon="history", kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 0, 9, 6)
        column.setSpacing(6)
        self.place = OnAgenda()
        column.addWidget(self.told)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.place)

    def show_detail(self, detail: DecisionDetail | None) -> None:
        """Show it where a review is due: to be looked at, or where what that came to is put already."""
        is_due = bool(detail and _is_due(detail))
        self.setVisible(is_due)
        self.look.setVisible(may_review(detail))
        self.place.show_place(detail.again if detail and is_due else None)
        if detail:
            self.told.setText(due_words(detail.row.review_on))


def may_review(detail: DecisionDetail | None) -> bool:
    """Whether it is time to look back at it, and nobody has put what that came to to a meeting yet."""
    return bool(detail and _is_due(detail) and not (detail.again and detail.again.is_put))


def _is_due(detail: DecisionDetail) -> bool:
    return detail.row.state is DecisionState.REVIEW_DUE and not detail.removed


def due_words(day: date | None) -> str:
    """Since when its review is due; it holds until then and after."""
    if day is None:
        return _("Its review is due; it holds until something else is decided.")
    return _("Its review is due since {day}; it holds until something else is decided.").format(day=dates.day(day))
