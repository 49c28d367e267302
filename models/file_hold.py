"""Keeps other programs from taking an open chapter for one that nobody has open.

On Linux locks belong to the process, and closing any other handle to a file lets go of all that SQLite has on it: a
file dialog that looks into what it lists is enough. The next program that closes the chapter then takes itself for the
last and throws the journal away, and what is written after that is lost. Locks of an open file description stay until
they are let go of (fcntl(2), "Open file description locks").
"""

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

# What every connection shares as long as it is open (SQLite, os_unix.c): bytes of the chapter that keep others from
# having it alone, and the one in the journal's index that says somebody is alive.
_SHARED = (("", 0x4000_0002, 510), ("-shm", 128, 1))


class FileHold:
    """Taken once a connection has read, let go of before the last one is closed, and closed after it."""

    def __init__(self, path: Path) -> None:
        self._handles: list[tuple[int, int, int]] = []
        if sys.platform != "linux":
            return
        for ending, start, length in _SHARED:
            with suppress(OSError):  # a disk that has no such locks is no worse off than before
                handle = os.open(path.with_name(path.name + ending), os.O_RDONLY)
                self._handles.append((handle, start, length))
                _lock(handle, start, length, shared=True)

    def let_go(self) -> None:
        """Let SQLite have the file alone, to fold its journal in. Closing a handle now would take its locks as well."""
        for handle, start, length in self._handles:
            with suppress(OSError):
                _lock(handle, start, length, shared=False)

    def close(self) -> None:
        """Nothing of the chapter is open any more."""
        for handle, _start, _length in self._handles:
            os.close(handle)
        self._handles.clear()


def _lock(handle: int, start: int, length: int, *, shared: bool) -> None:
    if sys.platform == "linux":
        import fcntl

        kind = fcntl.F_RDLCK if shared else fcntl.F_UNLCK
        fcntl.fcntl(handle, fcntl.F_OFD_SETLKW, struct.pack("hhqqi4x", kind, os.SEEK_SET, start, length, 0))
