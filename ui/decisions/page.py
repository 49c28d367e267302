"""The page of decisions: the register, and one of them in full."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries import decisions
from ui.decisions import listing
from ui.decisions.outside_screen import OutsideScreen, waits_outside
from ui.decisions.pane import DecisionPane
from ui.decisions.words import state_line
from ui.house import House
from ui.list_and_pane import Asked
from ui.list_page import ListPage
from ui.meetings.screens import Later
from ui.print import pages as printing
from ui.row_table import RowTable
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader
from ui.widgets.screens import Screens
from ui.widgets.search_field import SearchField


class DecisionsPage(ListPage[DecisionPane]):
    """What the chapter has decided; a decision without a meeting takes the whole page, Esc goes back."""

    watches = (
        "decision", "decision_link", "stance", "meeting", "agenda_item", "asset", "action", "person", "notified",
        "advice",
    )  # fmt: skip
    outside = Later(OutsideScreen, left="_back_to_register")

    def refresh(self) -> None:
        if self._is_outside():
            self.outside.refresh()
        with self.house.store.read() as reader:
            rows = decisions.register(reader, self.house.today())
            in_bin = reader.value("SELECT count(*) FROM decision WHERE removed")
        self._tell(state_line(rows), listing.counts(rows, in_bin), some=bool(rows or in_bin))

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to one decision, whatever the list was showing; to its own screen while it is decided there."""
        with self.house.store.read() as reader:
            detail = decisions.detail(reader, id, self.house.today()) if id else None
        if waits_outside(detail):
            self._decide(id)
            return
        self._show_listed(id)

    def _show_listed(self, id: str) -> None:
        self.screens.setCurrentWidget(self._register)
        self._list.find(id, listing.ALL)

    def new_here(self) -> None:
        """Record a decision made outside meetings."""
        self.screens.setCurrentWidget(self._register)
        self._pane.record()

    def decide_outside(self) -> None:
        """Begin a decision that needs no meeting."""
        self._pane.decide_outside()

    def focus_search(self) -> None:
        """Search here."""
        self.screens.setCurrentWidget(self._register)
        super().focus_search()

    def to_bin(self) -> None:
        """Put the proposal chosen in the bin."""
        if not self._is_outside():
            super().to_bin()

    def rename_here(self) -> None:
        """Reword the proposal chosen."""
        if self._is_outside():
            self.outside.setFocus()
        else:
            super().rename_here()

    def back(self) -> bool:
        """To the register, else close the sheet, else empty the search; whether there was something to go back from."""
        if self._is_outside():
            self._back_to_register()
            return True
        return super().back()

    def panes(self) -> Sequence[QWidget]:
        """Search, list, detail."""
        if self._is_outside():
            return (self.outside,)
        return super().panes()

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._header = PageHeader(_("Decisions"))
        self._header.add(button(_("Decide without a meeting…"), self.decide_outside))
        self._header.add(button(_("Record a decision"), self.new_here, icon="plus", tip=_("One made outside meetings")))
        self._search = SearchField(_("Search decisions and their reasons (Ctrl+F)"), width=380)
        self._chips = FilterChips(listing.chips())
        self._empty = EmptyState(
            "decisions",
            *_nothing_yet(),
            button(_("See the meetings"), self._see_meetings, kind="primary"),
            button(_("Record one made elsewhere"), self.new_here, icon="plus"),
        )
        self._table = RowTable(
            self.house.store,
            self.house.tasks,
            listing.columns(),
            name=_("Decisions"),
            row_height=56,
            empty=self._empty,
        )
        self._pane = DecisionPane(self.house)
        self._join()
        self._offer_bin("decisions")
        self._lay()
        self.print_here = printing.decisions(self._header, self.house, self._table.current_id)

    def _lay(self) -> None:
        self.screens, self._register = Screens(), QWidget()
        column = QVBoxLayout(self._register)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.column.spacing())
        for part in (self._header, self._search, self._chips):
            column.addWidget(part)
        column.addWidget(split(self._table, self._pane, sizes=(710, 370)), 1)
        self.screens.addWidget(self._register)
        self.column.addWidget(self.screens)

    def _connect(self) -> None:
        self._pane.made.connect(self._made)
        self._pane.wanted.connect(self.show_id)
        self._pane.deciding.connect(self._decide)

    # -- what happens --------------------------------------------------------------------------------------------------

    def _relist(self) -> None:
        self._table.show_listing(listing.listing(self._list.now_asked(), self.house.today()))

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        return _none_here(asked.chip, asked.text) if self._some else _nothing_yet()

    def _made(self, id: str) -> None:
        self.refresh()  # what the deed changed is told a moment later
        self.show_id(id)

    def _enter(self, id: str) -> None:
        if waits_outside(self._pane.detail()):
            self._decide(id)
        else:
            self._pane.rename()

    def _decide(self, id: str) -> None:
        self._pane.flush()
        self.outside.show_decision(id)
        self.screens.setCurrentWidget(self.outside)
        self.outside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_outside(self) -> bool:
        return self.screens.currentWidget() is not self._register

    def _back_to_register(self) -> None:
        """With what was being decided chosen, wherever it stands by now."""
        id = self.outside.decision_id()
        self.screens.setCurrentWidget(self._register)
        self.refresh()
        self._show_listed(id)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see_meetings(self) -> None:
        self.house.signals.go_to.emit("meetings", "")


def _nothing_yet() -> tuple[str, str]:
    return (
        _("Nothing decided yet"),
        _("What meetings adopt is kept here: the exact words, why, how it was decided, and until when it holds."),
    )


def _none_here(chip: str, text: str) -> tuple[str, str]:
    if chip == "review_due" and not text:
        return _("Nothing to review"), _("No decision in force has reached its day of review.")
    return _("Nothing found"), _("No decision here is like that. Try fewer words or another filter.")


def make(house: House) -> QWidget:
    """The page, for the window."""
    return DecisionsPage(house)
