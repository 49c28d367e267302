"""The Print button of a page: a menu of papers, each shown in the preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exports.printing import KINDS, Wish
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
            form = LabelForm(self._window(), unreached=self._unreached if wish.what == "address-labels" else None)
            form.wanted.connect(lambda labels, post: self._preview(replace(wish, labels=labels, post_only=post)))
            form.open()
        else:
            self._preview(wish)

    def _unreached(self, post_only: bool) -> Sequence[str]:
        from models.queries.papers_of_members import address_labels

        with self._house.store.read() as reader:
            return address_labels(reader, self._house.today(), post_only=post_only).unreachable

    def _preview(self, wish: Wish) -> None:
        from ui.print.preview import show_preview
        from ui.print.wished import paper_wished

        made = self._house.dispatcher.attempt(partial(paper_wished, self._house, wish))
        if made:
            show_preview(self._house, made, self._window())

    def _window(self) -> QWidget:
        return self.button.window()


def add_printing(header: PageHeader, house: House, entries: Sequence[Entry]) -> Callable[[], None]:
    """Put a Print button at the right of a page's head; what comes back opens its menu, for Ctrl+P."""
    menu = PrintMenu(house, entries)
    menu.setParent(header)
    header.add(menu.button)
    return menu.show
