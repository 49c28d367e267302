"""What others have decided, marked with whose it is: national's in a chapter, the chapters' in national's own file."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.queries import elsewhere
from models.queries.elsewhere import OtherDecision
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.national.searched_tab import Question, SearchedTab, Words
from ui.national.told import said, title, told
from ui.national.words import outcome_words
from ui.row_table import Column


class DecidedTab(SearchedTab[OtherDecision]):
    """Read only: nobody changes anything of others."""

    def __init__(self, house: House) -> None:
        columns = (
            Column[OtherDecision](
                _("Decision"), lambda row: row.text, weight="bold", under=_under, width=260, stretch=3
            ),
            Column[OtherDecision](
                _("Whose"),
                lambda row: row.chapter,
                "chapter",
                tone=lambda _row: "blue",
                align="right",
                width=200,
                keep=True,
            ),
        )
        search = _("Search decisions and their reasons (Ctrl+F)")
        super().__init__(house, _("Decisions of others"), columns, icon="decisions", search=search)

    def id_of(self, row: OtherDecision) -> str:
        return row.id

    def asked(self, text: str, order: str) -> Question[OtherDecision]:
        ids = partial(elsewhere.decision_ids, text=text, by_chapter=order == "chapter")
        return Question(ids, elsewhere.decisions_by, self.id_of)

    def nothing(self, *, searched: bool = False) -> Words:
        if searched:
            return _("Nothing found"), _("No decision here is like that. Try fewer words.")
        return _("No decisions yet"), _("They come by bundle, and are kept apart from your own register.")

    def facts(self, row: OtherDecision) -> Sequence[QWidget | None]:
        decided = dates.day(day_of(row.decided_at)) if row.decided_at else ""
        return (
            title(row.number or _("Decision"), row.chapter, "blue"),
            said(row.text),
            told(_("Why"), row.reasons),
            told(_("Outcome"), outcome_words(row.outcome), decided),
            told(_("Review"), dates.day(row.review_on) if row.review_on else ""),
            told(_("Holds until"), dates.day(row.expires_on) if row.expires_on else ""),
        )


def _under(row: OtherDecision) -> str:
    day = dates.day(day_of(row.decided_at)) if row.decided_at else ""
    return " · ".join(filter(None, (row.number, day)))
