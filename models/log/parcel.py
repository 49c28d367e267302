"""What travels between two copies, as plain values."""

from dataclasses import dataclass
from typing import Any

from models.log.erasing import Entry
from models.log.intervals import Vector
from models.log.merge import Card, Signed


@dataclass(frozen=True)
class Sender:
    """Who a bundle comes from and what they held when they wrote it: their acknowledgement of everything so far.

    `replica` is the file on that laptop, whatever writer it goes by; `erased` names the ledger entries they hold,
    `forked` the writers of whom they cannot say what they hold.
    """

    writer: str
    replica: str
    incarnation: int
    ack_no: int
    full: Vector
    seen: Vector
    erased: tuple[str, ...] = ()
    forked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """A run of one writer's ops in a bundle, with the hash chain before and after it ("" where unknown)."""

    writer: str
    low: int
    high: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Parcel:
    """What travels in one bundle, past every check. `chapter` is the id, name and kind of whose bundle it is.

    `digest` is the SHA-256 of its manifest, in hex.
    """

    bundle_id: str
    peer: str
    name: str
    at: str
    sender: Sender
    chapter: tuple[str, str, str]
    audience: str
    writers: tuple[Card, ...]
    ops: tuple[Signed, ...]
    spans: tuple[Span, ...] = ()
    erasures: tuple[Entry, ...] = ()
    digest: str = ""
    level: int = 0
    totals: tuple[dict[str, Any], ...] = ()
