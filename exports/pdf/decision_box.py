"""The decision box: what was decided, how, by how many, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.language import _
from exports.pdf.chips import chip, headline
from exports.pdf.decision_facts import behind, chosen, how
from exports.pdf.decision_voices import amendments, say, voices
from exports.pdf.spans import Span, written
from exports.pdf.stance_marks import stance_marks
from exports.pdf.story import Story
from exports.pdf.strips import Panel, Placed, Strip, Words
from exports.pdf.style import ACCENT, ACCENT_SOFT, AMBER, AMBER_SOFT, GREY_SOFT, SOFT
from exports.words import counted_stance, outcome_words, unparted
from models.queries.minutes import MinutedDecision


@dataclass(frozen=True)
class _Tone:
    """The two colours of a decision box."""

    ink: str
    ground: str


def decision_box(story: Story, decision: MinutedDecision) -> None:
    """One decision on its own ground, with the outcome as a chip and in words."""
    tone = _tone(decision.outcome)
    bar = 4.0
    pad = story.sheet.text * 0.8
    panel = Panel(story.left, story.width, tone.ground, tone.ink, bar)
    story.space(0.5)
    with story.together(), story.within("Sect"), story.panel(panel, padding=pad * 0.9), story.inset(bar + pad, pad):
        _title(story, decision, tone)
        outer, story.head = story.head, _continued(story, decision, tone, panel)
        story.space(0.25)
        story.paragraph(written(decision.text), story.sheet.lead)
        amendments(story, decision)
        _numbers(story, decision)
        chosen(story, decision)
        voices(story, decision)
        behind(story, decision)
        story.head = outer
    story.space(0.7)


def decision_name(decision: MinutedDecision) -> str:
    """What a decision is called: "Decision NENC 2026-11-12/4"."""
    return _("Decision {number}").format(number=decision.number) if decision.number else _("Decision")


def _tone(outcome: str) -> _Tone:
    match outcome:
        case "adopted":
            return _Tone(ACCENT, ACCENT_SOFT)
        case "carried_over" | "indicative":
            return _Tone(AMBER, AMBER_SOFT)
        case _:
            return _Tone(SOFT, GREY_SOFT)


def _title(story: Story, decision: MinutedDecision, tone: _Tone) -> None:
    story.depth = min(3, story.depth + 1)
    elem = story.elem.add(f"H{story.depth}")
    words = outcome_words(decision.outcome)
    style = story.sheet.small.but(colour=tone.ink, bold=True)
    pill = chip(story, words, tone.ink, story.elem.add("P")) if words else None
    too_wide = pill is not None and pill.width > story.width * 0.6
    if too_wide and pill:
        story.elem.kids.remove(pill.elem)
        pill = None
    headline(story, decision_name(decision), style, elem, pill)
    if too_wide:
        story.paragraph([Span(words, bold=True, colour=tone.ink)])


def _continued(story: Story, decision: MinutedDecision, tone: _Tone, panel: Panel) -> Strip:
    """What stands over the rest of a decision on the next page: seen, but no part of the text."""
    style = story.sheet.small.but(colour=tone.ink, bold=True)
    line = story.lines(_("{decision}, continued").format(decision=decision_name(decision)), style)[0]
    return Strip(style.leading + 3, (Placed(story.left, 0.0, Words(line, style, None)),), panels=(panel,), glued=True)


def _numbers(story: Story, decision: MinutedDecision) -> None:
    """Marks and counts of stances; then method, numbers present, and where people declared another outcome."""
    if counts := _counts(decision):
        _counted(story, decision, counts)
    for words in how(decision):
        say(story, words)


def _counts(decision: MinutedDecision) -> list[str]:
    """How many took which stance; where one objection would have been enough, that there was none."""
    words = [counted_stance(stance, count) for stance, count in decision.counts if count]
    objections = sum(count for stance, count in decision.counts if stance in {"objection", "block"})
    if words and not objections and decision.method in {"consent", "consensus"}:
        words.append(_("no objection") if decision.method == "consent" else _("no block"))
    return [unparted(one) if len(one) < 40 else one for one in words]


def _counted(story: Story, decision: MinutedDecision, counts: Sequence[str]) -> None:
    """The counts, with a sign for each person before them where there is room."""
    spans: list[Span | str] = [Span(counts[0], bold=True)]
    for words in counts[1:]:
        spans += [" · ", Span(words, bold=True)]
    marks = stance_marks(decision.counts, story.sheet.text * 0.43)
    fits = marks.width < story.width * 0.45
    story.space(0.25)
    first = len(story.strips)
    with story.inset(marks.width if fits else 0.0):
        story.paragraph(spans)
    if fits:
        strip = story.strips[first]
        place = Placed(story.left, strip.height / 2, marks)
        story.strips[first] = strip._replace(marks=(place, *strip.marks))
