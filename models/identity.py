"""Who writes here: one writer for one opened chapter file on one laptop, never for the machine.

A copy, a restored backup or a file carried to another laptop must not go on under the old writer's name, or changes
would be lost silently. So the file and this laptop's own note of it must agree on a token that changes at every
opening; where they do not, a new writer is made, which costs a few bytes and nothing else.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from models.errors import CouldNotWrite
from models.log.names import Connection


@dataclass(frozen=True)
class Note:
    """What this laptop remembers of one writer, outside the chapter file; `seed` is its secret key (32 bytes, hex)."""

    token: str
    high_seq: int
    seed: str


def note_path(home: Path, wid: str) -> Path:
    """Where the note of one writer lies."""
    return home / "writers" / f"{wid}.json"


def read_note(home: Path, wid: str) -> Note | None:
    """The note of one writer, or None where there is none or it cannot be read."""
    try:
        return Note(**json.loads(note_path(home, wid).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
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


def take_up(connection: Connection, home: Path, name: str) -> str:
    """Continue as this file's writer, or become a new one; returns the writer's id. Runs inside a transaction."""
    row = connection.execute("SELECT wid, token, seq FROM _ctl JOIN writer ON writer.id = _ctl.w").fetchone()
    note = read_note(home, row[0]) if row else None
    token = secrets.token_hex(16)
    if row and note and note.token == row[1] and row[2] >= note.high_seq:
        wid, seed = row[0], note.seed
    else:
        wid, seed = _new_writer(connection, name), secrets.token_hex(32)
    seq = connection.execute("SELECT seq FROM _ctl").fetchone()[0]
    connection.execute("UPDATE _ctl SET token = ?, cap = 1", (token,))
    write_note(home, wid, Note(token, seq, seed))
    return wid


def remember_seq(connection: Connection, home: Path, wid: str) -> None:
    """Note how far this writer has come, so that an older copy of the file is recognised as one."""
    note = read_note(home, wid)
    (seq,) = connection.execute("SELECT seq FROM _ctl").fetchone()
    if note and note.high_seq != seq:
        write_note(home, wid, Note(note.token, seq, note.seed))


def _new_writer(connection: Connection, name: str) -> str:
    wid = secrets.token_hex(8)
    number = connection.execute("INSERT INTO writer(wid, name) VALUES(?, ?)", (wid, name)).lastrowid
    connection.execute("UPDATE _ctl SET w = ?, seq = 0, incarnation = incarnation + 1", (number,))
    return wid
