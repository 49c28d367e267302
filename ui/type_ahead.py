"""Letters typed into a list, as the word they make."""

from time import monotonic

from PySide6.QtWidgets import QApplication


class Typing:
    """Letters typed in quick succession are one word."""

    def __init__(self) -> None:
        self._text = ""
        self._at = 0.0

    def more(self, letters: str) -> str:
        """The word so far."""
        now = monotonic()
        quick = now - self._at < QApplication.keyboardInputInterval() / 1000
        self._text = (self._text if quick else "") + letters.casefold()
        self._at = now
        return self._text
