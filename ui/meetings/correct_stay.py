"""Putting right when somebody came and left, or in what capacity they were there."""

from datetime import datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from models.queries import room
from models.queries.room import StayRow
from models.rules.london import day_of, instant, wall
from ui.house import House
from ui.meetings.deeds import done
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_time import TimeField
from ui.widgets.fields import TextField


class CorrectStay(Card):
    """Hidden until it is asked; each field is saved when it is left; says `done` when it is put away."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(" ")
        self._house = house
        self._meeting = ""
        self._stay: StayRow | None = None
        self.times = {"arrived": TimeField(_("Came at"), flat=False), "left": TimeField(_("Left at"), flat=False)}
        self.capacity = TextField(_("In what capacity"), placeholder=_("Guest, observer, speaker…"), flat=False)
        self.remote = QCheckBox(_("Takes part by telephone or screen"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.times["arrived"], 1)
        row.addWidget(self.times["left"], 1)
        row.addWidget(self.capacity, 2)
        steps = QHBoxLayout()
        steps.addWidget(self.remote)
        steps.addStretch(1)
        steps.addWidget(button(_("Done"), self._leave, kind="primary"))
        self.body.addLayout(row)
        self.body.addLayout(steps)
        for name, field in self.times.items():
            field.committed.connect(partial(self._correct_time, name))
        self.capacity.committed.connect(partial(self._correct, "capacity"))
        self.remote.clicked.connect(partial(self._correct, "remote"))
        self.hide()

    def ask(self, meeting_id: str, stay: StayRow) -> None:
        """Ask about one line of attendance."""
        self._meeting = meeting_id
        self._show(stay)
        self.show()
        self.times["arrived"].setFocus()

    def _show(self, stay: StayRow) -> None:
        self._stay = stay
        self.set_title(_("{name} in this meeting").format(name=stay.name))
        for name, field in self.times.items():
            at = getattr(stay, name)
            field.set_value(wall(at).time().replace(second=0, microsecond=0) if at else None)
        self.capacity.set_value(stay.capacity)
        self.remote.setChecked(stay.remote)

    def _correct_time(self, field: str, value: object) -> None:
        if self._stay is None:
            return
        day = day_of(self._stay.arrived or self._stay.left or self._house.now())
        at = None if value is None else instant(datetime.combine(day, value))  # type: ignore[arg-type]
        self._correct(field, at)

    def _correct(self, field: str, value: datetime | str | bool | None) -> None:
        from models import commands

        if self._stay is None:
            return
        deed = partial(commands.attendance.correct, stay_id=self._stay.id, field=field, value=value)
        done(self._house, _("Correct the attendance of {name}").format(name=self._stay.name), deed)
        with self._house.store.read() as reader:  # after a refusal the fields must show what stands
            stays = room.attendance(reader, self._meeting)
        if stay := next((each for each in stays if each.id == self._stay.id), None):
            self._show(stay)

    def _leave(self) -> None:
        for field in (*self.times.values(), self.capacity):
            field.flush()
        self.hide()
        self.done.emit()
