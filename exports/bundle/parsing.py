"""Reads the lines of a bundle's data members into plain values; a line that is not as we would write it is refused."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

import msgspec

from exports.bundle.format import CERTS, ERASURES, MAX_DEPTH, MAX_LINE, MAX_NAME, MAX_OPS, MAX_OTHER_LINES, OPS, TOTALS
from exports.bundle.lines import HASHED, CertificateLine, Erased, ErasureLine, Stub, Whole, WriterLine, encode
from models.clock import from_wire
from models.errors import NotABundle
from models.ids import is_id
from models.log.erasing import Entry
from models.log.merge import Card, Signed
from models.log.op import Op
from models.trust.certificates import Certificate

WRITER = re.compile(r"[0-9a-f]{16}\Z")
AGE = re.compile(r"(age1[02-9ac-hj-np-z]{58})?\Z")
_HEAD = re.compile(r"[0-9a-f]{16}:[1-9][0-9]{0,15}:[0-9a-f]{8}\Z")
_STAMP = re.compile(r"[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z-[0-9a-f]{4}\Z")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}\Z")
_HASH = re.compile(r"[0-9a-f]{32}\Z")

_Line = TypeVar("_Line")


def lines_of(content: bytes, name: str) -> list[bytes]:
    """The lines of a member. Raises `NotABundle`."""
    if content.count(b"\n") > (MAX_OPS if name == OPS else MAX_OTHER_LINES):  # before they are millions of objects
        raise NotABundle("too_large", name)
    lines = content.split(b"\n")
    if lines.pop() != b"" or any(len(line) > MAX_LINE for line in lines):
        raise NotABundle("unreadable", name)
    return lines


def decoded(content: bytes, shape: type[_Line], place: str) -> _Line:
    """One canonical line of this shape. Raises `NotABundle`."""
    made = guarded(shape, content, place)
    if encode(made) != content:
        raise NotABundle("unreadable", place)
    return made


def guarded(shape: type[_Line], content: bytes, place: str) -> _Line:
    """What it says, in this shape, or `NotABundle`."""
    try:
        return _decoder(shape).decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotABundle("unreadable", place) from error


@cache
def _decoder(shape: type[_Line]) -> msgspec.json.Decoder[_Line]:
    return msgspec.json.Decoder(shape)


def cards_of(lines: list[bytes]) -> tuple[dict[str, Card], tuple[Certificate, ...]]:
    """The writers introduced, and the certificates, whose own signatures are not looked at here."""
    cards, certificates = {}, []
    for number, line in enumerate(lines, start=1):
        place = f"{CERTS}:{number}"
        if line.startswith(b'{"body":'):
            made = decoded(line, CertificateLine, place)
            certificates.append(Certificate(made.body, made.signature))
            known = made.kind == "certificate"
        else:
            card = _card(decoded(line, WriterLine, place), place)
            known = card.wid not in cards
            cards[card.wid] = card
        if not known:
            raise NotABundle("unreadable", place)
    return cards, tuple(certificates)


def _card(line: WriterLine, place: str) -> Card:
    short = max(map(len, (line.name, line.public_key))) <= MAX_NAME and AGE.match(line.age)
    known = line.kind == "writer" and WRITER.match(line.writer) and (line.chapter == "" or is_id(line.chapter))
    if not (short and known):
        raise NotABundle("unreadable", place)
    return Card(line.writer, line.name, line.public_key, line.chapter, line.age)


def entries_of(lines: list[bytes]) -> tuple[Entry, ...]:
    """The ledger."""
    entries = []
    for number, line in enumerate(lines, start=1):
        place = f"{ERASURES}:{number}"
        made = decoded(line, ErasureLine, place)
        named = all(map(_NAME.match, (made.reason, *made.fields)))  # a sentence would travel everywhere, for ever
        if not (named and is_id(made.row) and is_id(made.chapter) and WRITER.match(made.issuer)):
            raise NotABundle("unreadable", place)
        hlc = stamp_of(made.t)
        if hlc < 0:
            raise NotABundle("unreadable", place)
        entries.append(Entry(made.row, tuple(made.fields), made.chapter, made.issuer, made.reason, hlc, made.signature))
    return tuple(entries)


def ops_of(lines: list[bytes], writers: Iterable[str], forgotten: frozenset[str]) -> tuple[Signed, ...]:
    """The changes; an erased one is believed only when its row is among the `forgotten`."""
    reader = _OpReader(writers, forgotten)
    return tuple(reader.read(line, f"{OPS}:{number}") for number, line in enumerate(lines, start=1))


def stamp_of(text: str) -> int:
    """The stamp, or -1 when the text is none."""
    try:
        return from_wire(text) if _STAMP.match(text) else -1
    except ValueError:
        return -1


def is_name(text: str) -> bool:
    """Whether it has the shape of a table's or field's name."""
    return bool(_NAME.match(text))


class _OpReader:
    """Checks lines of `ops.jsonl`; equal texts become one object, for there are many."""

    def __init__(self, writers: Iterable[str], forgotten: frozenset[str]) -> None:
        self._writers = {writer: writer for writer in writers}
        self._forgotten = forgotten
        self._names: dict[str, str] = {}
        self._last = ("", -1)

    def read(self, raw: bytes, place: str) -> Signed:
        """One change in whichever of the three forms."""
        if raw.startswith(b'{"erased":'):
            return self._read_erased(raw, place)
        if raw[HASHED:].startswith(b'"id":'):
            return self._read_whole(raw, place)
        line = guarded(Stub, raw, place)
        return Signed(self._writer(line.w, line.s, place), line.s, self._digest(raw, line, place))

    def _read_whole(self, raw: bytes, place: str) -> Signed:
        line = guarded(Whole, raw, place)
        digest = self._digest(raw, line, place)
        writer, table = self._writer(line.w, line.s, place), self._name(line.tbl, place)
        if not (
            is_id(line.id) and all(map(self._is_head, line.prev.values())) and all(map(_is_kept, line.set.values()))
        ):
            raise NotABundle("unreadable", place)
        for field in (*line.set, *line.prev):
            self._name(field, place)
        if hashlib.sha256(b"{" + raw[HASHED:]).digest()[:16] != digest:
            raise NotABundle("altered", place)
        hlc = self._stamp(line.t, place)
        return Signed(writer, line.s, digest, Op(writer, line.s, hlc, table, line.id, line.set, line.prev))

    def _read_erased(self, raw: bytes, place: str) -> Signed:
        line = guarded(Erased, raw, place)
        digest = self._digest(raw, line, place)
        if line.erased != 1 or line.id not in self._forgotten:
            raise NotABundle("unreadable", place)
        writer, table = self._writer(line.w, line.s, place), self._name(line.tbl, place)
        return Signed(writer, line.s, digest, None, line.id, table, self._stamp(line.t, place))

    def _digest(self, raw: bytes, line: Whole | Stub | Erased, place: str) -> bytes:
        """The hash the line gives, once its bytes are the only ones that say what it says."""
        if encode(line) != raw or not _HASH.match(line.h):
            raise NotABundle("unreadable", place)
        return bytes.fromhex(line.h)

    def _writer(self, wid: str, seq: int, place: str) -> str:
        if wid not in self._writers or not 1 <= seq < 2**53:
            raise NotABundle("unreadable", place)
        return self._writers[wid]

    def _name(self, name: str, place: str) -> str:
        if name not in self._names:
            if not _NAME.match(name):
                raise NotABundle("unreadable", place)
            self._names[name] = name
        return self._names[name]

    def _stamp(self, text: str, place: str) -> int:
        """The rows of one transaction share their stamp, so the last one is remembered."""
        if text != self._last[0]:
            self._last = (text, stamp_of(text))
        if self._last[1] < 0:
            raise NotABundle("unreadable", place)
        return self._last[1]

    def _is_head(self, heads: list[str]) -> bool:
        return all(_HEAD.match(head) and head[:16] in self._writers for head in heads)


def _is_kept(value: Any) -> bool:
    return not isinstance(value, int) or abs(value) < 2**53


def totals_of(lines: list[bytes]) -> tuple[dict[str, Any], ...]:
    """Tables of totals: words, whole numbers, lists and objects, nested a little. Raises `NotABundle`."""
    found = []
    for number, line in enumerate(lines, start=1):
        place = f"{TOTALS}:{number}"
        made = guarded(dict[str, Any], line, place)
        if not (_is_simple(made, MAX_DEPTH) and encode(made) == line):
            raise NotABundle("unreadable", place)
        found.append(made)
    return tuple(found)


def _is_simple(value: Any, depth: int) -> bool:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_is_simple(item, depth - 1) for item in inner)
    return value is None or isinstance(value, str | bool) or (isinstance(value, int) and abs(value) < 2**53)
