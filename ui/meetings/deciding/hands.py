"""One line that takes down a whole room: "all consent except gwen, ali objects: too dear"."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.rules.hand_words import Hands
from ui.meetings.deciding.hand_line import doubt_words, example, read_line, reasonless, taken_words
from ui.widgets.text import restyle, words


class HandsLine(QWidget):
    """Says `taken(Hands)` on Enter; what it will take down, or what is unclear, stands below while it is typed."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._held: Proposal | None = None
        self._people: dict[str, str] = {}
        self._read: tuple[str, Hands | None] = ("", None)
        self.line, self.told = QLineEdit(), words("", "small")
        self.line.setAccessibleName(_("Take down raised hands"))
        self.line.setToolTip(_("Names and answers, or one figure for each seat in turn: 1131"))
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.told)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._entered)

    def show_proposal(self, held: Proposal) -> None:
        """Read lines for this proposal from now on."""
        if self._held is None or self._held.method != held.method:
            self.line.setPlaceholderText(example(held.method))
        self._held, self._people = held, {each.person_id: each.name for each in held.deciders}
        self._read = ("", None)

    def clear(self) -> None:
        """Begin a new line."""
        self.line.clear()
        self.told.hide()

    def read(self) -> Hands:
        """What the line comes to so far; with hundreds, reading it again on Enter would be felt."""
        line, read = self._read
        if read is None or line != self.line.text():
            read = self._look_into(self.line.text())
            self._read = (self.line.text(), read)
        return read

    def _look_into(self, line: str) -> Hands:
        if self._held is None:
            return Hands()
        heard = [each.person_id for each in self._held.deciders if each.stance]
        return read_line(line, self._people, self._held.method, heard=heard)

    def _typed(self, text: str) -> None:
        self._tell(self.read() if text.strip() else None)

    def _tell(self, read: Hands | None) -> None:
        self.told.setVisible(read is not None)
        if read is None:
            return
        doubts = [doubt_words(each, self._people) for each in read.unclear]
        restyle(self.told, "type", "red" if doubts else "small")
        self.told.setText(" ".join(doubts) or taken_words(read, self._people) or _("Nobody yet."))

    def _entered(self) -> None:
        read = self.read()
        if read.unclear or not read.said:
            self._tell(read)
        elif missing := reasonless(read, self._people):
            restyle(self.told, "type", "red")
            self.told.setText(
                _("Add the reason of {name} after a colon: an objection needs one.").format(name=missing[0])
            )
            self.told.show()
        else:
            self.taken.emit(read)
