"""The data that rides in a printed paper: the record of the meeting, with what is needed to draw the paper anew.

It leaves out what the paper leaves out. The fingerprint is the one notion the chapter has: that of `Minutes`, which is
sealed, signed and printed; whoever has the data can make it again (`exports.meeting_record_minutes`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from exports.language import spoken
from exports.meeting_record import record_of
from exports.meeting_record_decisions import fields_of, plain, said
from exports.program import VERSION
from models.queries.minutes import MinutedDecision, Minutes
from models.queries.minutes_of import fingerprint_of

if TYPE_CHECKING:
    from exports.meeting_record_issue import PaperRecord

NAME = "meeting-record.json"
MIME = "application/json"


@dataclass(frozen=True)
class Printed:
    """How the paper is printed: text of so many points, and the day it names."""

    size: int
    on: date | None


def data_of(minutes: Minutes, how: Printed) -> bytes | None:
    """The record in its canonical bytes: no spaces, keys in the order of the format, UTF-8.

    None where there is nothing to check by (no meeting, no fingerprint), or what was typed breaks the format's limits.
    """
    from pydantic import ValidationError

    from exports.meeting_record_issue import PaperRecord

    if not (minutes.id and minutes.fingerprint):
        return None
    told = record_of(minutes) | {"issue": _issue(minutes, how)}
    try:
        record = PaperRecord.model_validate(told)
    except ValidationError:
        return None
    if not _is_whole(record, minutes):
        told["issue"] = {**told["issue"], "partly": True}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def gives(minutes: Minutes, fingerprint: str) -> bool:
    """Whether minutes have this fingerprint, as they are or without the names they tell."""
    from exports.meeting_record_minutes import nameless

    return fingerprint in (fingerprint_of(minutes), fingerprint_of(nameless(minutes)))


def _is_whole(record: "PaperRecord", minutes: Minutes) -> bool:
    """Whether the very same minutes come out of the record again."""
    from exports.meeting_record_minutes import minutes_from

    if record.issue is None:
        return False
    again = minutes_from(record, record.issue)
    return again == minutes and gives(again, minutes.fingerprint)


def _issue(minutes: Minutes, how: Printed) -> dict[str, Any]:
    return said(
        {
            "meeting": minutes.id,
            "version": minutes.version,
            "fingerprint": minutes.fingerprint,
            "sealed": "" if minutes.sealed == minutes.fingerprint else minutes.sealed,
            "chapter": minutes.chapter,
            "state": minutes.state,
            "confidential": minutes.confidential,
            "program": VERSION,
            "printed": plain(how.on),
            "size": how.size,
            "language": spoken(),
            "approved": fields_of(minutes.approved) if minutes.approved else None,
            "agreed": [fields_of(each) for each in minutes.agreed],
            "annex": [fields_of(each) for each in minutes.annex],
            "signed": [fields_of(each) for each in minutes.signed],
            "earlier": [fields_of(each) for each in minutes.earlier_minutes],
            "numbers": [item.number for item in minutes.items] if minutes.confidential else [],
            "counts": list(_counts(0, minutes.elsewhere))
            + [each for place, item in enumerate(minutes.items, start=1) for each in _counts(place, item.decisions)],
        }
    )


def _counts(place: int, decisions: tuple[MinutedDecision, ...]) -> Iterator[dict[str, Any]]:
    """Counts that the record does not tell: those under words of somebody's own with a space in them."""
    for number, decision in enumerate(decisions, start=1):
        if any(not stance or any(letter.isspace() for letter in stance) for stance, _count in decision.counts):
            yield {"item": place, "decision": number, "counts": plain(decision.counts)}
