"""What the members' page does to the members chosen in its list."""

from PySide6.QtGui import QGuiApplication

from models.queries import roster
from models.queries.duplicates_known import merged_into
from models.queries.roster import RosterRow
from ui.roster.beside import Beside
from ui.roster.deeds import MemberDeeds
from ui.roster.duplicates import Duplicates
from ui.row_table import RowTable
from ui.widgets.page import Page


class WithChosen(Page):
    """Derive, and build what is named here."""

    table: RowTable[RosterRow]
    duplicates: Duplicates
    _beside: Beside
    _deeds: MemberDeeds
    _chip: str

    def to_bin(self) -> None:
        """Put the chosen members in the bin."""
        ids = self.table.selected_ids()
        row = self.table.current_row()
        if ids and row and self._chip != "bin" and not self.duplicates.is_open():
            self._deeds.to_bin(ids, row.name)

    def write_email(self) -> None:
        """Write to the chosen member."""
        self._beside.pane.write_email()

    def restore(self) -> None:
        """Take the chosen members out of the bin; entries that were merged into another are taken apart instead."""
        row, ids = self.table.current_row(), self.table.selected_ids()
        if row and not self._is_merged_away(ids):
            self._deeds.restore(ids, row.name)

    def _is_merged_away(self, ids: list[str]) -> bool:
        """Whether one of them is; that is said."""
        from models.rules.bin import MergedInto

        with self.house.store.read() as reader:
            away = [(id, into) for id in ids if (into := merged_into(reader, id))]
            name = roster.names_of(reader, [away[0][0]])[away[0][0]] if away else ""
        if away:
            self.house.dispatcher.refuse(MergedInto(name, away[0][1].name))
        return bool(away)

    def copy_addresses(self) -> None:
        """Put the chosen members' e-mail addresses into the clipboard."""
        with self.house.store.read() as reader:
            keys = [key for key in (roster.key(reader, id) for id in self.table.selected_ids()) if key is not None]
            rows = roster.rows(reader, keys, self.house.today())
        QGuiApplication.clipboard().setText("; ".join(row.email for row in rows if row.email))

    def find_duplicates(self) -> None:
        """Show who may have been entered twice."""
        self._beside.flush()
        self.duplicates.find()

    def may_merge(self) -> bool:
        """Whether two members are chosen, and none of them from the bin."""
        return len(self.table.selected_ids()) == 2 and self._chip != "bin"

    def merge_chosen(self) -> None:
        """Show the two members chosen side by side."""
        if self.may_merge():
            self._beside.flush()
            first, second = self.table.selected_ids()
            self.duplicates.compare(first, second)
