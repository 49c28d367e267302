"""The chapter file as a file: its marks, its health, its lock, and where it should not lie."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2

from models.errors import CouldNotRead, CouldNotWrite, NewerChapter, NotAChapter, Refusal

APPLICATION_ID = 0x43686170  # "Chap"
SCHEMA_VERSION = 8
driver: Any = sqlcipher3.dbapi2  # it ships no types
DatabaseError: type[Exception] = driver.DatabaseError

_DAMAGE = (
    "disk image is malformed",
    "malformed database schema",
    "not a database",
    "vtable constructor",
    "not decode to UTF-8",
)
_WORLD = ("disk is full", "readonly", "disk I/O error", "unable to open", "locked")

_CLOUD_MARKS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "nextcloud",
    "pcloud",
    "sync",
)


def plain(path: Path) -> Any:
    """A connection with no habits of ours; makes the file where there is none."""
    return driver.connect(_address(path, "rwc"), isolation_level=None, uri=True)


def connect(path: Path, *, read_only: bool = False, new: bool = False) -> Any:
    """A plain connection with the chapter's habits: WAL, full sync, secure delete, no waiting for ever.

    Unless it is `new`, a file that is gone is not made again.
    """
    mode = "rwc" if new else "ro&immutable=1" if read_only and _lies_still(path) else "rw"
    connection = driver.connect(
        _address(path, mode), isolation_level=None, check_same_thread=False, timeout=10, uri=True
    )
    connection.execute("PRAGMA query_only = ON" if read_only else "PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -2000")  # 2 MB: the system caches the file as well
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of anybody's in a temporary file
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE deletes unseen by the triggers
    return connection


def _lies_still(path: Path) -> bool:
    """Whether the file can only be looked at: SQLite must be told, or it would make a journal beside it and fail."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _address(path: Path, mode: str) -> str:
    """SQLite's own form of a path, whatever stands in it; a network share keeps its two slashes."""
    whole = path.absolute().as_posix()
    return f"file://{'' if whole.startswith('/') else '/'}{quote(os.fsencode(whole), safe='/:')}?mode={mode}"


def lock(path: Path) -> Any:
    """This program's hold on the file, or None while another has it. Raises `CouldNotWrite`."""
    from filelock import FileLock, Timeout

    held = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)  # taken and let go on different threads
    try:
        held.acquire(timeout=0)
    except Timeout:
        return None
    except OSError as error:
        raise CouldNotWrite(path, error.strerror or str(error)) from error
    return held


def version_of(path: Path) -> int:
    """The schema version in the file's header. Raises `CouldNotRead`, `NotAChapter`, `NewerChapter`."""
    if path.is_dir():
        raise NotAChapter(path, "folder")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise CouldNotRead(path, error.strerror or str(error)) from error
    if not header:
        raise NotAChapter(path, "empty")
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise NotAChapter(path, "foreign")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAChapter(path, "foreign")
    return _accepted(path, int.from_bytes(header[60:64], "big"), len_ok=_whole(path, header))


def _whole(path: Path, header: bytes) -> bool:
    """Whether the file is as long as its header says; a chapter cut short is noticed before it is read."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return True  # SQLite itself completes the file from its journal
    page = int.from_bytes(header[16:18], "big") or 65536
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size >= page * pages


def _accepted(path: Path, version: int, *, len_ok: bool) -> int:
    if version > SCHEMA_VERSION:
        raise NewerChapter(path)
    if not len_ok:
        raise NotAChapter(path, "damaged")
    return version


def guarded(path: Path, work: Callable[[], Any]) -> Any:
    """Do the work; a file that is broken inside becomes `NotAChapter`, an unreadable one `CouldNotRead`."""
    try:
        return work()
    except UnicodeDecodeError as error:  # SQLite quotes the rubbish it met
        raise NotAChapter(path, "damaged") from error
    except DatabaseError as error:
        refuse_reading(path, error)
        raise


def refuse_reading(path: Path, error: Exception) -> None:
    """Raise `NotAChapter` or `CouldNotRead` if that is what the error means."""
    refuse_damage(path, error)
    if why := world_fault(error):
        raise CouldNotRead(path, why) from error


def refuse_damage(path: Path, error: Exception) -> None:
    """Raise `NotAChapter` if that is what the error means."""
    if _told(error, _DAMAGE):
        raise NotAChapter(path, "damaged") from error


def world_fault(error: Exception) -> str:
    """What the world did to a chapter (full disk, read-only folder), or '' when the error is something else."""
    return _told(error, _WORLD)


def _told(error: Exception, marks: tuple[str, ...]) -> str:
    """Which of these SQLite said, itself or through SQLAlchemy."""
    fault = error if isinstance(error, DatabaseError) else error.__cause__
    if isinstance(error, Refusal) or not isinstance(fault, DatabaseError):
        return ""
    return next((mark for mark in marks if mark in str(fault)), "")


def require_known(path: Path, connection: Any) -> None:
    """The version once more, as the journal has it. Raises `NewerChapter`."""
    _accepted(path, connection.execute("PRAGMA user_version").fetchone()[0], len_ok=True)


def discard_journal(path: Path) -> None:
    """Remove what a program that was killed left beside a file that is no more: it would be read into the next one."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def quick_check(path: Path, connection: Any) -> None:
    """SQLite's own quick look at every page. Raises `NotAChapter`."""
    result = guarded(path, lambda: connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if result != "ok":
        raise NotAChapter(path, "damaged")


def cloud_folder(path: Path) -> str:
    """The name of the synchronised folder the file lies in, or ''.

    >>> cloud_folder(Path("/home/dilys/OneDrive - NHS/q.chapter"))
    'OneDrive - NHS'
    """
    for part in path.parent.parts:
        if any(part.casefold().startswith(mark) for mark in _CLOUD_MARKS):
            return part
    return ""
