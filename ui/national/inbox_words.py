"""What became of a folder of bundles, in words."""

from gettext import gettext as _
from gettext import ngettext

from exports.inbox import Arrival, Outcome
from models.errors import OtherChapter
from ui.sharing.report_words import claimed_words, gone_lines


def arrival_words(arrival: Arrival, why: str = "") -> str:
    """What became of one file; `why` is its refusal in words."""
    if arrival.outcome is Outcome.KNOWN:
        return _("Nothing new")
    if isinstance(arrival.refusal, OtherChapter):
        return _("{chapter} is not enrolled here: invite it first.").format(chapter=arrival.chapter)
    if arrival.refusal:
        return why
    merged, fresh = arrival.merged, arrival.merged.fresh
    told = ngettext("{n} new change", "{n} new changes", fresh).format(n=f"{fresh:,}") if fresh else _("Nothing new")
    more = [said for _icon, _tone, said in gone_lines(merged)]
    more += [claimed_words(merged.claimed)] if merged.claimed else []
    return ". ".join([told, " ".join(more)]) if more else told


def arrival_tone(arrival: Arrival) -> str:
    """The tone that repeats it."""
    return {Outcome.TAKEN: "accent", Outcome.SET_ASIDE: "amber", Outcome.REFUSED: "red"}.get(arrival.outcome, "plain")


def outcome_words(outcome: Outcome) -> str:
    """The same in one word or two."""
    return {
        Outcome.TAKEN: _("Taken in"),
        Outcome.KNOWN: _("Here already"),
        Outcome.SET_ASIDE: _("Set aside"),
        Outcome.REFUSED: _("Refused"),
    }[outcome]


def inbox_words(arrived: list[Arrival]) -> str:
    """The whole folder in a sentence."""
    if not arrived:
        return _("There are no bundles in this folder.")
    told = [
        f"{count} {outcome_words(outcome).lower()}"
        for outcome in Outcome
        if (count := sum(each.outcome is outcome for each in arrived))
    ]
    total = ngettext("{n} bundle", "{n} bundles", len(arrived)).format(n=len(arrived))
    return _("{total}: {told}.").format(total=total, told=", ".join(told))
