"""A decision that one person makes after advice: any member may bring it before the group."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports.shortened import shortened
from models.queries.taking_up import taken_up
from models.rules.decisions import Method
from ui.decisions.on_agenda import OnAgenda
from ui.decisions.words import opening
from ui.house import House
from ui.widgets.buttons import button


class ToAgenda(QWidget):
    """One click puts it before the next meeting; then it says where it is."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house, self._id, self._text = house, "", ""
        self.place = OnAgenda()
        self.place.wanted.connect(partial(house.signals.go_to.emit, "meetings"))
        self.put = button(
            _("Put it on the agenda"), self._put, icon="calendar", tip=_("Any member may bring it before the group")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addWidget(self.put, 0, Qt.AlignmentFlag.AlignLeft)

    def show_decision(self, id: str, text: str, method: str) -> None:
        """Offer it for what is decided after advice; for nothing else."""
        self._id, self._text = id, text
        self.setVisible(bool(id) and method == Method.ADVICE)
        if not self.isHidden():
            self._tell()

    def _tell(self) -> None:
        with self._house.store.read() as reader:
            there = taken_up(reader, self._id)
        self.put.setVisible(there is None)
        self.place.show_place(there)

    def _put(self) -> None:
        from models.commands import taking_up

        name = shortened(opening(self._text), 40)
        deed = partial(
            taking_up.put_on_agenda, decision_id=self._id, title=_("Taken up again: {decision}").format(decision=name)
        )
        label = _("Put “{decision}” on the agenda").format(decision=name)
        self._house.dispatcher.run(label, deed, say=_("It comes before the group"))
        self._tell()
