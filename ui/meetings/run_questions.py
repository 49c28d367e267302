"""What a running meeting asks about in the middle of the screen: an interest, a stay, the approval of minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.house import House
from ui.meetings.approve import ApproveMinutes
from ui.meetings.correct_stay import CorrectStay
from ui.meetings.declare_interest import DeclareInterest

if TYPE_CHECKING:
    from ui.meetings.deciding.reading import ReadingPanel

ABOUT_PEOPLE = ("interest", "reword", "stay")


class Questions(QWidget):
    """One question at a time; says `altered` after a deed, `done` when it is answered or put away."""

    altered = Signal()
    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.reading: ReadingPanel | None = None
        self.interest, self.approve, self.stay = DeclareInterest(house), ApproveMinutes(house), CorrectStay(house)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for each in (self.interest, self.approve, self.stay):
            self._column.addWidget(each)
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

    def ask_reading(self, item_id: str, question: str = "") -> None:
        """Read the room on an item; it decides nothing."""
        self.dismiss()
        self.show()
        if self.reading is None:
            self.reading = self._made_reading()
        self.reading.ask(item_id, question)

    def dismiss(self) -> bool:
        """Put away the question that is open; False when there is none."""
        shown = [each for each in self._all() if not each.isHidden()]
        for each in shown:
            each.hide()
        self.hide()
        return bool(shown)

    def _all(self) -> tuple[QWidget, ...]:
        asked = (self.interest, self.approve, self.stay)
        return (*asked, self.reading) if self.reading else asked

    def _made_reading(self) -> ReadingPanel:
        """Built when the room is first read: most meetings never do."""
        from ui.meetings.deciding.reading import ReadingPanel

        made = ReadingPanel(self._house)
        made.hide()
        made.altered.connect(self.altered)
        made.closed.connect(self._done)
        self._column.addWidget(made)
        return made

    def _done(self) -> None:
        self.dismiss()
        self.done.emit()
