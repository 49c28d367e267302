"""The outcome a person declares, beside the one computed."""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal
from models.rules.decisions import StanceKind
from models.rules.results import Result, Why


class Outcome(StrEnum):
    """What was declared of a proposal; none yet while it is open."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    CARRIED_OVER = "carried_over"
    WITHDRAWN = "withdrawn"
    INDICATIVE = "indicative"


@dataclass(eq=False)
class DeclarationNeedsReason(Refusal):
    """The declared outcome is not the computed one: somebody has to say why."""

    computed: Outcome
    declared: Outcome


@dataclass(eq=False)
class NotAnnounced(Refusal):
    """Nobody was told that it would be decided: all who decide have to agree."""


@dataclass(eq=False)
class NoGroup(Refusal):
    """One person, or none, is no group: there is only a note to take."""

    deciders: int


@dataclass(eq=False)
class Inquorate(Refusal):
    """Too few are there to adopt anything: it can be indicative, to be ratified."""

    need: int
    counted: int


@dataclass(eq=False)
class AlreadyDeclared(Refusal):
    """The outcome stands; a later decision may change it, nobody edits it."""

    outcome: str


_POSTPONED = (Outcome.CARRIED_OVER, Outcome.WITHDRAWN)
_IN_LINE = {
    Outcome.ADOPTED: (Outcome.ADOPTED,),
    Outcome.INDICATIVE: (Outcome.INDICATIVE, *_POSTPONED),
    Outcome.NOT_ADOPTED: (Outcome.NOT_ADOPTED, *_POSTPONED),
}
_MEANT = {
    Outcome.ADOPTED: ("adopted", "agreed", "approved", "accepted", "carried", "passed", "resolved", "ratified"),
    Outcome.CARRIED_OVER: ("carried over", "deferred", "postponed", "adjourned"),
    Outcome.WITHDRAWN: ("withdrawn",),
    Outcome.INDICATIVE: ("indicative", "inquorate", "to be ratified"),
}


def outcome_meant(words: str) -> Outcome | None:
    """The outcome people meant by their own words; None while there is none, not adopted where we cannot tell.

    >>> outcome_meant("Agreed."), outcome_meant("deferred"), outcome_meant("")
    (<Outcome.ADOPTED: 'adopted'>, <Outcome.CARRIED_OVER: 'carried_over'>, None)
    """
    said = " ".join(words.replace("_", " ").casefold().strip(" .!").split())
    if not said:
        return None
    return next((outcome for outcome, meant in _MEANT.items() if said in meant), Outcome.NOT_ADOPTED)


def computed_outcome(result: Result) -> Outcome:
    """The outcome a result speaks for."""
    if result.adopted:
        return Outcome.ADOPTED
    return Outcome.INDICATIVE if result.indicative else Outcome.NOT_ADOPTED


def differs(computed: Outcome, declared: Outcome) -> bool:
    """Whether a declared outcome contradicts the computed one; what failed may as well be carried over or withdrawn.

    >>> differs(Outcome.NOT_ADOPTED, Outcome.CARRIED_OVER), differs(Outcome.NOT_ADOPTED, Outcome.ADOPTED)
    (False, True)
    """
    return declared not in _IN_LINE[computed]


def require_reason(computed: Outcome, declared: Outcome, reason: str) -> None:
    """Refuse to contradict the computed result in silence. Raises `DeclarationNeedsReason`."""
    if differs(computed, declared) and not reason.strip():
        raise DeclarationNeedsReason(computed, declared)


def require_notified(unnotified: bool, agreed: str) -> None:
    """Refuse to adopt what nobody was told of, unless it is written that all agree. Raises `NotAnnounced`."""
    if unnotified and not agreed.strip():
        raise NotAnnounced()


def require_declarable(result: Result, declared: Outcome) -> None:
    """Refuse what no reason can mend: a decision of nobody, or an adoption without quorum.

    Raises `NoGroup`, `Inquorate`.
    """
    if declared in (Outcome.ADOPTED, Outcome.INDICATIVE) and result.why in (Why.NOBODY, Why.ALONE):
        raise NoGroup(result.deciders)
    if declared is Outcome.ADOPTED and not result.quorate and result.need is not None:
        raise Inquorate(result.need, result.counted)


def require_undeclared(outcome: str) -> None:
    """Refuse to touch text or stances once an outcome is declared. Raises `AlreadyDeclared`."""
    if outcome:
        raise AlreadyDeclared(outcome)


def counts_text(counts: tuple[tuple[StanceKind, int], ...]) -> str:
    """Counts as one stored line.

    >>> counts_text(((StanceKind.YES, 5), (StanceKind.NO, 0)))
    'yes 5 no 0'
    """
    return " ".join(f"{stance} {count}" for stance, count in counts)


def counts_of(text: str) -> tuple[tuple[str, int], ...]:
    """The counts of a stored line, under the words they were stored by.

    >>> counts_of("yes 5 no 0")
    (('yes', 5), ('no', 0))
    """
    words = text.split()
    return tuple((stance, int(count)) for stance, count in zip(words[::2], words[1::2], strict=True))
