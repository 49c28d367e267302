"""The panels for what is decided otherwise than by voices, each made when its method is first shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.queries.room import people_like
from models.rules.decisions import Method
from ui.meetings.deciding import choice_wording as _refusals  # noqa: F401 - gives these refusals their words
from ui.meetings.deciding.doing import Doing
from ui.widgets.badge import Badge
from ui.widgets.field import Field
from ui.widgets.field_person import Pick
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.house import House

ON_PAPER = "paper"
"""The method that stands for a vote by yes and no on secret papers."""


class DecidingPanel(QWidget):
    """Carries out every step as its own deed; `altered` after each, done or refused."""

    altered = Signal()

    def __init__(self, house: "House") -> None:
        super().__init__()
        self.house = house
        self.doing = Doing(house)
        self.doing.altered.connect(self.altered)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 0)
        self.column.setSpacing(8)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show it as it stands; what did not change is left alone."""
        self.doing.proposal = proposal
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    def members(self, typed: str) -> Sequence[Pick]:
        """Members whose names begin as typed."""
        with self.house.store.read() as reader:
            return [Pick(row.id, row.name, row.organisation) for row in people_like(reader, typed)]


def panel_for(method: str, house: "House") -> DecidingPanel | None:
    """The panel of a method; None where it goes by voices alone."""
    from ui.meetings.deciding.advice import AdvicePanel
    from ui.meetings.deciding.lazy import LazyPanel
    from ui.meetings.deciding.mandate import MandatePanel
    from ui.meetings.deciding.options import OptionsPanel
    from ui.meetings.deciding.papers import PaperPanel
    from ui.meetings.deciding.selection import SelectionPanel

    known: dict[str, type[DecidingPanel]] = {
        **dict.fromkeys((Method.RANKED, Method.STV, Method.APPROVAL, Method.SCORE, Method.DOTS), OptionsPanel),
        Method.LAZY_CONSENSUS: LazyPanel,
        Method.ADVICE: AdvicePanel,
        Method.MANDATE: MandatePanel,
        Method.ROLE_SELECTION: SelectionPanel,
        ON_PAPER: PaperPanel,
    }
    return known[method](house) if method in known else None


def row_of(*parts: QWidget, stretch: Sequence[int] = ()) -> QHBoxLayout:
    """Parts side by side; those with a stretch share what is left, else the room at the right stays free.

    Beside a field with its label a button stands level with the line, and a badge at the top of words.
    """
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    has_labels = any(isinstance(part, Field) and part.label.text() for part in parts)
    for place, part in enumerate(parts):
        side = Qt.AlignmentFlag(0)
        if has_labels and isinstance(part, QAbstractButton):
            side = Qt.AlignmentFlag.AlignBottom
        elif isinstance(part, Badge):
            side = Qt.AlignmentFlag.AlignTop
        row.addWidget(part, stretch[place] if place < len(stretch) else 0, side)
    if not any(stretch):
        row.addStretch(1)
    return row


def flow_of(*buttons: QWidget) -> Flow:
    """Buttons side by side, on more lines where there is little room."""
    flow = Flow(gap=8)
    for button in buttons:
        flow.lines.addWidget(button)
    return flow
