"""Who was in the room when something was decided and had joined too late to decide, as minutes name them."""

from collections.abc import Iterable, Sequence

from models.queries.agenda import ItemRow
from models.queries.minutes import Newcomer
from models.queries.minutes_room import Hall
from models.queries.room import InterestRow
from models.reader import Reader

NEWCOMER = "newcomer"
"""What an imported record keeps a newcomer by, in the place of how an interest was handled."""

_COUNTED = """SELECT coalesce(item_id, ''), roll_ids, present_ids FROM decision
    WHERE meeting_id = :meeting AND NOT removed AND outcome <> '' AND roll_ids <> '' AND present_ids <> ''"""


def newcomers(
    reader: Reader, meeting_id: str, here: Hall, agenda: Sequence[ItemRow], hidden: Iterable[str]
) -> tuple[Newcomer, ...]:
    """From what was counted when it was decided: they were present and not on the roll. The living roster has no say.

    Each once for an item, in the order of the agenda; of a confidential item only the number is told.
    """
    names = {stay.person_id: stay.name for stay in here.stays if stay.person_id}
    counted = reader.rows(lambda *row: row, _COUNTED, meeting=meeting_id)
    kept_out = {
        (item, names[person])
        for item, roll, present in counted
        for person in set(present.split()) - set(roll.split())
        if person in names
    }
    return _told(kept_out, agenda, hidden)


def recorded(
    interests: Iterable[InterestRow], agenda: Sequence[ItemRow], hidden: Iterable[str]
) -> tuple[Newcomer, ...]:
    """Those an imported record names."""
    return _told({(each.item_id, each.name) for each in interests if each.handling == NEWCOMER}, agenda, hidden)


def _told(
    kept_out: Iterable[tuple[str, str]], agenda: Sequence[ItemRow], hidden: Iterable[str]
) -> tuple[Newcomer, ...]:
    places = {item.id: (number, item.title) for number, item in enumerate(agenda, start=1)}
    secret = frozenset(hidden)
    found = [(*places.get(item, (0, "")), name, item) for item, name in kept_out]
    return tuple(Newcomer(name, "" if item in secret else title, number) for number, title, name, item in sorted(found))
