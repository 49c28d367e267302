"""What a running meeting asks about in the middle of the screen: an interest, a stay, the approval of minutes."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.house import House
from ui.meetings.approve import ApproveMinutes
from ui.meetings.correct_stay import CorrectStay
from ui.meetings.declare_interest import DeclareInterest

ABOUT_PEOPLE = ("interest", "reword", "stay")


class Questions(QWidget):
    """One question at a time; says `done` when it is answered or put away."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.interest, self.approve, self.stay = DeclareInterest(house), ApproveMinutes(house), CorrectStay(house)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in self._all():
            column.addWidget(each)
            each.done.connect(self._done)
        self.hide()

    def ask(self, what: str, subject: Any, meeting_id: str, item_id: str) -> None:
        """Ask about somebody: an interest in the item, one declared already, or a stay."""
        self.dismiss()
        self.show()
        if what == "stay":
            self.stay.ask(meeting_id, subject)
        elif what == "reword":
            self.interest.ask_again(subject)
        else:
            self.interest.ask(meeting_id, item_id, subject)

    def ask_approval(self, about_id: str, meeting_id: str) -> None:
        """Ask whether the minutes of an earlier meeting are approved."""
        self.dismiss()
        self.show()
        self.approve.ask(about_id, meeting_id)

    def dismiss(self) -> bool:
        """Put away the question that is open; False when there is none."""
        shown = [each for each in self._all() if not each.isHidden()]
        for each in shown:
            each.hide()
        self.hide()
        return bool(shown)

    def _all(self) -> tuple[DeclareInterest, ApproveMinutes, CorrectStay]:
        return self.interest, self.approve, self.stay

    def _done(self) -> None:
        self.dismiss()
        self.done.emit()
