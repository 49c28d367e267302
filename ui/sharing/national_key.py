"""The national key that is believed here: its six words to compare, and the way back."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.queries.copies import NationalKey
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import words


class NationalKeyCard(Card):
    """Hidden while no national key is believed, and in the national community's own file. Says `forget`."""

    forget = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self._words = words("", "bold")
        self._told = words("", "soft")
        self._forget = button(_("Forget this key…"), self.forget.emit)
        row = QHBoxLayout()
        row.addWidget(self._forget)
        row.addStretch(1)
        for widget in (self._told, self._words):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.hide()

    def show_key(self, key: NationalKey | None) -> None:
        """Show this one."""
        if key and not key.is_ours:
            name = key.name or _("the national community")
            self.set_title(_("National key: {name}").format(name=name))
            self._words.setText(" · ".join(key.words))
            self._words.setAccessibleName(" ".join(key.words))
            self._told.setText(_how(key, name))
        self.setVisible(key is not None and not key.is_ours)


def _how(key: NationalKey, name: str) -> str:
    told = _(
        "It came with an invitation, or with a co-coordinator’s bundle. Compare its six words with {name} by phone."
    )
    if key.has_come:
        more = _("If they differ, forget it: what came from them counts no longer then.")
    else:
        more = _("If they differ, forget it: nothing of theirs has been taken in yet.")
    return f"{told.format(name=name)} {more}"
