"""Checks what the manifest claims: its own shape first, then against the lines that travel with it."""

import hashlib
import json
import re
from collections import Counter
from datetime import date, datetime
from typing import Any

from exports.bundle.format import (
    AUDIENCES,
    DATA,
    ERASURES,
    FORMAT_VERSION,
    MANIFEST,
    MAX_MANIFEST,
    MAX_NAME,
    MAX_SIGNED,
    PURPOSE,
    About,
    Manifest,
    Newer,
    SpanLine,
)
from exports.bundle.parsing import AGE, WRITER, guarded, is_name, stamp_of
from models.commands.erasure import COMMENT
from models.errors import NotABundle
from models.ids import is_id
from models.log import chains
from models.log.erasing import Entry
from models.log.intervals import Runs, Vector, missing, runs_of
from models.log.merge import Card, Signed
from models.trust import signing

_CREATED = re.compile(r"[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
_LINK = re.compile(r"([0-9a-f]{32})?\Z")
_DIGEST = re.compile(r"([0-9a-f]{64})?\Z")
_MOST_PARTS = 10_000


def manifest_of(content: bytes, signature: bytes) -> Manifest:
    """The manifest, its signature checked. Raises `NotABundle`."""
    if len(content) > MAX_MANIFEST:
        raise NotABundle("too_large", MANIFEST)
    if guarded(Newer, content, MANIFEST).chapterhouse.min_reader > FORMAT_VERSION:
        raise NotABundle("newer")
    manifest = guarded(Manifest, content, MANIFEST)
    about = manifest.chapterhouse
    if not (signing.is_key(about.public_key) and signing.is_signed(about.public_key, content, signature, PURPOSE)):
        raise NotABundle("signature")
    if not (_has_one_meaning(content) and _is_plausible(about) and _is_moment(manifest.created)):
        raise NotABundle("unreadable", MANIFEST)
    return manifest


def require_hashes(manifest: Manifest, members: dict[str, bytes]) -> None:
    """Every member with lines is named, in order, with its size and hash. Raises `NotABundle`."""
    if [resource.path for resource in manifest.resources] != [path for path in DATA if members[path]]:
        raise NotABundle("members")
    for resource in manifest.resources:
        content = members[resource.path]
        if resource.bytes != len(content) or resource.hash != f"sha256:{hashlib.sha256(content).hexdigest()}":
            raise NotABundle("altered", resource.path)


def require_told(about: About, ops: tuple[Signed, ...], cards: dict[str, Card]) -> None:
    """What travels is what the manifest says travels, and no more than the sender says they hold."""
    own = cards.get(about.writer)
    if own is None or (own.public_key, own.chapter, own.age) != (about.public_key, about.community, about.age):
        raise NotABundle("unreadable", MANIFEST)
    whole = Counter(signed.op.table for signed in ops if signed.op)
    erased = sum(1 for signed in ops if not signed.op and signed.row)
    counted = (whole, erased, len(ops) - whole.total() - erased)
    runs = travelling(ops)
    told: dict[str, list[tuple[int, int]]] = {}
    for span in about.spans:
        told.setdefault(span.writer, []).append((span.low, span.high))
    held = _vector(about.vectors.seen)
    is_told = {writer: tuple(spans) for writer, spans in told.items()} == runs and not missing(runs, [held])
    if not is_told or counted != (Counter(about.counts), about.erased_changes, about.stubs):
        raise NotABundle("unreadable", MANIFEST)
    _require_chains(about.spans, ops)


def require_erasures(entries: tuple[Entry, ...], cards: dict[str, Card]) -> None:
    """Each entry is signed by its issuer, or follows from one that is and names a whole person. Raises `NotABundle`.

    Whether the issuer may ask for that is another question.
    """
    signed = [entry for entry in entries if entry.signature]
    if len(signed) > MAX_SIGNED:
        raise NotABundle("too_large", ERASURES)
    roots = {_cause(entry) for entry in signed if not entry.fields}
    for entry in entries:
        card = cards.get(entry.issuer)
        if entry.signature:
            known = card and signing.is_signed(card.public_key, entry.body(), entry.signature.encode(), COMMENT)
        else:
            known = _cause(entry) in roots
        if not known:
            raise NotABundle("signature", ERASURES)


def _cause(entry: Entry) -> tuple[str, str, str, int]:
    return entry.chapter, entry.issuer, entry.reason, entry.hlc


def travelling(ops: tuple[Signed, ...]) -> Vector:
    """The runs these changes make."""
    numbers: dict[str, list[int]] = {}
    for signed in ops:
        numbers.setdefault(signed.writer, []).append(signed.seq)
    return {writer: runs_of(seqs) for writer, seqs in numbers.items()}


def _vector(runs: dict[str, list[tuple[int, int]]]) -> Vector:
    return {writer: tuple(pairs) for writer, pairs in runs.items()}


def _require_chains(spans: list[SpanLine], ops: tuple[Signed, ...]) -> None:
    """The chain of each run leads from what stood before it to what stands after it."""
    digests: dict[tuple[str, int], bytes] = {}
    for signed in ops:
        place = (signed.writer, signed.seq)
        digests[place] = min(signed.digest, digests.get(place, signed.digest))
    for span in spans:
        if span.chain_before and span.chain_after:
            value = bytes.fromhex(span.chain_before)
            for seq in range(span.low, span.high + 1):
                value = chains.step(value, digests[span.writer, seq])
            if value.hex() != span.chain_after:
                raise NotABundle("altered", MANIFEST)


def _has_one_meaning(content: bytes) -> bool:
    """No key twice: other programs might read the other one."""

    def once(pairs: list[tuple[str, Any]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError

    try:
        json.loads(content, object_pairs_hook=once)
    except (ValueError, RecursionError):
        return False
    return True


def _is_plausible(about: About) -> bool:
    writers = (about.writer, about.replica, *about.vectors.full, *about.vectors.seen, *about.forked)
    numbers = (about.incarnation, about.export_no, about.stubs, about.erased_changes, *about.counts.values())
    texts = (about.laptop, about.chapter, *(told.public_key for told in about.to))
    runs = [*about.vectors.full.values(), *about.vectors.seen.values()]
    return (
        is_id(about.bundle)
        and is_id(about.community)
        and all(WRITER.match(writer) for writer in (*writers, *(span.writer for span in about.spans)))
        and all(0 <= number < 2**53 for number in numbers)
        and all(len(text) <= MAX_NAME for text in texts)
        and all(map(is_name, about.counts))
        and all(map(_are_runs, runs))
        and not missing(_vector(about.vectors.full), [_vector(about.vectors.seen)])
        and _says_what_it_is(about)
    )


def _says_what_it_is(about: About) -> bool:
    links = [link for span in about.spans for link in (span.chain_before, span.chain_after)]
    return bool(
        1 <= about.part <= about.parts <= _MOST_PARTS
        and about.audience in AUDIENCES
        and about.level in range(4)
        and about.kind in {"", "national"}
        and _DIGEST.match(about.previous)
        and AGE.match(about.age)
        and stamp_of(about.clock) >= 0
        and all(map(_LINK.match, links))
        and all(map(_is_entry, about.erased))
        and all(not told.replica or WRITER.match(told.replica) for told in about.to)
        and (about.personal is None or _is_day(about.personal.delete_by))
    )


def _is_entry(key: str) -> bool:
    row, colon, fields = key.partition(":")
    return is_id(row) and (not colon or all(map(is_name, fields.split(","))))


def _is_moment(text: str) -> bool:
    try:
        return bool(_CREATED.match(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _are_runs(runs: list[tuple[int, int]] | Runs) -> bool:
    """Whether these are runs as every copy writes them: rising and apart."""
    last = -1
    for low, high in runs:
        if not last + 1 < low <= high < 2**53:
            return False
        last = high
    return True
