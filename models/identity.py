"""Who writes here: one writer for one opened chapter file on one laptop, never for the machine.

A copy, a restored backup or a file carried to another laptop must not go on under the old writer's name, or changes
would be lost silently. So the file and this laptop's own note of it must agree on a token that changes at every
opening; where they do not, a new writer is made, which costs a few bytes and nothing else.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import msgspec

from models.errors import CouldNotWrite
from models.log.names import Connection
from models.log.op import decode


@dataclass(frozen=True)
class Note:
    """What this laptop remembers of one writer, outside the chapter file.

    `seed` is its secret key (32 bytes, hex), `path` where the file lay when it was last opened.
    """

    token: str
    high_seq: int
    seed: str
    path: str = ""


def note_path(home: Path, wid: str) -> Path:
    """Where the note of one writer lies."""
    return home / "writers" / f"{wid}.json"


def read_note(home: Path, wid: str) -> Note | None:
    """The note of one writer, or None where there is none or it cannot be read."""
    try:
        return msgspec.json.decode(note_path(home, wid).read_bytes(), type=Note)
    except (OSError, msgspec.DecodeError):
        return None


def write_note(home: Path, wid: str, note: Note) -> None:
    """Keep the note, readable by this user alone. Raises `CouldNotWrite`."""
    target = note_path(home, wid)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(note), file)
        part.replace(target)
    except OSError as error:
        raise CouldNotWrite(target, error.strerror or str(error)) from error


def take_up(connection: Connection, home: Path, path: Path, name: str) -> str:
    """Continue as this file's writer, or become a new one; returns the writer's id. Runs inside a transaction."""
    row = connection.execute("SELECT wid, token, seq FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()
    note = read_note(home, row[0]) if row else None
    if row and note and note.token == row[1] and row[2] >= note.high_seq and not _is_copy(note, path):
        return _begin(connection, home, path, (row[0], note.seed))
    return _begin(connection, home, path, _new_writer(connection, name))


def renewed(connection: Connection, home: Path, path: Path, name: str) -> str:
    """The writer to go on as: a new one once others show that they know more of ours than we do.

    Then this file was put back from a backup, and under the old name new changes would pass for those others hold.
    """
    wid, seq = connection.execute("SELECT wid, seq FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()
    if _known_elsewhere(connection, wid) <= seq and not _is_forked(connection, wid):
        return wid
    connection.execute("UPDATE writer SET forked = 1 WHERE wid = ?", (wid,))  # so that all of it goes out once more
    return _begin(connection, home, path, _new_writer(connection, name))


def remember_seq(connection: Connection, home: Path, wid: str) -> None:
    """Note how far this writer has come, so that an older copy of the file is recognised as one."""
    note = read_note(home, wid)
    (seq,) = connection.execute("SELECT seq FROM _ctl").fetchone()
    if note and note.high_seq != seq:
        write_note(home, wid, replace(note, high_seq=seq))


def _is_copy(note: Note, path: Path) -> bool:
    """Whether the file this writer was last opened in still lies elsewhere: perhaps open at this moment."""
    before = Path(note.path)
    return bool(note.path) and before.exists() and not before.samefile(path)


def _known_elsewhere(connection: Connection, wid: str) -> int:
    """The highest `seq` of this writer that came in a bundle, or that somebody says they hold."""
    (came,) = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM op WHERE w = (SELECT id FROM writer WHERE wid = ?)", (wid,)
    ).fetchone()
    answers = [decode(answer).get(wid, ()) for (answer,) in connection.execute("SELECT vector FROM peer_ack")]
    return max([came, *(high for runs in answers for _, high in runs)])


def _is_forked(connection: Connection, wid: str) -> bool:
    return connection.execute("SELECT forked FROM writer WHERE wid = ?", (wid,)).fetchone()[0] > 0


def _begin(connection: Connection, home: Path, path: Path, writer: tuple[str, str]) -> str:
    wid, seed = writer
    token = secrets.token_hex(16)
    (seq,) = connection.execute("SELECT seq FROM _ctl").fetchone()
    connection.execute("UPDATE _ctl SET token = ?, cap = 1", (token,))
    write_note(home, wid, Note(token, seq, seed, str(path.absolute())))
    return wid


def _new_writer(connection: Connection, name: str) -> tuple[str, str]:
    """A writer with no past: what the file did under its old name can no longer be undone here."""
    wid = secrets.token_hex(8)
    connection.execute("DELETE FROM peer_ack WHERE wid = (SELECT wid FROM writer WHERE id = (SELECT w FROM _ctl))")
    number = connection.execute("INSERT INTO writer(wid, name) VALUES(?, ?)", (wid, name)).lastrowid
    connection.execute("UPDATE _ctl SET w = ?, seq = 0, incarnation = incarnation + 1", (number,))
    connection.execute("UPDATE deed SET state = 'gone' WHERE state IN ('done', 'undone')")
    return wid, secrets.token_hex(32)
