"""What opening a bundle did, line by line, with Undo beside it."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.log.merge import Merged
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.drawing import Drawing
from ui.widgets.emptied import empty
from ui.widgets.text import words


class ReportCard(Card):
    """Shown after a bundle was taken in, until it is closed or the next one comes."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__(_("Taken in"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._undo = button(_("Undo"), undo, icon="undo")
        self._undo.setAccessibleName(_("Undo taking in the bundle"))
        self._close = button(_("Close"), self.hide, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addWidget(self._close)
        row.addStretch(1)
        self.body.addLayout(self._lines)
        self.body.addLayout(row)
        self.hide()

    def take_focus(self) -> None:
        """Give it the keyboard."""
        (self._undo if self._undo.isVisible() else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, merged: Merged, laptop: str) -> None:
        """Show what came of this merge."""
        while item := self._lines.takeAt(0):
            _forget(item.layout())
        self.set_title(_("Taken in from {laptop}").format(laptop=laptop))
        told = report_lines(merged)
        for icon, token, sentence in told:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Drawing(icon, token, size=18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(sentence), 1)
            self._lines.addLayout(row)
        self._undo.setVisible(bool(merged.fresh))
        self.show()
        announce(self, " ".join(sentence for _icon, _token, sentence in told))


def _forget(row: object) -> None:
    if isinstance(row, QHBoxLayout):
        empty(row)
        row.deleteLater()


def report_lines(merged: Merged) -> list[tuple[str, str, str]]:
    """Icon, its colour and a sentence for each thing worth telling."""
    lines = [_came(merged)]
    if merged.conflicts:
        lines.append(("warning", "amber", _("Some of it was written on both sides: settle it below.")))
    lines += _written_over(merged)
    if merged.proposals:
        said = ngettext(
            "{n} suggestion from outside waits below.", "{n} suggestions from outside wait below.", merged.proposals
        )
        lines.append(("info", "blue", said.format(n=merged.proposals)))
    if merged.withdrawn:
        said = ngettext(
            "{n} person took their consent back: what was held of them is gone here.",
            "{n} people took their consent back: what was held of them is gone here.",
            merged.withdrawn,
        )
        lines.append(("hand", "soft", said.format(n=merged.withdrawn)))
    if merged.erased:
        said = ngettext(
            "{n} change was forgotten, at the wish of whom it was about.",
            "{n} changes were forgotten, at the wish of those they were about.",
            merged.erased,
        )
        lines.append(("trash", "soft", said.format(n=merged.erased)))
    return [*lines, *_trouble(merged)]


def _came(merged: Merged) -> tuple[str, str, str]:
    if not merged.fresh:
        return "check", "accent", _("Nothing new: everything in it was here already.")
    said = ngettext(
        "{n} new change: {created} added, {changed} changed.",
        "{n} new changes: {created} added, {changed} changed.",
        merged.fresh,
    )
    return "check", "accent", said.format(n=f"{merged.fresh:,}", created=merged.created, changed=merged.changed)


def _written_over(merged: Merged) -> list[tuple[str, str, str]]:
    """What no honest program does."""
    over = ngettext(
        "{n} thing that was agreed, or written down for good, was written over: look at its history, and ask.",
        "{n} things that were agreed, or written down for good, were written over: look at their history, and ask.",
        merged.rewritten,
    )
    told = [("warning", "amber", over.format(n=merged.rewritten))] if merged.rewritten else []
    return [*told, *([("warning", "amber", claimed_words(merged.claimed))] if merged.claimed else [])]


def claimed_words(count: int) -> str:
    """That a chapter says it began what another one did."""
    said = ngettext(
        "A chapter sent as its own what another one began. It stays whose it is: ask about it.",
        "Chapters sent as their own {n} things that others began. They stay whose they are: ask about them.",
        count,
    )
    return said.format(n=count)


def _trouble(merged: Merged) -> list[tuple[str, str, str]]:
    """What did not come, and what should not be."""
    gap = _(
        "Changes {low} to {high} of {laptop} are missing: an earlier bundle has not come. It may still be opened later."
    )
    one = _("Change {low} of {laptop} is missing: an earlier bundle has not come. It may still be opened later.")
    fork = _(
        "{laptop} seems to have been copied: two files wrote under its name. Nothing is lost; "
        "exchange one bundle with everything, and use only one of the copies."
    )
    gaps = [
        (one if low == high else gap).format(low=low, high=high, laptop=laptop) for laptop, low, high in merged.gaps
    ]
    return [("warning", "amber", said) for said in [*gaps, *(fork.format(laptop=laptop) for laptop in merged.forked)]]
