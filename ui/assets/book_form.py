"""Booking a time, and moving what is booked, on a sheet in the pane."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from models.errors import Refusal
from models.queries.assets import AssetDetail
from models.queries.holds import BookingRow
from models.rules.assets import NotFree, Slot
from models.rules.london import span, wall
from ui import dates
from ui.assets.asking import ask, book, label_of
from ui.assets.wording import slot_words
from ui.assets.words import person_words
from ui.house import House
from ui.roster.finder import suggester
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.form import Form, ways_to
from ui.wordings import sentence

if TYPE_CHECKING:
    from sqlmodel import Session

_USUAL = timedelta(hours=2)


class TimesForm(Form):
    """What booking and moving share: a beginning and an end by the clock on the wall."""

    def __init__(self, house: House, title: str, act: str) -> None:
        super().__init__(title, act)
        self.house = house
        self._from_day = DateField(_("From"), house.today, flat=False)
        self._from_time = TimeField(_("At"), flat=False)
        self._to_day = DateField(_("To"), house.today, flat=False)
        self._to_time = TimeField(_("At"), flat=False)
        self._from_day.committed.connect(self._follow)

    def lay_times(self) -> None:
        """Put the four fields where they belong among the others."""
        self.beside((self._from_day, 3), (self._from_time, 2))
        self.beside((self._to_day, 3), (self._to_time, 2))

    def set_times(self, start: datetime, end: datetime) -> None:
        """Propose a time."""
        begins, stops = wall(start), wall(end)
        self._from_day.set_value(begins.date())
        self._from_time.set_value(begins.time())
        self._to_day.set_value(stops.date())
        self._to_time.set_value(stops.time())

    def act(self) -> None:
        parts = (self._from_day.value(), self._from_time.value(), self._to_day.value(), self._to_time.value())
        if None in parts:
            self.tell(_("Say from when to when."))
            return
        from_day, from_time, to_day, to_time = parts
        try:
            start, end = span(datetime.combine(from_day, from_time), datetime.combine(to_day, to_time))
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.take(Slot(start, end))

    def take(self, slot: Slot) -> None:
        """Ask for this time."""
        raise NotImplementedError

    def settle(self, refusal: Refusal | None, gap: int = 0) -> None:
        """Close when it was done, else say why not and offer the nearest times; `gap` is kept free between two."""
        if refusal is None:
            self.close_form()
            return
        slots = refusal.alternatives if isinstance(refusal, NotFree) else ()
        ways = ways_to(self.take, [(slot_words(slot, self.house.today()), (slot,)) for slot in slots])
        kept = _("Between two bookings {time} stays free.").format(time=dates.minutes(gap))
        why = sentence(refusal)
        self.tell(f"{why} {kept}" if gap and isinstance(refusal, NotFree) else why, ways)

    def _follow(self, day: Any) -> None:
        """The end is on the day of the beginning unless somebody says otherwise."""
        if day and (self._to_day.value() is None or self._to_day.value() < day):
            self._to_day.set_value(day)


class BookForm(TimesForm):
    """Who wants it, from when to when, how many, what for."""

    def __init__(self, house: House, asset: AssetDetail, times: tuple[datetime, datetime] | None = None) -> None:
        super().__init__(house, _("Book {name}").format(name=asset.row.name), _("Book"))
        self._asset = asset
        self._for = PersonField(_("For"), suggester(house), flat=False)
        self._many = NumberField(_("How many"), low=1, flat=False)
        self._many.set_value(1)
        self._many.setVisible(asset.row.quantity > 1)
        self._purpose = TextField(_("What for"), flat=False)
        self.fields.addWidget(self._for)
        self.lay_times()
        self.beside((self._purpose, 3), (self._many, 2))
        self.set_times(*(times or _soon(house.now())))
        self.setFocusProxy(self._for)

    def take(self, slot: Slot) -> None:
        to = self._for.value()
        if not to:
            self.tell(_("Say who it is for."))
            return
        more = {"quantity": self._many.value() or 1, "purpose": self._purpose.value()}
        self.settle(book(self.house, self._asset.row, to, slot, **more), self._asset.gap_minutes)


class MoveForm(TimesForm):
    """The same promise for another time."""

    def __init__(self, house: House, booking: BookingRow) -> None:
        title = _("Move the booking of {person}").format(person=person_words(booking.person))
        super().__init__(house, title, _("Move"))
        self._booking = booking
        self.lay_times()
        self.set_times(booking.starts, booking.ends)
        self.setFocusProxy(self._from_day)

    def take(self, slot: Slot) -> None:
        label, deed = moving(self._booking, slot, self.house.now())
        self.settle(ask(self.house, label, deed, say=moved(self._booking, slot)))


def moving(booking: BookingRow, slot: Slot, now: datetime) -> tuple[str, Callable[["Session"], None]]:
    """The name of moving a booking, and the deed."""
    from models import commands

    deed = partial(commands.assets.move_booking, booking_id=booking.id, starts=slot.start, ends=slot.end, now=now)
    return label_of(_("Move booking of {name}"), booking.asset), deed


def moved(booking: BookingRow, slot: Slot) -> str:
    """What is said when a booking has moved."""
    return _("Moved {name} to {time}").format(name=booking.asset, time=dates.span(slot.start, slot.end))


def _soon(now: datetime) -> tuple[datetime, datetime]:
    """The next full hour, for a while."""
    start = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return start, start + _USUAL
