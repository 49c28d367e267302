"""A decision whose review is due says so, with one click to look back at it."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.decisions import DecisionDetail
from models.rules.register import DecisionState
from ui import dates
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
        column.addWidget(self.told)
        column.addWidget(self.look)

    def show_detail(self, detail: DecisionDetail | None) -> None:
        """Show it where a review is due that nobody has put to a meeting yet."""
        self.setVisible(may_review(detail))
        if detail:
            self.told.setText(due_words(detail.row.review_on))


def may_review(detail: DecisionDetail | None) -> bool:
    """Whether it is time to look back at it."""
    return bool(detail and detail.row.state is DecisionState.REVIEW_DUE and not detail.removed)


def due_words(day: date | None) -> str:
    """Since when its review is due; it holds until then and after."""
    if day is None:
        return _("Its review is due; it holds until something else is decided.")
    return _("Its review is due since {day}; it holds until something else is decided.").format(day=dates.day(day))
