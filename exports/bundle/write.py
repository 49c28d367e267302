"""Writes bundles: every change that at least one copy of an audience has not acknowledged, in the form it may have."""

import hashlib
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exports.bundle import seal
from exports.bundle.container import zipped
from exports.bundle.format import CERTS, ERASURES, MANIFEST, OPS, PART_OPS, PURPOSE, SIGNATURE, TOTALS, About
from exports.bundle.lines import cert_lines, erasure_lines, joined, op_lines, total_lines
from exports.bundle.manifest import Place, manifest_of
from exports.bundle.parts import Part, names_of, parts_of
from exports.bundle.quiet import uncollected
from exports.bundle.recipients import CannotSeal, addressed, ages_of
from exports.safe_file import replacing
from models import identity
from models.errors import AlreadyThere, CouldNotWrite, Refusal
from models.ids import new_id
from models.log import erasing, exchange, restamp
from models.log.allowed import decided_level
from models.log.erasing import Entry
from models.log.outgoing import CHAPTER, CHAPTERS, NATIONAL, Audience, Outgoing, outgoing
from models.log.parcel import Parcel, Sender
from models.progress import Progress, unwatched
from models.queries.totals import totals
from models.reader import Reader
from models.rules.levels import effective
from models.rules.london import day_of
from models.rules.national import WrongKind
from models.store import Store
from models.trust import believed, keys, signing

_OWN_WRITERS = "SELECT wid FROM writer WHERE chapter IN ('', (SELECT chapter FROM _ctl))"


@dataclass(frozen=True)
class Written:
    """What was saved: the files, how many changes of each kind travel, how many of them as stubs, and who can read it.

    `sealed` is keys, passphrase or '': then anybody who gets hold of the file can read it. `redated` counts changes
    that were written while the clock was far ahead, and were dated anew before they left.
    """

    bundle_id: str
    changes: int
    counts: dict[str, int]
    stubs: int
    sealed: str
    to: tuple[str, ...]
    files: tuple[Path, ...]
    redated: int = 0


@dataclass(frozen=True)
class _Wish:
    """How it is to be written."""

    audience: Audience
    everything: bool
    passphrase: str
    open_text: bool | None
    part_ops: int


def write(
    store: Store,
    target: Path,
    *,
    audience: str = CHAPTER,
    to: tuple[str, ...] = (),
    level: int | None = None,
    everything: bool = False,
    passphrase: str = "",
    open_text: bool | None = None,
    part_ops: int = PART_OPS,
    progress: Progress = unwatched,
) -> Written:
    """Save a signed bundle, or several numbered ones when there is too much for one.

    Raises `CouldNotWrite`, `NotFound` in a chapter nobody has founded, `CannotSeal`, `NoPhrase`, `WrongKind` when any
    but the national community writes to the chapters, and `AlreadyThere` when the target is the chapter itself; on any
    failure nothing new stands under the target's name.

    `to` names single replicas or chapters of the audience, `level` how much the national community is told (as much
    as the chapter has decided, unless less is given). `everything` sends also what they have acknowledged. A passphrase
    seals it with that; otherwise it is sealed to the recipients' keys when its name ends in .age, when it is for the
    national community, or when `open_text` is denied for co-coordinators who all have a key; never when it is granted.
    """
    if target.exists() and target.samefile(store.path):
        raise AlreadyThere(target)
    store.prepare()
    with store.uncaptured("") as (connection, rows):
        redated = restamp.restamp(connection, store.now(), rows, unasked=True)
        decided = decided_level(connection)
        meant = Audience(audience, to, effective(decided if level is None else level, decided))
        wish = _Wish(meant, everything, passphrase, open_text, part_ops)
        packed = (export := _Export(store, connection, wish)).packed(target, progress)
        identity.remember_seq(connection, store.home, store.writer)
    try:
        _save(packed, passphrase, progress)
    except BaseException:
        _take_back(store, packed)
        raise
    return replace(export.written(packed), redated=redated)


@dataclass(frozen=True)
class _Packed:
    """One part as it stands in the file, unless a passphrase is still to seal it."""

    about: About
    content: bytes
    file: Path
    sealed: str


def _save(packed: list[_Packed], phrase: str, progress: Progress) -> None:
    """Every part written beside its name, and then all of them renamed.

    A passphrase takes seconds: nobody who writes in the chapter waits for them.
    """
    with ExitStack() as stack:
        for part in packed:
            content = _sealed_with(phrase, part.content, part.file, progress) if phrase else part.content
            progress(len(packed), len(packed))  # whoever stopped while it was sealed gets no file
            stack.enter_context(replacing(part.file)).write_bytes(content)


def _take_back(store: Store, packed: list[_Packed]) -> None:
    """It was not saved after all. Where not even that can be written, it stays noted, as if the file had been lost."""
    with suppress(Refusal), store.uncaptured("") as (connection, _rows):
        ids = [(part.about.bundle,) for part in packed]
        connection.executemany("DELETE FROM exchange WHERE direction = 'saved' AND bundle_id = ?", ids)


