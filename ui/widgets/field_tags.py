"""An in-place editor for a handful of words: skills, roles, tags."""

from collections.abc import Callable, Iterable
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.badge import Badge
from ui.widgets.buttons import icon_button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.suggestions import Suggestions
from ui.widgets.text import restyle


class TagField(Field):
    """Enter or a comma adds, Backspace in the empty line takes the last away; every change is saved at once."""

    def __init__(self, label: str, suggest: Callable[[str], list[str]] | None = None, *, placeholder: str = "") -> None:
        self._frame = QFrame()
        super().__init__(label, self._frame)
        self._frame.setObjectName("tags")
        self._suggest = suggest
        self._saved: tuple[str, ...] = ()
        self._offered: list[str] = []
        self._line = QLineEdit()
        self._line.setAccessibleName(_("Add to {label}").format(label=label))
        self._line.setPlaceholderText(placeholder or _("Add…"))
        self._line.setMinimumWidth(90)
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._list = Suggestions(self._line)
        self._tags = Flow(gap=6)
        self._tags.lines.addWidget(self._line)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self._tags)
        self.setFocusProxy(self._line)
        self._connect()

    def value(self) -> tuple[str, ...]:
        return self._saved

    def set_value(self, value: Any) -> None:
        if tuple(value) != self._saved:
            self._saved = tuple(value)
            self._draw()

    def flush(self) -> None:
        if self._line.text().strip() and not self._list.is_open():
            self._add(self._line.text())

    def abandon(self) -> None:
        self._line.clear()

    def _connect(self) -> None:
        self._line.textEdited.connect(self._edited)
        self._line.returnPressed.connect(self.flush)
        self._list.chosen.connect(self._chosen)
        self._line.installEventFilter(self)

    def _add(self, text: str) -> None:
        self._line.clear()
        known = {tag.casefold() for tag in self._saved}
        fresh = [part.strip() for part in text.split(",") if part.strip()]
        self._change((*self._saved, *(tag for tag in dict.fromkeys(fresh) if tag.casefold() not in known)))

    def _remove(self, tag: str) -> None:
        self._change(kept for kept in self._saved if kept != tag)

    def _change(self, tags: Iterable[str]) -> None:
        wanted = tuple(tags)
        if wanted != self._saved:
            self._saved = wanted
            self._draw()
            self.committed.emit(wanted)

    def _draw(self) -> None:
        while self._tags.lines.count() > 1:
            item = self._tags.lines.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        for place, tag in enumerate(self._saved):
            self._tags.lines.insert(place, self._tag(tag))
        self._tags.updateGeometry()

    def _tag(self, tag: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Badge(tag, "accent"))
        cross = icon_button("close", _("Remove {tag}").format(tag=tag), partial(self._remove, tag))
        cross.setFixedSize(22, 22)
        cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(cross)
        return made

    def _edited(self, text: str) -> None:
        if text.endswith(","):
            self._add(text)
            return
        typed = text.strip()
        self._offered = self._suggest(typed)[:8] if self._suggest and len(typed) >= 2 else []
        self._list.offer(self._offered)

    def _chosen(self, place: int) -> None:
        self._add(self._offered[place])

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self._line.text() and self._saved:
            self._change(self._saved[:-1])
            return True
        if event.key() == Qt.Key.Key_Escape and self._line.text() and not self._list.is_open():
            self._line.clear()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self._frame, "inside", event.type() is QEvent.Type.FocusIn)
            if event.type() is QEvent.Type.FocusOut:
                self.flush()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._key(event):
            return True
        return super().eventFilter(watched, event)
