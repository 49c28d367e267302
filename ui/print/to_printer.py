"""A paper on its way to a printer: asked about in the system's dialog, drawn page by page by a worker."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from exports.page_pictures import PagePictures, Size
from models.errors import Refusal
from models.progress import Progress, Stopped
from ui.print.page_drawer import image_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FINEST = 600  # dots an inch: finer only makes the job larger
_BAND = 240  # lines drawn at once: little memory, and the window hears a key between two of them


@dataclass(eq=False)
class NotPrinted(Refusal):
    """The printer did not take the paper."""

    printer: str


@dataclass(frozen=True)
class Pages:
    """How many pages there are, how large the first one is, and which is in sight (counted from 1)."""

    count: int
    first: Size
    current: int


def has_printer() -> bool:
    """Whether this laptop knows any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def printer_for(parent: QWidget, title: str, pages: Pages) -> QPrinter | None:
    """The printer as the person wants it, or None; the dialog is the system's own."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    printer = _new_printer(title, pages.first)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print: {title}").format(title=title))
    dialog.setMinMax(1, pages.count)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, True)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return printer if chosen else None


def wanted_pages(printer: QPrinter, pages: Pages) -> list[int]:
    """Which pages are to be printed (counted from 1), in their order and as often as the printer does not by itself."""
    from PySide6.QtPrintSupport import QPrinter

    every = range(1, pages.count + 1)
    chosen = list(every)
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [pages.current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
        ranges = ranges or [(printer.fromPage(), printer.toPage())]
        chosen = [number for number in every if any(low <= number <= high for low, high in ranges)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return chosen * copies
    return [number for number in chosen for _copy in range(copies)]


def print_pages(contents: tuple[bytes, ...], printer: QPrinter, pages: list[int], progress: Progress) -> int:
    """On a worker: draw these pages, as large as on paper; answers how many. Raises `NotPrinted`, `Stopped`."""
    source = PagePictures(*contents)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise NotPrinted(printer.printerName())
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for done, number in enumerate(pages):
            progress(done, len(pages))
            _turn_to(printer, source.sizes[number - 1])
            if done and not printer.newPage():
                raise NotPrinted(printer.printerName())
            _draw(painter, printer, source, number - 1)
        progress(len(pages), len(pages))
    except Stopped:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        source.close()
    return len(pages)


def _new_printer(title: str, size: Size) -> QPrinter:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    upright = QSizeF(min(size), max(size))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageMargins(QMarginsF())
    _turn_to(printer, size)
    return printer


def _turn_to(printer: QPrinter, size: Size) -> None:
    lies = size[0] > size[1]
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)


def _draw(painter: QPainter, printer: QPrinter, source: PagePictures, number: int) -> None:
    """In bands, so that fine pages need little memory; never larger than on paper, smaller where the sheet is."""
    across, down = source.sizes[number]
    paper = printer.pageLayout().fullRectPoints()
    share = min(paper.width() / (across - 1), paper.height() / (down - 1), 1.0)
    scale = min(printer.resolution(), _FINEST) / 72
    whole = (round(across * scale), round(down * scale))
    dots = printer.resolution() / 72 * share / scale
    for top in range(0, whole[1], _BAND):
        height = min(_BAND + 1, whole[1] - top)  # one line more than its share: no seams
        image = image_of(source.band(number, whole, top, height))
        if image.allGray():
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)  # a third of the work for the printer
        painter.drawImage(QRectF(0, top * dots, whole[0] * dots, height * dots), image)