class _Export:
    """One export, inside its transaction."""

    def __init__(self, store: Store, connection: Any, wish: _Wish) -> None:
        self._store, self._connection, self._now = store, connection, store.now()
        self._chapter = exchange.chapter(connection)
        if wish.audience.kind == CHAPTERS and self._chapter[2] != "national":
            raise WrongKind("national")
        self._secrets = keys.introduce(connection, store.home, store.writer, f"{self._now:%Y-%m-%dT%H:%M:%SZ}")
        self._readers, meant = addressed(connection, wish.audience)
        self._wish = replace(wish, audience=meant)

    def packed(self, target: Path, progress: Progress) -> list[_Packed]:
        """Every part, noted as saved."""
        wish, today = self._wish, day_of(self._now)
        with uncollected():
            out = outgoing(self._connection, wish.audience, today, everything=wish.everything)
            lines = op_lines(out.ops, progress, len(out.ops))
        cut = parts_of(out.ops, lines, out.spans, most=wish.part_ops)
        files = names_of(target, len(cut))
        packed: list[_Packed] = []
        for number, (part, file) in enumerate(zip(cut, files, strict=True), start=1):
            about, content = self._bundle(out, part, file, (number, len(cut)))
            packed.append(_Packed(about, *self._sealed(content, about, file)))
        return packed

    def written(self, packed: list[_Packed]) -> Written:
        """What was saved."""
        told, files = [part.about for part in packed], tuple(part.file for part in packed)
        counts: Counter[str] = Counter()
        for about in told:
            counts.update(about.counts)
        stubs, erased = sum(about.stubs for about in told), sum(about.erased_changes for about in told)
        names = tuple(reader.name for reader in self._readers)
        changes = counts.total() + stubs + erased
        return Written(told[0].bundle, changes, dict(sorted(counts.items())), stubs, packed[0].sealed, names, files)

    def _bundle(self, out: Outgoing, part: Part, file: Path, number: tuple[int, int]) -> tuple[About, bytes]:
        """One part as the bytes of a zip, noted as saved."""
        parcel = self._parcel(out, part, file.name)
        if number[0] == 1:
            parcel = replace(parcel, totals=self._totals())
        data = {
            OPS: joined(part.lines),
            CERTS: joined(cert_lines(out.writers, believed.for_audience(self._connection, parcel.audience))),
            ERASURES: joined(erasure_lines(parcel.erasures)),
            TOTALS: joined(total_lines(parcel.totals)),
        }
        previous = exchange.previous(self._connection, parcel.audience)
        to = tuple(reader.told() for reader in self._readers) if self._wish.audience.to else ()
        place = Place(*number, previous, to)
        about, manifest = manifest_of(parcel, place, data, self._now)
        digest = hashlib.sha256(manifest).hexdigest()
        exchange.note_sent(self._connection, replace(parcel, digest=digest))
        signature = signing.sign(self._secrets.seed, manifest, PURPOSE, title="Chapterhouse bundle")
        return about, zipped([(MANIFEST, manifest), *data.items(), (SIGNATURE, signature)])

    def _parcel(self, out: Outgoing, part: Part, name: str) -> Parcel:
        ledger = self._ledger(part)
        replica, incarnation, export_no = exchange.next_export(self._connection)
        held = tuple(entry.key for entry in erasing.ledger(self._connection))
        return Parcel(
            bundle_id=new_id(),
            peer=", ".join(reader.name for reader in self._readers),
            name=name,
            at=f"{self._now:%Y-%m-%dT%H:%M:%SZ}",
            sender=Sender(self._store.writer, replica, incarnation, export_no, out.full, out.seen, held, out.forked),
            chapter=self._chapter,
            audience=self._wish.audience.kind,
            writers=out.writers,
            ops=part.ops,
            spans=part.spans,
            erasures=ledger,
            level=self._wish.audience.level,
        )

    def _ledger(self, part: Part) -> tuple[Entry, ...]:
        """All that is to be forgotten; chapters are told of each other's rows only where those travel."""
        entries = erasing.ledger(self._connection)
        if self._wish.audience.kind == CHAPTERS:
            travelling = {signed.row for signed in part.ops}
            own = {wid for (wid,) in self._connection.execute(_OWN_WRITERS)}
            entries = [entry for entry in entries if entry.issuer in own or entry.row in travelling]
        return tuple(entries)

    def _totals(self) -> tuple[dict[str, Any], ...]:
        """Only for the national community."""
        if self._wish.audience.kind != NATIONAL:
            return ()
        return tuple(totals(Reader(self._connection), day_of(self._now), self._wish.audience.level))

    def _sealed(self, content: bytes, about: About, file: Path) -> tuple[bytes, Path, str]:
        """Sealed to keys as asked; what says nothing about anybody may go to the national community as it is."""
        wish = self._wish
        if wish.passphrase:
            return content, file, "passphrase"
        named = file.suffix == ".age"
        if not named and not self._is_sealed_unasked():
            return content, file, ""
        try:
            return seal.seal(content, ages_of(self._readers, about.age)), file, "keys"
        except CannotSeal:
            if named or about.personal:
                raise
            return content, file, ""

    def _is_sealed_unasked(self) -> bool:
        wish = self._wish
        usual = (NATIONAL,) if wish.open_text is None else (NATIONAL, CHAPTER)
        return not wish.open_text and wish.audience.kind in usual


def _sealed_with(phrase: str, content: bytes, file: Path, progress: Progress) -> bytes:
    try:
        return seal.seal_with_phrase(content, phrase, progress)
    except OSError as error:  # it takes a gigabyte of memory
        raise CouldNotWrite(file, error.strerror or str(error)) from error
