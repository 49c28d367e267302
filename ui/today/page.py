"""The first page: what needs a person now, in two columns of cards no taller than what they say."""

from dataclasses import replace
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from exports.shortened import shortened
from models.progress import Progress
from models.queries.today import DueAction, Today, never_asked, today
from ui.house import House
from ui.today import cards
from ui.today import words as say
from ui.today.cards import NEW
from ui.widgets.buttons import button, turn_into
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.page_header import PageHeader

_SHARES, _NARROW = (3, 2), 800  # of the width, for each column; pixels below which one stands under the other


class TodayPage(Page):
    """Reads everything at once and draws its cards afresh."""

    watches = (
        "meeting",
        "agenda_item",
        "attendance",
        "action",
        "asset",
        "loan",
        "booking",
        "decision",
        "decision_link",
        "stance",
        "notified",
        "advice",
        "person",
        "consent_event",
    )

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            self._seen = replace(today(reader, self.house.now()), never_asked=self._never_asked)
        self._show(self._seen)
        self.house.tasks.run(self._count, self._counted, _fail)

    def _show(self, seen: Today) -> None:
        now = self.house.now()
        self._header.set_title(say.greeting(now))
        self._header.set_state(say.state_line(seen, now))
        self._give_way(bool(seen.meeting and seen.meeting.is_running))
        self._draw(self._left(seen), self._right(seen))

    def _give_way(self, is_running: bool) -> None:
        """While a meeting runs, going to it is what the page is for."""
        turn_into(self._plan, "plain" if is_running else "primary")

    def _count(self, progress: Progress) -> int:
        """On a worker: members may be many."""
        with self.house.store.read() as reader:
            return never_asked(reader, self.house.now())

    def _counted(self, count: int) -> None:
        self._never_asked = count
        if self._seen and self._seen.never_asked != count:
            self._seen = replace(self._seen, never_asked=count)
            self._show(self._seen)

    def finish(self, action: DueAction) -> None:
        """Tick an action off."""
        from models import commands

        deed = partial(commands.actions.finish, action_id=action.id, on=self.house.today())
        short = shortened(action.text, 40)
        self.house.dispatcher.run(
            _("Finish {action}").format(action=short), deed, say=_("Done: {action}").format(action=short)
        )
        self.refresh()

    def shown(self) -> list[str]:
        """Every line on the page."""
        return cards.shown_lines([self._inside])

    def go(self, page: str, id: str) -> None:
        """Turn the window to where a line leads."""
        self.house.signals.go_to.emit(page, id)

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True  # a day may have passed, and a bundle left, without a change to any record
        super().showEvent(event)

    def _left(self, seen: Today) -> list[Card]:
        begun = seen.begun
        shown = []
        if not (begun.members and begun.assets and begun.meetings):
            shown.append(cards.begin_card(begun, self.go))
        if begun.meetings:
            shown.append(cards.meeting_card(seen.meeting, self.house, self.go))
        if begun.meetings or seen.open_actions:
            shown.append(cards.actions_card(seen, self.house, self.go, self.finish))
        return shown

    def _right(self, seen: Today) -> list[Card]:
        shown = []
        if seen.begun.assets:
            shown.append(cards.loans_card(seen, self.house, self.go))
        if seen.reviews:
            shown.append(cards.reviews_card(seen, self.house, self.go))
        if seen.waiting:
            shown.append(cards.waiting_card(seen, self.house, self.go))
        if seen.never_asked:
            shown.append(cards.people_card(seen, self.go))
        if seen.sharing.saved_at or any((seen.begun.members, seen.begun.assets, seen.begun.meetings)):
            shown.append(cards.sharing_card(seen, self.house, self.go))
        return shown

    def _draw(self, left: list[Card], right: list[Card]) -> None:
        fresh = QWidget()
        fresh.setObjectName("scrolled")
        row = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, fresh)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(16)
        if not right:  # one column alone stands in the middle
            row.addStretch(1)
        for share, column_cards in zip(_SHARES, (left, right), strict=True):
            if not column_cards:
                row.addStretch(1)
                continue
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in column_cards:
                cards.line_up(card)
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, share)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(fresh)
        self._inside = fresh
        self._fold()
        self._scroll.verticalScrollBar().setValue(place)

    def _fold(self) -> None:
        """In little room the second column stands below the first: no line is cut for it."""
        if self._columns.count() == len(_SHARES):
            is_narrow = self._scroll.viewport().width() < _NARROW
            below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._columns.setDirection(below if is_narrow else beside)
            for place, share in enumerate(_SHARES):
                self._columns.setStretch(place, place if is_narrow else share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _build(self) -> None:
        self._seen: Today | None = None
        self._never_asked = 0
        self._inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header = PageHeader(_("Today"))
        self._plan = button(_("Plan a meeting"), partial(self.go, "meetings", NEW), icon="plus", kind="primary")
        self._header.add(self._plan)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._header)
        self.column.addWidget(self._scroll, 1)


def _fail(fault: Exception) -> None:
    raise fault


def make(house: House) -> QWidget:
    """The page, for the window."""
    return TodayPage(house)
