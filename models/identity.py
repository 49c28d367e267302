"""Who writes here: one writer for one opened chapter file on one laptop, never for the machine.

A copy, a restored backup or a file carried to another laptop must not go on under the old writer's name, or changes
would be lost silently. So the file and this laptop's own note of it must agree on a token that changes at every
opening; where they do not, a new writer is made, which costs a few bytes and nothing else.

A file that was only set back stays the same replica, with the same keys and one incarnation more: others go on knowing
it, and see that it holds less again. A copy is a replica of its own, and so is whatever could be one.
"""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from models.log.names import Connection
from models.trust.notes import Note, note_path, notes_of, read_note, write_note

__all__ = ["Note", "news_of", "note_path", "read_note", "remember_seq", "renewed", "take_up", "write_note"]

RESTORED, COPIED = "restored", "copied"


@dataclass(frozen=True)
class _Place:
    """Where the file is opened: its connection, this laptop's own folder, its path, and what the laptop is called."""

    connection: Connection
    home: Path
    path: Path
    name: str


@dataclass(frozen=True)
class _Own:
    """What the file says of itself."""

    wid: str
    token: str
    seq: int
    replica: str
    incarnation: int


def take_up(connection: Connection, home: Path, path: Path, name: str) -> str:
    """Continue as this file's writer, or become a new one; returns the writer's id. Runs inside a transaction."""
    place, own = _Place(connection, home, path, name), _own(connection)
    if own is None:
        return _become(place, None, None, "")
    note = read_note(home, own.wid)
    if note is None or _lives_elsewhere(home, own, note, path):
        return _become(place, own, None, COPIED)
    if note.token == own.token and own.seq >= note.high_seq and _latest(home, own).incarnation <= own.incarnation:
        return _begin(place, own.wid, replace(note, news=""))
    return _become(place, own, note, RESTORED)


def renewed(connection: Connection, home: Path, path: Path, name: str) -> str:
    """The writer to go on as: a new one once others show that they know more of ours than we do.

    Then this file was put back from a backup, and under the old name new changes would pass for those others hold. It
    may as well be one of two copies of a whole laptop, so it becomes a replica of its own, with the keys it had.
    """
    own = _own(connection)
    assert own is not None
    if _known_elsewhere(connection, own.wid) <= own.seq and not _is_forked(connection, own.wid):
        return own.wid
    connection.execute("UPDATE writer SET forked = 1 WHERE wid = ?", (own.wid,))  # so that all of it goes out once more
    note = read_note(home, own.wid)
    return _become(_Place(connection, home, path, name), own, note and replace(note, replica=""), RESTORED)


def remember_seq(connection: Connection, home: Path, wid: str) -> None:
    """Note how far this writer has come, so that an older copy of the file is recognised as one."""
    note = read_note(home, wid)
    (seq,) = connection.execute("SELECT seq FROM _ctl").fetchone()
    if note and note.high_seq != seq:
        write_note(home, wid, replace(note, high_seq=seq))


def news_of(home: Path, wid: str) -> str:
    """What was noticed when the file was last taken up: restored (set back to an earlier state), copied, or ''."""
    note = read_note(home, wid)
    return note.news if note else ""


def _own(connection: Connection) -> _Own | None:
    row = connection.execute(
        "SELECT wid, token, seq, iif(replica = '', wid, replica), incarnation FROM _ctl JOIN writer ON writer.id = w"
    ).fetchone()
    return _Own(*row) if row else None


def _latest(home: Path, own: _Own) -> Note:
    """The last life this laptop knows of the same replica."""
    return max(notes_of(home, own.replica), key=lambda note: note.incarnation, default=Note("", 0, ""))


def _lives_elsewhere(home: Path, own: _Own, note: Note, path: Path) -> bool:
    """Whether the file this writer was last opened in still lies elsewhere: perhaps open at this moment."""
    places = {Path(before) for before in (note.path, _latest(home, own).path) if before}
    return any(before.exists() and not before.samefile(path) for before in places)


def _known_elsewhere(connection: Connection, wid: str) -> int:
    """The highest `seq` of this writer that came in a bundle, or that somebody says they hold or have heard of."""
    return connection.execute(_KNOWN_OF, {"wid": wid}).fetchone()[0]


_KNOWN_OF = """
SELECT max(coalesce((SELECT max(seq) FROM op WHERE w = (SELECT id FROM writer WHERE wid = :wid)), 0),
    coalesce((SELECT max(of_us_seq) FROM peer WHERE of_us = :wid), 0))
"""


def _is_forked(connection: Connection, wid: str) -> bool:
    return connection.execute("SELECT forked FROM writer WHERE wid = ?", (wid,)).fetchone()[0] > 0


def _begin(place: _Place, wid: str, note: Note) -> str:
    token = secrets.token_hex(16)
    seq, replica, incarnation = place.connection.execute("SELECT seq, replica, incarnation FROM _ctl").fetchone()
    replica = replica or wid
    place.connection.execute("UPDATE _ctl SET token = ?, cap = 1, replica = ?", (token, replica))
    here = replace(note, token=token, high_seq=seq, path=str(place.path.absolute()))
    write_note(place.home, wid, replace(here, replica=replica, incarnation=incarnation))
    return wid


def _become(place: _Place, own: _Own | None, past: Note | None, news: str) -> str:
    """A writer with no past: what the file did under its old name can no longer be undone here.

    With `past`, the note of the writer it was, it keeps that one's keys, and its replica if that is named.
    """
    wid, connection = secrets.token_hex(8), place.connection
    replica, incarnation, note = secrets.token_hex(8), 1, Note("", 0, secrets.token_hex(32), key=wid, news=news)
    if own:
        _leave(connection, own, with_keys=past is not None)
    if own and past:
        note = replace(past, key=past.key or own.wid, news=news)
        if past.replica:
            replica, incarnation = own.replica, max(own.incarnation, _latest(place.home, own).incarnation) + 1
    number = connection.execute(
        "INSERT INTO writer(wid, name, chapter, public_key, age) SELECT ?, ?, chapter, ?, ? FROM _ctl",
        (wid, place.name, *(_public(connection, own) if own and past else ("", ""))),
    ).lastrowid
    connection.execute("UPDATE _ctl SET w = ?, seq = 0, replica = ?, incarnation = ?", (number, replica, incarnation))
    connection.execute("UPDATE deed SET state = 'gone' WHERE state IN ('done', 'undone')")
    return _begin(place, wid, note)


def _public(connection: Connection, own: _Own) -> tuple[str, str]:
    return connection.execute("SELECT public_key, age FROM writer WHERE wid = ?", (own.wid,)).fetchone()


def _leave(connection: Connection, own: _Own, *, with_keys: bool) -> None:
    """Go on without the old writer. A laptop we were only copied from is one we began from: its key is believed."""
    connection.execute("DELETE FROM peer WHERE wid = ? OR replica = ?", (own.wid, own.replica))
    if not with_keys:
        connection.execute(
            "INSERT INTO known_key(public_key, wid, name, chapter, how, at) SELECT public_key, wid, name, chapter, "
            "'joined', '' FROM writer WHERE wid = ? AND public_key <> '' ON CONFLICT DO NOTHING",
            (own.wid,),
        )
