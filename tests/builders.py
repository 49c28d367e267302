"""Short ways to a chapter with something in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from models.store import Store

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TODAY = NOW.date()


def clock() -> datetime:
    """A clock that stands still."""
    return NOW


@contextmanager
def opened(template: Path, path: Path) -> Iterator[Store]:
    """A store on a copy of the template, with a home beside it."""
    shutil.copy(template, path)
    store = Store(path, home=path.parent / "home", now=clock)
    try:
        yield store
    finally:
        store.close()
