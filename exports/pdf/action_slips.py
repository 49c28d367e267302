"""One page for each person whom no e-mail reaches: what they agreed to do, and by when."""

from datetime import date

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.blanks import write_lines
from exports.pdf.meeting_paper import Printing, meeting_paper
from exports.pdf.paper import Paper
from exports.pdf.spans import Text, written
from exports.pdf.story import Story
from exports.pdf.table import Column, table
from exports.words import bare_date, long_date, unparted
from models.queries.paper_pack import PackAction, PackMeeting, PaperPack, Slip


def paper(pack: PaperPack, printing: Printing | None = None) -> Paper:
    """All slips in one file, by name; each begins a page."""
    title = _("Action slips: {title}").format(title=one_line(pack.meeting.title))
    printing = printing or Printing()

    def tell(story: Story) -> None:
        if not pack.slips:
            story.heading(_("Nobody needs a slip on paper"), 1)
        for slip in pack.slips:
            _slip(story, pack.meeting, slip, printing.printed)

    return meeting_paper(pack.meeting, title, tell, printing)


def _slip(story: Story, meeting: PackMeeting, slip: Slip, printed: date | None) -> None:
    story.new_page()
    with story.within("Sect"):
        story.paragraph(meeting.chapter or "–", story.sheet.name)
        story.space(0.35)
        story.depth = 0
        story.heading(_("For {name}: what you have taken on").format(name=one_line(slip.name)), 1)
        story.space(0.15)
        if printed:
            told = _("As it stood on {day}. Thank you!").format(day=long_date(printed))
            story.paragraph(told, story.sheet.under_title)
        story.space(0.8)
        columns = [Column(_("What"), share=1), Column(_("By when")), Column(_("Agreed at"))]
        rows = [_row(action) for action in slip.actions]
        table(story, columns, rows, summary=_("What you have taken on"), padding=0.6)
        story.space(1.2)
        story.heading(_("How it is going: bring this page to the next meeting"), 2)
        write_lines(story, 5)


def _row(action: PackAction) -> list[Text]:
    due = unparted(bare_date(action.due)) if action.due else _("No day set")
    where = one_line(action.meeting)
    held = unparted(bare_date(action.held)) if action.held else ""
    return [written(action.text), due, ", ".join(part for part in (where, held) if part)]
