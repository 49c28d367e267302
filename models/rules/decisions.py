"""What is put to a group and what each person may say to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from models.errors import Refusal
from models.rules.attendance import Sets


class Method(StrEnum):
    """How a group decides, by voices or otherwise; `RANKED` fills one place, `STV` several."""

    CONSENT = "consent"
    CONSENSUS = "consensus"
    SIMPLE_MAJORITY = "simple_majority"
    PRESENT_MAJORITY = "present_majority"
    ABSOLUTE_MAJORITY = "absolute_majority"
    SUPERMAJORITY = "supermajority"
    NEM_CON = "nem_con"
    LAZY_CONSENSUS = "lazy_consensus"
    ADVICE = "advice"
    MANDATE = "mandate"
    RANKED = "ranked"
    STV = "stv"
    APPROVAL = "approval"
    SCORE = "score"
    DOTS = "dots"
    ROLE_SELECTION = "role_selection"

    @property
    def is_computed(self) -> bool:
        """Whether the result follows from voices: what each person says to a proposal."""
        return self in _OFFERED


class StanceKind(StrEnum):
    """What one person says to a proposal; `concern` is consent with one, `reservation` agreement with one."""

    CONSENT = "consent"
    CONCERN = "concern"
    OBJECTION = "objection"
    AGREE = "agree"
    RESERVATION = "reservation"
    BLOCK = "block"
    STAND_ASIDE = "stand_aside"
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class ObjectionState(StrEnum):
    """What became of an objection; the first two still stand in the way."""

    RAISED = "raised"
    QUALIFIED = "qualified"
    NOT_QUALIFIED = "not_qualified"
    DOWNGRADED = "downgraded"
    WITHDRAWN = "withdrawn"
    INTEGRATED = "integrated"
    DEFERRED = "deferred"
    DELEGATED = "delegated"
    MONITORED = "monitored"


class Base(StrEnum):
    """What a share of yes is taken of: yes and no together, those who may decide, or the whole roll."""

    VOTES = "votes"
    DECIDERS = "deciders"
    ROLL = "roll"


BASES = ("", Base.DECIDERS)
"""What a group may take its larger majority of; '' is the usual yes and no together."""

USUAL_SHARE = Fraction(2, 3)
"""What a larger majority is unless another one was agreed."""

LUKEWARM = Fraction(1, 3)
"""The usual share of those deciding above which a consensus is lukewarm."""

MOST_BLOCKS = 3
"""The largest k of a consensus minus k: more than that is no consensus."""


@dataclass(frozen=True)
class Threshold:
    """The share of yes that carries: at least the fraction, or more than it."""

    fraction: Fraction
    base: Base = Base.VOTES
    more_than: bool = False


@dataclass(frozen=True)
class Voice:
    """What one person said to one version of the text; `objection` follows an objection, empty while only heard."""

    person: str
    stance: StanceKind
    version: int = 1
    objection: str = ""


@dataclass(frozen=True)
class Question:
    """A proposal at the moment it is put.

    `none_objected`: the round was asked on this text and nobody objected (for nem con: dissented).
    `asked_again`: a lukewarm consensus was put once more. `casting`: a second vote the group's own agreement grants.
    `need` is the quorum; `count_recused` lets those with an interest count towards it. `absent` are those not there
    whose word, told beforehand, counts by the group's own agreement; never towards the quorum. `blocks_allowed` is the
    k of a consensus minus k, `lukewarm` the share of those deciding above which a lukewarm consensus is put once more.
    """

    method: Method
    sets: Sets
    voices: tuple[Voice, ...] = ()
    version: int = 1
    need: int | None = None
    threshold: Threshold | None = None
    none_objected: bool = False
    asked_again: bool = False
    casting: StanceKind | None = None
    count_recused: bool = False
    absent: frozenset[str] = frozenset()
    blocks_allowed: int = 0
    lukewarm: Fraction = LUKEWARM


@dataclass(eq=False)
class NotOffered(Refusal):
    """This is no answer under this method."""

    method: Method
    stance: StanceKind


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """An objection or a block is only one with its reason."""

    stance: StanceKind


@dataclass(eq=False)
class BrokenThreshold(Refusal):
    """A special majority is more than a half and at most the whole."""

    num: int
    den: int


_YES_NO = (StanceKind.YES, StanceKind.NO, StanceKind.ABSTAIN)
_OFFERED: dict[Method, tuple[StanceKind, ...]] = {
    Method.CONSENT: (StanceKind.CONSENT, StanceKind.CONCERN, StanceKind.OBJECTION, StanceKind.STAND_ASIDE),
    Method.CONSENSUS: (
        StanceKind.AGREE,
        StanceKind.RESERVATION,
        StanceKind.STAND_ASIDE,
        StanceKind.BLOCK,
        StanceKind.ABSTAIN,
    ),
    Method.SIMPLE_MAJORITY: _YES_NO,
    Method.PRESENT_MAJORITY: _YES_NO,
    Method.ABSOLUTE_MAJORITY: _YES_NO,
    Method.SUPERMAJORITY: _YES_NO,
    Method.NEM_CON: (StanceKind.NO,),
}


def offered(method: Method) -> tuple[StanceKind, ...]:
    """The answers there are under a method, in the order they are asked and counted.

    >>> [str(stance) for stance in offered(Method.SIMPLE_MAJORITY)]
    ['yes', 'no', 'abstain']
    """
    return _OFFERED.get(method, ())


def require_stance(method: Method, stance: StanceKind, reason: str) -> None:
    """Refuse an answer the method does not know, or that lacks its reason. Raises `NotOffered`, `ReasonMissing`."""
    if stance not in offered(method):
        raise NotOffered(method, stance)
    if stance in (StanceKind.OBJECTION, StanceKind.BLOCK) and not reason.strip():
        raise ReasonMissing(stance)


def threshold_of(num: int | None, den: int | None, base: str = "") -> Threshold:
    """A special majority, two thirds of those who vote unless agreed otherwise. Raises `BrokenThreshold`.

    >>> threshold_of(3, 4).fraction, threshold_of(None, None).fraction, threshold_of(2, 3, "deciders").base
    (Fraction(3, 4), Fraction(2, 3), <Base.DECIDERS: 'deciders'>)
    """
    of = Base.DECIDERS if base == Base.DECIDERS else Base.VOTES
    if num is None or den is None:
        return Threshold(USUAL_SHARE, of)
    if not den < 2 * num <= 2 * den:
        raise BrokenThreshold(num, den)
    return Threshold(Fraction(num, den), of)


def share_agreed(num: int | None, den: int | None) -> tuple[int, int]:
    """The share of a larger majority that a group agreed on, two thirds where it agreed on none.

    >>> share_agreed(3, 4), share_agreed(None, None)
    ((3, 4), (2, 3))
    """
    return (num, den) if num and den else (USUAL_SHARE.numerator, USUAL_SHARE.denominator)


def lukewarm_of(num: int | None, den: int | None) -> Fraction:
    """The share above which a consensus is lukewarm, a third unless agreed otherwise.

    >>> lukewarm_of(None, None), lukewarm_of(1, 4), lukewarm_of(1, 0)
    (Fraction(1, 3), Fraction(1, 4), Fraction(1, 3))
    """
    return Fraction(num, den) if num and den else LUKEWARM


def current(voices: Iterable[Voice], version: int) -> dict[str, Voice]:
    """What each person says to this version of the text, the last word of each; words on older texts are stale.

    >>> list(current([Voice("Gwen", StanceKind.YES, 1), Voice("Ali", StanceKind.NO, 2)], version=2))
    ['Ali']
    """
    return {voice.person: voice for voice in voices if voice.version == version}


def version_after(version: int, *, spoken: bool) -> int:
    """The version after the text, the method or the threshold changed: a new one once anybody has spoken.

    >>> version_after(1, spoken=False), version_after(1, spoken=True)
    (1, 2)
    """
    return version + 1 if spoken else version
