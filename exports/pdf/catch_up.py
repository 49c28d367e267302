"""The catch-up sheet: what was decided, what the absent are asked, and what they have on their hands."""

from datetime import date
from pathlib import Path

from exports.catch_up import asked_lines, decision_text, decisions_of
from exports.language import _, preferred, speaking
from exports.meeting_words import one_line
from exports.pdf.in_short import in_short_spans
from exports.pdf.meeting_paper import Printing, meeting_paper, title_block
from exports.pdf.paper import Paper
from exports.pdf.spans import Text, written
from exports.pdf.story import Hang, Story
from exports.pdf.style import ACCENT
from exports.pdf.table import Column, table
from exports.safe_file import write_bytes
from exports.words import bare_date, outcome_words, unparted
from models.progress import Progress, unwatched
from models.queries.minutes import MinutedAction
from models.queries.minutes_catch_up import Absent, CatchUp


def write(
    target: Path,
    told: CatchUp,
    *,
    size: int = 12,
    printed: date | None = None,
    language: str = "",
    progress: Progress = unwatched,
) -> None:
    """Write a page for each person who was absent. Raises `CouldNotWrite`."""
    with speaking(preferred(language, told.meeting.written)):
        made = paper(told, each_their_own=True, size=size, printed=printed, progress=progress)
    write_bytes(target, made.content)


def paper(
    told: CatchUp,
    *,
    each_their_own: bool = False,
    size: int = 12,
    printed: date | None = None,
    progress: Progress = unwatched,
) -> Paper:
    """One sheet for everybody, or one for each person with what they have promised."""
    title = _("What you missed: {title}").format(title=one_line(told.meeting.title))

    def tell(story: Story) -> None:
        for reader in told.absent if each_their_own and told.absent else (None,):
            _sheet(story, told, title, reader)

    return meeting_paper(told.meeting, title, tell, Printing(size=size, printed=printed, progress=progress))


def _sheet(story: Story, told: CatchUp, title: str, reader: Absent | None) -> None:
    story.new_page()
    with story.within("Sect"):
        title_block(story, told.meeting, title)
        if reader:
            story.paragraph(_("For {name}").format(name=one_line(reader.name)), story.sheet.lead)
            story.space(0.4)
        story.paragraph(in_short_spans(told.minutes) or _("Nothing was decided and nothing was taken on."))
        _decided(story, told)
        _asked(story, told)
        _promised(story, [reader] if reader else list(told.absent), named=reader is None)


def _decided(story: Story, told: CatchUp) -> None:
    rows: list[list[Text]] = [
        [one.number, written(decision_text(one)), outcome_words(one.outcome), _day(one.review_on)]
        for one in decisions_of(told)
    ]
    if rows:
        _heading(story, _("Decided"))
        columns = [
            Column(_("No."), bold=True),
            Column(_("Decision"), share=1),
            Column(_("Outcome")),
            Column(_("Review")),
        ]
        table(story, columns, rows, summary=_("Decisions of this meeting"))


def _asked(story: Story, told: CatchUp) -> None:
    lines = asked_lines(told)
    if not lines:
        return
    _heading(story, _("What you are asked"))
    step = story.sheet.text * 1.2
    with story.within("L", ListNumbering="Disc"):
        for line in lines:
            with story.within("LI") as entry, story.inset(step):
                mark = Hang("•", -step, story.sheet.body.but(colour=ACCENT), entry.add("Lbl"))
                with story.within("LBody"):
                    story.paragraph(line, hang=mark)
            story.space(0.18)


def _promised(story: Story, people: list[Absent], *, named: bool) -> None:
    rows = [_row(person, action, named) for person in people for action in person.actions]
    if not rows:
        return
    _heading(story, _("Taken on by those who were not there") if named else _("What you have taken on"))
    columns = [Column(_("What"), share=1), Column(_("By when"))]
    table(story, [Column(_("Who"), bold=True), *columns] if named else columns, rows, summary=_("Open actions"))


def _row(person: Absent, action: MinutedAction, named: bool) -> list[Text]:
    told: list[Text] = [written(action.text), _day(action.due) or _("No day set")]
    return [person.name, *told] if named else told


def _heading(story: Story, words: str) -> None:
    story.space(1.0)
    story.heading(words, 2)


def _day(day: date | None) -> str:
    return unparted(bare_date(day)) if day else ""
