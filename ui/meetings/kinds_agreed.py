"""What a kind of meeting has agreed about its way of deciding: how large a majority, and how a consensus stands."""

from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from models.queries.kinds import Kind
from models.rules.decisions import MOST_BLOCKS, Base, Method
from ui.widgets.settled_choice import SettledChoice
from ui.widgets.text import words

_LARGER = ("2/3", "3/4", "4/5")
_LUKEWARM = ("1/5", "1/4", "1/3", "1/2")


class AgreedWays(QObject):
    """Fields for a form of which only what its way of deciding asks for is seen; says what of it was changed."""

    threshold_changed = Signal(str)
    base_changed = Signal(str)
    lukewarm_changed = Signal(str)
    blocks_changed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.threshold = SettledChoice(_("How large a majority"), [(each, each) for each in _LARGER], flat=False)
        self.base = SettledChoice(_("Taken of"), base_choices(), flat=False)
        self.blocks = SettledChoice(_("What stops a consensus"), _blocks(), flat=False)
        self.lukewarm = SettledChoice(_("Ask once more if more than"), _shares(), flat=False)
        self.note = words(_("Each proposal is put under what stands here at that time."), "small")
        self.threshold.committed.connect(self.threshold_changed.emit)
        self.base.committed.connect(self.base_changed.emit)
        self.lukewarm.committed.connect(self.lukewarm_changed.emit)
        self.blocks.committed.connect(self._blocks_chosen)

    def lay(self, grid: QGridLayout, line: int) -> None:
        """Take two lines of a form's grid, beside the way of deciding; of two fields in a place one is seen."""
        top = Qt.AlignmentFlag.AlignTop
        for part, down, across in (
            (self.threshold, 0, 1), (self.blocks, 0, 1), (self.note, 1, 0), (self.base, 1, 1), (self.lukewarm, 1, 1),
        ):  # fmt: skip
            grid.addWidget(part, line + down, across, top)

    def stand(self, grid: QGridLayout) -> None:
        """Keep the two lines as high as the fields seen in them."""
        for line, parts in ((1, (self.threshold, self.blocks)), (2, (self.base, self.lukewarm))):
            seen = [part.sizeHint().height() for part in parts if not part.isHidden()]
            grid.setRowMinimumHeight(line, max(seen, default=grid.rowMinimumHeight(line)))

    def show_kind(self, kind: Kind) -> None:
        """Show what a kind has agreed."""
        self.threshold.set_value(f"{kind.threshold_num or 2}/{kind.threshold_den or 3}")
        self.base.set_value(kind.threshold_base)
        self.blocks.set_value(str(kind.blocks_allowed or 0))
        share = f"{kind.lukewarm_num or 1}/{kind.lukewarm_den or 3}"
        self.lukewarm.set_choices(_shares(share))
        self.lukewarm.set_value(share)
        for parts, method in (
            ((self.threshold, self.base), Method.SUPERMAJORITY),
            ((self.blocks, self.lukewarm), Method.CONSENSUS),
        ):
            for part in parts:
                part.setVisible(kind.method == method)
        self.note.setVisible(kind.method in (Method.SUPERMAJORITY, Method.CONSENSUS))

    def _blocks_chosen(self, blocks: str) -> None:
        self.blocks_changed.emit(int(blocks))


def base_choices() -> list[tuple[str, str]]:
    """What a larger majority may be taken of."""
    return [("", _("those who vote")), (str(Base.DECIDERS), _("all who decide here"))]


def _blocks() -> list[tuple[str, str]]:
    one = [("0", _("One block stops it"))]
    told = [
        ngettext("{count} block stops it", "{count} blocks stop it", more + 1) for more in range(1, MOST_BLOCKS + 1)
    ]
    return [*one, *((str(more), each.format(count=more + 1)) for more, each in enumerate(told, start=1))]


def _shares(own: str = "") -> list[tuple[str, str]]:
    known = {"1/5": _("a fifth"), "1/4": _("a quarter"), "1/3": _("a third"), "1/2": _("a half")}
    shares = _LUKEWARM if own in ("", *_LUKEWARM) else (*_LUKEWARM, own)
    told = _("{share} are lukewarm")
    return [(each, told.format(share=known.get(each, each))) for each in shares]
