"""Bundles set aside: why each waits, and what can be done about it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.trust.quarantine import Aside, Dropped, is_to_be_met
from ui.dates import moment
from ui.sharing.words import dropped_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.drawing import Drawing
from ui.widgets.lines import Lines
from ui.widgets.text import words


class AsideCard(Card):
    """Hidden while nothing is set aside. Says `again`, `compare` or `discard` with the bundle, and `seen`."""

    again = Signal(object)
    compare = Signal(object)
    discard = Signal(object)
    seen = Signal()

    def __init__(self) -> None:
        self._badge = Badge()
        super().__init__(_("Set aside"), trailing=self._badge)
        self.body.addWidget(words(_("Nothing of these has been read into the chapter."), "soft"))
        self._lines = Lines()
        self._dropped = Lines(stretch=1)
        self.body.addWidget(self._dropped)
        self.body.addWidget(self._lines)
        self._shown: tuple[tuple[Aside, bool], ...] = ()
        self.hide()

    def show_bundles(self, aside: Sequence[Aside], believed: frozenset[str], dropped: Dropped | None) -> None:
        """Show these, the newest first; those of laptops with keys believed by now can be opened again."""
        told = [Drawing("warning", "amber"), words(dropped_words(dropped)), self._understood()] if dropped else []
        self._dropped.show_rows([told] if told else [])
        self._dropped.setVisible(dropped is not None)
        met = tuple((each, each.sender.public_key in believed) for each in aside)
        if met != self._shown:
            self._shown = met
            self._badge.set(_("{n} waiting").format(n=len(aside)) if aside else "", "amber")
            self._lines.show_rows([[_told(each, is_met), self._deeds(each, is_met)] for each, is_met in met])
        self.setVisible(bool(aside) or dropped is not None)

    def _understood(self) -> QWidget:
        made = button(_("Understood"), self.seen.emit, kind="quiet")
        made.setAccessibleName(_("Understood: bundles of unknown laptops were dropped"))
        return made

    def _deeds(self, aside: Aside, is_met: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        if is_to_be_met(aside.why) and not is_met:
            made = button(_("Compare words…"), partial(self.compare.emit, aside))
        else:
            made = button(_("Open again"), partial(self.again.emit, aside))
        drop = button(_("Discard"), partial(self.discard.emit, aside), kind="quiet")
        for push in (made, drop):
            push.setAccessibleName(_("{deed}, {file}").format(deed=push.text().rstrip("…"), file=aside.name))
            line.addWidget(push)
        return row


def _told(aside: Aside, is_met: bool) -> QWidget:
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 6, 0, 6)
    column.setSpacing(0)
    sender = aside.sender
    who = _("{laptop}, who says they are of {chapter}").format(laptop=sender.laptop, chapter=sender.chapter_name)
    column.addWidget(words(who, "bold"))
    is_unheard = is_to_be_met(aside.why) and not is_met
    reasons = [why_words(why) for why in aside.why if is_unheard or why != "unknown_signer"]
    column.addWidget(words(" ".join(reasons) or _("You have met this laptop since: open it again."), "body"))
    when = moment(aside.at) if aside.at else ""
    column.addWidget(words(_("{file}, opened {when}").format(file=aside.name, when=when), "small"))
    return told


def why_words(why: str) -> str:
    """Why it waits."""
    known = {
        "unknown_signer": _("Nobody here has met this laptop yet: compare its six words by voice."),
        "clock": _("Its clock runs far ahead: open it again to see by how much."),
        "erasures": _("It asks to forget many people at once: open it again to see whom."),
        "ends": _("It would undo much that a laptop wrote before it was shut out: open it again to see how much."),
        "key_changed": _("It signs with another key than before."),
        "revoked": _("This laptop was shut out."),
        "not_for_us": _("It was made for somebody else."),
        "other_chapter": _("It belongs to another chapter, which the national community has to enrol first."),
    }
    return known.get(why, why)
