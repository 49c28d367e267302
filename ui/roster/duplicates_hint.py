"""While somebody new is typed: who may be meant, beside the fields and in nobody's way."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.progress import Progress
from models.queries import duplicates
from models.queries.duplicates import Side
from models.rules.roster_file import PersonDraft
from ui.house import House
from ui.roster.duplicates_words import name_of
from ui.tasks import Running
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.emptied import empty
from ui.widgets.text import words

_PAUSE = 300  # ms without a letter
_MOST = 3


class AlreadyHere(QWidget):
    """Hidden until somebody is found. `wanted` names the one to be shown instead."""

    wanted = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._draft = PersonDraft()
        self._looking: Running | None = None
        self._told = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self.hide()

    def follow(self, draft: PersonDraft) -> None:
        """Look for this person once nothing has been typed for a moment."""
        self._draft = draft
        self._pause.start()

    def look_for(self, draft: PersonDraft) -> None:
        """Look for this person now."""
        self._draft = draft
        self._look()

    def forget(self) -> None:
        """Nobody is being typed."""
        self._draft = PersonDraft()
        self._stop()
        self._show([])

    def text(self) -> str:
        """What is told."""
        return self._told

    def _look(self) -> None:
        self._stop()
        read = partial(_found, self._house, self._draft)
        self._looking = self._house.tasks.run(read, self._show, self._house.dispatcher.fail)

    def _stop(self) -> None:
        self._pause.stop()
        if self._looking:
            self._looking.cancel()
            self._looking = None

    def _show(self, sides: list[Side]) -> None:
        told = "\n".join(_sentence(side) for side in sides)
        if told == self._told:
            return
        self._told = told
        empty(self._lines)
        for side in sides:
            self._lines.addWidget(self._line(side))
        self.setVisible(bool(sides))
        if told:
            announce(self, told)

    def _line(self, side: Side) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(_sentence(side), "small"), 1)
        show = button(_("Show"), partial(self.wanted.emit, side.id), kind="quiet")
        show.setAccessibleName(_("Show {name}").format(name=name_of(side)))
        row.addWidget(show)
        return holder


def _found(house: House, draft: PersonDraft, progress: Progress) -> list[Side]:
    with house.store.read() as reader:
        return duplicates.pairs_of(reader, draft)[:_MOST]


def _sentence(side: Side) -> str:
    known = side.email or side.phone or side.organisation or side.postcode
    if not known:
        return _("Already here? {name}").format(name=name_of(side))
    return _("Already here? {name}, {known}").format(name=name_of(side), known=known)
