"""One objection or concern: what was said, the test of it, and what becomes of it."""

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from models.queries.process import objection_of
from models.queries.stances import StanceRow
from models.rules.decisions import ObjectionState
from models.rules.hearings import how_of
from models.rules.objections import needs
from ui.house import House
from ui.meetings.deciding.ledger_words import heard_words, is_open, told, ways
from ui.widgets.buttons import button
from ui.widgets.field_date import DateField
from ui.widgets.flow import Flow
from ui.widgets.text import restyle, words


class ObjectionStrip(QFrame):
    """Says `settled(state, owner, until)`, `qualifies()`, `disagreed(name, argument)` and `remained(anything)`."""

    settled = Signal(str, str, object)
    qualifies = Signal()
    disagreed = Signal(str, str)
    remained = Signal(bool)

    def __init__(self, house: House, row: StanceRow, *, may_settle: bool) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._row, self._state = row, ""
        self.who, self.argument, self.owner = QLineEdit(), QLineEdit(), QLineEdit()
        self.until = DateField("", house.today, placeholder=_("Until when"), flat=False)
        restyle(self, "tone", "red" if is_open(row) and not row.stale else "amber")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 8, 8)
        self._column.setSpacing(6)
        self._column.addLayout(self._head(may_settle))
        for line in heard_words(row):
            self._column.addWidget(words(line, "small"))
        if may_settle and row.stance == "objection" and is_open(row) and not row.stale:
            self._column.addWidget(self._test())
        self._disagreement, self._settlement = self._disagreeing(), self._settling()

    def _head(self, may_settle: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(words(told(self._row)), 1)
        if self._row.stance == "objection" and may_settle and ways(self._row):
            made = button(_("Settle…"), tip=_("What became of this objection"))
            made.setAccessibleName(_("Settle the objection of {name}").format(name=self._row.name))
            made.clicked.connect(partial(self._offer, made))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _test(self) -> QWidget:
        """Does anybody disagree that this qualifies? And once somebody did: does anything remain?"""
        asked, name = Flow(gap=6), self._row.name
        if objection_of(self._row).state is not ObjectionState.RAISED:
            asked.hide()
            return asked
        if how_of(self._row.how).hearing.disagreements:
            asked.lines.addWidget(button(_("Something remains"), partial(self.remained.emit, True)))
            asked.lines.addWidget(button(_("Nothing remains"), partial(self.remained.emit, False)))
        else:
            asked.lines.addWidget(button(_("Nobody disagrees: it qualifies"), self.qualifies.emit))
        more = button(_("Somebody disagrees…"), self._ask_who, kind="quiet")
        asked.lines.addWidget(more)
        for each in asked.findChildren(QPushButton):
            each.setAccessibleName(_("{what} (objection of {name})").format(what=each.text(), name=name))
        return asked

    def _disagreeing(self) -> QWidget:
        self.who.setPlaceholderText(_("Who disagrees"))
        self.argument.setPlaceholderText(_("Why this is no objection, in their words"))
        form = _form(self.who, self.argument, button(_("Take it down"), self._disagree))
        self.argument.returnPressed.connect(self._disagree)
        self.who.returnPressed.connect(self.argument.setFocus)
        self._column.addWidget(form)
        form.hide()
        return form

    def _settling(self) -> QWidget:
        self.owner.setPlaceholderText(_("Who"))
        if editor := self.until.focusProxy():
            editor.setAccessibleName(_("Until when"))
        form = _form(self.owner, self.until, button(_("Take it down"), self._settle))
        self.owner.returnPressed.connect(self._settle)
        self._column.addWidget(form)
        form.hide()
        return form

    def _offer(self, at: QPushButton, _checked: bool = False) -> None:
        menu = QMenu(self)
        for state, text in ways(self._row):
            menu.addAction(text).triggered.connect(partial(self.settle_as, state))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))

    def holds_keyboard(self) -> bool:
        """Whether what is typed goes to a part of it."""
        at = QApplication.focusWidget()
        return at is not None and self.isAncestorOf(at)

    def take_keyboard(self) -> None:
        """It stands where one stood that had the keyboard: go on from the first thing that can be done with it."""
        for each in self.findChildren(QPushButton):
            if each.isVisibleTo(self):
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def settle_as(self, state: str, _checked: bool = False) -> None:
        """Settle it so, asking first for who and until when where that is needed."""
        asked = needs(ObjectionState(state))
        self._state = state
        if "owner" not in asked and "on" not in asked:
            self.settled.emit(state, "", None)
            return
        self.owner.setVisible("owner" in asked)
        self.until.setVisible("on" in asked)
        self._settlement.show()
        (self.owner if "owner" in asked else self.until).setFocus()

    def _ask_who(self) -> None:
        self._disagreement.show()
        self.who.setFocus()

    def _disagree(self) -> None:
        self.disagreed.emit(self.who.text().strip(), self.argument.text().strip())

    def _settle(self) -> None:
        self.until.flush()
        day: date | None = self.until.value()
        self.settled.emit(self._state, self.owner.text().strip(), day)


def _form(*parts: QWidget) -> QWidget:
    form = QWidget()
    row = QHBoxLayout(form)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for place, part in enumerate(parts):
        if isinstance(part, QLineEdit):
            part.setAccessibleName(part.placeholderText())
        row.addWidget(part, (1, 2, 0)[place])
    return form
