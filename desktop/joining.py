"""Joining an existing chapter on another laptop, from a co-coordinator's bundle."""

from collections.abc import Callable, Sequence
from contextlib import closing
from gettext import gettext as _
from pathlib import Path

from exports.bundle.read import are_whole, read, take_in
from models.errors import NotABundle
from models.migrate import create
from models.store import Store


def join(file: Path, bundle: Path | Sequence[Path], store_at: Callable[[Path], Store], *, passphrase: str = "") -> str:
    """Make `file` from the bundle, or from all parts of one; returns the chapter's name.

    Raises `AlreadyThere`, `CouldNotRead`, `CouldNotWrite`, and `NotABundle` for a bundle with only part of a chapter.
    """
    sources = [bundle] if isinstance(bundle, Path) else bundle
    checked = [read(source, passphrase=passphrase) for source in sources]
    if not are_whole(checked) or checked[0].about.audience != "chapter":
        raise NotABundle("partial")
    create(file)
    try:
        with closing(store_at(file)) as store:
            for part in sorted(checked, key=lambda part: part.about.part):
                take_in(store, part, label=_("Join {name}").format(name=part.about.chapter), backup=False)
    except BaseException:
        for leftover in (file, file.with_name(f".{file.name}.lock")):
            leftover.unlink(missing_ok=True)  # ours, and empty: nothing stands in the way of the next attempt
        raise
    return checked[0].about.chapter
