"""How much the national community is told with this bundle: never more than the chapter has decided."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from ui.sharing.level_words import decided_words, level_sentence, level_words
from ui.widgets.card import Card
from ui.widgets.text import words

_INDENT = 27
_LEVELS = 4


class LevelCard(Card):
    """Says `changed` when another level is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("How much?"))
        self._decided = words("", "small")
        self._group = QButtonGroup(self)
        self._was: tuple[int | None, str] | None = None
        room = QVBoxLayout()
        room.setSpacing(0)
        self.body.addLayout(room)
        for level in range(_LEVELS):
            choice = QRadioButton(level_words(level))
            choice.setAccessibleDescription(level_sentence(level))
            below = words(level_sentence(level), "small")
            below.setContentsMargins(_INDENT, 0, 0, 4)
            self._group.addButton(choice, level)
            room.addWidget(choice)
            room.addWidget(below)
        self.body.addWidget(self._decided)
        self._group.buttonClicked.connect(self._clicked)

    def level(self) -> int:
        """What is chosen."""
        return max(self._group.checkedId(), 0)

    def show_decided(self, decided: int | None, number: str) -> None:
        """Follow what the chapter has decided; that is also what is chosen until a person chooses less."""
        if (decided, number) == self._was:
            return
        self._was = (decided, number)
        most = decided or 0
        for level in range(_LEVELS):
            self._group.button(level).setEnabled(level <= most)
        self._group.button(most).setChecked(True)
        self._decided.setText(decided_words(decided, number))

    def _clicked(self) -> None:
        self.changed.emit()
