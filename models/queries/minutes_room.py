"""Who was there, when they came and went, and whether they were enough, as minutes tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.queries.minutes import Attendee, Declaration, Passing, QuorumStatement
from models.queries.room import InterestRow, StayRow, room
from models.reader import Reader
from models.rules.attendance import came_late


@dataclass(frozen=True)
class Hall:
    """Everybody's stays, and between which moments the meeting was held."""

    stays: Sequence[StayRow]
    begun: datetime | None
    ended: datetime | None
    imported: bool

    def attendees(self, part: str) -> tuple[Attendee, ...]:
        """Everybody once, however often they came and went; two of one name who overlap are two people."""
        return tuple(self._attendee(stays) for stays in self._people(part))

    def _people(self, part: str) -> list[list[StayRow]]:
        people: list[list[StayRow]] = []
        for stay in self.stays:  # a person's stays follow each other
            if stay.part != part:
                continue
            if people and _goes_on(people[-1][-1], stay):
                people[-1].append(stay)
            else:
                people.append([stay])
        return people

    def _attendee(self, stays: Sequence[StayRow]) -> Attendee:
        """Times only where they say something: late in, early out, or as an imported record wrote them."""
        first, last = stays[0], stays[-1]
        return Attendee(
            first.name,
            next((stay.capacity for stay in stays if stay.capacity), ""),
            first.arrived if self.imported or self._is_late(first.arrived) else None,
            last.left if self.imported or self._is_early(last.left) else None,
            any(stay.remote for stay in stays),
            tuple((one.left, two.arrived) for one, two in pairwise(stays) if one.left and two.arrived),
        )

    def passings(self, item: ItemRow, until: datetime | None) -> tuple[Passing, ...]:
        """Who came in or left while an item was taken, in that order."""
        begun = item.started_at
        if begun is None:
            return ()
        return tuple(each for each in self._moves if begun <= each.at and (until is None or each.at < until))

    @cached_property
    def _moves(self) -> list[Passing]:
        """Everybody who came late or left early, in that order."""
        people = [*self._people("present"), *self._people("attending")]
        back = [stay for _first, *again in people for stay in again]
        here = [stay for stays in people for stay in stays]
        came = [Passing(s.name, True, s.arrived) for s, *_ in people if s.arrived and self._is_late(s.arrived)]
        came += [Passing(s.name, True, s.arrived) for s in back if s.arrived and self.begun and s.arrived > self.begun]
        left = [Passing(s.name, False, s.left) for s in here if s.left and self._is_early(s.left)]
        return sorted(came + left, key=lambda each: (each.at, each.name))

    def _is_late(self, arrived: datetime | None) -> bool:
        """As an imported record wrote it; else those who came as the meeting was opened were there from the start."""
        if self.imported:
            return bool(arrived and self.begun and arrived > self.begun)
        return came_late(arrived, self.begun)

    def _is_early(self, left: datetime | None) -> bool:
        return bool(left and self.ended and left < self.ended)

    def fullest(self) -> datetime | None:
        """The moment at which most were in the room."""
        steps = [(stay.arrived, 1) for stay in self.stays if stay.part == "present" and stay.arrived]
        steps += [(stay.left, -1) for stay in self.stays if stay.part == "present" and stay.arrived and stay.left]
        most, here, moment = 0, 0, None
        for at, step in sorted(steps):
            here += step
            if here > most:
                most, moment = here, at
        return moment


def hall(facts: MeetingFacts, stays: Sequence[StayRow]) -> Hall:
    """The room of one meeting."""
    return Hall(stays, facts.opened_at or facts.starts, facts.closed_at or facts.ends, facts.imported)


def quorum(reader: Reader, facts: MeetingFacts, here: Hall) -> QuorumStatement | None:
    """The fewest who decided anything; where nothing was decided, those there when the room was fullest.

    An imported meeting has the numbers of its record: `quorum_num` is how many could decide.
    """
    if facts.imported:
        return _recorded(facts)
    moment = here.fullest()
    if moment is None:
        return None
    deciding = reader.column(
        "SELECT deciders_count FROM decision WHERE meeting_id = :id AND NOT removed AND deciders_count > 0", id=facts.id
    )
    full = room(reader, facts.id, moment)
    deciders = min(deciding, default=full.counted)
    return QuorumStatement(full.need, deciders, full.need is None or deciders >= full.need)


def declared(interests: Iterable[InterestRow], agenda: Sequence[ItemRow], hidden: Iterable[str]) -> list[Declaration]:
    """Every interest with its item; of a confidential one only the number is told."""
    places = {item.id: (number, item.title) for number, item in enumerate(agenda, start=1)}
    secret = frozenset(hidden)
    told = []
    for each in interests:
        number, title = places.get(each.item_id, (0, ""))
        told.append(Declaration(each.name, "" if each.item_id in secret else title, each.nature, each.handling, number))
    return told


def _recorded(facts: MeetingFacts) -> QuorumStatement | None:
    if not facts.quorum_kind or facts.quorum_num is None:
        return None
    need = facts.quorum_count
    return QuorumStatement(need, facts.quorum_num, need is None or facts.quorum_num >= need)


def _goes_on(before: StayRow, stay: StayRow) -> bool:
    """Whether somebody who had left is back."""
    back = before.left is not None and stay.arrived is not None and stay.arrived >= before.left
    return back and before.key == stay.key
