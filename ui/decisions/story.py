"""How one decision came about and what followed: everything about it that is only read."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.actions import ActionRow
from models.queries.decisions import DecisionDetail
from models.rules.declaring import Outcome, outcome_meant
from ui import dates
from ui.actions.words import due_words, owner_words
from ui.decisions.facts import Told, Ways
from ui.decisions.how import concerns_of, how_words, objections_of, result_words
from ui.decisions.words import link_words


class Story(QWidget):
    """Captions with sentences under them; what is not known takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._told = {
            "forked": Told(_("Look here")),
            "how": Told(_("How it was decided")),
            "result": Told(_("Result")),
            "reasons": Told(_("Why")),
            "objections": Told(_("Objections")),
            "concerns": Told(_("Also said")),
            "where": Told(_("Where")),
            "about": Told(_("About")),
            "review": Told(_("Review")),
            "expires": Told(_("Last day")),
        }
        self.promises, self.before, self.after = Ways(_("Actions")), Ways(_("Before it")), Ways(_("After it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (*self._told.values(), self.promises, self.before, self.after):
            column.addWidget(part)

    def tell(self, detail: DecisionDetail, actions: Sequence[ActionRow], today: date) -> None:
        """Speak of this decision, and of what was taken on to carry it out."""
        for name, said in _said(detail).items():
            self._told[name].tell(*said)
        self.promises.show_ways([(each.id, _action(each, today)) for each in actions])
        self.before.show_ways([(each.id, link_words(each, later=False)) for each in detail.earlier])
        self.after.show_ways([(each.id, link_words(each, later=True)) for each in detail.later])

    def told(self, name: str) -> str:
        """What stands under a caption."""
        return self._told[name].text()


def is_open(detail: DecisionDetail) -> bool:
    """Whether it is still a proposal that can be worded."""
    return not (detail.row.outcome or detail.sealed or detail.removed)


def may_still(detail: DecisionDetail) -> bool:
    """Whether its review and what it is about may still be set."""
    held = outcome_meant(detail.row.outcome) in (None, Outcome.ADOPTED, Outcome.INDICATIVE)
    return held and not (detail.sealed or detail.removed)


def _said(detail: DecisionDetail) -> dict[str, Sequence[str]]:
    row = detail.row
    where = (row.meeting, dates.day(row.decided_on) if row.decided_on else "", detail.item)
    forked = _("Two later decisions take its place. The next meeting has to choose.")
    return {
        "forked": (forked,) if detail.forked else (),
        "how": (how_words(detail),),
        "result": (result_words(detail),),
        "reasons": () if is_open(detail) else (row.reasons,),
        "objections": objections_of(detail),
        "concerns": concerns_of(detail),
        "where": (" · ".join(filter(None, where)),) if row.meeting else (),
        "about": () if may_still(detail) else (row.asset,),
        "review": (dates.day(row.review_on),) if row.review_on and not may_still(detail) else (),
        "expires": (dates.day(row.expires_on),) if row.expires_on else (),
    }


def _action(row: ActionRow, today: date) -> str:
    return " · ".join((row.text, owner_words(row), due_words(row, today)))
