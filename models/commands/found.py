"""What every command begins with: the record asked for, and text as it should be kept."""

import unicodedata
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

from models.errors import Missing, NotFound

T = TypeVar("T", bound=SQLModel)


def found(session: Session, table: type[T], id: str) -> T:
    """The record with this id, in the bin or not. Raises `NotFound`."""
    record = session.get(table, id)
    if record is None:
        raise NotFound(str(table.__tablename__), id)
    return record


def clean(text: str) -> str:
    """Text as it is kept: composed (NFC), without spaces around it or control characters inside it.

    >>> clean("  Sia\\u0302n\\x00 ")
    'Siân'
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def on_one_line(text: str) -> str:
    """The same, on one line."""
    return " ".join(clean(text).split())


def required(field: str, text: str) -> str:
    """Text that must not be empty, as it is kept. Raises `Missing`."""
    kept = clean(text)
    if not kept:
        raise Missing(field)
    return kept


def connection_of(session: Session) -> Any:
    """The plain connection inside the session's transaction."""
    session.flush()
    return session.connection().connection.dbapi_connection


def for_good(session: Session) -> None:
    """What this deed does has left the room, or nobody may see it undone: it is kept, and Undo passes it by."""
    session.info["for_good"] = True
