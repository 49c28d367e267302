"""This laptop's six words, large, to be read out over the telephone."""

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import dates
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.text import words

if TYPE_CHECKING:
    from models.commands.copies import OwnKey


class OwnKeyCard(Card):
    """The words come once the key has been made or found."""

    def __init__(self) -> None:
        super().__init__(_("This laptop"))
        self._tiles = Flow(gap=10)
        self._told = words(_("Looking for this laptop’s key…"), "soft")
        self._kept = words("", "small")
        self._since = words("", "small")
        for widget in (self._told, self._tiles, self._kept, self._since):
            self.body.addWidget(widget)
        self._kept.hide()
        self._since.hide()

    def show_laptop(self, name: str) -> None:
        """What the laptop is called in bundles."""
        if name:
            self.set_title(_("This laptop: {name}").format(name=name))

    def show_key(self, key: "OwnKey") -> None:
        """Its words, where it is kept, and since when bundles are sealed to it."""
        self._told.setText(_("Its six words. Read them out, in this order, when somebody compares words with you."))
        self._tiles.clear()
        for word in key.words:
            self._tiles.lines.addWidget(_tile(word))
        self._tiles.setAccessibleName(" ".join(key.words))
        self._kept.setText(_kept_words(key.kept))
        self._kept.show()
        self._since.setText(_since_words(key))
        self._since.setVisible(bool(key.since))


def _kept_words(kept: str) -> str:
    if kept == "keychain":
        return _("The key is kept in this system’s keychain.")
    return _(
        "The key is kept in a file beside the program’s data, which only you can read: "
        "this system offers no keychain, or it was locked."
    )


def _since_words(key: "OwnKey") -> str:
    if not key.since or not key.changes_on:
        return ""
    told = [
        _(
            "Others seal bundles to a key in use since {since}. It is changed once a year, next from {day} on, "
            "so that old copies of bundles cannot be opened for ever."
        ).format(since=dates.day(key.since), day=dates.day(key.changes_on))
    ]
    if key.former_until:
        former = _("What was sealed to the former one opens here until {day}.")
        told.append(former.format(day=dates.day(key.former_until)))
    return " ".join(told)


def _tile(word: str) -> QFrame:
    tile = QFrame()
    tile.setObjectName("card")
    row = QHBoxLayout(tile)
    row.setContentsMargins(14, 6, 14, 8)
    label = words(word, "page")
    label.setWordWrap(False)
    row.addWidget(label)
    return tile
