"""The card of what needs attention: what two laptops did that cannot both be meant, and what has not come whole."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from models.queries.attention_rows import Needs
from models.queries.settling import Thing
from ui.house import House
from ui.sharing.attention_ways import Way, ways
from ui.sharing.attention_words import sentence_words, title_words
from ui.sharing.fields import kind_words
from ui.sharing.headed import headed
from ui.sharing.question_view import QuestionView
from ui.sharing.questions import Asked, Choice
from ui.widgets.badge import Badge
from ui.widgets.card import Card, rule
from ui.widgets.emptied import empty
from ui.widgets.text import words

_MOST = 12  # in sight; the next come as these are settled


class AttentionCard(Card):
    """Hidden while nothing needs attention."""

    def __init__(self, house: House) -> None:
        self._badge = Badge()
        super().__init__(_("Needs attention"), trailing=self._badge)
        self._house = house
        self._shown: tuple[Needs, ...] = ()
        told = _(
            "Two laptops did what each was free to do, and it cannot all be meant. One click settles it for every copy."
        )
        self._about = words(told, "soft")
        self._room = QVBoxLayout()
        self._room.setSpacing(10)
        self._more = words("", "small")
        for part in (self._about, self._more):
            self.body.addWidget(part)
        self.body.insertLayout(self.body.indexOf(self._more), self._room)
        self.hide()

    def show_all(self, found: Sequence[Needs]) -> None:
        """Show the first of them; the keyboard stays where it was, on the next one."""
        rest = len(found) - _MOST
        self._more.setVisible(rest > 0)
        self._more.setText(ngettext("and {count} more", "and {count} more", rest).format(count=rest))
        self._about.setVisible(any(needs.kind.can_be_settled for needs in found))
        self._badge.set(ngettext("{n} thing", "{n} things", len(found)).format(n=len(found)), "amber")
        if tuple(found[:_MOST]) != self._shown:
            place = self._focused()
            self._shown = tuple(found[:_MOST])
            self._rebuild()
            self.setVisible(bool(found))
            self._focus(place)

    def _rebuild(self) -> None:
        empty(self._room)
        things: dict[Thing, list[Needs]] = {}
        for needs in self._shown:
            things.setdefault(needs.thing, []).append(needs)
        for place, (thing, group) in enumerate(things.items()):
            if place:
                self._room.addWidget(rule())
            if thing.id:
                self._room.addWidget(headed(self._house, thing, kind_words(thing.table)))
            for needs in group:
                self._room.addWidget(self._view(needs))

    def _view(self, needs: Needs) -> QuestionView:
        offered = ways(needs, self._house.now())
        named = _("{deed}: {thing}")
        choices = tuple(
            Choice("", (), False, way.button, named.format(deed=way.button, thing=needs.thing.name)) for way in offered
        )
        told = Asked(title_words(needs), sentence_words(needs, self._house.today()), choices, side_by_side=False)
        return QuestionView(told, partial(self._chosen, offered))

    def _chosen(self, offered: Sequence[Way], place: int) -> None:
        way = offered[place]
        told = way.button if len(offered) > 1 else way.label
        self._house.dispatcher.run(way.label, way.deed, say=_("Settled: {deed}").format(deed=told))

    # -- the keyboard --------------------------------------------------------------------------------------------------

    def _focused(self) -> int:
        return next((place for place, each in enumerate(self._pushes()) if each.hasFocus()), -1)

    def _focus(self, place: int) -> None:
        pushes = self._pushes()
        if place >= 0 and pushes:
            pushes[min(place, len(pushes) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pushes(self) -> list[QPushButton]:
        views = [item.widget() for item in map(self._room.itemAt, range(self._room.count())) if item]
        return [push for view in views if isinstance(view, QuestionView) for push in view.findChildren(QPushButton)]
