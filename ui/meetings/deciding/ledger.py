"""The ledger of a proposal: its objections and concerns, each with its test and what becomes of it."""

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.queries.stances import StanceRow
from models.rules.decisions import Method
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.ledger_words import OBJECTING, WITH_REASON, is_open
from ui.meetings.deciding.objection_strip import ObjectionStrip
from ui.widgets.text import words

_WITH_LEDGER = (Method.CONSENT, Method.CONSENSUS)
"""The methods that an objection, or a block, can stop; elsewhere people say no, or show it in a list of their own."""


class Ledger(QWidget):
    """A strip for each; those nothing happened to stay as they are, with what is half typed in them."""

    settled = Signal(str, str)

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._shown: dict[str, tuple[StanceRow, bool]] = {}
        self.strips: dict[str, ObjectionStrip] = {}
        self._criteria = words("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._criteria)
        self.settled.connect(self._settle)

    def show_proposal(self, held: Proposal) -> None:
        """Show the last word of each person that has a reason to it, and what they objected to in the text before."""
        wanted = {row.id: (row, not held.outcome) for row in _to_show(held)} if held.method in _WITH_LEDGER else {}
        held_keyboard = next((id for id, strip in self.strips.items() if strip.holds_keyboard()), "")
        for id in [id for id in self.strips if wanted.get(id) != self._shown.get(id)]:
            gone = self.strips.pop(id)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (id, (row, may_settle)) in enumerate(wanted.items()):
            if id not in self.strips:
                self.strips[id] = self._strip(row, may_settle=may_settle)
                self._column.insertWidget(place + 1, self.strips[id])
                if id == held_keyboard:
                    self.strips[id].show()
                    self.strips[id].take_keyboard()
        self._shown = wanted
        criteria = held.criteria if held.stage == "concerns" else ""
        self._criteria.setText(_("How we will know that it works: {criteria}").format(criteria=criteria))
        self._criteria.setVisible(bool(criteria))
        self.setVisible(bool(wanted) or bool(criteria))

    def _strip(self, row: StanceRow, *, may_settle: bool) -> ObjectionStrip:
        made = ObjectionStrip(self._doing.house, row, may_settle=may_settle)
        made.settled.connect(partial(self._settle, row.id))
        made.qualifies.connect(partial(self._qualifies, row.id))
        made.disagreed.connect(partial(self._disagree, row.id))
        made.remained.connect(partial(self._remains, row.id))
        return made

    def _settle(self, stance_id: str, state: str, owner: str = "", until: date | None = None) -> None:
        from models.commands import objections

        deed = partial(objections.settle, stance_id=stance_id, state=state, owner=owner, until=until)
        self._doing.run(_("Settle an objection"), deed)

    def _qualifies(self, stance_id: str) -> None:
        from models.commands import objections

        self._doing.run(_("An objection qualifies"), partial(objections.qualifies, stance_id=stance_id))

    def _disagree(self, stance_id: str, name: str, argument: str) -> None:
        from models.commands import objections

        held = self._doing.proposal
        deciders = held.deciders if held else ()
        called = [each for each in deciders if name and each.name.casefold().startswith(name.casefold())]
        one = called[0] if len(called) == 1 else None
        deed = partial(
            objections.disagree,
            stance_id=stance_id,
            name=one.name if one else name,
            person_id=one.person_id if one else "",
            argument=argument,
        )
        self._doing.run(_("Disagree with an objection"), deed)

    def _remains(self, stance_id: str, anything: bool) -> None:
        from models.commands import objections

        deed = partial(objections.remains, stance_id=stance_id, anything=anything)
        self._doing.run(_("Finish the test of an objection"), deed)


def _to_show(held: Proposal) -> tuple[StanceRow, ...]:
    """What stands in the way comes first; what the absent had told stands by itself, unless it counts."""
    apart = () if held.absent_count else {row.id for row in held.beforehand}
    said = [row for row in held.stances if row.id not in apart]
    now = {row.who: row for row in said if not row.stale}
    before = {row.who: row for row in said if row.stale and row.stance in OBJECTING}
    last = before | {who: row for who, row in now.items() if row.stance in WITH_REASON}
    return tuple(sorted(last.values(), key=lambda row: not is_open(row)))
