"""Which key says what in a round, drawn as keys so that nobody takes them for counts."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exports.words import stance_words
from ui.widgets.flow import Flow
from ui.widgets.text import words


class KeyLegend(Flow):
    """One key and its word for each answer."""

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._shown: tuple[str, ...] = ()

    def show_answers(self, answers: Sequence[str]) -> None:
        """Show the keys of these answers, counted from one."""
        if tuple(answers) == self._shown:
            return
        self._shown = tuple(answers)
        self.clear()
        self.setVisible(bool(answers))
        if answers:
            self.lines.addWidget(_flat(_("Choose a person, then press"), "small"))
        for key, answer in enumerate(answers, start=1):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            row.addWidget(_flat(str(key), "key"))
            row.addWidget(_flat(stance_words(answer), "small"))
            self.lines.addWidget(pair)


def _flat(text: str, style: str) -> QWidget:
    made = words(text, style)
    made.setWordWrap(False)
    return made
