"""Ballot papers, several to a page: each exactly like the next, without number, mark or name."""

from collections.abc import Sequence

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.blanks import BoxMark, cut_line, write_lines
from exports.pdf.fonts import Fonts
from exports.pdf.frame import Frame
from exports.pdf.meeting_paper import Printing, meeting_paper
from exports.pdf.paper import Paper
from exports.pdf.pen import Pen
from exports.pdf.spans import written
from exports.pdf.story import Story
from exports.pdf.strips import Placed, Strip
from exports.pdf.style import Sheet
from exports.words import local, short_date
from models.queries.paper_pack import PackMeeting, PackProposal, PaperPack

_YES_OR_NO = frozenset(("simple_majority", "present_majority", "absolute_majority", "supermajority"))
_AMONG_OPTIONS = frozenset(("ranked", "stv", "approval", "score", "dots"))
_NOMINATION = "role_selection"
_HIGHEST_SCORE = 5
_MOST_PAGES = 60  # for one question
_MARGIN = 24.0  # what is cut needs no white above and below
_BOX = 1.5  # in text sizes


class Unmarked(Frame):
    """Nothing around the page: a page's number would be a mark on the paper at its edge."""

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Leave it empty."""


def needs_ballots(proposal: PackProposal) -> bool:
    """Whether a proposal is of a kind that can be put on paper.

    >>> needs_ballots(PackProposal("1", "Move to Tuesdays", "simple_majority"))
    True
    >>> needs_ballots(PackProposal("1", "Move to Tuesdays", "consent"))
    False
    """
    if proposal.method in _AMONG_OPTIONS:
        return len(proposal.options) > 1
    return proposal.method in _YES_OR_NO or proposal.method == _NOMINATION


def questions(pack: PaperPack) -> list[PackProposal]:
    """The proposals that can be put on paper, in the order of the agenda."""
    return [each for item in pack.items for each in item.proposals if needs_ballots(each)]


def paper(pack: PaperPack, printing: Printing | None = None) -> Paper:
    """At least one paper for each who may decide, on full pages, each question beginning a page of its own."""
    title = _("Ballot papers: {title}").format(title=one_line(pack.meeting.title))

    printing = printing or Printing()

    def tell(story: Story) -> None:
        if not questions(pack):
            story.paragraph(_("Nothing on this agenda is put to a ballot."))
        for question in questions(pack):
            printing.progress(0, 1)  # a crowd's papers take seconds: Cancel is heard here
            story.new_page()
            _papers(story, pack.meeting, question, max(1, pack.deciders))

    return meeting_paper(pack.meeting, title, tell, printing, frame=_unmarked, margin=_MARGIN)


def _unmarked(sheet: Sheet, fonts: Fonts) -> Frame:
    return Unmarked(sheet, fonts, "", "", draft=False)


def _papers(story: Story, meeting: PackMeeting, question: PackProposal, wanted: int) -> None:
    """The first paper shows how many go on a page."""
    first = len(story.strips)
    _ballot(story, meeting, question, "H1")
    height = sum(strip.height + strip.gap for strip in story.strips[first:])
    on_a_page = max(1, int(story.sheet.height / height))
    pages = min(_MOST_PAGES, -(-wanted // on_a_page))
    for _copy in range(pages * on_a_page - 1):
        _ballot(story, meeting, question, "P")


def _ballot(story: Story, meeting: PackMeeting, question: PackProposal, tag: str) -> None:
    first = len(story.strips)
    story.put(Strip(story.sheet.space(0.5)))
    with story.within("Sect") as section:
        day = short_date(local(meeting.starts).date()) if meeting.starts else ""
        kind = _("Nomination") if question.method == _NOMINATION else _("Ballot paper")
        head = " · ".join(part for part in (kind, meeting.chapter, day) if part)
        story.paragraph(head, story.sheet.small)
        words = question.text.strip() or question.role.strip() or "–"
        story.set_lines(written(words), story.sheet.lead, section.add(tag))
        story.paragraph(instruction(question), story.sheet.body)
        story.space(0.5)
        _answers(story, question)
    story.put(Strip(story.sheet.space(0.9)))
    cut_line(story)
    story.keep(first)


def instruction(question: PackProposal) -> str:
    """How the paper is marked."""
    points = question.budget or _HIGHEST_SCORE
    match question.method:
        case "ranked" | "stv":
            return _("Write 1 beside your first choice, 2 beside your second, and so on, as far as you like.")
        case "approval":
            return _("Put a cross beside every option you can accept, as many as you like.")
        case "score":
            return _("Give each option a number from 0 (worst) to {points} (best).").format(points=points)
        case "dots":
            words = ngettext(
                "You have {points} dot. Write beside each option how many you give it.",
                "You have {points} dots. Write beside each option how many you give it.",
                points,
            )
            return words.format(points=points)
        case "role_selection":
            return _("Whom do you name for this role, and why? You may name yourself, or pass.")
        case _:
            return _("Put a cross in one box.")


def _answers(story: Story, question: PackProposal) -> None:
    if question.method == _NOMINATION:
        _nomination(story)
        return
    if question.method in _AMONG_OPTIONS:
        with story.written():
            _boxes(story, question.options)
    else:
        _boxes(story, (_("Yes"), _("No"), _("Abstain")))


def _boxes(story: Story, options: Sequence[str]) -> None:
    with story.within("L"):
        for row in _rows(story, [one_line(option) for option in options]):
            _options(story, row)


def _rows(story: Story, options: list[str]) -> list[list[str]]:
    """Short options side by side, others under each other."""
    widest = max(story.text_width(option, story.sheet.body) for option in options)
    side = story.sheet.text * _BOX
    across = int(story.width / (widest + side * 3))
    return [options] if len(options) <= across else [[option] for option in options]


def _options(story: Story, options: list[str]) -> None:
    """Boxes with their words beside them, never parted."""
    side = story.sheet.text * _BOX
    step = story.width / len(options)
    lower = max(0.0, (side - story.sheet.body.leading) / 2)
    marks: list[Placed] = []
    height = side
    for number, option in enumerate(options):
        cell = story.cell(number * step + side * 1.5)
        lines = story.lines(option, story.sheet.body, step - side * 1.6)
        cell.put(lines, story.sheet.body, story.elem.add("LI").add("LBody"))
        marks.append(Placed(story.left + number * step, 0.0, BoxMark(side)))
        marks += [Placed(mark.x, mark.y + lower, mark.mark) for mark in cell.placed]
        height = max(height, cell.height + lower)
    story.put(Strip(height + 5, tuple(marks)))


def _nomination(story: Story) -> None:
    """Nominations are read out, so they carry the name of who makes them."""
    for label in (_("I name:"), _("Because:"), _("My name:")):
        story.paragraph(label, story.sheet.small)
        write_lines(story, 1, lines=1.1)
        story.space(0.35)
