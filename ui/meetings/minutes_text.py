"""The minutes as they are read on the screen, line by line."""

from gettext import gettext as _
from gettext import ngettext

from exports.minute_words import (
    assumed_words,
    chosen_words,
    exit_words,
    late_words,
    newcomers_sentence,
    objection_words,
)
from exports.register_words import minuted_words
from exports.way_words import way_words
from exports.words import capital, counted_stance, outcome_words, taken_stance
from models.queries.minutes import MinutedAction, MinutedDecision, MinutedItem, Minutes, Passing
from models.rules.exits import exit_of
from models.rules.minutes import assumed_of
from ui import dates


def facts_lines(minutes: Minutes) -> list[str]:
    """Who was there and whether they were enough."""
    present = ", ".join(each.name for each in minutes.present)
    guests = ", ".join(each.name for each in minutes.in_attendance)
    arising = len(minutes.matters_arising)
    lines = [
        _("Facilitated by {name}").format(name=minutes.facilitator) if minutes.facilitator else "",
        _("Notes taken by {name}").format(name=minutes.note_taker) if minutes.note_taker else "",
        _("Present ({count}): {names}").format(count=len(minutes.present), names=present) if present else "",
        _("In attendance: {names}").format(names=guests) if guests else "",
        _("Apologies: {names}").format(names=", ".join(minutes.apologies)) if minutes.apologies else "",
        *(assumed_words(each) for each in assumed_of(minutes.assumed)),
        _quorum_line(minutes),
        newcomers_sentence(minutes.newcomers) if minutes.newcomers else "",
        *(_interest(each.name, each.item or str(each.number or ""), each.nature) for each in minutes.declarations),
        ngettext(
            "{count} action from earlier meetings was still open.",
            "{count} actions from earlier meetings were still open.",
            arising,
        ).format(count=arising)
        if arising
        else "",
        _("Next meeting: {when}").format(when=minutes.next_meeting) if minutes.next_meeting else "",
    ]
    return [line.strip() for line in lines if line.strip()] or [_("Nobody was signed in.")]


def item_lines(item: MinutedItem) -> list[tuple[str, str]]:
    """One item: each line with its style; the style "notes" is Markdown."""
    if item.confidential and not item.title:
        told = _("{number}. Recorded separately, in a confidential annex.")
        return [("bold", told.format(number=item.number))]
    lines = [("bold", f"{item.number}. {item.title}")]
    if item.late:
        lines.append(("small", f"{late_words()}."))
    if item.passings:
        lines.append(("small", " ".join(_passing(each) for each in item.passings)))
    if item.notes.strip():
        lines.append(("notes", item.notes.strip()))
    if item.pictures:
        told = ngettext("{count} picture from the room", "{count} pictures from the room", len(item.pictures))
        lines.append(("small", told.format(count=len(item.pictures))))
    for decision in item.decisions:
        lines += decision_lines(decision)
    return lines + [("soft", _action(each)) for each in item.actions]


def decision_lines(decision: MinutedDecision) -> list[tuple[str, str]]:
    """A decision in a line, and under it what was said against it and how that was settled."""
    counts = ", ".join(counted_stance(stance, count) for stance, count in decision.counts if count)
    blocks = decision.blocks_allowed
    way = way_words(decision.method, share=decision.threshold, base=decision.threshold_base, blocks=blocks)
    how = ", ".join(filter(None, (way, counts)))
    head = " · ".join(filter(None, (outcome_words(decision.outcome), decision.number)))
    lines = [("accent", f"{head}: {decision.text}" + (f" ({how})" if how else ""))]
    if chosen := chosen_words(decision.result):
        lines.append(("body", chosen))
    if decision.exit:
        way, people = exit_of(decision.exit)
        lines.append(("small", ", ".join((capital(exit_words(way)), *people))))
    lines += [("small", _amendment(each.text, each.outcome)) for each in decision.amendments]
    lines += [
        ("small", f"{capital(taken_stance(each.stance))}: “{each.reason}”") for each in decision.stances if each.reason
    ]
    lines += [
        ("small", _("Objection: “{reason}” {became}").format(reason=each.reason, became=objection_words(each.state)))
        for each in decision.objections
    ]
    adopted = decision.outcome in ("adopted", "indicative")
    return [*lines, *(("small", minuted_words(each, adopted=adopted)) for each in decision.links)]


def _passing(passing: Passing) -> str:
    told = _("{name} came in at {time}.") if passing.came else _("{name} left at {time}.")
    return told.format(name=passing.name, time=dates.clock(passing.at))


def _interest(name: str, item: str, nature: str) -> str:
    told = (
        _("{name} declared an interest in “{item}”. {nature}") if item else _("{name} declared an interest. {nature}")
    )
    return told.format(name=name, item=item, nature=nature)


def _amendment(text: str, outcome: str) -> str:
    return _("Amendment: “{text}” {outcome}").format(text=text, outcome=outcome_words(outcome))


def _action(action: MinutedAction) -> str:
    due = _("by {day}").format(day=dates.day(action.due)) if action.due else ""
    owner = f"{action.owner}:" if action.owner else ""
    return " ".join(_("Action: {owner} {text} {due}").format(owner=owner, text=action.text, due=due).split())


def _quorum_line(minutes: Minutes) -> str:
    quorum = minutes.quorum
    if quorum is None or quorum.need is None:
        return ""
    enough, too_few = _("Quorate: {count} could decide, {need} needed."), _("Not quorate: {count} of {need} needed.")
    told = enough if quorum.met else too_few
    return told.format(count=quorum.deciders, need=quorum.need)
