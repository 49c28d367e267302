"""Meetings as lists and as one meeting: when, where, in which state, and what came of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.queries.moments import instant
from models.queries.room import written_name
from models.reader import Reader

FORGOTTEN_AFTER = timedelta(hours=3)
_DAY = timedelta(days=1)

_STATE = """CASE WHEN EXISTS (SELECT 1 FROM approval AS a WHERE a.meeting_id = m.id AND NOT a.removed) THEN 'approved'
    ELSE coalesce(nullif(m.state, ''), 'planned') END"""


@dataclass(frozen=True)
class MeetingRow:
    """One line of the list of meetings; `state` is planned, running, closed or approved."""

    id: str
    title: str
    kind: str
    starts: datetime | None
    ends: datetime | None
    place: str
    state: str
    items: int
    present: int
    decisions: int
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class ApprovalFacts:
    """Where and when the minutes were approved."""

    at_meeting_id: str
    meeting: str
    on: str
    corrections: str


@dataclass(frozen=True)
class MeetingFacts:
    """One meeting with everything but its agenda and its people."""

    id: str
    title: str
    kind: str
    starts: datetime | None
    ends: datetime | None
    place: str
    state: str
    removed: bool
    facilitator_id: str
    facilitator: str
    note_taker_id: str
    note_taker: str
    quorum_kind: str
    quorum_count: int | None
    quorum_num: int | None
    quorum_den: int | None
    current_item_id: str
    opened_at: datetime | None
    closed_at: datetime | None
    next_meeting: str
    imported: bool
    approvals: tuple[ApprovalFacts, ...]

    def should_end(self) -> datetime | None:
        """When it ends by its plan; one begun after that, or on another day, lasts as long as was planned."""
        last = self.ends or self.starts
        if self.opened_at is None or last is None or self.starts is None:
            return last
        if self.opened_at < last < self.opened_at + _DAY:
            return last
        return self.opened_at + (last - self.starts)

    def is_forgotten(self, now: datetime) -> bool:
        """Whether it still runs long after it should have ended: somebody forgot to close it."""
        last = self.should_end()
        return self.state == "running" and last is not None and now > last + FORGOTTEN_AFTER


def listed(reader: Reader, *, text: str = "", which: str = "all") -> list[MeetingRow]:
    """Meetings that match: the running one, then those to come, soonest first, then the past ones, newest first.

    `which` is all, planned, closed, approved or bin; `text` is looked for in titles, places, agendas and notes.
    """
    conditions = ["m.removed" if which == "bin" else "NOT m.removed"]
    if which not in ("all", "bin"):
        conditions.append("state = :which")
    words = {f"w{n}": f"%{_escaped(word)}%" for n, word in enumerate(text.split()[:8])}
    conditions += [_MENTIONS.format(word=word) for word in words]
    sql = f"""SELECT m.id, coalesce(m.title, ''), coalesce(m.kind, ''), m.starts, m.ends, coalesce(m.place, ''),
        {_STATE} AS state,
        (SELECT count(*) FROM agenda_item AS i WHERE i.meeting_id = m.id AND NOT i.removed),
        (SELECT count(DISTINCT coalesce(nullif(s.person_id, ''), s.name)) FROM attendance AS s
            WHERE s.meeting_id = m.id AND s.part = 'present' AND NOT s.removed),
        (SELECT count(*) FROM decision AS d WHERE d.meeting_id = m.id AND d.outcome <> '' AND NOT d.removed),
        m.opened_at, m.closed_at FROM meeting AS m WHERE {" AND ".join(conditions)}
        ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'planned' THEN 1 ELSE 2 END,
            CASE WHEN state = 'planned' THEN coalesce(m.starts, '9') END,
            coalesce(iif(m.closed_at IS NULL, NULL, m.opened_at), m.starts, '9') DESC, m.id"""
    return reader.rows(_row, sql, which=which, **words)


def meeting(reader: Reader, id: str) -> MeetingFacts | None:
    """One meeting, in the bin or not."""
    return reader.one(
        lambda *row: _facts(reader, *row),
        f"""SELECT m.id, coalesce(m.title, ''), coalesce(m.kind, ''), m.starts, m.ends, coalesce(m.place, ''),
        {_STATE}, coalesce(m.removed, 0), m.facilitator_id, {written_name("f", "m.facilitator")},
        m.note_taker_id, {written_name("n", "m.note_taker")}, coalesce(m.quorum_kind, ''), m.quorum_count, m.quorum_num,
        m.quorum_den, coalesce(m.current_item_id, ''), m.opened_at, m.closed_at, coalesce(m.next_meeting, ''),
        coalesce(m.source, '') <> ''
        FROM meeting AS m LEFT JOIN person AS f ON f.id = m.facilitator_id
        LEFT JOIN person AS n ON n.id = m.note_taker_id
        WHERE m.id = :id""",
        id=id,
    )


def counts(reader: Reader) -> dict[str, int]:
    """How many meetings each chip of the list would show."""
    states = dict(
        reader.rows(
            lambda state, count: (state, count),
            f"SELECT {_STATE} AS state, count(*) FROM meeting AS m WHERE NOT m.removed GROUP BY state",
        )
    )
    bin = reader.value("SELECT count(*) FROM meeting WHERE removed")
    return {**{state: states.get(state, 0) for state in _STATES}, "all": sum(states.values()), "bin": bin}


def next_planned(reader: Reader, *, after: str = "") -> MeetingRow | None:
    """The next meeting that has not been held, other than `after`."""
    return next((row for row in listed(reader, which="planned") if row.id != after), None)


def last_held(reader: Reader, *, before: str = "") -> MeetingRow | None:
    """The latest meeting that was held and closed, other than `before`."""
    held = [row for row in listed(reader) if row.state in ("closed", "approved") and row.id != before]
    return max(held, key=lambda row: (row.starts is not None, row.starts), default=None)


def all_running(reader: Reader, *, but: str = "") -> list[MeetingRow]:
    """Every meeting that is running, other than `but`: two groups may meet at once, or one was never closed."""
    return [row for row in listed(reader, which="running") if row.id != but]


def running(reader: Reader, *, but: str = "") -> MeetingRow | None:
    """The meeting that is running, other than `but`, if one is; of several the one that was planned for last."""
    return next(iter(all_running(reader, but=but)), None)


_STATES = ("planned", "running", "closed", "approved")
_MENTIONS = r"""(m.title LIKE :{word} ESCAPE '\' OR m.place LIKE :{word} ESCAPE '\'
    OR EXISTS (SELECT 1 FROM agenda_item AS i WHERE i.meeting_id = m.id AND NOT i.removed
        AND (i.title LIKE :{word} ESCAPE '\' OR i.notes LIKE :{word} ESCAPE '\')))"""


def _row(*row: Any) -> MeetingRow:
    id, title, kind, starts, ends, place, state, items, present, decisions, opened, closed = row
    planned, held = (instant(starts), instant(ends)), (instant(opened), instant(closed))
    return MeetingRow(id, title, kind, *planned, place, state, items, present, decisions, *held)


def _facts(reader: Reader, *row: Any) -> MeetingFacts:
    values: list[Any] = [instant(value) if n in _INSTANTS else value for n, value in enumerate(row)]
    for n in _REFS:
        values[n] = values[n] or ""
    for n in _FLAGS:
        values[n] = bool(values[n])
    return MeetingFacts(*values, approvals=_approvals(reader, row[0]))


_INSTANTS, _REFS, _FLAGS = (3, 4, 17, 18), (8, 10), (7, 20)


def _approvals(reader: Reader, id: str) -> tuple[ApprovalFacts, ...]:
    sql = """SELECT coalesce(a.at_meeting_id, ''), coalesce(m.title, ''), coalesce(a.approved_on, ''),
        coalesce(a.corrections, '')
        FROM approval AS a LEFT JOIN meeting AS m ON m.id = a.at_meeting_id
        WHERE a.meeting_id = :id AND NOT a.removed ORDER BY a.approved_on, a.id"""
    return tuple(reader.rows(ApprovalFacts, sql, id=id))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
