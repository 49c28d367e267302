"""The advice process: one named person decides, once those affected and those who know were asked and answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Why somebody's advice is asked; one person may be both."""

    AFFECTED = "affected"
    KNOWLEDGEABLE = "knowledgeable"


class AdviceGap(StrEnum):
    """What is still missing before the decision stands."""

    NO_DECIDER = "no_decider"
    AFFECTED_NOT_ASKED = "affected_not_asked"
    KNOWLEDGEABLE_NOT_ASKED = "knowledgeable_not_asked"
    NOT_HEARD = "not_heard"
    NOT_ANSWERED = "not_answered"
    NO_DECISION = "no_decision"
    NO_REASON = "no_reason"


BEFORE = "before"
"""Beside its sides: asked by somebody who was to decide before, so that it counts for nothing now."""


def is_void(side: str) -> bool:
    """Whether advice was asked by another decider.

    >>> is_void("affected before"), is_void("affected")
    (True, False)
    """
    return BEFORE in side.split()


@dataclass(frozen=True)
class Advice:
    """Whom the decider asked, when, the gist of what they said and what the decider did with it."""

    person: str
    sides: frozenset[Side]
    asked: datetime
    gist: str = ""
    answer: str = ""


@dataclass(frozen=True)
class AdviceQuestion:
    """One decision left to one person, who may go against the advice. The two numbers are the group's setting."""

    decider: str
    entries: tuple[Advice, ...] = ()
    decision: str = ""
    reason: str = ""
    affected_needed: int = 1
    knowledgeable_needed: int = 1


@dataclass(frozen=True)
class AdviceResult:
    """Ready when nothing is missing. `not_heard` were asked and said nothing yet, `not_answered` got no answer."""

    gaps: tuple[AdviceGap, ...]
    not_heard: frozenset[str]
    not_answered: frozenset[str]

    @property
    def is_ready(self) -> bool:
        """Whether the decision can be recorded."""
        return not self.gaps


def advice_result(question: AdviceQuestion) -> AdviceResult:
    """What is missing, in the order it is asked for. The decider's own advice does not count.

    >>> from datetime import UTC
    >>> both = frozenset(Side)
    >>> asked = Advice("Gwen", both, datetime(2026, 11, 12, tzinfo=UTC), gist="the hall is damp", answer="heaters")
    >>> advice_result(AdviceQuestion("Ali", (asked,), decision="Hire the hall", reason="It is near")).is_ready
    True
    >>> [str(gap) for gap in advice_result(AdviceQuestion("Ali", (asked,))).gaps]
    ['no_decision', 'no_reason']
    """
    entries = [each for each in question.entries if each.person != question.decider]
    not_heard = frozenset(each.person for each in entries if not each.gist.strip())
    not_answered = frozenset(each.person for each in entries if each.gist.strip() and not each.answer.strip())
    facts = (
        (AdviceGap.NO_DECIDER, not question.decider),
        (AdviceGap.AFFECTED_NOT_ASKED, _asked(entries, Side.AFFECTED) < question.affected_needed),
        (AdviceGap.KNOWLEDGEABLE_NOT_ASKED, _asked(entries, Side.KNOWLEDGEABLE) < question.knowledgeable_needed),
        (AdviceGap.NOT_HEARD, bool(not_heard)),
        (AdviceGap.NOT_ANSWERED, bool(not_answered)),
        (AdviceGap.NO_DECISION, not question.decision.strip()),
        (AdviceGap.NO_REASON, not question.reason.strip()),
    )
    return AdviceResult(tuple(gap for gap, holds in facts if holds), not_heard, not_answered)


def _asked(entries: Iterable[Advice], side: Side) -> int:
    return len({each.person for each in entries if side in each.sides})
