"""Sealing a bundle for the people it is meant for: an age file around the zip, opened in memory only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from models.errors import NotABundle, Refusal
from models.progress import Progress, unwatched

_MARK = b"age-encryption.org/v1\n"
_LONGEST_HEADER = 256 * 1024  # some 2,000 recipients
# Of a passphrase. Programs choose what takes them about a second: 2^20 on the laptops of these years, and 2^21 on those
# that are twice as fast. That is two gigabytes for some seconds, lent by a process of its own: a laptop that has not
# got them says so, and nothing else of it ends. 2^22 would be more than many a laptop has at all.
_MOST_WORK = 21
_PHRASE = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_HEADER_END = b"\n--- "


@dataclass(eq=False)
class NoPhrase(Refusal):
    """The passphrase holds bytes that are no character of any script: nobody could type it to open the file."""


def is_sealed(content: bytes) -> bool:
    """Whether it is an age file."""
    return content.startswith(_MARK)


def needs_phrase(content: bytes) -> bool:
    """Whether a passphrase opens it, rather than a key."""
    return content.startswith(_MARK + b"-> scrypt ")


def asks_for_phrase(file: Path) -> bool:
    """Whether the file can be opened with a passphrase alone; a file that cannot be read asks for none."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_LONGEST_HEADER)
    except OSError:
        return False
    return is_sealed(head) and needs_phrase(head)


def is_recipient(age: str) -> bool:
    """Whether something can be sealed to this: a key that came from elsewhere may only look like one."""
    pyrage = _pyrage()
    try:
        pyrage.x25519.Recipient.from_str(age)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, ages: Sequence[str]) -> bytes:
    """Sealed to these age keys; whoever holds one of their secrets opens it."""
    pyrage = _pyrage()
    return pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(age) for age in ages])


def seal_with_phrase(content: bytes, phrase: str, progress: Progress = unwatched) -> bytes:
    """Sealed with a passphrase, told by another way than the file travels. Raises `NoPhrase`, `OSError`, `Stopped`."""
    from exports.bundle import apart

    if not _is_text(phrase):
        raise NoPhrase
    return apart.seal(content, phrase, progress)


def unseal(content: bytes, keys: Sequence[str], phrase: str, progress: Progress = unwatched) -> bytes:
    """What is in the age file. Raises `NotABundle`: "sealed" when no key fits, "passphrase" when one is needed.

    Raises `OSError` when there is no memory for a passphrase, and `Stopped`.
    """
    header, ends, _ = content[:_LONGEST_HEADER].partition(_HEADER_END)
    if not ends:
        raise NotABundle("cut_short" if len(content) < _LONGEST_HEADER else "too_large")
    if needs_phrase(content):
        return _unseal_with_phrase(content, header, phrase, progress)
    if not keys:
        raise NotABundle("sealed")
    pyrage = _pyrage()
    try:
        return pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(key) for key in keys])
    except pyrage.DecryptError as error:
        raise NotABundle("sealed" if "No matching keys" in str(error) else "cut_short") from error


def _unseal_with_phrase(content: bytes, header: bytes, phrase: str, progress: Progress) -> bytes:
    """Refuses a file that asks for more work than an honest one before any of it is done."""
    from exports.bundle import apart

    work = _PHRASE.match(header + b"\n", len(_MARK))
    if not work or int(work[1]) > _MOST_WORK:
        raise NotABundle("too_large")
    if not phrase:
        raise NotABundle("passphrase")
    if not _is_text(phrase):
        raise NotABundle("passphrase", "wrong")
    try:
        return apart.unseal(content, phrase, progress)
    except apart.WrongPhrase as error:
        raise NotABundle("passphrase", "wrong") from error
    except apart.Damaged as error:
        raise NotABundle("cut_short") from error


def _is_text(phrase: str) -> bool:
    """Whether it is characters throughout: what a shell hands over may be any bytes, and Python keeps the odd ones."""
    try:
        phrase.encode()
    except UnicodeEncodeError:
        return False
    return True


def _pyrage() -> Any:
    """Loaded when something is sealed or opened; it ships no types."""
    return import_module("pyrage")
