"""How strong an agreement each method asks for, so that what was agreed by many is not undone by few in silence."""

from dataclasses import dataclass
from fractions import Fraction

from models.errors import Refusal
from models.rules.decisions import Base, Method
from models.rules.register import LinkKind

CHANGING = (LinkKind.SUPERSEDES, LinkKind.AMENDS, LinkKind.REVOKES)
"""What takes something from an earlier decision, or changes it; to ratify, reaffirm or carry it out takes nothing."""

_TWO_THIRDS = Fraction(2, 3)

# From what one person may decide to what nobody stood against; methods of one line count as equally strong.
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


@dataclass(eq=False)
class TooWeak(Refusal):
    """The later decision asks for less agreement than the one it changes; the group may consent to it, and say why."""

    decision: str
    original: str
    method: str


def strength(way: Manner) -> tuple[int, Fraction, int]:
    """How much agreement a way of deciding asks for; words nobody knows ask for none.

    >>> three_quarters = Manner("supermajority", Fraction(3, 4))
    >>> strength(Manner("consent")) > strength(three_quarters) > strength(Manner("supermajority"))
    True
    >>> strength(Manner("fist of cards")) < strength(Manner("mandate"))
    True
    >>> strength(Manner("supermajority", base="deciders")) > strength(Manner("supermajority"))
    True
    >>> strength(Manner("consensus", blocks_allowed=1)) < strength(Manner("consensus"))
    True
    """
    rank = next((place for place, methods in enumerate(_ORDER, start=1) if way.method in methods), 0)
    share = (way.share or _TWO_THIRDS) if way.method == Method.SUPERMAJORITY else Fraction(0)
    fewer = -way.blocks_allowed if way.method == Method.CONSENSUS else 0
    wider = way.method == Method.SUPERMAJORITY and way.base == Base.DECIDERS
    return rank, share, fewer or int(wider)


def require_strong(decision: str, original: Manner, later: Manner, *, reason: str = "") -> None:
    """Refuse to change a decision by a weaker method than its own, unless the group says why. Raises `TooWeak`."""
    if strength(later) < strength(original) and not reason.strip():
        raise TooWeak(decision, original.method, later.method)
