"""The count as a table: an option a line, a round a column, and below it what happened in each round."""

from gettext import gettext as _

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.choices import Choosing
from models.rules.choice_counting import CountState
from models.rules.choice_result import ChoiceLine
from ui.meetings.deciding.choice_words import paper_words, result_words, round_words
from ui.meetings.deciding.panels_table import RowsTable
from ui.widgets.text import words


class CountTable(QWidget):
    """Shows nothing until there is a paper."""

    def __init__(self) -> None:
        super().__init__()
        self.result, self.papers, self.rounds = words("", "bold"), words("", "small"), words("", "small")
        self.table = RowsTable(_("How the papers were counted"), most=12, selects=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.result, self.papers, self.table, self.rounds):
            column.addWidget(part)

    def show_choice(self, held: Choosing) -> None:
        """Show what the papers come to."""
        line = held.counted.line if held.counted else ChoiceLine()
        self.setVisible(held.marked > 0)
        self.result.setText(result_words(held))
        self.papers.setText(paper_words(line, held.marked))
        columns = [dict(each.totals) for each in line.rounds] or [dict(line.totals)]
        titles = [_("Option"), *_titles(len(columns)), _("Result")]
        rows = [
            (id, [held.name_of(id), *(_votes(line, column.get(id)) for column in columns), _fate(held, line, id)])
            for id in held.options
        ]
        figures = range(1, len(columns) + 1)
        self.table.show_rows(titles, rows, right=figures, bold=line.winners)
        told = [round_words(held, number, each, line) for number, each in enumerate(line.rounds, start=1)]
        self.rounds.setText("\n".join(filter(None, told)))
        self.rounds.setVisible(bool(self.rounds.text()))


def _titles(rounds: int) -> list[str]:
    if rounds == 1:
        return [_("Votes")]
    return [_("Round {number}").format(number=number) for number in range(1, rounds + 1)]


def _votes(line: ChoiceLine, units: int | None) -> str:
    return "–" if units is None else line.votes(units)


def _fate(held: Choosing, line: ChoiceLine, option: str) -> str:
    """What became of an option."""
    if option in line.winners:
        return _("Advised") if held.counted and held.counted.state is CountState.ADVICE else _("Chosen")
    if option in line.tied:
        return _("Level")
    for number, each in enumerate(line.rounds, start=1):
        if option in each.eliminated:
            return _("Out in round {number}").format(number=number)
    return ""
