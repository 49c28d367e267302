"""Meeting a laptop: six words read out by its owner are typed as they are heard."""

import re
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from models.errors import Refusal
from models.progress import Progress
from models.queries.copies import own
from models.rules.spoken_words import COUNT, words_of
from models.store import Store
from ui.house import House
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import restyle, words

if TYPE_CHECKING:
    from models.trust.acquaintance import Met


class CompareCard(Card):
    """Hidden until somebody is to be met; says `met` with the name of the laptop and the bundles it waits with."""

    met = Signal(str, object)

    def __init__(self, house: House) -> None:
        super().__init__(" ")
        self._house = house
        self._because = words("", "bold")
        self._how = words("", "soft")
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("six words, as you hear them"))
        self._line.setAccessibleName(_("Their six words"))
        self._below = words("", "small")
        self._ours = words("", "soft")
        self._yes = button(_("These are the words"), self._compare, kind="primary", icon="check")
        self._line.textEdited.connect(self._typed)
        self._line.returnPressed.connect(self._compare)
        row = QHBoxLayout()
        row.addWidget(self._yes)
        row.addWidget(button(_("Not now"), self.hide))
        row.addStretch(1)
        for widget in (self._because, self._how, self._line, self._below, self._ours):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.hide()

    def ask(self, laptop: str, *, because: str = "") -> None:
        """Ask for the words of this laptop; `because` says first what happened."""
        self._because.setText(because)
        self._because.setVisible(bool(because))
        self.set_title(_("Compare words with {laptop}").format(laptop=laptop))
        told = _(
            "Ring whoever uses {laptop}, on a number you know. Have them open Share, then Copies and keys, "
            "and read out the six words of their laptop."
        )
        self._how.setText(told.format(laptop=laptop))
        with self._house.store.read() as reader:
            key = own(reader)[2]
        spoken = " · ".join(words_of(key)) if key else ""
        self._ours.setText(_("They will want to hear yours: {words}").format(words=spoken))
        self._ours.setVisible(bool(spoken))
        self._line.clear()
        self._typed("")
        self.show()
        if because:
            announce(self, because)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        count = len(re.findall(r"[^\W\d_]+", text))
        self._yes.setEnabled(count == COUNT)
        self._tell(ngettext("{n} of {all} words", "{n} of {all} words", COUNT).format(n=count, all=COUNT), "small")

    def _tell(self, sentence: str, style: str) -> None:
        restyle(self._below, "type", style)
        self._below.setText(sentence)

    def _compare(self) -> None:
        if self._yes.isEnabled():
            work = partial(_hear, self._house.store, self._line.text())
            self._house.tasks.run(work, self._heard, self._failed, _("Comparing the words"))

    def _heard(self, met: "Met") -> None:
        self.hide()
        self.met.emit(met.laptop.name, met.waiting)

    def _failed(self, error: Exception) -> None:
        from ui.wordings import sentence

        if not isinstance(error, Refusal):
            raise error
        self._tell(sentence(error), "red")
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()


def _hear(store: Store, heard: str, progress: Progress) -> "Met":
    from models.commands import copies

    return copies.hear(store, heard, label=_("Believe a laptop by its words"))
