"""Two entries and what will stay of them, in three columns; what they agree in is folded away."""

from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.queries.duplicates import Comparison, Line, Side
from models.rules.names import Names, display_name
from ui.roster.duplicates_choices import ChoiceRows, Differing
from ui.roster.duplicates_words import agreeing, differing, known_by, name_of
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.lines import Lines
from ui.widgets.text import words

_NAME = ("given_name", "family_name", "known_as")


class ComparedCard(Card):
    """The heads of the three columns, the rows to choose in, and under them what is the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The two entries"))
        self.rows = ChoiceRows()
        self._heads = [words("", "bold") for _column in range(3)]
        self._under = [words("", "small") for _column in range(3)]
        self._lines: tuple[Line, ...] = ()
        self._fold = button("", self.turn_same, icon="chevron-right", kind="quiet")
        self._same = Lines(stretch=1)
        self._same.hide()
        self._build()

    def show_pair(self, told: Comparison, choices: Mapping[str, str]) -> None:
        """Show two entries, with these choices."""
        self._lines = told.lines
        for place, side in enumerate((told.first, told.second)):
            self._show_head(place, side, is_kept=side.id == told.kept)
        self._heads[2].setText(_("What stays"))
        shown = differing(told)
        names = (_numbered(1, told.first), _numbered(2, told.second))
        self.rows.show_lines(shown, choices, names)
        self.rows.setVisible(bool(shown))
        self._show_same(agreeing(told))
        self.show_name(choices)

    def show_name(self, choices: Mapping[str, str]) -> None:
        """Show what the one entry will be called."""
        self._under[2].setText(self._called(choices) or _("(no name yet)"))

    def name(self) -> str:
        """What the one entry will be called."""
        return self._under[2].text()

    def turn_same(self) -> None:
        """Unfold what is the same, or fold it."""
        self._same.setVisible(self._same.isHidden())
        self._mark_fold()

    def _build(self) -> None:
        heads = QGridLayout()
        heads.setHorizontalSpacing(10)
        heads.setVerticalSpacing(0)
        for column in range(3):
            heads.addWidget(self._heads[column], 0, column)
            heads.addWidget(self._under[column], 1, column, Qt.AlignmentFlag.AlignTop)
            heads.setColumnStretch(column, 1)
            heads.setColumnMinimumWidth(column, 1)
            self._heads[column].setContentsMargins(8, 0, 0, 0)
            self._under[column].setContentsMargins(8, 0, 0, 0)
        self.body.addLayout(heads)
        self.body.addWidget(rule())
        self.body.addWidget(self.rows)
        folded = QVBoxLayout()
        folded.setContentsMargins(0, 6, 0, 0)
        folded.setSpacing(2)
        folded.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        folded.addWidget(self._same)
        self.body.addLayout(folded)

    def _show_head(self, place: int, side: Side, *, is_kept: bool) -> None:
        self._heads[place].setText(_numbered(place + 1, side))
        older = _("entered first") if is_kept else ""
        self._under[place].setText(" · ".join(filter(None, (known_by(side), older))))

    def _show_same(self, lines: list[Differing]) -> None:
        count = len(lines)
        told = ngettext("{count} field is the same", "{count} fields are the same", count)
        self._fold.setText(told.format(count=count))
        self._fold.setVisible(bool(count))
        self._same.setVisible(bool(count) and not self._same.isHidden())
        self._same.show_rows([_row(line) for line in lines])
        self._mark_fold()

    def _mark_fold(self) -> None:
        from ui.icons import icon

        is_open = not self._same.isHidden()
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right", "accent"))
        state = _("shown below") if is_open else _("folded away")
        self._fold.setAccessibleName(f"{self._fold.text()}, {state}")

    def _called(self, choices: Mapping[str, str]) -> str:
        parts = {line.field: (line.first, line.second) for line in self._lines if line.field in _NAME}
        told = [_of(parts.get(field, (None, None)), choices.get(field, "first")) for field in _NAME]
        return display_name(Names(*told))


def _of(pair: tuple[str | None, str | None], choice: str) -> str:
    return (pair[1] if choice == "second" else pair[0]) or ""


def _numbered(number: int, side: Side) -> str:
    return _("{number} · {name}").format(number=number, name=name_of(side))


def _row(line: Differing) -> list[QWidget | None]:
    return [words(line.label, "small"), words(line.first)]
