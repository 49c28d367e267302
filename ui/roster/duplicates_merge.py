"""Two entries of one person side by side: choose what stays where they differ, and make them one."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.queries import duplicates
from models.queries.duplicates import Comparison
from models.rules.duplicates_choice import turned
from ui.house import House
from ui.roster.duplicates_card import ComparedCard
from ui.roster.duplicates_deeds import DuplicateDeeds
from ui.roster.duplicates_words import carried_words, name_of, warning_words
from ui.roster.words import consent_sentence
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.drawing import Drawing
from ui.widgets.emptied import empty
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words


class MergeScreen(QWidget):
    """Nothing is written before the one button. Says `merged` with the id that is kept, `left` when it is given up."""

    merged = Signal(str)
    parted = Signal()
    left = Signal()

    def __init__(self, house: House, deeds: DuplicateDeeds) -> None:
        super().__init__()
        self._house = house
        self._deeds = deeds
        self._told: Comparison | None = None
        self._made: dict[str, str] = {}
        self.header = PageHeader("")
        self.card = ComparedCard()
        self._warnings, self._after = QVBoxLayout(), Card(_("What comes along"))
        self._carried, self._allowed = words(), words("", "soft")
        self._merge = button(_("Merge into one"), self.merge, kind="primary", tip=_("Ctrl+Enter"))
        self._build()
        self.card.rows.chosen.connect(self._choose)

    def show_pair(self, first_id: str, second_id: str) -> bool:
        """Show these two, with what is usually kept chosen; False when one of them is not in the chapter any more."""
        self._made = {}
        self._deeds.was_said_different = False
        self._told = self._house.dispatcher.attempt(partial(self._read, first_id, second_id))
        self._draw()
        return self._told is not None

    def refresh(self) -> None:
        """Read the same two again; what was chosen by hand stays chosen."""
        if self._told and (fresh := self._read(*self.shows())) != self._told:
            differ = {line.field for line in fresh.lines if not line.is_same}
            self._told = fresh
            self._made = {field: choice for field, choice in self._made.items() if field in differ}
            self._draw()

    def shows(self) -> tuple[str, str]:
        """The ids of the two, the left one first."""
        return (self._told.first.id, self._told.second.id) if self._told else ("", "")

    def choices(self) -> dict[str, str]:
        """What will stay, field by field, of those in which the two differ."""
        lines = self._told.lines if self._told else ()
        return {line.field: self._made.get(line.field, line.suggested) for line in lines if not line.is_same}

    def take_keyboard(self) -> None:
        """To the first choice, or to the button where there is nothing to choose."""
        if not self.card.rows.focus_first():
            self._merge.setFocus(Qt.FocusReason.TabFocusReason)

    def swap(self) -> None:
        """Let the two change places; what is chosen stays chosen."""
        if self._told:
            first, second = self.shows()
            self._made = turned(self._made)
            self._told = self._read(second, first)
            self._draw()

    def merge(self) -> None:
        """Make them one."""
        told = self._told
        if told is None:
            return
        anyway = self._deeds.was_said_different
        done = self._deeds.merge(self.shows(), self.choices(), self.card.name() or name_of(told.first), anyway=anyway)
        if done:
            self._told = None
            self.merged.emit(done.kept)

    def say_different(self) -> None:
        """They are two people after all."""
        told = self._told
        if told is None:
            return
        both = _("{first} and {second}").format(first=name_of(told.first), second=name_of(told.second))
        if self._deeds.say_different(self.shows(), both):
            self._told = None
            self.parted.emit()

    def _read(self, first_id: str, second_id: str) -> Comparison:
        with self._house.store.read() as reader:
            return duplicates.comparison(reader, first_id, second_id)

    def _choose(self, field: str, choice: str) -> None:
        self._made[field] = choice
        self.card.show_name(self.choices())

    def _build(self) -> None:
        self.header.add(button(_("Back"), self.left.emit, icon="chevron-left", kind="quiet"))
        self._after.body.addWidget(self._carried)
        self._warnings.setSpacing(6)
        self._after.body.addLayout(self._warnings)
        self._after.body.addWidget(words(_("May be named nationally"), "caps"))
        self._after.body.addWidget(self._allowed)
        content = QWidget()
        content.setObjectName("scrolled")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(14)
        inside.addWidget(self.card)
        inside.addWidget(self._after)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(_scrolled(content), 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(_("Swap sides"), self.swap))
        row.addWidget(button(_("Different people"), self.say_different))
        row.addStretch(1)
        row.addWidget(self._merge)
        return row

    def _draw(self) -> None:
        told = self._told
        if told is None:
            return
        choices = self.choices()
        self.header.set_title(_("One person, entered twice?"))
        self.header.set_state(_state(len(choices)))
        self.card.show_pair(told, choices)
        carried = carried_words(told.carried)
        along = _("To the one entry that stays: {things}.").format(things=carried)
        self._carried.setText(along if carried else _("Nothing else hangs on the entry that is given up."))
        self._allowed.setText(consent_sentence(told.consent))
        empty(self._warnings)
        for warning in told.carried.warnings:
            self._warnings.addWidget(_warning(warning_words(warning)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        else:
            super().keyPressEvent(event)


def _state(differ: int) -> str:
    if not differ:
        return _("The two entries say the same. Merging them loses nothing.")
    told = ngettext(
        "They differ in {count} field. Choose what stays, with a click or 1, 2 and B; it can be undone.",
        "They differ in {count} fields. Choose what stays, with a click or 1, 2 and B; it can be undone.",
        differ,
    )
    return told.format(count=differ)


def _warning(sentence: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Drawing("warning", "amber"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words(sentence), 1)
    return holder


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(_("The two entries"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    return area
