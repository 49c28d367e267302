"""Choosing somebody for a role by reasons and consent; nominations are not votes and are never counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import Refusal


class SelectionStage(StrEnum):
    """The steps in their order, after the Sociocracy 3.0 pattern "Role Selection"."""

    DESCRIBE = "describe"
    NOMINATIONS = "nominations"
    REASONS = "reasons"
    INFORMATION = "information"
    CHANGES = "changes"
    PROPOSAL = "proposal"
    OBJECTIONS = "objections"
    CELEBRATE = "celebrate"


class NominationKind(StrEnum):
    """Whom a written nomination names."""

    SELF = "self"
    OTHER = "other"
    PASS = "pass"


class Answer(StrEnum):
    """What somebody shows when asked for objections; `integrated` is an objection the group has answered."""

    NONE = "none"
    OBJECTION = "objection"
    INTEGRATED = "integrated"


class Lack(StrEnum):
    """What a stage still waits for."""

    DESCRIPTION = "description"
    TERM_END = "term_end"
    TERM_IN_THE_PAST = "term_in_the_past"
    NOMINATION = "nomination"
    NOBODY_NOMINATED = "nobody_nominated"
    REASON = "reason"
    NOMINEE = "nominee"
    NOT_NOMINATED = "not_nominated"
    ANSWER = "answer"
    OBJECTION = "objection"


@dataclass(frozen=True)
class Nomination:
    """What one person wrote, or changed it to; nobody named is a pass."""

    person: str
    nominee: str = ""
    reason: str = ""

    @property
    def kind(self) -> NominationKind:
        """Self, other or pass."""
        if not self.nominee:
            return NominationKind.PASS
        return NominationKind.SELF if self.nominee == self.person else NominationKind.OTHER


@dataclass(frozen=True)
class Selection:
    """A selection as far as it has come; later nominations of one person replace the earlier."""

    deciders: frozenset[str]
    today: date
    description: str = ""
    term_ends: date | None = None
    nominations: tuple[Nomination, ...] = ()
    nominee: str = ""
    answers: tuple[tuple[str, Answer], ...] = ()
    stage: SelectionStage = SelectionStage.DESCRIBE


@dataclass(eq=False)
class StageOpen(Refusal):
    """The stage is not through: `people` are those still waited for, where it is people."""

    stage: SelectionStage
    lack: Lack
    people: frozenset[str] = frozenset()


def next_stage(selection: Selection) -> SelectionStage:
    """The stage after this one; celebrating is the last. Raises `StageOpen`.

    >>> described = Selection(frozenset({"Gwen", "Ali"}), date(2026, 11, 12), "Keeps the keys", date(2027, 11, 12))
    >>> next_stage(described)
    <SelectionStage.NOMINATIONS: 'nominations'>
    """
    for lack, people in _lacks(selection):
        raise StageOpen(selection.stage, lack, people)
    stages = list(SelectionStage)
    return stages[min(stages.index(selection.stage) + 1, len(stages) - 1)]


def nominees(nominations: Iterable[Nomination]) -> tuple[str, ...]:
    """Everybody nominated, once each and by id: an order that says nothing of how many named them.

    >>> nominees([Nomination("Ali", "Gwen"), Nomination("Sam", "Gwen"), Nomination("Gwen", "Ali")])
    ('Ali', 'Gwen')
    """
    return tuple(sorted({each.nominee for each in _standing(nominations).values() if each.nominee}))


def reasons_for(nominations: Iterable[Nomination], nominee: str) -> tuple[str, ...]:
    """The reasons given for somebody, alphabetically and without names; the same reason is said once."""
    standing = _standing(nominations).values()
    return tuple(sorted({each.reason for each in standing if each.nominee == nominee and each.reason.strip()}))


def objection_order(people: Iterable[str], nominee: str) -> tuple[str, ...]:
    """All show their hands at once; then the nominee's objection is heard first, the others' as people sit.

    >>> objection_order(["Ali", "Gwen", "Sam"], nominee="Gwen")
    ('Gwen', 'Ali', 'Sam')
    """
    return tuple(sorted(people, key=lambda person: person != nominee))


def _standing(nominations: Iterable[Nomination]) -> dict[str, Nomination]:
    return {each.person: each for each in nominations}


def _lacks(selection: Selection) -> list[tuple[Lack, frozenset[str]]]:
    none: frozenset[str] = frozenset()
    match selection.stage:
        case SelectionStage.DESCRIBE:
            return [(lack, none) for lack in _undescribed(selection)]
        case SelectionStage.NOMINATIONS:
            return _unnamed(selection)
        case SelectionStage.REASONS | SelectionStage.CHANGES:
            without = frozenset(
                each.person
                for each in _standing(selection.nominations).values()
                if each.nominee and not each.reason.strip()
            )
            return [(Lack.REASON, without)] if without else []
        case SelectionStage.PROPOSAL:
            return [(lack, none) for lack in _unproposed(selection)]
        case SelectionStage.OBJECTIONS:
            return _unanswered(selection)
        case SelectionStage.INFORMATION | SelectionStage.CELEBRATE:
            return []


def _undescribed(selection: Selection) -> list[Lack]:
    ends = selection.term_ends
    facts = (
        (Lack.DESCRIPTION, not selection.description.strip()),
        (Lack.TERM_END, ends is None),
        (Lack.TERM_IN_THE_PAST, ends is not None and ends <= selection.today),
    )
    return [lack for lack, holds in facts if holds]


def _unnamed(selection: Selection) -> list[tuple[Lack, frozenset[str]]]:
    missing = selection.deciders - _standing(selection.nominations).keys()
    if missing:
        return [(Lack.NOMINATION, missing)]
    return [] if nominees(selection.nominations) else [(Lack.NOBODY_NOMINATED, frozenset())]


def _unproposed(selection: Selection) -> list[Lack]:
    if not selection.nominee:
        return [Lack.NOMINEE]
    return [] if selection.nominee in nominees(selection.nominations) else [Lack.NOT_NOMINATED]


def _unanswered(selection: Selection) -> list[tuple[Lack, frozenset[str]]]:
    answers = dict(selection.answers)
    asked = selection.deciders | {selection.nominee}
    objecting = frozenset(person for person in asked if answers.get(person) is Answer.OBJECTION)
    facts = ((Lack.ANSWER, asked - answers.keys()), (Lack.OBJECTION, objecting))
    return [(lack, people) for lack, people in facts if people]
