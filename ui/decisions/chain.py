"""How decisions follow from each other, drawn as a chain: a dot for each, the one shown filled."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.queries.decisions import Step
from ui.decisions.words import name_of, state_words
from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.emptied import empty
from ui.widgets.text import words

_WIDE = 20


class Chain(QWidget):
    """The whole story of a decision, first to last; shorter than three it says nothing new. Says `chosen`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How it followed"))
        caption = words(_("How it followed"), "small")
        caption.setContentsMargins(9, 0, 9, 0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addLayout(self._rows)

    def show_steps(self, steps: Sequence[Step], here: str) -> None:
        """Draw these, the one that is shown marked."""
        empty(self._rows)
        shown = steps if len(steps) > 2 else ()
        for number, step in enumerate(shown):
            row = self._row(step, step.id == here, (number > 0, number < len(shown) - 1))
            self._rows.addWidget(row)
            row.show()
        self.setVisible(bool(shown))

    def _row(self, step: Step, is_here: bool, ends: tuple[bool, bool]) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(9, 0, 0, 6)
        row.setSpacing(6)
        row.addWidget(_Dot(is_here, *ends))
        name = name_of(step.number, step.text)
        told = _("{decision}: {state}").format(decision=name, state=state_words(step.state))
        row.addWidget(words(told, "bold" if is_here else "body"), 1)
        if not is_here:
            go = icon_button("chevron-right", _("Go along to: {name}").format(name=name), partial(self._go, step.id))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _go(self, id: str) -> None:
        self.chosen.emit(id)


class _Dot(QWidget):
    """One link of the chain, with the line to the one above and the one below."""

    def __init__(self, is_here: bool, above: bool, below: bool) -> None:
        super().__init__()
        self._here, self._above, self._below = is_here, above, below
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, middle = theme(), QPointF(_WIDE / 2, 15)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.soft), 1.5))
        if self._above:
            painter.drawLine(QPointF(middle.x(), 0), middle)
        if self._below:
            painter.drawLine(middle, QPointF(middle.x(), self.height()))
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(QColor(worn.accent if self._here else worn.card))
        painter.drawEllipse(middle, 5, 5)
