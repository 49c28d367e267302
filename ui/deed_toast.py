"""The window's toast: its Undo or Redo is about the deed it tells of, and goes as soon as another deed is done."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.changes import ChangeSet
from ui.house import House
from ui.widgets.toast import Toast

_STANDING = (
    "SELECT ifnull((SELECT max(n) FROM deed WHERE state = 'done'), 0) || '/' || "
    "ifnull((SELECT min(n) FROM deed WHERE state = 'undone'), 0)"
)


class DeedToast(Toast):
    """Without that a toast still in sight would take back whatever was done since."""

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(parent)
        self._house = house
        self._about = ""
        house.signals.changed.connect(self._heard)

    def done(self, sentence: str, undo: Callable[[], object]) -> None:
        """Tell of the last deed, with Undo beside it."""
        self._about = self._standing()
        self.say(sentence, _("Undo"), undo)

    def undone(self, sentence: str, redo: Callable[[], object]) -> None:
        """Tell what was taken back, with Redo beside it."""
        self._about = self._standing()
        self.say(sentence, _("Redo"), redo)

    def _heard(self, _changes: ChangeSet) -> None:
        if self.has_action() and self._standing() != self._about:
            self.drop_action()

    def _standing(self) -> str:
        """The deed that would be undone, and the one that would be done again."""
        with self._house.store.read() as reader:
            return reader.value(_STANDING)
