"""Lending, taking back and extending, on a sheet in the pane."""

from datetime import date, datetime, time, timedelta
from functools import partial
from gettext import gettext as _

from models.errors import Refusal
from models.queries.assets import AssetDetail
from models.queries.holds import BookingRow, LoanRow
from models.rules.assets import NotFree, Slot
from models.rules.london import day_of, instant, wall
from ui import dates
from ui.assets.asking import ask, book, label_of
from ui.assets.wording import slot_words
from ui.assets.words import condition_choices, person_words
from ui.house import House
from ui.roster.finder import suggester
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import ChoiceField, NumberField, TextField
from ui.widgets.form import Form, ways_to

_USUAL_LOAN = timedelta(days=7)


class LendForm(Form):
    """To whom, until when, how many; refused, it offers to book the next free times."""

    def __init__(self, house: House, asset: AssetDetail) -> None:
        name = asset.row.name
        super().__init__(_("Lend {name}").format(name=name), _("Lend"))
        self._house, self._asset = house, asset
        self._to = PersonField(_("To"), suggester(house), flat=False)
        self._until = DateField(_("Until the end of"), house.today, flat=False)
        self._until.set_value(house.today() + _USUAL_LOAN)
        self._many = NumberField(_("How many"), low=1, flat=False)
        self._many.set_value(1)
        self._many.setVisible(asset.row.quantity > 1)
        self._note = TextField(_("Note"), flat=False)
        self.fields.addWidget(self._to)
        self.beside((self._until, 3), (self._many, 2))
        self.fields.addWidget(self._note)
        self.setFocusProxy(self._to)

    def take_over(self, booking: BookingRow) -> None:
        """Begin with what was booked: it is collected now."""
        self._to.set_value(Pick(booking.person_id, booking.person) if booking.person_id else None)
        self._until.set_value(max(last_day(booking.ends), self._house.today()))
        self._many.set_value(booking.quantity)
        self._note.set_value(booking.purpose)
        self.setFocusProxy(self._until)

    def act(self) -> None:
        to, until = self._to.value(), self._until.value()
        if not to or not until:
            self.tell(_("Say who borrows it.") if not to else _("Say on which day it comes back."))
            return
        from models import commands

        row = self._asset.row
        deed = partial(
            commands.assets.lend,
            asset_id=row.id,
            person_id=to.id,
            until=until,
            now=self._house.now(),
            quantity=self._many.value() or 1,
            note=self._note.value(),
        )
        said = _("Lent {name} to {person}").format(name=row.name, person=to.text)
        refusal = ask(self._house, label_of(_("Lend {name}"), row.name), deed, say=said)
        self._settle(refusal)

    def _settle(self, refusal: Refusal | None) -> None:
        if refusal is None:
            self.close_form()
            return
        ways = ways_to(self._fewer, self._fewer_offered(refusal)) + ways_to(self._book, self._times_offered(refusal))
        self.refuse(refusal, ways)

    def _fewer_offered(self, refusal: Refusal) -> list[tuple[str, tuple[int]]]:
        free = refusal.free if isinstance(refusal, NotFree) else 0
        return [(_("Lend only {count}").format(count=free), (free,))] if free > 0 else []

    def _times_offered(self, refusal: Refusal) -> list[tuple[str, tuple[Slot]]]:
        slots = [whole_days(slot) for slot in refusal.alternatives] if isinstance(refusal, NotFree) else []
        return [(_("Book {time}").format(time=slot_words(slot, self._house.today())), (slot,)) for slot in slots]

    def _fewer(self, count: int) -> None:
        self._many.set_value(count)
        self.act()

    def _book(self, slot: Slot) -> None:
        if to := self._to.value():
            more = {"quantity": self._many.value() or 1, "purpose": self._note.value()}
            self._settle(book(self._house, self._asset.row, to, slot, **more))


class ReturnForm(Form):
    """How it came back, and how many."""

    def __init__(self, house: House, loan: LoanRow) -> None:
        title = _("Take back {name} from {person}").format(name=loan.asset, person=person_words(loan.person))
        super().__init__(title, _("Take back"))
        self._house, self._loan = house, loan
        self._condition = ChoiceField(_("Condition"), condition_choices(), flat=False)
        self._condition.set_value(loan.condition_out)
        self._many = NumberField(_("How many"), low=1, high=loan.quantity, flat=False)
        self._many.set_value(loan.quantity)
        self._many.setVisible(loan.quantity > 1)
        self._note = TextField(_("Note"), placeholder=_("What to know before it goes out again"), flat=False)
        self.beside((self._condition, 3), (self._many, 2))
        self.fields.addWidget(self._note)
        self.setFocusProxy(self._condition)

    def act(self) -> None:
        from models import commands

        deed = partial(
            commands.assets.give_back,
            loan_id=self._loan.id,
            at=self._house.now(),
            condition=self._condition.value(),
            note=self._note.value(),
            quantity=self._many.value(),
        )
        name = self._loan.asset
        refusal = ask(
            self._house, label_of(_("Take back {name}"), name), deed, say=_("{name} is back").format(name=name)
        )
        if refusal is None:
            self.close_form()
        else:
            self.refuse(refusal)


class ExtendForm(Form):
    """Until which later day somebody keeps it."""

    def __init__(self, house: House, loan: LoanRow) -> None:
        title = _("Let {person} keep {name} longer").format(name=loan.asset, person=person_words(loan.person))
        super().__init__(title, _("Extend"))
        self._house, self._loan = house, loan
        self._until = DateField(_("Until the end of"), house.today, flat=False)
        self._until.set_value(max(loan.due_on or house.today(), house.today()) + _USUAL_LOAN)
        self.fields.addWidget(self._until)
        self.setFocusProxy(self._until)

    def act(self) -> None:
        until = self._until.value()
        if until is None:
            self.tell(_("Say on which day it comes back."))
            return
        from models import commands

        deed = partial(commands.assets.extend, loan_id=self._loan.id, until=until, now=self._house.now())
        said = _("{name} is out until {day}").format(name=self._loan.asset, day=dates.day(until))
        refusal = ask(self._house, label_of(_("Extend {name}"), self._loan.asset), deed, say=said)
        if refusal is None:
            self.close_form()
        else:
            self.refuse(refusal, ways_to(self._keep_until, self._days_offered(refusal)))

    def _days_offered(self, refusal: Refusal) -> list[tuple[str, tuple[date]]]:
        """The last whole day before somebody else has it, if that is any longer."""
        if not isinstance(refusal, NotFree) or not refusal.clashes:
            return []
        today = self._house.today()
        day = day_of(refusal.clashes[0].start) - timedelta(days=1)
        is_longer = day > max(self._loan.due_on or today, today)
        return [(_("Extend to {day}").format(day=dates.day(day)), (day,))] if is_longer else []

    def _keep_until(self, day: date) -> None:
        self._until.set_value(day)
        self.act()


def whole_days(slot: Slot) -> Slot:
    """As much of it as ends with a day: nobody brings a thing back in the middle of the night."""
    midnight = instant(datetime.combine(wall(slot.end).date(), time()))
    return Slot(slot.start, midnight) if midnight > slot.start else slot


def last_day(ends: datetime) -> date:
    """The last day a half-open time touches."""
    return day_of(ends - timedelta(seconds=1))
