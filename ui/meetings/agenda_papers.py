"""What goes with an item of the agenda: its papers, whether it is confidential, and the way back to the backlog."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries import agenda
from models.queries.agenda import ItemRow, PaperRow
from models.rules.starting_agenda import EVERY_TIME, OTHER_BUSINESS
from ui.house import House
from ui.meetings.deeds import done
from ui.widgets.buttons import button, icon_button
from ui.widgets.lines import Lines
from ui.widgets.text import words


class ItemMore(QWidget):
    """Unfolds under a row; papers are written down by their name, as a link or in words."""

    marked = Signal(bool)
    unannounced = Signal(bool)
    put_back = Signal()

    def __init__(self, house: House, item_id: str) -> None:
        super().__init__()
        self._house = house
        self._item_id = item_id
        self._papers: list[PaperRow] | None = None
        self.papers = Lines(rules=False)
        self.line = QLineEdit()
        self.confidential = QCheckBox(_("Confidential: minuted in an annex of its own"))
        self.other = QCheckBox(_("Any other business: nobody is told what it will be about"))
        self.back = button(_("To the backlog"), self.put_back.emit, icon="history", kind="quiet")
        self._build()
        self.line.returnPressed.connect(self._add)
        self.confidential.toggled.connect(self.marked.emit)
        self.other.toggled.connect(self.unannounced.emit)

    def show_item(self, item: ItemRow) -> None:
        """Show what stands."""
        for box, ticked in ((self.confidential, item.confidential), (self.other, item.topic == OTHER_BUSINESS)):
            box.blockSignals(True)
            box.setChecked(ticked)
            box.blockSignals(False)
        self.other.setVisible(item.topic in ("", *EVERY_TIME))
        self.line.setAccessibleName(_("Add a paper for {item}").format(item=item.title))
        with self._house.store.read() as reader:
            found = agenda.papers(reader, self._item_id)
        if found != self._papers:
            self._papers = found
            self.papers.show_rows([self._row(paper) for paper in found])
            self.papers.setVisible(bool(found))

    def _row(self, paper: PaperRow) -> list[QWidget | None]:
        off = icon_button("close", _("Take {paper} off").format(paper=paper.name), partial(self._remove, paper))
        return [words(paper.name), words(_kinds().get(paper.kind, paper.kind), "small"), off]

    def _build(self) -> None:
        self.line.setPlaceholderText(_("Add a paper: a file’s name, a link, or where it lies; then Enter"))
        foot = QHBoxLayout()
        marks = QVBoxLayout()
        marks.setSpacing(6)
        marks.addWidget(self.confidential)
        marks.addWidget(self.other)
        foot.addLayout(marks, 1)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(66, 2, 72, 10)
        column.setSpacing(6)
        column.addWidget(self.papers)
        column.addWidget(self.line)
        column.addLayout(foot)

    def _add(self) -> None:
        from models import commands

        if not self.line.text().strip():
            return
        deed = partial(commands.meetings.add_paper, item_id=self._item_id, words=self.line.text())
        if self._house.dispatcher.run(_("Add a paper"), deed):
            self.line.clear()

    def _remove(self, paper: PaperRow) -> None:
        from models import commands

        deed = partial(commands.meetings.remove_paper, paper_id=paper.id)
        done(self._house, _("Take {paper} off").format(paper=paper.name), deed)
        self.line.setFocus()


def _kinds() -> dict[str, str]:
    return {"file": _("File"), "link": _("Link"), "text": _("Paper")}
