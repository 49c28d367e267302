"""Whom the next bundle is for: one choice, with how far behind each is."""

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from models.queries.copies import Peer, Recipient
from models.rules.london import day_of
from ui.dates import relative
from ui.widgets.card import Card
from ui.widgets.emptied import empty
from ui.widgets.text import words

_INDENT = 27  # pixels: below the words of a radio button


class WhomCard(Card):
    """Says `changed` when another recipient is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("To whom?"))
        self._room = QVBoxLayout()
        self._room.setSpacing(2)
        self.body.addLayout(self._room)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._shown: tuple[Recipient, ...] = ()

    def chosen(self) -> Recipient:
        """Whom it is for."""
        return self._shown[max(self._group.checkedId(), 0)]

    def show_recipients(self, found: Sequence[Recipient], today: date) -> None:
        """Offer these; the one that was chosen stays chosen."""
        if tuple(found) == self._shown:
            return
        before = self.chosen().key if self._shown else ""
        had_focus = any(each.hasFocus() for each in self._group.buttons())
        self._shown = tuple(found)
        self._rebuild(today)
        keys = [recipient.key for recipient in found]
        place = keys.index(before) if before in keys else _usual(found)
        self._group.button(place).setChecked(True)
        if had_focus:
            self._group.button(place).setFocus()

    def choose(self, kind: str) -> None:
        """Choose the first of a kind, as if it had been clicked."""
        for place, recipient in enumerate(self._shown):
            if recipient.kind == kind:
                self._group.button(place).click()
                return

    def _rebuild(self, today: date) -> None:
        for each in self._group.buttons():
            self._group.removeButton(each)
        empty(self._room)
        for place, recipient in enumerate(self._shown):
            choice = QRadioButton(name_words(recipient).replace("&", "&&"))
            choice.setAccessibleDescription(about_words(recipient, today))
            below = words(about_words(recipient, today), "small")
            below.setContentsMargins(_INDENT, 0, 0, 6)
            self._group.addButton(choice, place)
            self._room.addWidget(choice)
            self._room.addWidget(below)

    def _clicked(self) -> None:
        self.changed.emit()


def _usual(found: Sequence[Recipient]) -> int:
    """Whoever has answered already comes first; before that, somebody new."""
    answered = [place for place, recipient in enumerate(found) if recipient.peers]
    return answered[0] if answered else len(found) - 1


def name_words(recipient: Recipient) -> str:
    """Whom, as a choice says it."""
    known = {
        "all": _("All co-coordinators"),
        "national": _("The national community"),
        "chapters": _("All chapters"),
        "new": _("Somebody new"),
    }
    return known.get(recipient.kind, recipient.name)


def about_words(recipient: Recipient, today: date) -> str:
    """What they have so far."""
    if recipient.kind == "new":
        return _("A co-coordinator who begins: everything the chapter has, sealed with a passphrase.")
    if not recipient.peers:
        return _("Nothing has come from there yet, so all that may leave goes.")
    heard = heard_words(recipient.peers, today)
    if recipient.kind in ("national", "chapters", "chapter"):
        return heard
    behind = max(peer.behind for peer in recipient.peers)
    if not behind:
        return _("{heard} · nothing new for them").format(heard=heard)
    changes = ngettext("{n} change behind", "{n} changes behind", behind).format(n=f"{behind:,}")
    return _("{heard} · {behind}").format(heard=heard, behind=changes)


def heard_words(peers: Sequence[Peer], today: date) -> str:
    """When they were last heard of; of several, the one silent for longest."""
    times = [peer.at for peer in peers]
    if len(peers) == 1:
        return _("Heard {when}").format(when=relative(day_of(times[0]), today)) if times[0] else _("Heard of before")
    told = ngettext("{n} copy", "{n} copies", len(peers)).format(n=len(peers))
    oldest = min((at for at in times if at), default=None)
    if oldest is None:
        return told
    return _("{copies}, longest silent since {when}").format(copies=told, when=relative(day_of(oldest), today))
