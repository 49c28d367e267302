"""Whom to believe: what follows from all certificates together, in whatever order they came.

A national key, pinned by hand, certifies the first laptop of each chapter; a believed laptop certifies others of its
own chapter. Three rules decide the rest.

* What a shut-out key has certified counts no longer: whoever depends on it must be certified again, by somebody else.
* National's word goes first: a key it shuts out can shut out nobody. Between laptops of one chapter all who are shut
  out are out, also when they did it to each other; a new key, certified anew, is the way back.
* A chain is as strong as its weakest link: what follows only from a key nobody has compared is itself not compared.

The national key is succeeded by the one that its backup key names; then it is shut out itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models.rules.passing import Passing, passings

LONGEST_CHAIN = 8
MOST_SUCCESSIONS = 8

Place = tuple[str, str]  # a key in a chapter


@dataclass(frozen=True)
class Claim:
    """What one certificate says; its signature by the key `by` has been checked.

    `kind` is root (the national key and its backup), chapter (its first laptop), laptop, revoked (what `writer` wrote
    after `last_seq` no longer counts, and its key is shut out), or passed (`row` of `table` is `chapter`'s from the
    `step`th time on that it was passed on). `at` only ever decides between two successors.
    """

    id: str
    kind: str
    by: str
    public_key: str
    chapter: str
    writer: str = ""
    last_seq: int = 0
    backup_key: str = ""
    name: str = ""
    age: str = ""
    at: str = ""
    table: str = ""
    row: str = ""
    step: int = 0
    until: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Known:
    """A key that somebody at this laptop vouches for: `how` is own, words (compared by ear) or joined (not yet)."""

    public_key: str
    how: str
    chapter: str


@dataclass(frozen=True)
class Root:
    """The national key, as pinned by an invitation. `backup_key` may be ''."""

    chapter: str
    public_key: str
    backup_key: str = ""


@dataclass(frozen=True)
class Standing:
    """How far a key is believed: `kind` is own, root, words, certified, joined, unknown or revoked.

    `role` is national, chapter (its first laptop), laptop, or ''.
    """

    kind: str
    chapter: str = ""
    role: str = ""

    @property
    def is_believed(self) -> bool:
        """Whether bundles it signs are taken in."""
        return self.kind not in {"unknown", "revoked"}


@dataclass(frozen=True)
class Web:
    """Every key that is believed in some chapter, those shut out, and the chapters national has enrolled.

    `crowns` are all national keys, also those that were followed by others.
    """

    root: Root | None
    crowns: frozenset[str]
    held: dict[Place, str]
    firsts: frozenset[Place]
    out: frozenset[Place]
    barred: frozenset[str]
    chapters: frozenset[str]
    ends: tuple[tuple[str, str, int], ...]
    passed: tuple[Passing, ...] = ()

    def standing(self, public_key: str, chapter: str) -> Standing:
        """How far this key is believed in this chapter."""
        place = (public_key, chapter)
        if kind := self.held.get(place, ""):
            return Standing(kind, chapter, self._role(place))
        return Standing("revoked" if place in self.out or public_key in self.barred else "unknown")

    def keys_of(self, chapter: str) -> frozenset[str]:
        """Every key believed in this chapter."""
        return frozenset(key for key, where in self.held if where == chapter)

    def _role(self, place: Place) -> str:
        if self.root and place[1] == self.root.chapter:
            return "national"
        return "chapter" if place in self.firsts else "laptop"


_KINDS = ("own", "root", "words", "certified", "joined")  # the strongest first


def web(claims: Iterable[Claim], known: Iterable[Known], root: Root | None) -> Web:
    """What follows from these certificates, the keys vouched for here, and the pinned national key."""
    told = frozenset(claims)
    reign, fallen = _reigning(told, root)
    crowned = {reign.public_key, reign.backup_key} - {""} if reign else set[str]()
    vouched = frozenset(known)
    own = {key.public_key for key in vouched if key.how == "own"}
    revoked = [claim for claim in told if claim.kind == "revoked"]
    chapters = [claim for claim in told if claim.kind == "chapter" and claim.by in crowned and _is_below(claim, reign)]
    struck = [claim for claim in revoked if claim.by in crowned]
    barred = (fallen | {claim.public_key for claim in struck}) - crowned - own
    starts = _starts(vouched, chapters, reign)

    def reached(is_out: Callable[[Place], bool]) -> dict[Place, str]:
        return _reached(told, {place: kind for place, kind in starts.items() if not is_out(place)}, is_out)

    able = reached(lambda place: place[0] in barred)
    peers = [claim for claim in revoked if (claim.by, claim.chapter) in able]
    out = frozenset((claim.public_key, claim.chapter) for claim in peers if claim.public_key not in own | crowned)
    held = reached(lambda place: place[0] in barred or place in out)
    return Web(
        root=reign,
        crowns=frozenset(fallen | crowned),
        held=held,
        firsts=frozenset((claim.public_key, claim.chapter) for claim in chapters),
        out=out,
        barred=frozenset(barred),
        chapters=frozenset(claim.chapter for claim in chapters),
        ends=_ends([*struck, *peers], own | crowned),
        passed=passings(told, crowned),
    )


def _is_below(claim: Claim, reign: Root | None) -> bool:
    """Nobody is made national's voice by a chapter's certificate: only its own laptops vouch for others of theirs."""
    return reign is not None and claim.chapter != reign.chapter


def _reigning(claims: frozenset[Claim], root: Root | None) -> tuple[Root | None, frozenset[str]]:
    """The national key that holds now, and those it followed."""
    fallen: set[str] = set()
    for _ in range(MOST_SUCCESSIONS if root else 0):
        assert root is not None
        heirs = [claim for claim in claims if _succeeds(claim, root)]
        if not heirs:
            break
        heir = max(heirs, key=lambda claim: (claim.at, claim.id))
        fallen |= {root.public_key, root.backup_key}
        root = Root(root.chapter, heir.public_key, heir.backup_key)
    return root, frozenset(fallen)


def _succeeds(claim: Claim, root: Root) -> bool:
    return (
        claim.kind == "root"
        and bool(root.backup_key)
        and claim.chapter == root.chapter
        and claim.by == root.backup_key
        and claim.public_key not in {root.public_key, root.backup_key}
    )


def _starts(known: frozenset[Known], chapters: list[Claim], root: Root | None) -> dict[Place, str]:
    """Whom to believe without asking any laptop."""
    starts = [((claim.public_key, claim.chapter), "certified") for claim in chapters]
    starts += [((key.public_key, key.chapter), key.how) for key in known if key.how in _KINDS]
    if root:
        starts += [((key, root.chapter), "root") for key in (root.public_key, root.backup_key) if key]
    return _strongest(starts)


def _strongest(pairs: Iterable[tuple[Place, str]]) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for place, kind in pairs:
        if place not in found or _KINDS.index(kind) < _KINDS.index(found[place]):
            found[place] = kind
    return found


def _reached(claims: frozenset[Claim], starts: dict[Place, str], is_out: Callable[[Place], bool]) -> dict[Place, str]:
    """Everybody these vouch for, directly or through others of the same chapter."""
    links: defaultdict[Place, list[Place]] = defaultdict(list)
    for claim in claims:
        place = (claim.public_key, claim.chapter)
        if claim.kind == "laptop" and not is_out(place):
            links[claim.by, claim.chapter].append(place)
    held, edge = dict(starts), starts
    for _ in range(LONGEST_CHAIN):
        steps = [
            (place, "joined" if kind == "joined" else "certified")
            for source, kind in edge.items()
            for place in links[source]
        ]
        better = {place: kind for place, kind in _strongest(steps).items() if _is_better(kind, held.get(place))}
        if not better:
            break
        held |= better
        edge = better
    return held


def _is_better(kind: str, held: str | None) -> bool:
    return held is None or _KINDS.index(kind) < _KINDS.index(held)


def _ends(claims: list[Claim], spared: set[str]) -> tuple[tuple[str, str, int], ...]:
    """For each writer shut out, its chapter and the last number that still counts: the least anybody named."""
    ends: dict[tuple[str, str], int] = {}
    for claim in claims:
        if claim.writer and claim.public_key not in spared:
            place = (claim.writer, claim.chapter)
            ends[place] = min(claim.last_seq, ends.get(place, claim.last_seq))
    return tuple(sorted((writer, chapter, last) for (writer, chapter), last in ends.items()))
