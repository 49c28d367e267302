"""A page or a form that is given the keyboard hands it on to one of its parts."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _HandsOn(QObject):
    """Watches the whole; it goes with it."""

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self._part: QWidget | None = None
        whole.installEventFilter(self)

    def to(self, part: QWidget) -> None:
        """The part that gets the keyboard from now on."""
        if self._part:
            self._part.destroyed.disconnect(self._forget)
        self._part = part
        part.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and self._part and self._part.isVisible():
            self._part.setFocus(event.reason())
        return False

    def _forget(self) -> None:
        self._part = None


def hands_on(whole: QWidget, part: QWidget) -> None:
    """What Qt calls a focus proxy would keep Tab from everything in the whole that stands before the part."""
    before = whole.findChild(_HandsOn, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (before or _HandsOn(whole)).to(part)
