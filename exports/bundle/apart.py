"""Seals and opens with a passphrase in a process of its own: seconds and a gigabyte that no window waits for.

Whoever makes a key of a passphrase holds Python's lock until it is made, so a thread of ours would not do.
"""

import errno
import os
import subprocess
import sys

from exports.bundle import sealer
from models.progress import Progress, unwatched

FROZEN_WORD = "seal-apart"  # what the installed program, which is no Python, is asked to be the sealer with
_LOOKS = 0.1  # seconds between two looks whether to stop


class WrongPhrase(Exception):
    """The passphrase does not open the file."""


class Damaged(Exception):
    """The passphrase fits, and yet the file does not open: it is not as it was."""


def seal(content: bytes, phrase: str, progress: Progress = unwatched) -> bytes:
    """An age file that the phrase opens. Raises `OSError` when this laptop has not got the memory, and `Stopped`."""
    return _done(sealer.request(sealer.SEAL, phrase, content), progress)


def unseal(content: bytes, phrase: str, progress: Progress = unwatched) -> bytes:
    """What is in an age file. Raises `WrongPhrase`, `Damaged`, `OSError` for want of memory, and `Stopped`."""
    return _done(sealer.request(sealer.OPEN, phrase, content), progress)


def _done(request: bytes, progress: Progress) -> bytes:
    with _sealer() as child:
        try:
            answer, said = _answer(child, request, progress)
        except BaseException:
            child.kill()
            raise
    if child.returncode == sealer.REFUSED:
        raise WrongPhrase if said.startswith(b"Decryption failed") else Damaged
    if child.returncode != sealer.DONE:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))  # nothing else ends it before it is done
    return answer


def _sealer() -> "subprocess.Popen[bytes]":
    """A child that has no window of its own, and no part in our files."""
    pipe, no_window = subprocess.PIPE, getattr(subprocess, "CREATE_NO_WINDOW", 0)
    return subprocess.Popen(_command(), stdin=pipe, stdout=pipe, stderr=pipe, creationflags=no_window)


def _command() -> list[str]:
    """Python itself is told to look for nothing beside the script: what is called like a module may lie there."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_WORD]
    return [sys.executable, "-P", sealer.__file__]


def _answer(child: "subprocess.Popen[bytes]", request: bytes, progress: Progress) -> tuple[bytes, bytes]:
    given: bytes | None = request
    while True:
        try:
            return child.communicate(given, timeout=_LOOKS)
        except subprocess.TimeoutExpired:
            given = None  # it is kept, and goes on being written
            progress(1, 1)
