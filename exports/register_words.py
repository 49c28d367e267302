"""What the standing of a decision is called, and what one decision does to another."""

from exports.language import _
from exports.vocabulary import Vocabulary
from models.queries.decisions import Linked
from models.queries.minutes_decision import MinutedLink
from models.rules.register import DecisionState, LinkKind


@Vocabulary
def state_words() -> dict[DecisionState, str]:
    """Where a decision stands."""
    return {
        DecisionState.PROPOSED: _("Proposed"),
        DecisionState.NOT_ADOPTED: _("Not adopted"),
        DecisionState.CARRIED_OVER: _("Carried over"),
        DecisionState.WITHDRAWN: _("Withdrawn"),
        DecisionState.INDICATIVE: _("To be ratified"),
        DecisionState.TO_COME: _("Takes effect later"),
        DecisionState.IN_FORCE: _("In force"),
        DecisionState.REVIEW_DUE: _("In force, review due"),
        DecisionState.EXPIRED: _("Expired"),
        DecisionState.SUPERSEDED: _("Superseded"),
        DecisionState.REVOKED: _("Revoked"),
    }


def earlier_words(link: Linked) -> str:
    """What it does to the one before it."""
    return before(link.kind).format(other=_other(link.number, link.text))


def minuted_words(link: MinutedLink, *, adopted: bool) -> str:
    """The same as minutes tell it; what was not adopted would only have done so."""
    words = before(link.kind) if adopted else _("It was about an earlier decision. {other}")
    return words.format(other=_other(link.number, link.text))


def later_words(link: Linked) -> str:
    """What a later one did to it."""
    return after(link).format(other=_other(link.number, link.text))


@Vocabulary
def before() -> dict[str, str]:
    """What a decision does to the {other} before it."""
    return {
        LinkKind.SUPERSEDES: _("Supersedes {other}"),
        LinkKind.AMENDS: _("Amends {other}"),
        LinkKind.REVOKES: _("Revokes {other}"),
        LinkKind.RATIFIES: _("Ratifies {other}"),
        LinkKind.REAFFIRMS: _("Reaffirms {other}"),
        LinkKind.IMPLEMENTS: _("Carries out {other}"),
        LinkKind.UNDER_MANDATE_OF: _("Decided under {other}"),
    }


def after(link: Linked) -> str:
    """What the {other} after a decision did to it; a proposal has done nothing yet."""
    return _after(link.kind) if link.adopted else _("A change is proposed: {other}")


@Vocabulary
def _after() -> dict[str, str]:
    return {
        LinkKind.SUPERSEDES: _("Superseded by {other}"),
        LinkKind.AMENDS: _("Amended by {other}"),
        LinkKind.REVOKES: _("Revoked by {other}"),
        LinkKind.RATIFIES: _("Ratified by {other}"),
        LinkKind.REAFFIRMS: _("Reaffirmed by {other}"),
        LinkKind.IMPLEMENTS: _("Carried out by {other}"),
        LinkKind.UNDER_MANDATE_OF: _("Mandate for {other}"),
    }


def _other(number: str, text: str) -> str:
    return _("{number}: {text}").format(number=number, text=text) if number else text
