"""The course of minutes, from notes to the sealed record, and what may still be said about them."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal
from models.rules.meetings import MeetingState


class MinutesState(StrEnum):
    """Where minutes stand; they only move forward.

    Signed minutes are sealed while they still say what was signed.
    """

    NOTES = "notes"
    DRAFT = "draft"
    CORRECTIONS = "corrections"
    APPROVED = "approved"
    SIGNED = "signed"
    SEALED = "sealed"

    @property
    def is_approved(self) -> bool:
        """Whether a later meeting has agreed them; what is wrong in them from now on goes into an annex."""
        return self in (MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.SEALED)


class CorrectionState(StrEnum):
    """What became of a correction; `annex` was found after the approval and minuted at a later meeting."""

    RAISED = "raised"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ANNEX = "annex"


class Assumed(StrEnum):
    """What nobody knew when a meeting was closed: when it ended, or who was still there."""

    END = "end"
    STAYS = "stays"


@dataclass(frozen=True)
class MinutesFacts:
    """What the state comes from; `signed` are the fingerprints that were signed, `says` is today's."""

    meeting: str
    corrections: int = 0
    approved: bool = False
    signed: tuple[str, ...] = ()
    says: str = ""


@dataclass(eq=False)
class CorrectionsOpen(Refusal):
    """Corrections wait for an answer: minutes are approved with those accepted, without those declined."""

    count: int


@dataclass(eq=False)
class NotApproved(Refusal):
    """Only approved minutes are signed, or corrected in an annex."""

    state: MinutesState


@dataclass(eq=False)
class AlreadyApproved(Refusal):
    """Nothing in approved minutes is changed: what is wrong goes into an annex, at a later meeting."""


def minutes_state(facts: MinutesFacts) -> MinutesState:
    """Where minutes stand.

    >>> minutes_state(MinutesFacts("closed")), minutes_state(MinutesFacts("closed", corrections=2))
    (<MinutesState.DRAFT: 'draft'>, <MinutesState.CORRECTIONS: 'corrections'>)
    >>> minutes_state(MinutesFacts("approved", approved=True, signed=("ab",), says="cd"))
    <MinutesState.SIGNED: 'signed'>
    """
    if facts.approved or facts.meeting == MeetingState.APPROVED:
        if not facts.signed:
            return MinutesState.APPROVED
        return MinutesState.SEALED if facts.says in facts.signed else MinutesState.SIGNED
    if facts.meeting != MeetingState.CLOSED:
        return MinutesState.NOTES
    return MinutesState.CORRECTIONS if facts.corrections else MinutesState.DRAFT


def require_settled(corrections: Collection[str]) -> None:
    """Refuse to approve while a correction waits for an answer. Raises `CorrectionsOpen`."""
    if waiting := sum(state == CorrectionState.RAISED for state in corrections):
        raise CorrectionsOpen(waiting)


def require_approved(state: MinutesState) -> None:
    """Refuse to sign, or to annex anything to, what no meeting has agreed. Raises `NotApproved`."""
    if not state.is_approved:
        raise NotApproved(state)


def require_unapproved(state: MinutesState) -> None:
    """Refuse to answer a correction of approved minutes. Raises `AlreadyApproved`."""
    if state.is_approved:
        raise AlreadyApproved


def next_version(issued: Collection[tuple[int, str, str]], state: str, fingerprint: str) -> int | None:
    """The number of a new issue, or None where the last one already says this; each is a version, a state and a print.

    >>> next_version([], "draft", "ab"), next_version([(1, "draft", "ab")], "draft", "ab")
    (1, None)
    >>> next_version([(1, "draft", "ab")], "approved", "ab"), next_version([(1, "draft", "ab")], "draft", "cd")
    (2, 2)
    """
    last = max(issued, default=(0, "", ""))
    return None if last[1:] == (state, fingerprint) else last[0] + 1


def assumed_of(text: str) -> tuple[str, ...]:
    """The parts of a stored line: known words apart, anything else as it was written.

    >>> assumed_of("end stays"), assumed_of("The battery died.")
    (('end', 'stays'), ('The battery died.',))
    """
    words = text.split()
    return tuple(words) if all(word in tuple(Assumed) for word in words) else (text.strip(),)
