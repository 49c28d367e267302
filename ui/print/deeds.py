"""What can be done with a paper in the preview: print it, save it, open it elsewhere, put it into an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from models.errors import Refusal
from models.progress import Progress
from ui.files import file_to_save, folder_to_fill
from ui.house import House
from ui.print import to_printer
from ui.print.borrowed import borrowed, lend, shown_elsewhere
from ui.print.printable import Leaf, Printable
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exports.pdf.paper import Paper


@dataclass(frozen=True)
class Made:
    """What is finished, the name of its file, how large its first page is, and which page is in sight (from 1)."""

    leaves: tuple[Leaf, ...]
    name: str
    first: tuple[float, float]
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(leaf.paper.pages for leaf in self.leaves)

    @property
    def in_sight(self) -> Leaf:
        """The paper whose page is in sight."""
        return leaf_at(self.leaves, self.page)


def leaf_at(leaves: Sequence[Leaf], page: int) -> Leaf:
    """The paper in which a page lies, counted from 1 through all of them."""
    for leaf in leaves[:-1]:
        if page <= leaf.paper.pages:
            return leaf
        page -= leaf.paper.pages
    return leaves[-1]


class PaperDeeds(QObject):
    """Tells in `banner` what came of it; `working` gives whoever follows it the work under way."""

    working = Signal(object)
    freed = Signal()

    def __init__(self, house: House, printable: Printable, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._house, self._printable, self._banner, self._window = house, printable, banner, window
        self._busy = False
        self._if_stopped = ""

    def is_busy(self) -> bool:
        """Whether something is being written or printed."""
        return self._busy

    def save(self, made: Made) -> None:
        """Ask where, and save; several papers go into a folder."""
        if len(made.leaves) > 1:
            self._save_all(made)
            return
        title = _("Save: {title}").format(title=self._printable.title)
        target = file_to_save(self._window, self._house.preferences, title, name=made.in_sight.name, kinds=_kinds())
        if target:
            self._start(partial(_save, made.in_sight.paper, target), partial(self._saved, target), _("Saving"))

    def _save_all(self, made: Made) -> None:
        if folder := folder_to_fill(self._window, self._house.preferences, _("A folder for the papers")):
            self._start(partial(_save_all, made.leaves, folder), partial(self._all_saved, folder), _("Saving"))

    def open(self, made: Made) -> None:
        """Show the one in sight in the system's own program for PDFs."""
        leaf = made.in_sight
        target = borrowed().place(leaf.name)
        self._start(partial(lend, target, leaf.paper.content), partial(self._opened, target), _("Opening"))

    def mail(self, made: Made) -> None:
        """Open a draft with the paper attached in the mail program; nothing is sent."""
        target = borrowed().place(Path(made.name).with_suffix(".eml").name)
        work = partial(_draft, made, target, self._printable.title, self._house.now())
        self._start(work, partial(self._mailed, made, target), _("Writing the e-mail"))

    def print(self, made: Made) -> None:
        """Ask the system's dialog, and print."""
        if not to_printer.has_printer():
            self._banner.warn(
                _("No printer is set up on this laptop. Save the paper as a PDF, and print it where there is one."),
                _("Save as PDF…"),
                partial(self.save, made),
            )
            return
        pages = to_printer.Pages(made.pages, made.first, made.page)
        printer = to_printer.printer_for(self._window, self._printable.title, pages)
        if printer:
            chosen = to_printer.wanted_pages(printer, pages)
            work = partial(_print, tuple(leaf.paper.content for leaf in made.leaves), printer, chosen)
            told = _("Stopped. Pages that were sent to the printer by then may still come.")
            self._start(work, partial(self._printed, printer.printerName()), _("Printing"), told)

    def _start(
        self, work: Callable[[Progress], object], done: Callable[..., None], label: str, if_stopped: str = ""
    ) -> None:
        self._busy, self._if_stopped = True, if_stopped or _("Stopped.")
        self._banner.dismiss()
        running = self._house.tasks.run(work, done, self._failed, f"{label}: {self._printable.title}")
        if self._busy:
            running.ended.connect(self._ended)
            self.working.emit(running)

    def _ended(self) -> None:
        """Without an outcome: somebody pressed Cancel."""
        if self._busy:
            self._free()
            self._warn(self._if_stopped)

    def _free(self) -> None:
        self._busy = False
        self.freed.emit()

    def _inform(self, said: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """In the preview, or beside it once it is closed."""
        if self._window.isVisible():
            self._banner.inform(said, next_text, on_next)
        else:
            self._house.dispatcher.told.emit(said)

    def _warn(self, said: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        if self._window.isVisible():
            self._banner.warn(said, next_text, on_next)
        else:
            self._house.dispatcher.refused.emit(said)

    def _failed(self, fault: Exception) -> None:
        self._free()
        if not isinstance(fault, Refusal):
            raise fault
        from ui.wordings import sentence

        self._warn(sentence(fault))

    def _saved(self, target: Path, _result: object) -> None:
        self._free()
        self._printable.handed_out()
        self._told(_("Saved as {file}.").format(file=target.name), target.parent)

    def _all_saved(self, folder: Path, count: object) -> None:
        self._free()
        self._printable.handed_out()
        assert isinstance(count, int)
        said = ngettext("{count} paper is in {folder}.", "{count} papers are in {folder}.", count)
        self._told(said.format(count=count, folder=folder.name or str(folder)), folder)

    def _told(self, said: str, folder: Path) -> None:
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self._inform(self._with_care(said), _("Open the folder"), show)

    def _opened(self, target: Path, _result: object) -> None:
        self._free()
        if not shown_elsewhere(target):
            self._warn(_("No program on this laptop opens PDFs. Save the paper instead."))

    def _mailed(self, made: Made, target: Path, _result: object) -> None:
        self._free()
        self._printable.handed_out()
        if shown_elsewhere(target):
            said = _("A draft with {file} is open in your mail program. Nothing is sent until you send it.")
            self._inform(self._with_care(said.format(file=made.name)))
        else:
            said = _("No mail program on this laptop takes drafts. Save the paper, and attach it yourself.")
            self._warn(said, _("Save as…"), partial(self.save, made))

    def _printed(self, printer: str, count: object) -> None:
        self._free()
        self._printable.handed_out()
        assert isinstance(count, int)
        said = ngettext("{count} page is sent to {printer}.", "{count} pages are sent to {printer}.", count)
        self._inform(said.format(count=count, printer=printer or _("the printer")))

    def _with_care(self, said: str) -> str:
        if not self._printable.private:
            return said
        return said + " " + _("It holds personal data: delete it when it is no longer needed.")


def _kinds() -> str:
    kinds = [_("PDF (*.pdf)")]
    if find_spec("exports.other_formats"):
        kinds += [_("Word document (*.docx)"), _("Markdown (*.md)")]
    return ";;".join(kinds)


def _save(paper: Paper, target: Path, _progress: Progress) -> None:
    from exports.safe_file import write_bytes

    ending = target.suffix.lower()
    if ending == ".pdf":
        write_bytes(target, paper.content)
        return
    from exports.other_formats import content_as

    write_bytes(target, content_as(paper, ending))


def _save_all(leaves: Sequence[Leaf], folder: Path, _progress: Progress) -> int:
    """All or none."""
    from exports.safe_file import replacing

    with ExitStack() as files:
        for leaf in leaves:
            files.enter_context(replacing(folder / leaf.name)).write_bytes(leaf.paper.content)
    return len(leaves)


def _draft(made: Made, target: Path, title: str, at: datetime, _progress: Progress) -> None:
    from exports.bundle.letter import letter
    from exports.safe_file import write_bytes

    text = _("Hello,\n\nhere is “{title}”, attached as a PDF.\n\nWith kind regards\n").format(title=title)
    attached = [(leaf.name, leaf.paper.content) for leaf in made.leaves]
    write_bytes(target, letter(attached, title, text, at=at))


def _print(contents: tuple[bytes, ...], printer: to_printer.QPrinter, pages: list[int], progress: Progress) -> int:
    return to_printer.print_pages(contents, printer, pages, progress)
