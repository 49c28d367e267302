"""Objections and concerns to a proposal, with their reasons and what becomes of them."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from models.queries.proposals import StanceRow
from ui.widgets.buttons import button
from ui.widgets.text import restyle, words

_ANSWERED = ("not_qualified", "withdrawn", "integrated", "concern", "deferred", "delegated", "monitored")
_OBJECTING = ("objection", "block")
_WITH_REASON = (*_OBJECTING, "concern", "reservation")


class Objections(QWidget):
    """One strip for each; says `settled(stance id, state)`."""

    settled = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[StanceRow, ...], bool] = ((), True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_stances(self, stances: tuple[StanceRow, ...], *, may_settle: bool) -> None:
        """Show the last word of each person that has a reason to it, and what they objected to in the text before."""
        wanted = _to_show(stances)
        if (wanted, may_settle) == self._shown:
            return
        self._shown = (wanted, may_settle)
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row in wanted:
            self._column.addWidget(self._strip(row, may_settle))
        self.setVisible(bool(wanted))

    def _strip(self, row: StanceRow, may_settle: bool) -> QFrame:
        strip = QFrame()
        strip.setObjectName("banner")
        objects = row.stance in _OBJECTING and row.state not in _ANSWERED and not row.stale
        restyle(strip, "tone", "red" if objects else "amber")
        line = QHBoxLayout(strip)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(12)
        line.addWidget(words(_told(row)), 1)
        if row.stance == "objection" and may_settle:
            line.addWidget(self._settle_button(row), 0, Qt.AlignmentFlag.AlignVCenter)
        return strip

    def _settle_button(self, row: StanceRow) -> QPushButton:
        made = button(_("Settle…"), tip=_("What became of this objection"))
        made.setAccessibleName(_("Settle the objection of {name}").format(name=row.name))
        made.clicked.connect(partial(self._offer, made, row.id))
        return made

    def _offer(self, at: QPushButton, stance_id: str, _checked: bool = False) -> None:
        menu = QMenu(self)
        for state, text in _states().items():
            menu.addAction(text).triggered.connect(partial(self.settled.emit, stance_id, state))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))


def _to_show(stances: tuple[StanceRow, ...]) -> tuple[StanceRow, ...]:
    now = {_who(row): row for row in stances if not row.stale}
    before = {_who(row): row for row in stances if row.stale and row.stance in _OBJECTING}
    last = before | {who: row for who, row in now.items() if row.stance in _WITH_REASON}
    return tuple(last.values())


def _who(row: StanceRow) -> str:
    return row.person_id or row.name


def _states() -> dict[str, str]:
    return {
        "qualified": _("It qualifies as an objection"),
        "not_qualified": _("It does not qualify"),
        "integrated": _("It is integrated into the text"),
        "concern": _("It becomes a concern"),
        "withdrawn": _("It is withdrawn"),
    }


def _told(row: StanceRow) -> str:
    known = {
        "objection": _("{name} objects: “{reason}”"),
        "block": _("{name} blocks: “{reason}”"),
        "concern": _("{name} has a concern: “{reason}”"),
        "reservation": _("{name} has a reservation: “{reason}”"),
    }
    bare = {"concern": _("{name} has a concern."), "reservation": _("{name} has a reservation.")}
    told = (known if row.reason else {**known, **bare})[row.stance].format(name=row.name, reason=row.reason)
    became = {
        "qualified": _("Qualified."),
        "not_qualified": _("Did not qualify."),
        "integrated": _("Integrated into the text."),
        "concern": _("Became a concern."),
        "withdrawn": _("Withdrawn."),
    }.get(row.state, "")
    if row.stale and not became:
        became = _("That was to the text before.")
    return f"{told} {became}".strip()
