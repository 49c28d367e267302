"""How options are counted: places, points, whether it binds; all of it settled before the first paper."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from models.queries.choices import Choosing
from models.rules.choice_counting import USUAL_POINTS
from models.rules.decisions import Method
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.panels import row_of
from ui.widgets.fields import NumberField
from ui.widgets.text import words

_POLLS = (Method.APPROVAL, Method.SCORE, Method.DOTS)


class CountingRules(QWidget):
    """Shows only what the method asks for."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.seats = _number(_("Places to fill"))
        self.points = _number(_("Highest score"))
        self.binding = QCheckBox(_("The count decides, and does not only advise"))
        self.over_half = QCheckBox(_("Only what more than half approve"))
        self._seats_words, self._points_words = _flat(_("Places to fill")), _flat("")
        numbers = (self._seats_words, self.seats, self._points_words, self.points)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row_of(*numbers))
        column.addWidget(self.binding)
        column.addWidget(self.over_half)
        self.seats.committed.connect(partial(self._set_number, "seats"))
        self.points.committed.connect(partial(self._set_number, "budget"))
        self.binding.clicked.connect(self._set_binding)
        self.over_half.clicked.connect(self._set_over_half)

    def show_choice(self, held: Choosing) -> None:
        """Show what was settled."""
        method = held.facts.method
        gives_points = method in (Method.SCORE, Method.DOTS)
        shown: dict[QWidget, bool] = {
            self._seats_words: method == Method.STV,
            self.seats: method == Method.STV,
            self._points_words: gives_points,
            self.points: gives_points,
            self.binding: method in _POLLS,
            self.over_half: method == Method.APPROVAL,
        }
        is_open = not (held.marked or held.is_secret or held.facts.outcome)
        for part, wanted in shown.items():
            part.setVisible(wanted)
            part.setEnabled(is_open)
        told = _("Dots for each") if method == Method.DOTS else _("Highest score")
        self._points_words.setText(told)
        if editor := self.points.focusProxy():
            editor.setAccessibleName(told)
        self.seats.set_value(held.facts.seats or 1)
        self.points.set_value(held.facts.budget or USUAL_POINTS)
        self.binding.setChecked(held.facts.binding)
        self.over_half.setChecked(held.facts.over_half)
        self.setVisible(any(shown.values()))

    def _set_number(self, field: str, number: int | None) -> None:
        from models.commands import choices

        deed = partial(choices.set_number, decision_id=self._doing.id, field=field, number=number)
        self._doing.run(_("Say how it is counted"), deed)

    def _set_binding(self, said: bool) -> None:
        from models.commands import choices

        deed = partial(choices.set_binding, decision_id=self._doing.id, binding=said)
        self._doing.run(_("Say whether the count decides"), deed)

    def _set_over_half(self, said: bool) -> None:
        from models.commands import choices

        deed = partial(choices.set_over_half, decision_id=self._doing.id, over_half=said)
        self._doing.run(_("Say how many must approve"), deed)


def _number(name: str) -> NumberField:
    field = NumberField("", low=1, high=999, flat=False)
    field.setFixedWidth(64)
    if editor := field.focusProxy():
        editor.setAccessibleName(name)
    return field


def _flat(text: str) -> QLabel:
    made = words(text, "small")
    made.setWordWrap(False)
    return made
