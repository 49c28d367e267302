"""Rows of other chapters out of their one table: what somebody else's program wrote is read leniently."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from models.queries import moments
from models.reader import Reader

R = TypeVar("R")
_STANDS = "coalesce(e.body ->> 'removed', 0) = 0 AND coalesce(e.body ->> 'withheld', 0) = 0"


def things(
    reader: Reader,
    table: str,
    fields: str,
    make: Callable[..., R],
    *,
    where: str = "1",
    of: str = "",
    ids: tuple[str, ...] = (),
) -> list[R]:
    """Every row of one table neither removed nor taken back: id, chapter, and these fields (`#` marks a number)."""
    named = ", ".join(_field(field) for field in fields.split())
    limits = ["e.tbl = (SELECT id FROM log_name WHERE name = :table)", _STANDS, where]
    given: dict[str, Any] = {"table": table}
    if of:
        limits.append("e.chapter = :of")
        given["of"] = of
    if ids:
        limits.append("e.row IN (SELECT unhex(value) FROM json_each(:ids))")
        given["ids"] = _list(ids)
    sql = f"SELECT lower(hex(e.row)), e.chapter, {named} FROM elsewhere AS e WHERE {' AND '.join(limits)}"
    return reader.rows(make, sql, **given)


def _field(field: str) -> str:
    if field.endswith("#"):
        return f"iif(json_type(e.body, '$.{field[:-1]}') = 'integer', e.body ->> '{field[:-1]}', NULL)"
    return f"coalesce(CAST(e.body ->> '{field}' AS TEXT), '')"


def _list(ids: tuple[str, ...]) -> str:
    return "[" + ",".join(f'"{id}"' for id in ids if id.isalnum()) + "]"


def day(text: str) -> date | None:
    """The day a text names, or None."""
    try:
        return moments.day(text)
    except (ValueError, OverflowError):
        return None


def instant(text: str) -> datetime | None:
    """The moment a text names, or None."""
    try:
        return moments.instant(text)
    except (ValueError, OverflowError):
        return None
