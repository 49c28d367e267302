"""The Share page: what would leave, what came and waits to be settled, who has a copy, and what came and went."""

from collections.abc import Callable
from functools import cached_property, partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabBar, QWidget

from models.log.schema import SYNCED
from models.progress import Progress
from models.queries.chapter import chapter_name
from models.queries.sharing import forgettings
from ui.files import file_to_open, file_to_save
from ui.house import House
from ui.print import pages as printing
from ui.sharing import saving, words
from ui.sharing.copies_pane import CopiesPane
from ui.sharing.history_pane import HistoryPane
from ui.sharing.late_clock import LateClock
from ui.sharing.newest import Newest
from ui.sharing.open_pane import Found, OpenPane, found_waiting
from ui.sharing.send_pane import SendPane, Wish
from ui.sharing.shut_out import ShutOut
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.hands_on import hands_on
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader
from ui.widgets.screens import Screens

if TYPE_CHECKING:
    from exports.bundle.write import Written

SEND, OPEN, COPIES, HISTORY = range(4)
Work = Callable[[Progress], "Written"]


def make(house: House) -> QWidget:
    """The page for the window."""
    return SharePage(house)


class SharePage(Page):
    """Four sides under one head, each built when it is first turned to; only the side in sight is read."""

    watches = SYNCED

    def _build(self) -> None:
        self._header = PageHeader(_("Share"))
        self._open = button(_("Open a bundle…"), self.choose_bundle, icon="folder")
        self._save = button(_("Save bundle…"), self.choose_target, icon="package", kind="primary")
        for made in (self._open, self._save):
            self._header.add(made)
        self.print_here = printing.sharing(self._header, self.house)
        self._shut_out, self._late, self._banner = ShutOut(), LateClock(), Banner()
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(_("Sides of sharing"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for text in (_("Send"), _("Open and settle"), _("Copies and keys"), _("History")):
            self._tabs.addTab(text)
        self._waiting = Newest(self.house.tasks, self.house.dispatcher.fail)
        self._sides = Screens()
        self._send = SendPane(self.house)
        self._sides.addWidget(self._send)
        for widget in (self._header, self._tabs, self._shut_out, self._late, self._banner):
            self.column.addWidget(widget)
        self.column.addWidget(self._sides, 1)
        hands_on(self, self._tabs)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turned)
        self._send.letter.connect(self.choose_letter)

    @cached_property
    def _incoming(self) -> OpenPane:
        pane = OpenPane(self.house)
        pane.arrived.connect(self._arrived)
        self._sides.addWidget(pane)
        return pane

    @cached_property
    def _copies(self) -> CopiesPane:
        pane = CopiesPane(self.house)
        pane.changed.connect(self.refresh)
        pane.met.connect(self._met)
        self._sides.addWidget(pane)
        return pane

    @cached_property
    def _history(self) -> HistoryPane:
        pane = HistoryPane(self.house)
        self._sides.addWidget(pane)
        return pane

    def _side(self) -> SendPane | OpenPane | CopiesPane | HistoryPane:
        """What stands under the tab in sight."""
        place = self._tabs.currentIndex()
        if place == SEND:
            return self._send
        return self._incoming if place == OPEN else self._copies if place == COPIES else self._history

    def refresh(self) -> None:
        """Read again what is in sight, and how much waits."""
        self._waiting.ask(partial(found_waiting, self.house.store), self._waits)
        self._late.look(self.house.store)
        side = self._side()
        with self.house.store.read() as reader:
            self._shut_out.look(reader)
            if isinstance(side, SendPane | CopiesPane):
                side.refresh(reader)
        if isinstance(side, HistoryPane):
            side.refresh()

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def new_here(self) -> None:
        """Ctrl+N saves a new bundle."""
        self.turn_to(SEND)
        self.choose_target()

    def show_id(self, id: str) -> None:
        """Turn to what waits to be settled; "send" and "copies" name the other sides."""
        self.turn_to({"send": SEND, "copies": COPIES, "history": HISTORY}.get(id, OPEN))

    def panes(self) -> list[QWidget]:
        """The tabs, and what stands below them."""
        return [self._tabs, *self._side().panes()]

    def import_file(self, source: Path) -> None:
        """Check a bundle and offer it; nothing changes yet."""
        self.turn_to(OPEN)
        self._incoming.open_file(source)

    # -- sending -------------------------------------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Ask where, and save."""
        if self._save.isEnabled() and self._send.is_enough():
            wish = self._send.wish()
            name = saving.file_name(self._chapter(), self.house.today(), wish)
            target = file_to_save(self, self.house.preferences, _("Save bundle"), name=name, kinds=saving.kinds(wish))
            if target:
                self.save_to(target, wish)

    def choose_letter(self) -> None:
        """Ask where, and save a draft with the bundle in it."""
        if self._send.is_enough():
            name = Path(saving.file_name(self._chapter(), self.house.today(), self._send.wish())).stem
            kinds = _("E-mail drafts (*.eml)")
            target = file_to_save(
                self, self.house.preferences, _("Save as an e-mail draft"), name=f"{name}.eml", kinds=kinds
            )
            if target:
                self.save_letter_to(target, self._send.wish())

    def save_to(self, target: Path, wish: Wish | None = None) -> None:
        """Save what is shown."""
        wish = wish or self._send.wish()
        self._do(saving.save(self.house.store, target, wish), (target, wish), saving.label(wish))

    def save_letter_to(self, target: Path, wish: Wish) -> None:
        """Save what is shown, as a draft."""
        told = (self._chapter(), self.house.today())
        self._do(saving.save_letter(self.house.store, target, wish, told), (target, wish), _("Saving the draft"))

    def _do(self, work: Work, meant: tuple[Path, Wish], label: str) -> None:
        """One at a time: a passphrase takes seconds, and so does the bundle of a large chapter."""
        self._let_save(False)
        running = self.house.tasks.run(work, partial(self._saved, *meant), self._not_saved, label)
        running.ended.connect(partial(self._let_save, True))  # cancelled, it says nothing else

    def _let_save(self, may: bool) -> None:
        if self.window().focusWidget() is self._save:  # also while the dialog that asked for a name has it
            self._tabs.setFocus()  # else the keyboard would be on the button beside it
        self._save.setEnabled(may)
        self._send.draft.setEnabled(may)

    # -- inside --------------------------------------------------------------------------------------------------------

    def turn_to(self, place: int) -> None:
        """Show one side."""
        self._tabs.setCurrentIndex(place)

    def choose_bundle(self) -> None:
        """Ask which, and check it."""
        kinds = _("Bundles (*.bundle *.age)")
        source = file_to_open(self, self.house.preferences, _("Open a bundle"), kinds)
        if source:
            self.import_file(source)

    def _turned(self, place: int) -> None:
        self._sides.setCurrentWidget(self._side())
        self._save.setVisible(place == SEND)
        self.refresh()

    def _waits(self, found: Found) -> None:
        if "_incoming" in vars(self):
            self._incoming.show_found(found)
        count = found.count
        self._tabs.setTabText(OPEN, _("Open and settle  {n}").format(n=count) if count else _("Open and settle"))
        self._header.set_state(words.state_words(count))

    def _arrived(self) -> None:
        self._banner.dismiss()
        self.turn_to(OPEN)
        self.refresh()

    def _met(self, laptop: str, waiting: tuple[str, ...]) -> None:
        self._banner.inform(_("{laptop} is believed from now on.").format(laptop=laptop))
        if waiting:
            self.turn_to(OPEN)
            self._incoming.open_waiting(laptop, waiting)

    def _saved(self, target: Path, wish: Wish, written: "Written") -> None:
        self._let_save(True)
        with self.house.store.read() as reader:
            count = forgettings(reader, wish.audience)
        told = [saving.saved_words(written, target), *([words.forgettings_words(count)] if count else [])]
        self._banner.inform(" ".join(told))
        self.refresh()

    def _not_saved(self, fault: Exception) -> None:
        self._let_save(True)
        self.house.dispatcher.fail(fault)

    def _chapter(self) -> str:
        with self.house.store.read() as reader:
            return chapter_name(reader)
