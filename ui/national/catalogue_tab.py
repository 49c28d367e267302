"""What other chapters share, as far as it has been told."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.queries import elsewhere
from models.queries.elsewhere import OtherAsset
from ui.house import House
from ui.national.searched_tab import Question, SearchedTab, Words
from ui.national.told import said, title, told
from ui.national.words import asset_where
from ui.row_table import Column


class CatalogueTab(SearchedTab[OtherAsset]):
    """A search, the list, and one thing in full; asking for it is between the chapters."""

    def __init__(self, house: House) -> None:
        columns = (
            Column[OtherAsset](
                _("Shared thing"), lambda row: row.name, "name", weight="bold", under=asset_where, width=220, stretch=3
            ),
            Column[OtherAsset](_("Chapter"), lambda row: row.chapter, "chapter", width=200, stretch=2, keep=True),
        )
        search = _("Search what chapters share (Ctrl+F)")
        super().__init__(house, _("Shared things"), columns, icon="assets", search=search)

    def id_of(self, row: OtherAsset) -> str:
        return row.id

    def asked(self, text: str, order: str) -> Question[OtherAsset]:
        ids = partial(elsewhere.asset_ids, text=text, by_chapter=order == "chapter")
        return Question(ids, elsewhere.assets, self.id_of)

    def nothing(self, *, searched: bool = False) -> Words:
        if searched:
            return _("Nothing found"), _("No chapter shares anything like that. Try fewer words.")
        told = _("What the chapters share comes by bundle: kit, rooms, toolkits, know-how.")
        return _("Nothing from other chapters yet"), told

    def facts(self, row: OtherAsset) -> Sequence[QWidget | None]:
        return (
            title(row.name, row.chapter, "blue"),
            said(row.description) if row.description else None,
            told(_("Where"), asset_where(row)),
            told(_("Who may use it"), row.rule_of_use),
            said(_("Ask {chapter} for it.").format(chapter=row.chapter), "soft") if row.chapter else None,
        )
