"""The heart of the Share page: exactly what the next bundle holds, thing by thing and field by field."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.queries.withheld import Reason
from models.reader import Reader
from ui.house import House
from ui.row_table import Column, RowTable, SmallListing
from ui.sharing import leaving_words
from ui.sharing.fields import counted_words
from ui.sharing.leaving_rows import ENDS, LEAVES, STAYS, Row, Shown
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.emptied import empty
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.flow import Flow
from ui.widgets.text import words

if TYPE_CHECKING:
    from sqlmodel import Session

_DETAIL = 132  # pixels
_LOW = 140
_HEAD = 130  # what stands above the list
_NARROWEST = 300
_TILES = 5
_NO_TILE = ("chapter", "totals")
_LOOKED_AT = ("decision", "asset", "consultation", "reply", "answer")


def columns() -> tuple[Column[Row], ...]:
    """How a thing is listed."""
    return (
        Column(_("What"), leaving_words.name_words, under=leaving_words.kind_of, width=220, stretch=1, keep=True),
        Column(_("Of it"), leaving_words.fields_words, width=180, stretch=1),
        Column(_("How"), leaving_words.change_words, tone=leaving_words.change_tone, width=120, keep=True),
    )


class PreviewCard(Card):
    """Numbers first, then the list, then every field of what is chosen in it."""

    def __init__(self, house: House) -> None:
        super().__init__(_("What would leave"))
        self._house = house
        self._told: Shown | None = None
        self._sentence = words("", "soft")
        self._named = words("", "soft")
        self._tiles = Flow(gap=20, between=2)
        chips = [Chip(LEAVES, _("Leaves")), Chip(STAYS, _("Stays here")), Chip(ENDS, _("Ends there"))]
        self._chips = FilterChips(chips)
        self._chips.choose([LEAVES])
        self._chips.changed.connect(self._filtered)
        empty = EmptyState("share", _("Nothing here"), _("Nothing goes this way with the next bundle."))
        self._table = RowTable(house.store, house.tasks, columns(), name=_("What would leave"), empty=empty)
        self._table.setMinimumHeight(_LOW)
        self._table.chosen.connect(self._chosen)
        self._detail = _Detail(self._clear)
        for widget in (self._sentence, self._named, self._tiles, self._chips):
            self.body.addWidget(widget)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._detail)
        for part in (self._named, self._chips, self._detail):
            part.hide()
        self.wait()

    def wait(self) -> None:
        """Say that it is being read."""
        self._sentence.setText(_("Looking at what would leave…"))

    def show_preview(self, told: Shown) -> None:
        """Show this."""
        self._told = told
        self._sentence.setText(leaving_words.summary_words(told))
        named = leaving_words.named_words(told.preview.named)
        self._named.setText(named)
        self._named.setVisible(bool(named))
        self._tiles.clear()
        counts = [each for each in told.counts() if each[0] not in _NO_TILE][:_TILES]
        for table, count in counts:
            self._tiles.lines.addWidget(_tile(count, counted_words(table, count)))
        self._tiles.setVisible(bool(counts))
        self._chips.set_counts({way: len(told.of(way)) for way in (LEAVES, STAYS, ENDS)})
        self._chips.setVisible(bool(told.of(STAYS) or told.of(ENDS)))
        if not told.of(self._way()):
            self._chips.choose([LEAVES])
        self._list()

    def panes(self) -> list[QWidget]:
        """What F6 stops at."""
        return [self._table]

    def _way(self) -> str:
        return next(iter(self._chips.chosen()), LEAVES)

    def _filtered(self, chosen: frozenset[str]) -> None:
        if not chosen:
            self._chips.choose([LEAVES])
        self._list()

    def _list(self) -> None:
        told = self._told
        if told:
            rows = told.of(self._way())
            self._table.show_listing(SmallListing(lambda _reader: rows, lambda row: row.id))
            self._table.select_first()
            self._detail.setVisible(bool(rows))
            self._chosen(self._table.current_id())

    def _clear(self) -> None:
        """Somebody has looked at the thing with a name in it."""
        row = self._table.current_row()
        if row:
            said = _("Let {thing} leave").format(thing=leaving_words.name_words(row))
            self._house.dispatcher.run(said, partial(_clear, row.table, row.row), say=said)

    def _chosen(self, _id: str) -> None:
        row, told = self._table.current_row(), self._told
        if row and told:
            with self._house.store.read() as reader:
                self._detail.show_row(reader, told, row)

    def minimumSizeHint(self) -> QSize:
        """In a narrow card the numbers take several lines; the list below must not lie over its details."""
        wanted = self.body.totalMinimumHeightForWidth(max(self.width(), _NARROWEST)) if self._told else 0
        return QSize(_NARROWEST, max(wanted, _DETAIL + _LOW + _HEAD))


def _clear(table: str, id: str, session: "Session") -> None:
    """Of an answer, whoever has looked at it has looked at the decision it tells."""
    from models.commands import clearing

    if table == "answer":
        from models.tables import Answer

        answer = session.get(Answer, id)
        table, id = "decision", (answer and answer.decision_id) or ""
    clearing.clear(session, table=table, id=id)


class _Detail(QWidget):
    """Every field of one thing, with its value; calls `clear` when somebody lets it leave with a name in it."""

    def __init__(self, clear: Callable[[], object]) -> None:
        super().__init__()
        self.setFixedHeight(_DETAIL)
        self._title = words("", "bold")
        self._let = button(_("I have looked: it may leave"), clear)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 0, 8, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setAccessibleName(_("Every field of it"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(rule())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._let)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def show_row(self, reader: Reader, told: Shown, row: Row) -> None:
        """Show this one."""
        self._title.setText(leaving_words.name_words(row))
        self._let.setVisible(row.why == Reason.NAME_FOUND and row.table in _LOOKED_AT)
        empty(self._grid)
        for place, (label, value) in enumerate(leaving_words.details(reader, told, row)):
            name = words(label, "small")
            name.setWordWrap(False)
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words(value), place, 1, Qt.AlignmentFlag.AlignTop)


def _tile(count: int, kind: str) -> QWidget:
    tile = QWidget()
    row = QHBoxLayout(tile)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    number, label = words(f"{count:,}", "page"), words(kind, "soft")
    for each in (number, label):
        each.setWordWrap(False)
        row.addWidget(each, 0, Qt.AlignmentFlag.AlignBaseline)
    return tile
