"""After somebody was forgotten: the papers to shred, the texts left, and who has yet to confirm it."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models.queries.erasure import Confirmation
from models.queries.papers import Paper
from ui.sharing.erase_words import limits_words, paper_words
from ui.sharing.forgotten import confirmed_words
from ui.sharing.pane import Pane
from ui.widgets.buttons import button
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


class ForgottenDialog(FittedDialog):
    """Shown once; the list can be copied, for the name is nowhere else any more."""

    def __init__(
        self,
        parent: QWidget | None,
        papers: Sequence[Paper],
        named: Sequence[str],
        confirmation: Confirmation | None,
        go_to: SignalInstance,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Forgotten"))
        self.resize(620, 520)
        self._list = [paper_words(paper) for paper in papers]
        self._go_to = go_to
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(12)
        column.addWidget(words(_("Forgotten here"), "page"))
        column.addWidget(words(_next(confirmation), "soft"))
        column.addWidget(_body(self._list, named), 1)
        column.addLayout(self._foot(others=confirmation is not None and confirmation.of > 0))

    def _foot(self, *, others: bool) -> QHBoxLayout:
        """Where no other copy would have to forget as well, there is nobody to make a bundle for."""
        row = QHBoxLayout()
        if self._list:
            row.addWidget(button(_("Copy the list"), self._copy))
        row.addStretch(1)
        row.addWidget(button(_("Close"), self.accept, kind="plain" if others else "primary"))
        if others:
            row.addWidget(button(_("Make a bundle now"), self._send, kind="primary"))
        return row

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._list))

    def _send(self) -> None:
        self.accept()
        self._go_to.emit("share", "send")


def _next(confirmation: Confirmation | None) -> str:
    if confirmation is None or not confirmation.of:
        return _("No other copy is known that would have to forget as well.")
    told = _("{confirmed}. The other copies forget with your next bundle, and say so with their next one.")
    return told.format(confirmed=confirmed_words(confirmation))


def _body(papers: Sequence[str], named: Sequence[str]) -> Pane:
    pane = Pane(_("What is left to do"))
    for title, lines in (
        (_("Papers to find and shred"), papers),
        (_("Texts that name them still"), named),
    ):
        if lines:
            pane.body.addWidget(words(title, "bold"))
            pane.body.addWidget(words("\n".join(f"•  {line}" for line in lines), "body"))
    pane.body.addWidget(words(limits_words(), "small"))
    pane.body.addStretch(1)
    return pane
