"""Bundles that are broken, altered or made to harm, by the hundred thousand: each is refused and nothing is written.

Every one is read; one that can still be read must mean what the honest one means, or come from a stranger.
"""

import hashlib
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from exports.bundle import seal
from exports.bundle.read import Bundle, judge, read
from models.errors import NotABundle
from models.migrate import create
from models.store import Store
from models.trust.keys import public_age
from tests.builders_hostile import Members, members_of, small_bundle
from tests.builders_sharing import acquaint, new_chapter
from tests.fuzz.harm import ways

_SLOWEST = 5.0  # seconds for one bundle, on a busy machine
_LARGEST = 400 * 2**20  # bytes by which reading them all may grow the program


@dataclass(frozen=True)
class Honest:
    """The bundle all others are made from, as bytes and as read, and a key that opens what is sealed to it."""

    content: bytes
    bundle: Bundle
    members: Members
    identity: str
    public: str


def honest(content: bytes) -> Honest:
    """Read what is to be harmed."""
    identity = str(import_module("pyrage").x25519.Identity.generate())
    return Honest(content, read(content), members_of(content), identity, public_age(identity))


def truncations(whole: Honest) -> Iterator[bytes]:
    """Every beginning of the bundle, plain and sealed."""
    sealed = seal.seal(whole.content, [whole.public])
    for content in (whole.content, sealed):
        yield from (content[:length] for length in range(len(content)))


def harmed(whole: Honest, dice: random.Random, count: int) -> Iterator[bytes]:
    """So many bundles harmed in every way there is, now and then inside a seal."""
    makers = ways(whole.content, seal.seal(whole.content, [whole.public]), whole.members)
    for _ in range(count):
        content = dice.choice(makers)(dice)
        yield seal.seal(content, [whole.public]) if dice.random() < 0.05 else content


@dataclass
class Tally:
    """What became of them."""

    refused: Counter[str]
    same: int = 0
    strangers: int = 0
    slowest: float = 0.0


def hostile_bundles(folder: Path, count: int, seed: int) -> str:
    """Try every truncation and so many others against a chapter; says what became of them."""
    create(folder / "empty.chapter")
    whole = honest(small_bundle(folder / "empty.chapter", folder))
    with new_chapter(folder / "empty.chapter", folder / "mersey", "Mersey") as store:
        acquaint(store)
        cut = refuse_all(store, whole, truncations(whole))
        tally = refuse_all(store, whole, harmed(whole, random.Random(seed), count))
    refused = ", ".join(f"{why} {n}" for why, n in (cut.refused + tally.refused).most_common())
    told = f"{cut.refused.total() + tally.refused.total()} refused ({refused}), {tally.strangers} from strangers"
    return f"{told}, {tally.same} unharmed; the slowest took {tally.slowest:.2f} s"


def refuse_all(store: Store, whole: Honest, bundles: Iterator[bytes]) -> Tally:
    """Read each; raises AssertionError with the bundle's hash if one is believed, writes, or takes too much."""
    store.prepare()
    before, grown = _state(store), _memory()
    tally = Tally(Counter())
    for content in bundles:
        begun = time.perf_counter()
        try:
            bundle = read(content, keys=[whole.identity])
        except NotABundle as refused:
            tally.refused[refused.why] += 1
        else:
            _require_harmless(store, whole, bundle, tally)
        tally.slowest = max(tally.slowest, time.perf_counter() - begun)
    assert _state(store) == before, "something was written"
    assert tally.slowest < _SLOWEST, f"{tally.slowest:.1f} s for one bundle"
    assert _memory() - grown < _LARGEST, f"{(_memory() - grown) // 2**20} MB more than before"
    return tally


def _require_harmless(store: Store, whole: Honest, bundle: Bundle, tally: Tally) -> None:
    if bundle.parcel.digest == whole.bundle.parcel.digest:
        assert bundle.parcel.ops == whole.bundle.parcel.ops, "two meanings under one signature"
        tally.same += 1
        return
    reasons = {reason.word for reason in judge(store, bundle).reasons}
    if not reasons & {"unknown_signer", "key_changed", "other_chapter"}:
        Path(f"believed-{hashlib.sha256(bundle.content).hexdigest()[:8]}.bundle").write_bytes(bundle.content)
        raise AssertionError(f"a stranger's bundle is believed: {reasons}")
    tally.strangers += 1


def _state(store: Store) -> dict[str, str]:
    """The chapter file and its journal, byte for byte."""
    folder, name = store.path.parent, store.path.name
    files = [path for path in folder.iterdir() if path.name in {name, f"{name}-wal"}]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _memory() -> int:
    """The most this program ever used, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
