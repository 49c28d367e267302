"""Files that appear whole or not at all: written beside their target, then renamed onto it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from models.errors import CouldNotWrite


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Lend a temporary path in the same folder; what stands there at the end replaces `path` in one step.

    Nothing is left behind when the body raises. Raises `CouldNotWrite` for a full disk, a read-only
    folder or a target that another program holds.
    """
    temporary = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}.part")
    try:
        yield temporary
        _keep(temporary, path)
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
