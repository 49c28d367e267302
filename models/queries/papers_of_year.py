"""A year of a chapter in numbers, each counted from its own records."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.queries.chapter import chapter_name
from models.queries.moments import day, instant, shown_day
from models.reader import Reader
from models.rules.months import month_ends
from models.rules.register import states
from models.rules.roster import MembershipFacts, status


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting that was held: how many people were in the room, and how many minutes it lasted (None: unknown)."""

    title: str
    on: date
    present: int
    minutes: int | None


@dataclass(frozen=True)
class MembersThen:
    """How many people counted as members at the end of a day."""

    on: date
    count: int


@dataclass(frozen=True)
class Year:
    """What happened from `first` to `last`, both included; `by_month` counts run from the first month to the last.

    `methods` and `outcomes` count decisions declared; `things` how often each thing was lent, the most lent first.
    """

    chapter: str
    first: date
    last: date
    members: tuple[MembersThen, ...]
    joined: int
    left: int
    meetings: tuple[HeldMeeting, ...]
    attenders: int
    outcomes: tuple[tuple[str, int], ...]
    methods: tuple[tuple[str, int], ...]
    in_force: int
    loans_by_month: tuple[int, ...]
    borrowers: int
    late: int
    still_out: int
    bookings: int
    booked_minutes: int
    things: tuple[tuple[str, int], ...]
    never_used: tuple[str, ...]
    agreed_by_month: tuple[int, ...]
    done_by_month: tuple[int, ...]
    done_in_time: int
    open_at_end: int

    @property
    def seats(self) -> int:
        """All attendances together."""
        return sum(each.present for each in self.meetings)


