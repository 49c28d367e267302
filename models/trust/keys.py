"""A writer's own keys: the seed it signs with and the age identity that others seal bundles to.

They lie in the writer's note until they are first used, and from then on in the system's keychain where there is a
real one; a keychain that fails or hangs leaves them in the note, which only this user can read.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from models.errors import CouldNotRead
from models.log.names import Connection
from models.trust import keychain, signing
from models.trust.notes import Note, note_path, read_note, write_note

KEYCHAIN, FILE = "keychain", "file"


@dataclass(frozen=True)
class Secrets:
    """What must never leave this laptop: 32 bytes to sign with, and an age identity (`AGE-SECRET-KEY-1…`)."""

    seed: bytes
    age: str


class KeyGone(CouldNotRead):
    """This laptop cannot sign: its key is not where it was kept. `why` is gone, slow, refused or none."""


def where_kept(home: Path, wid: str) -> str:
    """Where this writer's keys lie: keychain or file."""
    note = read_note(home, wid)
    return KEYCHAIN if note and note.kept == KEYCHAIN else FILE


def secrets_of(home: Path, wid: str, *, patience: float = keychain.PATIENCE) -> Secrets:
    """The writer's keys, asked for when something is signed or opened. Raises `KeyGone`, `CouldNotWrite`.

    The first time they are completed with an age identity and put into the keychain.
    """
    note = read_note(home, wid)
    if note is None:
        raise KeyGone(note_path(home, wid), "gone")
    if note.kept == KEYCHAIN:
        return _from_keychain(home, wid, note, patience)
    if not note.seed:
        raise KeyGone(note_path(home, wid), "gone")
    found = Secrets(bytes.fromhex(note.seed), note.age or _new_age())
    if not note.age:
        note = replace(note, age=found.age)
        write_note(home, wid, note)
    if not note.kept:
        _put_away(home, wid, note, patience)
    return found


def put_into_keychain(home: Path, wid: str, *, patience: float = keychain.PATIENCE) -> str:
    """Try the keychain once more, for somebody who has just unlocked it; returns where the keys lie now."""
    secrets_of(home, wid, patience=patience)
    note = read_note(home, wid)
    if note and note.kept != KEYCHAIN:
        _put_away(home, wid, note, patience)
    return where_kept(home, wid)


def public_age(identity: str) -> str:
    """What others seal bundles to (`age1…`)."""
    return str(_x25519().Identity.from_str(identity).to_public())


def introduce(connection: Connection, home: Path, wid: str) -> Secrets:
    """The keys of this file's own writer, their public halves noted in the file so that they travel on its card."""
    found = secrets_of(home, wid)
    connection.execute(
        "UPDATE writer SET public_key = ?, age = ? WHERE wid = ?",
        (signing.public_key(found.seed), public_age(found.age), wid),
    )
    return found


def _new_age() -> str:
    return str(_x25519().Identity.generate())


def _x25519() -> Any:
    import pyrage

    library: Any = pyrage  # its types leave this out
    return library.x25519


def _from_keychain(home: Path, wid: str, note: Note, patience: float) -> Secrets:
    try:
        seed, _, age = keychain.fetch(note.key or wid, patience=patience).partition(" ")
    except keychain.NoKeychain as error:
        raise KeyGone(note_path(home, wid), error.why) from error
    if not (seed and age):
        raise KeyGone(note_path(home, wid), "gone")
    return Secrets(bytes.fromhex(seed), age)


def _put_away(home: Path, wid: str, note: Note, patience: float) -> None:
    """Into the keychain; the note forgets them only once the keychain has shown that it has them."""
    try:
        keychain.store(note.key or wid, f"{note.seed} {note.age}", patience=patience)
    except keychain.NoKeychain:
        write_note(home, wid, replace(note, kept=FILE))
        return
    write_note(home, wid, replace(note, kept=KEYCHAIN, seed="", age=""))
