"""A loan on paper, twice on one page: one half goes with the thing, the other stays with its steward."""

from exports.asset_words import condition_words
from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.blanks import cut_line, write_lines
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, facts_lines, plain_paper, signature_line
from exports.pdf.spans import written
from exports.pdf.story import Story
from exports.words import local, short_date
from models.queries.papers_of_assets import LoanSlip


def paper(slip: LoanSlip, printing: Printing | None = None) -> Paper:
    """Both halves say the same."""
    name = one_line(slip.loan.asset)
    title = _("Loan slip: {name}").format(name=name) if name else _("Loan slip")

    def tell(story: Story) -> None:
        _half(story, slip, _("For the borrower"))
        story.space(1.4)
        cut_line(story)
        story.space(1.0)
        _half(story, slip, _("For the steward"))

    return plain_paper(Titled(slip.chapter, title), tell, printing or Printing())


def _half(story: Story, slip: LoanSlip, whose: str) -> None:
    loan, asset = slip.loan, slip.asset
    many = str(loan.quantity) if loan.quantity > 1 else ""
    with story.together(most=0.6), story.within("Sect"):
        story.heading(whose, 2)
        facts_lines(
            story,
            [
                (
                    _("What"),
                    written(", ".join(part for part in (one_line(loan.asset), one_line(asset.row.code)) if part)),
                ),
                (_("How many"), many),
                (_("Lent to"), one_line(loan.person) or _("Nobody named")),
                (_("Lent on"), short_date(local(loan.out_at).date())),
                (_("Bring back by"), short_date(loan.due_on) if loan.due_on else _("no day named")),
                (_("Condition when lent"), condition_words(loan.condition_out)),
                (_("Rule of use"), written(asset.rule_of_use)),
                (_("Note"), written(loan.note)),
                (_("Questions, and bringing it back"), _where(slip)),
                (_("Brought back on"), short_date(local(loan.returned_at).date()) if loan.returned_at else ""),
            ],
        )
        signature_line(story, _("Signed, borrower, on receiving it"))
        if not loan.returned_at:
            story.space(0.5)
            story.paragraph(_("On return: day, condition, what is missing or broken"), story.sheet.small)
            write_lines(story, 1)


def _where(slip: LoanSlip) -> str:
    return ", ".join(part for part in (one_line(slip.asset.row.steward), one_line(slip.asset.row.place)) if part)
