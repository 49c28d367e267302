"""What a chapter may refuse, and how the world may fail it: facts, never sentences."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class Refusal(Exception):
    """A deed that the rules do not allow; a person can act on it.

    Subclasses are plain dataclasses of facts, `@dataclass(eq=False)` and not frozen:
    Python itself writes an exception's `__traceback__`.
    """


@dataclass(eq=False)
class NotFound(Refusal):
    """The thing asked for is not in this chapter (or is in the bin)."""

    kind: str
    id: str


@dataclass(eq=False)
class NoSuchName(NotFound):
    """Nobody and nothing answers to what somebody typed, which is `id` here."""


@dataclass(eq=False)
class Ambiguous(Refusal):
    """Several things answer to the name given."""

    kind: str
    name: str
    count: int


@dataclass(eq=False)
class Missing(Refusal):
    """A field that must not be empty is empty."""

    field: str


@dataclass(eq=False)
class Sealed(Refusal):
    """Agreed or append-only: corrected by a later record, never changed. `kind` is the table, `name` the meeting's."""

    kind: str
    name: str


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """There is no deed to undo or redo."""

    redo: bool = False


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Undo would overwrite something newer. `label` names the deed, `by` the laptop that changed it since."""

    label: str
    by: str


@dataclass(eq=False)
class NotAChapter(Refusal):
    """The file is no chapter: `why` is one of foreign, damaged, empty, folder."""

    path: Path
    why: str


@dataclass(eq=False)
class NewerChapter(Refusal):
    """The file was written by a newer program than this one."""

    path: Path


@dataclass(eq=False)
class HeldElsewhere(Refusal):
    """Somebody has the chapter open."""

    path: Path
    user: str
    machine: str
    since: datetime


@dataclass(eq=False)
class AlreadyThere(Refusal):
    """A file stands where a new one was to be made."""

    path: Path


@dataclass(eq=False)
class CouldNotWrite(Refusal):
    """The world's fault: a full disk, a read-only folder, a stick pulled out. `why` is the system's own reason."""

    path: Path
    why: str


@dataclass(eq=False)
class CouldNotRead(Refusal):
    """The world's fault: the file is missing, unreadable or not what its name says."""

    path: Path
    why: str


@dataclass(eq=False)
class NotABundle(Refusal):
    """The file is no bundle we can trust. `why` is a word from `exports/bundle/read.py`, `detail` the place."""

    why: str
    detail: str = ""


@dataclass(eq=False)
class OtherChapter(Refusal):
    """The bundle belongs to another chapter."""

    ours: str
    theirs: str


@dataclass(eq=False)
class NotARecord(Refusal):
    """The file is no meeting record to take in whole. `place` leads to the fault, `why` is pydantic's word for it.

    Or `newer`: it is in a later form of the format, which `detail` names.
    """

    place: tuple[str | int, ...]
    why: str
    detail: str


@dataclass(eq=False)
class AlreadyImported(Refusal):
    """The same record was taken in before."""

    title: str
    id: str


@dataclass(eq=False)
class SetAside(Refusal):
    """The bundle is kept apart until a person decides. `why` are words of `models/trust/judging.py`.

    `words` are the six of its key: for comparing by ear, and only once the other side has read out theirs.
    `forgets` are names of those it asks to forget.
    """

    why: tuple[str, ...]
    laptop: str
    words: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()
