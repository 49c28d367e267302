"""The side of the Share page that lists every bundle saved and opened here."""

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries import sharing
from models.queries.sharing import Exchange
from ui.house import House
from ui.row_table import Column, RowTable, SmallListing
from ui.sharing import words
from ui.widgets.empty_state import EmptyState


def columns() -> tuple[Column[Exchange], ...]:
    """How an exchange is listed."""
    return (
        Column(_("When"), words.direction_words, icon=_arrow, width=280, keep=True),
        Column(_("What"), words.changes_words, stretch=1, width=260),
        Column(_("File"), lambda row: row.name, weight="soft", width=230),
        Column(_("Outcome"), words.outcome_words, tone=words.outcome_tone, width=220, keep=True),
    )


def _arrow(row: Exchange) -> str:
    return "arrow-up" if row.direction == "saved" else "arrow-down"


class HistoryPane(QWidget):
    """The list alone, newest first."""

    def __init__(self, house: House) -> None:
        super().__init__()
        empty = EmptyState(
            "share",
            _("No bundle has come or gone yet"),
            _("A bundle carries your chapter’s changes to a co-coordinator or to the national community, as a file."),
        )
        self.table = RowTable(house.store, house.tasks, columns(), name=_("Bundles"), empty=empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.table)

    def panes(self) -> list[QWidget]:
        """What F6 stops at."""
        return [self.table]

    def refresh(self) -> None:
        """Read again what came and went."""
        self.table.show_listing(SmallListing(sharing.exchanges, lambda row: row.id))
