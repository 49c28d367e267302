"""Papers typed as they are read out: a line for each, or for several alike, saved together as one deed."""

from collections.abc import Mapping
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from models.queries.choices import Choosing, put_of
from models.rules.ballot_lines import Marked, Typed, marked, read_papers, typed_again
from models.rules.called import known_by
from models.rules.choice_counting import counted
from models.rules.decisions import Method
from ui.meetings.deciding.choice_words import doubt_words, paper_words
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.panels import row_of
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.text import restyle, words

_FEWEST, _MOST = 3, 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaperText(QPlainTextEdit):
    """Ctrl+Enter saves here, whatever it does elsewhere."""

    def __init__(self, ballots: "BallotEditor") -> None:
        super().__init__()
        self._ballots = ballots
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Be as high as the papers, within reason."""
        lines = min(max(self.blockCount() + 1, _FEWEST), _MOST)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 24)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _saves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _saves(event):
            self._ballots.save()
        else:
            super().keyPressEvent(event)


class BallotEditor(QWidget):
    """What it comes to, or what is unclear, stands below while it is typed; half typed papers are left alone."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._held: Choosing | None = None
        self._saved = ""
        self.text, self.told = PaperText(self), words("", "small")
        self.text.setAccessibleName(_("The papers, a line each"))
        self.save_button = button(_("Save the papers"), self.save, kind="primary", tip=_("Ctrl+Enter"))
        self.aside = button(_("Put all papers aside"), self._void, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._hint = words("", "small")
        column.addWidget(self._hint)
        column.addWidget(self.text)
        column.addWidget(self.told)
        column.addLayout(row_of(self.save_button, self.aside))
        self.text.textChanged.connect(self._typed)

    def show_choice(self, held: Choosing) -> None:
        """Show the papers put down; what is being typed stays."""
        self._held = held
        numbered = [typed_again(row.marks, row.papers, held.options, row.name) for row in held.ballots]
        saved = "\n".join(numbered)
        if saved != self._saved or not self.text.document().isModified():
            self._saved = saved
            if self.text.toPlainText() != saved:
                self.text.setPlainText(saved)
            self.text.document().setModified(False)
        self._hint.setText(_hint(held))
        self.text.setPlaceholderText(_example(held))
        self.aside.setVisible(held.marked > 0)
        self.setVisible(len(held.rows) > 1 and not held.facts.outcome)
        self._typed()

    def read(self) -> Typed:
        """What the lines come to so far."""
        held = self._held
        if held is None:
            return Typed()
        how = marked(Method(held.facts.method))
        people = None if held.is_secret else known_by(self._names())
        return read_papers(self.text.toPlainText(), how, held.options, people)

    def save(self) -> None:
        """Put the whole table down."""
        from models.commands import ballots

        typed = self.read()
        if typed.unread:
            announce(self, self.told.text())
            self.text.setFocus()
            return
        deed = partial(ballots.enter, decision_id=self._doing.id, papers=typed.papers, names=self._names())
        said = ngettext("{count} paper is put down", "{count} papers are put down", typed.count)
        self.text.document().setModified(False)
        if not self._doing.run(_("Put the papers down"), deed, said.format(count=typed.count)):
            self.text.document().setModified(True)

    def _names(self) -> Mapping[str, str]:
        proposal = self._doing.proposal
        return {each.person_id: each.name for each in proposal.deciders} if proposal else {}

    def _typed(self) -> None:
        held, typed = self._held, self.read()
        is_changed = self.text.toPlainText() != self._saved
        self.save_button.setVisible(is_changed)
        self.told.setVisible(is_changed and bool(typed.count or typed.unread))
        if held is None or not is_changed:
            return
        restyle(self.told, "type", "red" if typed.unread else "small")
        if typed.unread:
            told = [doubt_words(each, self._names(), len(held.rows)) for each in typed.unread[:3]]
            self.told.setText(" ".join(told))
            return
        marks: dict[str, int] = {}
        for paper in typed.papers:
            marks[paper.marks] = marks.get(paper.marks, 0) + paper.papers
        self.told.setText(paper_words(counted(put_of(held.facts, held.rows), marks).line, typed.count))

    def _void(self) -> None:
        from models.commands import ballots

        self.text.document().setModified(False)
        self._doing.run(_("Put the papers aside"), partial(ballots.void, decision_id=self._doing.id))


def _hint(held: Choosing) -> str:
    known = {
        Marked.ORDER: _("A line for each paper: the numbers of the options, the first choice first."),
        Marked.TICKS: _("A line for each paper: the numbers of the options it approves."),
        Marked.POINTS: _("A line for each paper: the points for each option in turn."),
    }
    told = known[marked(Method(held.facts.method))]
    alike = _("“x4” at the end stands for four alike, “-” for a blank paper, “?” for a spoilt one.")
    if held.is_secret:
        return _("{told} {alike}").format(told=told, alike=alike)
    by_name = _("Begin with a name where people answer by name.")
    return _("{told} {alike} {by_name}").format(told=told, alike=alike, by_name=by_name)


def _example(held: Choosing) -> str:
    lines = {Marked.ORDER: ["2 1 3", "1 x4"], Marked.TICKS: ["1 3", "2 x4"], Marked.POINTS: ["5 0 3", "0 4 1 x2"]}
    shown = lines[marked(Method(held.facts.method))]
    return "\n".join(shown if held.is_secret else [*shown, _("gwen {marks}").format(marks=shown[0])])


def _saves(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier
