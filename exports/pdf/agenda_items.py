"""One item of the agenda: its number and title, what was said, what was decided, and who will do what."""

from exports.language import _
from exports.minute_words import late_words, scale_words
from exports.pdf.decision_box import decision_box
from exports.pdf.notes import notes
from exports.pdf.pictures import pictures
from exports.pdf.spans import Span, quoting, written
from exports.pdf.story import Hang, Story
from exports.pdf.style import ACCENT
from exports.words import clock, duration, purpose_words, short_date, unparted
from models.queries.minutes import MinutedAction, MinutedItem, MinutedReading
from models.rules.room_reading import LEVELS, Scale


def item_section(story: Story, item: MinutedItem) -> None:
    """An item as a section of its own."""
    story.space(1.15)
    with story.within("Sect"):
        _heading(story, item)
        if item.confidential and not item.title:
            story.paragraph(_("Item {number} is recorded separately.").format(number=item.number))
            return
        _small_print(story, item)
        if item.notes.strip():
            with story.written():
                notes(story, item.notes)
        for reading in item.readings:
            _reading(story, reading)
        pictures(story, item.pictures)
        for decision in item.decisions:
            story.depth = 2
            decision_box(story, decision)
        if item.actions:
            _actions(story, item.actions)


def _heading(story: Story, item: MinutedItem) -> None:
    """The number stands out to the left of the column."""
    style = story.sheet.heading(2).but(colour=ACCENT)
    number = str(item.number)
    out = max(24.0, story.text_width(number, style) + 8)
    theirs = " ".join(item.title.split())
    title = theirs or _("Item {number}").format(number=number)
    story.heading(quoting(title, theirs), 2, hang=Hang(number, -out, style, story.elem), plain=f"{number} {title}")


def _about(item: MinutedItem) -> str:
    parts = [_("Led by {name}").format(name=item.owner)] if item.owner.strip() else []
    if item.purpose.strip():
        parts.append(purpose_words(item.purpose))
    if item.minutes:
        parts.append(duration(item.minutes))
    if item.late:
        parts.append(late_words())
    return " · ".join(parts)


def _small_print(story: Story, item: MinutedItem) -> None:
    """Who led it and for how long, and who came and went; none of it parted from what it is about."""
    lines = [line for line in (_about(item), _passings(item)) if line]
    for line in lines:
        story.paragraph(line, story.sheet.small)
    if lines and (item.notes.strip() or item.readings or item.pictures or item.decisions or item.actions):
        story.keep(len(story.strips) - 1, last=True)


def _passings(item: MinutedItem) -> str:
    """Who came in and who left while it was taken."""
    came, left = _("{name} came in at {time}."), _("{name} left at {time}.")
    return " ".join((came if each.came else left).format(name=each.name, time=clock(each.at)) for each in item.passings)


def _reading(story: Story, reading: MinutedReading) -> None:
    """A look at the room is a note, never a decision."""
    told = _("The room was read, which decides nothing ({scale}).").format(scale=scale_words(reading.scale))
    asked = " ".join(part for part in (told, reading.question) if part)
    story.space(0.3)
    story.paragraph([*quoting(asked, reading.question, manner=Span("", italic=True)), " ", _hands(reading)])
    story.space(0.3)


def _hands(reading: MinutedReading) -> str:
    """How many showed each level; levels nobody showed are left out."""
    lowest = LEVELS[Scale(reading.scale)][0] if reading.scale in tuple(Scale) else 1
    shown = [
        _("{level}: {count}").format(level=level, count=count)
        for level, count in enumerate(reading.counts, start=lowest)
        if count
    ]
    passed = [_("passed: {count}").format(count=reading.passed)] if reading.passed else []
    return ", ".join(shown + passed)


def _actions(story: Story, actions: tuple[MinutedAction, ...]) -> None:
    story.space(0.5)
    step = story.sheet.text * 1.35
    with story.within("L"):
        for action in actions:
            with story.within("LI") as entry, story.inset(step):
                mark = Hang("→", -step, story.sheet.body.but(colour=ACCENT, bold=True), entry.add("Lbl"))
                with story.within("LBody"):
                    story.paragraph(_action(action), hang=mark)
            story.space(0.2)


def _action(action: MinutedAction) -> list[Span | str]:
    spans: list[Span | str] = [Span(_("Action:"), bold=True, colour=ACCENT), " ", *written(action.text)]
    owner = action.owner.strip()
    if owner:
        spans += [" – ", Span(owner, bold=True)]
    if action.due:
        spans.append(", " if owner else " – ")
        spans.append(unparted(_("by {day}").format(day=short_date(action.due))))
    if action.done:
        spans += [" ", unparted(_("(done {day})").format(day=short_date(action.done)))]
    return spans
