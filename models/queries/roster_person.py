"""One member in full: who they are, how to reach them, what they brought, took and promised."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from models.log.consenting import consent_sql
from models.queries.history import HistoryLine, lines_of
from models.queries.moments import day
from models.queries.role_decisions import RoleDecision, chosen_for
from models.queries.roster_search import NATIONAL
from models.reader import Reader
from models.rules.consent import ConsentEvent, ConsentState
from models.rules.duplicates_sql import entries_of
from models.rules.names import Names, display_name, formal_name, initials
from models.rules.roster import MembershipFacts, Status, status

T = TypeVar("T")
_MEETINGS = 10

TEXTS = (
    "honorific", "given_name", "family_name", "known_as", "pronouns", "organisation", "job_title", "address_lines",
    "town", "county", "postcode", "country", "preferred_channel", "brings", "access_needs", "notes", "left_reason",
)  # fmt: skip
DAYS = (
    "first_contact_on", "requested_on", "joined_on", "period_end", "paused_from", "paused_to", "left_on", "deceased_on",
)  # fmt: skip


@dataclass(frozen=True)
class ContactLine:
    """One e-mail address or phone number; `kind` is email or phone."""

    id: str
    kind: str
    value: str
    label: str
    main: bool


@dataclass(frozen=True)
class RoleLine:
    """A role in the chapter, since when until when, and the decision it is held by, where there is one."""

    id: str
    role: str
    from_on: date | None
    to_on: date | None
    decision: RoleDecision | None = None


@dataclass(frozen=True)
class ConsentLine:
    """One answer, as it was taken down."""

    id: str
    state: str
    at: datetime | None
    method: str
    wording: str
    taken_by: str


@dataclass(frozen=True)
class AssetLine:
    """An asset they look after."""

    id: str
    name: str


@dataclass(frozen=True)
class LoanLine:
    """An asset in their hands."""

    asset_id: str
    asset: str
    due_on: date | None


@dataclass(frozen=True)
class ActionLine:
    """Something they promised and have not done yet."""

    id: str
    text: str
    due_on: date | None


@dataclass(frozen=True)
class Person:
    """One member. `texts` and `days` hold every column by name; they were at `attended` of the last `meetings`."""

    id: str
    removed: bool
    texts: dict[str, str]
    days: dict[str, date | None]
    status: Status
    consent: ConsentState
    contacts: tuple[ContactLine, ...]
    skills: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    consents: tuple[ConsentLine, ...]
    looks_after: tuple[AssetLine, ...]
    loans: tuple[LoanLine, ...]
    actions: tuple[ActionLine, ...]
    attended: int
    meetings: int

    @property
    def names(self) -> Names:
        """The parts of their name."""
        return Names(*(self.texts[part] for part in ("given_name", "family_name", "known_as", "honorific")))

    @property
    def name(self) -> str:
        """What people call them; may be empty."""
        return display_name(self.names)

    @property
    def formal_name(self) -> str:
        """The name for an envelope."""
        return formal_name(self.names)

    @property
    def initials(self) -> str:
        """One or two letters."""
        return initials(self.names)


def person(reader: Reader, id: str, *, today: date, now: datetime) -> Person | None:
    """Everything about one member, in the bin or not; None when the chapter has no such person. `now` is aware."""
    found = reader.one(_as_is, f"SELECT removed, {', '.join(TEXTS + DAYS)} FROM person WHERE id = :id", id=id)
    if found is None:
        return None
    texts = {name: value or "" for name, value in zip(TEXTS, found[1:], strict=False)}
    days = {name: day(value) for name, value in zip(DAYS, found[1 + len(TEXTS) :], strict=True)}
    consents = _consents(reader, id)
    allows = f"SELECT {consent_sql(reader.connection)} FROM person WHERE id = :id"
    attended, meetings = _attendance(reader, id, now)
    return Person(
        id=id,
        removed=bool(found[0]),
        texts=texts,
        days=days,
        status=status(MembershipFacts(**days), today),
        consent=ConsentState(reader.value(allows, id=id, audience=NATIONAL)),
        contacts=_contacts(reader, id),
        skills=_skills(reader, id),
        roles=_roles(reader, id),
        consents=tuple(line for *_, line in reversed(consents)),
        looks_after=_looks_after(reader, id),
        loans=_loans(reader, id),
        actions=_actions(reader, id),
        attended=attended,
        meetings=meetings,
    )


def consent_events(reader: Reader, person_id: str, audience: str = NATIONAL) -> list[ConsentEvent]:
    """Every answer somebody gave, under whichever entry, oldest first, as the rules read them."""
    return [event for _, event, _ in _consents(reader, person_id, audience)]


def consent_answers(reader: Reader, person_id: str, audience: str = NATIONAL) -> list[tuple[str, ConsentEvent]]:
    """The same, each with the entry it was given under."""
    return [(entry, event) for entry, event, _ in _consents(reader, person_id, audience)]


def history_of(reader: Reader, person_id: str) -> list[HistoryLine]:
    """Who changed this person, their contacts, skills, roles and consents, and when; newest first."""
    parts = " UNION ALL ".join(
        f"SELECT id FROM {table} WHERE person_id = :id"
        for table in ("contact_point", "person_skill", "person_role", "consent_event")
    )
    return lines_of(reader, [person_id, *reader.column(parts, id=person_id)])


def skills_in_use(reader: Reader, beginning: str, *, limit: int = 8) -> list[str]:
    """Skills somebody has already, to offer while one is typed."""
    return reader.column(
        "SELECT skill FROM person_skill WHERE removed = 0 AND instr(lower(skill), lower(:text)) > 0 "
        "GROUP BY lower(skill) ORDER BY instr(lower(skill), lower(:text)) > 1, count(*) DESC LIMIT :limit",
        text=beginning,
        limit=limit,
    )


def _contacts(reader: Reader, id: str) -> tuple[ContactLine, ...]:
    return _lines(
        reader,
        lambda id, kind, value, label, main: ContactLine(id, kind or "", value or "", label or "", bool(main)),
        "SELECT id, kind, value, label, main FROM contact_point WHERE person_id = :id AND removed = 0 "
        "ORDER BY kind, main DESC, rowid",
        id,
    )


def _skills(reader: Reader, id: str) -> tuple[str, ...]:
    query = (
        "SELECT skill FROM person_skill WHERE person_id = :id AND removed = 0 AND skill <> '' "
        "ORDER BY skill COLLATE NOCASE"
    )
    return tuple(dict.fromkeys(reader.column(query, id=id)))


def _roles(reader: Reader, id: str) -> tuple[RoleLine, ...]:
    by = chosen_for(reader, id)
    return _lines(
        reader,
        lambda id, role, since, until: RoleLine(
            id, role or "", day(since), day(until), by.get((role or "").strip().casefold())
        ),
        "SELECT id, role, from_on, to_on FROM person_role WHERE person_id = :id AND removed = 0 "
        "ORDER BY to_on IS NOT NULL, to_on DESC, from_on, rowid",
        id,
    )


def _consents(reader: Reader, id: str, audience: str = NATIONAL) -> list[tuple[str, ConsentEvent, ConsentLine]]:
    return reader.rows(
        _consent,
        "SELECT id, state, at, coalesce(method, ''), coalesce(wording, ''), coalesce(taken_by, ''), "
        "coalesce(follows, ''), person_id FROM consent_event "
        f"WHERE person_id IN ({entries_of(':id')}) AND audience = :audience AND removed = 0 "
        "AND state IN ('granted', 'refused', 'withdrawn', 'expired') ORDER BY at, rowid",
        id=id,
        audience=audience,
    )


def _consent(*cells: str) -> tuple[str, ConsentEvent, ConsentLine]:
    id, state, at, method, wording, taken_by, follows, entry = cells
    when = datetime.fromisoformat(at or "1970-01-01T00:00:00Z")
    event = ConsentEvent(id, ConsentState(state), when, frozenset(follows.split()))
    return entry, event, ConsentLine(id, state, when if at else None, method, wording, taken_by)


def _looks_after(reader: Reader, id: str) -> tuple[AssetLine, ...]:
    query = (
        "SELECT id, coalesce(name, '') FROM asset WHERE steward_id = :id AND removed = 0 ORDER BY name COLLATE NOCASE"
    )
    return _lines(reader, AssetLine, query, id)


def _loans(reader: Reader, id: str) -> tuple[LoanLine, ...]:
    return _lines(
        reader,
        lambda asset_id, name, due: LoanLine(asset_id or "", name or "", day(due)),
        "SELECT loan.asset_id, asset.name, loan.due_on FROM loan LEFT JOIN asset ON asset.id = loan.asset_id "
        "WHERE loan.person_id = :id AND loan.removed = 0 AND loan.returned_at IS NULL "
        "ORDER BY loan.due_on IS NULL, loan.due_on",
        id,
    )


def _actions(reader: Reader, id: str) -> tuple[ActionLine, ...]:
    return _lines(
        reader,
        lambda id, text, due: ActionLine(id, text or "", day(due)),
        "SELECT id, text, due_on FROM action WHERE owner_id = :id AND removed = 0 AND done_on IS NULL "
        "AND dropped_on IS NULL ORDER BY due_on IS NULL, due_on, rowid",
        id,
    )


def _attendance(reader: Reader, id: str, now: datetime) -> tuple[int, int]:
    """How many of the last ten meetings that have begun this person was at, and how many there were."""
    found = reader.one(
        _as_is,
        "SELECT count(*) FILTER (WHERE EXISTS (SELECT 1 FROM attendance AS a WHERE a.meeting_id = held.id "
        f"AND a.person_id IN ({entries_of(':id')}) AND a.removed = 0 "
        "AND a.part IN ('present', 'attending'))), count(*) "
        "FROM (SELECT id FROM meeting WHERE removed = 0 AND state IN ('running', 'closed', 'approved') "
        f"AND starts <= :now ORDER BY starts DESC LIMIT {_MEETINGS}) AS held",
        id=id,
        now=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    return (found[0], found[1]) if found else (0, 0)


def _lines(reader: Reader, make: Callable[..., T], sql: str, id: str) -> tuple[T, ...]:
    return tuple(reader.rows(make, sql, id=id))


def _as_is(*cells: object) -> tuple:
    return cells
