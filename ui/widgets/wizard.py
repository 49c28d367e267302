"""A dialog that goes step by step: what is done, what comes, and one way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.panes import focus_into
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.fitted import FittedDialog
from ui.widgets.hung import pulled_out
from ui.widgets.text import restyle, words


def _always() -> bool:
    return True


def _nothing() -> None:
    """A step that needs no preparing."""


@dataclass(frozen=True)
class Step:
    """One page of a wizard; `ready` says whether one may go on, `entered` prepares it, `on_next` names what goes on."""

    key: str
    title: str
    widget: QWidget
    ready: Callable[[], bool] = _always
    entered: Callable[[], None] = _nothing
    sentence: str = ""


class Wizard(FittedDialog):
    """Steps as data. `accepted` comes with the last button; Esc leaves everything as it was."""

    def __init__(self, title: str, steps: Sequence[Step], *, finish: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 620)
        self._steps = tuple(steps)
        self._finish = finish
        self._marks = [_mark(n, step.title) for n, step in enumerate(self._steps)]
        self._title = words("", "page")
        self._sentence = words("", "soft")
        self._stack = QStackedWidget()
        self._cancel = button(_("Cancel"), self.reject, kind="quiet")
        self._back = button(_("Back"), self.back)
        self._next = button(_("Next"), self.next, kind="primary")
        self._next.setDefault(True)  # Enter goes on from anywhere in the step
        self._build()
        self._enter(0)

    def current(self) -> str:
        """The key of the step in sight."""
        return self._steps[self._stack.currentIndex()].key

    def refresh(self) -> None:
        """Look again whether one may go on."""
        place = self._stack.currentIndex()
        last = place == len(self._steps) - 1
        self._back.setEnabled(place > 0)
        self._next.setText(self._finish if last else _("Next"))
        was_ready, ready = self._next.isEnabled(), self._steps[place].ready()
        self._next.setEnabled(ready)
        if ready and not was_ready and self.focusWidget() in (None, self._cancel, self._back):
            self._next.setFocus()

    def next(self) -> None:
        """Go on, or finish; nothing while the step is not ready."""
        place = self._stack.currentIndex()
        if not self._steps[place].ready():
            return
        if place == len(self._steps) - 1:
            self.accept()
        else:
            self._enter(place + 1)

    def back(self) -> None:
        """Go back; what was filled in stays."""
        if self._stack.currentIndex() > 0:
            self._enter(self._stack.currentIndex() - 1)

    def set_sentence(self, sentence: str) -> None:
        """Say how this step stands."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def _enter(self, place: int) -> None:
        step = self._steps[place]
        self._stack.setCurrentIndex(place)
        self._title.setText(step.title)
        self.set_sentence(step.sentence)
        for n, mark in enumerate(self._marks):
            restyle(mark, "state", "past" if n < place else "now" if n == place else "coming")
        step.entered()
        self.refresh()
        if not focus_into(step.widget):
            (self._next if self._next.isEnabled() else self._cancel).setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(8)
        column.addLayout(_row(self._marks))
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.addLayout(pulled_out(self._cancel))
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._next)
        column.addLayout(foot)
        for step in self._steps:
            self._stack.addWidget(step.widget)


def _mark(place: int, title: str) -> QLabel:
    mark = words(f"{place + 1}  {title}", "small")
    mark.setWordWrap(False)
    mark.setObjectName("step")
    return mark


def _row(marks: Sequence[QLabel]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for mark in marks:
        row.addWidget(mark)
    row.addStretch(1)
    return row
