"""Approving minutes without a meeting, from where they are read: by the silence of those who attended."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.minutes import Minutes
from models.queries.minutes_outside import Asked, asked
from models.rules.lazy_consensus import USUAL
from models.rules.minutes import MinutesState
from ui import dates
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.text import words

_OPEN = (MinutesState.DRAFT, MinutesState.CORRECTIONS)


class ApproveOutside(QWidget):
    """There while the minutes are a draft; the proposal itself stands with the decisions."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._minutes: Minutes | None = None
        self._meeting_id, self._asked = "", ""
        self.told = words("", "small")
        self.ask = button(_("Ask those who attended"), self._ask, icon="people")
        self.go = button(_("Go to the proposal"), self._go, kind="quiet", icon="chevron-right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.told)
        buttons = Flow(gap=8)
        for part in (self.ask, self.go):
            buttons.lines.addWidget(part)
        column.addWidget(buttons)

    def tell(self, meeting_id: str, minutes: Minutes) -> None:
        """Show whether anybody is asked, and how far that is."""
        self._meeting_id, self._minutes = meeting_id, minutes
        is_open = MinutesState(minutes.state) in _OPEN
        with self._house.store.read() as reader:
            held = asked(reader, meeting_id) if is_open else None
        self._asked = held.decision_id if held else ""
        self.setVisible(is_open)
        self.ask.setVisible(held is None)
        self.go.setVisible(held is not None)
        self.told.setText(
            _asked_words(held)
            if held
            else _("Without a meeting only the silence of those who attended approves them, each of them told.")
        )

    def _ask(self) -> None:
        from models.commands import minutes_outside

        held = self._minutes
        if held is None:
            return
        text = _("The minutes of {meeting} ({held}) stand as a correct record, with the corrections accepted.")
        at = self._house.now()
        deed = partial(
            minutes_outside.ask,
            meeting_id=self._meeting_id,
            text=text.format(meeting=held.title, held=dates.moment(held.starts)),
            deadline=(at + USUAL).replace(second=0, microsecond=0),
            at=at,
        )
        if self._house.dispatcher.run(_("Ask those who attended"), deed):
            self.tell(self._meeting_id, held)
            self.go.setFocus()

    def _go(self) -> None:
        self._house.signals.go_to.emit("decisions", self._asked)


def _asked_words(held: Asked) -> str:
    """Until when, how many are told, and whether anybody objects."""
    until = dates.moment(held.deadline) if held.deadline else _("no day yet")
    told = ngettext(
        "Left to the silence of {people} person who attended, until {until}; {told} told.",
        "Left to the silence of {people} people who attended, until {until}; {told} told.",
        held.people,
    ).format(people=held.people, until=until, told=held.told)
    if not held.objecting:
        return told
    objecting = ngettext("{count} objects.", "{count} object.", held.objecting).format(count=held.objecting)
    return _("{told} {objecting} A meeting has to approve them.").format(told=told, objecting=objecting)
