"""The page about the national community in a chapter's own window."""

from collections.abc import Sequence
from functools import cached_property
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from models.queries import from_national
from models.queries.from_national import FromNational
from ui.house import House
from ui.national.forms import LevelForm
from ui.national.joining import Joining
from ui.national.known import Known, unanswered
from ui.sharing.level_words import level_words
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.hands_on import hands_on
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
        for deed in (self._tell, self._send):
            deed.setVisible(told is not None)
        if told:
            self._header.set_state(_state(told, self._level))
            self._known.show_told(told)
            self._inside.setCurrentWidget(self._known)
        else:
            self._header.set_state(_("What chapters decide together, and ask of each other, comes by bundle."))
            self.joining.show_state(answered=answered)
            self._inside.setCurrentWidget(self.joining)

    @cached_property
    def _known(self) -> Known:
        """The better part of the page, built once there is something to know."""
        known = Known(self.house)
        known.changed.connect(self.refresh)
        self._inside.addWidget(known)
        hands_on(self, known)
        return known

    def _is_known(self) -> bool:
        return self._inside.currentWidget() is not self.joining

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to a consultation, a decision, or a thing of another chapter."""
        if self._is_known():
            self._known.show_id(id)

    def new_here(self) -> None:
        """Send a decision up."""
        if self._is_known():
            self._known.send_up()

    def focus_search(self) -> None:
        """Search here, or else what other chapters share."""
        if self._is_known():
            self._known.focus_search()

    def back(self) -> bool:
        """Close the open sheet, else empty the search; whether there was something to go back from."""
        return self._is_known() and self._known.back()

    def panes(self) -> Sequence[QWidget]:
        """The tabs, the list, the pane."""
        return self._known.panes() if self._is_known() else (self,)

    def choose_level(self) -> None:
        """A sheet for how much is told, laid where the keyboard is."""
        self._known.shown().open_form(LevelForm(self.house, self._level, self.refresh), alone=True)

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._level = 0
        self._banner = Banner()
        self._header = PageHeader(_("National"))
        self._tell: QPushButton = button(_("How much we tell…"), self.choose_level, icon="share")
        self._send: QPushButton = button(_("Send a decision up…"), self.new_here, icon="arrow-up")
        self._header.add(self._tell)
        self._header.add(self._send)
        self.joining = Joining(self.house, self._banner.inform, self.refresh)
        self._inside = QStackedWidget()
        self._inside.addWidget(self.joining)
        self.column.addWidget(self._header)
        self.column.addWidget(self._banner)
        self.column.addWidget(self._inside, 1)


def _state(told: FromNational, level: int) -> str:
    waiting = unanswered(told)
    parts = [told.national.name]
    if waiting:
        parts.append(ngettext("{n} consultation to answer", "{n} consultations to answer", waiting).format(n=waiting))
    parts.append(_("we tell: {level}").format(level=level_words(level).lower()))
    return " · ".join(parts)


def make(house: House) -> QWidget:
    """The page, for the window."""
    return NationalPage(house)
