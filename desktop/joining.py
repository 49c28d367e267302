"""Joining an existing chapter on another laptop, from a co-coordinator's bundle."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from exports.bundle.read import Bundle, are_whole, read, take_in
from models.errors import NotABundle
from models.migrate import create
from models.progress import Progress, unwatched
from models.store import Store

StoreAt = Callable[[Path], Store]


@dataclass(frozen=True)
class Joined:
    """What a chapter is called and whose bundle it came with; `national` is the key taken over, as name and key."""

    name: str
    laptop: str
    national: tuple[str, str] | None


def join(
    file: Path,
    bundle: Path | Sequence[Path],
    store_at: StoreAt,
    *,
    passphrase: str = "",
    progress: Progress = unwatched,
) -> Joined:
    """Make `file` from the bundle, or from all parts of one. Whoever stops it finds no file.

    Raises `AlreadyThere`, `CouldNotRead`, `CouldNotWrite`, `Stopped`, and `NotABundle` for only part of a chapter.
    """
    sources = [bundle] if isinstance(bundle, Path) else bundle
    checked = [read(source, passphrase=passphrase, progress=progress) for source in sources]
    if not are_whole(checked) or checked[0].about.audience != "chapter":
        raise NotABundle("partial")
    create(file)
    try:
        with closing(store_at(file)) as store:
            national = _taken_in(store, sorted(checked, key=lambda part: part.about.part), progress)
        progress(1, 1)
    except BaseException:
        for leftover in (file, file.with_name(f".{file.name}.lock")):
            leftover.unlink(missing_ok=True)  # ours, and empty: nothing stands in the way of the next attempt
        raise
    about = checked[0].about
    return Joined(about.chapter, about.laptop, national)


def _taken_in(store: Store, parts: Sequence[Bundle], progress: Progress) -> tuple[str, str] | None:
    """All parts merged; returns the national key that one of them brought."""
    national = None
    for done, part in enumerate(parts):
        progress(done, len(parts))
        label = _("Join {name}").format(name=part.about.chapter)
        national = take_in(store, part, label=label, backup=False).national or national
    return national
