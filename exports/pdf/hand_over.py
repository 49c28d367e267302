"""What a steward hands over: each thing with its state, who has it, what is promised, and a place to sign."""

from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.asset_catalogue import asset_entry
from exports.pdf.blanks import write_lines
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper, ruled, signature_line
from exports.pdf.spans import Text, quoting, written
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.record_words import moment_words
from exports.words import bare_date, short_date
from models.queries.assets import AssetDetail
from models.queries.holds import LoanRow
from models.queries.papers_of_assets import HandOver


def paper(given: HandOver, printing: Printing | None = None) -> Paper:
    """Everything one steward looks after."""
    printing = printing or Printing()
    name = one_line(given.steward) or _("a steward")
    title = _("Handing over: what {name} looks after").format(name=name)

    def tell(story: Story) -> None:
        if not given.assets:
            story.paragraph(_("They look after nothing."))
        story.depth = 2
        for asset in given.assets:
            printing.progress(0, 1)
            _asset(story, asset)
        _actions(story, given, printing)
        _signatures(story)

    return plain_paper(Titled(given.chapter, title, mark=_("Private")), tell, printing)


def _asset(story: Story, asset: AssetDetail) -> None:
    with story.within("Sect"):
        story.depth = 1
        asset_entry(story, asset)
        told = [_out(loan) for loan in asset.row.out] + [
            _("Booked: {person}, {when}").format(person=one_line(each.person), when=moment_words(each.starts))
            for each in asset.row.coming
        ]
        if asset.back:
            told.append(_last(asset.back[0]))
        if asset.row.notes.strip():
            told.append(_("Notes: {notes}").format(notes=asset.row.notes))
        for words in told:
            story.space(0.15)
            story.paragraph(quoting(words, asset.row.notes))
        story.paragraph(_("Seen, and in order? What is missing?"), story.sheet.small)
        write_lines(story, 1)


def _out(loan: LoanRow) -> str:
    words = {"person": one_line(loan.person) or _("nobody named"), "count": loan.quantity}
    if loan.due_on is None:
        return _("Out with {person} ({count}), no day named").format(**words)
    return _("Out with {person} ({count}), due {day}").format(**words, day=short_date(loan.due_on))


def _last(loan: LoanRow) -> str:
    words = {"person": one_line(loan.person) or _("nobody named")}
    back = bare_date(loan.returned_at.date()) if loan.returned_at else ""
    return _("Last lent to {person}, back {day}").format(**words, day=back)


def _actions(story: Story, given: HandOver, printing: Printing) -> None:
    if not given.actions:
        return
    story.space(1.2)
    with story.within("Sect"):
        story.depth = 1
        story.heading(_("Promised, and not done yet"), 2)
        columns = [Column(_("What"), share=3), Column(_("By when")), Column(_("Agreed at"), share=2)]
        rows: list[list[Text]] = [
            [written(each.text), bare_date(each.due_on) if each.due_on else "", one_line(each.meeting)]
            for each in given.actions
        ]
        ruled(story, columns, rows, summary=_("Open actions of this steward"), printing=printing)


def _signatures(story: Story) -> None:
    story.space(1.4)
    first = len(story.strips)
    with story.within("Sect"):
        story.depth = 1
        story.heading(_("Handed over"), 2)
        signature_line(story, _("Signed, who hands over, and the day"))
        signature_line(story, _("Signed, who takes over, and the day"))
    story.end_with(first)
