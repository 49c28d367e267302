"""A proposal's card made ahead of the proposal, while nothing happens: building one is felt."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.house import House
from ui.meetings.proposal_card import ProposalCard

_IDLE = 600  # ms without anything to show


class CardReady(QTimer):
    """Keeps one card that nobody has used, hidden in the sheet it is to stand in."""

    def __init__(self, house: House, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._house, self._sheet = house, sheet
        self._card: ProposalCard | None = None
        self.setSingleShot(True)
        self.setInterval(_IDLE)
        self.timeout.connect(self._make)

    def take(self) -> ProposalCard:
        """The card that is ready, or one made now; the next will be made when it is quiet."""
        card, self._card = self._card, None
        return card or self._made()

    def _make(self) -> None:
        """In two steps, for both together would be felt by who begins to type just now."""
        if not self._sheet.isVisible():
            return
        if self._card is None:
            self._card = self._made()
            self.start()
        else:
            for part in self._card.findChildren(QWidget):
                part.ensurePolished()

    def _made(self) -> ProposalCard:
        card = ProposalCard(self._house)
        card.setParent(self._sheet)
        card.hide()
        return card
