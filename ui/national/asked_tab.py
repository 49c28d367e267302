"""What the national community asks this chapter, and what the chapter has done about it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QWidget

from models.queries.from_national import Asked, OwnAnswer
from ui import dates
from ui.house import House
from ui.national import words as say
from ui.national.forms import AgendaForm, AnswerForm
from ui.national.tab import Tab
from ui.national.told import said, title, told
from ui.row_table import Column
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState


class AskedTab(Tab[Asked]):
    """Consultations: put on an agenda, answered by a decision."""

    def __init__(self, house: House) -> None:
        empty = EmptyState(
            "help",
            _("Nothing is being asked"),
            _("When the national community asks its chapters something, it comes here with their next bundle."),
        )
        columns = (
            Column[Asked](
                _("National asks"),
                lambda row: row.consultation.title,
                weight="bold",
                under=lambda row: say.asked_words(row, house.today()),
                width=240,
                stretch=3,
            ),
            Column[Asked](
                _("Stands"),
                lambda row: say.closes_words(row.consultation, house.today()),
                tone=lambda row: say.closes_tone(row.consultation, house.today()),
                align="right",
                width=190,
                keep=True,
            ),
        )
        super().__init__(house, _("Consultations"), columns, empty)

    def id_of(self, row: Asked) -> str:
        return row.consultation.id

    def facts(self, row: Asked) -> Sequence[QWidget | None]:
        asked, today = row.consultation, self.house.today()
        meeting = say.meeting_words(row.meeting) if row.meeting else ""
        return (
            title(asked.title, say.closes_words(asked, today), say.closes_tone(asked, today)),
            said(asked.text) if asked.text else None,
            told(_("On an agenda"), meeting),
            told(_("Our answer"), *_answer(row.answer)) if row.answer else None,
        )

    def deeds(self, row: Asked) -> Sequence[QPushButton]:
        if row.consultation.closed:
            return ()
        agenda = button(_("Put on an agenda…"), partial(self.put_on_agenda, row), icon="meetings")
        if row.answer:
            return (button(_("Answer again…"), partial(self.answer, row), icon="edit"),)
        answer = button(_("Answer…"), partial(self.answer, row), icon="edit", kind="primary")
        return (answer,) if row.meeting else (answer, agenda)

    def put_on_agenda(self, row: Asked) -> None:
        """A sheet for the meeting."""
        self.open_form(AgendaForm(self.house, row.consultation, self.changed.emit))

    def answer(self, row: Asked) -> None:
        """A sheet for the decision it is answered by."""
        self.open_form(AnswerForm(self.house, row, self.changed.emit))


def _answer(answer: OwnAnswer) -> tuple[str, ...]:
    by = " · ".join(filter(None, (answer.number, answer.decision)))
    at = dates.moment(answer.at) if answer.at else ""
    return by, answer.text, " · ".join(filter(None, (at, say.left_words(has_left=answer.has_left))))
