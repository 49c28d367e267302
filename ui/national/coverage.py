"""How far the chapters reach, region by region."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.national import Region
from ui.house import House
from ui.national.words import region_words
from ui.row_table import Column, RowTable, SmallListing
from ui.widgets.empty_state import EmptyState
from ui.widgets.hands_on import hands_on


class Coverage(QWidget):
    """A row for each region."""

    def __init__(self, house: House) -> None:
        super().__init__()
        empty = EmptyState(
            "place",
            _("No regions yet"),
            _("Chapters name their region in their own file; it comes with their bundles."),
        )
        columns = (
            Column[Region](_("Region"), _named, weight="bold", width=200, stretch=1),
            Column[Region](_("Chapters"), region_words, weight="soft", width=300, stretch=2),
            Column[Region](_("Shared things"), lambda row: f"{row.assets:,}", align="right", width=120),
        )
        self.table = RowTable(house.store, house.tasks, columns, name=_("Coverage"), empty=empty)
        hands_on(self, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_rows(self, rows: Sequence[Region]) -> None:
        """List these."""
        self.table.show_listing(SmallListing(lambda _reader: rows, lambda row: row.name.encode().hex() or "-"))


def _named(region: Region) -> str:
    return region.name or _("No region named")
