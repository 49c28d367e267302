"""A writer's own keys: the seed it signs with and the age identity that others seal bundles to.

They lie in the writer's note until they are first used, and from then on in the system's keychain where there is a
real one; a keychain that fails or hangs leaves them in the note, which only this user can read. Whatever changes in
them is written there whole before the file says so: broken off at any moment, a laptop has the key its card names.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from models.errors import CouldNotRead
from models.log.names import Connection
from models.trust import keychain, signing
from models.trust.notes import Note, kin_of, note_path, read_note, write_note
from models.trust.ring import Secrets, due, new_age, packed, public_age, renewed, unpacked

__all__ = ["FILE", "KEYCHAIN", "KeyGone", "Secrets", "destroy_former", "introduce", "public_age", "put_into_keychain",
           "renew", "secrets_of", "where_kept"]  # fmt: skip

KEYCHAIN, FILE = "keychain", "file"


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
    note = _note(home, wid)
    if note.kept == KEYCHAIN:
        return _from_keychain(home, wid, note, patience)
    if not note.seed:
        raise KeyGone(note_path(home, wid), "gone")
    found = Secrets(bytes.fromhex(note.seed), note.age or new_age(), note.since, note.former)
    if not note.age:
        note = replace(note, age=found.age)
        write_note(home, wid, note)
    if not note.kept:
        _put_away(home, wid, found, patience)
    return found


def put_into_keychain(home: Path, wid: str, *, patience: float = keychain.PATIENCE) -> str:
    """Try the keychain once more, for somebody who has just unlocked it; returns where the keys lie now."""
    found = secrets_of(home, wid, patience=patience)
    if where_kept(home, wid) != KEYCHAIN:
        _put_away(home, wid, found, patience)
    return where_kept(home, wid)


def introduce(connection: Connection, home: Path, wid: str, at: str) -> Secrets:
    """The keys of this file's own writer, their public halves noted in the file so that they travel on its card.

    `at` is now, as `2026-11-23T18:00:00Z`. An age identity that is a year old is changed here, and a former one
    destroyed once its while is over; a keychain that will not have it puts that off.
    """
    held = secrets_of(home, wid)
    (named,) = connection.execute("SELECT age FROM writer WHERE wid = ?", (wid,)).fetchone()
    try:
        found = _change(home, wid, held, due(held, at[:10], named=named))
    except KeyGone:
        found = held
    return _onto_card(connection, wid, found)


def renew(connection: Connection, home: Path, wid: str, at: str) -> Secrets:
    """Change the age identity at once; the former one is kept for its while. Raises `KeyGone`, `CouldNotWrite`."""
    held = secrets_of(home, wid)
    return _onto_card(connection, wid, _change(home, wid, held, renewed(held, at[:10])))


def destroy_former(home: Path, wid: str) -> Secrets:
    """Destroy every former age identity before its time. Raises `KeyGone`, `CouldNotWrite`.

    To be called once the file names the new one for good: after the transaction of `renew`.
    """
    held = secrets_of(home, wid)
    return _change(home, wid, held, replace(held, former=()))


def _onto_card(connection: Connection, wid: str, found: Secrets) -> Secrets:
    connection.execute(
        "UPDATE writer SET public_key = ?, age = ? WHERE wid = ?",
        (signing.public_key(found.seed), public_age(found.age), wid),
    )
    return found


def _note(home: Path, wid: str) -> Note:
    note = read_note(home, wid)
    if note is None:
        raise KeyGone(note_path(home, wid), "gone")
    return note


def _from_keychain(home: Path, wid: str, note: Note, patience: float) -> Secrets:
    try:
        found = unpacked(keychain.fetch(note.key or wid, patience=patience))
    except keychain.NoKeychain as error:
        raise KeyGone(note_path(home, wid), error.why) from error
    if found is None:
        raise KeyGone(note_path(home, wid), "gone")
    return found


def _put_away(home: Path, wid: str, found: Secrets, patience: float) -> None:
    """Into the keychain; the notes forget them only once the keychain has shown that it has them."""
    note = _note(home, wid)
    try:
        keychain.store(note.key or wid, packed(found), patience=patience)
    except keychain.NoKeychain:
        write_note(home, wid, replace(note, kept=FILE))
        return
    _forget(home, wid)


def _change(home: Path, wid: str, held: Secrets, wanted: Secrets) -> Secrets:
    """Keep them as wanted, whole and in the place of what was held. Raises `KeyGone`, `CouldNotWrite`."""
    if wanted == held:
        return held
    note = _note(home, wid)
    if note.kept == KEYCHAIN:
        try:
            keychain.replace(note.key or wid, packed(wanted))
        except keychain.NoKeychain as error:
            raise KeyGone(note_path(home, wid), error.why) from error
        _forget(home, wid)
    else:
        own = {"seed": wanted.seed.hex(), "age": wanted.age, "since": wanted.since, "former": wanted.former}
        _into_notes(home, wid, kept=FILE, **own)
    return wanted


def _forget(home: Path, wid: str) -> None:
    """No note has them any more: they are in the keychain."""
    _into_notes(home, wid, kept=KEYCHAIN, seed="", age="", since="", former=())


def _into_notes(home: Path, wid: str, **fields: Any) -> None:
    """Into the note of every writer with these keys, our own last: broken off before that, all of it is done again."""
    for each in (*kin_of(home, wid), wid):
        note = _note(home, each)
        if (changed := replace(note, **fields)) != note:
            write_note(home, each, changed)
