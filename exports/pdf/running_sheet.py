"""The facilitator's own sheet: what comes when, what to read aloud, and room to write."""

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.agenda import planned_end, told_facts
from exports.pdf.blanks import write_lines
from exports.pdf.facts import Fact, facts_strip
from exports.pdf.meeting_paper import Printing, meeting_paper, title_block
from exports.pdf.paper import Paper
from exports.pdf.spans import Span, quoting, written
from exports.pdf.story import Hang, Story
from exports.pdf.strips import Panel
from exports.pdf.style import ACCENT, AMBER, AMBER_SOFT, GREY_SOFT, LINE
from exports.read_aloud import read_aloud
from exports.words import clock, duration, method_words, purpose_words, short_date
from models.queries.paper_pack import PackItem, PackProposal, PaperPack

_READ = 0.55  # of a page
_HEARD_IN_ROUNDS = frozenset(("consent", "consensus", "role_selection"))


def paper(pack: PaperPack, printing: Printing | None = None) -> Paper:
    """For one person's hands: also what is confidential, but nobody's number or address."""
    title = _("Running sheet: {title}").format(title=one_line(pack.meeting.title))
    mark = _("Private, for the facilitator")
    return meeting_paper(
        pack.meeting, title, lambda story: _tell(story, pack, title), printing or Printing(), mark=mark
    )


def _tell(story: Story, pack: PaperPack, title: str) -> None:
    title_block(story, pack.meeting, title, _("Private"))
    _facts(story, pack)
    if pack.apologies:
        story.space(0.7)
        names = ", ".join(one_line(name) for name in pack.apologies)
        story.paragraph([Span(_("Apologies:"), bold=True), " ", names])
    for item in pack.items:
        _item(story, item)


def _facts(story: Story, pack: PaperPack) -> None:
    meeting, ends = pack.meeting, planned_end(pack)
    many = len(pack.expected)
    facts = [
        Fact(_("Expected"), ngettext("{count} person", "{count} people", many).format(count=many)),
        Fact(_("Quorum"), _("No rule") if meeting.need is None else _("{need} needed").format(need=meeting.need)),
        Fact(_("Note-taker"), one_line(meeting.note_taker)),
    ]
    if ends:
        late = bool(meeting.closes and ends > meeting.closes)
        facts.append(Fact(_("Planned end"), Span(clock(ends), bold=late, colour=AMBER if late else "")))
    if meeting.closes:
        facts.append(Fact(_("The room closes"), clock(meeting.closes)))
    facts_strip(story, [fact for fact in facts if fact.value])


def _item(story: Story, item: PackItem) -> None:
    story.space(1.15)
    with story.within("Sect"):
        first = len(story.strips)
        _heading(story, item)
        if about := _about(item):
            story.paragraph(about, story.sheet.small)
        for each in item.papers:
            story.paragraph([Span(_("Paper:"), bold=True), " ", *written([one_line(each.name), _note(each.note)])])
        write_lines(story, 1 if item.proposals else 2)
        story.keep(first)
        for number, proposal in enumerate(item.proposals):
            _proposal(story, proposal, begun=len(story.strips) if number else first)


def _heading(story: Story, item: PackItem) -> None:
    """The time stands out to the left of the column."""
    style = story.sheet.body.but(colour=ACCENT, bold=True)
    time = clock(item.begins) if item.begins else str(item.number)
    hang = Hang(time, -max(40.0, story.text_width(time, style) + 8), style, story.elem)
    title = f"{item.number}. {one_line(item.title)}"
    story.heading(quoting(title, one_line(item.title)), 2, hang=hang, plain=title)


def _about(item: PackItem) -> str:
    parts = [_("Confidential")] if item.confidential else []
    parts += [_("Led by {name}").format(name=one_line(item.owner))] if item.owner.strip() else []
    parts += [purpose_words(item.purpose)] if item.purpose.strip() else []
    parts += [duration(item.minutes)] if item.minutes else []
    return " · ".join(parts)


def _note(note: str) -> str:
    return f" ({one_line(note)})" if note.strip() else ""


def _proposal(story: Story, proposal: PackProposal, *, begun: int) -> None:
    bar, pad = 4.0, story.sheet.text * 0.8
    panel = Panel(story.left, story.width, AMBER_SOFT, AMBER, bar)
    story.space(0.5)
    with story.within("Sect"):
        with story.together(), story.panel(panel, padding=pad * 0.9), story.inset(bar + pad, pad):
            _told(story, proposal)
        _aloud(story, proposal)
        _together(story, begun)
        _room_to_write(story, proposal)


def _together(story: Story, first: int) -> None:
    """An item, its first proposal and what is read aloud on one page, unless that would leave too much of one empty."""
    strips = story.strips[first:]
    if sum(strip.height + strip.gap for strip in strips) <= _READ * story.sheet.height:
        story.keep(first)


def _told(story: Story, proposal: PackProposal) -> None:
    head = [_("Proposal"), method_words(proposal.method), _share(proposal)]
    story.paragraph(" · ".join(part for part in head if part), story.sheet.small.but(colour=AMBER, bold=True))
    story.paragraph(written(proposal.text), story.sheet.lead)
    told_facts(story, proposal)
    if proposal.review_on:
        story.paragraph([Span(_("Review:"), bold=True), " ", short_date(proposal.review_on)])


def _share(proposal: PackProposal) -> str:
    if proposal.threshold_num is None or not proposal.threshold_den:
        return ""
    told = _("{num} in {den} of those deciding") if proposal.threshold_base else _("{num} in {den}")
    return told.format(num=proposal.threshold_num, den=proposal.threshold_den)


def _aloud(story: Story, proposal: PackProposal) -> None:
    sentences = read_aloud(
        proposal.method,
        num=proposal.threshold_num,
        den=proposal.threshold_den,
        base=proposal.threshold_base,
        budget=proposal.budget,
    )
    if not sentences:
        return
    story.space(0.5)
    panel = Panel(story.left, story.width, GREY_SOFT, LINE, 3.0)
    with story.together(), story.panel(panel, padding=6), story.inset(14, 8):
        story.paragraph(_("Read aloud"), story.sheet.small.but(bold=True))
        for sentence in sentences:
            story.paragraph(_("“{words}”").format(words=sentence), story.sheet.body)
            story.space(0.2)


def _room_to_write(story: Story, proposal: PackProposal) -> None:
    rounds = proposal.method in _HEARD_IN_ROUNDS
    first = len(story.strips)
    story.space(0.6)
    label = _("Objections and concerns: who, and why") if rounds else _("For, against, abstaining; what was said")
    story.paragraph(label, story.sheet.small.but(bold=True))
    write_lines(story, 4 if rounds else 2)
    story.keep(first)
