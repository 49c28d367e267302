"""The pairs of entries that may be one person, likeliest first, and what can be done about the one chosen."""

from gettext import gettext as _

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.progress import Progress
from models.queries import duplicates
from models.queries.duplicates import HowMany, Pair
from models.rules.duplicates import Band
from ui.house import House
from ui.roster.duplicates_deeds import DuplicateDeeds
from ui.roster.duplicates_words import (
    band_sentence,
    band_words,
    found_words,
    in_two_lines,
    known_by,
    name_of,
    names_of,
    why_words,
)
from ui.row_table import Column, RowTable, SmallListing
from ui.tasks import Running
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.pop_up import pop_up
from ui.widgets.text import words

_MOST = 200


class PairsScreen(QWidget):
    """Says `compare` with two ids, `left` when somebody is done, `counted` with how many pairs there are."""

    compare = Signal(str, str)
    counted = Signal(object)
    left = Signal()

    def __init__(self, house: House, deeds: DuplicateDeeds) -> None:
        super().__init__()
        self._house = house
        self._deeds = deeds
        self._pairs: list[Pair] = []
        self._place = 0
        self._looking: Running | None = None
        self.header = PageHeader(_("Entered twice?"), _("Looking through everybody…"))
        self._empty = EmptyState("people", *_none_words(), button(_("Back to the members"), self.left.emit))
        self.table: RowTable[Pair] = RowTable(
            house.store, house.tasks, _columns(), name=_("Pairs that may be one person"), empty=self._empty
        )
        self._why, self._foot = words(), Card()
        self._open = button(_("Compare…"), self._compare, kind="primary", tip=_("Enter"))
        self._apart = button(_("Different people"), self._say_different)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Look through everybody again, beside the window."""
        if self._looking:
            self._looking.cancel()
        self._looking = self._house.tasks.run(
            self._read, self._show, self._house.dispatcher.fail, _("Looking for people entered twice")
        )

    def pair(self) -> Pair | None:
        """The pair that is chosen."""
        return self.table.current_row()

    def _build(self) -> None:
        self.header.add(button(_("Done"), self.left.emit, icon="check"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._why, 1)
        row.addWidget(self._apart, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignBottom)
        self._foot.body.addLayout(row)
        self._foot.hide()
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.table.setMinimumHeight(180)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.activated_id.connect(self._compare)
        self.table.menu_wanted.connect(self._menu)
        self.table.reloaded.connect(self._settle)

    def _read(self, progress: Progress) -> list[Pair]:
        with self._house.store.read() as reader:
            return duplicates.pairs(reader, limit=_MOST)

    def _show(self, pairs: list[Pair]) -> None:
        self._looking = None
        self._pairs = pairs
        likely = sum(pair.band is Band.VERY_LIKELY for pair in pairs)
        count = HowMany(likely, len(pairs) - likely)
        self.header.set_state(found_words(count, _MOST))
        self.counted.emit(count)
        self.table.show_listing(SmallListing(lambda _reader: pairs, _id))

    def _settle(self, total: int) -> None:
        """Whoever leaves the list hands the keyboard to the pair that takes its place."""
        if total and not self.table.current_id():
            row = self.table.row_at(min(self._place, total - 1))
            self.table.select_id(_id(row) if row else "")
        self._foot.setVisible(bool(total))
        self._chosen()

    def _chosen(self, _pair: str = "") -> None:
        pair = self.pair()
        if pair:
            self._place = max(self.table.currentIndex().row(), 0)
            self._why.setText(f"{band_sentence(pair.band)} {why_words(pair.reasons)}.")

    def _compare(self, _pair: str = "") -> None:
        if pair := self.pair():
            self.compare.emit(pair.first.id, pair.second.id)

    def _say_different(self) -> None:
        if pair := self.pair():
            self._deeds.say_different((pair.first.id, pair.second.id), names_of(pair))
            self.table.setFocus()

    def _menu(self, _pair: str, place: QPoint) -> None:
        if self.pair():
            pop_up(self, ((_("Compare…"), self._compare), (_("Different people"), self._say_different)), place)

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(320, layout.totalMinimumHeightForWidth(self.width()) if layout else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # in a narrow window the words below the list stand on more lines


def _columns() -> tuple[Column[Pair], ...]:
    return (
        Column(
            _("One entry"),
            lambda pair: name_of(pair.first),
            weight="bold",
            under=lambda pair: known_by(pair.first),
            width=190,
            stretch=3,
            keep=True,
        ),
        Column(
            _("The other"),
            lambda pair: name_of(pair.second),
            weight="bold",
            under=lambda pair: known_by(pair.second),
            width=190,
            stretch=3,
            keep=True,
        ),
        Column(
            _("Why"),
            lambda pair: in_two_lines(_why(pair))[0],
            under=lambda pair: in_two_lines(_why(pair))[1],
            tip=_why,
            width=220,
            stretch=4,
        ),
        Column(_("How likely"), lambda pair: band_words(pair.band), tone=_tone, width=124, keep=True),
    )


def _why(pair: Pair) -> str:
    return why_words(pair.reasons)


def _tone(pair: Pair) -> str:
    return "amber" if pair.band is Band.VERY_LIKELY else "plain"


def _id(pair: Pair) -> str:
    return f"{pair.first.id}{pair.second.id}"


def _none_words() -> tuple[str, str]:
    return (
        _("Nobody was entered twice"),
        _(
            "Names, e-mails, phones and addresses were compared. If you know better, choose the two in the list of "
            "members and merge them."
        ),
    )
