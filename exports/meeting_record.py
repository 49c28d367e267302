"""Meeting records as files: read with every fault named by its place, and written from minutes."""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.words import local
from models.errors import CouldNotRead, NotARecord
from models.queries.minutes import Attendee, MinutedAction, MinutedDecision, MinutedItem, Minutes

if TYPE_CHECKING:
    from models.rules.meeting_record import MeetingRecord

MAX_FILE = 20 * 2**20


def schema() -> dict[str, Any]:
    """The JSON Schema of a meeting record."""
    from models.rules.meeting_record import MeetingRecord

    return MeetingRecord.model_json_schema()


def read(path: Path) -> "tuple[MeetingRecord, str]":
    """The record and its fingerprint (SHA-256 over what it says, however the file is laid out).

    Raises `CouldNotRead`, `NotARecord`.
    """
    from pydantic import ValidationError

    from models.rules.meeting_record import MeetingRecord

    try:
        record = MeetingRecord.model_validate(_parsed(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise NotARecord(tuple(first["loc"]), first["type"], first["msg"]) from error
    data = json.dumps(record.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return record, hashlib.sha256(data.encode()).hexdigest()


def record_of(minutes: Minutes) -> dict[str, Any]:
    """The same meeting as a record, so that minutes can carry their own data."""
    record = {
        "format": "chapterhouse/meeting-record/1",
        "title": minutes.title,
        "starts": local(minutes.starts).isoformat(),
        "ends": local(minutes.ends).isoformat() if minutes.ends else None,
        "place": minutes.place,
        "facilitator": minutes.facilitator,
        "note_taker": minutes.note_taker,
        "present": [_attended(person) for person in minutes.present],
        "apologies": list(minutes.apologies),
        "in_attendance": [person.name for person in minutes.in_attendance],
        "agenda": [_item(item) for item in minutes.items],
        "next_meeting": minutes.next_meeting,
    }
    return _said(record)


def _parsed(path: Path) -> Any:
    try:
        if path.stat().st_size > MAX_FILE:
            raise NotARecord((), "too_large", "")
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CouldNotRead(path, error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise NotARecord((), "json", str(error)) from error


def _attended(person: Attendee) -> dict[str, Any]:
    return _said(
        {
            "name": person.name,
            "capacity": person.capacity,
            "arrived": local(person.arrived).isoformat() if person.arrived else None,
            "left": local(person.left).isoformat() if person.left else None,
        }
    )


def _item(item: MinutedItem) -> dict[str, Any]:
    return _said(
        {
            "title": item.title,
            "minutes": item.minutes,
            "notes": item.notes,
            "decisions": [_decision(each) for each in item.decisions],
            "actions": [_action(each) for each in item.actions],
        }
    )


def _decision(decision: MinutedDecision) -> dict[str, Any]:
    said = [{"name": each.name or "–", "stance": each.stance, "reason": each.reason} for each in decision.stances]
    return _said(
        {
            "text": decision.text,
            "method": decision.method,
            "outcome": decision.outcome,
            "reasons": decision.reasons,
            "stances": said,
            "review_on": decision.review_on.isoformat() if decision.review_on else None,
        }
    )


def _action(action: MinutedAction) -> dict[str, Any]:
    return _said(
        {
            "text": action.text,
            "owner": action.owner,
            "due": action.due.isoformat() if action.due else None,
            "done": action.done.isoformat() if action.done else None,
        }
    )


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Only what says something."""
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
