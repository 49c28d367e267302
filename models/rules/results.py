"""What a computed result says: whether it carries, why, and every number behind it."""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal
from models.rules.decisions import Method, StanceKind


class Why(StrEnum):
    """What settled it; the first six carry a proposal."""

    NO_OBJECTION = "no_objection"
    AGREED = "agreed"
    AGREED_BUT = "agreed_but"
    CARRIED = "carried"
    CASTING_VOTE = "casting_vote"
    NO_DISSENT = "no_dissent"
    INQUORATE = "inquorate"
    NOBODY = "nobody"
    ALONE = "alone"
    ROUND_OPEN = "round_open"
    UNTESTED = "untested"
    OBJECTION = "objection"
    BLOCKED = "blocked"
    NONE_AGREED = "none_agreed"
    LUKEWARM = "lukewarm"
    TIED = "tied"
    TOO_FEW = "too_few"
    NO_VOTES = "no_votes"
    NOT_PUT = "not_put"
    DISSENT = "dissent"


_FOR = (StanceKind.CONSENT, StanceKind.CONCERN, StanceKind.AGREE, StanceKind.RESERVATION, StanceKind.YES)


@dataclass(frozen=True)
class Verdict:
    """What the method alone says; `yes` of `base` with so many `needed`, where the method counts votes."""

    passes: bool
    why: Why
    yes: int | None = None
    base: int | None = None
    needed: int | None = None


@dataclass(frozen=True)
class Result:
    """The computed result, with everything the minutes say about it.

    `indicative`: it would have carried, but too few were there. `waiting`: deciders not heard on this text.
    `outside`: people heard who do not count (absent, guests, with an interest). `pair`: two people, for whom
    consent and majority are the same.
    """

    adopted: bool
    why: Why
    indicative: bool
    verdict: Verdict
    counts: tuple[tuple[StanceKind, int], ...]
    deciders: int
    quorate: bool
    need: int | None
    counted: int
    untested: int
    qualified: int
    waiting: frozenset[str]
    outside: frozenset[str]
    pair: bool

    @property
    def is_the_same_for_two(self) -> bool:
        """Whether two people have settled it, so that by consent and by a majority it comes to the same.

        Not while one of them is silent, nor where neither is for it: then only consent would carry it, or only a vote.
        """
        if not (self.pair and self.verdict.passes):
            return False
        if self.waiting:
            return self.verdict.why in (Why.NO_OBJECTION, Why.NO_DISSENT)  # both were asked, and nobody objected
        return any(count for stance, count in self.counts if stance in _FOR)


@dataclass(eq=False)
class NotComputed(Refusal):
    """This method is settled by people elsewhere; nothing here can work it out."""

    method: Method
