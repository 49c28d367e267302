"""A bundle that was checked and waits to be taken in: who it is from and what it holds, before anything changes."""

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from ui.sharing.words import subject_words
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import words

if TYPE_CHECKING:
    from exports.bundle.read import Bundle

_SUBJECT_OF = {
    "person": "roster",
    "asset": "assets",
    "meeting": "meetings",
    "decision": "decisions",
    "action": "actions",
}


class OfferCard(Card):
    """Shown between choosing a bundle and taking it in."""

    def __init__(self, take: Callable[["Bundle"], None]) -> None:
        super().__init__(_("A bundle to take in"))
        self._take = take
        self._bundle: Bundle | None = None
        self._from = words("", "bold")
        self._holds = words("", "soft")
        self._yes = button(_("Take it in"), self._accept, kind="primary", icon="import")
        self.body.addWidget(self._from)
        self.body.addWidget(self._holds)
        row = QHBoxLayout()
        row.addWidget(self._yes)
        row.addWidget(button(_("Leave it"), self.hide))
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def offer(self, bundle: "Bundle") -> None:
        """Show a checked bundle."""
        self._bundle = bundle
        about = bundle.about
        told = _("From {laptop}, {chapter}: whole, and signed with its key")
        self._from.setText(told.format(laptop=about.laptop, chapter=about.chapter))
        counts = [
            f"{subject_words(_SUBJECT_OF[table])}: {count}"
            for table, count in about.counts.items()
            if table in _SUBJECT_OF
        ]
        changes = _("{n} changes").format(n=len(bundle.parcel.ops))
        self._holds.setText(" · ".join([changes, *counts]))
        self.show()
        self._yes.setFocus()

    def _accept(self) -> None:
        self.hide()
        if self._bundle:
            self._take(self._bundle)