def year_paper(reader: Reader, first: date, last: date) -> Year:
    """The numbers of a period of whole months, up to and with its last day."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    wide = {"first": (first - timedelta(days=1)).isoformat(), "last": (last + timedelta(days=2)).isoformat()}
    ends = month_ends(first, last)
    people = reader.rows(_membership, _PEOPLE)
    loans = [each for each in reader.rows(_loan, _LOANS, **wide) if each[3] and first <= each[3] <= last]
    meetings, attenders = _meetings(reader, (first, last), wide)
    agreed, done, in_time = _actions(reader, span)
    return Year(
        chapter=chapter_name(reader),
        first=first,
        last=last,
        members=tuple(MembersThen(on, _members(people, on)) for on in (first - timedelta(days=1), *ends)),
        joined=sum(bool(facts.joined_on and first <= facts.joined_on <= last) for facts in people),
        left=sum(bool((gone := _gone(facts)) and first <= gone <= last) for facts in people),
        meetings=tuple(meetings),
        attenders=attenders,
        outcomes=_declared(reader, "outcome", wide, (first, last)),
        methods=_declared(reader, "method", wide, (first, last)),
        in_force=_in_force(reader, last),
        loans_by_month=_by_month([each[3] for each in loans], ends),
        borrowers=len({each[2] for each in loans if each[2]}),
        late=sum(bool(due and back and back > due) for *_names, due, back in loans),
        still_out=sum(back is None or back > last for *_names, back in loans),
        **_use(reader, loans, wide, (first, last)),
        agreed_by_month=_by_month(agreed, ends),
        done_by_month=_by_month(done, ends),
        done_in_time=in_time,
        open_at_end=_open_actions(reader, last),
    )


_PEOPLE = """SELECT first_contact_on, requested_on, joined_on, period_end, paused_from, paused_to, left_on, deceased_on
    FROM person WHERE NOT removed"""
_LOANS = """SELECT l.asset_id, coalesce(a.name, ''), l.person_id, l.out_at, l.due_on, l.returned_at FROM loan AS l
    LEFT JOIN asset AS a ON a.id = l.asset_id WHERE NOT l.removed AND l.out_at >= :first AND l.out_at < :last"""
_MEETINGS = """SELECT m.id, coalesce(m.title, ''), m.starts, m.opened_at, m.closed_at FROM meeting AS m
    WHERE NOT m.removed AND m.state IN ('closed', 'approved') AND m.starts >= :first AND m.starts < :last
    ORDER BY m.starts, m.id"""
_PRESENT = """SELECT meeting_id, coalesce(nullif(person_id, ''), name) FROM attendance
    WHERE NOT removed AND part IN ('present', 'attending')"""
_ACTIONS = """SELECT m.starts, a.due_on, a.done_on FROM action AS a LEFT JOIN meeting AS m ON m.id = a.meeting_id
    WHERE NOT a.removed"""


def _membership(*days: str | None) -> MembershipFacts:
    return MembershipFacts(*(day(each) for each in days))


def _members(people: list[MembershipFacts], on: date) -> int:
    return sum(status(facts, on).counts_as_member for facts in people)


def _gone(facts: MembershipFacts) -> date | None:
    """The day a member left or died; who never joined cannot leave."""
    return min((each for each in (facts.left_on, facts.deceased_on) if each), default=None) if facts.joined_on else None


def _loan(*row: Any) -> tuple[Any, ...]:
    asset, name, person, out, due, back = row
    return asset, name, person, shown_day(out), day(due), shown_day(back)


def _meetings(reader: Reader, span: tuple[date, date], wide: dict[str, str]) -> tuple[list[HeldMeeting], int]:
    present: dict[str, set[str]] = {}
    for meeting, who in reader.rows(lambda *row: row, _PRESENT):
        present.setdefault(meeting, set()).add(who)
    found: list[HeldMeeting] = []
    everybody = set[str]()
    for id, title, starts, opened, closed in reader.rows(lambda *row: row, _MEETINGS, **wide):
        on = shown_day(starts)
        if on and span[0] <= on <= span[1]:
            found.append(HeldMeeting(title, on, len(present.get(id, ())), _minutes(instant(opened), instant(closed))))
            everybody |= present.get(id, set())
    return found, len(everybody)


def _minutes(opened: datetime | None, closed: datetime | None) -> int | None:
    return int((closed - opened).total_seconds()) // 60 if opened and closed and closed > opened else None


def _declared(reader: Reader, what: str, wide: dict[str, str], span: tuple[date, date]) -> tuple[tuple[str, int], ...]:
    """Decisions declared in the period by outcome; or those adopted, by how."""
    query = f"""SELECT coalesce(d.{what}, ''), coalesce(m.starts, d.declared_at) AS at FROM decision AS d
        LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE NOT d.removed AND coalesce(d.outcome, '') <> ''
        AND coalesce(d.amends_id, '') = '' AND ('{what}' = 'outcome' OR d.outcome = 'adopted')
        AND at >= :first AND at < :last"""
    found = reader.rows(lambda word, at: (word, shown_day(at)), query, **wide)
    return tuple(Counter(word for word, on in found if on and span[0] <= on <= span[1]).most_common())


def _in_force(reader: Reader, last: date) -> int:
    """How many decisions held at the end of the period: what was decided after it changes nothing."""
    from models.queries.decisions import facts, links_of, register

    decided = {row.id for row in register(reader, last) if row.decided_on and row.decided_on <= last}
    known = {id: each for id, each in facts(reader).items() if id in decided}
    links = [link for link in links_of(reader) if {link.later, link.earlier} <= decided]
    return sum(state.is_in_force for state in states(known, links, last).values())


def _by_month(days: list[date], ends: tuple[date, ...]) -> tuple[int, ...]:
    counted = Counter((each.year, each.month) for each in days)
    return tuple(counted[end.year, end.month] for end in ends)


def _use(reader: Reader, loans: list[tuple[Any, ...]], wide: dict[str, str], span: tuple[date, date]) -> dict[str, Any]:
    """Bookings, what was lent how often, and what nobody took or booked."""
    query = """SELECT asset_id, starts, ends FROM booking WHERE NOT removed AND starts < ends
        AND starts >= :first AND starts < :last"""
    booked = [
        (asset, _minutes(instant(starts), instant(ends)) or 0)
        for asset, starts, ends in reader.rows(lambda *row: row, query, **wide)
        if (on := shown_day(starts)) and span[0] <= on <= span[1]
    ]
    used = {asset for asset, *_rest in (*loans, *booked)}
    lent = Counter(name for _id, name, *_rest in loans)
    named = "SELECT id, coalesce(name, '') FROM asset WHERE NOT removed AND kind IN ('kit', 'room', '') ORDER BY name"
    return {
        "bookings": len(booked),
        "booked_minutes": sum(minutes for _asset, minutes in booked),
        "things": tuple(sorted(lent.items(), key=lambda each: (-each[1], each[0]))),
        "never_used": tuple(name for id, name in reader.rows(lambda *row: row, named) if id not in used),
    }


def _actions(reader: Reader, span: dict[str, str]) -> tuple[list[date], list[date], int]:
    """The days on which actions were agreed and done in the period, and how many were done by the day named."""
    rows = reader.rows(lambda starts, due, done: (shown_day(starts), day(due), day(done)), _ACTIONS)
    first, last = date.fromisoformat(span["first"]), date.fromisoformat(span["last"])
    agreed = [on for on, _due, _done in rows if on and first <= on <= last]
    done = [(due, on) for _agreed, due, on in rows if on and first <= on <= last]
    return agreed, [on for _due, on in done], sum(due is None or on <= due for due, on in done)


def _open_actions(reader: Reader, last: date) -> int:
    query = """SELECT m.starts, a.done_on, a.dropped_on FROM action AS a LEFT JOIN meeting AS m ON m.id = a.meeting_id
        WHERE NOT a.removed"""
    rows = reader.rows(lambda starts, *ended: (shown_day(starts), *map(day, ended)), query)
    return sum(
        (agreed is None or agreed <= last) and not any(on and on <= last for on in ended) for agreed, *ended in rows
    )
