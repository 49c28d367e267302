"""The chapters as the national community sees them: who is behind, and what each tells."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from models.queries.national import ChapterRow
from models.rules.national import Standing
from ui import dates
from ui.house import House
from ui.national import words as say
from ui.national.suggest import SuggestForm, Wanted, ours, suggest_button
from ui.national.tab import Tab
from ui.national.told import said, title, told
from ui.row_table import Column
from ui.sharing.level_words import level_words
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState


class ChaptersTab(Tab[ChapterRow]):
    """Says `publish_for` with a chapter's id, when only that one is to get a bundle."""

    publish_for = Signal(str)

    def __init__(self, house: House, invite: Callable[[], None]) -> None:
        empty = EmptyState(
            "people",
            _("No chapters yet"),
            _("A chapter joins by an invitation: a small file from you, an answer back, and it is enrolled."),
            button(_("Invite a chapter"), invite, icon="plus", kind="primary"),
        )
        columns = (
            Column[ChapterRow](
                _("Chapter"), lambda row: row.name, weight="bold", under=lambda row: row.region, width=190, stretch=3
            ),
            Column[ChapterRow](_("People"), say.people_words, align="right", width=84),
            Column[ChapterRow](_("Last heard"), lambda row: say.heard_words(row.heard_at, house.today()), width=116),
            Column[ChapterRow](
                _("Stands"),
                lambda row: say.standing_words(row, house.today()),
                tone=say.standing_tone,
                tip=say.standing_tip,
                align="right",
                width=168,
                keep=True,
            ),
        )
        super().__init__(house, _("Chapters"), columns, empty)

    def id_of(self, row: ChapterRow) -> str:
        return row.id

    def facts(self, row: ChapterRow) -> Sequence[QWidget | None]:
        heard = dates.moment(row.heard_at) if row.heard_at else _("Nothing has come from them yet.")
        return (
            title(row.name, say.standing_words(row, self.house.today()), say.standing_tone(row)),
            said(say.standing_tip(row), "soft"),
            told(_("Region"), row.region),
            told(_("Last heard"), heard),
            told(_("They tell us"), level_words(row.level or 0) if row.heard_at else "", say.shared_words(row)),
            told(_("People"), say.people_words(row) if row.people is not None else ""),
            ours(self.house, row.suggested, self.acted),
        )

    def deeds(self, row: ChapterRow) -> Sequence[QPushButton]:
        publish = button(_("Save a bundle for them…"), partial(self.publish_for.emit, row.id), icon="export")
        deeds = () if row.standing is Standing.UP_TO_DATE else (publish,)
        return (*deeds, suggest_button(partial(self.suggest, row), _("Suggest…"))) if row.heard_at else deeds

    def suggest(self, row: ChapterRow) -> None:
        """A sheet for how the chapter might describe itself."""
        wanted = Wanted("chapter", row.id, row.name, row.id)
        self.open_form(SuggestForm(self, wanted), alone=True)
