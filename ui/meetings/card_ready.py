"""A proposal's card made ahead of the proposal, while nothing happens: building one is felt."""

import gc

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

from ui.house import House
from ui.meetings.proposal_card import ProposalCard

_IDLE = 600  # ms without anything to show
_LATE = 12  # ms


class CardReady(QTimer):
    """Keeps one card that nobody has used, hidden in the sheet it is to stand in."""

    _has_frozen = False  # once for the whole program: what is garbage at that moment stays as well

    def __init__(self, house: House, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._house, self._sheet = house, sheet
        self._card: ProposalCard | None = None
        self._is_dressed = False
        self.setSingleShot(True)
        self.setInterval(_IDLE)
        self.timeout.connect(self._make)
        self._since = QElapsedTimer()

    def rest(self) -> None:
        """Something was shown: from now on nothing has to happen for a while."""
        self._since.restart()
        self.start()

    def take(self) -> ProposalCard:
        """The card that is ready, or one made now; the next will be made when it is quiet."""
        card, self._card, self._is_dressed = self._card, None, False
        return card or self._made()

    def _make(self) -> None:
        """In two steps, for both together would be felt by who begins to type just now."""
        if not self._sheet.isVisible():
            return
        if self._since.elapsed() > _IDLE + _LATE:  # so late, somebody is at work
            self.rest()
            return
        if self._card is None:
            self._card = self._made()
            self.rest()
        elif not self._is_dressed:
            self._is_dressed = True
            for part in self._card.findChildren(QWidget):
                part.ensurePolished()
            self.rest()
        elif not CardReady._has_frozen:
            CardReady._has_frozen = True
            gc.freeze()  # the window stays: to look through all of it for garbage would be felt in the middle of a deed

    def _made(self) -> ProposalCard:
        card = ProposalCard(self._house, self._sheet)
        card.hide()
        return card
