"""What papers that belong to no single meeting have alike: the title over them, running head and foot, the ending."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from exports.language import _, require_spoken
from exports.meeting_words import one_line
from exports.pdf.chips import chip, headline
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.meeting_paper import Printing
from exports.pdf.metadata import About
from exports.pdf.missing import missing_characters
from exports.pdf.paper import Paper, printed_paper
from exports.pdf.spans import Span, Text, spans_of
from exports.pdf.story import Story
from exports.pdf.structure import Elem
from exports.pdf.style import AMBER, Sheet
from exports.pdf.table import Column, table
from exports.words import dotted, long_date, short_date, unparted
from models.progress import Progress

_UNDATED = date(2026, 1, 1)  # a paper without a day of printing is the same wherever it is made
_SHORT = 40  # letters: so much stands on one line at any size of text
_PIECE = 20  # rows set between two looks at whether somebody has pressed Cancel


@dataclass(frozen=True)
class Titled:
    """What a paper is called; `mark` stands on each page of one that is not for everybody."""

    chapter: str
    title: str
    under: str = ""
    mark: str = ""


def plain_paper(
    titled: Titled, tell: Callable[[Story], None], printing: Printing, *, sheet: Sheet | None = None
) -> Paper:
    """A finished paper: its title, what `tell` tells, and what no font could draw."""
    paper_sheet, fonts = replace(sheet or Sheet(), text=printing.size), Fonts()
    story = Story(paper_sheet, fonts, Elem("Document"))
    printing.progress(0, 1)
    _title(story, titled, printing.printed)
    tell(story)
    around = _frame(titled, printing, story)
    around.rehearse()
    missing_characters(story)
    return printed_paper(story, around, about(titled, printing), progress=printing.progress)


def about(titled: Titled, printing: Printing) -> About:
    """What the file says of itself."""
    require_spoken(printing.language)
    made = printing.printed or _UNDATED
    title = one_line(titled.title)
    return About(title, titled.chapter, title, datetime.combine(made, time(12), UTC))


def ruled(
    story: Story,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Text]],
    *,
    summary: str,
    printing: Printing,
    padding: float = 0.34,
) -> None:
    """A table without the columns in which nothing stands; Cancel is heard on the way."""
    used = [number for number in range(len(columns)) if any(_says(row[number]) for row in rows)]
    shown = [[row[number] for number in used] for row in rows]
    if used and shown:
        table(
            story,
            [columns[number] for number in used],
            _Watched(shown, printing.progress),
            summary=summary,
            padding=padding,
        )


class _Watched(list[Sequence[Text]]):
    """Rows that let Cancel be heard while they are set: a long table takes longer to set than to draw."""

    def __init__(self, rows: Sequence[Sequence[Text]], progress: Progress) -> None:
        super().__init__(rows)
        self._progress = progress

    def __iter__(self) -> Iterator[Sequence[Text]]:
        for number, row in enumerate(super().__iter__()):
            if number % _PIECE == 0:
                self._progress(0, 1)
            yield row


def facts_lines(story: Story, facts: Sequence[tuple[str, Text]]) -> None:
    """Labels with what they say, a line for each that says anything."""
    for fact in _said(facts):
        story.space(0.15)
        story.paragraph(fact)


def facts_run(story: Story, facts: Sequence[tuple[str, Text]]) -> None:
    """Labels with what they say, one behind the other; where the line is too long, it is broken between two of them."""
    told = [span for fact in _said(facts) for span in (Span(" · "), *_whole(fact))]
    if told:
        story.space(0.15)
        story.paragraph(told[1:])


def _whole(fact: list[Span]) -> list[Span]:
    """A fact that no line end parts, unless it is long."""
    length = sum(len(span.text) for span in fact)
    return [replace(span, text=unparted(span.text)) for span in fact] if length <= _SHORT else fact


def _said(facts: Sequence[tuple[str, Text]]) -> list[list[Span]]:
    """The facts that say anything, each with its label."""
    known = [(label, spans_of(words)) for label, words in facts]
    return [
        [Span(_("{label}:").format(label=label), bold=True), Span(" "), *spans]
        for label, spans in known
        if any(span.text.strip() for span in spans)
    ]


def signature_line(story: Story, words: str) -> None:
    """A line to sign on, with who signs under it."""
    from exports.pdf.blanks import write_lines

    first = len(story.strips)
    with story.inset(0.0, story.width * 0.4):
        write_lines(story, 1, lines=2.2)
    story.paragraph(words, story.sheet.small)
    story.end_with(first)


def _says(text: Text) -> bool:
    return bool(text if isinstance(text, str) else list(text) if not isinstance(text, Span) else text.text)


def _title(story: Story, titled: Titled, printed: date | None) -> None:
    name = story.elem.add("P")
    pill = chip(story, titled.mark, AMBER, story.elem.add("P")) if titled.mark else None
    headline(story, titled.chapter or "–", story.sheet.name, name, pill)
    story.space(0.35)
    story.depth = 0
    story.heading(one_line(titled.title), 1)
    under = [*titled.under.split(" · "), _("as it stood on {day}").format(day=long_date(printed)) if printed else ""]
    if told := dotted(one_line(each) for each in under):
        story.space(0.15)
        story.paragraph(told[:1].upper() + told[1:], story.sheet.under_title)
    story.space(0.8)


def _frame(titled: Titled, printing: Printing, story: Story) -> Frame:
    made = _("printed {day}").format(day=short_date(printing.printed)) if printing.printed else ""
    head = " · ".join(part for part in (titled.mark, one_line(titled.title)) if part)
    foot = " · ".join(part for part in (titled.mark, titled.chapter, made) if part)
    return Frame(story.sheet, story.fonts, head, foot, draft=False)
