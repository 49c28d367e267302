"""Signing people in: two letters and Enter."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from models.queries.room import PersonPick
from models.rules.holding import Who
from ui.widgets.suggestions import Suggestions

_LETTERS = 2


class SignIn(QLineEdit):
    """Offers members, then the words themselves as a guest; says `came(who, is a member)`."""

    came = Signal(object, bool)

    def __init__(self, suggest: Callable[[str], Sequence[PersonPick]]) -> None:
        super().__init__()
        self._suggest = suggest
        self._offered: list[tuple[Who, bool]] = []
        self._list = Suggestions(self)
        self._list.chosen.connect(self._take)
        self.setPlaceholderText(_("Two letters, then Enter"))
        self.setAccessibleName(_("Sign in"))
        self.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        self._offered = self._answers(text.strip())
        self._list.offer([_line(who, member) for who, member in self._offered])

    def _answers(self, text: str) -> list[tuple[Who, bool]]:
        if len(text) < _LETTERS:
            return []
        members = [(Who(pick.id, pick.name), True) for pick in self._suggest(text)]
        return [*members[:6], (Who(name=text), False)]

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            who, member = self._offered[place]
            self._offered = []
            self._list.offer([])
            self.clear()
            self.came.emit(who, member)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("\r", "\n"):
            self._offered = self._offered or self._answers(self.text().strip())
            self._take(0)
            return
        super().keyPressEvent(event)


def _line(who: Who, member: bool) -> str:
    return who.name if member else _("{name}, a guest").format(name=who.name)
