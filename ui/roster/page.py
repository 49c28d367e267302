"""The members' page: search, chips, the list, and beside it one member in full."""

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.progress import Progress
from models.queries import roster
from models.queries.roster import Counts
from ui.house import House
from ui.print import pages as printing
from ui.roster import listing
from ui.roster.beside import Beside
from ui.roster.chosen import WithChosen
from ui.roster.deeds import MemberDeeds
from ui.roster.duplicates import Duplicates
from ui.roster.files import RosterFiles, dropped
from ui.roster.listing import MemberListing
from ui.roster.menu import Chosen, members_menu, more_button
from ui.roster.person_pane import PersonPane
from ui.row_table import RowTable
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader
from ui.widgets.screens import Screens
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.roster.new_member import NewMember


def make(house: House) -> QWidget:
    """The members' page, for the window."""
    return MembersPage(house)


class MembersPage(WithChosen):
    """Everybody the chapter knows."""

    watches = (
        "person", "contact_point", "person_skill", "person_role", "consent_event",
        "attendance", "meeting", "asset", "loan", "action",
        "likeness",
    )  # fmt: skip

    def __init__(self, house: House) -> None:
        self._chip = "all"
        self._sort = ("name", False)
        self._standing = None
        self._wanted = ""
        super().__init__(house)

    def refresh(self) -> None:
        """Read the list, the open member and the numbers again."""
        self._standing = None
        self._list()
        self._beside.reload()
        self.duplicates.refresh()
        self.house.tasks.run(self._read_counts, self._show_counts, self.house.dispatcher.fail)

    def show_id(self, id: str) -> None:
        """Choose this member, letting go of a search or chip that would hide them."""
        self.duplicates.close()
        if self._beside.is_asking():
            self._beside.show_pane()
        with self.house.store.read() as reader:
            in_bin = bool(reader.value("SELECT removed FROM person WHERE id = :id", id=id))
        if not self.table.select_id(id):
            self.search.set_text("")
            self._choose_chip("bin" if in_bin else "all")
            self._wanted = id
            self.table.select_id(id)

    def new_here(self) -> None:
        """Ask for a new member, name first."""
        self.duplicates.close()
        self._beside.begin_new()

    def print_here(self) -> None:
        """Offer the papers about members."""
        self.duplicates.close()
        self._print()

    def focus_search(self) -> None:
        """Take the keyboard to the search."""
        self.duplicates.close()
        self.search.focus()

    def rename_here(self) -> None:
        """Change the chosen member's name."""
        if self.pane.person() and not self.duplicates.is_open():
            self._beside.show_pane()
            self.pane.rename()

    def back(self) -> bool:
        """Leave the people entered twice, then the form, the search, the chip."""
        if self.duplicates.back():
            return True
        if self._beside.is_asking():
            self._leave_form()
        elif self.search.text():
            self.search.set_text("")
        elif self._chip != "all":
            self._choose_chip("all")
        else:
            return False
        return True

    def panes(self) -> Sequence[QWidget]:
        """Where F6 goes."""
        return self.duplicates.panes() if self.duplicates.is_open() else (self.search, self.table, self._beside)

    def import_file(self, path: Path) -> None:
        """A roster dropped on the window."""
        self.files.import_from(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # a bundle or a chapter is the window's

    def dropEvent(self, event: QDropEvent) -> None:
        if path := dropped(event.mimeData()):
            event.acceptProposedAction()
            self.import_file(path)

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._deeds = MemberDeeds(self.house)
        self.header, self.banner = PageHeader(_("Members")), Banner()
        self.files = RosterFiles(self.house, self, self.banner.inform)
        self.search = SearchField(_("Search people and skills (Ctrl+F)"))
        self._chips = FilterChips(listing.chips())
        self._empty = EmptyState(
            "people",
            *listing.nobody("", "all"),
            button(_("Import a list…"), self.files.ask, icon="import", kind="primary"),
            button(_("New member"), self.new_here, icon="plus"),
        )
        self._empty.seen.connect(self.header.step_back)
        self.table = RowTable(
            self.house.store,
            self.house.tasks,
            listing.columns(self.house.today()),
            name=_("Members"),
            empty=self._empty,
        )
        self._beside, self.screens = Beside(self.house, self._deeds), Screens()
        self.duplicates = Duplicates(self.house, self.screens)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.header.add(button(_("Import…"), self.files.ask, icon="import"))
        self.header.add(button(_("Export…"), self.files.export, icon="export"))
        self.header.add(button(_("New member"), self.new_here, icon="plus", kind="primary", tip=_("Ctrl+N")))
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self.search, 2)
        tools.addWidget(self._chips, 5)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addLayout(tools)
        column.addWidget(self.duplicates.line, 0, Qt.AlignmentFlag.AlignLeft)
        halves = split(self.table, self._beside, sizes=(740, 384), least=260)
        halves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # as high as there is room
        column.addWidget(halves, 1)
        self.screens.addWidget(listed)
        self.column.addWidget(self.screens)
        self._chips.choose(["all"])
        self.table.sort_by(*self._sort)
        self._print = printing.members(self.header, self.house, self.table.current_id)
        self.header.add(more_button(self))

    def _connect(self) -> None:
        self.search.searched.connect(self._list)
        self._chips.changed.connect(self._chip_pressed)
        self.table.sort_changed.connect(self._sort_changed)
        self.table.chosen.connect(self._chosen)
        self.table.activated_id.connect(self._open)
        self.table.menu_wanted.connect(self._offer_menu)
        self.table.typed.connect(self.search.set_text)
        self.table.reloaded.connect(self._reloaded)
        self._beside.wanted.connect(self.show_id)
        self._beside.left.connect(self._leave_form)
        self.duplicates.closed.connect(self._back_from_duplicates)

    @property
    def pane(self) -> PersonPane:
        """One member in full."""
        return self._beside.pane

    @property
    def new(self) -> "NewMember":
        """The form for a new member."""
        return self._beside.new

    # -- the list ------------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        today = self.house.today()
        if self._standing is None:
            self._standing = roster.standing(listing.chip_filter(self._chip), *self._sort, today)
        self.table.show_listing(MemberListing(self._standing, self.search.text(), today))

    def _chip_pressed(self, chosen: frozenset[str]) -> None:
        self._choose_chip(next(iter(chosen - {self._chip}), "all"))

    def _choose_chip(self, chip: str) -> None:
        self._chip = chip
        self._standing = None
        self._chips.choose([chip])
        self._list()

    def _sort_changed(self, name: str, descending: bool) -> None:
        self._sort = (name, descending)
        self._standing = None
        self._list()

    def _reloaded(self, total: int) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.select_id(wanted)
        elif not self._beside.is_asking():
            self.table.select_first()
        if not total:
            self._empty.set_words(*listing.nobody(self.search.text(), self._chip))

    # -- one member ----------------------------------------------------------------------------------------------------

    def _chosen(self, id: str) -> None:
        if self._beside.is_begun():
            return
        if id and not self._beside.has_pane():
            QTimer.singleShot(0, self._ready_pane)  # in a turn of its own: it takes as long as all the rest
            return
        self._beside.show_person(id)

    def _ready_pane(self) -> None:
        _ = self.pane
        if not self._beside.is_asking():
            self._chosen(self.table.current_id())

    def _open(self, id: str) -> None:
        _ = self.pane
        self._chosen(id)
        self.pane.rename()

    def _leave_form(self) -> None:
        self.table.select_first()
        if self.table.current_id():
            self._beside.show_pane()
        else:
            self._beside.show_nobody()
        self.table.setFocus()
        self._chosen(self.table.current_id())

    def _offer_menu(self, _id: str, place: QPoint) -> None:
        if (row := self.table.current_row()) and (ids := self.table.selected_ids()):
            members_menu(self, Chosen(ids, row, self._chip == "bin")).popup(place)

    def _back_from_duplicates(self, id: str) -> None:
        if id:
            self.show_id(id)
        self.table.setFocus()

    def _read_counts(self, progress: Progress) -> Counts:
        with self.house.store.read() as reader:
            return roster.counts(reader, self.house.today())

    def _show_counts(self, counts: Counts) -> None:
        self.header.set_state(listing.state_line(counts))
        self._chips.set_counts(listing.chip_counts(counts))
