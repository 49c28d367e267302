"""The hands of a person at the preview: find it, read it, save from it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from exports.language import spoken
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper
from exports.pdf.story import Story
from models.progress import Progress
from ui.house import House
from ui.print.preview import Preview, show_preview
from ui.print.printable import Printable, Setting


def shown(qtbot: QtBot, house: House, printable: Printable, *, size: int = 0) -> Preview:
    """A preview, with the keyboard in it."""
    preview = show_preview(house, printable, None, size=size)
    preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(preview)
    with qtbot.waitActive(preview):
        preview.activateWindow()
    return preview


def preview_beside(widget: QWidget) -> Preview:
    """The one preview that is open beside a widget's window."""
    (found,) = [each for each in widget.window().findChildren(Preview) if each.isVisible()]
    return found


def paper_in(preview: Preview) -> Paper:
    """The paper it shows."""
    paper = preview.paper()
    assert paper is not None
    return paper


def stands(preview: Preview) -> str:
    """Where one is, as the bar says it."""
    return f"{preview.bar.page.text()} {preview.bar.count.text()}"


def press(qtbot: QtBot, preview: Preview, keys: str) -> None:
    """Press keys wherever the keyboard is."""
    qtbot.keySequence(preview.focusWidget() or preview, keys)


def choose(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Choose in a list by its words, with the keyboard."""
    combo = field.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    steps = combo.findText(text) - combo.currentIndex()
    combo.setFocus()
    for _step in range(abs(steps)):
        qtbot.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def saved_from(preview: Preview, folder: Path, patch: pytest.MonkeyPatch, ending: str = "") -> Path:
    """Press Save as…, and let the system's dialog answer with the name it offers, in this folder."""
    answers: list[Path] = []

    def chosen(*_facts: object, name: str, kinds: str) -> Path:
        target = folder / name
        answers.append(target.with_suffix(ending) if ending else target)
        assert f"*{answers[0].suffix}" in kinds
        return answers[0]

    patch.setattr("ui.print.deeds.file_to_save", chosen)
    QTest.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)
    return answers[0]


def leaflet(count: int, **more: Any) -> Printable:
    """A paper of so many pages, which says on each in which size and language it is set."""

    def make(setting: Setting, progress: Progress) -> Paper:
        def tell(story: Story) -> None:
            for number in range(1, count + 1):
                if number > 1:
                    story.new_page()
                story.paragraph(f"Leaf {number}, {setting.size} point, {spoken()}")

        return plain_paper(Titled("Severnside", "Leaflet"), tell, Printing(setting.size, None, progress))

    given: dict[str, Any] = {"make": make, **more}
    return Printable("Leaflet", lambda setting: f"Leaflet {setting.size} {setting.language}.pdf", **given)
