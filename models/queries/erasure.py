"""Forgetting a person: what stands in the way, what goes, where else they are named, and who has confirmed."""

from dataclasses import dataclass

from models.errors import Refusal
from models.log import erasing
from models.log.op import encode
from models.log.outgoing import CHAPTER, NATIONAL, Audience, answers
from models.queries.duplicates_known import entries, sides
from models.queries.erasure_parted import copies_out_of_use, taken_over
from models.reader import Reader
from models.trust import judging

_IN = "SELECT value FROM json_each(:ids)"
_HOLDS = """
SELECT 'loan', loan.id, asset.name, 1 FROM loan LEFT JOIN asset ON asset.id = loan.asset_id
WHERE loan.person_id = :id AND NOT loan.removed AND loan.returned_at IS NULL
UNION ALL SELECT 'steward', id, name, 0 FROM asset WHERE steward_id = :id AND NOT removed
UNION ALL SELECT 'action', id, text, 0 FROM action
    WHERE owner_id = :id AND NOT removed AND done_on IS NULL AND dropped_on IS NULL
UNION ALL SELECT 'running', id, title, 1 FROM meeting WHERE state = 'running' AND NOT removed
    AND id IN (SELECT meeting_id FROM attendance WHERE person_id = :id AND NOT removed)
UNION ALL SELECT DISTINCT 'minutes', meeting.id, meeting.title, 0 FROM meeting JOIN attendance
    ON attendance.meeting_id = meeting.id AND attendance.person_id = :id AND NOT attendance.removed
    WHERE NOT meeting.removed AND meeting.state IN ('closed', 'approved')
"""

# Free text in which somebody may be named: table, column, and what leads a person to it.
_TEXTS = (
    ("meeting", "title"), ("meeting", "next_meeting"), ("agenda_item", "title"), ("agenda_item", "notes"),
    ("decision", "text"), ("decision", "reasons"), ("decision", "difference"), ("stance", "reason"),
    ("action", "text"), ("action", "note"), ("asset", "name"), ("asset", "description"), ("asset", "notes"),
    ("asset", "place"), ("asset", "condition"), ("booking", "purpose"), ("loan", "note"), ("person", "notes"),
    ("approval", "corrections"), ("attendance", "name"), ("interest", "nature"), ("answer", "text"), ("reply", "text"),
    ("decision", "driver"), ("decision", "criteria"), ("decision", "responsible"), ("stance", "how"),
    ("stance", "owner"), ("stance", "relayed_by"), ("paper", "name"), ("paper", "note"), ("correction", "text"),
    ("decision_option", "text"),
    ("advice", "gist"), ("advice", "answer"), ("nomination", "reason"), ("paper_count", "tellers"),
    ("reading", "question"), ("meeting_kind", "name"), ("kind_item", "title"), ("meeting", "run_by"),
    ("meeting", "place"), ("attendance", "capacity"), ("asset", "rule_of_use"), ("asset", "link"), ("asset", "code"),
    ("loan", "condition_out"), ("loan", "condition_back"), ("decision", "counts"), ("decision", "role"),
    ("consent_event", "method"), ("consent_event", "wording"), ("consent_event", "taken_by"),
    ("consultation", "title"), ("consultation", "text"), ("contact_point", "value"), ("contact_point", "label"),
    ("person", "organisation"), ("person", "address_lines"), ("person", "brings"), ("person", "access_needs"),
    ("person", "left_reason"), ("person_role", "role"), ("interest", "handling"),
)  # fmt: skip

# A name written beside a link to somebody goes with them; the same field without the link, or with another, does not.
_BESIDE = {(table, name): link for (table, link), names in erasing.WITH_A_PERSON.items() for name in names}
_ABOUT = {"contact_point": "person_id", "person_role": "person_id", "consent_event": "person_id"}


@dataclass(frozen=True)
class Hold:
    """Something that ties a person to the chapter: loan, running, steward, action or minutes. Some must end first."""

    kind: str
    id: str
    name: str
    blocks: bool


@dataclass(eq=False)
class StandsInTheWay(Refusal):
    """A person cannot be forgotten while these are open."""

    holds: tuple[Hold, ...]


