"""The form of a meeting being planned, and how it stands on its screen."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.queries import planning
from models.queries.kinds import Kind
from models.rules.notice import notice
from ui.house import House
from ui.meetings.kinds_words import kind_choices, rules_words
from ui.meetings.notice_words import notice_tone, notice_words
from ui.meetings.plan_people import ExpectedPeople
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_date import DateField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.hung import level
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words

_NARROW = 860


class PlanForm(QWidget):
    """Fields and words; what follows from them is for the one who derives from it."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.kind = ChoiceField(_("Kind of meeting"), [], flat=False)
        self.rules, self.notice = words("", "small"), Badge()
        self.title = TextField(_("Title"), flat=False)
        self.day = DateField(_("Day"), house.today, flat=False)
        self.starts = TimeField(_("From"), flat=False)
        self.ends = TimeField(_("Until"), flat=False)
        self.closes = TimeField(_("Room closes"), flat=False)
        self.place = TextField(_("Place"), placeholder=_("Room, address or link"), flat=False)
        self.template = ChoiceField(_("Begin the agenda from"), [], flat=False)
        self.people = ExpectedPeople(house)
        self.wrong = words("", "red")
        self.plan = button(_("Plan the meeting"), icon="check", kind="primary")

    def say(self, sentence: str, at: QWidget | None = None) -> None:
        """Say what is missing or to know."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if at:
            at.setFocus()

    def show_kinds(self, kinds: Sequence[Kind], last: str) -> None:
        """Offer these kinds, with the last meeting's chosen, by its key or in words; else the most usual."""
        choices = kind_choices(kinds)
        self.kind.set_choices(choices)
        known = {**{name.casefold(): key for key, name in choices}, **{key: key for key, _name in choices}}
        self.kind.set_value(known.get(last) or known.get(last.casefold()) or choices[0][0])

    def show_rules(self, kind: Kind | None, on: date | None) -> None:
        """Say how such a meeting works, and until when its notice is to be sent."""
        today = self._house.today()
        self.rules.setText(rules_words(kind) if kind else "")
        self.rules.setVisible(kind is not None)
        told = notice(on, kind.notice_days, today) if kind and on else None
        self.notice.set(notice_words(told, today) if told else "", notice_tone(told) if told else "plain")
        self.notice.setVisible(bool(self.notice.text()))
        with self._house.store.read() as reader:
            self.people.show_newcomers(planning.newcomers(reader, on or today, kind.joined_days if kind else None))

    def lay_out(self, sheet: QWidget) -> None:
        """Put the form beside a sheet."""
        content, left = QWidget(), QVBoxLayout()
        content.setObjectName("scrolled")
        left.setSpacing(14)
        left.addWidget(self._form())
        left.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(14)
        self._halves.addLayout(left, 5)
        right = QVBoxLayout()
        right.addWidget(sheet)
        right.addStretch(1)
        self._halves.addLayout(right, 6)
        scroll = QScrollArea()
        scroll.setAccessibleName(_("Plan a meeting"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        header = PageHeader(_("Plan a meeting"), _("When and where; the agenda begins with what is waiting."))
        header.add(button(_("Cancel"), self.left.emit, kind="quiet"))
        header.add(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(header)
        column.addWidget(self.wrong)
        column.addWidget(scroll, 1)

    def _form(self) -> Card:
        form = Card()
        form.body.setSpacing(12)
        when = QHBoxLayout()
        when.setSpacing(8)
        for field, share in ((self.day, 8), (self.starts, 4), (self.ends, 4), (self.closes, 4)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        form.body.addWidget(self.kind)
        form.body.addWidget(self.rules)
        form.body.addWidget(self.title)
        form.body.addLayout(when)
        form.body.addWidget(self.notice)
        form.body.addWidget(self.place)
        form.body.addWidget(self.template)
        form.body.addWidget(words(_("Expected"), "bold"))
        form.body.addLayout(level(self.people))
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
