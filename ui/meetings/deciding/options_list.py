"""The options people choose among: offered, put in order, taken away, until the first paper."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.queries.choices import Choosing
from models.rules.choice_counting import reopen_id
from models.rules.decisions import Method
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.panels import row_of
from ui.widgets.buttons import button, icon_button
from ui.widgets.fields import TextField
from ui.widgets.text import words

_REOPENS = (Method.RANKED, Method.STV, Method.APPROVAL)


class OptionLine(QWidget):
    """One option with its number; Alt+Up and Alt+Down put it elsewhere."""

    moved = Signal(str, int)

    def __init__(self, option: str, number: int, text: str) -> None:
        super().__init__()
        self.option = option
        self.field = TextField("")
        self.field.set_value(text)
        if editor := self.field.focusProxy():
            editor.setAccessibleName(_("Option {number}").format(number=number))
            editor.setToolTip(_("Alt+Up and Alt+Down change the order"))
            editor.installEventFilter(self)
        self.up = icon_button("arrow-up", _("Put “{option}” further up").format(option=text), self._up)
        self.down = icon_button("arrow-down", _("Put “{option}” further down").format(option=text), self._down)
        self.drop = icon_button("trash", _("Take “{option}” off the list").format(option=text))
        figure = words(str(number), "bold")
        figure.setFixedWidth(24)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row_of(figure, self.field, self.up, self.down, self.drop, stretch=(0, 1)))

    def _up(self) -> None:
        self.moved.emit(self.option, -1)

    def _down(self) -> None:
        self.moved.emit(self.option, 1)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit(self.option, step)
                return True
        return False


class OptionList(QWidget):
    """A line for each option and one for another; once papers are in they are only read."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._shown: object = None
        self.lines: list[OptionLine] = []
        self.read = words("", "body")
        self.add = QLineEdit()
        self.add.setPlaceholderText(_("Another option, then Enter"))
        self.add.setAccessibleName(_("Another option"))
        self.reopen = button(_("Offer to open nominations again"), self._reopen, icon="plus", kind="quiet")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.read)
        column.addLayout(self._rows)
        self._more = QWidget()
        self._more.setLayout(row_of(self.add, self.reopen, stretch=(1, 0)))
        column.addWidget(self._more)
        self.add.returnPressed.connect(self._add)

    def show_choice(self, held: Choosing) -> None:
        """Show what is offered."""
        is_open = not (held.marked or held.is_secret or held.facts.outcome)
        self.reopen.setVisible(
            held.facts.method in _REOPENS and bool(held.rows) and reopen_id(held.facts.id) not in held.options
        )
        wanted = (held.rows, is_open)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._more.setVisible(is_open)
        self.read.setVisible(not is_open)
        self.read.setText("   ".join(f"{number} {row.text}" for number, row in enumerate(held.rows, start=1)))
        self._rebuild(held if is_open else None)

    def _rebuild(self, held: Choosing | None) -> None:
        focused = next((line.option for line in self.lines if line.field.hasFocus() or _inside(line)), "")
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [OptionLine(row.id, n, row.text) for n, row in enumerate(held.rows, start=1)] if held else []
        for place, line in enumerate(self.lines):
            line.up.setEnabled(place > 0)
            line.down.setEnabled(place < len(self.lines) - 1)
            line.moved.connect(self._move)
            line.field.committed.connect(partial(self._reword, line.option))
            line.drop.clicked.connect(partial(self._drop, line.option))
            self._rows.addWidget(line)
            if line.option == focused:
                line.field.setFocus()

    def _add(self) -> None:
        from models.commands import choices

        deed = partial(choices.add_option, decision_id=self._doing.id, text=self.add.text())
        if self._doing.run(_("Offer {option}").format(option=self.add.text().strip()), deed):
            self.add.clear()
        self.add.setFocus()

    def _reopen(self) -> None:
        from models.commands import choices

        deed = partial(choices.reopen, decision_id=self._doing.id, text=_("Open nominations again"))
        self._doing.run(_("Offer to open nominations again"), deed)

    def _reword(self, option: str, text: str) -> None:
        from models.commands import choices

        if not self._doing.run(_("Reword an option"), partial(choices.reword_option, option_id=option, text=text)):
            self._shown = None
            self._doing.altered.emit()

    def _move(self, option: str, step: int) -> None:
        from models.commands import choices

        self._doing.run(_("Put the options in order"), partial(choices.move_option, option_id=option, step=step))

    def _drop(self, option: str, _checked: bool = False) -> None:
        from models.commands import choices

        self._doing.run(_("Take an option off the list"), partial(choices.drop_option, option_id=option))


def _inside(line: OptionLine) -> bool:
    proxy = line.field.focusProxy()
    return bool(proxy and proxy.hasFocus())
