"""What a proposal says of itself in a few words."""

from gettext import gettext as _
from gettext import ngettext

from exports.words import method_words, outcome_words
from models.queries.proposals import Proposal, StanceRow
from models.rules.decisions import Method
from ui import dates
from ui.meetings.result_words import counts_words


def methods() -> list[tuple[str, str]]:
    """How a group may decide, where the result can be worked out here."""
    return [(str(method), method_words(method)) for method in Method if method.is_computed]


def badge_of(proposal: Proposal) -> tuple[str, str]:
    """What became of it, or how often its text was changed; with the tone of that."""
    if proposal.outcome:
        tone = {"adopted": "accent", "indicative": "amber"}.get(proposal.outcome, "plain")
        return outcome_words(proposal.outcome), tone
    amended = proposal.version - 1
    if not amended:
        return "", "plain"
    return ngettext("Amended once", "Amended {count} times", amended).format(count=amended), "blue"


def stale(stances: tuple[StanceRow, ...]) -> int:
    """How many people were heard on an earlier text only."""
    heard = {row.person_id or row.name for row in stances if not row.stale}
    return len({row.person_id or row.name for row in stances if row.stale} - heard)


def declared_words(proposal: Proposal) -> str:
    """How a declared outcome came about."""
    parts = [method_words(proposal.method)]
    if proposal.result:
        parts.append(counts_words(proposal.result))
    if proposal.review_on:
        parts.append(_("review on {day}").format(day=dates.day(proposal.review_on)))
    if proposal.difference:
        parts.append(_("declared otherwise than computed, because {why}").format(why=proposal.difference))
    return " · ".join(filter(None, parts))


def short(text: str) -> str:
    """Its beginning, for a line of its own."""
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
