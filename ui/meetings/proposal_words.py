"""What a proposal says of itself in a few words."""

from gettext import gettext as _
from gettext import ngettext

from exports.shortened import shortened
from exports.way_words import way_words
from exports.words import counted_stance, exit_words, method_words, outcome_words
from models.queries.proposals import Proposal, StanceRow
from models.queries.stances import last_words
from models.rules.casting import casting_of
from models.rules.decisions import Method, offered
from models.rules.declaring import counts_of
from ui import dates


def methods() -> list[tuple[str, str]]:
    """How a group may decide."""
    return [(str(method), method_words(method)) for method in Method]


def heading(proposal: Proposal) -> str:
    """What stands above its text."""
    if proposal.amends_id:
        return _("AMENDMENT")
    if not proposal.outcome:
        return _("PROPOSAL")
    return _("DECISION {number}").format(number=proposal.number).strip()


def badge_of(proposal: Proposal) -> tuple[str, str]:
    """What became of it, or how often its text was changed; with the tone of that."""
    if proposal.outcome:
        tone = {"adopted": "accent", "indicative": "amber"}.get(proposal.outcome, "plain")
        return outcome_words(proposal.outcome), tone
    amended = proposal.version - 1
    if not amended:
        return "", "plain"
    return ngettext("Amended once", "Amended {count} times", amended).format(count=amended), "blue"


def stale(stances: tuple[StanceRow, ...], method: str) -> int:
    """How many said something to an earlier text that may still stand: it is an answer, and nobody worked it in."""
    answers = offered(Method(method))
    last = last_words(stances).values()
    return sum(row.stale and row.stance in answers and row.state != "integrated" for row in last)


def declared_words(proposal: Proposal) -> str:
    """How a declared outcome came about, by what was counted then."""
    said = [counted_stance(stance, count) for stance, count in counts_of(proposal.counts) if count]
    share = f"{proposal.threshold_num}/{proposal.threshold_den}" if proposal.threshold_den else ""
    way = way_words(proposal.method, share=share, base=proposal.threshold_base, blocks=proposal.blocks_allowed)
    parts = [way, ", ".join(said), exit_words(proposal.exit)]
    if cast := casting_of(proposal.casting):
        parts.append(_("second vote by {name}").format(name=cast.name))
    if proposal.review_on:
        parts.append(_("review on {day}").format(day=dates.day(proposal.review_on)))
    if proposal.difference:
        otherwise = proposal.computed not in ("", proposal.outcome)
        told = _("declared otherwise than computed, because {why}") if otherwise else "{why}"
        parts.append(told.format(why=proposal.difference))
    return " · ".join(filter(None, parts))


def short(text: str) -> str:
    """Its beginning, for a line of its own."""
    return shortened(text, 60)
