"""The name of the chapter in the window, kept true whoever changes it."""

from PySide6.QtCore import QObject

from models.changes import ChangeSet
from models.queries.chapter import chapter
from ui.main_window import MainWindow


class Naming(QObject):
    """Renames the window that owns it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.house.signals.changed.connect(self._heard)

    def _heard(self, changes: ChangeSet) -> None:
        if not changes.touches("chapter"):
            return
        with self._window.house.store.read() as reader:
            facts = chapter(reader)
        self._window.set_chapter_name((facts.name if facts else "") or self._window.house.store.path.stem)
