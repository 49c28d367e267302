"""The page of deeds: what was done on this laptop, newest first, and how far to go back."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QWidget

from models.changes import ChangeSet
from models.queries import deeds as queries
from models.queries.deeds import DoneDeed
from models.queries.plain import holding
from models.reader import Reader
from ui import dates
from ui.deeds.pane import DeedPane
from ui.deeds.words import icon_of, page_words, state_tone, state_words, where_words
from ui.house import House
from ui.list_and_pane import Asked
from ui.list_page import ListPage
from ui.row_table import Column, RowTable, SmallListing
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField

_STATES = {"done": ("done", "kept"), "undone": ("undone", "gone")}


class DeedsPage(ListPage[DeedPane]):
    """Every deed Undo and Redo know of; those of a long time ago first go out of sight, then never."""

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            deeds = queries.listed(reader)
        self._pane.know(deeds)
        counts = {key: sum(deed.state in states for deed in deeds) for key, states in _STATES.items()}
        self._tell(page_words(deeds), {"all": len(deeds), **counts}, some=bool(deeds))

    def _concerns(self, changes: ChangeSet) -> bool:
        return True  # also what wrote to no record

    def _build(self) -> None:
        self._header = PageHeader(_("History"))
        self._search = SearchField(_("Search what was done (Ctrl+F)"), width=380)
        self._chips = FilterChips([Chip("all", _("All")), Chip("done", _("Done")), Chip("undone", _("Undone"))])
        self._empty = EmptyState("history", *_nothing_yet())
        self._table = RowTable(
            self.house.store, self.house.tasks, _columns(), name=_("History"), row_height=56, empty=self._empty
        )
        self._pane = DeedPane(self.house)
        self._join()
        self._lay_out(beside_search=self._chips)

    def _connect(self) -> None:
        self._pane.wanted.connect(self._go)

    def _relist(self) -> None:
        self._table.show_listing(_listing(self._list.now_asked()))

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        if not self._some:
            return _nothing_yet()
        return _("Nothing found"), _("No deed here is called so. Try fewer letters or another filter.")

    def _enter(self, id: str) -> None:
        self._pane.rename()

    def _go(self, deed: DoneDeed) -> None:
        """On a worker: there may be many."""
        history = self.house.history
        undoing = deed.state == "done"
        work = partial(history.undo_to if undoing else history.redo_to, deed.n)
        label = _("Undoing…") if undoing else _("Doing again…")
        self.house.tasks.run(work, partial(self._gone, undoing), self.house.dispatcher.fail, label)

    def _gone(self, undoing: bool, count: int) -> None:
        self.refresh()  # an undo that had nothing left to change tells nobody
        told = (
            ngettext("{count} deed undone", "{count} deeds undone", count)
            if undoing
            else ngettext("{count} deed done again", "{count} deeds done again", count)
        )
        self.house.dispatcher.told.emit(told.format(count=count))


def _columns() -> tuple[Column[DoneDeed], ...]:
    return (
        Column(_("Deed"), lambda deed: deed.label, icon=icon_of, width=280, stretch=4),
        Column(_("When"), lambda deed: dates.moment(deed.at), under=where_words, width=180, stretch=1),
        Column(_("State"), state_words, tone=state_tone, width=120, keep=True),
    )


def _listing(asked: Asked) -> SmallListing[DoneDeed]:
    def read(reader: Reader) -> list[DoneDeed]:
        deeds = [deed for deed in queries.listed(reader) if deed.state in _STATES.get(asked.chip, (deed.state,))]
        return holding(asked.text, deeds, lambda deed: f"{deed.label} {deed.laptop}")

    return SmallListing(read, lambda deed: deed.id)


def _nothing_yet() -> tuple[str, str]:
    return (
        _("Nothing was done yet"),
        _("Each deed on this laptop is listed here by its name, and the last ones can be undone in their order."),
    )


def make(house: House) -> QWidget:
    """The page, for the window."""
    return DeedsPage(house)
