"""One op as the wire and the hash see it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.clock import to_wire
from models.errors import Refusal

Value = str | int | None

LONGEST = 2**20  # bytes of one op as JSON: a reader of bundles must take every line in


@cache
def _codec() -> tuple[Callable[[Any], bytes], Callable[[str | bytes], Any]]:
    """Loaded on first use: the window's first page needs none of it."""
    import msgspec

    return msgspec.json.Encoder(order="deterministic").encode, msgspec.json.Decoder().decode


@dataclass(eq=False)
class Unkeepable(Refusal):
    """A value no bundle could carry. `why` is number (a fraction, or 2^53 and more) or long (over a megabyte)."""

    table: str
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class Op:
    """One row written in one transaction by one writer.

    `set` maps field names to new values; `prev` maps each overwritten field to the heads it overwrote, as
    `writer:seq:first 8 hex digits of the hash`.
    """

    writer: str
    seq: int
    hlc: int
    table: str
    row: str
    set: dict[str, Value]
    prev: dict[str, list[str]]

    def wire(self) -> dict[str, Any]:
        """The op as a JSON object, without its hash."""
        return {
            "w": self.writer,
            "s": self.seq,
            "t": to_wire(self.hlc),
            "tbl": self.table,
            "id": self.row,
            "set": self.set,
            "prev": self.prev,
        }

    def digest(self) -> bytes:
        """First 16 bytes of SHA-256 over the canonical JSON: keys sorted, no floats, no spaces."""
        return digest_of(encode(self.wire()))


def digest_of(wire: bytes) -> bytes:
    """The hash of an op, given its canonical JSON."""
    return hashlib.sha256(wire).digest()[:16]


def encode(value: Any) -> bytes:
    """Canonical JSON."""
    return _codec()[0](value)


def decode(text: str | bytes) -> Any:
    """What JSON says."""
    return _codec()[1](text)


def head_name(writer: str | int, seq: int, digest: bytes) -> str:
    """How `prev` names an op; locally the writer is its number, on the wire its id."""
    return f"{writer}:{seq}:{digest[:4].hex()}"
