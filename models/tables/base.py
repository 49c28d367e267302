"""The columns every record has, and the few kinds of column there are.

Nothing but the id is unique, required or checked: records arrive in any order, also in halves,
from laptops with older and newer programs. Empty text is '', an unknown day or number is NULL.
"""

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy import text as sql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from models.ids import new_id


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as text `2026-11-12T18:02:00Z` so that plain SQL can compare it."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text; a naive datetime is our bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From text."""
        return datetime.fromisoformat(value) if value else None


class Record(SQLModel):
    """A row that the change log follows. It is never deleted, only `removed`."""

    model_config = {"defer_build": True}  # SQLModel never validates a row of a table

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  # pyright: ignore
        """The class name in snake case: `AgendaItem` is `agenda_item`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    removed: bool = Field(default=False, nullable=True, sa_column_kwargs={"server_default": sql("0")})


def words() -> Any:
    """A text column, empty at first."""
    return Field(default="", nullable=True, sa_column_kwargs={"server_default": ""})


def flag() -> Any:
    """A yes-or-no column, no at first."""
    return Field(default=False, nullable=True, sa_column_kwargs={"server_default": sql("0")})


def count() -> Any:
    """An integer that may be unknown."""
    return Field(default=None, nullable=True)


def day() -> Any:
    """A calendar day that may be unknown."""
    return Field(default=None, nullable=True)


def instant() -> Any:
    """A moment that may be unknown."""
    return Field(default=None, nullable=True, sa_type=Instant)


def ref() -> Any:
    """The id of another record, which may not have arrived yet; there are no foreign keys."""
    return Field(default=None, nullable=True, index=True, max_length=32)
