"""Instants as the chapter file holds them, the names people use, and text made ready for finding."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

from models.rules.names import Names, display_name

R = TypeVar("R")


def stored(at: datetime) -> str:
    """An instant as the file holds it, for comparing in SQL.

    >>> stored(datetime(2026, 11, 12, 18, 2, tzinfo=UTC))
    '2026-11-12T18:02:00Z'
    """
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def called(given: str | None, family: str | None, known_as: str | None) -> str:
    """What people call somebody, from the three columns that say so."""
    return display_name(Names(given or "", family or "", known_as or ""))


def folded(text: str) -> str:
    """Text for finding: blind to case and accents.

    >>> folded("Café Ŵyn")
    'cafe wyn'
    """
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def holding(text: str, rows: Iterable[R], words_of: Callable[[R], str]) -> list[R]:
    """The rows in whose words every word typed is found.

    >>> holding("wyn CAF", ["Café Ŵyn", "Ŵyn"], str)
    ['Café Ŵyn']
    """
    wanted = folded(text).split()
    searched = ((row, folded(words_of(row)) if wanted else "") for row in rows)
    return [row for row, words in searched if all(word in words for word in wanted)]
