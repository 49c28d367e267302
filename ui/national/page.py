"""The page about the national community in a chapter's own window."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.queries import from_national
from models.queries.from_national import FromNational
from ui.house import House
from ui.national.asked_tab import AskedTab
from ui.national.catalogue_tab import CatalogueTab
from ui.national.decided_tab import DecidedTab
from ui.national.forms import LevelForm
from ui.national.joining import Joining
from ui.national.ours_tab import OursTab
from ui.national.searched_tab import SearchedTab
from ui.national.tab import Tab, titled
from ui.sharing.level_words import level_words
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader

_LEVEL = "SELECT coalesce(national_level, 0) FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id"


class NationalPage(Page):
    """Consultations to answer, national decisions, what we sent up, and what other chapters share."""

    watches = (
        "chapter", "consultation", "answer", "reply", "decision", "agenda_item", "meeting", "asset",
    )  # fmt: skip

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            told = from_national.overview(reader)
            self._level = reader.value(_LEVEL) or 0
            answered = bool(from_national.national_id(reader))
        self._inside.setCurrentIndex(0 if told else 1)
        for deed in (self._tell, self._send):
            deed.setVisible(told is not None)
        if told:
            self._show(told)
        else:
            self._header.set_state(_("What chapters decide together, and ask of each other, comes by bundle."))
            self.joining.show_state(answered=answered)

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to a consultation, a decision, or a thing of another chapter."""
        for place, tab in enumerate(self._all()):
            if tab.table.select_id(id):
                self._tabs.setCurrentIndex(place)
                return

    def new_here(self) -> None:
        """Send a decision up."""
        if self._inside.currentIndex() == 0:
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
        shown = self._places.currentWidget()
        if self._inside.currentIndex() or not isinstance(shown, Tab):
            return (self,)
        return self._tabs, shown.table, shown.pane

    def choose_level(self) -> None:
        """A sheet for how much is told, laid where the keyboard is."""
        shown = self._places.currentWidget()
        if isinstance(shown, Tab):
            shown.open_form(LevelForm(self.house, self._level, self.refresh), alone=True)

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._level = 0
        self._banner = Banner()
        self._header = PageHeader(_("National"))
        self._tell: QPushButton = button(_("How much we tell…"), self.choose_level, icon="share")
        self._send: QPushButton = button(_("Send a decision up…"), self.new_here, icon="arrow-up")
        self._header.add(self._tell)
        self._header.add(self._send)
        self._asked, self._decided = AskedTab(self.house), DecidedTab(self.house)
        self._ours, self._catalogue = OursTab(self.house), CatalogueTab(self.house)
        self._tabs, self._places = QTabBar(), QStackedWidget()
        self.joining = Joining(self.house, self._banner.inform, self.refresh)
        self._inside = QStackedWidget()
        self.setFocusProxy(self._asked)
        self._lay()

    def _lay(self) -> None:
        self._tabs.setAccessibleName(_("What is shown of the national community"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for name, tab in zip(_names(), self._all(), strict=True):
            self._tabs.addTab(name)
            self._places.addWidget(tab)
        known = QWidget()
        column = QVBoxLayout(known)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._tabs)
        column.addWidget(self._places, 1)
        self._inside.addWidget(known)
        self._inside.addWidget(self.joining)
        self.column.addWidget(self._header)
        self.column.addWidget(self._banner)
        self.column.addWidget(self._inside, 1)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._places.setCurrentIndex)
        for tab in (self._asked, self._ours):
            tab.changed.connect(self.refresh)

    def _show(self, told: FromNational) -> None:
        self._header.set_state(_state(told, self._level))
        self._asked.show_rows(told.asked)
        self._decided.refresh()
        self._ours.show_rows(told.sent)
        self._catalogue.refresh()
        self._tabs.setTabText(0, titled(_names()[0], _unanswered(told)))

    def _all(self) -> tuple[AskedTab, DecidedTab, OursTab, CatalogueTab]:
        return self._asked, self._decided, self._ours, self._catalogue


def _names() -> tuple[str, ...]:
    return _("Consultations"), _("Decisions"), _("Sent up"), _("Shared elsewhere")


def _unanswered(told: FromNational) -> int:
    return sum(not each.consultation.closed and each.answer is None for each in told.asked)


def _state(told: FromNational, level: int) -> str:
    waiting = _unanswered(told)
    parts = [told.national.name]
    if waiting:
        parts.append(ngettext("{n} consultation to answer", "{n} consultations to answer", waiting).format(n=waiting))
    parts.append(_("we tell: {level}").format(level=level_words(level).lower()))
    return " · ".join(parts)


def make(house: House) -> QWidget:
    """The page, for the window."""
    return NationalPage(house)
