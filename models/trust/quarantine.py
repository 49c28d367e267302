"""Bundles set aside: kept whole and unread until a person decides, and never mixed with anything."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.errors import NotFound
from models.log.names import Connection
from models.log.op import decode, encode
from models.queries.moments import instant
from models.reader import Reader


@dataclass(frozen=True)
class Sender:
    """Who says they wrote it; none of it is believed."""

    wid: str
    laptop: str
    chapter: str
    chapter_name: str
    public_key: str


@dataclass(frozen=True)
class Aside:
    """One bundle set aside. `why` are words of `judging.Reason`, `name` the file it came in, `size` its bytes."""

    id: str
    at: datetime | None
    why: tuple[str, ...]
    sender: Sender
    name: str
    size: int


def put(connection: Connection, content: bytes, *, name: str, at: str, why: Iterable[str], sender: Sender) -> str:
    """Set a bundle aside; returns the id it is kept under. The same bundle twice is kept once, for the newest reasons.

    The id is taken from the bytes themselves: a bundle cannot choose one and so push out another.
    """
    id = hashlib.sha256(content).hexdigest()[:32]
    told = (sender.wid, sender.laptop, sender.chapter, sender.chapter_name, sender.public_key)
    connection.execute(
        "INSERT INTO quarantine(id, at, why, wid, laptop, chapter, chapter_name, public_key, name, content) "
        "VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET at = excluded.at, why = excluded.why",
        (id, at, encode(list(why)).decode(), *told, name, content),
    )
    return id


def listed(reader: Reader) -> list[Aside]:
    """Everything set aside, the newest first."""
    return reader.rows(
        _aside,
        "SELECT id, at, why, name, length(content), wid, laptop, chapter, chapter_name, public_key "
        "FROM quarantine ORDER BY at DESC, id",
    )


def _aside(id: str, at: str, why: str, name: str, size: int, *sender: str) -> Aside:
    return Aside(id, instant(at), tuple(decode(why)), Sender(*sender), name, size)


def content(reader: Reader, id: str) -> bytes:
    """The whole file as it came. Raises `NotFound`."""
    found = reader.value("SELECT content FROM quarantine WHERE id = :id", id=id)
    if found is None:
        raise NotFound("bundle", id)
    return bytes(found)


def discard(connection: Connection, id: str) -> None:
    """Forget a bundle that was set aside, or that has now been taken in."""
    connection.execute("DELETE FROM quarantine WHERE id = ?", (id,))
