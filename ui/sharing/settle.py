"""The card of what waits for a person: two values for one field, edits to what is in the bin, suggestions of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from models.log.conflicts import Conflict
from models.queries.settling import Mixed, Question, Suggestion, Thing, ToSettle, to_settle
from models.reader import Reader
from ui.house import House
from ui.sharing import deeds
from ui.sharing.fields import one_words
from ui.sharing.headed import headed
from ui.sharing.question_view import QuestionView
from ui.sharing.questions import Asked, asked, suggested, two_answers
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.emptied import empty
from ui.widgets.flow import Flow
from ui.widgets.text import words

_MOST = 12  # questions in sight; the next come as these are settled


@dataclass(frozen=True)
class _Put:
    """A question put to the person, and what it is about."""

    thing: Thing
    words: Asked
    subject: Question | Suggestion | Mixed


@dataclass(frozen=True)
class Waiting:
    """All that is to settle, and the first of it in words."""

    all: ToSettle
    first: tuple[_Put, ...]


def waiting_for_settling(reader: Reader) -> Waiting:
    """Read it; for a worker when there may be much."""
    found = to_settle(reader)
    first = [*found.questions, *found.mixed, *found.suggestions][:_MOST]
    return Waiting(found, tuple(_Put(each.thing, _words(reader, each), each) for each in first))


class SettleCard(Card):
    """Hidden while there is nothing to settle."""

    def __init__(self, house: House) -> None:
        self._badge = Badge()
        super().__init__(_("To settle"), trailing=self._badge)
        self._house = house
        self._put: tuple[_Put, ...] = ()
        self._views: list[QuestionView] = []
        self.body.addWidget(words(_("One click settles it for every copy. It can be undone."), "soft"))
        self._wholesale = Flow()
        self._room = QVBoxLayout()
        self._room.setSpacing(10)
        self._more = words("", "small")
        self.body.addWidget(self._wholesale)
        self.body.addLayout(self._room)
        self.body.addWidget(self._more)
        self.hide()

    def show_all(self, waiting: Waiting) -> None:
        """Show the first of them; the keyboard stays where it was, on the next one."""
        count = waiting.all.count
        self._say_more(count - len(waiting.first))
        self._badge.set(_("{n} to settle").format(n=count) if count else "", "amber")
        if waiting.first != self._put:
            place = self._focused()
            self._put = waiting.first
            self._rebuild(waiting.all)
            self.setVisible(bool(self._put))
            self._focus(place)

    def _say_more(self, rest: int) -> None:
        self._more.setVisible(rest > 0)
        self._more.setText(ngettext("and {count} more", "and {count} more", rest).format(count=rest))

    def _rebuild(self, waiting: ToSettle) -> None:
        empty(self._room)
        self._views = []
        self._wholesale.clear()
        for laptop, wid, found in _takers(waiting.questions):
            take = button(laptop.replace("&", "&&"), partial(deeds.take_all, self._house, found, wid), kind="quiet")
            self._wholesale.lines.addWidget(take)
        self._wholesale.setVisible(self._wholesale.lines.count() > 0)
        for place, (thing, group) in enumerate(groupby(self._put, key=lambda put: put.thing)):
            if place:
                self._room.addWidget(rule())
            self._room.addWidget(headed(self._house, thing, one_words(thing.table)))
            for put in group:
                view = QuestionView(put.words, partial(self._chosen, put))
                self._views.append(view)
                self._room.addWidget(view)

    def _chosen(self, put: _Put, place: int) -> None:
        if isinstance(put.subject, Suggestion):
            deeds.answer(self._house, put.subject, accepts=place == 0)
        elif isinstance(put.subject, Mixed):
            return
        elif put.subject.kind == "removed":
            deeds.settle_bin(self._house, put.subject, restores=place == 0)
        else:
            deeds.settle(self._house, put.subject, put.subject.sides[place])

    # -- the keyboard --------------------------------------------------------------------------------------------------

    def _focused(self) -> int:
        return next((place for place, each in enumerate(self._pushes()) if each.hasFocus()), -1)

    def _focus(self, place: int) -> None:
        pushes = self._pushes()
        if place >= 0 and pushes:
            pushes[min(place, len(pushes) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pushes(self) -> list[QPushButton]:
        return [push for view in self._views for push in view.findChildren(QPushButton)]


def _words(reader: Reader, each: Question | Suggestion | Mixed) -> Asked:
    if isinstance(each, Mixed):
        return two_answers(each)
    return suggested(reader, each) if isinstance(each, Suggestion) else asked(reader, each)


def _takers(questions: Sequence[Question]) -> list[tuple[str, str, list[Conflict]]]:
    """For each laptop with a side in more than one question: what its button says, its writer, and what it settles."""
    sides: dict[str, tuple[str, list[Conflict]]] = {}
    for question in questions:
        for side in question.sides if question.kind != "removed" else ():
            says = _("Keep all of yours") if side.is_own else _("Take all from {laptop}").format(laptop=side.laptop)
            sides.setdefault(side.wid, (says, []))[1].append(side.pairs[0][0])
    return [(says, wid, found) for wid, (says, found) in sides.items() if len(found) > 1]
