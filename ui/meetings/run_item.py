"""The item the meeting is at: its notes, its proposals, its actions, and the line that takes everything down."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from exports.minute_words import late_words
from models.queries.actions import ActionRow
from models.queries.agenda import ItemRow
from models.queries.proposals import Proposal
from ui import dates
from ui.house import House
from ui.meetings.card_ready import CardReady
from ui.meetings.notes_edit import NotesEdit
from ui.meetings.photos import PhotoStrip
from ui.meetings.proposal_card import ProposalCard
from ui.meetings.review_strip import ReviewStrip
from ui.meetings.sheet import ItemSheet
from ui.meetings.taking_down import preview
from ui.meetings.words import purpose_words
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.text import words


class ItemPane(QWidget):
    """Says what was typed, what to do with an action, and when to go on."""

    captured = Signal(str)
    went_on = Signal()
    typed = Signal(str, str)
    action_ticked = Signal(str, bool)
    approving = Signal(str)
    turning = Signal(int, str)
    altered = Signal()

    def __init__(self, house: House, people: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self._house = house
        self._people = people
        self.title, self.meta = words("", "card"), words("", "small")
        self.next = button(_("Next item"), self.went_on.emit, icon="chevron-down", tip=_("Alt+Right"))
        self.approve = button(_("Approve the minutes…"), icon="check")
        self.notes, self.photos = NotesEdit(), PhotoStrip(house)
        self.review = ReviewStrip(house)
        self.photo = icon_button("photo", _("Photo for this item (F9)"))
        self.proposals: dict[str, ProposalCard] = {}
        self.capture, self.preview = QLineEdit(), words("", "accent")
        self.none = words(
            _("Nothing is on the agenda yet. What is said and decided is taken down under an item."), "soft"
        )
        self._about = self._item = ""
        self._actions: tuple[ActionRow, ...] | None = None
        self._build()
        self._connect()

    def show_sheet(self, sheet: ItemSheet | None) -> None:
        """Show the item that is on; none while the agenda is empty."""
        for part in (self._sheet, self.area):
            part.setVisible(sheet is not None)
        self.none.setVisible(sheet is None)
        self.capture.setEnabled(sheet is not None)
        if sheet is None:
            return
        before = self._place()
        self._tell(sheet)
        if before and self._place() is not before:  # it is gone: decided, ticked off, or of another item
            self.capture.setFocus()

    def _place(self) -> QWidget | None:
        """What the keyboard is on here: one of the proposals, or a part of the rest."""
        at = QApplication.focusWidget()
        if at is None or not at.isVisible() or not self.isAncestorOf(at):
            return None
        return next((card for card in self.proposals.values() if card.isAncestorOf(at)), at)

    def _tell(self, sheet: ItemSheet) -> None:
        self.title.setText(f"{sheet.number}. {sheet.item.title}")
        self.meta.setText(_meta(sheet.item))
        self.next.setEnabled(not sheet.is_last)
        self._about = sheet.approves
        self.approve.setVisible(bool(sheet.approves))
        self.review.show_review(sheet.reviews, sheet.meeting_id)
        self.notes.show_notes(sheet.item.id, sheet.item.notes)
        self.notes.setMaximumHeight(112 if sheet.proposals else 16_777_215)
        self._inside.setStretchFactor(self._card, 0 if sheet.proposals else 1)
        self._inside.setStretch(self._inside.count() - 1, 1 if sheet.proposals else 0)
        self._show_proposals(sheet.proposals, reveal=sheet.item.id == self._item)
        self._item = sheet.item.id
        self._ready.rest()
        self._show_actions(sheet.actions)
        self.photos.show_photos(sheet.item.id, sheet.photos)

    def dismiss(self) -> bool:
        """Put away what a proposal is asking for just now; False when none is."""
        asked = [card.dismiss() for card in self.proposals.values()]
        return any(asked)

    def action_lines(self) -> list[str]:
        """The actions as shown."""
        return [_action_line(action) for action in self._actions or ()]

    def _show_proposals(self, proposals: Sequence[Proposal], *, reveal: bool) -> None:
        wanted = {proposal.id for proposal in proposals}
        for id in [id for id in self.proposals if id not in wanted]:
            gone = self.proposals.pop(id)
            gone.hide()
            gone.seats.dissolve(gone.deleteLater)
        for place, proposal in enumerate(proposals):
            card = self.proposals.get(proposal.id)
            if card is None:
                card = self.proposals[proposal.id] = self._ready.take()
                card.altered.connect(self.altered)
                self._cards.insertWidget(place, card)
                if reveal and self.isVisible():
                    QTimer.singleShot(0, self, partial(self._reveal, proposal.id))
            card.show_proposal(proposal)
            card.show()  # at once, not with the next turn of the event loop

    def _reveal(self, proposal_id: str) -> None:
        """A proposal just put is brought into sight, its text first."""
        if card := self.proposals.get(proposal_id):
            self._inside.activate()
            self.area.ensureWidgetVisible(card, 0, 12)
            self.area.ensureWidgetVisible(card.text, 0, 48)

    def _show_actions(self, actions: tuple[ActionRow, ...]) -> None:
        if actions == self._actions:
            return
        self._actions = actions
        while (entry := self._ticks.takeAt(0)) is not None:
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self._action_card.setVisible(bool(actions))
        for action in actions:
            self._ticks.addWidget(self._tick(action))

    def _tick(self, action: ActionRow) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        box = QCheckBox()
        box.setChecked(str(action.state) == "done")
        box.setAccessibleName(_("Done: {action}").format(action=action.text))
        box.toggled.connect(partial(self.action_ticked.emit, action.id))
        row.addWidget(box)
        row.addWidget(words(_action_line(action)), 1)
        if action.due_on:
            due = words(dates.short_day(action.due_on, self._house.today()), "small")
            due.setWordWrap(False)
            row.addWidget(due)
        return line

    def _build(self) -> None:
        sheet = Card()
        head = QHBoxLayout()
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.meta)
        told.addStretch(1)
        head.addLayout(told, 1)
        head.addWidget(self.approve, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.next, 0, Qt.AlignmentFlag.AlignTop)
        self.notes.setMinimumHeight(110)
        self.notes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sheet.body.addLayout(head)
        sheet.body.addWidget(self.review)
        sheet.body.addWidget(self.notes, 1)
        sheet.body.addWidget(self.photos)
        self._action_card = Card(_("Actions"))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(4)
        self._action_card.body.addLayout(self._ticks)
        self._sheet = QWidget()
        self._sheet.setObjectName("scrolled")
        self._ready = CardReady(self._house, self._sheet)
        self._card, self._inside = sheet, QVBoxLayout(self._sheet)
        inside = self._inside
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(12)
        inside.addWidget(sheet, 1)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        inside.addLayout(self._cards)
        inside.addWidget(self._action_card)
        inside.addStretch(0)
        self._build_frame()

    def _build_frame(self) -> None:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._sheet)
        self.capture.setPlaceholderText(_("Type a note, /action, /decision or /question…"))
        self.capture.setAccessibleName(_("Take down"))
        self.capture.setToolTip(_("“/action Gwen to draft a loan card by 26 Nov”, “/decision Members may…”, or a note"))
        self.capture.setMinimumHeight(40)
        self.capture.setAcceptDrops(False)
        self.preview.hide()
        self.preview.setContentsMargins(11, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.none, 1)
        column.addWidget(self.area, 1)
        line = QVBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.capture)
        line.addWidget(self.preview)
        column.addLayout(line)

    def _foretell(self, _text: str = "") -> None:
        """Say under the line what it will become."""
        line = self.capture.text().strip()
        told = preview(line, self._house.today(), self._people()) if line else ""
        self.preview.setText(told)
        self.preview.setVisible(bool(told))

    def _connect(self) -> None:
        self.notes.typed.connect(self.typed)
        self.notes.turning.connect(self.turning)
        self.notes.pictured.connect(self.photos.take_from)
        self.photos.altered.connect(self.altered)
        self.review.altered.connect(self.altered)
        self.capture.returnPressed.connect(self._capture)
        self.capture.textChanged.connect(self._foretell)
        self.approve.clicked.connect(self._approve)

    def _capture(self) -> None:
        if text := self.capture.text().strip():
            self.captured.emit(text)

    def _approve(self) -> None:
        self.approving.emit(self._about)


def _meta(item: ItemRow) -> str:
    """What the item is there for, who brings it, and that nobody was told of it."""
    brought = _("brought by {name}").format(name=item.owner) if item.owner else ""
    return " · ".join(filter(None, (purpose_words(item.purpose), brought, late_words() if item.late else "")))


def _action_line(action: ActionRow) -> str:
    return f"{action.owner}: {action.text}" if action.owner else action.text
