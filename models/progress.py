"""How long work says how far it is, and how a person stops it."""

from typing import Protocol


class Stopped(Exception):
    """The person pressed Cancel; whatever was under way leaves nothing behind."""


class Progress(Protocol):
    """Called now and then by long work."""

    def __call__(self, done: int, total: int) -> None:
        """Report `done` of `total`; raises `Stopped` when the person cancelled."""


def unwatched(done: int, total: int) -> None:
    """Progress that nobody looks at."""
