"""An in-place editor for a time of day, typed as people type times."""

from datetime import datetime, time, timedelta
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.typed_dates import parse_clock
from ui.widgets.field import BadValue, LineField


class TimeField(LineField):
    """Takes "18:02", "6pm", "1802"; the arrow keys go five minutes; empty is no time."""

    def _read(self, text: str) -> time | None:
        if not text:
            return None
        meant = parse_clock(text)
        if meant is None:
            raise BadValue(_("“{text}” is not a time. Try 18:00 or 6pm.").format(text=text))
        return meant

    def _show(self, value: Any) -> str:
        return f"{value:%H:%M}" if value else ""

    def _pressed(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        shown = parse_clock(self._line.text().strip())
        if step is None or shown is None:
            return super()._pressed(event)
        moved = datetime(2000, 1, 2, shown.hour, shown.minute) + timedelta(minutes=step)  # noqa: DTZ001 - a clock face
        self._line.setText(f"{moved:%H:%M}")
        self._line.setModified(True)
        return True
