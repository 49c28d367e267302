"""Writing down who was told of a proposal, on which day and by which channel."""

from collections.abc import Callable
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exports.minute_words import channel_words as told_words
from exports.words import capital
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.widgets.buttons import button
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import ChoiceField

_CHANNELS = ("letter", "phone", "door", "email", "text", "meeting")


def channel_words(channel: str) -> str:
    """How somebody was told: "by letter"."""
    return told_words(channel)


class TellForm(QWidget):
    """Says `told(day, channel)` for those selected, and `added(id and name)` for somebody more on the list."""

    told = Signal(object, str)
    added = Signal(object)

    def __init__(self, panel: DecidingPanel, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.who = PersonField("", panel.members, free=True, placeholder=_("Put somebody on the list"), flat=False)
        if editor := self.who.focusProxy():
            editor.setAccessibleName(_("Put somebody on the list"))
        self.day = DateField(_("Told on"), today, flat=False)
        self.channel = ChoiceField(_("How"), [(each, capital(channel_words(each))) for each in _CHANNELS], flat=False)
        self.write = button(_("Told: those selected"), self._write)
        self.day.set_value(today())
        self.channel.set_value(_CHANNELS[0])
        self.setLayout(row_of(self.day, self.channel, self.write, stretch=(3, 2)))
        self.who.committed.connect(self._add)

    def _write(self) -> None:
        self.day.flush()
        self.told.emit(self.day.value() or self._today(), self.channel.value())

    def _add(self, pick: Pick | None) -> None:
        if pick:
            self.who.set_value(None)
            self.added.emit((pick.id, pick.text))
