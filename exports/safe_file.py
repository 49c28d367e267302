"""Files that appear whole or not at all: written beside their target, then renamed onto it."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from uuid import uuid4

from models.errors import CouldNotWrite

_STALE = 24 * 60 * 60  # seconds: nobody is writing any more
_TAIL = re.compile(r"[0-9a-f]{8}\.part")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Lend a temporary path in the same folder; what stands there at the end replaces `path` in one step.

    Nothing is left behind when the body raises; what a killed program left of this target goes with the first save
    a day later. Raises `CouldNotWrite` for a full disk, a read-only folder or a target that another program holds.
    """
    temporary = path.with_name(f"{_head(path)}{uuid4().hex[:8]}.part")
    try:
        yield temporary
        _keep(temporary, path)
        _tidy(path)
    except OSError as error:
        if error.filename not in {None, str(temporary), str(path)}:
            raise  # some other file's trouble, met while writing this one
        raise CouldNotWrite(path, error.strerror or str(error)) from error
    finally:
        _discard(temporary)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file in one step. Raises `CouldNotWrite`."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def _keep(temporary: Path, path: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        _sync_folder(path.parent)


def _head(path: Path) -> str:
    return f".{path.name[:80]}."


def _tidy(path: Path) -> None:
    """Remove what was left of this target; the age is told by one clock, the folder's own."""
    head = _head(path)
    try:
        stale = path.stat().st_mtime - _STALE
        for each in path.parent.iterdir():
            if each.name.startswith(head) and _TAIL.fullmatch(each.name, len(head)) and _is_left(each, stale):
                each.unlink()
    except OSError:
        return  # somebody else has tidied, or may not be disturbed: there is another save


def _is_left(path: Path, stale: float) -> bool:
    found = path.lstat()
    return S_ISREG(found.st_mode) and found.st_mtime < stale


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system offers that."""
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError:
        return  # network and FAT folders refuse; the file itself is safe
    finally:
        os.close(handle)


def _discard(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return  # a pulled stick: there is nothing left to tidy
