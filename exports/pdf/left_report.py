"""What left this laptop: every bundle saved, for whom, who has it, and what the last of them held."""

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper, ruled
from exports.pdf.spans import Text
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.record_words import moment_words, record_words
from exports.sharing_words import level_words, received_words, whom_words
from models.queries.papers_of_telling import LastBundle, LeftPaper
from models.queries.sharing import Exchange


def paper(left: LeftPaper, printing: Printing | None = None) -> Paper:
    """The report; it names no member."""
    printing = printing or Printing()
    many = ngettext("{count} bundle saved", "{count} bundles saved", len(left.sent)).format(count=len(left.sent))

    def tell(story: Story) -> None:
        story.paragraph(_rule(left))
        if left.opened:
            words = ngettext("{count} bundle was opened here.", "{count} bundles were opened here.", left.opened)
            story.space(0.4)
            story.paragraph(words.format(count=left.opened))
        if left.last:
            _last(story, left.last, printing)
        _sent(story, left, printing)

    return plain_paper(Titled(left.chapter, _("What left this laptop"), many), tell, printing)


def _rule(left: LeftPaper) -> str:
    if left.level is None:
        return _("The chapter has not decided yet how much it tells the national community, so only the least leaves.")
    words = {"level": level_words(left.level), "number": left.decided_by}
    if left.decided_by:
        return _("By decision {number} the national community is told: {level}.").format(**words)
    return _("The national community is told: {level}.").format(**words)


def _last(story: Story, last: LastBundle, printing: Printing) -> None:
    story.space(1.1)
    with story.within("Sect"):
        story.heading(_("The last bundle"), 2)
        story.paragraph(_line(last.exchange))
        story.space(0.4)
        if last.is_exact:
            story.paragraph(_("It told of so many records of each kind:"))
        else:
            story.paragraph(_("It cannot have told of more records of each kind than these:"))
        rows: list[list[Text]] = [[record_words(table), f"{count:,}"] for table, count in last.counts]
        columns = [Column(_("What"), share=4), Column(_("Records"), share=1)]
        story.space(0.4)
        ruled(story, columns, rows, summary=_("Records in the last bundle"), printing=printing)


def _line(exchange: Exchange) -> str:
    changes = ngettext("{count} change", "{count} changes", exchange.changes).format(count=f"{exchange.changes:,}")
    when = moment_words(exchange.at) if exchange.at else ""
    told = (when, whom_words(exchange.audience, exchange.peer), one_line(exchange.name), changes)
    return ", ".join(part for part in (*told, received_words(exchange)) if part)


def _sent(story: Story, left: LeftPaper, printing: Printing) -> None:
    story.space(1.1)
    with story.within("Sect"):
        story.heading(_("Every bundle, newest first"), 2)
        if not left.sent:
            story.paragraph(_("Nothing has ever left this laptop in a bundle."))
            return
        columns = [
            Column(_("When"), share=4),
            Column(_("For whom"), share=4),
            Column(_("File"), share=4),
            Column(_("Changes"), share=2),
            Column(_("Since then"), share=4),
        ]
        rows: list[list[Text]] = [
            [
                moment_words(each.at) if each.at else "",
                whom_words(each.audience, each.peer),
                one_line(each.name),
                f"{each.changes:,}",
                received_words(each),
            ]
            for each in left.sent
        ]
        ruled(story, columns, rows, summary=_("Every bundle saved here"), printing=printing)
