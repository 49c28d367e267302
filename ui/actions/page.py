"""The page of actions: what people agreed to do across all meetings, and one of them in full."""

from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.queries import actions
from ui.actions import listing
from ui.actions.pane import ActionPane
from ui.actions.people import PeopleBar
from ui.actions.ticks import Ticks
from ui.actions.words import state_line
from ui.house import House
from ui.list_and_pane import Asked
from ui.list_page import ListPage
from ui.row_table import RowTable
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class ActionsPage(ListPage[ActionPane]):
    """Who does what by when."""

    watches = ("action", "person", "meeting", "agenda_item", "decision")

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            rows = actions.listed(reader, self.house.today())
            in_bin = reader.value("SELECT count(*) FROM action WHERE removed")
        self._people.show_owners(actions.owners(rows))
        self._tell(state_line(rows), listing.counts(rows, in_bin), some=bool(rows or in_bin))

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to one action, whatever the list was showing."""
        if not self._table.select_id(id):
            self._people.let_go()
        self._list.find(id, listing.ALL)

    def new_here(self) -> None:
        """Something new."""
        self._pane.new()

    def print_here(self) -> None:
        """The lists of those shown, on paper."""
        self._people.print_lists()

    def back(self) -> bool:
        """Close the sheet, else empty the search; whether there was something to go back from."""
        return super().back() or self._people.let_go()

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._people = PeopleBar(self.house)
        self._header = PageHeader(_("Actions"))
        self._header.add(button(_("New action"), self.new_here, icon="plus", kind="primary"))
        self._search = SearchField(_("Search actions, people, meetings (Ctrl+F)"), width=380)
        self._chips = FilterChips(listing.chips())
        self._empty = EmptyState(
            "actions",
            *_nothing_yet(),
            button(_("Write one down"), self.new_here, icon="plus", kind="primary"),
            button(_("See the meetings"), self._see_meetings),
        )
        self._empty.seen.connect(self._header.step_back)
        self._table = RowTable(
            self.house.store,
            self.house.tasks,
            listing.columns(self.house.today),
            name=_("Actions"),
            row_height=56,
            empty=self._empty,
        )
        self._table.setToolTip(_("Space ticks an action off"))
        self._ticks = Ticks(self._table)
        self._pane = ActionPane(self.house)
        self._join()
        self._offer_bin("actions")
        self._lay_out(beside_search=self._people)

    def _connect(self) -> None:
        self._ticks.ticked.connect(self._tick)
        self._pane.made.connect(self.show_id)
        self._people.chosen.connect(self._relist)

    # -- what happens --------------------------------------------------------------------------------------------------

    def _relist(self) -> None:
        self._table.show_listing(listing.listing(self._list.now_asked(), self._people.key(), self.house.today()))

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        return _none_here(asked.chip, asked.text) if self._some else _nothing_yet()

    def _enter(self, id: str) -> None:
        self._pane.rename()

    def _tick(self, ids: list[str]) -> None:
        if self._list.now_asked().chip == listing.BIN:
            return
        with self.house.store.read() as reader:
            found = [actions.action(reader, id, self.house.today()) for id in ids]
        self._pane.deeds.tick([row for row in found if row])

    def _see_meetings(self) -> None:
        self.house.signals.go_to.emit("meetings", "")


def _nothing_yet() -> tuple[str, str]:
    return (
        _("No actions yet"),
        _("What people agree to do in a meeting gathers here, with who does it and by when, until it is ticked off."),
    )


def _none_here(chip: str, text: str) -> tuple[str, str]:
    if chip == listing.OPEN and not text:
        return _("Everything is done"), _("Nothing is promised and still open. “All” shows what was done.")
    return _("Nothing found"), _("No action here is like that. Try fewer letters or another filter.")


def make(house: House) -> QWidget:
    """The page, for the window."""
    return ActionsPage(house)
