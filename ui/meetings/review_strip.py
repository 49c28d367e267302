"""The decision an item reviews: its words, and the short form that looks back at it."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.decisions import DecisionRow
from ui.decisions.review_due import due_words
from ui.decisions.review_form import ReviewForm
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.text import words


class ReviewStrip(QWidget):
    """What it says is put to the group under the item that is on; says `altered` then."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self._meeting = house, ""
        self._row: DecisionRow | None = None
        self.form: ReviewForm | None = None
        self.text, self.due = words("", "bold"), words("", "amber")
        self.look = button(_("Review it…"), self.begin, icon="history")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.text)
        self._column.addWidget(self.due)
        self._column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_review(self, row: DecisionRow | None, meeting_id: str) -> None:
        """Show what is reviewed; a form that is open on it stays."""
        if self.form and (row is None or self._row is None or row.id != self._row.id):
            self.close_form()
        self._row, self._meeting = row, meeting_id
        self.setVisible(row is not None)
        if row:
            self.text.setText(row.text)
            self.due.setText(due_words(row.review_on))

    def begin(self) -> None:
        """Ask how it has helped."""
        if self._row is None or self.form:
            return
        self.form = ReviewForm(self._house, self._row, self._meeting)
        self.form.closed.connect(self.close_form)
        self.form.made.connect(self._made)
        self._column.addWidget(self.form)
        self.look.hide()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Leave it as it stands."""
        form, self.form = self.form, None
        if form:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.look.show()

    def _made(self, _decision_id: str) -> None:
        self.altered.emit()
