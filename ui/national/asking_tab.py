"""What the national community asks its chapters, with the answers so far."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QWidget

from models.queries.national import Answered, Asking
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.national import words as say
from ui.national.hub_forms import ConsultationForm
from ui.national.tab import Tab
from ui.national.told import said, title, told
from ui.row_table import Column
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState


class AskingTab(Tab[Asking]):
    """Open consultations first; `chapters` says how many could answer."""

    def __init__(self, house: House, chapters: Callable[[], int]) -> None:
        empty = EmptyState(
            "help",
            _("Nothing is being asked"),
            _("A consultation goes out with the next bundle. Chapters put it on an agenda and answer by a decision."),
            button(_("New consultation"), self.new, icon="plus", kind="primary"),
        )
        self._chapters = chapters
        columns = (
            Column[Asking](
                _("Question"), lambda row: row.title, weight="bold", under=self._under, width=240, stretch=3
            ),
            Column[Asking](
                _("Stands"),
                lambda row: say.closes_words(row, house.today()),
                tone=lambda row: say.closes_tone(row, house.today()),
                align="right",
                width=190,
                keep=True,
            ),
        )
        super().__init__(house, _("Consultations"), columns, empty)

    def id_of(self, row: Asking) -> str:
        return row.id

    def facts(self, row: Asking) -> Sequence[QWidget | None]:
        today = self.house.today()
        return (
            title(row.title, say.closes_words(row, today), say.closes_tone(row, today)),
            said(row.text) if row.text else None,
            said(self._under(row), "soft"),
            *(told(each.answer.chapter, *_answer(each)) for each in row.answers),
        )

    def deeds(self, row: Asking) -> Sequence[QPushButton]:
        if row.closed:
            return (button(_("Open again"), partial(self._turn, row), icon="restore"),)
        return (button(_("Close it"), partial(self._turn, row), icon="lock"),)

    def new(self) -> None:
        """A sheet for a new one."""
        self.open_form(ConsultationForm(self.house, lambda _id: self.changed.emit()), alone=True)

    def _under(self, row: Asking) -> str:
        return say.answers_words(row, self._chapters())

    def _turn(self, row: Asking) -> None:
        from models.commands import national

        deed = national.reopen_consultation if row.closed else national.close_consultation
        words = _("Open {title} again") if row.closed else _("Close {title}")
        label = words.format(title=say.short(row.title, 40))
        self.house.dispatcher.run(label, partial(deed, consultation_id=row.id), say=label)
        self.changed.emit()


def _answer(each: Answered) -> tuple[str, ...]:
    by = " · ".join(filter(None, (each.number, each.text))) or _("Their decision has not come yet.")
    at = each.answer.at
    return by, each.answer.text, dates.day(day_of(at)) if at else ""
