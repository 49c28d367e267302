"""Ids: a UUIDv7 as 32 lower-case hex digits, the same in tables, SQL, bundles and on screen.

The last eight digits are its chapter's mark, those of the chapter's own id: they say whose a row is, whatever stamps
its changes bear. National certifies no two chapters of one mark. What two laptops of a chapter make, the millisecond
and 41 random bits tell apart.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

import uuid_utils

_SHAPE = re.compile(r"[0-9a-f]{32}\Z")
_MARK = 8
_minted_for: ContextVar[str] = ContextVar("minted_for", default="")


def new_id() -> str:
    """A fresh id that sorts after every id made before it on this laptop; in a deed it bears its chapter's mark."""
    fresh = uuid_utils.uuid7().hex
    return fresh[:-_MARK] + mark_of(_minted_for.get() or fresh)


def derived_id(id: str, *names: str) -> str:
    """The id of what there is once for `id`: the same on all laptops, with the same mark (UUIDv8).

    >>> derived_id("c" * 32, "kind") == derived_id("c" * 32, "kind"), derived_id("c" * 32, "kind")[12:]
    (True, '800f8c6f989ccccccccc')
    """
    digits = sha256("/".join((id, *names)).encode()).hexdigest()
    return f"{digits[:12]}8{digits[13:16]}8{digits[17:24]}{mark_of(id)}"


@contextmanager
def minted_for(chapter: str) -> Iterator[None]:
    """Ids made inside bear the mark of this chapter; of none while `chapter` is ''."""
    before = _minted_for.set(chapter)
    try:
        yield
    finally:
        _minted_for.reset(before)


def mint_for(chapter: str) -> None:
    """The chapter has just been founded: what else is made in the same deed bears its mark."""
    _minted_for.set(chapter)


def mark_of(chapter: str) -> str:
    """What the ids of a chapter's rows end with.

    >>> mark_of("018f" * 7 + "beef")
    '018fbeef'
    """
    return chapter[-_MARK:]


def is_id(text: str) -> bool:
    """Whether the text has the shape of an id.

    >>> is_id("018f" * 8), is_id("Amara")
    (True, False)
    """
    return bool(_SHAPE.match(text))
