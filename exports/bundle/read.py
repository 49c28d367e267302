"""Reads a bundle into plain values; one cut short, altered or hostile is refused before anything is written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

from exports.bundle import seal
from exports.bundle.checking import manifest_of, require_erasures, require_hashes, require_told, travelling
from exports.bundle.container import content_of, open_members
from exports.bundle.format import CERTS, ERASURES, MANIFEST, OPS, SIGNATURE, TOTALS, About
from exports.bundle.parsing import cards_of, entries_of, lines_of, ops_of, totals_of
from exports.bundle.quiet import uncollected
from models.errors import CouldNotRead, NotABundle, OtherChapter, SetAside
from models.log import deeds, exchange, passing, scope
from models.log.intervals import Vector, missing
from models.log.merge import Merged
from models.log.parcel import Parcel, Sender, Span
from models.log.vectors import vector
from models.migrate import back_up
from models.own_folder import own_file
from models.progress import Progress, unwatched
from models.queries.settling import name_of
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import acquaintance, believed, judging, quarantine
from models.trust import keys as keys_of
from models.trust.acquaintance import Laptop
from models.trust.certificates import Certificate
from models.trust.judging import Facts, Judgement, Reason

_BACKUPS = 3


@dataclass(frozen=True)
class Bundle:
    """A bundle whose signature, hashes and every line have been checked.

    `sealed` says how the file was sealed: keys, passphrase or ''. `content` is the file as it came.
    """

    path: Path
    about: About
    created: str
    members: tuple[tuple[str, int], ...]
    parcel: Parcel
    certificates: tuple[Certificate, ...] = ()
    sealed: str = ""
    content: bytes = field(default=b"", repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether everything the sender holds is in it, so that a new copy can begin from it."""
        return are_whole([self])

    @property
    def is_notice(self) -> bool:
        """Whether it only tells of laptops that were shut out: its sender says nothing of what they hold."""
        return not self.about.vectors.seen


def are_whole(bundles: Sequence[Bundle]) -> bool:
    """Whether everything their one sender holds is in these parts, taken together."""
    first = bundles[0].about
    whole: Vector = travelling(tuple(signed for bundle in bundles for signed in bundle.parcel.ops if _is_full(signed)))
    same = all((b.about.replica, b.about.vectors) == (first.replica, first.vectors) for b in bundles)
    return same and bool(whole) and whole == {writer: tuple(runs) for writer, runs in first.vectors.full.items()}


@uncollected()
def read(
    source: Path | bytes,
    *,
    keys: Sequence[str] = (),
    passphrase: str = "",
    name: str = "",
    progress: Progress = unwatched,
) -> Bundle:
    """Check and parse the whole bundle, in memory. Raises `CouldNotRead`, `NotABundle`, `Stopped`.

    `keys` are the age identities that may open it; `name` is what bytes were called.
    """
    content, path = content_of(source), Path(name) if isinstance(source, bytes) else source
    sealed = _seal_of(content)
    members = open_members(_unsealed(content, path, keys, passphrase, progress) if sealed else content)
    manifest = manifest_of(members[MANIFEST], members[SIGNATURE])
    about = manifest.chapterhouse
    require_hashes(manifest, members)
    cards, certificates = cards_of(lines_of(members[CERTS], CERTS))
    erasures = entries_of(lines_of(members[ERASURES], ERASURES))
    require_erasures(erasures, cards)
    ops = ops_of(lines_of(members[OPS], OPS), cards, frozenset(entry.row for entry in erasures))
    require_told(about, ops, cards)
    parcel = Parcel(
        bundle_id=about.bundle,
        peer=about.laptop,
        name=path.name,
        at=manifest.created,
        sender=_sender(about),
        chapter=(about.community, about.chapter, about.kind),
        audience=about.audience,
        writers=tuple(cards.values()),
        ops=ops,
        spans=tuple(Span(s.writer, s.low, s.high, s.chain_before, s.chain_after) for s in about.spans),
        erasures=erasures,
        digest=hashlib.sha256(members[MANIFEST]).hexdigest(),
        level=about.level,
        totals=totals_of(lines_of(members[TOTALS], TOTALS)),
    )
    return Bundle(path, about, manifest.created, _sizes(members), parcel, certificates, sealed, content)


