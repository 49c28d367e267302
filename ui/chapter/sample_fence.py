"""Across the top of a sample chapter: nobody in it is real, and the way to a chapter of one's own."""

from gettext import gettext as _

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QHBoxLayout

from models.rules.sample import is_sample
from ui.main_window import FileActions, MainWindow
from ui.widgets.buttons import button
from ui.widgets.drawing import Drawing
from ui.widgets.inset import Inset
from ui.widgets.text import words


class SampleFence(QFrame):
    """It stays: nobody is to take the sample for their own, or begin to work in it."""

    def __init__(self, files: FileActions) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "blue")
        told = _("This is a sample chapter: nobody in it is real.")
        self.setAccessibleName(told)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(Drawing("info", "blue"))
        row.addWidget(words(told), 1)
        row.addWidget(button(_("Start your own…"), files.new_chapter))
        away = button(_("Remove the sample"), files.remove, tip=_("Its files go to the system’s own bin"))
        away.setVisible(files.remove is not None)
        row.addWidget(away)


def fence(window: MainWindow, files: FileActions) -> SampleFence | None:
    """Put it up where the chapter is a sample."""
    with window.house.store.read() as reader:
        chapter = reader.value("SELECT chapter FROM _ctl") or ""
    if not is_sample(chapter):
        return None
    made = SampleFence(files)
    window.put_above(Inset(made, QMargins(28, 16, 28, 0)))
    return made
