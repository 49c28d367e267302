"""A list of suggestions under a line of text."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ui.theme import dress

_PLACE = int(Qt.ItemDataRole.UserRole)


class Suggestions(QObject):
    """Shows what it is given and says which one, by its place, was chosen."""

    chosen = Signal(int)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._model = QStandardItemModel(self)
        self._popup: QListView | None = None

    def offer(self, texts: Sequence[str]) -> None:
        """Show these under the line; none takes the list away."""
        self._model.clear()
        for place, text in enumerate(texts):
            item = QStandardItem(text)
            item.setData(place, _PLACE)
            self._model.appendRow(item)
        if texts:
            self._completer.complete()
        elif self._popup:
            self._popup.hide()

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._popup is not None and self._popup.isVisible()

    @cached_property
    def _completer(self) -> QCompleter:
        """Built at the first suggestion: most lines on a page never have one."""
        made = QCompleter(self._model, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setWidget(self._line)
        made.setMaxVisibleItems(8)
        self._popup = QListView()
        self._popup.setObjectName("popup")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setUniformItemSizes(True)
        dress(self._popup)  # a window of its own, without a parent
        made.setPopup(self._popup)
        made.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        return made

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(int(index.data(_PLACE)))
