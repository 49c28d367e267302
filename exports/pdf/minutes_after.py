"""What became of minutes: the corrections agreed, who signed what, and the errors minuted later, as an annex."""

from exports.language import _
from exports.pdf.decision_box import decision_box
from exports.pdf.spans import Span, written
from exports.pdf.story import Hang, Story
from exports.pdf.style import ACCENT
from exports.words import local, long_date, short_date, unparted
from models.queries.minutes import MinutedCorrection, Minutes


def elsewhere(story: Story, minutes: Minutes) -> None:
    """What was decided outside meetings since the last one."""
    if not minutes.elsewhere:
        return
    story.space(1.15)
    with story.within("Sect"):
        story.heading(_("Decided since the last meeting"), 2)
        for decision in minutes.elsewhere:
            if decision.declared_at:
                day = short_date(local(decision.declared_at).date())
                story.paragraph(_("Outside meetings, on {day}:").format(day=day), story.sheet.small)
                story.keep(len(story.strips) - 1, last=True)
            story.depth = 2
            decision_box(story, decision)


def after(story: Story, minutes: Minutes) -> None:
    """Signatures and the annex; nothing while there are none."""
    for signed in minutes.signed:
        story.space(0.6)
        first = len(story.strips)
        words = {"name": signed.name, "day": unparted(long_date(signed.on))}
        story.paragraph(_("Signed by {name} on {day}.").format(**words))
        if signed.fingerprint:
            told = _("What was signed has the fingerprint {digits}").format(digits=grouped(signed.fingerprint))
            story.paragraph(told, story.sheet.small)
        story.end_with(first)
    if minutes.annex:
        _annex(story, minutes)


def grouped(fingerprint: str) -> str:
    """A fingerprint in groups of eight, as people compare it."""
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))


def _annex(story: Story, minutes: Minutes) -> None:
    story.space(1.1)
    with story.within("Sect"):
        story.heading(_("Annex: put right later"), 2)
        story.paragraph(_("The minutes above stand as they were approved. Later meetings minuted these errors:"))
        story.space(0.3)
        with story.within("L", ListNumbering="Disc"):
            for correction in minutes.annex:
                _entry(story, correction)
        story.space(0.4)
        first = len(story.strips)
        told = _("Without this annex the record has the fingerprint {digits}").format(digits=grouped(minutes.sealed))
        story.paragraph(told, story.sheet.small)
        story.end_with(first)


def _entry(story: Story, correction: MinutedCorrection) -> None:
    step = story.sheet.text * 1.1
    with story.within("LI") as entry, story.inset(step):
        mark = Hang("•", -step, story.sheet.body.but(colour=ACCENT), entry.add("Lbl"))
        with story.within("LBody"):
            story.paragraph(_put_right(correction), hang=mark)
    story.space(0.18)


def _put_right(correction: MinutedCorrection) -> list[Span | str]:
    place = [Span(_("{place}:").format(place=correction.place), bold=True), " "] if correction.place else []
    day = unparted(short_date(correction.on)) if correction.on else ""
    where = ", ".join(part for part in (correction.at, day) if part)
    return [*place, *written(correction.text), *([" ", Span(_("({where})").format(where=where))] if where else [])]
