"""Makes the sample chapter with its minutes and a bundle, to look around in."""

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from desktop.paths import here
from models.errors import AlreadyThere, CouldNotWrite
from models.rules.london import day_of
from models.store import Store, utc_now


@dataclass(frozen=True)
class Tour:
    """What a tour leaves in its folder."""

    chapter: Path
    minutes: Path
    bundle: Path


def make_tour(folder: Path) -> Tour:
    """Make the three files. A sample that is there already is opened as it stands, and printed and bundled afresh.

    Raises `CouldNotWrite`, and `AlreadyThere` where somebody else's file would be written over.
    """
    tour = Tour(folder / "sample.chapter", folder / "minutes.pdf", folder / "sample.bundle")
    for beside in (tour.minutes, tour.bundle):
        if beside.exists() and not tour.chapter.exists():
            raise AlreadyThere(beside)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CouldNotWrite(folder, error.strerror or str(error)) from error
    store = _at(tour.chapter) if tour.chapter.exists() else _made(tour.chapter)
    try:
        _print(store, tour.minutes)
        _bundle(store, tour.bundle)
    finally:
        store.close()
    return tour


def _at(path: Path) -> Store:
    return Store(path, home=here().data, now=utc_now)


def _made(path: Path) -> Store:
    from desktop.sample.make import SampleChapter
    from models.commands import chapter

    store = chapter.make(
        path, _at, label=_("New chapter"), name=_("West of England chapter"), found=chapter.found_sample
    )
    SampleChapter(store, utc_now()).fill()
    return store


def _print(store: Store, target: Path) -> None:
    from exports.pdf.minutes import write
    from models.queries.minutes_of import minutes_of

    with store.read() as reader:
        last = "SELECT id FROM meeting WHERE NOT removed AND closed_at IS NOT NULL ORDER BY starts DESC LIMIT 1"
        minutes = minutes_of(reader, reader.value(last))
    write(target, minutes, printed=day_of(utc_now()))


def _bundle(store: Store, target: Path) -> None:
    from exports.bundle.write import write

    write(store, target, everything=True)
