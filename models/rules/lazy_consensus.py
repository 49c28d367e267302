"""Agreement by silence: everybody affected was told, time enough went by, nobody objected."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.errors import Refusal
from models.rules.decisions import ReasonMissing, StanceKind

USUAL = timedelta(days=14)
LEAST = timedelta(hours=72)


class LazyOutcome(StrEnum):
    """Where it stands; failed means: on the next agenda, by consent."""

    OPEN = "open"
    FAILED = "failed"
    ADOPTED = "adopted"


class LazyWhy(StrEnum):
    """What stands in the way; the first two fail it, the others only hold it up."""

    OVERRIDES = "overrides"
    OBJECTION = "objection"
    TOO_SHORT = "too_short"
    NOBODY_TOLD = "nobody_told"
    NOT_TOLD = "not_told"
    TOLD_LATE = "told_late"
    BEFORE_DEADLINE = "before_deadline"


@dataclass(frozen=True)
class Notified:
    """Who was told, when and how (by letter, phone, at the door …); without a channel nobody can rely on it."""

    person: str
    at: datetime
    channel: str


@dataclass(frozen=True)
class Objection:
    """One member's objection with its reason; it can be withdrawn."""

    person: str
    reason: str
    withdrawn: bool = False


@dataclass(frozen=True)
class LazyQuestion:
    """A proposal left to silence. `overrides` are earlier explicit decisions it would change."""

    opened: datetime
    deadline: datetime
    affected: frozenset[str]
    notified: tuple[Notified, ...] = ()
    objections: tuple[Objection, ...] = ()
    supports: frozenset[str] = frozenset()
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True)
class LazyResult:
    """Where it stands and everything in the way. `silent` were told and said nothing: their silence counts."""

    outcome: LazyOutcome
    why: tuple[LazyWhy, ...]
    not_told: frozenset[str]
    told_late: frozenset[str]
    objectors: frozenset[str]
    silent: frozenset[str]
    supports: frozenset[str]


@dataclass(eq=False)
class DeadlineTooShort(Refusal):
    """People need longer than this to hear of it and answer: never under 72 hours."""

    given: timedelta
    least: timedelta = LEAST


def require_deadline(opened: datetime, deadline: datetime) -> None:
    """Refuse a deadline nobody could meet. Raises `DeadlineTooShort`."""
    if deadline - opened < LEAST:
        raise DeadlineTooShort(deadline - opened)


def require_reason(objection: Objection) -> None:
    """Refuse an objection without its reason. Raises `ReasonMissing`."""
    if not objection.reason.strip():
        raise ReasonMissing(StanceKind.OBJECTION)


def lazy_result(question: LazyQuestion, now: datetime) -> LazyResult:
    """Adopted at the deadline with everybody told and no objection left standing.

    One objection is enough to fail it, from anybody; once withdrawn it no longer counts. Somebody told less than
    72 hours before the deadline holds it up until the deadline is moved.

    >>> sixth, twentieth = datetime(2026, 11, 6, 9), datetime(2026, 11, 20, 9)
    >>> told = (Notified("Ali", sixth, "letter"), Notified("Gwen", sixth, "phone"))
    >>> asked = LazyQuestion(sixth, twentieth, frozenset({"Ali", "Gwen"}), told)
    >>> lazy_result(asked, twentieth).outcome, lazy_result(asked, sixth).why
    (<LazyOutcome.ADOPTED: 'adopted'>, (<LazyWhy.BEFORE_DEADLINE: 'before_deadline'>,))
    """
    told = _first_told(question)
    not_told = question.affected - told.keys()
    told_late = frozenset(person for person, at in told.items() if question.deadline - at < LEAST)
    objectors = frozenset(each.person for each in question.objections if not each.withdrawn)
    failing = ((LazyWhy.OVERRIDES, bool(question.overrides)), (LazyWhy.OBJECTION, bool(objectors)))
    holding = (
        (LazyWhy.TOO_SHORT, question.deadline - question.opened < LEAST),
        (LazyWhy.NOBODY_TOLD, not told),
        (LazyWhy.NOT_TOLD, bool(not_told)),
        (LazyWhy.TOLD_LATE, bool(told_late & question.affected)),
        (LazyWhy.BEFORE_DEADLINE, now < question.deadline),
    )
    return LazyResult(
        outcome=_outcome(fails=any(_whys(failing)), holds=any(_whys(holding))),
        why=_whys(failing) + _whys(holding),
        not_told=not_told,
        told_late=told_late & question.affected,
        objectors=objectors,
        silent=frozenset(told) - objectors - question.supports,
        supports=question.supports,
    )


def _first_told(question: LazyQuestion) -> dict[str, datetime]:
    told: dict[str, datetime] = {}
    for each in sorted(question.notified, key=lambda each: each.at, reverse=True):
        if each.channel.strip():
            told[each.person] = each.at
    return told


def _whys(facts: tuple[tuple[LazyWhy, bool], ...]) -> tuple[LazyWhy, ...]:
    return tuple(why for why, holds in facts if holds)


def _outcome(*, fails: bool, holds: bool) -> LazyOutcome:
    if fails:
        return LazyOutcome.FAILED
    return LazyOutcome.OPEN if holds else LazyOutcome.ADOPTED
