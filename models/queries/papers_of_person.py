"""Everything the file holds about one person: for a copy they may ask for, whenever they like."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from models.errors import NotFound
from models.log.op import encode
from models.queries.chapter import chapter_name
from models.queries.duplicates_known import entries
from models.queries.erasure import Mention, mentions
from models.queries.history import HistoryLine, lines_of
from models.queries.papers import Paper, papers_of
from models.queries.papers_of_telling import Sending, TheyHold, held_elsewhere, sendings_since
from models.queries.plain import called
from models.queries.settling import name_of
from models.reader import Reader

# Records that are theirs alone, or that say what they did: told in full.
OWN = (
    ("contact_point", "person_id"), ("person_skill", "person_id"), ("person_role", "person_id"),
    ("consent_event", "person_id"), ("attendance", "person_id"), ("interest", "person_id"), ("stance", "person_id"),
    ("action", "owner_id"), ("loan", "person_id"), ("booking", "person_id"), ("ballot", "person_id"),
    ("advice", "person_id"), ("notified", "person_id"), ("nomination", "person_id"), ("correction", "person_id"),
    ("minutes_signature", "person_id"), ("decision_option", "person_id"),
)  # fmt: skip
# Records of the whole chapter in which they have a part: told by name.
SHARED = (
    ("asset", "steward_id"), ("meeting", "facilitator_id"), ("meeting", "note_taker_id"), ("agenda_item", "owner_id"),
    ("decision", "proposer_id"), ("decision", "seconder_id"), ("decision", "decider_id"), ("nomination", "nominee_id"),
)  # fmt: skip
LISTED = ("roll_ids", "present_ids", "recused_ids")
_REFERS = {
    "person_id": "person", "owner_id": "person", "nominee_id": "person", "meeting_id": "meeting",
    "at_meeting_id": "meeting", "item_id": "agenda_item", "decision_id": "decision", "asset_id": "asset",
}  # fmt: skip
_QUIET = frozenset(("id", "removed", "follows", "position"))


@dataclass(frozen=True)
class Kept:
    """One field as the file keeps it; a reference to another record is told by that record's name."""

    name: str
    value: str


@dataclass(frozen=True)
class KeptRecord:
    """One record with everything in it that is not empty; one in the bin is kept too."""

    table: str
    in_bin: bool
    fields: tuple[Kept, ...]


@dataclass(frozen=True)
class Part:
    """A part they have in a record of the whole chapter: in which field, and what that record is called."""

    table: str
    field: str
    name: str


@dataclass(frozen=True)
class PersonData:
    """All of it; `named` are texts by others in which their name stands, `forms` papers outside the program."""

    chapter: str
    id: str
    name: str
    printed: date
    person: KeptRecord
    records: tuple[KeptRecord, ...]
    parts: tuple[Part, ...]
    counted: tuple[tuple[str, int], ...]
    named: tuple[Mention, ...]
    forms: tuple[Paper, ...]
    history: tuple[HistoryLine, ...]
    held_by: tuple[TheyHold, ...]
    sent: tuple[Sending, ...]


def person_data(reader: Reader, person_id: str, now: datetime, today: date) -> PersonData:
    """Everything about one person, in the bin or not. Raises `NotFound`."""
    own = _records(reader, "person", "id", person_id)
    if not own:
        raise NotFound("person", person_id)
    names = "SELECT given_name, family_name, known_as FROM person WHERE id = :id"
    everybody = entries(reader, person_id)
    own += [each for other in everybody if other != person_id for each in _records(reader, "person", "id", other)]
    ids = [*everybody, *(id for table, field in OWN for each in everybody for id in _ids(reader, table, field, each))]
    history = tuple(lines_of(reader, ids))
    begun = min((line.at for line in history), default=now)
    return PersonData(
        chapter=chapter_name(reader),
        id=person_id,
        name=reader.one(called, names, id=person_id) or "",
        printed=today,
        person=own[0],
        records=tuple(own[1:]) + tuple(chain(*(_records(reader, *of, each) for of in OWN for each in everybody))),
        parts=tuple(chain(*(_parts(reader, *of, each) for of in SHARED for each in everybody))),
        counted=tuple((field, _counted(reader, field, everybody)) for field in LISTED),
        named=tuple(mentions(reader, person_id)),
        forms=tuple(papers_of(reader, person_id)),
        history=history,
        held_by=tuple(held_elsewhere(reader, ids)),
        sent=tuple(sendings_since(reader, begun)),
    )


def _ids(reader: Reader, table: str, field: str, person_id: str) -> list[str]:
    return reader.column(f"SELECT id FROM {table} WHERE {field} = :id ORDER BY rowid", id=person_id)


def _records(reader: Reader, table: str, field: str, person_id: str) -> list[KeptRecord]:
    columns = reader.column("SELECT name FROM pragma_table_info(:table)", table=table)

    def made(*row: Any) -> KeptRecord:
        kept = dict(zip(columns, row, strict=True))
        told = [
            Kept(name, _told(reader, name, value))
            for name, value in kept.items()
            if name not in _QUIET and name != field and value not in (None, "")
        ]
        return KeptRecord(table, bool(kept.get("removed")), tuple(each for each in told if each.value))

    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {field} = :id ORDER BY rowid"
    return reader.rows(made, query, id=person_id)


def _told(reader: Reader, field: str, value: Any) -> str:
    if field in _REFERS:
        return name_of(reader, _REFERS[field], str(value))
    return str(value)


def _parts(reader: Reader, table: str, field: str, person_id: str) -> list[Part]:
    found = _ids(reader, table, field, person_id)
    return [Part(table, field, _named(reader, table, id)) for id in found]


def _named(reader: Reader, table: str, id: str) -> str:
    if table == "nomination":
        return reader.value("SELECT coalesce(reason, '') FROM nomination WHERE id = :id", id=id) or ""
    return name_of(reader, table, id)


def _counted(reader: Reader, field: str, everybody: list[str]) -> int:
    """In how many decisions they were counted so, under whichever of their entries."""
    query = f"""SELECT count(*) FROM decision WHERE NOT removed
        AND EXISTS (SELECT 1 FROM json_each(:ids) WHERE instr({field}, value))"""
    return reader.value(query, ids=encode(everybody).decode()) or 0
