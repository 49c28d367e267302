"""The Print button of a page: a menu of papers, each asked for, saved by a worker, and told when it is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exports.printing import KINDS, Wish, drawing, file_name, name_about, write
from models.errors import Refusal
from models.progress import Progress
from models.store import Store
from ui.files import file_to_save
from ui.house import House
from ui.print.label_form import LabelForm
from ui.widgets.buttons import button
from ui.widgets.page_header import PageHeader


@dataclass(frozen=True)
class Entry:
    """One line of the menu: a paper, or (with `deed`) something done about papers.

    `wish` answers what is wanted at that moment; None where nothing is chosen that it could be about.
    """

    text: str
    wish: Callable[[], Wish | None]
    deed: Callable[[Wish], object] | None = None


class PrintMenu(QObject):
    """A `button` for a page's header; `show` opens its menu, as Ctrl+P does."""

    def __init__(self, house: House, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._house = house
        self.button = button(_("Print"), icon="print", tip=_("Papers to hand round, sign or keep (Ctrl+P)"))
        self.menu = QMenu(self.button)
        self._lines: list[tuple[QAction, Entry]] = []
        for entry in entries:
            line = self.menu.addAction(entry.text)
            line.triggered.connect(partial(self._chosen, entry))
            self._lines.append((line, entry))
        self.menu.aboutToShow.connect(self._offer)
        self.button.setMenu(self.menu)

    def show(self) -> None:
        """Open the menu."""
        self.button.setFocus()
        self.button.showMenu()

    def save_to(self, target: Path, wish: Wish) -> None:
        """Write one paper, away from the window; Cancel leaves the file as it was."""
        now = self._house.now()
        work = partial(_written, self._house.store, target, wish, now)
        self.button.setEnabled(False)
        title = _("Printing: {title}").format(title=KINDS[wish.what].title())
        running = self._house.tasks.run(work, partial(self._saved, target, wish), self._failed, title)
        running.ended.connect(self._free)

    def _offer(self) -> None:
        for line, entry in self._lines:
            line.setEnabled(entry.wish() is not None)

    def _chosen(self, entry: Entry, _checked: bool = False) -> None:
        wish = entry.wish()
        if wish is None:
            return
        if entry.deed:
            entry.deed(wish)
        elif KINDS[wish.what].labelled:
            form = LabelForm(self._window(), addresses=wish.what == "address-labels")
            form.wanted.connect(lambda labels, post: self._ask(replace(wish, labels=labels, post_only=post)))
            form.open()
        else:
            self._ask(wish)

    def _ask(self, wish: Wish) -> None:
        with self._house.store.read() as reader:
            name = file_name(wish, self._house.now(), name_about(reader, wish))
        title = _("Save as PDF: {title}").format(title=KINDS[wish.what].title())
        parent = self._window()
        target = file_to_save(parent, self._house.preferences, title, name=name, kinds=_("PDF (*.pdf)"))
        if target:
            self.save_to(target, wish)

    def _window(self) -> QWidget:
        return self.button.window()

    def _saved(self, target: Path, wish: Wish, _result: object) -> None:
        self._free()
        said = _("Saved as {file}.").format(file=target.name)
        if wish.what in _PRIVATE:
            said += " " + _("It holds personal data: delete it when it is no longer needed.")
        self._house.dispatcher.said.emit(said)

    def _free(self) -> None:
        self.button.setEnabled(True)

    def _failed(self, fault: Exception) -> None:
        self._free()
        if not isinstance(fault, Refusal):
            raise fault
        self._house.dispatcher.refuse(fault)


_PRIVATE = frozenset(("members", "person", "address-labels", "hand-over"))


def add_printing(header: PageHeader, house: House, entries: Sequence[Entry]) -> Callable[[], None]:
    """Put a Print button at the right of a page's head; what comes back opens its menu, for Ctrl+P."""
    menu = PrintMenu(house, entries)
    menu.setParent(header)
    header.add(menu.button)
    return menu.show


def _written(store: Store, target: Path, wish: Wish, now: datetime, progress: Progress) -> None:
    """On the worker: read, draw, write."""
    with store.read() as reader:
        draw = drawing(reader, wish, now)
    write(target, draw, wish, now, progress=progress)
