"""What needs a person now: one look over every subject, for the first page."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from models.clock import wall
from models.queries.holds import BookingRow, LoanRow, bookings, flagged, out, stocks
from models.queries.moments import instant
from models.queries.plain import called, stored
from models.reader import Reader
from models.rules.actions import ActionFacts, ActionState, action_state
from models.rules.loans import LoanState
from models.rules.london import day_of, midnight

AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class AgendaLine:
    """One item of the next agenda."""

    title: str
    minutes: int | None


@dataclass(frozen=True)
class NextMeeting:
    """The meeting that runs, or the next one planned; one whose day has passed still wants running or moving."""

    id: str
    title: str
    starts: datetime | None
    ends: datetime | None
    place: str
    is_running: bool
    expected: int = 0
    apologies: int = 0
    items: tuple[AgendaLine, ...] = ()


@dataclass(frozen=True)
class DueAction:
    """Something promised that is late or due within the week."""

    id: str
    text: str
    owner: str
    due_on: date
    state: ActionState


@dataclass(frozen=True)
class ReviewDue:
    """A decision in force whose review is due within the week."""

    id: str
    number: str
    text: str
    review_on: date


@dataclass(frozen=True)
class Waiting:
    """A decision taken without a meeting; `deadline` where silence speaks, `ready` once its outcome can be declared."""

    id: str
    text: str
    method: str
    deadline: datetime | None
    ready: bool = False


@dataclass(frozen=True)
class Sharing:
    """When a bundle was last saved, and how many deeds were done since."""

    saved_at: datetime | None
    since: int


@dataclass(frozen=True)
class Begun:
    """How much there is of each thing, to know whether a chapter has only begun."""

    members: int
    assets: int
    meetings: int


@dataclass(frozen=True)
class Today:
    """Everything the first page says; lists hold what presses first. `never_asked` is nought until it is counted."""

    begun: Begun
    meeting: NextMeeting | None
    actions: tuple[DueAction, ...]
    open_actions: int
    loans: tuple[LoanRow, ...]
    clashes: tuple[BookingRow, ...]
    reviews: tuple[ReviewDue, ...]
    sharing: Sharing
    never_asked: int = 0
    waiting: tuple[Waiting, ...] = ()

    @property
    def needs(self) -> int:
        """How many things want a person this week."""
        pressing = sum(loan.lent.state in (LoanState.OVERDUE, LoanState.DUE_SOON) for loan in self.loans)
        asking = int(self.never_asked > 0) + sum(each.ready for each in self.waiting)
        return len(self.actions) + pressing + len(self.clashes) + len(self.reviews) + asking


def today(reader: Reader, now: datetime) -> Today:
    """What needs a person at this moment."""
    on = day_of(now)
    actions = _actions(reader, on)
    return Today(
        begun=_begun(reader),
        meeting=_next_meeting(reader, now),
        actions=tuple(action for action in actions if action.state is not ActionState.OPEN),
        open_actions=_open_actions(reader),
        loans=tuple(out(reader, on)),
        clashes=tuple(_clashes(reader, now)),
        reviews=tuple(_reviews(reader, on)),
        sharing=_sharing(reader),
        waiting=tuple(_waiting(reader, now)),
    )


def never_asked(reader: Reader, now: datetime) -> int:
    """The members nobody has asked for consent: a walk over everyone, for a worker, and `Today` is told afterwards."""
    from models.queries import roster  # the first page is painted before this is asked

    return roster.not_asked(reader, day_of(now))


def _begun(reader: Reader) -> Begun:
    tables = ("person", "asset", "meeting")
    return Begun(*(reader.value(f"SELECT count(*) FROM {table} WHERE NOT removed") for table in tables))


def _next_meeting(reader: Reader, now: datetime) -> NextMeeting | None:
    query = """SELECT id, coalesce(title, ''), starts, ends, coalesce(place, ''), coalesce(state, '') FROM meeting
        WHERE NOT removed AND coalesce(state, '') IN ('', 'planned', 'running')
        ORDER BY state = 'running' DESC, coalesce(starts, '') < :midnight,
            CASE WHEN starts < :midnight THEN NULL ELSE starts END, starts DESC LIMIT 1"""
    found = reader.one(_meeting, query, midnight=stored(midnight(day_of(now))))
    if found is None:
        return None
    people = """SELECT count(DISTINCT coalesce(person_id, name)) FILTER (WHERE part IN ('expected', 'present')),
        count(DISTINCT coalesce(person_id, name)) FILTER (WHERE part = 'apologies')
        FROM attendance WHERE meeting_id = :id AND NOT removed"""
    expected, apologies = reader.one(_as_is, people, id=found.id) or (0, 0)
    lines = """SELECT coalesce(title, ''), minutes FROM agenda_item WHERE meeting_id = :id AND NOT removed
        ORDER BY position, id"""
    items = tuple(reader.rows(AgendaLine, lines, id=found.id))
    return replace(found, expected=expected, apologies=apologies, items=items)


def _actions(reader: Reader, on: date) -> list[DueAction]:
    query = """SELECT a.id, coalesce(a.text, ''), coalesce(a.owner, ''),
        p.given_name, p.family_name, p.known_as, a.due_on
        FROM action AS a LEFT JOIN person AS p ON p.id = a.owner_id
        WHERE NOT a.removed AND a.done_on IS NULL AND a.dropped_on IS NULL AND a.due_on <= :until
        ORDER BY a.due_on, a.id"""

    def make(id: str, text: str, owner: str, *rest: str) -> DueAction:
        *names, due = rest
        due_on = date.fromisoformat(due)
        return DueAction(id, text, called(*names) or owner, due_on, action_state(ActionFacts(due_on), on))

    return reader.rows(make, query, until=(on + AHEAD).isoformat())


def _open_actions(reader: Reader) -> int:
    return reader.value("SELECT count(*) FROM action WHERE NOT removed AND done_on IS NULL AND dropped_on IS NULL")


def _clashes(reader: Reader, now: datetime) -> list[BookingRow]:
    coming = bookings(reader, "NOT a.removed AND b.ends > :now ORDER BY b.starts, b.id", now=stored(now))
    return [booking for booking in flagged(coming, stocks(reader, now)) if booking.clash]


def _reviews(reader: Reader, on: date) -> list[ReviewDue]:
    """By the register's own rule, asked for the end of the week, so that a review comes in sight in time."""
    soon = on + AHEAD
    query = "SELECT 1 FROM decision WHERE NOT removed AND review_on <= :soon LIMIT 1"
    if not reader.value(query, soon=soon.isoformat()):
        return []
    from models.queries.decisions import register  # loaded where there is something to review

    due = [
        ReviewDue(row.id, row.number, row.text, row.review_on or on)
        for row in register(reader, soon)
        if row.state == "review_due"
    ]
    return sorted(due, key=lambda review: (review.review_on, review.number))


