"""Who is in the room, who is expected, who declared an interest, and whether they are enough."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from models.queries.at_once import rows_at_once
from models.queries.moments import instant
from models.reader import Reader
from models.rules.attendance import Sets, Stay, covers, present_at, sets_at
from models.rules.london import day_of
from models.rules.names import Names, display_name, initials
from models.rules.quorum import counted, is_broken, is_quorate, need, rule_of
from models.rules.roster import STATUS_SQL, statuses_where
from models.rules.seats import in_seat_order, seated

_MAY_DECIDE = f"{STATUS_SQL} IN {statuses_where(lambda status: status.may_decide)}"
_NAMES = "coalesce(p.given_name, ''), coalesce(p.family_name, ''), coalesce(p.known_as, '')"
_IN_ROOM = ("present", "attending")
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_STAYS = """SELECT coalesce(person_id, ''), arrived, left, coalesce(remote, 0) FROM attendance
    WHERE meeting_id = :meeting AND part = 'present' AND NOT removed"""
_RECUSED = """SELECT coalesce(person_id, '') FROM interest
    WHERE meeting_id = :meeting AND coalesce(item_id, '') IN (:item, '') AND NOT removed"""
_QUORUM = "SELECT coalesce(quorum_kind, ''), quorum_count, quorum_num, quorum_den FROM meeting WHERE id = :id"


@dataclass(frozen=True)
class StayRow:
    """One line of attendance: `part` is present, attending, apologies or expected; `remote` by telephone or screen."""

    id: str
    person_id: str
    name: str
    initials: str
    part: str
    capacity: str
    arrived: datetime | None
    left: datetime | None
    remote: bool = False
    seat: int | None = None

    @property
    def key(self) -> str:
        """Who this is, member or not: the same person's stays share it."""
        return self.person_id or f"name:{self.name.casefold()}"

    def is_here(self, at: datetime) -> bool:
        """Whether this stay covers a moment."""
        return self.part in _IN_ROOM and covers(self.arrived, self.left, at)


@dataclass(frozen=True)
class InterestRow:
    """An interest somebody declared for one item."""

    id: str
    item_id: str
    person_id: str
    name: str
    nature: str
    handling: str


@dataclass(frozen=True)
class PersonPick:
    """Somebody who may be meant by a few typed letters."""

    id: str
    name: str
    initials: str
    organisation: str


@dataclass(frozen=True)
class Room:
    """Who counts at one moment; `need` is None without a quorum, `broken` where it asks for more than there are.

    `afar` are members who take part by telephone or screen where the group's rule does not count that as present,
    `newcomers` members who are there and joined too late to decide yet.
    """

    sets: Sets
    counted: int
    need: int | None
    quorate: bool
    broken: bool
    afar: frozenset[str] = frozenset()
    newcomers: frozenset[str] = frozenset()


def attendance(reader: Reader, meeting_id: str) -> list[StayRow]:
    """Every stay of a meeting, by name, each person's stays in their order."""
    sql = f"""SELECT a.id, coalesce(a.person_id, ''), coalesce(a.name, ''), {_NAMES}, coalesce(a.part, ''),
        coalesce(a.capacity, ''), a.arrived, a.left, coalesce(a.remote, 0), a.seat
        FROM attendance AS a LEFT JOIN person AS p ON p.id = a.person_id
        WHERE a.meeting_id = :meeting AND NOT a.removed"""
    stays = rows_at_once(reader, _stay, 12, sql, meeting=meeting_id)
    return sorted(stays, key=lambda stay: (stay.name.casefold(), stay.key, str(stay.arrived or "")))


def parts_taken(reader: Reader, meeting_id: str) -> Counter[str]:
    """How many people came, are expected or sent apologies, each once."""
    sql = """SELECT DISTINCT coalesce(part, ''), coalesce(person_id, ''),
        CASE WHEN coalesce(person_id, '') = '' THEN coalesce(name, '') ELSE '' END
        FROM attendance WHERE meeting_id = :meeting AND NOT removed"""
    rows = reader.rows(lambda part, id, name: (part, id, name.casefold()), sql, meeting=meeting_id)
    return Counter(part for part, _id, _name in set(rows))


def interests(reader: Reader, meeting_id: str) -> list[InterestRow]:
    """Every interest declared at a meeting."""
    sql = f"""SELECT i.id, coalesce(i.item_id, ''), coalesce(i.person_id, ''), {written_name("p", "i.name")},
        coalesce(i.nature, ''), coalesce(i.handling, '')
        FROM interest AS i LEFT JOIN person AS p ON p.id = i.person_id
        WHERE i.meeting_id = :meeting AND NOT i.removed ORDER BY i.id"""
    return reader.rows(InterestRow, sql, meeting=meeting_id)


def room(reader: Reader, meeting_id: str, at: datetime, item_id: str = "") -> Room:
    """Who counts at a moment for one item, or for the meeting as a whole, under its own quorum and its kind's rule."""
    from models.queries.kinds import kind_of  # not at the top: kinds know decisions, and these know the room

    kind = kind_of(reader, meeting_id)
    ended = instant(reader.value("SELECT closed_at FROM meeting WHERE id = :id", id=meeting_id))
    stays = rows_at_once(reader, _counted_stay, 4, _STAYS, meeting=meeting_id)
    near = present_at([stay for stay, remote in stays if kind.remote_counts or not remote], at, ended=ended)
    everybody = present_at([stay for stay, _remote in stays], at, ended=ended)
    recused = reader.column(_RECUSED, meeting=meeting_id, item=item_id) if item_id else ()
    sets = sets_at(roll(reader, day_of(at), kind.joined_days), near, recused)
    everyone = roll(reader, day_of(at)) if kind.joined_days else sets.roll
    rule = reader.one(rule_of, _QUORUM, id=meeting_id) or rule_of("", None, None, None)
    wanted = need(rule, len(sets.roll))
    count = counted(sets, count_recused=kind.count_recused)
    broken = is_broken(rule, len(sets.roll))
    return Room(
        sets,
        count,
        wanted,
        is_quorate(count, wanted),
        broken,
        (everybody - near) & sets.roll,
        near & everyone - sets.roll,
    )


