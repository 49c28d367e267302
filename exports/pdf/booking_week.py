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
from exports.words import clock, duration, long_date, short_date, unparted, weekday
from models.queries.asset_week import WeekBlock
from models.queries.papers_of_assets import BookingWeek
from models.rules.london import day_of, midnight, minutes_between, wall

_BLANK_LINES = 2


def paper(week: BookingWeek, printing: Printing | None = None) -> Paper:
    """Seven days, Monday first."""
    printing = printing or Printing()
    name = one_line(week.asset)
    title = _("Bookings: {name}").format(name=name) if name else _("Bookings of the week")
    span = {"first": short_date(week.monday), "last": short_date(week.monday + timedelta(days=6))}

    def tell(story: Story) -> None:
        _several_days(story, week)
        for number in range(7):
            printing.progress(number, 14)
            _day(story, week, week.monday + timedelta(days=number))

    return plain_paper(Titled(week.chapter, title, _("{first} to {last}").format(**span)), tell, printing)


def _day(story: Story, week: BookingWeek, day: date) -> None:
    start, end = midnight(day), midnight(day + timedelta(days=1))
    blocks = [block for block in week.blocks if block.start < end and block.end > start and not _is_told(block)]
    rows = [_row(block, _hours(block, (start, end)), named=not week.asset) for block in blocks]
    columns = _columns(week)
    blank = ["\u00a0", *[""] * (len(columns) - 1)]
    story.space(0.9)
    with story.together(), story.within("Sect"):
        story.heading(long_date(day), 2)
        filled = [*rows, *[blank] * _BLANK_LINES]
        table(story, columns, filled, summary=_("Bookings and loans of {day}").format(day=long_date(day)), padding=0.45)


def _several_days(story: Story, week: BookingWeek) -> None:
    """What is out for long is said once, not on each day."""
    rows = [_row(block, _days(block, week.monday), named=not week.asset) for block in week.blocks if _is_told(block)]
    if rows:
        story.space(0.9)
        with story.within("Sect"):
            story.heading(_("Over several days"), 2)
            summary = _("Bookings and loans of several days")
            table(story, _columns(week), rows, summary=summary, padding=0.45)


def _is_told(block: WeekBlock) -> bool:
    """Whether a block goes on through at least one whole night and the day after it."""
    first = day_of(block.start)
    return block.end >= midnight(first + timedelta(days=2))


def _columns(week: BookingWeek) -> list[Column]:
    columns = [Column(_("When"), share=4), Column(_("Who"), share=4), Column(_("What for"), share=5)]
    return columns if week.asset else [columns[0], Column(_("What"), share=5), *columns[1:]]


def _days(block: WeekBlock, monday: date) -> str:
    """The days of the week on which a block lies, with its hours where they are known."""
    begins, ends = block.start > midnight(monday), block.end < midnight(monday + timedelta(days=7))
    words = {"start": _moment(block.start), "end": _moment(block.end, last=True)}
    if begins and ends:
        return _("{start} to {end}").format(**words)
    if begins:
        return _("from {start}").format(**words)
    return _("until {end}").format(**words) if ends else _("all week")


def _moment(at: datetime, *, last: bool = False) -> str:
    """A day of the week shown, with the hour; at midnight only the day, the one before if it is the `last`."""
    day = day_of(at)
    if at == midnight(day):
        return weekday(day - timedelta(days=1) if last else day)
    return unparted(f"{weekday(day)} {clock(at)}")


def _row(block: WeekBlock, when: str, *, named: bool) -> list[Text]:
    name = written(one_line(block.asset))
    what: Text = name
    if block.clash:
        what = [*name, "\n", Span(_("promised twice"), bold=True, colour=AMBER)]
    purpose: Text = _("on loan") if block.is_loan else written(one_line(block.purpose))
    if block.is_overdue:
        purpose = _("on loan, and should be back")
    told: Text = when
    if not named and block.clash:
        told = [when, "\n", Span(_("promised twice"), bold=True, colour=AMBER)]
    return [told, *([what] if named else []), one_line(block.person), purpose]


def _hours(block: WeekBlock, day: tuple[datetime, datetime]) -> str:
    """The part of a block that falls on a day."""
    begins, ends = block.start > day[0], block.end < day[1]
    words = {"start": clock(block.start), "end": clock(block.end)}
    if begins and ends:
        return _("{start} to {end}").format(**words) + _length(block)
    if begins:
        return _("from {start}").format(**words)
    return _("until {end}").format(**words) if ends else _("all day")


def _length(block: WeekBlock) -> str:
    """How long it lasts, where the clocks change meanwhile: 01:30 to 01:30 may be an hour."""
    if wall(block.end) - wall(block.start) == block.end - block.start:
        return ""
    return " " + _("({length})").format(length=unparted(duration(minutes_between(block.start, block.end))))
