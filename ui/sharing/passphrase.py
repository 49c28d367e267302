"""A sealed bundle asks for its passphrase."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.sharing.opening import Source
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import words


class PassphraseCard(Card):
    """Hidden until a bundle needs it; calls `look` with the bundle and what was typed."""

    def __init__(self, look: Callable[[Source, str], object]) -> None:
        super().__init__(_("This bundle is sealed with a passphrase"))
        self._look = look
        self._source = Source()
        self._wrong = words(_("That was not it. Capital letters and spaces count."), "red")
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setAccessibleName(_("Passphrase"))
        self._line.returnPressed.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(button(_("Open it"), self._open, kind="primary"))
        row.addWidget(button(_("Leave it"), self.hide))
        row.addStretch(1)
        self.body.addWidget(
            words(_("Whoever sent it can tell it to you, best by another way than the file came."), "soft")
        )
        self.body.addWidget(self._line)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row)
        self.hide()

    def ask(self, source: Source, *, is_wrong: bool) -> None:
        """Ask for the passphrase of this one."""
        self._source = source
        self._wrong.setVisible(is_wrong)
        self._line.clear()
        self.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self._line.text():
            self._look(self._source, self._line.text())
