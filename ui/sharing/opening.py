"""Opening a bundle away from the window's thread: read, judged, and taken in once a person says so."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from models.progress import Progress
from models.store import Store

if TYPE_CHECKING:
    from exports.bundle.read import Bundle
    from models.log.merge import Merged
    from models.trust.judging import Judgement


@dataclass(frozen=True)
class Opened:
    """A bundle that was read and may be taken in, and what a person should know first.

    `forgets` are names of those it asks to forget, `is_known` says that it was taken in before.
    """

    bundle: "Bundle"
    judgement: "Judgement"
    forgets: tuple[str, ...]
    is_known: bool

    @property
    def doubts(self) -> frozenset[str]:
        """What a person has to accept, as words of `models/trust/judging.py`."""
        return frozenset(reason.word for reason in self.judgement.reasons)


@dataclass(frozen=True)
class Source:
    """Where a bundle comes from: a file, or the bytes of one set aside under this name."""

    path: Path | None = None
    content: bytes = b""
    name: str = ""


def look(store: Store, source: Source, passphrase: str = "") -> Callable[[Progress], Opened]:
    """The work of reading and judging. What nobody can accept is refused at once, a stranger's bundle set aside.

    Raises `NotABundle`, `OtherChapter`, `SetAside`, `CouldNotRead`.
    """

    def work(progress: Progress) -> Opened:
        from exports.bundle.read import forgets, judge, read, take_in
        from models.trust.judging import ACCEPTABLE

        bundle = read(
            source.path or source.content, keys=_keys(store), passphrase=passphrase, name=source.name, progress=progress
        )
        judgement = judge(store, bundle)
        if judgement.against(ACCEPTABLE):
            take_in(store, bundle, label="")  # refuses, in the one way everybody does
        with store.read() as reader:
            known = reader.value(
                "SELECT 1 FROM exchange WHERE direction = 'opened' AND bundle_id = :id", id=bundle.about.bundle
            )
        return Opened(bundle, judgement, forgets(store, bundle), bool(known))

    return work


def take(store: Store, opened: Opened) -> Callable[[Progress], "Merged"]:
    """The work of taking it in, with all the doubts a person has accepted."""

    def work(progress: Progress) -> "Merged":
        from exports.bundle.read import take_in

        return take_in(store, opened.bundle, label=label_of(opened), accepted=opened.doubts)

    return work


def label_of(opened: Opened) -> str:
    """What the Edit menu calls it."""
    return _("Take in the bundle from {laptop}").format(laptop=opened.bundle.about.laptop)


def _keys(store: Store) -> list[str]:
    """What may open a sealed bundle: this file's own keys, where it has any."""
    from models.trust.keys import KeyGone, secrets_of

    store.prepare()
    try:
        return list(secrets_of(store.home, store.writer).ages)
    except KeyGone:
        return []
