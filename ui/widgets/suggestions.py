"""A list of suggestions under a line of text."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

_PLACE = int(Qt.ItemDataRole.UserRole)


class Suggestions(QObject):
    """Shows what it is given and says which one, by its place, was chosen."""

    chosen = Signal(int)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        self._completer.setMaxVisibleItems(8)
        self._popup = QListView()
        self._popup.setObjectName("popup")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._popup.setUniformItemSizes(True)
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]

    def offer(self, texts: Sequence[str]) -> None:
        """Show these under the line; none takes the list away."""
        self._model.clear()
        for place, text in enumerate(texts):
            item = QStandardItem(text)
            item.setData(place, _PLACE)
            self._model.appendRow(item)
        if texts:
            self._completer.complete()
        else:
            self._popup.hide()

    def is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._popup.isVisible()

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(int(index.data(_PLACE)))
