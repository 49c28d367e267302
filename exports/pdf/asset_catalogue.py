"""The catalogue of what the chapter shares, by kind: what it is, where, who looks after it, and the rule of use."""

from itertools import groupby

from exports.asset_words import condition_words, counted, kinds_heading
from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, facts_lines, facts_run, plain_paper
from exports.pdf.spans import Span, written
from exports.pdf.story import Story
from exports.pdf.style import SOFT
from models.queries.assets import AssetDetail
from models.queries.papers_of_assets import Catalogue
from models.rules.asset_kinds import AssetKind, kind_of

_ORDER = list(AssetKind)


def paper(catalogue: Catalogue, printing: Printing | None = None) -> Paper:
    """Everything shared; who has something now is not said, for the catalogue lies open."""
    printing = printing or Printing()
    many = len(catalogue.assets)
    under = ngettext("{count} thing", "{count} things", many).format(count=many)

    def tell(story: Story) -> None:
        if not many:
            story.paragraph(_("Nothing is shared yet."))
        by_kind = sorted(catalogue.assets, key=lambda each: _ORDER.index(kind_of(each.row.kind)))
        for kind, assets in groupby(by_kind, key=lambda each: kind_of(each.row.kind)):
            story.space(1.2)
            with story.within("Sect"):
                story.heading(kinds_heading(kind), 2)
                for asset in assets:
                    printing.progress(0, 1)
                    asset_entry(story, asset)
                story.depth = 1

    return plain_paper(Titled(catalogue.chapter, _("What we share"), under), tell, printing)


def asset_entry(story: Story, asset: AssetDetail) -> None:
    """One thing with what anybody may know of it."""
    row = asset.row
    story.space(0.8)
    with story.together(), story.within("Sect"):
        spans = written(one_line(row.name)) or [Span(_("Without a name"))]
        extra = " · ".join(part for part in (one_line(row.code), counted(row.quantity, row.unit)) if part)
        story.heading([*spans, *([Span(f"  {extra}", colour=SOFT)] if extra else [])], 3)
        if row.description.strip():
            story.paragraph(written(row.description))
        place, steward = (_("Place"), written(one_line(row.place))), (_("Ask"), one_line(row.steward))
        decided = (_("Decided in"), asset.decision.number if asset.decision else "")
        facts_run(story, [place, steward, (_("Condition"), condition_words(row.condition)), decided])
        facts_lines(story, [(_("Rule of use"), written(asset.rule_of_use)), (_("Link"), asset.link)])
