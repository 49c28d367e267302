"""A folder of bundles taken in one after the other: a bad one stops nobody, and no file is moved or changed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from exports.bundle import seal
from exports.bundle.container import content_of
from exports.bundle.read import Bundle, read, take_in
from models.errors import CouldNotRead, Refusal, SetAside
from models.log.merge import Merged
from models.progress import Progress, unwatched
from models.store import Store
from models.trust import keys

_ENDINGS = (".bundle", ".bundle.age")


class Outcome(StrEnum):
    """What became of one file: taken in, taken in before, set aside for a person to decide, or refused."""

    TAKEN = "taken"
    KNOWN = "known"
    SET_ASIDE = "set_aside"
    REFUSED = "refused"


_NOTHING = Merged()


@dataclass(frozen=True)
class Arrival:
    """One file of the folder; `laptop` and `chapter` are who says they wrote it, '' when nobody could read it."""

    file: str
    outcome: Outcome
    chapter: str = ""
    laptop: str = ""
    merged: Merged = _NOTHING
    refusal: Refusal | None = None


def take_in_folder(store: Store, folder: Path, *, label: str, progress: Progress = unwatched) -> list[Arrival]:
    """Take in every bundle in a folder, each a deed of its own; returns what became of each, by file name.

    Raises `CouldNotRead` for a folder that cannot be listed, and `CouldNotWrite` and the like when the chapter itself
    cannot be opened. A bundle that was set aside is tried again once others have come: it may have waited for the
    certificate in one of them.
    """
    files = bundles_in(folder)
    store.prepare()
    inbox, arrived = _Inbox(store, label), dict[Path, Arrival]()
    waiting = files
    while waiting:
        for done, file in enumerate(waiting, start=len(files) - len(waiting) + 1):
            arrived[file] = inbox.open(file)
            progress(done, len(files))
        came = any(arrived[file].outcome is Outcome.TAKEN for file in waiting)
        waiting = [file for file in waiting if arrived[file].outcome is Outcome.SET_ASIDE] if came else []
    return [arrived[file] for file in files]


def bundles_in(folder: Path) -> list[Path]:
    """The bundles that lie in a folder, by name; what lies in folders inside it is left alone."""
    try:
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(_ENDINGS) and path.is_file())
    except OSError as error:
        raise CouldNotRead(folder, error.strerror or str(error)) from error


class _Inbox:
    """One sitting: the key is fetched once, and the chapter is backed up once."""

    def __init__(self, store: Store, label: str) -> None:
        self._store, self._label = store, label
        self._ages: tuple[str, ...] = ()
        self._is_backed_up = False

    def open(self, file: Path) -> Arrival:
        try:
            content = content_of(file)
            bundle = read(content, keys=self._keys_for(content), name=file.name)
        except Refusal as refusal:
            return Arrival(file.name, Outcome.REFUSED, refusal=refusal)
        arrival = Arrival(file.name, Outcome.KNOWN, bundle.about.chapter, bundle.about.laptop)
        return arrival if self._is_known(bundle) else self._take(bundle, arrival)

    def _take(self, bundle: Bundle, arrival: Arrival) -> Arrival:
        try:
            merged = take_in(self._store, bundle, label=self._label, backup=not self._is_backed_up)
        except SetAside as refusal:
            return replace(arrival, outcome=Outcome.SET_ASIDE, refusal=refusal)
        except Refusal as refusal:
            return replace(arrival, outcome=Outcome.REFUSED, refusal=refusal)
        self._is_backed_up = self._is_backed_up or merged.fresh > 0
        return replace(arrival, outcome=Outcome.TAKEN, merged=merged)

    def _is_known(self, bundle: Bundle) -> bool:
        """The same id and the same manifest: whoever copied an id onto something else gains nothing by it."""
        query = "SELECT 1 FROM exchange WHERE direction = 'opened' AND bundle_id = :id AND digest = :digest"
        with self._store.read() as reader:
            return reader.value(query, id=bundle.about.bundle, digest=bundle.parcel.digest) is not None

    def _keys_for(self, content: bytes) -> tuple[str, ...]:
        """This laptop's key, fetched when the first sealed bundle is met."""
        if not seal.is_sealed(content):
            return ()
        if not self._ages:
            self._ages = keys.secrets_of(self._store.home, self._store.writer).ages
        return self._ages