def seats(stays: Iterable[StayRow]) -> tuple[str, ...]:
    """Everybody who came, in the order they sit: as they were put, else as they were signed in, by the keys of stays.

    Who went out keeps the seat.
    """
    came = [stay for stay in stays if stay.part in _IN_ROOM]
    return seated((), (stay.key for stay in sorted(came, key=_seat)))


def here_in_seats(stays: Sequence[StayRow], at: datetime) -> tuple[StayRow, ...]:
    """The stays of those in the room, in the order they sit."""
    here = {stay.key: stay for stay in stays if stay.is_here(at)}
    return tuple(here[key] for key in in_seat_order(seats(stays), here))


def closing(reader: Reader, meeting_id: str) -> datetime | None:
    """When the room of a meeting must be left."""
    return instant(reader.value("SELECT closes FROM meeting WHERE id = :id", id=meeting_id))


def roll(reader: Reader, today: date, joined_days: int | None = None) -> frozenset[str]:
    """Everybody with a say in decisions on a day; with `joined_days`, those who joined so many days before."""
    cut_off = "AND joined_on <= :by" if joined_days else ""
    select = f"SELECT group_concat(id, ' ') FROM person WHERE removed = 0 AND {_MAY_DECIDE} {cut_off}"
    by = (today - timedelta(days=joined_days or 0)).isoformat()
    return frozenset(
        (reader.value(select, today=today.isoformat(), by=by) or "").split()
    )  # one text: half the time of rows


def came_to(reader: Reader, meeting_id: str) -> tuple[str, ...]:
    """The members who were at a meeting."""
    sql = """SELECT DISTINCT person_id FROM attendance
        WHERE meeting_id = :meeting AND part = 'present' AND person_id <> '' AND NOT removed ORDER BY person_id"""
    return tuple(reader.column(sql, meeting=meeting_id))


def people_like(reader: Reader, text: str, *, first: Iterable[str] = (), limit: int = 8) -> list[PersonPick]:
    """Members whose names begin as typed, those in `first` ahead of the others."""
    words = ["".join(c for c in word if c.isalnum() or c in "'’-") for word in text.split()]
    match = " ".join(f'"{word}"*' for word in words if word)
    if not match:
        return []
    sql = f"""SELECT p.id, {_NAMES}, coalesce(p.organisation, '') FROM person_fts
        JOIN person AS p ON p.rowid = person_fts.rowid
        WHERE person_fts MATCH :match AND NOT p.removed AND p.left_on IS NULL AND p.deceased_on IS NULL LIMIT 200"""
    ahead = frozenset(first)
    picks = reader.rows(_pick, sql, match=f"names : ({match})")
    return sorted(picks, key=lambda pick: (pick.id not in ahead, pick.name.casefold()))[:limit]


def people(reader: Reader, ids: Iterable[str]) -> list[PersonPick]:
    """These members, by name."""
    sql = f"""SELECT p.id, {_NAMES}, coalesce(p.organisation, '') FROM person AS p
        WHERE p.id IN (SELECT value FROM json_each(:ids)) AND NOT p.removed"""
    found = rows_at_once(reader, _pick, 5, sql, ids=json.dumps(list(ids)))
    return sorted(found, key=lambda pick: pick.name.casefold())


def written_name(person: str, written: str) -> str:
    """SQL for a member's name as people use it, or the name as written where no member is linked."""
    p = person
    called = f"coalesce(nullif({p}.known_as, ''), {p}.given_name)"
    family = f"CASE WHEN {called} LIKE '% ' || {p}.family_name THEN NULL ELSE {p}.family_name END"
    known = f"nullif(trim(concat_ws(' ', {called}, {family})), '')"
    return f"coalesce({known}, {written}, '')"


def _stay(*row: Any) -> StayRow:
    id, person_id, name, given, family, known_as, part, capacity, arrived, left, remote, seat = row
    shown, letters = _called(Names(given, family, known_as), name)
    return StayRow(id, person_id, shown, letters, part, capacity, instant(arrived), instant(left), bool(remote), seat)


@lru_cache(maxsize=1000)
def _called(names: Names, written: str) -> tuple[str, str]:
    """Name and initials: the same few hundred are asked for after every deed of a meeting."""
    shown = display_name(names) or written
    return shown, initials(names) or initials(Names(shown))


def _counted_stay(person_id: str, arrived: str | None, left: str | None, remote: int) -> tuple[Stay, bool]:
    return Stay(person_id, instant(arrived), instant(left)), bool(remote)


def _seat(stay: StayRow) -> tuple[bool, int, datetime, str]:
    return stay.seat is None, stay.seat or 0, stay.arrived or _ALWAYS, stay.name


def _pick(id: str, given: str, family: str, known_as: str, organisation: str) -> PersonPick:
    shown, letters = _called(Names(given, family, known_as), "")
    return PersonPick(id, shown, letters, organisation)
