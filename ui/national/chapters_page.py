"""The page of the national community's own file: its chapters, what they sent up, what they are asked."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from models.progress import Progress
from models.queries import national
from models.queries.national import Asking, ChapterRow, SentUp
from models.reader import Reader
from ui.house import House
from ui.national.asking_tab import AskingTab
from ui.national.catalogue_tab import CatalogueTab
from ui.national.chapters_tab import ChaptersTab
from ui.national.coverage import Coverage
from ui.national.decided_tab import DecidedTab
from ui.national.hub_deeds import HubDeeds
from ui.national.hub_forms import InviteForm, WordsForm
from ui.national.searched_tab import SearchedTab
from ui.national.sent_up_tab import SentUpTab
from ui.national.tab import Tab, titled
from ui.national.words import hub_words
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.form import Form
from ui.widgets.hands_on import hands_on
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from exports.enrolment import Request
    from exports.inbox import Arrival

Seen = tuple[list[ChapterRow], list[SentUp], list[Asking]]


class ChaptersPage(Page):
    """Reads on a worker: there may be hundreds of chapters."""

    watches = ("chapter", "decision", "asset", "consultation", "answer", "reply")

    def refresh(self) -> None:
        self.house.tasks.run(self._read, self._show, _fail)

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to a chapter, something sent up, or a consultation."""
        for place, tab in enumerate(self._listed()):
            if tab.table.select_id(id):
                self._tabs.setCurrentIndex(place)
                return

    def new_here(self) -> None:
        """A new consultation where those are listed, else an invitation."""
        if self._tabs.currentIndex() == self._places.indexOf(self._asking):
            self._asking.new()
        else:
            self.invite()

    def back(self) -> bool:
        """Close the open sheet; whether there was one."""
        shown = self._places.currentWidget()
        return any(tab.close_form() for tab in self._listed()) or (isinstance(shown, SearchedTab) and shown.clear())

    def focus_search(self) -> None:
        """Search here, or else what the chapters share."""
        if not isinstance(self._places.currentWidget(), SearchedTab):
            self._tabs.setCurrentIndex(self._places.indexOf(self._catalogue))
        searched = self._places.currentWidget()
        if isinstance(searched, SearchedTab):
            searched.search.focus()

    def panes(self) -> Sequence[QWidget]:
        """The tabs, the list, the pane."""
        shown = self._places.currentWidget()
        return (self._tabs, shown.table, shown.pane) if isinstance(shown, Tab) else (self._tabs, shown or self)

    # -- deeds ---------------------------------------------------------------------------------------------------------

    def invite(self) -> None:
        """A sheet for the name, then a file."""
        form = InviteForm()
        form.invited.connect(partial(self._invite, form))
        self._lay_form(form)

    def take_in(self) -> None:
        """A folder of bundles, one after the other."""
        self.deeds.choose_folder(self.show_arrived)

    def show_arrived(self, arrived: "list[Arrival]") -> None:
        """What became of each file."""
        from ui.national.arrived import ArrivedCard

        if self._arrived is None:
            self._arrived = ArrivedCard()
            self._report.addWidget(self._arrived)
        self._arrived.tell(arrived)

    def compare(self, request: "Request") -> None:
        """A sheet for the words of a laptop that did not give back our code."""
        form = WordsForm(request.who.name)
        form.heard.connect(lambda heard: self.deeds.enrol_heard(request, heard, form.close_form))
        self._lay_form(form)

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._count = 0
        self._arrived = None
        self._banner = Banner()
        self.deeds = HubDeeds(self, self.house, self._banner.inform, self.refresh)
        self._header = PageHeader(_("Chapters"))
        self._header.add(button(_("Take in a folder…"), self.take_in, icon="folder"))
        self._header.add(button(_("Publish…"), self.deeds.publish, icon="export", kind="primary"))
        self._chapters = ChaptersTab(self.house, self.invite)
        self._sent_up = SentUpTab(self.house)
        self._asking = AskingTab(self.house, lambda: self._count)
        self._decided, self._catalogue = DecidedTab(self.house), CatalogueTab(self.house)
        self._coverage = Coverage(self.house)
        self._tabs, self._places, self._beside = QTabBar(), QStackedWidget(), QStackedWidget()
        self._report = QVBoxLayout()
        hands_on(self, self._chapters)
        self._lay()

    def _lay(self) -> None:
        self._tabs.setAccessibleName(_("What is shown of the chapters"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        for name, tab, *deeds in self._shown():
            self._tabs.addTab(name)
            self._places.addWidget(tab)
            self._beside.addWidget(_row(deeds))
        self._beside.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(self._tabs, 1)
        head.addWidget(self._beside)
        self.column.addWidget(self._header)
        self.column.addWidget(self._banner)
        self.column.addLayout(self._report)
        self.column.addLayout(head)
        self.column.addWidget(self._places, 1)

    def _shown(self) -> tuple[tuple[Any, ...], ...]:
        """Each tab by name, with the buttons beside the tabs while it is shown."""
        invite = button(_("Invite…"), self.invite, icon="plus")
        enrol = button(_("Enrol…"), self._enrol, icon="check", tip=_("Open a chapter’s answer to an invitation"))
        return (
            (_("Chapters"), self._chapters, invite, enrol),
            (_("Sent up"), self._sent_up),
            (_("Consultations"), self._asking, button(_("New consultation"), self._asking.new, icon="plus")),
            (_("Decisions"), self._decided),
            (_("Shared things"), self._catalogue),
            (_("Coverage"), self._coverage),
        )

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._places.setCurrentIndex)
        self._tabs.currentChanged.connect(self._beside.setCurrentIndex)
        self._chapters.publish_for.connect(self.deeds.publish)
        for tab in (self._chapters, self._sent_up, self._asking, self._catalogue):
            tab.changed.connect(self.refresh)

    # -- what happens --------------------------------------------------------------------------------------------------

    def _read(self, _progress: Progress) -> Seen:
        with self.house.store.read() as reader:
            return seen(reader)

    def _show(self, seen: Seen) -> None:
        rows, sent, asking = seen
        self._count = len(rows)
        self._header.set_state(hub_words(rows))
        self._chapters.show_rows(rows)
        self._sent_up.show_rows(sent)
        self._asking.show_rows(asking)
        self._coverage.show_rows(national.regions(rows))
        self._decided.refresh()
        self._catalogue.refresh()
        self._tabs.setTabText(1, titled(_("Sent up"), sum(each.reply is None for each in sent)))
        self._tabs.setTabText(2, titled(_("Consultations"), sum(not each.closed for each in asking)))

    def _invite(self, form: Form, name: str) -> None:
        form.close_form()
        self.deeds.invite(name)

    def _enrol(self) -> None:
        self.deeds.choose_answer(self.compare)

    def _lay_form(self, form: Form) -> None:
        self._tabs.setCurrentIndex(0)
        self._chapters.open_form(form, alone=True)

    def _listed(self) -> tuple[ChaptersTab, SentUpTab, AskingTab, DecidedTab, CatalogueTab]:
        return self._chapters, self._sent_up, self._asking, self._decided, self._catalogue


def _row(deeds: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addStretch(1)
    for deed in deeds:
        row.addWidget(deed)
    return made


def seen(reader: Reader) -> Seen:
    """Everything on the page."""
    return national.chapters(reader), national.sent_up(reader), national.asking(reader)


def _fail(fault: Exception) -> None:
    raise fault


def make(house: House) -> QWidget:
    """The page, for the window."""
    return ChaptersPage(house)
