"""What people who are not there had told beforehand: shown as advice, or counted where the group has agreed to it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exports.words import stance_words
from models.queries.proposals import Proposal
from models.queries.room import people_like
from models.queries.stances import StanceRow
from models.rules.decisions import Method, offered
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.source import source_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.emptied import empty
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words


class Absent(QWidget):
    """A line for each, and a form for one more."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._shown: object = None
        self.lines: list[str] = []
        self.who = PersonField(_("Who is not here"), self._suggest, flat=False)
        self.stance = ChoiceField(_("Says"), [], flat=False)
        self.source = ChoiceField(_("How it came"), [], flat=False)
        self.relayed, self.reason = QLineEdit(), QLineEdit()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._build()

    def show_proposal(self, held: Proposal) -> None:
        """Show what was told."""
        answers = offered(Method(held.method)) if held.result else ()
        wanted = (held.beforehand, held.absent_count, held.outcome)
        if wanted != self._shown:
            self._shown = wanted
            self._show(held)
        choices = [(str(each), stance_words(str(each))) for each in answers]
        if choices and self.stance.property("method") != held.method:
            self.stance.setProperty("method", held.method)
            self.stance.set_choices(choices)
            self.stance.set_value(choices[0][0])
        self.setVisible(bool(held.beforehand) or self._form.isVisibleTo(self))

    def ask(self) -> None:
        """Ask who said what."""
        self.show()
        self._form.show()
        self.who.setFocus()

    def is_asking(self) -> bool:
        """Whether its form is open."""
        return self._form.isVisible()

    def dismiss(self) -> None:
        """Put the form away."""
        self._form.hide()
        self.setVisible(bool(self.lines))

    def _show(self, held: Proposal) -> None:
        empty(self._list)
        self.lines = [_told(row) for row in held.beforehand]
        if held.beforehand:
            self._list.addWidget(self._head(counts=held.absent_count))
        for row in held.beforehand:
            self._list.addWidget(self._line(row, may_strike=not held.outcome))

    def _head(self, *, counts: bool) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(_("Told beforehand"), "bold"), 1)
        told = _("Counts as a vote, not for the quorum") if counts else _("Advice: not counted")
        row.addWidget(Badge(told, "accent" if counts else "plain"))
        return head

    def _line(self, row: StanceRow, *, may_strike: bool) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(words(_told(row)), 1)
        if may_strike:
            name = _("Strike what {name} told").format(name=row.name)
            across.addWidget(icon_button("close", name, partial(self._strike, row.id)))
        return line

    def _suggest(self, text: str) -> Sequence[Pick]:
        held = self._doing.proposal
        here = held.sets.present if held else frozenset[str]()
        with self._doing.house.store.read() as reader:
            found = people_like(reader, text)
        return [Pick(each.id, each.name, each.organisation) for each in found if each.id not in here]

    def _tell(self) -> None:
        from models.commands import stances

        self.who.flush()
        pick: Pick | None = self.who.value()
        if pick is None:
            self.who.set_error(_("Say who it is."))
            self.who.setFocus()
            return
        saying = stances.Saying(
            pick.id,
            pick.text,
            self.stance.value(),
            self.reason.text(),
            self.source.value(),
            self.relayed.text(),
        )
        deed = partial(stances.tell_beforehand, decision_id=self._doing.id, saying=saying, at=self._doing.house.now())
        if self._doing.run(_("Take down what {name} had told").format(name=pick.text), deed):
            self.who.set_value(None)
            self.reason.clear()
            self.who.setFocus()

    def _strike(self, stance_id: str) -> None:
        from models.commands import stances

        self._doing.run(
            _("Strike what was told"), partial(stances.strike, decision_id=self._doing.id, stance_id=stance_id)
        )

    def _build(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        known = (("note", _("A note")), ("phone", _("Phone")), ("proxy", _("Through somebody")))
        self.source.set_choices(known)
        self.source.set_value("note")
        for line, name in ((self.relayed, _("Who passes it on")), (self.reason, _("In their words"))):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
        first = QHBoxLayout()
        first.setSpacing(8)
        for field, part in ((self.who, 2), (self.stance, 1), (self.source, 1)):
            first.addWidget(field, part)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.reason, 2)
        second.addWidget(self.relayed, 1)
        second.addWidget(button(_("Never mind"), self.dismiss, kind="quiet"))
        second.addWidget(button(_("Take it down"), self._tell))
        form.addLayout(first)
        form.addLayout(second)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._list)
        column.addWidget(self._form)


def _told(row: StanceRow) -> str:
    """ "Nia Wood: Consents, by phone, passed on by Ed: “…”"."""
    said = [stance_words(row.stance), source_words(row.source)]
    if row.relayed_by:
        said.append(_("passed on by {name}").format(name=row.relayed_by))
    told = _("{name}: {said}").format(name=row.name, said=", ".join(filter(None, said)))
    if row.reason:
        told = _("{told}: “{reason}”").format(told=told, reason=row.reason)
    return _("{told} (to the text before)").format(told=told) if row.stale else told
