"""What a laptop keeps of its writers outside the chapter files: one small file each, readable by this user alone."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from models.errors import CouldNotWrite
from models.own_folder import own_folder


@dataclass(frozen=True)
class Note:
    """What this laptop remembers of one writer.

    `seed` (32 bytes, hex), `age` and the `former` ones are its secret keys, as in `trust.ring.Secrets`, unless they are
    `kept` in the system's keychain, there under the name `key`. `path` is where the file lay when it was last opened,
    and `news` what was noticed then.
    """

    token: str
    high_seq: int
    seed: str
    path: str = ""
    age: str = ""
    kept: str = ""
    key: str = ""
    replica: str = ""
    incarnation: int = 0
    news: str = ""
    since: str = ""
    former: tuple[tuple[str, str], ...] = ()


def note_path(home: Path, wid: str) -> Path:
    """Where the note of one writer lies."""
    return home / "writers" / f"{wid}.json"


def read_note(home: Path, wid: str) -> Note | None:
    """The note of one writer, or None where there is none or it cannot be read."""
    return _read(note_path(home, wid))


def notes_of(home: Path, replica: str) -> list[Note]:
    """The notes of every writer that one file has had on this laptop."""
    found = (_read(path) for path in sorted((home / "writers").glob("*.json")))
    return [note for note in found if note and note.replica == replica]


def kin_of(home: Path, wid: str) -> list[str]:
    """The other writers with the same keys: the ones a file had before it was set back."""
    found = {path.stem: note for path in sorted((home / "writers").glob("*.json")) if (note := _read(path))}
    names = {each: note.key or each for each, note in found.items()}
    return [each for each, name in names.items() if each != wid and name == names.get(wid)]


def _read(path: Path) -> Note | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Note)
    except (OSError, msgspec.DecodeError):
        return None


def write_note(home: Path, wid: str, note: Note) -> None:
    """Keep the note, readable by this user alone. Raises `CouldNotWrite`."""
    target = note_path(home, wid)
    try:
        own_folder(target.parent)
        part = target.with_suffix(".part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(note), file)
            file.flush()
            os.fsync(file.fileno())  # it may be the only place where a key lies
        part.replace(target)
    except OSError as error:
        raise CouldNotWrite(target, error.strerror or str(error)) from error
