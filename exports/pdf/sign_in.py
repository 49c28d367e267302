"""The sheet by the door: everybody expected, a place to sign, and lines for those nobody thought of."""

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing, meeting_paper, title_block
from exports.pdf.paper import Paper
from exports.pdf.story import Story
from exports.pdf.table import Column, table
from models.queries.paper_pack import PaperPack

_GUESTS = 6
_PEN = 0.85  # room for handwriting, above and below each name


def paper(pack: PaperPack, printing: Printing | None = None) -> Paper:
    """Names and nothing else about people: the sheet lies open on a table."""
    title = _("Sign in: {title}").format(title=one_line(pack.meeting.title))
    return meeting_paper(pack.meeting, title, lambda story: _tell(story, pack, title), printing or Printing())


def _tell(story: Story, pack: PaperPack, title: str) -> None:
    title_block(story, pack.meeting, title)
    story.paragraph(
        _("Please sign, and write down when you came if you were late, and when you left if you left early.")
        + " "
        + _("Your name and these times go into the minutes.")
    )
    story.space(0.8)
    columns = [Column(_("Name"), share=4), Column(_("Signature"), share=4), *_times()]
    with story.within("Sect"):
        rows = [[one_line(name), "", "", ""] for name in pack.expected]
        table(story, columns, rows or _blank(_GUESTS), summary=_("Everybody expected, to be signed"), padding=_PEN)
    story.space(1.2)
    with story.within("Sect"):
        story.heading(_("Guests, and anybody not listed"), 2)
        columns = [Column(_("Name"), share=4), Column(_("From where"), share=4), *_times()]
        table(story, columns, _blank(_GUESTS), summary=_("Lines for guests"), padding=_PEN)


def _times() -> list[Column]:
    return [Column(_("Came at"), share=2), Column(_("Left at"), share=2)]


def _blank(count: int) -> list[list[str]]:
    return [["\u00a0", "", "", ""] for _row in range(count)]
