"""The window: rail, pages, menus and keys. It knows no subject; the pages are given to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from models.changes import ChangeSet
from ui.counting import Counting
from ui.dates import clock
from ui.deed_toast import DeedToast
from ui.house import House
from ui.menus import FileActions, Menus
from ui.page_spec import PageSpec
from ui.panes import focus_next
from ui.rooms import Rooms
from ui.tasks import Running
from ui.theme import dress
from ui.widgets.banner import Banner
from ui.widgets.fitted import FRAME
from ui.widgets.inset import Inset
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from ui.goto import Finder, Found, GoTo

__all__ = ["FileActions", "MainWindow", "PageSpec"]
_NARROW = 900
_USUAL = QSize(1360, 850)


class MainWindow(QMainWindow):
    """One window for one chapter. `painted` comes once, after the first page is on the screen."""

    painted = Signal()

    def __init__(
        self,
        house: House,
        chapter_name: str,
        pages: Sequence[PageSpec],
        *,
        files: FileActions,
        opened: Callable[[list[Path]], object],
        finders: Sequence[Finder] = (),
    ) -> None:
        super().__init__()
        self.house = house
        self.specs = tuple(pages)
        self._opened = opened
        self._was_painted = False
        self.rail_specs = tuple(spec for spec in self.specs if spec.on_rail)
        self._rail = Rail(chapter_name, [(spec.key, spec.title, spec.icon) for spec in self.rail_specs])
        self._banner = Banner()
        self._rooms = Rooms(house, self.specs)
        self._strip = ProgressStrip()
        self._counting = Counting(house, self.rail_specs, self)
        self._came_from = self.specs[0].key
        self._build(chapter_name)
        self._toast = DeedToast(self, house)
        self._finders = tuple(finders)
        self._go_to: GoTo | None = None
        self._menus = Menus(self, files)
        self._connect()
        self.show_page(self.specs[0].key)
        dress(self)

    # -- what others ask of it -----------------------------------------------------------------------------------------

    def show_page(self, key: str, id: str = "") -> None:
        """Turn to a page, and to a record on it."""
        if key != self._rooms.current_key():
            self._banner.dismiss()
            page = self._rooms.turn_to(key)
            self._came_from = key if self._rail.has(key) else self._came_from
            self._rail.set_current(key)
            if not self._rail.isAncestorOf(self.focusWidget() or self):
                page.setFocus(Qt.FocusReason.OtherFocusReason)
        if id:
            self._rooms.ask("show_id", id)

    def put_above(self, widget: QWidget) -> None:
        """Let something stand above every page."""
        self._right.insertWidget(0, widget)

    def get_ready(self) -> None:
        """Build the page with the most on it while nobody waits: whoever opens it has people in the room."""
        self._rooms.get_ready("meetings")

    def current_key(self) -> str:
        """The page in sight."""
        return self._rooms.current_key()

    def page(self, key: str) -> QWidget | None:
        """A page, when it has been built."""
        return self._rooms.page(key)

    def set_chapter_name(self, name: str) -> None:
        """Rename the chapter."""
        self.setWindowTitle(name)
        self._rail.set_chapter(name)

    def say(self, sentence: str) -> None:
        """Tell what was done, with Undo beside it."""
        self._toast.done(sentence, self.undo)

    def refuse(self, sentence: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """Tell what was not done, and why; a button may offer a next step."""
        self._toast.hide()
        self._banner.refuse(sentence, next_text, on_next)

    def warn(self, sentence: str) -> None:
        """Tell what needs a look."""
        self._banner.warn(sentence)

    def refusal(self) -> str:
        """What the banner says."""
        return self._banner.sentence()

    # -- what the menus ask of it --------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last deed back, and say which."""
        if deed := self.house.dispatcher.attempt(self.house.history.undo):
            self._banner.dismiss()
            self._toast.undone(_("Undone: {deed}").format(deed=deed), self.redo)

    def redo(self) -> None:
        """Do it again after all, and say what."""
        if deed := self.house.dispatcher.attempt(self.house.history.redo):
            self._banner.dismiss()
            self.say(_("Done again: {deed}").format(deed=deed))

    def open_file(self, path: Path) -> None:
        """Open a chapter in the place of this one, or a file on the page it is for."""
        QTimer.singleShot(0, partial(self._opened, [path]))

    def ask_page(self, name: str, *facts: object) -> None:
        """Ask the page in sight for what it may know: new_here, focus_search, to_bin, rename_here, import_file…"""
        self._rooms.ask(name, *facts)

    def go_to_anything(self) -> None:
        """Ask where to go."""
        if self._go_to is None:
            self._go_to = self._make_go_to()
        self._go_to.open()

    def next_pane(self, step: int = 1) -> None:
        """Give the keyboard to the next pane, or to the one before: rail, then the page's own."""
        focus_next([self._rail, *self._rooms.panes()], step)

    def back(self) -> None:
        """Esc: the banner, then whatever the page has open, then a page that is not on the rail."""
        if not self._banner.isHidden():
            self._banner.dismiss()
        elif not self._rooms.ask("back") and not self._rail.has(self.current_key()):
            self.show_page(self._came_from)

    def turn_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def turn_menu_bar(self) -> None:
        """Show the menu bar, or hide it behind the button in the rail."""
        shown = not self.menuBar().isVisible()
        self.menuBar().setVisible(shown)
        self.house.preferences.set("menu bar", shown)

    def open_menu(self) -> None:
        """F10: the menu in the rail."""
        self._rail.menu_button.showMenu()

    def help(self) -> None:
        """What the page in sight is for."""
        from ui.sheets import help_sheet

        spec = next(spec for spec in self.specs if spec.key == self.current_key())
        help_sheet(self, spec.title, spec.about).open()

    def show_keys(self) -> None:
        """Every key."""
        from ui.sheets import key_sheet

        key_sheet(self, len(self.rail_specs)).open()

    # -- inside --------------------------------------------------------------------------------------------------------

    def _build(self, chapter_name: str) -> None:
        self.setWindowTitle(chapter_name)
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 320)
        paper = QWidget()
        paper.setObjectName("paper")
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(Inset(self._banner, QMargins(28, 16, 28, 0)))
        right.addWidget(self._rooms, 1)
        right.addWidget(Inset(self._strip, QMargins(28, 0, 28, 16)))
        self.setCentralWidget(paper)
        self._lay(paper, right)
        self.menuBar().setVisible(self.house.preferences.get("menu bar", False))
        self._restore_geometry()

    def _lay(self, paper: QWidget, right: QVBoxLayout) -> None:
        row = QHBoxLayout(paper)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self._rail.wanted.connect(self.show_page)
        self.house.signals.changed.connect(self._heard)
        self.house.signals.go_to.connect(self.show_page)
        self.house.dispatcher.refused.connect(self.refuse)
        self.house.dispatcher.done.connect(self._done)
        self.house.dispatcher.said.connect(self.say)
        self.house.dispatcher.told.connect(self._toast.say)
        self.house.tasks.started.connect(self._started)
        self._counting.began.connect(self._menus.refresh)
        self._counting.counted.connect(self._rail.set_count)
        menu = QMenu(self)
        for each in self._menus.all:
            menu.addMenu(each)
        self._rail.menu_button.setMenu(menu)
        self._rail.menu_button.setPopupMode(self._rail.menu_button.ToolButtonPopupMode.InstantPopup)

    def _go(self, found: Found) -> None:
        self.show_page(found.page_key, found.id)

    def _make_go_to(self) -> GoTo:
        from ui.goto import Found, GoTo

        places = [Found(spec.title, _("Page"), spec.key) for spec in self.specs]
        made = GoTo(self, self.house.store, places, self._finders)
        made.chosen.connect(self._go)
        return made

    def _heard(self, changes: ChangeSet) -> None:
        self._say_saved()
        self._counting.soon()

    def _done(self, label: str) -> None:
        self._banner.dismiss()
        self._say_saved()

    def _say_saved(self) -> None:
        self._rail.set_saved(_("Saved on this laptop · {time}").format(time=clock(self.house.now())))

    def _started(self, running: Running) -> None:
        if running.label:
            self._strip.follow(running)

    def _after_first_paint(self) -> None:
        self._rail.set_saved(_("Saved on this laptop"))
        self._counting.now()
        self.painted.emit()

    def _restore_geometry(self) -> None:
        kept = self.house.preferences.get("window", "")
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            room = self.screen().availableGeometry()
            self.resize(room.marginsRemoved(FRAME).size().boundedTo(_USUAL))
            if self.size() != _USUAL:  # the system might put it so that its lower end is out of reach
                self.move(room.topLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < _NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._counting.stop()
        self.house.preferences.set("window", bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, partial(self._opened, paths))
