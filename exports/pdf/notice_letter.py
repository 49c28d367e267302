"""The notice of a meeting as a letter on paper, with the agenda behind it: one file for each person."""

import re

from exports.meeting_words import one_line
from exports.notice_words import closing, greeting, invitation, notice_title
from exports.pdf.agenda import agenda
from exports.pdf.meeting_paper import Printing, meeting_paper
from exports.pdf.paper import Paper
from exports.pdf.story import Story
from exports.pdf.strips import Strip
from exports.words import long_date, unparted
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PaperPack

_HOURS = re.compile(r"\d\d:\d\d \w+ \d\d:\d\d")
_WINDOW = 76.0  # points down to the address: 53 mm from the top, where the window of a DL envelope is
_ADDRESS_LINES = 7
_SIGNED = 2.6  # lines of white in which somebody signs


def paper(pack: PaperPack, recipient: Recipient, printing: Printing | None = None) -> Paper:
    """A letter to fold twice, its address where the window of the envelope is."""
    printing = printing or Printing()
    title = notice_title(pack.meeting)

    def tell(story: Story) -> None:
        _address(story, pack.meeting.chapter, recipient)
        _letter(story, pack, recipient, printing)
        story.new_page()
        with story.within("Sect"):
            agenda(story, pack)

    return meeting_paper(pack.meeting, title, tell, printing)


def _address(story: Story, chapter: str, recipient: Recipient) -> None:
    """The same height for everybody, however short the address."""
    story.paragraph(chapter or "–", story.sheet.name)
    story.put(Strip(_WINDOW))
    lines = [line for line in (recipient.formal_name or recipient.name, *recipient.address) if line.strip()]
    first = len(story.strips)
    story.paragraph("\n".join(one_line(line) for line in lines), story.sheet.body)
    used = sum(strip.height for strip in story.strips[first:])
    story.put(Strip(max(12.0, story.sheet.body.leading * _ADDRESS_LINES - used)))


def _letter(story: Story, pack: PaperPack, recipient: Recipient, printing: Printing) -> None:
    if printing.printed:
        story.paragraph(long_date(printing.printed), story.sheet.small)
    story.space(1.0)
    story.set_lines(notice_title(pack.meeting), story.sheet.heading(2), story.elem.add("H1"))
    story.space(0.7)
    for paragraph in (greeting(recipient.name), *invitation(pack)):
        story.paragraph(_HOURS.sub(lambda found: unparted(found[0]), paragraph))
        story.space(0.7)
    first = len(story.strips)
    regards, _line_end, names = closing(pack.meeting).partition("\n")
    story.paragraph(regards)
    if names:
        story.space(_SIGNED)
        story.paragraph(names)
    story.keep(first)
