"""What people said to a proposal, and who of them may decide it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from models.queries.at_once import rows_at_once
from models.queries.moments import day
from models.queries.room import people, written_name
from models.reader import Reader
from models.rules.attendance import Sets
from models.rules.decisions import StanceKind, Voice

BEFOREHAND = ("note", "phone", "proxy")
"""How the absent make themselves heard."""


@dataclass(frozen=True)
class StanceRow:
    """What one person said; `stale` when the text has changed since.

    `how` is read by `rules.hearings`; `owner` and `until` are who takes an objection up and until when.
    """

    id: str
    person_id: str
    name: str
    stance: str
    reason: str
    state: str
    source: str
    text_version: int
    stale: bool
    how: str = ""
    owner: str = ""
    until: date | None = None
    relayed_by: str = ""

    @property
    def who(self) -> str:
        """Whoever said it, member or not."""
        return self.person_id or self.name


@dataclass(frozen=True)
class Decider:
    """Somebody who may decide, with what they said to the present text ('' until heard).

    `before` is what they said to an older text, while nothing newer is known.
    """

    person_id: str
    name: str
    initials: str
    stance: str
    source: str = ""
    before: str = ""


def stances(reader: Reader, decision_id: str, version: int) -> tuple[StanceRow, ...]:
    """Everything anybody said to a proposal, by name; each person's last word comes last."""
    return tuple(rows_at_once(reader, _stance, 13, _ROWS, decision=decision_id, version=version))


def last_words(said: Iterable[StanceRow]) -> dict[str, StanceRow]:
    """The last thing each person said, to this text or an older one."""
    return {row.who: row for row in said}


def deciders(reader: Reader, meeting_id: str, sets: Sets, said: Iterable[StanceRow]) -> tuple[Decider, ...]:
    """Those who may decide: as they are seated, else as they were signed in, and those signed in together by name."""
    last = last_words(said)
    places = {id: (seat, came) for id, seat, came in rows_at_once(reader, _row, 3, _PLACES, meeting=meeting_id)}
    seated = sorted(people(reader, sets.deciders), key=lambda pick: places.get(pick.id, _NO_PLACE))
    return tuple(_decider(pick.id, pick.name, pick.initials, last.get(pick.id)) for pick in seated)


def voices(said: Iterable[StanceRow]) -> tuple[Voice, ...]:
    """The same as the rules see it; people without a member's record are heard under their name."""
    return tuple(
        Voice(row.who, _KNOWN[row.stance], row.text_version, row.state) for row in said if row.stance in _KNOWN
    )


def _decider(id: str, name: str, initials: str, row: StanceRow | None) -> Decider:
    if row is None:
        return Decider(id, name, initials, "")
    if row.stale:
        return Decider(id, name, initials, "", before=row.stance)
    return Decider(id, name, initials, row.stance, row.source)


@lru_cache(maxsize=4000)  # after every deed of a meeting the same hundreds of rows are read again
def _stance(*row: Any) -> StanceRow:
    *said, stale, how, owner, until, relayed_by = row
    return _make(*said, bool(stale), how, owner, day(until), relayed_by)


def _row(*row: Any) -> tuple[Any, ...]:
    return row


_make: Callable[..., StanceRow] = StanceRow
_KNOWN = {str(kind): kind for kind in StanceKind}
_NO_PLACE = (1_000_000, "")

_ROWS = f"""SELECT s.id, coalesce(s.person_id, ''), {written_name("p", "s.name")}, coalesce(s.stance, ''),
    coalesce(s.reason, ''), coalesce(s.state, ''), coalesce(s.source, ''), coalesce(s.text_version, 1),
    coalesce(s.text_version, 1) <> :version, coalesce(s.how, ''), coalesce(s.owner, ''), s.until,
    coalesce(s.relayed_by, '')
    FROM stance AS s LEFT JOIN person AS p ON p.id = s.person_id
    WHERE s.decision_id = :decision AND NOT s.removed ORDER BY 3, s.at, s.id"""

_PLACES = """SELECT person_id, min(coalesce(seat, 1000000)), min(coalesce(arrived, '')) FROM attendance
    WHERE meeting_id = :meeting AND NOT removed AND person_id <> '' GROUP BY person_id"""
