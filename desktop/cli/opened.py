"""Opening a chapter for one command, and letting go of it again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from gettext import gettext as _
from pathlib import Path

from desktop.paths import here
from models import chapter_file
from models.rules.london import day_of
from models.store import Store, utc_now


def store_at(path: Path) -> Store:
    """The chapter file, open; says so when it lies in a folder that something else writes to."""
    if folder := chapter_file.cloud_folder(path.absolute()):
        warning = _("Warning: {folder} is copied by a cloud service, which can damage an open chapter file.")
        print(warning.format(folder=folder), file=sys.stderr)
    return Store(path, home=here().data, now=utc_now)


@contextmanager
def chapter_at(path: Path) -> Iterator[Store]:
    """The chapter for the length of one command."""
    store = store_at(path)
    try:
        yield store
    finally:
        store.close()


def today() -> date:
    """The day it is in London."""
    return day_of(utc_now())
