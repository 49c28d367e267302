"""The minutes of a meeting as a paper, in the order that is usual in the United Kingdom."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from exports.language import _, preferred, speaking, writing
from exports.other_formats import content_as
from exports.pdf.agenda_items import item_section
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.metadata import About, Attachment
from exports.pdf.minutes_after import after, elsewhere
from exports.pdf.minutes_opening import opening, paper_title
from exports.pdf.missing import missing_characters
from exports.pdf.paper import Paper, printed_paper
from exports.pdf.signing import approval
from exports.pdf.spans import written
from exports.pdf.story import Story
from exports.pdf.structure import Elem
from exports.pdf.style import Sheet
from exports.pdf.summary_tables import decisions_and_actions, matters_arising
from exports.safe_file import write_bytes
from exports.words import local, long_date, short_date
from models.progress import Progress, unwatched
from models.queries.minutes import Minutes


def write(
    target: Path,
    minutes: Minutes,
    *,
    size: int = 12,
    printed: date | None = None,
    language: str = "",
    progress: Progress = unwatched,
) -> None:
    """Write the minutes as PDF, .docx or .md, text at 10, 12 or 16 points, in one step. Raises `CouldNotWrite`."""
    with speaking(preferred(language, minutes.written)):
        made = paper(minutes, size=size, printed=printed, progress=progress)
    write_bytes(target, content_as(made, target.suffix))


def paper(
    minutes: Minutes,
    *,
    size: int = 12,
    printed: date | None = None,
    progress: Progress = unwatched,
    fonts: Fonts | None = None,
) -> Paper:
    """The minutes as a finished paper, not yet in a file."""
    sheet, fonts = Sheet(size), fonts or Fonts()
    story = Story(sheet, fonts, Elem("Document"))
    with writing(minutes.written):
        _tell(story, minutes, progress)
    return printed_paper(
        story,
        Frame(sheet, fonts, _running_head(minutes), _foot(minutes, printed), draft=minutes.approved is None),
        _about(minutes, printed),
        attachments=_data(minutes, size, printed),
        progress=lambda done, total: progress(total + done, 2 * total),
    )


def _data(minutes: Minutes, size: int, printed: date | None) -> list[Attachment]:
    """The record of the meeting, by which the paper can be checked and the meeting taken in elsewhere."""
    from exports.meeting_record_paper import MIME, NAME, Printed, data_of

    data = data_of(minutes, Printed(size, printed))
    about = _("The record of this meeting as data: to check this paper by, or to take into another chapter")
    return [Attachment(NAME, MIME, data, about)] if data else []


def _tell(story: Story, minutes: Minutes, progress: Progress) -> None:
    opening(story, minutes)
    matters_arising(story, minutes)
    elsewhere(story, minutes)
    for number, item in enumerate(minutes.items):
        progress(number, 2 * len(minutes.items))
        item_section(story, item)
    _next_meeting(story, minutes)
    decisions_and_actions(story, minutes)
    approval(story, minutes)
    after(story, minutes)
    missing_characters(story)


def _next_meeting(story: Story, minutes: Minutes) -> None:
    if minutes.next_meeting.strip():
        story.space(1.15)
        with story.within("Sect"):
            story.heading(_("Next meeting"), 2)
            story.paragraph(written(minutes.next_meeting))


def _running_head(minutes: Minutes) -> str:
    return " · ".join((minutes.title, short_date(local(minutes.starts).date())))


def _foot(minutes: Minutes, printed: date | None) -> str:
    parts = [minutes.chapter, _("version {number}").format(number=minutes.version)]
    if minutes.fingerprint:
        parts.append(minutes.fingerprint[:8])
    if printed:
        parts.append(_("printed {day}").format(day=short_date(printed)))
    return " · ".join(parts)


def _about(minutes: Minutes, printed: date | None) -> About:
    day = local(minutes.starts).date()
    made = printed or (minutes.approved.on if minutes.approved else day)
    return About(
        title=_("{title}, {day}").format(title=paper_title(minutes), day=long_date(day)),
        author=minutes.chapter,
        subject=_("Version {number}").format(number=minutes.version),
        made=datetime.combine(made, time(12), UTC),
    )
