"""What a running meeting says by itself: who came and left, and what can be done while too few are here."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from gettext import gettext as _
from gettext import ngettext

from models.queries.agenda import ItemRow
from models.queries.room import Room, StayRow
from models.rules.attendance import came_late
from ui import dates
from ui.meetings.seating_lines import IN_ROOM

_MOST_NAMES = 3
_DAY = timedelta(days=1)


def closing_then(closes: datetime | None, opened: datetime | None) -> datetime | None:
    """When the room closes; nothing is known of that for a meeting begun on another day than was planned."""
    return closes if closes and (opened is None or abs(closes - opened) < _DAY) else None


def inquorate_words(room: Room) -> str:
    """What can still be done while too few are here; nothing while they are enough."""
    if room.quorate or room.need is None:
        return ""
    if room.broken:
        told = _("The quorum asks for {need}, and {roll} are on the roll: it has to be changed to be met.")
        told = told.format(need=room.need, roll=len(room.sets.roll))
    else:
        told = _("Not quorate: {count} here, {need} needed.").format(count=room.counted, need=room.need)
    still = _(
        "Talk, notes and actions go on. What is decided now is indicative,"
        " and comes first at the next quorate meeting, to be ratified."
    )
    return f"{told} {still}"


def afar_words(room: Room) -> str:
    """Who takes part but does not count."""
    if not room.afar:
        return ""
    return ngettext(
        "{count} member takes part remotely, which does not count in this kind of meeting.",
        "{count} members take part remotely, which does not count in this kind of meeting.",
        len(room.afar),
    ).format(count=len(room.afar))


def passing_words(
    items: Sequence[ItemRow], stays: Sequence[StayRow], opened: datetime | None, now: datetime
) -> Mapping[str, str]:
    """Who came in or left during each item, by the item's id."""
    here = [stay for stay in stays if stay.part in IN_ROOM]
    came = [(stay.arrived, _("{name} came {time}"), stay.name) for stay in here if came_late(stay.arrived, opened)]
    left = [(stay.left, _("{name} left {time}"), stay.name) for stay in here if stay.left]
    passings = sorted((at, words, name) for at, words, name in came + left if at is not None)
    told = {item.id: _during(item, passings, now) for item in items if item.started_at}
    return {id: words for id, words in told.items() if words}


def _during(item: ItemRow, passings: Sequence[tuple[datetime, str, str]], now: datetime) -> str:
    begun, ended = item.started_at, item.ended_at or now
    if begun is None:
        return ""
    told = [
        words.format(name=name, time=dates.clock(at))
        for at, words, name in passings
        if begun <= at and (at < ended or (item.ended_at is None and at <= now))
    ]
    more = len(told) - _MOST_NAMES
    rest = [ngettext("and {count} more", "and {count} more", more).format(count=more)] if more > 0 else []
    return " · ".join([*told[:_MOST_NAMES], *rest])


def running_words(since: datetime, place: str, ends: datetime | None) -> str:
    """How a meeting stands, in a sentence; when it is likely to end only where no clock tells it."""
    parts = [
        dates.long_day(dates.day_of(since)),
        place,
        _("running since {time}").format(time=dates.clock(since)),
        _("ends about {time}").format(time=dates.clock(ends)) if ends else "",
    ]
    return " · ".join(filter(None, parts))
