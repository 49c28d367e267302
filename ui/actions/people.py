"""Whose actions are shown, and their list handed out: on paper, or as the draft of an e-mail."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import Signal

from exports.file_names import safe
from models.progress import Progress
from models.queries import actions
from models.queries.actions import ActionRow, Owner
from models.queries.chapter import chapter_name
from ui.files import file_to_save
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.flow import Flow

Rows = list[ActionRow]


class PeopleBar(Flow):
    """One person at a time, or everybody. Says `chosen` when that changes; in little room its line breaks."""

    chosen = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(centred=True)
        self._house = house
        self._owners: tuple[Owner, ...] = ()
        self._offered = False
        self.who = ChoiceField(_("Whose actions"), [], flat=False)
        self.who.label.hide()
        self.who.setMinimumWidth(200)
        self.paper = button(_("Lists on paper…"), self.print_lists, icon="print", tip=_("A page for each person"))
        self.mail = button(_("E-mail draft…"), self._mail, icon="mail", tip=_("To the person chosen; you send it"))
        for part in (self.who, self.paper, self.mail):
            self.lines.addWidget(part)
        self.who.committed.connect(self._turned)
        self.show_owners([])

    def key(self) -> str:
        """Who is chosen; '' is everybody."""
        return self.who.value()

    def show_owners(self, owners: Sequence[Owner]) -> None:
        """Offer these people; whoever is chosen stays, while they have anything to do."""
        if tuple(owners) != self._owners or not self._offered:
            self._offered = True
            self._owners = tuple(owners)
            offered = [("", _("Everybody’s"))]
            offered += [(each.key, _("{name} ({count})").format(name=each.name, count=each.count)) for each in owners]
            kept = self.key() if any(each.key == self.key() for each in owners) else ""
            self.who.set_choices(offered)
            self.who.set_value(kept)
        self._offer()

    def let_go(self) -> bool:
        """Back to everybody; whether somebody had been chosen."""
        if not self.key():
            return False
        self.who.set_value("")
        self._turned()
        return True

    def print_lists(self) -> None:
        """Ask where the lists go."""
        name = _("{day} actions {name}").format(name=self._name(), day=self._house.today())
        preferences, title = self._house.preferences, _("Save the lists")
        if target := file_to_save(self, preferences, title, name=f"{safe(name)}.pdf", kinds=_("PDF (*.pdf)")):
            self.print_to(target)

    def print_to(self, target: Path) -> None:
        """Write the lists in the background."""
        today = self._house.today()
        with self._house.store.read() as reader:
            chapter = chapter_name(reader)
        self._run(partial(_print, target, chapter, self._rows(), today), target)

    def mail_to(self, target: Path) -> None:
        """Save the draft in the background."""
        owner = next((each for each in self._owners if each.key == self.key()), None)
        if owner is None:
            return
        with self._house.store.read() as reader:
            email = actions.email_of(reader, owner.key) if owner.is_member else ""
        when = (self._house.today(), self._house.now())
        self._run(partial(_draft, target, self._rows(), (owner.name, email), when), target)

    def _mail(self) -> None:
        name = safe(_("{day} actions {name}").format(name=self._name(), day=self._house.today()))
        preferences, title = self._house.preferences, _("Save the draft")
        if target := file_to_save(self, preferences, title, name=f"{name}.eml", kinds=_("E-mail drafts (*.eml)")):
            self.mail_to(target)

    def _rows(self) -> Rows:
        """What is still open, of whom is chosen."""
        with self._house.store.read() as reader:
            found = actions.open_actions(reader, self._house.today())
        return [row for row in found if self.key() in ("", actions.owner_key(row))]

    def _name(self) -> str:
        return next((each.name for each in self._owners if each.key == self.key()), "")

    def _run(self, work: partial[None], target: Path) -> None:
        self.setEnabled(False)
        running = self._house.tasks.run(
            work, partial(self._saved, target), self._house.dispatcher.fail, _("Saving the lists")
        )
        running.ended.connect(self._free)

    def _saved(self, target: Path, _result: object) -> None:
        self._house.dispatcher.told.emit(_("Saved as {file}").format(file=target.name))

    def _free(self) -> None:
        self.setEnabled(True)
        self._offer()

    def _turned(self, _key: object = None) -> None:
        self._offer()
        self.chosen.emit()

    def _offer(self) -> None:
        """A draft is addressed to one person."""
        self.mail.setEnabled(bool(self.key()))
        self.paper.setEnabled(bool(self._owners))


def _print(target: Path, chapter: str, rows: Rows, today: date, progress: Progress) -> None:
    from exports.pdf.action_list import write

    write(target, chapter, rows, today, progress=progress)


def _draft(target: Path, rows: Rows, to: tuple[str, str], when: tuple[date, datetime], progress: Progress) -> None:
    from exports.action_lists import write_draft

    write_draft(target, rows, name=to[0], email=to[1], today=when[0], at=when[1])
