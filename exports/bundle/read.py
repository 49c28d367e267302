"""Reads a bundle into plain values; one cut short, altered or hostile is refused before anything is written."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from exports.bundle import minisign
from exports.bundle.container import open_members
from exports.bundle.format import (
    CERTS,
    DATA,
    ERASURES,
    FORMAT_VERSION,
    MANIFEST,
    MAX_LINE,
    MAX_MANIFEST,
    MAX_NAME,
    MAX_OPS,
    OPS,
    SIGNATURE,
    About,
    CertLine,
    Manifest,
    OpLine,
)
from models.clock import from_wire
from models.errors import NotABundle, OtherChapter
from models.ids import is_id
from models.log import exchange
from models.log.exchange import Parcel, Sender
from models.log.intervals import missing, runs_of
from models.log.merge import Merged, Signed
from models.log.op import Op
from models.store import Store

_WRITER = re.compile(r"[0-9a-f]{16}\Z")
_HEAD = re.compile(r"[0-9a-f]{16}:[1-9][0-9]{0,17}:[0-9a-f]{8}\Z")
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_STAMP = re.compile(r"[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z-[0-9a-f]{4}\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}\Z")


@dataclass(frozen=True)
class Bundle:
    """A bundle whose signature, hashes and every line have been checked."""

    path: Path
    about: About
    created: str
    members: tuple[tuple[str, int], ...]
    parcel: Parcel

    @property
    def is_whole(self) -> bool:
        """Whether everything the sender holds is in it, so that a new copy can begin from it."""
        return self.about.ranges == self.about.vectors


def read(path: Path) -> Bundle:
    """Check and parse the whole bundle. Raises `CouldNotRead`, `NotABundle`."""
    members = open_members(path)
    manifest = _manifest(members[MANIFEST])
    about = manifest.chapterhouse
    if about.min_reader > FORMAT_VERSION:
        raise NotABundle("newer")
    minisign.verify(about.public_key, members[MANIFEST], members[SIGNATURE])
    _require_hashes(manifest, members)
    writers = _writers(members[CERTS])
    ops = _ops(members[OPS], writers, about)
    _require_told(ops, about)
    if members[ERASURES]:
        raise NotABundle("newer", ERASURES)
    sender = Sender(about.writer, about.incarnation, about.export_no, {w: tuple(r) for w, r in about.vectors.items()})
    parcel = Parcel(about.bundle, about.laptop, path.name, manifest.created, sender, writers, ops)
    sizes = tuple((name, len(content)) for name, content in members.items())
    return Bundle(path, about, manifest.created, sizes, parcel)


def take_in(store: Store, bundle: Bundle, *, label: str) -> Merged:
    """Merge a checked bundle in one transaction.

    Raises `OtherChapter`, and `NotABundle` when a known laptop's key has changed.
    """
    with store.uncaptured(label) as (connection, rows):
        ours = connection.execute("SELECT id, name FROM chapter WHERE NOT removed ORDER BY id LIMIT 1").fetchone()
        if ours and ours[0] != bundle.about.community:
            raise OtherChapter(ours[1], bundle.about.chapter)
        parcel = replace(bundle.parcel, at=f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        known = exchange.key_of(connection, bundle.about.writer)
        if known and known != bundle.about.public_key:
            raise NotABundle("key_changed", bundle.about.laptop)
        merged = exchange.take_in(connection, parcel)
        rows.update(merged.rows)
    return merged


def _manifest(content: bytes) -> Manifest:
    if len(content) > MAX_MANIFEST:
        raise NotABundle("too_large", MANIFEST)
    manifest = _decoded(content, Manifest, MANIFEST)
    about = manifest.chapterhouse
    writers = (about.writer, *about.vectors, *about.ranges)
    numbers = (about.incarnation, about.export_no)
    plausible = (
        is_id(about.bundle)
        and is_id(about.community)
        and all(_WRITER.match(writer) for writer in writers)
        and all(0 <= number < 2**53 for number in numbers)
        and len(about.laptop) <= MAX_NAME
        and len(about.chapter) <= MAX_NAME
        and _is_moment(manifest.created)
    )
    if not plausible or not all(
        _are_runs(runs) for vector in (about.vectors, about.ranges) for runs in vector.values()
    ):
        raise NotABundle("unreadable", MANIFEST)
    return manifest


def _is_moment(text: str) -> bool:
    try:
        return bool(_CREATED.match(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _are_runs(runs: list[tuple[int, int]]) -> bool:
    """Whether these are runs as every copy writes them: rising and apart."""
    last = -1
    for low, high in runs:
        if not last + 1 < low <= high < 2**53:
            return False
        last = high
    return True


def _require_told(ops: tuple[Signed, ...], about: About) -> None:
    """What travels is exactly what the manifest says travels, and no more than the sender says they hold."""
    seqs: dict[str, list[int]] = {}
    for signed in ops:
        seqs.setdefault(signed.op.writer, []).append(signed.op.seq)
    told = {writer: tuple(runs) for writer, runs in about.ranges.items() if runs}
    held = {writer: tuple(runs) for writer, runs in about.vectors.items()}
    if {writer: runs_of(numbers) for writer, numbers in seqs.items()} != told or missing(told, [held]):
        raise NotABundle("unreadable", MANIFEST)


def _require_hashes(manifest: Manifest, members: dict[str, bytes]) -> None:
    if [resource.path for resource in manifest.resources] != list(DATA):
        raise NotABundle("members")
    for resource in manifest.resources:
        content = members[resource.path]
        if resource.bytes != len(content) or resource.hash != f"sha256:{hashlib.sha256(content).hexdigest()}":
            raise NotABundle("altered", resource.path)


def _lines(content: bytes, name: str) -> list[bytes]:
    if content.count(b"\n") > MAX_OPS:  # before they are millions of objects
        raise NotABundle("too_large", name)
    lines = content.split(b"\n")
    if lines.pop() != b"" or any(len(line) > MAX_LINE for line in lines):
        raise NotABundle("unreadable", name)
    return lines


def _writers(content: bytes) -> dict[str, tuple[str, str]]:
    found = {}
    for line in _lines(content, CERTS):
        cert = _decoded(line, CertLine, CERTS)
        if not _WRITER.match(cert.writer) or len(cert.name) > MAX_NAME:
            raise NotABundle("unreadable", CERTS)
        found[cert.writer] = (cert.name, cert.public_key)
    return found


def _ops(content: bytes, writers: dict[str, tuple[str, str]], about: About) -> tuple[Signed, ...]:
    decoder = msgspec.json.Decoder(OpLine)
    if writers.get(about.writer, ("", ""))[1] != about.public_key:
        raise NotABundle("unreadable", CERTS)
    return tuple(
        _signed(_guarded(decoder, line, f"{OPS}:{number}"), writers, f"{OPS}:{number}")
        for number, line in enumerate(_lines(content, OPS), start=1)
    )


def _signed(line: OpLine, writers: dict[str, tuple[str, str]], place: str) -> Signed:
    if not _STAMP.match(line.t):
        raise NotABundle("unreadable", place)
    try:
        op = Op(line.w, line.s, from_wire(line.t), line.tbl, line.id, line.set, line.prev)
        digest = bytes.fromhex(line.h)
    except ValueError as error:
        raise NotABundle("unreadable", place) from error
    if not _is_sane(op, writers):
        raise NotABundle("unreadable", place)
    if op.digest() != digest:
        raise NotABundle("altered", place)
    return Signed(op, digest)


def _is_sane(op: Op, writers: dict[str, tuple[str, str]]) -> bool:
    """Names in the shape of names, numbers in range, and every writer introduced."""
    heads = [head for heads in op.prev.values() for head in heads]
    return (
        op.writer in writers
        and 1 <= op.seq < 2**53
        and op.hlc >= 0
        and is_id(op.row)
        and all(_NAME.match(name) for name in (op.table, *op.set, *op.prev))
        and all(_HEAD.match(head) and head[:16] in writers for head in heads)
        and all(not isinstance(value, int) or abs(value) < 2**53 for value in op.set.values())
    )


def _decoded(content: bytes, shape: Any, place: str) -> Any:
    return _guarded(msgspec.json.Decoder(shape), content, place)


def _guarded(decoder: msgspec.json.Decoder, content: bytes, place: str) -> Any:
    try:
        return decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotABundle("unreadable", place) from error
