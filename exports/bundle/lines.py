"""The lines of a bundle's data members: each canonical JSON, so that one meaning has one spelling and no other passes.

A whole change is `{"h":"…",` and then the very bytes its hash is taken over, without their opening brace.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from exports.bundle.format import MAX_NAME
from models.clock import to_wire
from models.log.erasing import Entry
from models.log.merge import Card, Signed
from models.progress import Progress, unwatched
from models.trust.certificates import Certificate

HASHED = len(b'{"h":"",') + 32  # where the hashed bytes of a whole change begin, but for their opening brace
encode = msgspec.json.Encoder(order="deterministic").encode


class Strict(msgspec.Struct, forbid_unknown_fields=True):
    """A line with exactly these keys, which stand in the order of the alphabet."""


class Whole(Strict):
    """A change with its values."""

    h: str
    id: str
    prev: dict[str, list[str]]
    s: int
    set: dict[str, str | int | None]
    t: str
    tbl: str
    w: str


class Stub(Strict):
    """A change of which only its place in the count and its hash may be known."""

    h: str
    s: int
    w: str


class Erased(Strict):
    """A change whose values were forgotten for ever."""

    erased: int
    h: str
    id: str
    s: int
    t: str
    tbl: str
    w: str


class WriterLine(Strict):
    """A writer introduced."""

    age: str
    chapter: str
    kind: str
    name: str
    public_key: str
    writer: str


class CertificateLine(Strict):
    """A certificate: its body as text, exactly as it was signed."""

    body: str
    kind: str
    signature: str


class ErasureLine(Strict):
    """One entry of the ledger of what is to be forgotten."""

    chapter: str
    fields: list[str]
    issuer: str
    reason: str
    row: str
    signature: str
    t: str


def op_line(signed: Signed) -> bytes:
    """A change in the form it may travel in."""
    h = signed.digest.hex()
    if signed.op:
        op = signed.op
        wire = {"id": op.row, "prev": op.prev, "s": op.seq, "set": op.set, "t": _stamp(op.hlc), "tbl": op.table}
        return b'{"h":"' + h.encode() + b'",' + encode({**wire, "w": op.writer})[1:]
    if signed.row:
        return encode(Erased(1, h, signed.row, signed.seq, _stamp(signed.hlc), signed.table, signed.writer))
    return encode(Stub(h, signed.seq, signed.writer))


@lru_cache(maxsize=64)  # the rows of one transaction share theirs
def _stamp(hlc: int) -> str:
    return to_wire(hlc)


def op_lines(ops: Iterable[Signed], progress: Progress = unwatched, total: int = 0) -> list[bytes]:
    """Many changes, saying how far it has come."""
    lines = []
    for number, signed in enumerate(ops):
        if number % 5000 == 0:
            progress(number, total)
        lines.append(op_line(signed))
    return lines


def cert_lines(writers: Iterable[Card], certificates: Iterable[Certificate]) -> list[bytes]:
    """Writers and certificates."""
    cards = (
        WriterLine(card.age, card.chapter, "writer", card.name[:MAX_NAME], card.public_key, card.wid)
        for card in writers
    )
    return [*map(encode, cards), *(encode(CertificateLine(c.body, "certificate", c.signature)) for c in certificates)]


def erasure_lines(entries: Iterable[Entry]) -> list[bytes]:
    """The ledger."""
    return [
        encode(ErasureLine(e.chapter, list(e.fields), e.issuer, e.reason, e.row, e.signature, to_wire(e.hlc)))
        for e in entries
    ]


def total_lines(tables: Iterable[dict[str, Any]]) -> list[bytes]:
    """Tables of totals."""
    return [encode(table) for table in tables]


def joined(lines: Iterable[bytes]) -> bytes:
    """Lines as a member holds them."""
    return b"".join(line + b"\n" for line in lines)
