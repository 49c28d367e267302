"""Cuts what is too much for one bundle into parts, each a bundle of its own, between two transactions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from exports.bundle.format import MAX_FILE, MAX_OPS, PART_BYTES, PART_OPS
from models.log import chains
from models.log.intervals import runs_of
from models.log.merge import Signed
from models.log.parcel import Span


@dataclass(frozen=True)
class Part:
    """Some of the changes, their lines, and the runs they make."""

    ops: tuple[Signed, ...]
    lines: tuple[bytes, ...]
    spans: tuple[Span, ...]


def parts_of(
    ops: Sequence[Signed], lines: Sequence[bytes], spans: Sequence[Span], *, most: int = PART_OPS
) -> list[Part]:
    """At least one part, each small enough for every reader and of about so many changes at most."""
    cuts = [0, *_cuts(ops, [len(line) + 1 for line in lines], most), len(ops)]
    ends = {ops[cut - 1].writer: [] for cut in cuts[1:-1]}
    for cut in cuts[1:-1]:
        ends[ops[cut - 1].writer].append(ops[cut - 1].seq)
    links = _links(ops, spans, ends) if ends else {}
    return [Part(tuple(ops[a:b]), tuple(lines[a:b]), tuple(_spans(ops[a:b], spans, links))) for a, b in pairwise(cuts)]


def names_of(target: Path, count: int) -> list[Path]:
    """How the files are called: the name given, or numbered ones.

    >>> [path.name for path in names_of(Path("Avon.bundle.age"), 2)]
    ['Avon 1 of 2.bundle.age', 'Avon 2 of 2.bundle.age']
    """
    if count == 1:
        return [target]
    first, _, endings = target.name.partition(".")
    dot = "." if endings else ""
    return [target.with_name(f"{first} {number} of {count}{dot}{endings}") for number in range(1, count + 1)]


def _cuts(ops: Sequence[Signed], sizes: list[int], most: int) -> Iterator[int]:
    """Where parts begin after the first: at the last end of a transaction before they grow too large.

    Only a transaction too large for any bundle is cut itself.
    """
    may = _ends(ops)
    begun, size, candidate = 0, 0, 0
    for place, length in enumerate(sizes):
        if place > begun and may[place]:
            candidate = place
        full = place - begun >= most or size + length > PART_BYTES
        bursting = place - begun >= MAX_OPS - 1 or size + length > MAX_FILE - 2**22
        if (full and candidate > begun) or bursting:
            begun = candidate if candidate > begun else place
            yield begun
            size = sum(sizes[begun:place])
        size += length


def _ends(ops: Sequence[Signed]) -> list[bool]:
    """Whether a transaction ends before each change: what is next known of its writer bears another stamp.

    A stub bears none, so it counts to neither side.
    """
    following: list[int] = [0] * len(ops)
    for place in range(len(ops) - 1, -1, -1):
        goes_on = place + 1 < len(ops) and ops[place + 1].writer == ops[place].writer
        following[place] = _stamp(ops[place]) or (following[place + 1] if goes_on else 0)
    may, last = [], 0
    for place, signed in enumerate(ops):
        is_other = place == 0 or ops[place - 1].writer != signed.writer
        apart = not last or not following[place] or last != following[place]
        may.append(is_other or (apart and ops[place - 1].seq != signed.seq))
        last = _stamp(signed) or (0 if is_other else last)
    return may


def _stamp(signed: Signed) -> int:
    return signed.op.hlc if signed.op else signed.hlc


def _links(ops: Sequence[Signed], spans: Sequence[Span], ends: dict[str, list[int]]) -> dict[tuple[str, int], str]:
    """The hash chain after each change a part ends with, as far as it is known."""
    found: dict[tuple[str, int], str] = {}
    begins = {(span.writer, span.low): span.before for span in spans}
    value = b""
    for signed in ops:
        before = begins.get((signed.writer, signed.seq))
        value = bytes.fromhex(before) if before is not None else value
        value = chains.step(value, signed.digest) if value else b""
        if signed.seq in ends.get(signed.writer, ()):
            found[signed.writer, signed.seq] = value.hex()
    return found


def _spans(ops: Sequence[Signed], spans: Sequence[Span], links: dict[tuple[str, int], str]) -> Iterator[Span]:
    """The runs these changes make."""
    before = {(span.writer, span.low): span.before for span in spans}
    after = {(span.writer, span.high): span.after for span in spans}
    numbers: dict[str, list[int]] = {}
    for signed in ops:
        numbers.setdefault(signed.writer, []).append(signed.seq)
    for writer, seqs in numbers.items():
        for low, high in runs_of(seqs):
            begins = before.get((writer, low), links.get((writer, low - 1), ""))
            yield Span(writer, low, high, begins, after.get((writer, high), links.get((writer, high), "")))
