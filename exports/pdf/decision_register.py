"""The decision register on paper: what is in force, or all that a year decided."""

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, facts_lines, plain_paper
from exports.pdf.spans import Span, written
from exports.pdf.story import Story
from exports.pdf.style import ACCENT, AMBER, SOFT
from exports.register_words import state_words
from exports.way_words import manner_words
from exports.words import bare_date, dotted, unparted
from models.queries.decisions import DecisionRow
from models.queries.papers_of_decisions import RegisterPaper
from models.rules.register import DecisionState


def paper(register: RegisterPaper, printing: Printing | None = None) -> Paper:
    """Each decision with its number, text, reasons and where it stands."""
    printing = printing or Printing()
    title = _("Decisions of {year}").format(year=register.year) if register.year else _("Decisions in force")
    many = ngettext("{count} decision", "{count} decisions", len(register.rows)).format(count=len(register.rows))

    def tell(story: Story) -> None:
        if not register.rows:
            story.paragraph(_("There is none."))
        for number, row in enumerate(register.rows):
            printing.progress(number, 2 * len(register.rows))
            _decision(story, row)

    return plain_paper(Titled(register.chapter, title, many), tell, printing)


def _decision(story: Story, row: DecisionRow) -> None:
    story.space(1.0)
    with story.together(), story.within("Sect"):
        story.heading(row.number.strip() or _("Decision without a number"), 2)
        story.paragraph(_standing(row), story.sheet.small)
        story.space(0.2)
        story.paragraph(written(row.text), story.sheet.body.but(bold=True))
        facts_lines(
            story, [(_("Why"), written(row.reasons)), (_("About"), written(one_line(row.asset))), (_("How"), _how(row))]
        )


def _standing(row: DecisionRow) -> list[Span | str]:
    """State, day and meeting, review and last day, on one line."""
    colour = AMBER if row.state is DecisionState.REVIEW_DUE else ACCENT if row.state.is_in_force else SOFT
    days = [
        (_("decided {day}"), row.decided_on),
        (_("review {day}"), row.review_on),
        (_("last day {day}"), row.expires_on),
    ]
    told = [words.format(day=unparted(bare_date(day))) for words, day in days if day]
    told += [one_line(row.meeting)] if row.meeting.strip() else []
    return [Span(state_words(row.state), bold=True, colour=colour), f" · {dotted(told)}" if told else ""]


def _how(row: DecisionRow) -> str:
    numbers = [
        _("{count} present").format(count=row.present) if row.present is not None else "",
        _("{count} deciding").format(count=row.deciders) if row.deciders is not None else "",
    ]
    return " · ".join(part for part in (manner_words(row.manner), *numbers) if part)
