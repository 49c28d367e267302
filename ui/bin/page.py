"""The page of what was removed: the newest first, and the way back."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.queries import bin as queries
from models.rules.bin import PART_OF
from ui.bin import listing
from ui.bin.pane import BinPane
from ui.bin.words import state_words
from ui.house import House
from ui.list_and_pane import Asked
from ui.list_page import ListPage
from ui.row_table import RowTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class BinPage(ListPage[BinPane]):
    """Everything that was removed."""

    watches = (*PART_OF, "likeness")

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            rows = queries.listed(reader)
        self._known = {row.id: row for row in rows}
        self._tell(state_words(len(rows)), listing.counts(rows), some=bool(rows))
        self._show_chosen()

    def show_id(self, id: str) -> None:
        """Turn to one thing, or to one kind of thing: the chip of a page by that page's name."""
        if listing.is_chip(id):
            self._list.turn(id)
        else:
            self._list.find(id, listing.ALL)

    def _build(self) -> None:
        self._known: dict[str, queries.Binned] = {}
        self._header = PageHeader(_("Bin"))
        self._search = SearchField(_("Search what was removed (Ctrl+F)"), width=380)
        self._chips = FilterChips(listing.chips())
        self._empty = EmptyState("trash", *_nothing_yet())
        self._table = RowTable(
            self.house.store,
            self.house.tasks,
            listing.columns(),
            name=_("Bin"),
            row_height=56,
            empty=self._empty,
        )
        self._pane = BinPane(self.house)
        self._join()
        self._lay_out(beside_search=self._chips)

    def _connect(self) -> None:
        self._table.selectionModel().selectionChanged.connect(self._show_chosen)

    def _relist(self) -> None:
        self._table.show_listing(listing.listing(self._list.now_asked()))

    def _settled(self, id: str) -> None:
        super()._settled(id)
        self._show_chosen()

    def _show_chosen(self, *_changed: object) -> None:
        """The one with the keyboard first, then whatever is chosen with it."""
        current = self._table.current_id()
        ids = dict.fromkeys([current, *self._table.selected_ids()])
        self._pane.show_rows([self._known[id] for id in ids if id in self._known])

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        if self._some and asked.text:
            return _("Nothing found"), _("Nothing that was removed is called so. Try fewer letters or another filter.")
        return (_("Nothing of this kind"), _nothing_yet()[1]) if self._some else _nothing_yet()

    def _enter(self, id: str) -> None:
        self._pane.rename()


def _nothing_yet() -> tuple[str, str]:
    return (
        _("The bin is empty"),
        _("Whatever is put in the bin, taken off or undone lies here, with the way back. Nothing goes by itself."),
    )


def make(house: House) -> QWidget:
    """The page, for the window."""
    return BinPage(house)
