"""How a chapter comes to the national community: invitation opened, answer sent back, certificate taken in."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.files import file_to_open, file_to_save
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import words

if TYPE_CHECKING:
    from exports.invitation import Invitation


class Joining(QStackedWidget):
    """Nothing known yet, an invitation open, or an answer sent and the rest still to come. Says so through `inform`."""

    def __init__(self, house: House, inform: Callable[[str], object], changed: Callable[[], object]) -> None:
        super().__init__()
        self._house, self._inform, self._changed = house, inform, changed
        self._invitation: Invitation | None = None
        self._card = Card(_("An invitation"))
        self._told, self._key, self._next = words(""), words("", "proposal"), words(_next_step(), "soft")
        self._empty = EmptyState(
            "flag",
            _("No national community is known here"),
            _("It invites a chapter with a small file. Open it, and what is asked and decided nationally comes here."),
            button(_("Open an invitation…"), self.choose_invitation, icon="mail", kind="primary"),
        )
        self._waiting = EmptyState(
            "hourglass",
            _("The national community has your answer, or soon will"),
            _("Its first bundle brings what it asks and decides. Open that bundle on the Share page."),
            button(_("Open our certificate…"), self.choose_certificate, icon="check"),
            button(_("Open an invitation…"), self.choose_invitation, icon="mail"),
        )
        self._build()

    def show_state(self, *, answered: bool) -> None:
        """Whether a national key is known here already; an invitation that is open stays open."""
        if self._invitation is None:
            self.setCurrentWidget(self._waiting if answered else self._empty)

    def choose_invitation(self) -> None:
        """Ask for an invitation, and open it."""
        title, kinds = _("Open an invitation"), _("Invitations (*.json)")
        source = file_to_open(self, self._house.preferences, title, kinds)
        if source:
            self.open_invitation(source)

    def open_invitation(self, source: Path) -> None:
        """Show who invites, and the words of the key; nothing is believed yet."""
        from exports import invitation

        read = self._house.dispatcher.attempt(lambda: invitation.read(source))
        if read is None:
            return
        self._invitation = read
        told = _("{national} invites {chapter}. These are the six words of its key:")
        self._told.setText(told.format(national=read.national.name, chapter=read.chapter.name or _("this chapter")))
        self._key.setText("   ".join(read.words))
        self.setCurrentIndex(2)
        self._card.setFocus(Qt.FocusReason.OtherFocusReason)  # nobody believes it by pressing Enter once too often

    def choose_answer(self) -> None:
        """Ask where the answer goes, believe the key, and save it."""
        title, name = _("Save our answer"), _("Answer to the national community.json")
        target = file_to_save(self, self._house.preferences, title, name=name, kinds=_("Answers (*.json)"))
        if target:
            self.answer_to(target)

    def answer_to(self, target: Path) -> None:
        """Believe the key from now on, and save the answer here."""
        from exports import enrolment

        if not self._invitation:
            return
        label = _("Believe the national key")
        work = partial(enrolment.answer, self._house.store, self._invitation, target, label=label)
        if self._house.dispatcher.attempt(work):
            self._invitation = None
            self._inform(_("The answer is in {file}. Send it back to whoever invited you.").format(file=target.name))
            self._changed()

    def choose_certificate(self) -> None:
        """Ask for the certificate national sent back."""
        title, kinds = _("Open our certificate"), _("Certificates (*.json)")
        source = file_to_open(self, self._house.preferences, title, kinds)
        if source:
            self.take_certificate(source)

    def take_certificate(self, source: Path) -> None:
        """Keep the certificates of this file."""
        from exports import enrolment

        work = partial(enrolment.take_certificates, self._house.store, source, label=_("Take in our certificate"))
        count = self._house.dispatcher.attempt(work)
        if count is not None:
            told = ngettext("{n} new certificate: the chapter is enrolled.", "{n} new certificates.", count)
            self._inform(told.format(n=count) if count else _("That certificate was here already."))
            self._changed()

    def _leave(self) -> None:
        self._invitation = None
        self._changed()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(_("Believe it and save our answer…"), self.choose_answer, icon="check", kind="primary"))
        row.addWidget(button(_("Not now"), self._leave, kind="quiet"))
        row.addStretch(1)
        self._card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key.setAccessibleName(_("The six words of the national key"))
        for part in (self._told, self._key, self._next):
            self._card.body.addWidget(part)
        self._card.body.addSpacing(8)
        self._card.body.addLayout(row)
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        for place in (self._empty, self._waiting, asked):
            self.addWidget(place)


def _next_step() -> str:
    return _(
        "Ring the national community on a number you know, and let them read out theirs. If they are the same words, "
        "save the answer and send it back. If they are not, somebody else made this file."
    )
