"""How strong an agreement each method asks for, so that what was agreed by many is not undone by few in silence."""

from dataclasses import dataclass
from fractions import Fraction

from models.errors import Refusal
from models.rules.decisions import USUAL_SHARE, Base, Method
from models.rules.register import LinkKind

CHANGING = (LinkKind.SUPERSEDES, LinkKind.AMENDS, LinkKind.REVOKES)
"""What takes something from an earlier decision, or changes it; to ratify, reaffirm or carry it out takes nothing."""

_HALF = Fraction(1, 2)

_WIDTHS = (Base.VOTES, Base.DECIDERS, Base.ROLL)

# From what one person may decide to what nobody stood against; those of one line differ in what is asked of them.
_ORDER: tuple[tuple[Method, ...], ...] = (
    (Method.MANDATE,),
    (Method.ADVICE,),
    (Method.LAZY_CONSENSUS,),
    (Method.SIMPLE_MAJORITY, Method.RANKED, Method.STV, Method.APPROVAL, Method.SCORE, Method.DOTS),
    (Method.PRESENT_MAJORITY,),
    (Method.ABSOLUTE_MAJORITY, Method.SUPERMAJORITY),
    (Method.NEM_CON,),
    (Method.CONSENT, Method.CONSENSUS, Method.ROLE_SELECTION),
)


@dataclass(frozen=True)
class Manner:
    """How something is decided: the method as written, a larger majority with its share and what it is taken of.

    `blocks_allowed` is the k of a consensus minus k.
    """

    method: str
    share: Fraction | None = None
    base: str = ""
    blocks_allowed: int = 0


def manner_of(method: str, num: int | None, den: int | None, base: str | None, blocks: int | None) -> Manner:
    """A way of deciding as it is written down with a decision, or for a kind of meeting.

    >>> manner_of("supermajority", 3, 4, None, None), manner_of("consensus", None, None, "", 1)  # doctest: +ELLIPSIS
    (Manner(method='supermajority', share=Fraction(3, 4), base='', ...), Manner(... base='', blocks_allowed=1))
    """
    return Manner(method, Fraction(num or 0, den) if den else None, base or "", blocks or 0)


@dataclass(eq=False)
class TooWeak(Refusal):
    """The later decision asks for less agreement than the one it changes; the group may consent to it, and say why."""

    decision: str
    original: Manner
    later: Manner


def is_weaker(original: Manner, later: Manner) -> bool:
    """Whether less agreement is enough for the later way in any respect: method, share, base or blocks.

    A higher share of fewer people is weaker all the same, for it can carry what the original would not.

    >>> is_weaker(Manner("consent"), Manner("simple_majority")), is_weaker(Manner("advice"), Manner("consent"))
    (True, False)
    >>> is_weaker(Manner("supermajority", Fraction(3, 4)), Manner("supermajority", Fraction(2, 3)))
    True
    >>> is_weaker(Manner("supermajority", base="deciders"), Manner("supermajority", Fraction(3, 4)))
    True
    >>> is_weaker(Manner("consensus"), Manner("consensus", blocks_allowed=2)), is_weaker(Manner("?"), Manner("mandate"))
    (True, False)
    """
    before, after = _rank(original), _rank(later)
    if before != after:
        return after < before
    asked, left = _asked(original), _asked(later)
    return left.share < asked.share or left.base < asked.base or left.blocks > asked.blocks


def require_strong(decision: str, original: Manner, later: Manner, *, reason: str = "") -> None:
    """Refuse to change a decision by a weaker method than its own, unless the group says why. Raises `TooWeak`."""
    if is_weaker(original, later) and not reason.strip():
        raise TooWeak(decision, original, later)


@dataclass(frozen=True)
class _Asked:
    """What methods of one line differ in: the share of yes, of how wide a circle, and how many blocks are borne."""

    share: Fraction = Fraction(0)
    base: int = 0
    blocks: int = 0


def _rank(way: Manner) -> int:
    """The line of its method; words nobody knows ask for no agreement."""
    return next((place for place, methods in enumerate(_ORDER, start=1) if way.method in methods), 0)


def _asked(way: Manner) -> _Asked:
    if way.method == Method.SUPERMAJORITY:
        return _Asked(way.share or USUAL_SHARE, _WIDTHS.index(Base(way.base) if way.base in _WIDTHS else Base.VOTES))
    if way.method == Method.ABSOLUTE_MAJORITY:
        return _Asked(_HALF, _WIDTHS.index(Base.ROLL))
    return _Asked(blocks=way.blocks_allowed if way.method == Method.CONSENSUS else 0)
