"""The second vote in a tie: only where the group has agreed to one, and written down with who used it."""

from dataclasses import dataclass

from models.errors import Missing, Refusal
from models.rules.decisions import Method, StanceKind
from models.rules.results import Result, Why


@dataclass(frozen=True)
class Casting:
    """How a second vote went, and whose it was."""

    stance: StanceKind
    name: str


@dataclass(eq=False)
class NoCastingVote(Refusal):
    """Nobody has a second vote here: the group has not agreed to one, or there is no tie."""

    agreed: bool


def casting_of(text: str) -> Casting | None:
    """A second vote as it is kept; none where nobody used one.

    >>> casting_of("yes Gwen Pugh"), casting_of("")
    (Casting(stance=<StanceKind.YES: 'yes'>, name='Gwen Pugh'), None)
    """
    stance, _, name = text.partition(" ")
    return Casting(StanceKind(stance), name) if stance in (StanceKind.YES, StanceKind.NO) else None


def casting_text(casting: Casting) -> str:
    """A second vote as one stored line.

    >>> casting_text(Casting(StanceKind.NO, "Gwen Pugh"))
    'no Gwen Pugh'
    """
    return f"{casting.stance} {casting.name}"


def may_cast(result: Result, method: Method, *, agreed: bool) -> bool:
    """Whether a second vote is open: agreed on, and the two sides level."""
    return agreed and method is Method.SIMPLE_MAJORITY and result.why is Why.TIED


def require_casting(casting: Casting, result: Result, method: Method, *, agreed: bool) -> None:
    """Refuse a second vote that nobody has. Raises `NoCastingVote`, `Missing`."""
    if not may_cast(result, method, agreed=agreed):
        raise NoCastingVote(agreed)
    if not casting.name.strip():
        raise Missing("name")
