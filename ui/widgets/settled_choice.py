"""A choice that is gone through with the arrow keys at leisure: one value is kept, where the keyboard settles."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.widgets.fields import ChoiceField

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SettledChoice(ChoiceField):
    """Says `committed` at Enter, with a choice from the open list, or when it is left; Esc brings back what was."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, flat: bool = True) -> None:
        self._is_moving, self._waits = False, False
        super().__init__(label, choices, flat=flat)
        self._combo.installEventFilter(self)

    def set_value(self, value: Any) -> None:
        """Show what stands saved; a choice that is being gone through is left alone."""
        if not (self._waits and (value or "") == self._saved):
            self._waits = False
            super().set_value(value)

    def flush(self) -> None:
        """Keep what is shown, as if the field were left."""
        if self._waits:
            self._waits = False
            super()._chosen(self._combo.currentIndex())

    def abandon(self) -> None:
        """Show what stands saved again."""
        self._waits = False
        super().set_value(self._saved)

    def _left(self, reason: Qt.FocusReason) -> None:
        if reason not in _STILL_HERE:
            self.flush()

    def _chosen(self, place: int) -> None:
        if self._is_moving:
            self._waits = self._combo.itemData(place) != self._saved
        else:
            self._waits = False
            super()._chosen(place)

    # -- Qt's own names --

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._combo and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        if watched is self._combo and isinstance(event, QFocusEvent) and event.lostFocus():
            self._left(event.reason())
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """While the list is closed a key only moves; what it moves to waits."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        if self._waits and event.key() in _TAKES:
            self.flush()
            return True
        if self._waits and event.key() == Qt.Key.Key_Escape:
            self.abandon()
            return True
        self._is_moving = True
        try:
            self._combo.keyPressEvent(event)
        finally:
            self._is_moving = False
        return event.isAccepted()
