"""The whole page for one decision that is taken without a meeting: by silence, after advice, by a role."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.queries.decisions import DecisionDetail
from ui.house import House
from ui.meetings.deciding.outside import OUTSIDE, OutsideDecision
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.hands_on import hands_on
from ui.widgets.page_header import PageHeader

_WIDEST = 860  # beyond, lines are too long to read
_AIR = 48  # kept around what the keyboard is given to


def waits_outside(detail: DecisionDetail | None) -> bool:
    """Whether it is still open, and decided without a meeting."""
    if detail is None or detail.removed or detail.sealed:
        return False
    row = detail.row
    return not row.outcome and not row.meeting_id and row.method in OUTSIDE


class OutsideScreen(QWidget):
    """Every step is saved at once; `left` asks for the register."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._id = ""
        self.header = PageHeader(_("Decide without a meeting"), _("Every step is saved as it is taken."))
        self.decision = OutsideDecision(house)
        self._scroll = QScrollArea()
        self._build()
        self.decision.gone.connect(self.left)

    def decision_id(self) -> str:
        """The decision shown."""
        return self._id

    def show_decision(self, decision_id: str) -> None:
        """Take up one that is open."""
        self._id = decision_id
        self.decision.show_decision(decision_id)
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read it again."""
        self.decision.refresh()

    def _build(self) -> None:
        self.header.add(button(_("All decisions"), self.left.emit, icon="chevron-left", tip=_("Esc")))
        card = Card()
        card.body.addWidget(self.decision)
        card.setMaximumWidth(_WIDEST)
        inside = QWidget()
        inside.setObjectName("scrolled")
        middle = QVBoxLayout()
        middle.addWidget(card)
        middle.addStretch(1)
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 4, 0)
        row.addLayout(middle, 1000)  # as wide as it may be, before what is left over stays free
        row.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        hands_on(self, self.decision.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what the keyboard is given to into sight."""
        by_mouse = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if now and not by_mouse and self.decision.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _AIR)
