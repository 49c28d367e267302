"""What chapters sent up, and what the national community says to it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QWidget

from models.queries.national import SentUp
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.national.hub_forms import ReplyForm
from ui.national.tab import Tab
from ui.national.told import said, title, told
from ui.row_table import Column
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState


class SentUpTab(Tab[SentUp]):
    """Decisions that wait for a reply first."""

    def __init__(self, house: House) -> None:
        empty = EmptyState(
            "arrow-up",
            _("Nothing was sent up"),
            _("When a chapter sends a decision up, it comes here with its next bundle and waits for a reply."),
        )
        columns = (
            Column[SentUp](
                _("Decision"), lambda row: row.decision.text, weight="bold", under=_under, width=260, stretch=3
            ),
            Column[SentUp](
                _("Reply"),
                _state,
                tone=lambda row: "accent" if row.reply else "amber",
                align="right",
                width=110,
                keep=True,
            ),
        )
        super().__init__(house, _("Sent up"), columns, empty)

    def id_of(self, row: SentUp) -> str:
        return row.decision.id

    def facts(self, row: SentUp) -> Sequence[QWidget | None]:
        sent, reply = row.decision, row.reply
        return (
            title(_("{chapter} asks").format(chapter=sent.chapter), _state(row), "accent" if reply else "amber"),
            said(sent.text),
            told(_("Why"), sent.reasons),
            told(_("Decided"), _decided(row, self.house)),
            told(_("Our reply"), reply.text if reply else "", dates.moment(reply.at) if reply and reply.at else ""),
        )

    def deeds(self, row: SentUp) -> Sequence[QPushButton]:
        words = _("Reply again…") if row.reply else _("Reply…")
        kind = "plain" if row.reply else "primary"
        return (button(words, partial(self.reply, row), icon="edit", kind=kind),)

    def reply(self, row: SentUp) -> None:
        """A sheet for the reply."""
        self.open_form(ReplyForm(self.house, row, self.changed.emit))


def _state(row: SentUp) -> str:
    return _("Answered") if row.reply else _("Waiting")


def _under(row: SentUp) -> str:
    return " · ".join(filter(None, (row.decision.chapter, row.decision.number)))


def _decided(row: SentUp, house: House) -> str:
    at = row.decision.decided_at
    return " · ".join(filter(None, (row.decision.number, dates.day(day_of(at)) if at else "")))
