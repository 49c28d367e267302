"""How one decision came about and what followed: everything about it that is only read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports.minute_words import scope_words
from models.queries.actions import ActionRow
from models.queries.decisions import DecisionDetail, DecisionRow, Linked, Step
from models.rules.declaring import Outcome, outcome_meant
from models.rules.register_chain import HANDED_ON
from ui import dates
from ui.actions.words import due_words, owner_words
from ui.decisions.chain import Chain
from ui.decisions.facts import Told, Ways
from ui.decisions.how import concerns_of, how_words, objections_of, result_words
from ui.decisions.objected import objected_words
from ui.decisions.words import link_words


@dataclass(frozen=True)
class Around:
    """What was taken on to carry a decision out, the chain it stands in, and the kinds of meeting it sets rules of."""

    actions: Sequence[ActionRow] = ()
    steps: Sequence[Step] = ()
    kinds: Sequence[str] = ()


class Story(QWidget):
    """Captions with sentences under them; what is not known takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._told = {
            "forked": Told(_("Look here")),
            "how": Told(_("How it was decided")),
            "result": Told(_("Result")),
            "next": Told(_("What comes of it")),
            "reasons": Told(_("Why")),
            "objections": Told(_("Objections")),
            "concerns": Told(_("Also said")),
            "meeting": Told(_("Meeting")),
            "about": Told(_("About")),
            "rules": Told(_("Sets the rules of")),
            "role": Told(_("Role")),
            "scope": Told(_("Binds")),
            "effective": Told(_("Takes effect")),
            "review": Told(_("Review")),
            "expires": Told(_("Last day")),
        }
        self.promises, self.before, self.after = Ways(_("Actions")), Ways(_("Before it")), Ways(_("After it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.chain = Chain()
        for part in (*self._told.values(), self.promises, self.chain, self.before, self.after):
            column.addWidget(part)

    def tell(self, detail: DecisionDetail, around: Around, today: date) -> None:
        """Speak of this decision, and of what is around it."""
        for name, said in _said(detail, today).items():
            self._told[name].tell(*said)
        self.promises.show_ways([(each.id, _action(each, today)) for each in around.actions])
        self.chain.show_steps(around.steps, detail.row.id)
        self._told["rules"].tell(*around.kinds)
        self.before.show_ways([(each.id, link_words(each, later=False)) for each in self._beside(detail.earlier)])
        self.after.show_ways([(each.id, link_words(each, later=True)) for each in self._beside(detail.later)])

    def _beside(self, links: Sequence[Linked]) -> list[Linked]:
        """What the chain does not tell already: what is only proposed, carries it out or rests on it."""
        is_told = not self.chain.isHidden()
        return [each for each in links if not (is_told and each.adopted and each.kind in HANDED_ON)]

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


def _said(detail: DecisionDetail, today: date) -> dict[str, Sequence[str]]:
    row = detail.row
    met = (row.meeting, dates.day(row.decided_on) if row.decided_on else "", detail.item)
    forked = _("Two later decisions take its place. The next meeting has to choose.")
    twice = _("The number {number} was given twice, on two laptops: this one goes by a letter.")
    return {
        "forked": (forked if detail.forked else "", twice.format(number=row.given) if row.given else ""),
        "role": _role(detail),
        "scope": (scope_words(row.scope),) if row.scope not in ("", "group") else (),
        "how": (how_words(detail),),
        "result": _result(detail),
        "next": (objected_words(detail.taken_up),) if detail.taken_up else (),
        "reasons": () if is_open(detail) else (row.reasons,),
        "objections": objections_of(detail),
        "concerns": concerns_of(detail),
        "meeting": (" · ".join(filter(None, met)),) if row.meeting else (),
        "about": () if may_still(detail) else (row.asset,),
        "effective": _effective(row, today),
        "review": (dates.day(row.review_on),) if row.review_on and not may_still(detail) else (),
        "expires": (dates.day(row.expires_on),) if row.expires_on else (),
    }


def _result(detail: DecisionDetail) -> Sequence[str]:
    """What it came to, and what was written down beside it also where it was declared as computed."""
    told = result_words(detail)
    return (told,) if detail.difference in told else (told, detail.difference)


def _effective(row: DecisionRow, today: date) -> Sequence[str]:
    """From which day it holds, and what holds until then."""
    if row.effective_on is None:
        return ()
    day = dates.day(row.effective_on)
    if row.effective_on <= today:
        return (day,)
    return (_("{day}; until then what was agreed before still holds.").format(day=day),)


def _role(detail: DecisionDetail) -> Sequence[str]:
    """The role, and who holds it today."""
    if not detail.row.role or not detail.holders:
        return (detail.row.role,)
    held = _("{role}, held by {names}")
    return (held.format(role=detail.row.role, names=", ".join(detail.holders)),)


def _action(row: ActionRow, today: date) -> str:
    return " · ".join((row.text, owner_words(row), due_words(row, today)))
