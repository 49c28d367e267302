"""Words for what is kept as identifiers: a table for each language, made when it is first wanted there."""

from collections.abc import Callable, Hashable, Mapping
from functools import cache, update_wrapper
from typing import Generic, TypeVar

from exports.language import spoken

K = TypeVar("K", bound=Hashable)


class Vocabulary(Generic[K]):
    """Turns an identifier into its words; one that it does not know stays as written.

    >>> @Vocabulary
    ... def sizes() -> dict[str, str]:
    ...     return {"s": "small"}
    >>> sizes("s"), sizes("XXL"), sizes.choices()
    ('small', 'XXL', [('s', 'small')])
    """

    def __init__(self, make: Callable[[], Mapping[K, str]]) -> None:
        self._table = cache(lambda _language: make())
        update_wrapper(self, make)

    def __call__(self, identifier: K) -> str:
        return self.known().get(identifier, str(identifier))

    def known(self) -> Mapping[K, str]:
        """All of it, in the language spoken now."""
        return self._table(spoken())

    def choices(self) -> list[tuple[K, str]]:
        """All of it, for choosing."""
        return list(self.known().items())
