"""What was said about a decision: stances with their reasons, objections and what became of them, advice and notice."""

from collections import Counter

from exports.language import _, ngettext
from exports.minute_words import channel_words, exit_words, objection_words, side_words, source_words
from exports.pdf.spans import Span, Text, quoting, written
from exports.pdf.story import Story
from exports.words import capital, counted_stance, outcome_words, short_date, taken_stance, unparted
from models.queries.minutes_decision import (
    MinutedAdvice,
    MinutedAmendment,
    MinutedDecision,
    MinutedObjection,
    MinutedStance,
)
from models.rules.hearings import how_of

Line = list[Span | str]


def voices(story: Story, decision: MinutedDecision) -> None:
    """Everything that was said, a line for each."""
    for line in [*_stances(decision.stances), *(_objection(each) for each in decision.objections)]:
        say(story, line)
    for entry in decision.advice:
        say(story, _advice(entry))
    if told := _told(decision):
        say(story, told)


def amendments(story: Story, decision: MinutedDecision) -> None:
    """The changes that were proposed to the text, with what became of each."""
    for amendment in decision.amendments:
        say(story, _amendment(amendment))


def say(story: Story, words: Text) -> None:
    """One line of a decision box."""
    story.space(0.08)
    story.paragraph(words)


def label(words: str) -> Line:
    """Words that begin a line."""
    return [Span(_("{label}:").format(label=words), bold=True), " "] if words else []


def _stances(stances: tuple[MinutedStance, ...]) -> list[Line]:
    """Stances by name; people of one stance who gave no reason share a line."""
    silent: dict[str, list[str]] = {}
    for given in stances:
        if not given.reason:
            silent.setdefault(given.stance, []).append(given.name)
    lines: list[Line] = [
        [*label(capital(taken_stance(stance))), ", ".join(name for name in names if name)]
        for stance, names in silent.items()
    ]
    return lines + [_with_reason(given) for given in stances if given.reason]


def _with_reason(given: MinutedStance) -> Line:
    how = source_words(given.source)
    parts = (given.name, taken_stance(given.stance), how)
    begins = ", ".join(part for part in parts if part)
    return [*label(begins if given.name else capital(begins)), *_quoted(given.reason)]


def _objection(given: MinutedObjection) -> Line:
    begins = _("Block") if given.stance == "block" else _("Objection")
    named = _("{what} by {name}").format(what=begins, name=given.name) if given.name else begins
    became = [objection_words(given.state)] if given.state else []
    said = _quoted(given.reason) if given.reason else []
    return [*label(named), *said, *_became([*became, *_settled(given)], given)]


def _became(sentences: list[str], given: MinutedObjection) -> Line:
    told = " ".join(sentences)
    arguments = [each.argument for each in how_of(given.how).hearing.disagreements]
    return [" ", *quoting(told, *arguments, manner=Span("", italic=True))] if told else []


def _settled(given: MinutedObjection) -> list[str]:
    """How it was tested and settled, and who takes it up until when."""
    how = how_of(given.how)
    told = [_against(each.person, each.argument) for each in how.hearing.disagreements]
    if how.hearing.remains is not None:
        told.append(_("Something of it remained.") if how.hearing.remains else _("Nothing of it remained."))
    if how.version is not None:
        told.append(_("It is worked into text version {number}.").format(number=how.version))
    if not told and given.how and not given.how.startswith(("against ", "remains ", "version ")):
        told.append(given.how)
    words = {"name": given.owner, "day": unparted(short_date(given.until)) if given.until else ""}
    if given.owner:
        told.append(
            _("{name} takes it up by {day}.").format(**words)
            if given.until
            else _("{name} takes it up.").format(**words)
        )
    elif given.until:
        told.append(_("Until {day}.").format(**words))
    return told


def _against(person: str, argument: str) -> str:
    if person:
        return _("{name} disagreed: “{argument}”").format(name=person, argument=argument)
    return _("It was answered: “{argument}”").format(argument=argument)


def _amendment(amendment: MinutedAmendment) -> Line:
    named = _("Amendment by {name}").format(name=amendment.proposer) if amendment.proposer else _("Amendment proposed")
    became = _("taken in as friendly") if amendment.friendly and amendment.outcome == "adopted" else ""
    became = became or outcome_words(amendment.outcome)
    counts = ", ".join(counted_stance(stance, count) for stance, count in amendment.counts if count)
    told = " · ".join(part for part in (became, exit_words(amendment.exit), counts) if part)
    return [*label(named), *_quoted(amendment.text), *([" ", Span(capital(told) + ".", italic=True)] if told else [])]


def _advice(entry: MinutedAdvice) -> Line:
    side = side_words(entry.side)
    begins = _("Advice of {name}").format(name=entry.name) if entry.name else _("Advice")
    named = _("{advice} ({side})").format(advice=begins, side=side) if side else begins
    spans: Line = [*label(named), *(_quoted(entry.gist) if entry.gist else [_("not heard")])]
    return spans + ([" ", Span(_("Answer:"), bold=True), " ", *written(entry.answer)] if entry.answer else [])


def _told(decision: MinutedDecision) -> Line:
    """How many were told beforehand, and how."""
    if not decision.notices:
        return []
    count = len({each.name for each in decision.notices})
    by = Counter(channel_words(each.channel) for each in decision.notices if each.channel)
    ways = ", ".join(_("{count} {channel}").format(count=number, channel=way) for way, number in by.items())
    told = ngettext("{count} person", "{count} people", count).format(count=count)
    return [*label(_("Told beforehand")), _("{people} ({ways})").format(people=told, ways=ways) if ways else told]


def _quoted(words: str) -> list[Span]:
    return quoting(_("“{words}”").format(words=words), words)
