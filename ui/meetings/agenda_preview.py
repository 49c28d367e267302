"""An agenda to be read at a glance: the time each item begins, its title, its minutes."""

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.rules.meetings import ItemClock, planned_starts, predicted_end
from ui import dates
from ui.widgets.text import words

_AT_A_GLANCE = 16  # items: more than that is for the agenda itself


class AgendaPreview(QWidget):
    """Aligned rows of the first items, and below them how long it all takes."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, datetime | None] | None = None
        self._rows = QWidget()
        self._sum = words("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._rows)
        self._column.addWidget(self._sum)

    def show_items(self, items: Sequence[tuple[str, int | None, str]], starts: datetime | None) -> None:
        """Show (title, minutes, owner) in their order; the same once more costs nothing."""
        if (tuple(items), starts) == self._shown:
            return
        self._shown = (tuple(items), starts)
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        clocks = [ItemClock(minutes) for _title, minutes, _owner in items]
        begins = planned_starts(starts, clocks) if starts else ()
        for line, (title, minutes, owner) in enumerate(items[:_AT_A_GLANCE]):
            at = dates.clock(begins[line]) if begins else str(line + 1)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(words(at, "small"), line, 0, top)
            grid.addWidget(words(f"{title} · {owner}" if owner else title), line, 1, top)
            if minutes:
                length = words(dates.minutes(minutes), "small")
                length.setWordWrap(False)
                grid.addWidget(length, line, 2, top | Qt.AlignmentFlag.AlignRight)
        self._column.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh
        total = total_words([minutes for _title, minutes, _owner in items], starts)
        self._sum.setText(" · ".join(filter(None, (_more_words(len(items)), total))))


def _more_words(count: int) -> str:
    more = count - _AT_A_GLANCE
    return ngettext("{count} more", "{count} more", more).format(count=more) if more > 0 else ""


def total_words(minutes: Sequence[int | None], starts: datetime | None) -> str:
    """How long these items take together, and until when."""
    total = sum(each or 0 for each in minutes)
    if not minutes:
        return _("Nothing on the agenda yet.")
    if starts is None:
        return _("{time} in all").format(time=dates.minutes(total))
    end = predicted_end(starts, [ItemClock(each) for each in minutes], starts)
    return _("{time} in all, until {end}").format(time=dates.minutes(total), end=dates.clock(end))