@dataclass(eq=False)
class ManyAtOnce(Refusal):
    """So many entries are said to be this one person that whoever forgets them should say that it is meant."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Goes:
    """How many records of one kind go with a person, or (`stays`) only lose the name."""

    table: str
    count: int
    stays: bool


@dataclass(frozen=True)
class Mention:
    """Free text that names the person and stays as it is until somebody changes it."""

    table: str
    id: str
    field: str
    text: str


@dataclass(frozen=True)
class Confirmation:
    """How many other copies say that they have forgotten, of how many that are in use."""

    row: str
    reason: str
    hlc: int
    done: int
    of: int
    waiting: tuple[str, ...]


def holds(reader: Reader, person_id: str) -> list[Hold]:
    """What ties the person to the chapter, under whichever entry."""

    def hold(kind: str, id: str, name: str | None, blocks: int) -> Hold:
        return Hold(kind, id, name or "", bool(blocks))

    return list(dict.fromkeys(each for id in entries(reader, person_id) for each in reader.rows(hold, _HOLDS, id=id)))


def all_names(reader: Reader, person_id: str) -> tuple[str, ...]:
    """What every entry of the person is called, the kept one first: all of them are forgotten."""
    return tuple(side.name for side in sides(reader, entries(reader, person_id)))


def is_much(reader: Reader, person_id: str) -> bool:
    """Whether these are more than anybody should forget unasked; whoever takes it over is asked by the same rule."""
    return bool(judging.much_at_once(reader.connection, entries(reader, person_id)))


def preview(reader: Reader, person_id: str) -> list[Goes]:
    """What goes with the person, under whichever entry, and what stays without the name."""
    theirs = encode(entries(reader, person_id)).decode()
    counted = [Goes("person", reader.value("SELECT json_array_length(:ids)", ids=theirs), False)]
    for (table, field), fields in erasing.WITH_A_PERSON.items():
        count = reader.value(f"SELECT count(*) FROM {table} WHERE {field} IN ({_IN})", ids=theirs)
        if count:
            counted.append(Goes(table, count, bool(fields)))
    for table in ("loan", "booking"):
        if count := reader.value(f"SELECT count(*) FROM {table} WHERE person_id IN ({_IN})", ids=theirs):
            counted.append(Goes(table, count, True))
    return counted


def mentions(reader: Reader, person_id: str) -> list[Mention]:
    """Where else the person is named: full names, e-mail addresses and phone numbers in anybody's words."""
    theirs = encode(entries(reader, person_id)).decode()
    terms = _terms(reader, theirs)
    found = []
    for table, field in dict.fromkeys((*_TEXTS, *_BESIDE)):
        link = _BESIDE.get((table, field), _ABOUT.get(table))
        beside = f"AND coalesce({link}, '') NOT IN ({_IN})" if link else ""
        for id, text in reader.rows(
            lambda *cells: cells,
            f"SELECT id, {field} FROM {table} WHERE {field} <> '' AND id NOT IN ({_IN}) {beside} AND EXISTS "
            f"(SELECT 1 FROM json_each(:terms) AS term WHERE instr(lower({table}.{field}), term.value))",
            ids=theirs,
            terms=terms,
        ):
            found.append(Mention(table, id, field, text))
    go = {(table, copy) for table, copy, _person in copies_out_of_use(reader, entries(reader, person_id))}
    stay = [each for each in found if (each.table, each.id) not in go]
    return list(dict.fromkeys([*stay, *_still_said(reader, person_id)]))


def _still_said(reader: Reader, person_id: str) -> list[Mention]:
    """What somebody who was one with them for a time was given of theirs then, and says again or to this day."""
    return [
        Mention("person", each.id, each.field, each.value)
        for each in taken_over(reader, entries(reader, person_id))
        if reader.value(f"SELECT {each.field} FROM person WHERE id = :id", id=each.id) == each.value
    ]


def _terms(reader: Reader, theirs: str) -> str:
    names = reader.rows(
        lambda given, family, known: [f"{known or given} {family}", f"{given} {family}"],
        f"SELECT given_name, family_name, known_as FROM person WHERE id IN ({_IN})",
        ids=theirs,
    )
    reach = reader.column(f"SELECT value FROM contact_point WHERE person_id IN ({_IN}) AND value <> ''", ids=theirs)
    terms = {term.strip().lower() for term in (*(name for both in names for name in both), *reach)}
    return encode(sorted(term for term in terms if len(term) > 3)).decode()


def confirmations(reader: Reader) -> list[Confirmation]:
    """For each person forgotten, which copies have said so; newest first."""
    heard = [answer for kind in (CHAPTER, NATIONAL) for answer in answers(reader.connection, Audience(kind))]
    told = []
    for entry in erasing.ledger(reader.connection, signed_only=True):
        waiting = tuple(answer.name for answer in heard if entry.key not in answer.erased)
        done = len(heard) - len(waiting)
        told.append(Confirmation(entry.row, entry.reason, entry.hlc, done, len(heard), waiting))
    return told[::-1]
