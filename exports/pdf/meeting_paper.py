"""What all papers of a meeting have alike: the title over them, and how they are finished."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from exports.kind_words import built_in_words
from exports.language import _, require_spoken, writing
from exports.meeting_words import one_line, when_and_where
from exports.pdf.chips import chip, headline
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.metadata import About
from exports.pdf.missing import missing_characters
from exports.pdf.paper import Paper, printed_paper
from exports.pdf.spans import quoting
from exports.pdf.story import Story
from exports.pdf.structure import Elem
from exports.pdf.style import AMBER, Sheet
from exports.words import local, long_date, short_date
from models.progress import Progress, unwatched
from models.queries.paper_pack import PackMeeting

Fitted = Callable[[Sheet, Fonts], Frame]


@dataclass(frozen=True)
class Printing:
    """How a paper is printed: text of 10, 12 or 16 points, on which day, who watches, and in which language.

    Whoever asks for a `language` makes the paper while `exports.language.speaking` it; empty is whatever is spoken.
    """

    size: int = 12
    printed: date | None = None
    progress: Progress = unwatched
    language: str = ""


def meeting_paper(
    meeting: PackMeeting,
    title: str,
    tell: Callable[[Story], None],
    printing: Printing,
    *,
    frame: Fitted | None = None,
    mark: str = "",
    margin: float = 58.0,
) -> Paper:
    """A finished paper of this title; `mark` stands first in the head and foot of each page.

    `margin` is the white above and below the text of a page.
    """
    require_spoken(printing.language)
    sheet, fonts = Sheet(printing.size, top=margin, bottom=margin), Fonts()
    story = Story(sheet, fonts, Elem("Document"))
    with writing(meeting.written):
        tell(story)
    around = frame(sheet, fonts) if frame else _frame(meeting, printing, mark)(sheet, fonts)
    around.rehearse()
    missing_characters(story)
    return printed_paper(story, around, _about(meeting, title, printing.printed), progress=printing.progress)


def title_block(story: Story, meeting: PackMeeting, title: str, pill: str = "") -> None:
    """The chapter, the paper's name, day, hours and place."""
    body = story.elem.add("P")
    made = chip(story, pill, AMBER, story.elem.add("P")) if pill else None
    name = " · ".join(part for part in (meeting.chapter, built_in_words(meeting.kind)) if part.strip())
    headline(story, name, story.sheet.name, body, made)
    story.space(0.35)
    story.depth = 0
    story.heading(quoting(title, one_line(meeting.title)), 1)
    story.space(0.15)
    story.paragraph(when_and_where(meeting), story.sheet.under_title)
    story.space(0.8)


def _frame(meeting: PackMeeting, printing: Printing, mark: str) -> Fitted:
    day = short_date(local(meeting.starts).date()) if meeting.starts else ""
    head = " · ".join(part for part in (mark, one_line(meeting.title), day) if part)
    made = _("printed {day}").format(day=short_date(printing.printed)) if printing.printed else ""
    foot = " · ".join(part for part in (mark, meeting.chapter, made) if part)
    return lambda sheet, fonts: Frame(sheet, fonts, head, foot, draft=False)


def _about(meeting: PackMeeting, title: str, printed: date | None) -> About:
    day = local(meeting.starts).date() if meeting.starts else None
    made = printed or day or date(2026, 1, 1)
    named = _("{title}, {day}").format(title=one_line(title), day=long_date(day)) if day else one_line(title)
    return About(named, meeting.chapter, one_line(meeting.title), datetime.combine(made, time(12), UTC))
