"""How the minutes begin: the body, the meeting, the day, who was there, and whether they could decide."""

from exports.kind_words import built_in_words
from exports.language import _
from exports.minute_words import assumed_words, newcomers_sentence
from exports.pdf.chips import chip, headline
from exports.pdf.facts import Fact, facts_strip
from exports.pdf.in_short import in_short_spans
from exports.pdf.people import Group, people_list
from exports.pdf.spans import Span, quoting, written
from exports.pdf.story import Hang, Story
from exports.pdf.style import ACCENT, AMBER
from exports.words import clock, dotted, local, long_date
from models.queries.minutes import Attendee, Declaration, EarlierMinutes, Minutes, QuorumStatement
from models.rules.minutes import assumed_of


def opening(story: Story, minutes: Minutes) -> None:
    """Everything before the agenda."""
    _title_block(story, minutes)
    _facts(story, minutes)
    story.space(0.9)
    people_list(story, _groups(minutes))
    for assumed in assumed_of(minutes.assumed):
        if assumed:
            story.space(0.5)
            story.paragraph(assumed_words(assumed), story.sheet.small)
    if minutes.quorum:
        story.space(0.7)
        story.paragraph([Span(_("Quorum."), bold=True), " ", quorum_sentence(minutes.quorum)])
    if minutes.newcomers:
        story.space(0.7)
        names = dict.fromkeys(each.name for each in minutes.newcomers)
        told = quoting(newcomers_sentence(minutes.newcomers), *names)
        story.paragraph([Span(_("Not yet deciding."), bold=True), " ", *told])
    if minutes.declarations:
        _declarations(story, minutes.declarations)
    if minutes.earlier_minutes:
        _earlier_minutes(story, minutes.earlier_minutes)


def paper_title(minutes: Minutes) -> str:
    """The name of the paper: "Minutes: Autumn chapter meeting"."""
    title = " ".join(minutes.title.split())
    if minutes.confidential:
        return _("Confidential annex: {title}").format(title=title)
    named = title.casefold().startswith(_("Minutes").casefold())
    return title if named else _("Minutes: {title}").format(title=title)


def times(minutes: Minutes) -> str:
    """Day and hours: "Thursday 12 November 2026, 18:02 to 19:40"."""
    starts = local(minutes.starts)
    words = {"day": long_date(starts.date()), "start": clock(minutes.starts)}
    if minutes.ends is None:
        return _("{day}, {start}").format(**words)
    ends = local(minutes.ends)
    if ends.date() == starts.date():
        return _("{day}, {start} to {end}").format(**words, end=clock(minutes.ends))
    return _("{day}, {start} to {last}, {end}").format(**words, last=long_date(ends.date()), end=clock(minutes.ends))


def quorum_sentence(quorum: QuorumStatement) -> str:
    """The statement that UK minutes make about their quorum."""
    words = {"need": quorum.need, "deciders": quorum.deciders}
    if quorum.need is None:
        return _("The group has no quorum rule; {deciders} could decide.").format(**words)
    if quorum.met:
        return _("A quorum was present: {need} were needed and {deciders} could decide.").format(**words)
    return _("There was no quorum: {need} were needed and {deciders} could decide.").format(**words)


def _title_block(story: Story, minutes: Minutes) -> None:
    draft = minutes.approved is None
    name = story.elem.add("P")
    words = _state_words(minutes)
    pill = chip(story, words, AMBER if draft else ACCENT, story.elem.add("P"))
    body = " · ".join(part for part in (minutes.chapter, built_in_words(minutes.kind)) if part.strip())
    headline(story, body, story.sheet.name, name, pill)
    story.space(0.35)
    story.depth = 0
    story.heading(quoting(paper_title(minutes), " ".join(minutes.title.split())), 1)
    story.space(0.15)
    story.paragraph(dotted((times(minutes), " ".join(minutes.place.split()))), story.sheet.under_title)
    if minutes.confidential:
        story.space(0.4)
        story.paragraph(_("This part is kept apart from the minutes, for those who took part in it."))
    if short := in_short_spans(minutes):
        story.space(0.6)
        story.paragraph([Span(_("In short:"), bold=True), " ", *short], story.sheet.body)
    story.space(0.8)


