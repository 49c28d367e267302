"""Table Schemas of the data members, so that any Data Package tool can check and read them."""

from functools import cache
from typing import Any

import msgspec

from exports.bundle.format import CERTS, ERASURES, OPS, TOTALS

_WRITER, _ID, _HASH = "^[0-9a-f]{16}$", "^[0-9a-f]{32}$", "^[0-9a-f]{32}$"
_STAMP = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}$"

# Each field as (name, type, pattern, required).
_FIELDS = {
    OPS: (
        ("w", "string", _WRITER, True),
        ("s", "integer", "", True),
        ("h", "string", _HASH, True),
        ("t", "string", _STAMP, False),
        ("tbl", "string", "", False),
        ("id", "string", _ID, False),
        ("set", "object", "", False),
        ("prev", "object", "", False),
        ("erased", "integer", "", False),
    ),
    CERTS: (
        ("kind", "string", "^(writer|certificate)$", True),
        ("writer", "string", _WRITER, False),
        ("name", "string", "", False),
        ("public_key", "string", "", False),
        ("chapter", "string", "", False),
        ("age", "string", "", False),
        ("body", "string", "", False),
        ("signature", "string", "", False),
    ),
    ERASURES: (
        ("row", "string", _ID, True),
        ("fields", "array", "", True),
        ("chapter", "string", _ID, True),
        ("issuer", "string", _WRITER, True),
        ("reason", "string", "", False),
        ("t", "string", _STAMP, True),
        ("signature", "string", "", True),
    ),
    TOTALS: (
        ("table", "string", "", True),
        ("cells", "any", "", False),
        ("rows", "array", "", False),
        ("columns", "array", "", False),
        ("row_totals", "array", "", False),
        ("column_totals", "array", "", False),
        ("total", "integer", "", False),
        ("id", "string", _ID, False),
        ("status", "string", "", False),
        ("joined", "string", "", False),
        ("skills", "array", "", False),
    ),
}  # fmt: skip


@cache
def schema(path: str) -> msgspec.Raw:
    """The Table Schema of a data member."""
    return msgspec.Raw(msgspec.json.encode({"fields": [_field(*field) for field in _FIELDS[path]]}))


@cache
def dialect(path: str) -> msgspec.Raw:
    """How its lines are read: objects, of which not every one has every key."""
    return msgspec.Raw(msgspec.json.encode({"json": {"keyed": True, "keys": [name for name, *_ in _FIELDS[path]]}}))


def _field(name: str, kind: str, pattern: str, required: bool) -> dict[str, Any]:
    constraints = ({"required": True} if required else {}) | ({"pattern": pattern} if pattern else {})
    return {"name": name, "type": kind} | ({"constraints": constraints} if constraints else {})