def _sizes(members: dict[str, bytes]) -> tuple[tuple[str, int], ...]:
    return tuple((member, len(inside)) for member, inside in members.items())


def _unsealed(content: bytes, path: Path, keys: Sequence[str], passphrase: str, progress: Progress) -> bytes:
    try:
        return seal.unseal(content, keys, passphrase, progress)
    except OSError as error:  # a passphrase takes a gigabyte of memory
        raise CouldNotRead(path, error.strerror or str(error)) from error


def read_for(store: Store, source: Path | bytes, *, passphrase: str = "", name: str = "") -> Bundle:
    """Read it with the keys of this chapter's own laptop, fetched only for a bundle that is sealed to keys.

    Raises `KeyGone` besides.
    """
    content = content_of(source)
    named = name if isinstance(source, bytes) else source.name
    ages: tuple[str, ...] = ()
    if _seal_of(content) == "keys":
        store.prepare()
        ages = keys_of.secrets_of(store.home, store.writer).ages
    return read(content, keys=ages, passphrase=passphrase, name=named)


def judge(store: Store, bundle: Bundle) -> Judgement:
    """How far the signer is believed here, and what speaks against taking the bundle in."""
    store.prepare()
    with store.read() as reader:
        return judging.judge(reader.connection, _facts(bundle, store.now()))


def take_in(
    store: Store, bundle: Bundle, *, label: str, accepted: frozenset[str] = frozenset(), backup: bool = True
) -> Merged:
    """Merge a checked bundle in one transaction, after a backup of the chapter.

    Raises `SetAside` when a person has to decide first (the bundle is then kept apart), `OtherChapter`, and
    `NotABundle` for what nobody can accept. `accepted` are words of `judging.Reason`. Whoever takes in many bundles at
    once needs a `backup` for the first only.
    """
    reasons = judge(store, bundle).against(accepted)
    if [reason.word for reason in reasons] == ["unknown_signer"] and _is_from_here(store, bundle):
        reasons = ()
    if reasons:
        _refuse(store, bundle, reasons)
    if backup and _brings_anything(store, bundle):
        _back_up(store)
    with store.uncaptured(label) as (connection, rows):
        if judging.judge(connection, _facts(bundle, store.now())).against(accepted):
            raise NotABundle("altered", bundle.about.laptop)  # what it was judged by is no longer so
        merged = _merged(connection, bundle, f"{store.now():%Y-%m-%dT%H:%M:%SZ}", label)
        rows.update(merged.rows)
    if merged.withdrawn:
        store.forget_copies()
    return merged


def forgets(store: Store, bundle: Bundle) -> tuple[str, ...]:
    """The names of those in this file whom a bundle asks to forget."""
    rows = dict.fromkeys(entry.row for entry in bundle.parcel.erasures if entry.signature)
    with store.read() as reader:
        return tuple(name for row in rows if (name := name_of(reader, "person", row).strip()))


