"""One look at a running meeting: everything its screen shows, read in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.queries import agenda, room
from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.queries.room import InterestRow, Room, StayRow
from models.reader import Reader
from models.rules.timing import out_of_reach
from ui.meetings.run_words import closing_then, passing_words
from ui.meetings.sheet import ItemSheet, sheet_of


@dataclass(frozen=True)
class Look:
    """The meeting as it stood at a moment; `closes` is when the room closes, `here` those in it as they sit."""

    at: datetime
    facts: MeetingFacts
    items: Sequence[ItemRow]
    closes: datetime | None
    stays: Sequence[StayRow]
    interests: Sequence[InterestRow]
    counts: Room
    here: Sequence[StayRow]
    sheet: ItemSheet | None

    def told(self) -> Mapping[str, str]:
        """Who came or left during each item."""
        return passing_words(self.items, self.stays, self.facts.opened_at, self.at)

    def late(self) -> frozenset[str]:
        """The items before whose end the room closes."""
        since = self.facts.opened_at or self.facts.starts or self.at
        clocks = [item.clock for item in self.items]
        places = out_of_reach(since, clocks, self.at, self.closes) if self.closes else ()
        return frozenset(self.items[place].id for place in places)


def look_at(reader: Reader, facts: MeetingFacts, now: datetime) -> Look:
    """Look at it now."""
    items, stays = agenda.items(reader, facts.id), room.attendance(reader, facts.id)
    place = next((place for place, item in enumerate(items) if item.id == facts.current_item_id), None)
    return Look(
        at=now,
        facts=facts,
        items=items,
        closes=closing_then(room.closing(reader, facts.id) or facts.ends, facts.opened_at),
        stays=stays,
        interests=room.interests(reader, facts.id),
        counts=room.room(reader, facts.id, now, facts.current_item_id),
        here=room.here_in_seats(stays, now),
        sheet=sheet_of(reader, items, place, now),
    )
