"""Writes a bundle: every change that at least one other copy has not acknowledged."""

import hashlib
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from exports.bundle import minisign
from exports.bundle.format import (
    CERTS,
    DATA,
    ERASURES,
    FORMAT_VERSION,
    MANIFEST,
    MAX_NAME,
    MAX_RATIO,
    OPS,
    SCHEMA_URL,
    SIGNATURE,
    About,
    CertLine,
    Manifest,
    Resource,
    to_json,
)
from exports.safe_file import replacing
from models import identity
from models.chapter_file import SCHEMA_VERSION
from models.clock import next_stamp, to_wire
from models.errors import AlreadyThere, CouldNotWrite
from models.ids import new_id
from models.log import exchange
from models.log.exchange import Parcel, Sender
from models.log.intervals import Vector, missing
from models.log.merge import Signed
from models.progress import Progress, unwatched
from models.store import Store

_encode = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True)
class Written:
    """What was saved: the bundle's id, and how many changes of each kind travel in it."""

    bundle_id: str
    changes: int
    counts: dict[str, int]


def write(store: Store, target: Path, *, everything: bool = False, progress: Progress = unwatched) -> Written:
    """Save a signed bundle.

    Raises `CouldNotWrite`, `NotFound` in a chapter nobody has founded, and `AlreadyThere` when the target is the
    chapter itself; on any failure nothing new stands under the target's name.

    `everything` sends also what all other copies have acknowledged, as somebody new needs it.
    """
    if target.exists() and target.samefile(store.path):
        raise AlreadyThere(target)
    store.prepare()
    seed = _seed(store)
    with store.uncaptured("") as (connection, _):
        exchange.note_key(connection, store.writer, minisign.public_key(seed))
        ours = exchange.vector(connection)
        wanted = ours if everything else missing(ours, exchange.acknowledged(connection))
        ops = tuple(exchange.ops_of(connection, wanted))
        sender = Sender(store.writer, *exchange.next_export(connection), ours)
        founded = exchange.chapter(connection)
        writers = exchange.writers(connection, wanted)
        parcel = Parcel(new_id(), "", target.name, f"{store.now():%Y-%m-%dT%H:%M:%SZ}", sender, writers, ops)
        data = {OPS: _op_lines(ops, progress), CERTS: _cert_lines(writers), ERASURES: b""}
        about = _about(parcel, wanted, founded, store.now())
        _zip(target, seed, _manifest(parcel, about, data), data)
        exchange.note_sent(connection, parcel)
        identity.remember_seq(connection, store.home, store.writer)
    return Written(parcel.bundle_id, len(ops), about.counts)


def _seed(store: Store) -> bytes:
    note = identity.read_note(store.home, store.writer)
    if note is None:
        raise CouldNotWrite(identity.note_path(store.home, store.writer), "the key of this laptop is gone")
    return bytes.fromhex(note.seed)


def _op_lines(ops: tuple[Signed, ...], progress: Progress) -> bytes:
    lines = []
    for number, signed in enumerate(ops):
        if number % 5000 == 0:
            progress(number, len(ops))
        lines.append(_encode({**signed.op.wire(), "h": signed.digest.hex()}))
    return b"\n".join(lines) + b"\n" if lines else b""


def _cert_lines(writers: dict[str, tuple[str, str]]) -> bytes:
    return b"".join(
        _encode(CertLine(wid, name[:MAX_NAME], key)) + b"\n" for wid, (name, key) in sorted(writers.items())
    )


def _about(parcel: Parcel, wanted: Vector, chapter: tuple[str, str], now: datetime) -> About:
    sender = parcel.sender
    name, key = parcel.writers[sender.writer]
    return About(
        format_version=FORMAT_VERSION,
        min_reader=FORMAT_VERSION,
        schema_version=SCHEMA_VERSION,
        bundle=parcel.bundle_id,
        community=chapter[0],
        chapter=chapter[1][:MAX_NAME],
        writer=sender.writer,
        laptop=name[:MAX_NAME],
        public_key=key,
        to=[],
        export_no=sender.ack_no,
        incarnation=sender.incarnation,
        clock=to_wire(next_stamp(now, 0)),
        vectors={wid: list(runs) for wid, runs in sender.vector.items()},
        ranges={wid: list(runs) for wid, runs in wanted.items()},
        counts=dict(sorted(Counter(signed.op.table for signed in parcel.ops).items())),
    )


def _manifest(parcel: Parcel, about: About, data: dict[str, bytes]) -> bytes:
    resources = [
        Resource(
            name=path.removesuffix(".jsonl"),
            path=path,
            format="jsonl",
            mediatype="application/jsonl",
            encoding="utf-8",
            bytes=len(data[path]),
            hash=f"sha256:{hashlib.sha256(data[path]).hexdigest()}",
        )
        for path in DATA
    ]
    return to_json(Manifest(SCHEMA_URL, f"chapterhouse-{parcel.bundle_id}", about.chapter, parcel.at, resources, about))


def _zip(target: Path, seed: bytes, manifest: bytes, data: dict[str, bytes]) -> None:
    signature = minisign.sign(seed, manifest, f"chapterhouse bundle file:{MANIFEST}")
    with replacing(target) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in ((MANIFEST, manifest), *data.items(), (SIGNATURE, signature)):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = _packing(content)
            archive.writestr(member, content)


def _packing(content: bytes) -> int:
    """Deflated, unless it would shrink so far that a careful reader takes it for a trap."""
    is_odd = len(content) > len(zlib.compress(content, 1)) * MAX_RATIO // 4
    return zipfile.ZIP_STORED if is_odd else zipfile.ZIP_DEFLATED
