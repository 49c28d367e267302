"""Filters as chips: what is shown, in words, with how many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from ui.widgets.buttons import Push
from ui.widgets.flow import Flow
from ui.widgets.text import restyle


@dataclass(frozen=True)
class Chip:
    """One filter: its key and its words."""

    key: str
    text: str


class FilterChips(Flow):
    """One chip at most is chosen; a chosen chip pressed again is let go."""

    changed = Signal(object)

    def __init__(self, chips: Sequence[Chip]) -> None:
        super().__init__(centred=True)
        self._texts = {chip.key: chip.text for chip in chips}
        self._buttons: dict[str, QPushButton] = {}
        for chip in chips:
            self._buttons[chip.key] = self._button(chip)

    def keys(self) -> tuple[str, ...]:
        """Every filter there is, in their order."""
        return tuple(self._buttons)

    def chosen(self) -> frozenset[str]:
        """The keys of the chosen chips."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, keys: Iterable[str]) -> None:
        """Choose exactly these, without saying so."""
        wanted = set(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many each filter would show."""
        for key, count in counts.items():
            if key in self._buttons:
                self._buttons[key].setText(f"{_literal(self._texts[key])}  {count}")
                restyle(self._buttons[key], "bare", count == 0)

    def _button(self, chip: Chip) -> QPushButton:
        made = Push(_literal(chip.text))
        made.setProperty("kind", "chip")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(partial(self._pressed, chip.key))
        self.lines.addWidget(made)
        return made

    def _pressed(self, key: str) -> None:
        if self._buttons[key].isChecked():
            self.choose([key])
        self.changed.emit(self.chosen())


def _literal(text: str) -> str:
    """Qt reads & as a mnemonic; people write it as and."""
    return text.replace("&", "&&")
