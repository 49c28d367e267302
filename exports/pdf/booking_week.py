"""The booking sheet of a week: who has what on each day, and room to write more in by hand."""

from datetime import date, datetime, timedelta

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper
from exports.pdf.spans import Span, Text, written
from exports.pdf.story import Story
from exports.pdf.style import AMBER
from exports.pdf.table import Column, table
from exports.words import clock, long_date, short_date
from models.queries.asset_week import WeekBlock
from models.queries.papers_of_assets import BookingWeek
from models.rules.london import midnight

_BLANK_LINES = 2


def paper(week: BookingWeek, printing: Printing | None = None) -> Paper:
    """Seven days, Monday first."""
    printing = printing or Printing()
    name = one_line(week.asset)
    title = _("Bookings: {name}").format(name=name) if name else _("Bookings of the week")
    span = {"first": short_date(week.monday), "last": short_date(week.monday + timedelta(days=6))}

    def tell(story: Story) -> None:
        for number in range(7):
            printing.progress(number, 14)
            _day(story, week, week.monday + timedelta(days=number))

    return plain_paper(Titled(week.chapter, title, _("{first} to {last}").format(**span)), tell, printing)


def _day(story: Story, week: BookingWeek, day: date) -> None:
    start, end = midnight(day), midnight(day + timedelta(days=1))
    blocks = [block for block in week.blocks if block.start < end and block.end > start]
    rows = [_row(block, (start, end), named=not week.asset) for block in blocks]
    blank = ["\u00a0", "", "", ""] if not week.asset else ["\u00a0", "", ""]
    columns = [Column(_("When"), share=3), Column(_("Who"), share=4), Column(_("What for"), share=5)]
    if not week.asset:
        columns.insert(1, Column(_("What"), share=4))
    story.space(0.9)
    with story.together(), story.within("Sect"):
        story.heading(long_date(day), 2)
        filled = [*rows, *[blank] * _BLANK_LINES]
        table(story, columns, filled, summary=_("Bookings and loans of {day}").format(day=long_date(day)), padding=0.45)


def _row(block: WeekBlock, day: tuple[datetime, datetime], *, named: bool) -> list[Text]:
    name = written(one_line(block.asset))
    what: Text = name
    if block.clash:
        what = [*name, "\n", Span(_("promised twice"), bold=True, colour=AMBER)]
    purpose: Text = _("on loan") if block.is_loan else written(one_line(block.purpose))
    if block.is_overdue:
        purpose = _("on loan, and should be back")
    when: Text = _hours(block, day)
    if not named and block.clash:
        when = [_hours(block, day), "\n", Span(_("promised twice"), bold=True, colour=AMBER)]
    return [when, *([what] if named else []), one_line(block.person), purpose]


def _hours(block: WeekBlock, day: tuple[datetime, datetime]) -> str:
    """The part of a block that falls on a day."""
    begins, ends = block.start > day[0], block.end < day[1]
    words = {"start": clock(block.start), "end": clock(block.end)}
    if begins and ends:
        return _("{start} to {end}").format(**words)
    if begins:
        return _("from {start}").format(**words)
    return _("until {end}").format(**words) if ends else _("all day")
