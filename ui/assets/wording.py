"""Why a shared thing was not lent, booked, taken back or put away, in words."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from gettext import gettext as _
from gettext import ngettext

from models.rules.asset_use import AlreadyBack, InUse, MayNotBeLent, MoreThanLent, NotFit, Over
from models.rules.assets import Committed, EmptyTime, Hold, NotFree, NothingAsked, Slot, TooFar, TooMany
from models.rules.london import day_of, wall
from ui import dates
from ui.wording import sentence, tell

_NAMED = 3


tell(
    {
        NothingAsked: lambda: _("Say how many: one at least."),
        MayNotBeLent: lambda: _("{name} cannot be carried away. Book it for a time instead."),
        NotFit: lambda: _("{name} is marked as not to be used. Change its condition first."),
        MoreThanLent: lambda: _("{lent} went out: say a number from 1 to {lent}."),
    }
)


@sentence.register
def _not_free(refusal: NotFree) -> str:
    free = max(refusal.free, 0)
    if free:
        opening = ngettext(
            "Only {free} is free then: {holders}.", "Only {free} are free then: {holders}.", free
        ).format(free=free, holders=held_by(refusal.clashes))
    else:
        opening = _("Not free then: {holders}.").format(holders=held_by(refusal.clashes))
    return opening if refusal.alternatives else f"{opening} {_('Choose another time, or another thing.')}"


@sentence.register
def _too_many(refusal: TooMany) -> str:
    return ngettext(
        "There is only {total} altogether, not {asked}.",
        "There are only {total} altogether, not {asked}.",
        refusal.total,
    ).format(total=refusal.total, asked=refusal.asked)


@sentence.register
def _too_far(refusal: TooFar) -> str:
    return _("Choose a time between the years {first} and {last}.").format(first=refusal.first, last=refusal.last)


@sentence.register
def _empty_time(refusal: EmptyTime) -> str:
    return _("It would end before it begins: choose an end after {start}.").format(start=dates.moment(refusal.start))


@sentence.register
def _committed(refusal: Committed) -> str:
    return _(
        "{peak} are promised at once: {holders}. Take some back or cancel a booking before there are only {total}."
    ).format(peak=refusal.peak, holders=held_by(refusal.holds), total=refusal.total)


@sentence.register
def _in_use(refusal: InUse) -> str:
    return _("{name} is out or promised: {holders}. Take it back and cancel the bookings first.").format(
        name=refusal.name, holders=held_by(refusal.holds)
    )


@sentence.register
def _already_back(refusal: AlreadyBack) -> str:
    return _("It came back already, {moment}.").format(moment=dates.moment(refusal.at))


@sentence.register
def _over(refusal: Over) -> str:
    return _("That time has passed: it ended {moment}. Choose a time to come.").format(
        moment=dates.moment(refusal.ended)
    )


def held_by(holds: Sequence[Hold]) -> str:
    """Who holds it and until when, at most three of them."""
    told = [_held(hold) for hold in holds[:_NAMED]]
    rest = len(holds) - _NAMED
    if rest > 0:
        told.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return "; ".join(told)


def slot_words(slot: Slot, today: date) -> str:
    """A stretch on offer, short enough for a button; one to the end of a day names only that day."""
    begins = _("{day}, {time}").format(day=dates.short_day(day_of(slot.start), today), time=dates.clock(slot.start))
    last = day_of(slot.end - timedelta(seconds=1))
    if day_of(slot.start) == last:
        return _("{start} – {end}").format(start=begins, end=dates.clock(slot.end))
    if wall(slot.end).time() == time():
        return _("{start} – {end}").format(start=begins, end=dates.short_day(last, today))
    ends = _("{day}, {time}").format(day=dates.short_day(day_of(slot.end), today), time=dates.clock(slot.end))
    return _("{start} – {end}").format(start=begins, end=ends)


def _held(hold: Hold) -> str:
    who = hold.who or _("Somebody")
    if hold.end is None:
        return _("{name} has not brought it back").format(name=who)
    if wall(hold.end).time() == time():
        return _("{name} has it until {day}").format(name=who, day=dates.day(day_of(hold.end - timedelta(seconds=1))))
    return _("{name} has it {time}").format(name=who, time=dates.span(hold.start, hold.end))