def _state_words(minutes: Minutes) -> str:
    if minutes.approved is None:
        return _("Draft minutes")
    return _("Signed minutes") if minutes.signed else _("Approved minutes")


def _facts(story: Story, minutes: Minutes) -> None:
    facts = [
        Fact(_("Facilitator"), minutes.facilitator),
        Fact(_("Note-taker"), minutes.note_taker),
        *([_quorum_fact(minutes.quorum)] if minutes.quorum else []),
        Fact(_("Next meeting"), written(minutes.next_meeting)),
    ]
    known = [fact for fact in facts if fact.value]
    if known:
        facts_strip(story, known)


def _quorum_fact(quorum: QuorumStatement) -> Fact:
    deciders = _("{deciders} could decide").format(deciders=quorum.deciders)
    if quorum.need is None:
        return Fact(_("Quorum"), _("No rule"), deciders)
    note = _("{deciders} could decide, {need} needed").format(deciders=quorum.deciders, need=quorum.need)
    if quorum.met:
        return Fact(_("Quorum"), Span(_("✓ Met"), bold=True, colour=ACCENT), note)
    return Fact(_("Quorum"), Span(_("Not met"), bold=True, colour=AMBER), note)


def _groups(minutes: Minutes) -> list[Group]:
    return [
        Group(_("Present"), [_person(one, minutes) for one in minutes.present]),
        Group(_("In attendance"), [_person(one, minutes) for one in minutes.in_attendance]),
        Group(_("Apologies"), [[Span(name, bold=True)] for name in minutes.apologies]),
    ]


def _person(person: Attendee, minutes: Minutes) -> list[Span]:
    """A name with its capacity, and its hours where they differ from those of the meeting."""
    rest = [person.capacity] if person.capacity.strip() else []
    if person.remote:
        rest.append(_("by telephone or screen"))
    if person.arrived and person.arrived != minutes.starts:
        rest.append(_("from {time}").format(time=clock(person.arrived)))
    for left, back in person.away:
        rest.append(_("away {start} to {end}").format(start=clock(left), end=clock(back)))
    if person.left and person.left != minutes.ends:
        rest.append(_("until {time}").format(time=clock(person.left)))
    return [Span(person.name, bold=True), *([Span(", " + ", ".join(rest))] if rest else [])]


def _declarations(story: Story, declarations: tuple[Declaration, ...]) -> None:
    story.space(1.0)
    with story.within("Sect"):
        story.heading(_("Declarations of interest"), 2)
        with story.within("L", ListNumbering="Disc"):
            for declaration in declarations:
                with story.within("LI") as entry, story.inset(story.sheet.text * 1.1):
                    mark = Hang("•", -story.sheet.text * 1.1, story.sheet.body.but(colour=ACCENT), entry.add("Lbl"))
                    with story.within("LBody"):
                        story.paragraph(_declared(declaration), hang=mark)


def _earlier_minutes(story: Story, earlier: tuple[EarlierMinutes, ...]) -> None:
    story.space(1.0)
    with story.within("Sect"):
        story.heading(_("Minutes of the last meeting"), 2)
        for minutes in earlier:
            story.paragraph(quoting(_approval_sentence(minutes), minutes.title, _sentence(minutes.corrections)))


def _approval_sentence(earlier: EarlierMinutes) -> str:
    held = f"{earlier.title}, {long_date(earlier.held_on)}," if earlier.held_on else earlier.title
    if not earlier.corrections.strip():
        return _("The minutes of the {meeting} were approved as a correct record.").format(meeting=held)
    words = _("The minutes of the {meeting} were approved subject to: {corrections}")
    return words.format(meeting=held, corrections=_sentence(earlier.corrections))


def _declared(declaration: Declaration) -> list[Span | str]:
    item = declaration.item or (_("item {number}").format(number=declaration.number) if declaration.number else "")
    about = _("{name} ({item})") if item else "{name}"
    label = about.format(name=declaration.name, item=item)
    rest = " ".join(part for part in (_sentence(declaration.nature), _sentence(declaration.handling)) if part)
    return [Span(label, bold=True), *([": ", *written(rest)] if rest else [])]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else text + "."