def _is_from_here(store: Store, bundle: Bundle) -> bool:
    """Whether another file on this laptop wrote it; then it is believed from now on."""
    laptop = _laptop(bundle)
    if not acquaintance.is_here(store.home, laptop):
        return False
    with store.uncaptured("") as (connection, _):
        acquaintance.meet_here(connection, store.home, laptop, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
    return True


def _laptop(bundle: Bundle) -> Laptop:
    about = bundle.about
    return Laptop(about.public_key, about.laptop, about.community, about.age, (about.writer,))


def _merged(connection: Any, bundle: Bundle, at: str, label: str) -> Merged:
    """A file without a chapter begins from this bundle, and knows its sender from then on, not compared yet.

    Nothing begins from a notice: nobody’s key is believed for it.
    """
    about = bundle.about
    (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    begins = not ours and not bundle.is_notice
    owners, ended = passing.owners(connection), scope.ended(connection)
    added = believed.add(connection, bundle.certificates, at, from_own=begins or about.community == ours)
    merged = Merged()
    if not bundle.is_notice:
        merged = exchange.take_in(connection, replace(bundle.parcel, at=at), label=label)
    if added.count and not merged.fresh:
        deeds.keep(connection, label, datetime.fromisoformat(at))
    if begins:
        acquaintance.begin_from(connection, _laptop(bundle), at)
    late = believed.settle(connection)  # certificates may have come before the laptops they name
    gave_back = exchange.give_back(connection) if added.rows or late else 0  # answers may count no longer, or again
    quarantine.discard(connection, hashlib.sha256(bundle.content).hexdigest()[:32])
    return replace(
        merged,
        rows=merged.rows | added.rows | late,
        national=added.pinned,
        withdrawn=merged.withdrawn + gave_back,
        went_over=passing.went_over(connection, owners),
        ended=max(0, scope.ended(connection) - ended),
    )


def _facts(bundle: Bundle, now: datetime) -> Facts:
    about, parcel = bundle.about, bundle.parcel
    return Facts(
        public_key=about.public_key,
        writer=about.writer,
        chapter=about.community,
        now=now,
        audience=about.audience,
        to=tuple(name for told in about.to for name in (told.replica, told.public_key) if name),
        newest=max([signed.op.hlc if signed.op else signed.hlc for signed in parcel.ops], default=0),
        erased=tuple(entry.row for entry in parcel.erasures if entry.signature),
        following=tuple((entry.row, entry.fields) for entry in parcel.erasures if not entry.signature),
        certificates=bundle.certificates,
    )


def _refuse(store: Store, bundle: Bundle, reasons: Sequence[Reason]) -> None:
    """Refuse what nobody can accept; set the rest aside for a person to decide."""
    words, about = tuple(reason.word for reason in reasons), bundle.about
    if "other_chapter" in words:
        with store.read() as reader:
            raise OtherChapter(exchange.chapter(reader.connection)[1], about.chapter)
    if blocked := [word for word in words if word not in judging.ACCEPTABLE | {"unknown_signer"}]:
        raise NotABundle(blocked[0], about.laptop)
    sender = quarantine.Sender(about.writer, about.laptop, about.community, about.chapter, about.public_key)
    at = f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
    with store.uncaptured("") as (connection, rows):
        id = quarantine.put(connection, bundle.content, name=bundle.path.name, at=at, why=words, sender=sender)
        rows.add(("quarantine", id))
    raise SetAside(words, about.laptop, words_of(about.public_key), forgets(store, bundle))


def _brings_anything(store: Store, bundle: Bundle) -> bool:
    """Whether it could change what stands here; into an empty file anything may come without a copy of nothing."""
    with store.read() as reader:
        held = vector(reader.connection)
    whole = tuple(signed for signed in bundle.parcel.ops if _is_full(signed))
    return bool(held) and bool(missing(travelling(whole), [held]) or bundle.parcel.erasures)


def _back_up(store: Store) -> None:
    """A copy of the chapter as it is now, beside the last few of its kind."""
    folder, stem = store.home / "backups", store.path.stem
    with store.read() as reader:
        own_file(back_up(reader.connection, folder / f"{stem} {store.now():%Y-%m-%d %H%M%S} before bundle.chapter"))
    kept = sorted(folder.glob(f"{escape(stem)} ????-??-?? ?????? before bundle.chapter"))
    for old in kept[:-_BACKUPS]:
        old.unlink(missing_ok=True)


def _seal_of(content: bytes) -> str:
    if not seal.is_sealed(content):
        return ""
    return "passphrase" if seal.needs_phrase(content) else "keys"


def _is_full(signed: Any) -> bool:
    return bool(signed.op or signed.row)


def _sender(about: About) -> Sender:
    full = {writer: tuple(runs) for writer, runs in about.vectors.full.items()}
    seen = {writer: tuple(runs) for writer, runs in about.vectors.seen.items()}
    replica, erased = about.replica, tuple(about.erased)
    return Sender(about.writer, replica, about.incarnation, about.export_no, full, seen, erased, tuple(about.forked))
