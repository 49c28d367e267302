"""A sheet inside a pane or a page, on which something is asked for and done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refusal
from ui.widgets.buttons import button
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hands_on import hands_on
from ui.widgets.text import words
from ui.wordings import sentence


@dataclass(frozen=True)
class Way:
    """Another way out of a refusal: its words and what a click does."""

    text: str
    take: Callable[[], object]


class Form(QFrame):
    """Fields, an answer when it is refused with other ways to choose, one button that does it. Esc closes it."""

    closed = Signal()

    def __init__(self, title: str, act: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(6)
        self._answer = words("", "red")
        self._instead = words(_("One click does this instead:"), "small")
        self._ways = Flow()
        self._act, self._buttons = button(act, self._pressed, kind="primary"), QWidget()
        self._build(title)

    def act(self) -> None:
        """Do it with what the fields say."""
        raise NotImplementedError

    def answer(self) -> str:
        """Why it was refused, when it was."""
        return "" if self._answer.isHidden() else self._answer.text()

    def refuse(self, refusal: Refusal, ways: Sequence[Way] = ()) -> None:
        """Say why not, and offer other ways."""
        self.tell(sentence(refusal), ways)

    def tell(self, said: str, ways: Sequence[Way] = ()) -> None:
        """Say what is wrong or missing."""
        self._answer.setText(said)
        self._answer.setVisible(bool(said))
        self._ways.clear()
        for way in ways:
            self._ways.lines.addWidget(button(way.text, way.take))
        self._instead.setVisible(bool(ways))
        self._ways.setVisible(bool(ways))
        self._ways.updateGeometry()

    def beside(self, *parts: tuple[QWidget, int]) -> None:
        """Fields that share a line, with their shares of it."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for widget, share in parts:
            line.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        self.fields.addLayout(line)

    def close_form(self) -> None:
        """Leave everything as it was."""
        self.closed.emit()

    def _pressed(self) -> None:
        for field in self.findChildren(Field):
            field.flush()
        if wrong := next((field.error() for field in self.findChildren(Field) if field.error()), ""):
            self.tell(wrong)
            return
        self.tell("")
        self.act()

    def _build(self, title: str) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self._act)
        buttons.addWidget(button(_("Cancel"), self.close_form, kind="quiet"))
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(words(title, "bold"))
        column.addLayout(self.fields)
        column.addWidget(self._answer)
        column.addWidget(self._instead)
        column.addWidget(self._ways)
        self.tell("")

    def setFocusProxy(self, part: QWidget) -> None:
        hands_on(self, part)

    def showEvent(self, event: QShowEvent) -> None:
        """The buttons come after the fields of whoever derives from it, for Tab too."""
        if self._buttons.parent() is None:
            self._column.addWidget(self._buttons)
            self._buttons.show()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pressed()
        else:
            super().keyPressEvent(event)


def ways_to(take: Callable[..., object], offers: Sequence[tuple[str, tuple[object, ...]]]) -> list[Way]:
    """One way for each offer: its words, and what is taken with it."""
    return [Way(text, partial(take, *told)) for text, told in offers]
