"""Joining an existing chapter on another laptop, from a co-coordinator's bundle."""

from collections.abc import Callable
from contextlib import closing
from gettext import gettext as _
from pathlib import Path

from exports.bundle.read import read, take_in
from models.errors import NotABundle
from models.migrate import create
from models.store import Store


def join(file: Path, bundle: Path, store_at: Callable[[Path], Store]) -> str:
    """Make `file` from the bundle; returns the chapter's name.

    Raises `AlreadyThere`, `CouldNotRead`, `CouldNotWrite`, and `NotABundle` for a bundle with only part of a chapter.
    """
    checked = read(bundle)
    if not checked.is_whole:
        raise NotABundle("partial")
    create(file)
    try:
        with closing(store_at(file)) as store:
            take_in(store, checked, label=_("Join {name}").format(name=checked.about.chapter))
    except BaseException:
        for leftover in (file, file.with_name(f".{file.name}.lock")):
            leftover.unlink(missing_ok=True)  # ours, and empty: nothing stands in the way of the next attempt
        raise
    return checked.about.chapter
