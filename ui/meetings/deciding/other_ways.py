"""The place in a proposal's card for what is decided otherwise than by voices."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.rules.decisions import Method
from ui.meetings.deciding.doing import Doing

if TYPE_CHECKING:
    from ui.meetings.deciding.panels import DecidingPanel

_BY_VOICES = frozenset(str(method) for method in Method if method.is_computed)


class OtherWays(QWidget):
    """Holds the panel of the method, made when it is first needed."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._method = ""
        self.panel: DecidingPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_proposal(self, held: Proposal, *, ready: bool) -> bool:
        """Show the panel; False where the method goes by voices alone."""
        method = "paper" if held.is_secret and held.result else held.method
        if method != self._method:
            self._take(method)
        self.setVisible(self.panel is not None and (ready or bool(held.outcome)))
        if self.panel is not None:
            self.panel.show_proposal(held)
        return self.panel is not None

    def _take(self, method: str) -> None:
        if self.panel is not None:
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self._method, self.panel = method, None
        if method in _BY_VOICES:
            return
        from ui.meetings.deciding.panels import panel_for

        self.panel = panel_for(method, self._doing.house)
        if self.panel is not None:
            self.panel.altered.connect(self._doing.altered)
            self._column.addWidget(self.panel)
