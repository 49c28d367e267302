"""What a chapter sees once it knows a national community: four tabs, each a list with its pane."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.queries.from_national import FromNational
from ui.house import House
from ui.national.asked_tab import AskedTab
from ui.national.catalogue_tab import CatalogueTab
from ui.national.decided_tab import DecidedTab
from ui.national.ours_tab import OursTab
from ui.national.searched_tab import SearchedTab
from ui.national.tab import Tab, titled
from ui.widgets.hands_on import hands_on


class Known(QWidget):
    """Consultations, national decisions, what we sent up, what others share; `changed` after a deed of its own."""

    changed = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._asked, self._decided = AskedTab(house), DecidedTab(house)
        self._ours, self._catalogue = OursTab(house), CatalogueTab(house)
        self._tabs, self._places = QTabBar(), QStackedWidget()
        hands_on(self, self._asked)
        self._lay()
        self._tabs.currentChanged.connect(self._places.setCurrentIndex)
        for tab in (self._asked, self._ours, self._catalogue):
            tab.changed.connect(self.changed)

    def show_told(self, told: FromNational) -> None:
        """Show all that is known."""
        self._asked.show_rows(told.asked)
        self._decided.refresh()
        self._ours.show_rows(told.sent)
        self._catalogue.refresh()
        self._tabs.setTabText(0, titled(_names()[0], unanswered(told)))

    def show_id(self, id: str) -> None:
        """Turn to a consultation, a decision, or a thing of another chapter."""
        for place, tab in enumerate(self._all()):
            if tab.table.select_id(id):
                self._tabs.setCurrentIndex(place)
                return

    def send_up(self) -> None:
        """Send a decision up."""
        self._tabs.setCurrentIndex(2)
        self._ours.new()

    def focus_search(self) -> None:
        """Search here, or else what other chapters share."""
        if self._places.currentWidget() is not self._decided:
            self._tabs.setCurrentIndex(3)
        searched = self._places.currentWidget()
        if isinstance(searched, SearchedTab):
            searched.search.focus()

    def back(self) -> bool:
        """Close the open sheet, else empty the search; whether there was something to go back from."""
        if any(tab.close_form() for tab in self._all()):
            return True
        return self._decided.clear() or self._catalogue.clear()

    def panes(self) -> Sequence[QWidget]:
        """The tabs, the list, the pane."""
        shown = self.shown()
        return self._tabs, shown.table, shown.pane

    def shown(self) -> Tab:
        """The tab in sight."""
        return self._all()[self._tabs.currentIndex()]

    def _lay(self) -> None:
        self._tabs.setAccessibleName(_("What is shown of the national community"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for name, tab in zip(_names(), self._all(), strict=True):
            self._tabs.addTab(name)
            self._places.addWidget(tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._tabs)
        column.addWidget(self._places, 1)

    def _all(self) -> tuple[AskedTab, DecidedTab, OursTab, CatalogueTab]:
        return self._asked, self._decided, self._ours, self._catalogue


def unanswered(told: FromNational) -> int:
    """How many open consultations wait for an answer."""
    return sum(not each.consultation.closed and each.answer is None for each in told.asked)


def _names() -> tuple[str, ...]:
    return _("Consultations"), _("Decisions"), _("Sent up"), _("Shared elsewhere")
