"""The agenda of a meeting as a paper: what is taken when, by whom and what for, with its papers and proposals."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.facts import Fact, facts_strip
from exports.pdf.meeting_paper import Printing, meeting_paper, title_block
from exports.pdf.paper import Paper
from exports.pdf.spans import Span, Text, quoting, written
from exports.pdf.story import Hang, Story
from exports.pdf.strips import Panel
from exports.pdf.style import ACCENT, ACCENT_SOFT, SOFT
from exports.pdf.table import Column, table
from exports.words import clock, duration, method_words, purpose_words, unparted
from models.queries.paper_pack import PackItem, PackMeeting, PackProposal, PaperPack

LARGE = 16


def paper(pack: PaperPack, printing: Printing | None = None) -> Paper:
    """The agenda; at 16 points it is the copy in large print."""
    return meeting_paper(
        pack.meeting, agenda_title(pack.meeting), lambda story: agenda(story, pack), printing or Printing()
    )


def agenda_title(meeting: PackMeeting) -> str:
    """The name of the paper: "Agenda: December meeting"."""
    return _("Agenda: {title}").format(title=one_line(meeting.title))


def agenda(story: Story, pack: PaperPack) -> None:
    """Everything the agenda says; nothing of a confidential item but that there is one."""
    cancelled = _("Cancelled") if pack.meeting.cancelled else ""
    title_block(story, pack.meeting, agenda_title(pack.meeting), cancelled)
    _facts(story, pack)
    story.space(0.9)
    if pack.items:
        _items(story, pack.items)
        _ending(story, pack)
    else:
        story.paragraph(_("Nothing is on this agenda yet."))
    shown = [item for item in pack.items if not item.confidential]
    _papers(story, [item for item in shown if item.papers])
    _proposals(story, [item for item in shown if item.proposals])


def _facts(story: Story, pack: PaperPack) -> None:
    meeting = pack.meeting
    facts = [Fact(_("Facilitator"), meeting.facilitator), Fact(_("Note-taker"), meeting.note_taker)]
    if meeting.need is not None:
        facts.append(Fact(_("Quorum"), _("{need} needed").format(need=meeting.need)))
    if meeting.closes:
        facts.append(Fact(_("The room closes"), clock(meeting.closes)))
    if known := [fact for fact in facts if fact.value]:
        facts_strip(story, known)


def _items(story: Story, items: Sequence[PackItem]) -> None:
    timed = any(item.begins for item in items) and any(item.minutes for item in items)
    columns = [
        *([Column(_("Time"))] if timed else []),
        Column(_("No.")),
        Column(_("Item"), share=1),
        Column(_("Led by")),
        Column(_("Length")),
    ]
    rows: list[list[Text]] = [
        [*([clock(item.begins) if item.begins else ""] if timed else []), str(item.number), *_cells(item)]
        for item in items
    ]
    used = [number for number in range(len(columns)) if any(row[number] for row in rows)]
    shown = [[row[number] for number in used] for row in rows]
    with story.within("Sect"):
        table(story, [columns[number] for number in used], shown, summary=_("What is taken, in order"), padding=0.5)


def _cells(item: PackItem) -> list[Text]:
    """Title with its purpose under it, who leads it, how long it takes."""
    length = unparted(duration(item.minutes)) if item.minutes else ""
    if item.confidential:
        return [Span(_("Confidential item"), bold=True), "", length]
    under = [purpose_words(item.purpose)] if item.purpose else []
    if item.papers:
        under.append(_("with papers"))
    theirs = one_line(item.title)
    title = quoting(theirs or _("Item {number}").format(number=item.number), theirs, manner=Span("", bold=True))
    more = ["\n", Span(" · ".join(under), colour=SOFT)] if under else []
    return [[*title, *more], item.owner, length]


def _ending(story: Story, pack: PaperPack) -> None:
    ends = planned_end(pack)
    if ends is None:
        return
    story.space(0.6)
    first = len(story.strips)
    words = _("Ends about {time} if everything takes its time.").format(time=clock(ends))
    if pack.meeting.closes and ends > pack.meeting.closes:
        words += " " + _("That is after the room closes.")
    story.paragraph(words, story.sheet.small)
    story.end_with(first)


def planned_end(pack: PaperPack) -> datetime | None:
    """When the last item should be over; None without times."""
    total = sum(item.minutes or 0 for item in pack.items)
    return pack.meeting.starts + timedelta(minutes=total) if pack.meeting.starts and total else None


def _papers(story: Story, items: Sequence[PackItem]) -> None:
    if not items:
        return
    story.space(1.15)
    with story.within("Sect"):
        story.heading(_("Papers"), 2)
        with story.within("L"):
            for item in items:
                for each in item.papers:
                    note = f": {one_line(each.note)}" if each.note.strip() else ""
                    name = Span(one_line(each.name) or "–", bold=True, link=each.address)
                    _line(story, str(item.number), written([name, note]))


def _line(story: Story, label: str, text: Text) -> None:
    step = story.sheet.text * 2
    with story.within("LI") as entry, story.inset(step):
        mark = Hang(label, -step, story.sheet.body.but(colour=ACCENT, bold=True), entry.add("Lbl"))
        with story.within("LBody"):
            story.paragraph(text, hang=mark)
    story.space(0.2)


def _proposals(story: Story, items: Sequence[PackItem]) -> None:
    if not items:
        return
    story.space(1.15)
    with story.within("Sect"):
        story.heading(_("What is to be decided"), 2)
        for item in items:
            for proposal in item.proposals:
                _proposal(story, item, proposal)


def _proposal(story: Story, item: PackItem, proposal: PackProposal) -> None:
    bar, pad = 4.0, story.sheet.text * 0.8
    panel = Panel(story.left, story.width, ACCENT_SOFT, ACCENT, bar)
    story.space(0.5)
    with story.together(), story.within("Sect"), story.panel(panel, padding=pad * 0.9), story.inset(bar + pad, pad):
        label = [_("Item {number}").format(number=item.number), method_words(proposal.method)]
        story.paragraph(" · ".join(part for part in label if part), story.sheet.small.but(colour=ACCENT, bold=True))
        story.paragraph(written(proposal.text), story.sheet.lead)
        told_facts(story, proposal)
    story.space(0.7)


def told_facts(story: Story, proposal: PackProposal) -> None:
    """What stands beside the text of a proposal, as far as it is known."""
    facts = [
        (_("Options"), "; ".join(one_line(option) for option in proposal.options)),
        (_("Why it is needed"), proposal.driver),
        (_("Why this"), proposal.reasons),
        (_("Who does it"), proposal.responsible),
        (_("How we shall tell that it works"), proposal.criteria),
        (_("Proposed by"), proposal.proposer),
    ]
    for label, words in facts:
        if words.strip():
            story.space(0.25)
            story.paragraph([Span(_("{label}:").format(label=label), bold=True), " ", *written(words)])
