"""How a proposal is decided: the method, the share of votes it takes, asking once more, and a second vote in a tie."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.rules.casting import casting_of, may_cast
from models.rules.decisions import Method
from models.rules.results import Why
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.explain import Explainer, how_it_works
from ui.meetings.kinds_agreed import base_choices
from ui.meetings.proposal_words import methods
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import TextField
from ui.widgets.settled_choice import SettledChoice
from ui.widgets.text import words

_SHARES = ("2/3", "3/4", "4/5")
_FIRST = 100  # what grows to its widest before what is empty grows


class MethodBar(QWidget):
    """Everything here is fixed before the first answer; changed later, what was said is void.

    What belongs to the method stands `below` it: in the bar itself, or where somebody lays that under it.
    """

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.method = SettledChoice("", methods())
        self.share = SettledChoice("", [])
        self.base = SettledChoice("", base_choices())
        self.borne = words("", "small")
        self.own_share = TextField("", placeholder=_("such as 60/100"), check=_fault)
        self.of = words(_("of"), "soft")
        self.below = QWidget()
        self.how = icon_button("help", _("How this works (F1)"), self.explain)
        self._build()
        self.method.committed.connect(self._change_method)
        self.share.committed.connect(self._choose_share)
        self.own_share.committed.connect(self._set_share)
        self.base.committed.connect(self._set_base)

    def show_proposal(self, held: Proposal) -> None:
        """Show how it is decided."""
        self.method.set_value(held.method)
        is_share = held.method == Method.SUPERMAJORITY
        for part in (self.share, self.of, self.base):
            part.setVisible(is_share)
        self.base.set_value(held.threshold_base)
        self.borne.setText(_borne(held))
        self.borne.setVisible(bool(self.borne.text()))
        self.below.setVisible(not held.outcome and (is_share or bool(self.borne.text())))
        if is_share:
            share = f"{held.threshold_num or 2}/{held.threshold_den or 3}"
            self.share.set_choices(_shares())
            self.share.set_value(share if share in _SHARES else "own")
            self.own_share.set_value(share)
            self.own_share.setVisible(share not in _SHARES)
        else:
            self.own_share.hide()
        self.how.setVisible(bool(how_it_works(held.method)))

    def explain(self) -> None:
        """Open the words that explain the method."""
        held = self._doing.proposal
        if held and how_it_works(held.method):
            Explainer(held.method, self.window()).open()

    def _change_method(self, method: str) -> None:
        self._doing.change(_("Change how it is decided"), "method", method)

    def _choose_share(self, share: str) -> None:
        if share == "own":
            self.own_share.show()
            self.own_share.setFocus()
        else:
            self._set_share(share)

    def _set_share(self, share: str) -> None:
        from models import commands

        num, den = (int(part) for part in share.split("/"))
        deed = partial(commands.decisions.set_threshold, decision_id=self._doing.id, num=num, den=den)
        self._doing.run(_("Change the share of votes needed"), deed)

    def _set_base(self, base: str) -> None:
        from models import commands

        held = self._doing.proposal
        if held is None:
            return
        deed = partial(
            commands.decisions.set_threshold,
            decision_id=held.id,
            num=held.threshold_num or 2,
            den=held.threshold_den or 3,
            base=base,
        )
        self._doing.run(_("Change what the share is taken of"), deed)

    def _build(self) -> None:
        column, row, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.setSpacing(6)
        below.setSpacing(6)
        self.method.setMinimumWidth(150)
        self.method.setMaximumWidth(240)
        self.share.setFixedWidth(92)
        self.own_share.setFixedWidth(110)
        self.base.setMinimumWidth(110)
        self.base.setMaximumWidth(190)
        named = ((self.method, _("How it is decided")), (self.share, _("Share of votes needed")))
        named = (*named, (self.own_share, _("Own share of votes needed")))
        for field, name in (*named, (self.base, _("What the share is taken of"))):
            if editor := field.focusProxy():
                editor.setAccessibleName(name)
        row.addWidget(self.method, _FIRST)
        row.addWidget(self.how)
        row.addStretch(1)
        for part in (self.share, self.own_share, self.of):
            below.addWidget(part)
        below.addWidget(self.base, _FIRST)
        below.addWidget(self.borne, _FIRST)
        below.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.below)
        self.borne.setContentsMargins(9, 0, 0, 4)


class MoreAsking(QWidget):
    """What a lukewarm consensus or a tie asks for before it is declared."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.told = words("", "small")
        self.again = button(_("We asked once more"), self._ask_again)
        self.who = QLineEdit()
        self.who.setPlaceholderText(_("Who has the second vote"))
        self.who.setAccessibleName(self.who.placeholderText())
        self.cast_yes = button(_("Second vote in favour"), partial(self._cast, "yes"))
        self.cast_no = button(_("Second vote against"), partial(self._cast, "no"))
        self.uncast = button(_("Take it back"), self._uncast, kind="quiet")
        self._build()

    def show_proposal(self, held: Proposal) -> None:
        """Show what may be asked for now."""
        result, cast = held.result, casting_of(held.casting)
        is_lukewarm = bool(result and result.why is Why.LUKEWARM)
        is_tied = bool(result and may_cast(result, Method(held.method), agreed=held.casting_vote))
        self.again.setVisible(is_lukewarm)
        for part in (self.who, self.cast_yes, self.cast_no):
            part.setVisible(is_tied and cast is None)
        self.uncast.setVisible(cast is not None)
        told = ""
        if cast:
            favour, against = _("{name} used the second vote in favour."), _("{name} used the second vote against.")
            told = (favour if cast.stance == "yes" else against).format(name=cast.name)
        elif held.asked_again:
            told = _("Everybody was asked once more.")
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.setVisible(not held.outcome and (is_lukewarm or is_tied or bool(told)))

    def _ask_again(self) -> None:
        from models.commands import stages

        self._doing.run(_("Ask once more"), partial(stages.ask_again, decision_id=self._doing.id))

    def _cast(self, stance: str) -> None:
        from models.commands import stages

        deed = partial(
            stages.cast, decision_id=self._doing.id, stance=stance, name=self.who.text(), at=self._doing.house.now()
        )
        if self._doing.run(_("Use the second vote"), deed):
            self.who.clear()
        elif not self.who.text().strip():
            self.who.setFocus()

    def _uncast(self) -> None:
        from models.commands import stages

        self._doing.run(_("Take back the second vote"), partial(stages.take_back_cast, decision_id=self._doing.id))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.who, 1)
        for part in (self.cast_yes, self.cast_no, self.again, self.uncast):
            row.addWidget(part)
        row.addStretch(0)
        column.addLayout(row)


def _borne(held: Proposal) -> str:
    """How many blocks the consensus bears here."""
    if held.method != Method.CONSENSUS or not held.blocks_allowed:
        return ""
    words = ngettext("{count} block does not stop it here", "{count} blocks do not stop it here", held.blocks_allowed)
    return words.format(count=held.blocks_allowed)


def _shares() -> list[tuple[str, str]]:
    return [*((share, share) for share in _SHARES), ("own", _("Another…"))]


def _fault(text: str) -> str:
    num, _slash, den = text.partition("/")
    if num.strip().isdecimal() and den.strip().isdecimal() and int(den) > 0:
        return ""
    return _("Write it as a fraction, such as 3/4.")
