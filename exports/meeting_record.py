"""Meeting records as files: read with every fault named by its place, and written from minutes."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.bounded import read_bounded
from exports.meeting_record_decisions import decision_part, fields_of, plain, said
from exports.safe_file import write_bytes
from models.errors import NotARecord
from models.queries.minutes import Attendee, MinutedItem, Minutes

if TYPE_CHECKING:
    from exports.meeting_record_issue import PaperRecord
    from models.rules.meeting_record import MeetingRecord

MAX_FILE = 20 * 2**20


def schema() -> dict[str, Any]:
    """The JSON Schema of a meeting record."""
    from exports.meeting_record_issue import PaperRecord

    return PaperRecord.model_json_schema()


def read(path: Path) -> "tuple[MeetingRecord, str]":
    """The record in a file of its own or in the PDF of minutes, and its fingerprint.

    Raises `CouldNotRead`, `NotARecord`.
    """
    content = read_bounded(path, MAX_FILE)
    if not content.startswith(b"%PDF-"):
        return record_in(content)
    from exports.verifying import examine

    findings = examine(content)
    if findings.record is None or not findings.may_be_brought_in:
        doubt = findings.doubt_of_data
        raise NotARecord((), "paper", doubt.why if doubt else "annex")
    return findings.record, findings.source


def record_in(content: bytes) -> "tuple[PaperRecord, str]":
    """The record and its fingerprint (SHA-256 over what it says, however the file is laid out, but for its issue).

    Raises `NotARecord`.
    """
    from pydantic import ValidationError

    from exports.meeting_record_issue import PaperRecord

    told = _parsed(content)
    _require_known(told)
    try:
        record = PaperRecord.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise NotARecord(tuple(first["loc"]), first["type"], first["msg"]) from error
    data = json.dumps(record.model_dump(mode="json", exclude={"issue"}), sort_keys=True, ensure_ascii=False)
    return record, hashlib.sha256(data.encode()).hexdigest()


def write(target: Path, minutes: Minutes) -> None:
    """Write the meeting as a record that another chapter can take in. Raises `CouldNotWrite`."""
    text = json.dumps(record_of(minutes), indent=2, ensure_ascii=False)
    write_bytes(target, text.encode("utf-8", "replace") + b"\n")


def record_of(minutes: Minutes) -> dict[str, Any]:
    """The same meeting as a record: everything but its approval, and what is recorded in confidence."""
    return said(
        {
            "format": "chapterhouse/meeting-record/1",
            "title": minutes.title,
            "starts": plain(minutes.starts),
            "ends": plain(minutes.ends),
            "place": minutes.place,
            "facilitator": minutes.facilitator,
            "note_taker": minutes.note_taker,
            "present": [_attended(person) for person in minutes.present],
            "apologies": list(minutes.apologies),
            "in_attendance": [_guest(person) for person in minutes.in_attendance],
            "agenda": [_item(item) for item in minutes.items],
            "next_meeting": minutes.next_meeting,
            "kind": minutes.kind,
            "quorum": _quorum(minutes),
            "interests": [_interest(each.number, fields_of(each)) for each in minutes.declarations],
            "newcomers": [_interest(each.number, fields_of(each)) for each in minutes.newcomers],
            "matters_arising": [fields_of(action) for action in minutes.matters_arising],
            "elsewhere": [decision_part(each) for each in minutes.elsewhere],
            "assumed": minutes.assumed,
        }
    )


def _parsed(content: bytes) -> Any:
    if len(content) > MAX_FILE:
        raise NotARecord((), "too_large", "")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotARecord((), "json", str(error)) from error


def _require_known(told: Any) -> None:
    """Refuse a later form of the format before its parts are looked at. Raises `NotARecord`."""
    from models.rules.meeting_record import is_newer

    form = told.get("format") if isinstance(told, dict) else None
    if is_newer(form):
        raise NotARecord(("format",), "newer", str(form))


def _attended(person: Attendee) -> dict[str, Any]:
    away = [{"left": plain(left), "back": plain(back)} for left, back in person.away]
    return said({**fields_of(person), "away": away})


def _guest(person: Attendee) -> dict[str, Any] | str:
    """A name alone, as it was always written, where nothing else is known."""
    told = _attended(person)
    return person.name if told.keys() == {"name"} else told


def _quorum(minutes: Minutes) -> dict[str, Any] | None:
    quorum = minutes.quorum
    if quorum is None:
        return None
    return {"deciders": quorum.deciders} if quorum.need is None else {"need": quorum.need, "deciders": quorum.deciders}


def _interest(number: int, fields: dict[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in fields.items() if key not in ("item", "number")}
    return {**told, "item": number} if number else told


def _item(item: MinutedItem) -> dict[str, Any]:
    return said(
        {
            "title": item.title,
            "minutes": item.minutes,
            "notes": item.notes,
            "decisions": [decision_part(each) for each in item.decisions],
            "actions": [fields_of(each) for each in item.actions],
            "owner": item.owner,
            "purpose": item.purpose,
            "confidential": item.confidential,
            "started": plain(item.started),
            "ended": plain(item.ended),
            "readings": [fields_of(each) for each in item.readings],
            "pictures": [fields_of(each) for each in item.pictures],
            "late": item.late,
        }
    )
