"""Which of our decisions go up to the national community, and what it replied."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QWidget

from models.queries.from_national import Sent
from ui import dates
from ui.house import House
from ui.national import words as say
from ui.national.forms import SendForm
from ui.national.tab import Tab
from ui.national.told import said, title, told
from ui.row_table import Column
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState


class OursTab(Tab[Sent]):
    """What was sent up; until it has left it can be kept here after all."""

    def __init__(self, house: House) -> None:
        empty = EmptyState(
            "arrow-up",
            _("Nothing was sent up"),
            _("Send a decision up when the national community should answer it."),
            button(_("Send a decision up"), self.new, icon="arrow-up", kind="primary"),
        )
        columns = (
            Column[Sent](
                _("Our decision"),
                lambda row: row.text,
                weight="bold",
                under=lambda row: row.number,
                width=240,
                stretch=3,
            ),
            Column[Sent](_("Reply"), say.sent_words, tone=_tone, align="right", width=200, keep=True),
        )
        super().__init__(house, _("Sent up"), columns, empty)

    def id_of(self, row: Sent) -> str:
        return row.decision_id

    def facts(self, row: Sent) -> Sequence[QWidget | None]:
        reply = row.reply
        return (
            title(row.number or _("Decision"), say.sent_words(row), _tone(row)),
            said(row.text),
            told(_("National replied"), reply.text, dates.moment(reply.at) if reply.at else "") if reply else None,
        )

    def deeds(self, row: Sent) -> Sequence[QPushButton]:
        look = button(_("Open the decision"), partial(self.house.signals.go_to.emit, "decisions", row.decision_id))
        if row.has_left:
            return (look,)
        return look, button(_("Keep it here"), partial(self.keep, row), tip=_("It has not left yet"))

    def new(self) -> None:
        """A sheet for the decision."""
        self.open_form(SendForm(self.house, frozenset(self._rows), self.changed.emit), alone=True)

    def keep(self, row: Sent) -> None:
        """No longer send it up."""
        from models.commands import from_national

        label = _("Keep {decision} here").format(decision=row.number or say.short(row.text, 40))
        self.house.dispatcher.run(label, partial(from_national.keep_here, decision_id=row.decision_id), say=label)
        self.changed.emit()


def _tone(row: Sent) -> str:
    return "accent" if row.reply else "amber" if row.has_left else "plain"
