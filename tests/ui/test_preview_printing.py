"""A paper on its way to the printer: asked about, drawn as large as on paper, stopped, refused."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.exports.pdf_reading import pages_of
from tests.ui.preview_hands import leaflet, paper_in, shown
from ui.house import House
from ui.print import to_printer
from ui.print.preview import Preview, show_preview
from ui.print.printable import Printable
from ui.print.to_printer import Pages, wanted_pages
from ui.tasks import ThreadTasks

_LEFT = Qt.MouseButton.LeftButton

Show = Callable[[Printable], Preview]


@pytest.fixture
def show(house: House, qtbot: QtBot) -> Show:
    """Opens a preview, with the keyboard in it."""
    return partial(shown, qtbot, house)


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QPrinter:
    """The printer that is chosen in the system's dialog: one that writes a PDF."""
    chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
    chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    chosen.setOutputFileName(str(tmp_path / "printed.pdf"))
    chosen.setResolution(150)
    chosen.setFullPage(True)
    monkeypatch.setattr(to_printer, "has_printer", lambda: True)
    monkeypatch.setattr(to_printer, "printer_for", lambda *_facts: chosen)
    return chosen


def test_it_is_printed_page_by_page_as_large_as_on_paper(
    show: Show, qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    handed: list[str] = []
    preview = show(leaflet(3, handed_out=lambda: handed.append("printed")))

    qtbot.mouseClick(preview.print_button, _LEFT)

    printed = (tmp_path / "printed.pdf").read_bytes()
    assert ink_of(printed) == pytest.approx(ink_of(paper_in(preview).content), abs=1.5)
    assert preview.banner.sentence().startswith("3 pages are sent to ")
    assert handed == ["printed"]


def ink_of(content: bytes) -> list[float]:
    """Of each page: the points from its edges to the first and last ink, across and down."""
    document = pypdfium2.PdfDocument(content)
    edges: list[float] = []
    for page in document:
        image = page.render(scale=1, grayscale=True).to_pil().point(lambda value: 255 if value < 200 else 0)
        edges += image.getbbox() or ()
    document.close()
    return edges


def test_only_the_pages_that_are_wanted_are_printed(
    show: Show, qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    preview = show(leaflet(5))

    qtbot.mouseClick(preview.print_button, _LEFT)

    assert len(pages_of((tmp_path / "printed.pdf").read_bytes())) == 2
    assert preview.banner.sentence().startswith("2 pages are sent to ")


def test_printing_can_be_stopped(house: House, qtbot: QtBot, printer: QPrinter, tmp_path: Path) -> None:
    tasks, handed = ThreadTasks(), list[str]()
    paper = leaflet(150, handed_out=lambda: handed.append("printed"))
    preview = show_preview(replace(house, tasks=tasks), paper, None)
    qtbot.addWidget(preview)
    qtbot.waitUntil(lambda: preview.paper() is not None)

    qtbot.mouseClick(preview.print_button, _LEFT)
    qtbot.waitUntil(preview.strip.isVisible)
    stop = next(each for each in preview.strip.findChildren(QPushButton) if each.text() == "Cancel")
    qtbot.mouseClick(stop, _LEFT)
    qtbot.waitUntil(preview.print_button.isEnabled)
    tasks.close()

    assert len(pages_of((tmp_path / "printed.pdf").read_bytes())) < 150
    assert preview.banner.sentence().startswith("Stopped.")
    assert handed == []


def test_pages_come_in_the_order_and_number_that_is_wanted(printer: QPrinter) -> None:
    pages = Pages(3, (595.0, 842.0), 2)
    every = wanted_pages(printer, pages)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    current = wanted_pages(printer, pages)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert (every, current, wanted_pages(printer, pages)) == ([1, 2, 3], [2], [3, 2, 1])


def test_the_systems_own_dialog_is_asked(show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_printer, "has_printer", lambda: True)
    preview = show(leaflet(3))
    asked: list[tuple[str, int, int]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        asked.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        dialog.reject()

    QTimer.singleShot(50, answer)
    qtbot.keySequence(preview, "Ctrl+P")

    assert asked == [("Print: Leaflet", 1, 3)]
    assert preview.banner.sentence() == ""
    assert preview.print_button.isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told_in_words(
    show: Show, qtbot: QtBot, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    preview = show(leaflet(1))

    qtbot.mouseClick(preview.print_button, _LEFT)

    assert "did not take the paper" in preview.banner.sentence()
    assert preview.print_button.isEnabled()
