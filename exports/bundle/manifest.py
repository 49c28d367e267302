"""Says in the manifest what a bundle holds, whom it is for, and what its sender has."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from exports.bundle.format import (
    DATA,
    FORMAT_VERSION,
    MAX_MANIFEST,
    MAX_NAME,
    SCHEMA_URL,
    About,
    Manifest,
    Personal,
    Recipient,
    Resource,
    SpanLine,
    Vectors,
    to_json,
)
from exports.bundle.schemas import dialect, schema
from models.chapter_file import SCHEMA_VERSION
from models.clock import next_stamp, to_wire
from models.log.intervals import Vector
from models.log.merge import Card, Signed
from models.log.parcel import Parcel, Span

_OF_PEOPLE = ("person", "contact_point", "person_role", "person_skill", "consent_event")
_KEEP = timedelta(days=90)  # long enough for a bundle that comes late


@dataclass(frozen=True)
class Place:
    """Which bundle this is: its number among its parts, the one before it, and whom it is for."""

    part: int
    parts: int
    previous: str
    to: tuple[Recipient, ...]


def manifest_of(parcel: Parcel, place: Place, data: dict[str, bytes], now: datetime) -> tuple[About, bytes]:
    """The manifest of a bundle with these data members, as told and as bytes."""
    about = _about(parcel, place, now)
    resources = [_resource(path, data[path]) for path in DATA if data[path]]
    made = Manifest(SCHEMA_URL, f"chapterhouse-{parcel.bundle_id}", about.chapter, parcel.at, resources, about)
    content = to_json(made)
    while len(content) > MAX_MANIFEST and about.vectors.full:
        _say_less(about.vectors.full)
        content = to_json(made)
    return about, content


def _say_less(vector: dict[str, list[tuple[int, int]]]) -> None:
    """Leave out the writer with most runs: whoever is told of less sends more, and nothing is lost."""
    del vector[max(vector, key=lambda writer: len(vector[writer]))]


def _about(parcel: Parcel, place: Place, now: datetime) -> About:
    sender, card = parcel.sender, _card(parcel.writers, parcel.sender.writer)
    erased = sum(1 for signed in parcel.ops if not signed.op and signed.row)
    whole = [signed for signed in parcel.ops if signed.op]
    return About(
        format_version=FORMAT_VERSION,
        min_reader=FORMAT_VERSION,
        schema_version=SCHEMA_VERSION,
        bundle=parcel.bundle_id,
        part=place.part,
        parts=place.parts,
        previous=place.previous,
        community=parcel.chapter[0],
        chapter=parcel.chapter[1][:MAX_NAME],
        kind=parcel.chapter[2],
        audience=parcel.audience,
        level=parcel.level,
        to=list(place.to),
        writer=sender.writer,
        replica=sender.replica,
        laptop=card.name[:MAX_NAME],
        public_key=card.public_key,
        age=card.age,
        export_no=sender.ack_no,
        incarnation=sender.incarnation,
        clock=to_wire(next_stamp(now, 0)),
        counts=dict(sorted(Counter(signed.op.table for signed in whole if signed.op).items())),
        stubs=len(parcel.ops) - len(whole) - erased,
        erased_changes=erased,
        personal=_personal(parcel, whole, now) if parcel.audience == "national" else None,
        vectors=Vectors(_runs(sender.full), _runs(sender.seen)),
        erased=list(sender.erased),
        forked=list(sender.forked),
        spans=[_span(span) for span in parcel.spans],
    )


def _card(writers: Iterable[Card], wid: str) -> Card:
    return next(card for card in writers if card.wid == wid)


def _runs(vector: Vector) -> dict[str, list[tuple[int, int]]]:
    return {writer: list(runs) for writer, runs in vector.items()}


def _span(span: Span) -> SpanLine:
    return SpanLine(span.writer, span.low, span.high, span.before, span.after)


def _personal(parcel: Parcel, ops: list[Signed], now: datetime) -> Personal | None:
    """Why people's data leaves the chapter, by which right, and by when whoever holds the file deletes it.

    Rows without names are still personal data: they are told as the table `member`.
    """
    fields: dict[str, set[str]] = {}
    people: set[str] = set()
    for op in (signed.op for signed in ops):
        if op and op.table in _OF_PEOPLE:
            fields.setdefault(op.table, set()).update(op.set)
            people.add(op.row if op.table == "person" else str(op.set.get("person_id") or ""))
    members = [line for line in parcel.totals if line["table"] == "member"]
    if members:
        fields["member"] = {key for line in members for key in line} - {"table"}
    if not fields:
        return None
    return Personal(
        purpose="sharing with the national community",
        basis="consent, and legitimate interests for roles" if parcel.level == 3 else "legitimate interests",
        delete_by=f"{now + _KEEP:%Y-%m-%d}",
        people=max(len(people - {""}), len(members)),
        fields={table: sorted(names) for table, names in sorted(fields.items())},
    )


def _resource(path: str, content: bytes) -> Resource:
    return Resource(
        name=path.removesuffix(".jsonl"),
        path=path,
        format="jsonl",
        mediatype="application/jsonl",
        encoding="utf-8",
        bytes=len(content),
        hash=f"sha256:{hashlib.sha256(content).hexdigest()}",
        dialect=dialect(path),
        schema=schema(path),
    )
