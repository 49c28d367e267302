"""A paper that was dropped or chosen, checked: what agrees, what does not, and what can be done with it."""

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from models.progress import Progress
from models.store import Store
from ui.files import file_to_open
from ui.house import House
from ui.verify.deeds import bring_in
from ui.widgets.buttons import button
from ui.widgets.drawing import Drawing
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words

if TYPE_CHECKING:
    from exports.verifying import Findings

_SIGNS = {
    "agrees": ("check-circle", "accent"),
    "differs": ("warning", "red"),
    "unknown": ("help", "amber"),
    "told": ("info", "soft"),
}
_WIDTH = 640


@dataclass(frozen=True)
class Checked:
    """What came of a paper; `meeting` is its meeting in this chapter, '' where it is not here."""

    file: str
    findings: "Findings"
    meeting: str


def choose_paper(house: House, parent: QWidget) -> None:
    """Ask which paper, and check it."""
    if path := file_to_open(parent, house.preferences, _("Check a paper"), _("Papers (*.pdf)")):
        check_paper(house, path)


def check_paper(house: House, path: Path) -> None:
    """Look at the paper on a worker, then show what came of it."""
    work = partial(_looked_at, house.store, path)
    house.tasks.run(work, partial(_show, house), house.dispatcher.fail, _("Checking the paper"))


def _looked_at(store: Store, path: Path, progress: Progress) -> Checked:
    from exports.bounded import read_bounded
    from exports.verifying import examine
    from exports.verifying_chapter import against, meeting_here
    from exports.verifying_file import MAX_FILE

    findings = examine(read_bounded(path, MAX_FILE), progress=progress)
    with store.read() as reader:
        return Checked(path.name, against(findings, reader), meeting_here(findings, reader))


def _show(house: House, checked: Checked) -> None:
    windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow) and each.isVisible())
    CheckedPaper(house, checked, QApplication.activeWindow() or next(windows, None)).open()


class CheckedPaper(FittedDialog):
    """The checks in words, each with a sign, and the one thing to do next."""

    def __init__(self, house: House, checked: Checked, parent: QWidget | None) -> None:
        from ui.verify.words import heading

        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._house, self._checked = house, checked
        told = heading(checked.findings)
        self.setWindowTitle(_("Check a paper"))
        self.setAccessibleDescription(told)
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(words(checked.file, "soft"))
        column.addWidget(words(told, "page"))
        column.addSpacing(8)
        column.addLayout(_rows(checked.findings))
        column.addSpacing(12)
        column.addStretch(1)
        column.addLayout(self._deeds())
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(_("Close"), self.accept)
        row.addWidget(close)
        close.setDefault(True)
        if self._checked.meeting:
            row.addWidget(button(_("Show the meeting"), self._go, icon="meetings", kind="primary"))
        elif self._checked.findings.may_be_brought_in:
            row.addWidget(button(_("Bring in as a meeting"), self._bring_in, icon="import", kind="primary"))
        return row

    def _go(self) -> None:
        self.accept()
        self._house.signals.go_to.emit("meetings", self._checked.meeting)

    def _bring_in(self) -> None:
        self.accept()
        findings = self._checked.findings
        if findings.record:
            bring_in(self._house, findings.record, findings.source)


def _rows(findings: "Findings") -> QGridLayout:
    from ui.verify.words import sentence, verdict_words, what_words

    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(10)
    grid.setColumnMinimumWidth(1, 168)
    grid.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, check in enumerate(findings.checks):
        name, told = words(what_words(check.what), "bold"), words(sentence(check), "body")
        name.setWordWrap(False)
        told.setAccessibleName(f"{name.text()}, {verdict_words(check.verdict)}: {told.text()}")
        drawn, token = _SIGNS[str(check.verdict)]
        for column, part in enumerate((Drawing(drawn, token), name, told)):
            grid.addWidget(part, row, column, top)
    return grid
