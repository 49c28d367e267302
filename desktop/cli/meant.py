"""Which one is meant by the name somebody gave."""

from collections.abc import Collection
from typing import TypeVar

from models.errors import Ambiguous, NoSuchName

T = TypeVar("T")


def the_only(found: Collection[T], kind: str, named: str) -> T:
    """The one that answers to the name. Raises `NoSuchName`, `Ambiguous`.

    >>> the_only({"a"}, "laptop", "Asha's")
    'a'
    """
    if not found:
        raise NoSuchName(kind, named)
    if len(found) > 1:
        raise Ambiguous(kind, named, len(found))
    return next(iter(found))