def _waiting(reader: Reader, now: datetime) -> list[Waiting]:
    """What is decided without a meeting: those to be declared first, then by their deadlines."""
    query = """SELECT id, coalesce(text, ''), method, deadline FROM decision
        WHERE NOT removed AND coalesce(outcome, '') = '' AND coalesce(meeting_id, '') = ''
            AND method IN ('lazy_consensus', 'advice', 'mandate')
        ORDER BY deadline IS NULL, deadline, id"""
    found = reader.rows(_waits, query)
    if not found:
        return []
    from models.queries.choices import computed  # loaded where something waits

    results = [computed(reader, each.id, now) for each in found]
    seen = [replace(each, ready=bool(said and said.outcome)) for each, said in zip(found, results, strict=True)]
    return sorted(seen, key=lambda each: not each.ready)


def _waits(id: str, text: str, method: str, deadline: str | None) -> Waiting:
    return Waiting(id, text, method, instant(deadline))


def _sharing(reader: Reader) -> Sharing:
    """Changes are counted in deeds of this laptop since the last bundle left it."""
    saved = instant(reader.value("SELECT max(at) FROM exchange WHERE direction = 'saved'"))
    since = reader.value("SELECT count(*) FROM deed WHERE hlc > :stamp", stamp=wall(saved) if saved else 0)
    return Sharing(saved, since)


def _meeting(*row: Any) -> NextMeeting:
    id, title, starts, ends, place, state = row
    return NextMeeting(id, title, instant(starts), instant(ends), place, state == "running")


def _as_is(*row: Any) -> tuple[Any, ...]:
    return row
