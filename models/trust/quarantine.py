"""Bundles set aside: kept whole and unread until a person decides, and never mixed with anything.

Anybody can make a bundle. Of laptops nobody here believes only so much is kept, else a folder full of strangers' would
fill the disk; the oldest go first, and that some went is told. What believed laptops sent is never dropped.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from models.errors import NotFound
from models.log.names import Connection
from models.log.op import decode, encode
from models.queries.moments import instant
from models.reader import Reader
from models.trust.believed import web_of

MOST_OF_STRANGERS = 20  # bundles: more than all who ever join a chapter in one season
MOST_BYTES_OF_STRANGERS = 200_000_000  # two bundles of the largest size there is
_MOST_NAMES = 5  # laptops told of by name
_DROPPED = "dropped"  # the id of the row that counts them; no bundle has it


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


@dataclass(frozen=True)
class Dropped:
    """How many bundles of strangers went to make room, from which laptops by their own word, and when the last did."""

    count: int
    laptops: tuple[str, ...]
    at: datetime | None


def is_to_be_met(why: Collection[str]) -> bool:
    """Whether words compared by voice would help: only within one's own chapter, others are enrolled by national."""
    return "unknown_signer" in why and "other_chapter" not in why


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
    _make_room(connection, id, at)
    return id


def _make_room(connection: Connection, newest: str, at: str) -> None:
    """Drop the oldest bundles of strangers until there are few enough; the one that has just come stays."""
    kept, size, dropped = 0, 0, list[tuple[str, str]]()
    for id, laptop, length in _of_strangers(connection, newest):
        kept, size = kept + 1, size + length
        if id != newest and (kept > MOST_OF_STRANGERS or size > MOST_BYTES_OF_STRANGERS):
            kept, size = kept - 1, size - length
            dropped.append((id, laptop))
    for id, _laptop in dropped:
        discard(connection, id)
    if dropped:
        _note(connection, [laptop for _id, laptop in dropped], at)


def _of_strangers(connection: Connection, newest: str) -> list[tuple[str, str, int]]:
    """Bundles of laptops that are not believed, as id, laptop and bytes, the newest first."""
    rows = connection.execute(_BY_AGE, (_DROPPED, newest)).fetchall()
    web = web_of(connection) if rows else None
    return [tuple(row) for *row, key, chapter in rows if web and not web.standing(key, chapter).is_believed]


_BY_AGE = """
SELECT id, laptop, length(content), public_key, chapter FROM quarantine WHERE id <> ?
ORDER BY id = ? DESC, at DESC, rowid DESC
"""


def _note(connection: Connection, laptops: list[str], at: str) -> None:
    """Count what was dropped, in one row of its own."""
    row = connection.execute("SELECT why FROM quarantine WHERE id = ?", (_DROPPED,)).fetchone()
    count, names = decode(row[0]) if row else (0, [])
    told = encode([count + len(laptops), list(dict.fromkeys([*names, *laptops]))[:_MOST_NAMES]]).decode()
    connection.execute(
        "INSERT INTO quarantine(id, at, why, wid, laptop, chapter, chapter_name, public_key, name, content) "
        "VALUES(?, ?, ?, '', '', '', '', '', '', x'') ON CONFLICT DO UPDATE SET at = excluded.at, why = excluded.why",
        (_DROPPED, at, told),
    )


def dropped(reader: Reader) -> Dropped | None:
    """What went since somebody last said that they had seen it, or None."""
    row = reader.one(lambda at, why: (at, decode(why)), "SELECT at, why FROM quarantine WHERE id = :id", id=_DROPPED)
    return Dropped(row[1][0], tuple(row[1][1]), instant(row[0])) if row else None


def seen_dropped(connection: Connection) -> None:
    """Somebody has read what went: it is not told again."""
    discard(connection, _DROPPED)


def listed(reader: Reader) -> list[Aside]:
    """Everything set aside, the newest first."""
    return reader.rows(
        _aside,
        "SELECT id, at, why, name, length(content), wid, laptop, chapter, chapter_name, public_key "
        "FROM quarantine WHERE id <> :dropped ORDER BY at DESC, id",
        dropped=_DROPPED,
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
