"""How the next bundle is sealed: for its recipients alone, with a passphrase, or not at all."""

import secrets
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import restyle, words

_PHRASE_WORDS = 5


@dataclass(frozen=True)
class Seal:
    """How to write the file: to the recipients' `keys`, with a `passphrase`, or readable for everybody."""

    keys: bool
    passphrase: str


class SealCard(Card):
    """Follows the recipient: who has sent a key, the file can be sealed for them alone."""

    def __init__(self) -> None:
        self._suggestion = button(_("Suggest a passphrase"), self._suggest, kind="quiet")
        super().__init__(_("Sealed?"), trailing=self._suggestion)
        self._tick = QCheckBox(_("Seal it for them alone"))
        self._tick.setChecked(True)
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Passphrase"))
        self._line.setAccessibleName(_("Passphrase"))
        self._told = words("", "small")
        self._names, self._can_seal, self._must = "", False, False
        for widget in (self._tick, self._line, self._told):
            self.body.addWidget(widget)
        self._tick.toggled.connect(self._say)
        self._line.textChanged.connect(self._say)

    def follow(self, names: str, *, can_seal: bool, must: bool) -> None:
        """Whom it is for, whether they have keys to seal to, and whether it must not leave unsealed."""
        self._names, self._can_seal, self._must = names, can_seal, must
        self._tick.setVisible(can_seal)
        self._say()

    def seal(self) -> Seal:
        """What is chosen."""
        keys = self._can_seal and self._tick.isChecked()
        return Seal(keys, "" if keys else self._line.text().strip())

    def is_enough(self) -> bool:
        """Whether it may be saved so; if not, says why and puts the keyboard there."""
        chosen = self.seal()
        if chosen.keys or chosen.passphrase or not self._must:
            return True
        restyle(self._told, "type", "red")
        self._told.setText(_("Choose a passphrase first: everything about everybody would lie open."))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def _suggest(self) -> None:
        from models.rules.spoken_word_list import WORDS

        self._line.setText(" ".join(secrets.choice(WORDS) for _place in range(_PHRASE_WORDS)))

    def _say(self) -> None:
        chosen = self.seal()
        for part in (self._line, self._suggestion):
            part.setVisible(not chosen.keys)
        restyle(self._told, "type", "small")
        self._told.setText(self._words(chosen))

    def _words(self, chosen: Seal) -> str:
        if chosen.keys:
            return _("Only {names} and this laptop can open it.").format(names=self._names)
        if chosen.passphrase:
            return _("Tell them the passphrase by another way than the file travels.")
        if self._must:
            return _("It holds everything about everybody, so it needs a passphrase.")
        return _("Not sealed: signed, but anybody who gets hold of the file can read it.")
