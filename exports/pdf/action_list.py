"""Open actions on paper: a list for each person, each beginning a page."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from pathlib import Path

from exports.language import _, speaking
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.metadata import About
from exports.pdf.missing import missing_characters
from exports.pdf.paper import Paper, printed_paper
from exports.pdf.spans import Span, Text, written
from exports.pdf.story import Story
from exports.pdf.structure import Elem
from exports.pdf.style import AMBER, Sheet
from exports.pdf.table import Column, table
from exports.safe_file import write_bytes
from exports.words import bare_date, long_date, unparted
from models.progress import Progress, unwatched
from models.queries.actions import ActionRow


def write(
    target: Path,
    chapter: str,
    rows: Sequence[ActionRow],
    today: date,
    *,
    language: str = "",
    progress: Progress = unwatched,
) -> None:
    """Write the lists as PDF. Raises `CouldNotWrite`."""
    with speaking(language):
        made = paper(chapter, rows, today, progress=progress)
    write_bytes(target, made.content)


def paper(
    chapter: str, rows: Sequence[ActionRow], today: date, *, size: int = 12, progress: Progress = unwatched
) -> Paper:
    """Everybody's list, by name; what nobody does yet comes last."""
    sheet, fonts = Sheet(size), Fonts()
    story = Story(sheet, fonts, Elem("Document"))
    for owner, theirs in groupby(sorted(rows, key=by_name), key=lambda row: row.owner):
        _list(story, chapter, owner, list(theirs), today)
    if not rows:
        story.heading(_("Nothing is open"), 1)
    missing_characters(story)
    title = _("Open actions, {day}").format(day=long_date(today))
    about = About(title, chapter, title, datetime.combine(today, time(12), UTC))
    return printed_paper(story, Frame(sheet, fonts, title, chapter, draft=False), about, progress=progress)


def by_name(row: ActionRow) -> tuple[bool, str, date, str]:
    """Who does it; what nobody does yet comes last."""
    return not row.owner, row.owner.casefold(), row.due_on or date.max, row.id


def _list(story: Story, chapter: str, owner: str, rows: Sequence[ActionRow], today: date) -> None:
    story.new_page()
    with story.within("Sect"):
        story.paragraph(chapter or "–", story.sheet.name)
        story.space(0.35)
        story.depth = 0
        named = _("{name}: what you have taken on").format(name=" ".join(owner.split()))
        story.heading(named if owner.strip() else _("What nobody has taken on yet"), 1)
        story.space(0.15)
        story.paragraph(_("As it stood on {day}").format(day=long_date(today)), story.sheet.under_title)
        story.space(0.8)
        columns = [Column(_("What"), share=3), Column(_("By when")), Column(_("Agreed at"), share=2)]
        table(story, columns, [_row(row, today) for row in rows], summary=_("Open actions"), padding=0.6)


def _row(row: ActionRow, today: date) -> list[Text]:
    return [written(row.text), due_words(row.due_on, today), agreed_words(row)]


def due_words(due: date | None, today: date) -> Text:
    """By when, and whether that is over."""
    if due is None:
        return _("No day set")
    told = unparted(bare_date(due))
    return [told, "\n", Span(_("late"), bold=True, colour=AMBER)] if due < today else told


def agreed_words(row: ActionRow) -> str:
    """The meeting at which it was taken on, and its day."""
    held = unparted(bare_date(row.meeting_on)) if row.meeting_on else ""
    return ", ".join(part for part in (" ".join(row.meeting.split()), held) if part)
