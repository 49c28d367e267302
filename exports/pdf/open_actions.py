"""Open actions as one of the papers that can be asked for by name."""

from collections.abc import Sequence
from datetime import date

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf import action_list
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper, ruled
from exports.pdf.spans import Text, written
from exports.pdf.story import Story
from exports.pdf.table import Column
from models.queries.actions import ActionRow


def paper(told: tuple[str, Sequence[ActionRow], date], printing: Printing | None = None) -> Paper:
    """One person's list, or one table for everybody: the chapter's name, the actions and the day."""
    chapter, rows, today = told
    printing = printing or Printing()
    if len({row.owner for row in rows}) < 2:
        return action_list.paper(chapter, rows, today, size=printing.size, progress=printing.progress)

    def tell(story: Story) -> None:
        columns = [
            Column(_("Who"), share=4, bold=True),
            Column(_("What"), share=6),
            Column(_("By when")),
            Column(_("Agreed at"), share=5),
        ]
        listed = [_row(row, today) for row in sorted(rows, key=action_list.by_name)]
        ruled(story, columns, listed, summary=_("Open actions"), printing=printing)

    many = ngettext("{count} action", "{count} actions", len(rows)).format(count=len(rows))
    return plain_paper(Titled(chapter, _("Open actions"), many), tell, printing)


def _row(row: ActionRow, today: date) -> list[Text]:
    who = one_line(row.owner) or _("Nobody yet")
    return [who, written(row.text), action_list.due_words(row.due_on, today), action_list.agreed_words(row)]
