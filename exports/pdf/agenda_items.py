"""One item of the agenda: its number and title, what was said, what was decided, and who will do what."""

from gettext import gettext as _

from exports.pdf.decision_box import decision_box
from exports.pdf.notes import notes
from exports.pdf.spans import Span
from exports.pdf.story import Hang, Story
from exports.pdf.style import ACCENT
from exports.words import duration, purpose_words, short_date, unparted
from models.queries.minutes import MinutedAction, MinutedItem


def item_section(story: Story, item: MinutedItem) -> None:
    """An item as a section of its own."""
    story.space(1.15)
    with story.within("Sect"):
        _heading(story, item)
        if about := _about(item):
            story.paragraph(about, story.sheet.small)
            story.keep(len(story.strips) - 1, last=True)
        if item.notes.strip():
            notes(story, item.notes)
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
    title = " ".join(item.title.split()) or _("Item {number}").format(number=number)
    story.heading(title, 2, hang=Hang(number, -out, style, story.elem), plain=f"{number} {title}")


def _about(item: MinutedItem) -> str:
    parts = [_("Led by {name}").format(name=item.owner)] if item.owner.strip() else []
    if item.purpose.strip():
        parts.append(purpose_words(item.purpose))
    if item.minutes:
        parts.append(duration(item.minutes))
    return " · ".join(parts)


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
    spans: list[Span | str] = [Span(_("Action:"), bold=True, colour=ACCENT), " ", action.text]
    owner = action.owner.strip()
    if owner:
        spans += [" – ", Span(owner, bold=True)]
    if action.due:
        spans.append(", " if owner else " – ")
        spans.append(unparted(_("by {day}").format(day=short_date(action.due))))
    if action.done:
        spans += [" ", unparted(_("(done {day})").format(day=short_date(action.done)))]
    return spans
