"""A bundle that was read and waits to be taken in: who it is from, what it holds, and what to look at first."""

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.dates import moment
from ui.sharing.erase_words import several_words
from ui.sharing.fields import kind_words
from ui.sharing.opening import Opened
from ui.sharing.standing import standing_sentence, standing_tone, standing_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.confirm import confirm
from ui.widgets.drawing import Drawing
from ui.widgets.text import words

if TYPE_CHECKING:
    from models.trust.judging import Reason


class OfferCard(Card):
    """Shown between opening a bundle and taking it in; calls `take` with what was opened."""

    def __init__(self, take: Callable[[Opened], object]) -> None:
        self._badge = Badge()
        super().__init__(_("A bundle to take in"), trailing=self._badge)
        self._take = take
        self._opened: Opened | None = None
        self._from = words("", "bold")
        self._standing = words("", "soft")
        self._holds = words("", "soft")
        self._doubt = words("", "body")
        self._sign = Drawing("warning", "amber", size=20)
        self._yes = button(_("Take it in"), self._accept, kind="primary", icon="import")
        self._no = button(_("Leave it"), self.close_offer)
        for label in (self._from, self._standing, self._holds):
            self.body.addWidget(label)
        self.body.addLayout(self._doubts())
        row = QHBoxLayout()
        row.addWidget(self._yes)
        row.addWidget(self._no)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def offer(self, opened: Opened) -> None:
        """Show one that was read."""
        self._opened = opened
        about, standing = opened.bundle.about, opened.judgement.standing.kind
        told = _("From {laptop}, {chapter}, made {when}")
        if opened.bundle.is_notice:  # no laptop’s name is in it
            told = _("From {chapter}, made {when}")
        when = moment(datetime.fromisoformat(opened.bundle.created))
        self._from.setText(told.format(laptop=about.laptop, chapter=about.chapter, when=when))
        self._badge.set(standing_words(standing), standing_tone(standing))
        self._standing.setText(standing_sentence(standing))
        self._holds.setText(holds_words(opened))
        doubt = doubt_words(opened)
        self._doubt.setText(doubt)
        for widget in (self._doubt, self._sign):
            widget.setVisible(bool(doubt))
        self._yes.setText(_("Take it in all the same…") if doubt else _("Take it in"))
        self.show()
        (self._no if doubt else self._yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_offer(self) -> None:
        """Nothing was changed, and nothing is kept."""
        self._opened = None
        self.hide()

    def _doubts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._doubt, 1)
        return row

    def _accept(self) -> None:
        opened = self._opened
        if opened and (not opened.doubts or self._is_sure(opened)):
            self.close_offer()
            self._take(opened)

    def _is_sure(self, opened: Opened) -> bool:
        return confirm(self, _("Take it in all the same?"), doubt_words(opened), _("Take it in"))


def holds_words(opened: Opened) -> str:
    """How much of each kind is in it."""
    about = opened.bundle.about
    if opened.is_known:
        return _("You have taken this bundle in before; once more changes nothing.")
    if opened.bundle.is_notice:
        return _("No changes: it only tells that a laptop was shut out.")
    if not opened.bundle.parcel.ops:
        return _("No changes: it only tells what they have got, so that your next bundle can be smaller.")
    total = ngettext("{n} change", "{n} changes", len(opened.bundle.parcel.ops))
    each = [f"{kind_words(table)} {count}" for table, count in about.counts.items()]
    parts = [_("part {n} of {of}").format(n=about.part, of=about.parts)] if about.parts > 1 else []
    return " · ".join([total.format(n=f"{len(opened.bundle.parcel.ops):,}"), *each, *parts])


def doubt_words(opened: Opened) -> str:
    """What a person should know before taking it in, or ""."""
    return "\n".join(sentence for reason in opened.judgement.reasons if (sentence := _doubt(opened, reason)))


def _doubt(opened: Opened, reason: "Reason") -> str:
    laptop = opened.bundle.about.laptop
    if reason.word == "clock":
        told = _("The clock of {laptop} reads {year}. What it wrote would count as newer than anything written here.")
        return told.format(laptop=laptop, year=reason.year)
    if reason.word == "erasures":
        names = several_words(opened.forgets) or _("people not known here by name")
        told = _("{n} records would be forgotten for good, among them: {names}. Ask {laptop} whether that is meant.")
        return told.format(n=reason.count, names=names, laptop=laptop)
    if reason.word == "ends":
        told = ngettext(
            "{laptop} has shut another laptop out, and {n} change of that one which stands here would count no longer. "
            "Ask before you take it in: only the national community can undo it.",
            "{laptop} has shut another laptop out, and {n} changes of that one which stand here would count no longer. "
            "Ask before you take it in: only the national community can undo it.",
            reason.count,
        )
        return told.format(n=f"{reason.count:,}", laptop=laptop)
    return ""
