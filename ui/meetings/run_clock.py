"""The clock of the present item, in a ring and in words, and when the meeting is likely to end."""

from datetime import datetime, timedelta
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from models.queries.agenda import ItemRow
from models.rules.timing import Pace, Prediction, item_time, seconds
from ui import dates
from ui.icons import icon
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.ring import Ring
from ui.widgets.text import restyle, words

_MINUTE = timedelta(minutes=1)
_WIDEST = 220  # of a button, where the card has the whole width


class ClockCard(Card):
    """Says `paused` (or go on) and `extended` (minutes)."""

    paused = Signal()
    extended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Time for this item"))
        self._shown: tuple[object, ...] = ()
        self._reading = words("", "card")
        self._reading.setWordWrap(False)
        self._reading.hide()
        self.ring = Ring(size=124)
        self.pause = button(_("Pause"), self.paused.emit, icon="pause", tip="Ctrl+.")
        self.more = button(_("+5 min"), self._extend, tip="Ctrl++")
        self.pace, self.end = words("", "small"), words("", "small")
        self.body.setContentsMargins(12, 12, 12, 12)
        beside = QWidget()
        beside.setMaximumWidth(_WIDEST)
        self._presses = presses = QBoxLayout(QBoxLayout.Direction.TopToBottom, beside)
        presses.setContentsMargins(0, 0, 0, 0)
        presses.setSpacing(8)
        presses.addStretch(1)
        presses.addWidget(self.pause)
        presses.addWidget(self.more)
        presses.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._reading)
        row.addWidget(beside, 1000)  # as wide as it may be, before what is left over stays free
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.setSpacing(4)
        self.body.addWidget(self.pace)
        self.body.addWidget(self.end)

    def fit(self, *, low: bool) -> None:
        """Where there is little height, one line says it without the ring."""
        ways = QBoxLayout.Direction
        self._presses.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        self.ring.setVisible(not low)
        self._reading.setVisible(low)
        self.body.setContentsMargins(12, 6 if low else 12, 12, 6 if low else 12)

    def show_time(self, item: ItemRow | None, now: datetime, ending: Prediction, closing: datetime | None) -> None:
        """Show the item that is on and how the whole stands; it is asked every second and changes only what differs."""
        self.setVisible(item is not None)
        if item is None:
            return
        shown = item_time(item.clock, now)
        total = seconds(shown.planned) if shown.planned else 0
        self.ring.set_time(total - seconds(shown.spent), total or 60)
        self._reading.setText(self.ring.reading())
        self._reading.setAccessibleName(self.ring.accessibleName())
        waiting = item.ended_at is not None
        wanted = (waiting, pace_words(shown.pace, shown.over, waiting=waiting), ending_words(ending, closing))
        if wanted == self._shown:
            return
        self._shown = wanted
        self.pause.setText(_("Go on") if waiting else _("Pause"))
        self.pause.setIcon(icon("play" if waiting else "pause"))
        _tell(self.pace, wanted[1], amber=shown.pace is Pace.OVER)
        _tell(self.end, wanted[2], amber=bool(ending.past_closing))

    def _extend(self) -> None:
        self.extended.emit(5)


def pace_words(pace: Pace, over: timedelta, *, waiting: bool = False) -> str:
    """How the item stands with its time, where there is something to say."""
    late = max(1, over // _MINUTE)
    known = {
        Pace.ENDING: _("This item’s time is nearly over."),
        Pace.OVER: ngettext("{count} minute over its time", "{count} minutes over its time", late).format(count=late),
    }
    parts = [_("The clock rests.") if waiting else "", known.get(pace, "")]
    return " ".join(filter(None, parts))


def ending_words(ending: Prediction, closing: datetime | None) -> str:
    """When the meeting is likely to end, against the time the room closes."""
    told = _("Ends about {time}").format(time=dates.clock(ending.ends))
    if closing is None:
        return told
    room = {"end": told, "time": dates.clock(closing)}
    late, spare = -(-ending.past_closing // _MINUTE), ending.spare // _MINUTE
    if late:
        after = ngettext("{end}: {count} minute", "{end}: {count} minutes", late).format(end=told, count=late)
        return _("{late} after the room closes at {time}").format(late=after, time=room["time"])
    if spare:
        return _("{end}, room closes {time}").format(**room)
    return _("{end}, as the room closes").format(**room)


def _tell(label: QLabel, text: str, *, amber: bool) -> None:
    label.setText(text)
    label.setVisible(bool(text))
    restyle(label, "type", "amber" if amber else "small")
