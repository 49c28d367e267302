"""What a computed result says, in a sentence."""

from gettext import gettext as _
from gettext import ngettext

from exports.words import counted_stance
from models.rules.results import Result, Why


def result_words(result: Result) -> str:
    """Whether it carries so far, and why."""
    facts = {
        "waiting": len(result.waiting),
        "untested": result.untested,
        "qualified": result.qualified,
        "need": result.need or 0,
        "counted": result.counted,
        "yes": result.verdict.yes or 0,
        "needed": result.verdict.needed or 0,
        "base": result.verdict.base or 0,
    }
    told = _sentence(result).format(**facts)
    if not result.is_the_same_for_two:
        return told
    return _("{told} There are two of you: consent and a majority come to the same.").format(told=told)


def _sentence(result: Result) -> str:
    heard = ngettext(
        "{waiting} person is still to be heard.", "{waiting} people are still to be heard.", len(result.waiting)
    )
    known = {
        Why.NO_OBJECTION: _("Carried by consent: no objection stands."),
        Why.AGREED: _("Carried by consensus: nobody blocks."),
        Why.AGREED_BUT: _("Carried by consensus: those who block are no more than the group agreed to bear."),
        Why.CARRIED: _("Carried: {yes} in favour, {needed} needed."),
        Why.CASTING_VOTE: _("Carried by the casting vote."),
        Why.NO_DISSENT: _("Carried without dissent."),
        Why.INQUORATE: _("It would carry, but {counted} count and {need} are needed: indicative, to be ratified."),
        Why.NOBODY: _("Nobody here may decide."),
        Why.ALONE: _("One person alone is no group: take a note instead."),
        Why.ROUND_OPEN: heard,
        Why.UNTESTED: ngettext(
            "An objection is to be tested.", "{untested} objections are to be tested.", result.untested
        ),
        Why.OBJECTION: ngettext("An objection stands.", "{qualified} objections stand.", result.qualified),
        Why.BLOCKED: _("Somebody blocks it."),
        Why.NONE_AGREED: _("Nobody has agreed yet."),
        Why.LUKEWARM: _("Too many are lukewarm: ask once more before adopting."),
        Why.TIED: _("A tie: not carried, things stay as they are."),
        Why.TOO_FEW: _("{yes} in favour, {needed} needed."),
        Why.NO_VOTES: _("No votes yet."),
        Why.NOT_PUT: _("The question is not put yet."),
        Why.DISSENT: _("Somebody dissents: decide by another method."),
    }
    return known[result.why]


def counts_words(result: Result) -> str:
    """The exact figures so far: "11 consented, 1 objected · 3 to be heard"."""
    said = ", ".join(counted_stance(str(stance), count) for stance, count in result.counts if count)
    waiting = ngettext("{count} to be heard", "{count} to be heard", len(result.waiting)).format(
        count=len(result.waiting)
    )
    return " · ".join(filter(None, (said, waiting if result.waiting else "")))
