"""What other chapters share, as far as it has been told."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton, QWidget

from models.queries import elsewhere, suggesting
from models.queries.suggesting import Shared
from ui.assets.words import condition_words
from ui.house import House
from ui.national.pass_on import can_pass_on, pass_button
from ui.national.searched_tab import Question, SearchedTab, Words
from ui.national.suggest import SuggestForm, Wanted, ours, suggest_button
from ui.national.told import said, title, told
from ui.national.words import amount_of, shared_under
from ui.row_table import Column


class CatalogueTab(SearchedTab[Shared]):
    """A search, the list, and one thing in full; asking for it is between the chapters, and so is changing it.

    The national community can also pass it on.
    """

    def __init__(self, house: House) -> None:
        columns = (
            Column[Shared](
                _("Shared thing"),
                lambda row: row.asset.name,
                "name",
                weight="bold",
                under=shared_under,
                width=220,
                stretch=3,
            ),
            Column[Shared](_("Chapter"), lambda row: row.asset.chapter, "chapter", width=200, stretch=2, keep=True),
        )
        search = _("Search what chapters share (Ctrl+F)")
        super().__init__(house, _("Shared things"), columns, icon="assets", search=search)

    def id_of(self, row: Shared) -> str:
        return row.asset.id

    def asked(self, text: str, order: str) -> Question[Shared]:
        ids = partial(elsewhere.asset_ids, text=text, by_chapter=order == "chapter")
        return Question(ids, suggesting.shared, self.id_of)

    def nothing(self, *, searched: bool = False) -> Words:
        if searched:
            return _("Nothing found"), _("No chapter shares anything like that. Try fewer words.")
        told = _("What the chapters share comes by bundle: kit, rooms, toolkits, know-how.")
        return _("Nothing from other chapters yet"), told

    def facts(self, row: Shared) -> Sequence[QWidget | None]:
        asset = row.asset
        return (
            title(asset.name, asset.chapter, "blue"),
            said(asset.description) if asset.description else None,
            told(_("How many"), amount_of(asset)),
            told(_("Place"), asset.place),
            told(_("Rule of use"), asset.rule_of_use),
            told(_("Condition"), condition_words(asset.condition) if asset.condition else ""),
            told(_("Link"), asset.link),
            said(_("Ask {chapter} for it.").format(chapter=asset.chapter), "soft") if asset.chapter else None,
            ours(self.house, row.suggested, self.acted),
        )

    def deeds(self, row: Shared) -> Sequence[QPushButton]:
        suggest = suggest_button(partial(self.suggest, row))
        return (suggest, pass_button(self, row.asset)) if can_pass_on(self.house) else (suggest,)

    def suggest(self, row: Shared) -> None:
        """A sheet for what its chapter might change."""
        asset = row.asset
        wanted = Wanted("asset", asset.id, asset.name, asset.chapter_id)
        self.open_form(SuggestForm(self, wanted), alone=True)
