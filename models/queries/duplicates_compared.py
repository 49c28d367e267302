"""Two entries side by side: each field in which either says something, what would be kept, and what comes along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.errors import NotFound
from models.queries.duplicates_known import Side, sides
from models.queries.roster_person import DAYS, TEXTS, consent_events
from models.reader import Reader
from models.rules.consent import ConsentState, latest_consent
from models.rules.duplicates_choice import FIRST, LISTS, SECOND, TOGETHER, part_key, suggested, turned

FIELDS = (*TEXTS, *DAYS)

_WRITTEN = """
SELECT lower(hex(cell.row)), substr(log_name.name, 8), cell.hlc FROM cell JOIN log_name ON log_name.id = cell.fld
WHERE cell.row IN (unhex(:first), unhex(:second)) AND log_name.name LIKE 'person.%'
"""
_PARTS = {
    "emails": "SELECT id, value FROM contact_point WHERE person_id = :id AND kind = 'email' AND NOT removed "
    "ORDER BY main DESC, rowid",
    "phones": "SELECT id, value FROM contact_point WHERE person_id = :id AND kind = 'phone' AND NOT removed "
    "ORDER BY main DESC, rowid",
    "skills": "SELECT id, skill FROM person_skill WHERE person_id = :id AND NOT removed "
    "ORDER BY skill COLLATE NOCASE, id",
    "roles": "SELECT id, role FROM person_role WHERE person_id = :id AND NOT removed "
    "ORDER BY to_on IS NOT NULL, from_on, id",
}
_COUNTS = {
    "loans": "SELECT count(*) FROM loan WHERE person_id = :id AND NOT removed",
    "bookings": "SELECT count(*) FROM booking WHERE person_id = :id AND NOT removed",
    "actions": "SELECT count(*) FROM action WHERE owner_id = :id AND NOT removed",
    "attendances": "SELECT count(*) FROM attendance WHERE person_id = :id AND NOT removed",
    "roles": "SELECT count(*) FROM person_role WHERE person_id = :id AND NOT removed",
    "assets": "SELECT count(*) FROM asset WHERE steward_id = :id AND NOT removed",
    "stances": "SELECT count(*) FROM stance WHERE person_id = :id AND NOT removed",
}
_WARNINGS = """
SELECT DISTINCT 'two_loans', coalesce(asset.name, '') FROM loan AS one JOIN loan AS two
    ON two.asset_id = one.asset_id AND two.person_id = :second AND NOT two.removed AND two.returned_at IS NULL
    LEFT JOIN asset ON asset.id = one.asset_id
WHERE one.person_id = :first AND NOT one.removed AND one.returned_at IS NULL
UNION ALL SELECT DISTINCT 'both_there', coalesce(meeting.title, '') FROM attendance AS one JOIN attendance AS two
    ON two.meeting_id = one.meeting_id AND two.person_id = :second AND NOT two.removed AND two.part = 'present'
    JOIN meeting ON meeting.id = one.meeting_id AND meeting.state = 'running' AND NOT meeting.removed
WHERE one.person_id = :first AND NOT one.removed AND one.part = 'present'
"""


@dataclass(frozen=True)
class Line:
    """One field of both as text, days in ISO form, lists one to a line; `suggested` is first, second or both."""

    field: str
    first: str | None
    second: str | None
    suggested: str
    is_same: bool


@dataclass(frozen=True)
class Warning:
    """What to look into after joining: two_loans (open, of one asset) or both_there (in a meeting that is running)."""

    kind: str
    name: str


@dataclass(frozen=True)
class Carried:
    """How much comes along from the entry that is given up (in meetings on the record it stays, and counts)."""

    loans: int
    bookings: int
    actions: int
    attendances: int
    roles: int
    assets: int
    stances: int
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything there is to choose; `kept` is the id that stays, `consent` what they will then allow nationally."""

    first: Side
    second: Side
    lines: tuple[Line, ...]
    carried: Carried
    kept: str
    consent: ConsentState


def comparison(reader: Reader, first_id: str, second_id: str) -> Comparison:
    """Two entries side by side. Raises `NotFound`."""
    found = {side.id: side for side in sides(reader, (first_id, second_id))}
    for id in (first_id, second_id):
        if id not in found:
            raise NotFound("person", id)
    kept, given_up = sorted((first_id, second_id))
    told = _lines(reader, kept, given_up)
    return Comparison(
        found[first_id],
        found[second_id],
        tuple(told if kept == first_id else map(_turned, told)),
        _carried(reader, kept, given_up),
        kept,
        latest_consent(consent_events(reader, kept), consent_events(reader, given_up)),
    )


def parts(reader: Reader, field: str, person_id: str) -> list[tuple[str, str]]:
    """The addresses, numbers, skills or roles of one entry, each with its row's id."""
    return reader.rows(lambda id, value: (id, value or ""), _PARTS[field], id=person_id)


def _lines(reader: Reader, kept: str, given_up: str) -> list[Line]:
    ours, theirs = _person(reader, kept), _person(reader, given_up)
    newer = _newer(reader, kept, given_up)
    told = [
        Line(field, ours[field], theirs[field], suggested(field, ours[field], theirs[field], newer[field]), same)
        for field in FIELDS
        if (ours[field] or theirs[field]) and (same := ours[field] == theirs[field]) is not None
    ]
    return [_quiet(each) for each in (*told, *_lists(reader, kept, given_up))]


def _person(reader: Reader, id: str) -> dict[str, str]:
    columns = ", ".join(f"coalesce({name}, '')" for name in FIELDS)
    row = reader.one(lambda *cells: cells, f"SELECT {columns} FROM person WHERE id = :id", id=id)
    return dict(zip(FIELDS, row or (), strict=True))


def _newer(reader: Reader, kept: str, given_up: str) -> dict[str, str]:
    """For each field the side written later; fields that belong together are taken together."""
    rows = reader.rows(lambda *cells: cells, _WRITTEN, first=kept, second=given_up)
    at = {(row, field): hlc for row, field, hlc in rows}

    def side(fields: Sequence[str]) -> str:
        ours, theirs = (max(at.get((row, field), 0) for field in fields) for row in (kept, given_up))
        return SECOND if theirs > ours else FIRST

    groups = {field: group for group in TOGETHER for field in group}
    return {field: side(groups.get(field, (field,))) for field in FIELDS}


def _lists(reader: Reader, kept: str, given_up: str) -> list[Line]:
    told = []
    for field in LISTS:
        ours, theirs = ([value for _, value in parts(reader, field, id)] for id in (kept, given_up))
        if ours or theirs:
            same = {part_key(field, each) for each in ours} == {part_key(field, each) for each in theirs}
            first, second = "\n".join(ours), "\n".join(theirs)
            told.append(Line(field, first, second, FIRST if same else suggested(field, first, second, FIRST), same))
    return told


def _quiet(told: Line) -> Line:
    return replace(told, first=told.first or None, second=told.second or None)


def _turned(told: Line) -> Line:
    (other,) = turned({told.field: told.suggested}).values()
    return Line(told.field, told.second, told.first, FIRST if told.is_same else other, told.is_same)


def _carried(reader: Reader, kept: str, given_up: str) -> Carried:
    counts = {name: reader.value(query, id=given_up) or 0 for name, query in _COUNTS.items()}
    return Carried(**counts, warnings=tuple(reader.rows(Warning, _WARNINGS, first=kept, second=given_up)))
