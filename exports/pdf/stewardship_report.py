"""The annual stewardship report: a year of the chapter in numbers and charts, each with what it counts."""

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.charts import Chart, Series, bar_chart, line_chart
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper, ruled
from exports.pdf.spans import Text, quoting
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.words import bare_date, duration, long_date, method_words, outcome_words
from models.queries.papers_of_year import Year
from models.rules.months import month_ends

_MOST_THINGS = 12

Counted = tuple[str, str, str]
"""What is counted, the number, and how it is counted."""


def paper(year: Year, printing: Printing | None = None) -> Paper:
    """Members, meetings, decisions, shared things, actions."""
    printing = printing or Printing()
    span = {"first": bare_date(year.first), "last": bare_date(year.last)}

    def tell(story: Story) -> None:
        for section in (_members, _meetings, _decisions, _things, _actions):
            printing.progress(0, 1)
            section(story, year, printing)

    titled = Titled(year.chapter, _("Stewardship report"), _("{first} to {last}").format(**span))
    return plain_paper(titled, tell, printing)


def _section(story: Story, title: str, counted: list[Counted], printing: Printing) -> None:
    """A heading and its numbers, each with what it counts."""
    story.space(1.2)
    story.depth = 1
    story.heading(title, 2)
    columns = [
        Column(_("What"), share=3),
        Column(_("Number"), share=2, bold=True),
        Column(_("What it counts"), share=6),
    ]
    rows: list[list[Text]] = [list(each) for each in counted]
    ruled(story, columns, rows, summary=title, printing=printing)
    story.space(0.8)


def _months(year: Year) -> list[str]:
    """Each month of the period as "Nov 2026"."""
    return [bare_date(end).partition(" ")[2] for end in month_ends(year.first, year.last)]


def _by_month(year: Year, name: str, series: list[Series]) -> Chart:
    months = _months(year)
    return Chart(name, _("Month"), months, series, [month.partition(" ")[0] for month in months])


def _members(story: Story, year: Year, printing: Printing) -> None:
    begun, ended = year.members[0], year.members[-1]
    words = {"day": long_date(ended.on)}
    counted = [
        (_("Members"), f"{ended.count:,}", _("who counted as members at the end of {day}").format(**words)),
        (_("At the beginning"), f"{begun.count:,}", _("the same on the day before the period began")),
        (_("Joined"), f"{year.joined:,}", _("whose day of joining lies in the period")),
        (_("Left"), f"{year.left:,}", _("members who left or died in the period")),
    ]
    _section(story, _("Members"), counted, printing)
    labels = [bare_date(each.on) for each in year.members]
    series = Series(_("Members"), [each.count for each in year.members])
    short = [each.partition(" ")[2].partition(" ")[0] for each in labels]
    line_chart(story, Chart(_("Members at the end of each month"), _("Day"), labels, [series], short), printing)


def _meetings(story: Story, year: Year, printing: Printing) -> None:
    known = [each.minutes for each in year.meetings if each.minutes is not None]
    counted = [
        (_("Meetings"), f"{len(year.meetings):,}", _("held and closed in the period")),
        (_("People"), f"{year.attenders:,}", _("different people who were at one or more of them, guests too")),
        (_("Attendances"), f"{year.seats:,}", _("each person counted once for each meeting they were at")),
        (_("Time together"), duration(sum(known)), _("from opening to closing, where both are known")),
    ]
    _section(story, _("Meetings"), counted, printing)
    labels = [_("{day}, {title}").format(day=bare_date(each.on), title=one_line(each.title)) for each in year.meetings]
    series = Series(_("People there"), [each.present for each in year.meetings])
    short = [bare_date(each.on).rpartition(" ")[0] for each in year.meetings]
    bar_chart(story, Chart(_("People at each meeting"), _("Meeting"), labels, [series], short), printing)


def _decisions(story: Story, year: Year, printing: Printing) -> None:
    outcomes = [
        (outcome_words(outcome), f"{count:,}", _("proposals declared so in the period"))
        for outcome, count in year.outcomes
    ]
    standing = (_("In force"), f"{year.in_force:,}", _("decisions that hold at the end of the period"))
    _section(story, _("Decisions"), [*outcomes, standing], printing)
    labels = [method_words(method) or _("Not said") for method, _count in year.methods]
    series = Series(_("Decisions"), [count for _method, count in year.methods])
    bar_chart(story, Chart(_("Decisions adopted, by how"), _("How"), labels, [series]), printing)


def _things(story: Story, year: Year, printing: Printing) -> None:
    lent = sum(year.loans_by_month)
    counted = [
        (_("Loans"), f"{lent:,}", _("begun in the period")),
        (_("Borrowers"), f"{year.borrowers:,}", _("different members who took something")),
        (_("Late"), f"{year.late:,}", _("of these loans, brought back after the day named")),
        (_("Still out"), f"{year.still_out:,}", _("of these loans, not back at the end of the period")),
        (_("Bookings"), f"{year.bookings:,}", _("that begin in the period")),
        (_("Time booked"), duration(year.booked_minutes), _("of these bookings, from start to end")),
        (_("Not used"), f"{len(year.never_used):,}", _("kit and rooms neither lent nor booked in the period")),
    ]
    _section(story, _("What we share"), counted, printing)
    if year.never_used:
        names = ", ".join(one_line(name) for name in year.never_used)
        story.paragraph(quoting(_("Neither lent nor booked: {names}").format(names=names), names))
        story.space(0.8)
    series = Series(_("Loans"), year.loans_by_month)
    bar_chart(story, _by_month(year, _("Loans begun in each month"), [series]), printing)
    most = year.things[:_MOST_THINGS]
    story.space(0.8)
    labels = [one_line(name) or _("Without a name") for name, _count in most]
    used = Series(_("Loans"), [count for _name, count in most])
    bar_chart(story, Chart(_("What was lent most"), _("Thing"), labels, [used]), printing)


def _actions(story: Story, year: Year, printing: Printing) -> None:
    counted = [
        (_("Agreed"), f"{sum(year.agreed_by_month):,}", _("actions taken on at meetings of the period")),
        (_("Done"), f"{sum(year.done_by_month):,}", _("actions done in the period, whenever they were agreed")),
        (_("In time"), f"{year.done_in_time:,}", _("of those done, by the day named or with none named")),
        (_("Open"), f"{year.open_at_end:,}", _("neither done nor dropped at the end of the period")),
    ]
    _section(story, _("Actions"), counted, printing)
    both = [Series(_("Agreed"), year.agreed_by_month), Series(_("Done"), year.done_by_month)]
    bar_chart(story, _by_month(year, _("Actions agreed and done in each month"), both), printing)
