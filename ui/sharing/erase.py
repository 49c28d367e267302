"""Forgetting a member for good: what must end first, what goes, where else they are named, and the name typed out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.errors import NotFound
from models.progress import Progress
from models.queries import erasure
from models.queries.erasure import Goes, Hold, Mention
from models.queries.erasure_parted import StaysWith, stays_with
from models.queries.papers import Paper, papers_of
from models.queries.settling import name_of
from models.store import Store
from ui.house import House
from ui.sharing.erase_done import ForgottenDialog
from ui.sharing.erase_steps import ConfirmStep, GoesStep, HoldsStep
from ui.sharing.erase_words import mention_words, stays_words
from ui.widgets.wizard import Step, Wizard


@dataclass(frozen=True)
class Subject:
    """Somebody who may be forgotten, and everything to know before it."""

    id: str
    name: str
    holds: tuple[Hold, ...]
    goes: tuple[Goes, ...]
    mentions: tuple[tuple[Mention, str], ...]
    kept: tuple[StaysWith, ...]
    papers: tuple[Paper, ...]
    entries: tuple[str, ...]
    is_much: bool


def open(house: House, person_id: str, parent: QWidget | None = None) -> QDialog | None:
    """Ask before somebody is forgotten; None when they are not here any more, which the window's banner says."""
    subject = house.dispatcher.attempt(partial(_subject, house.store, person_id))
    if subject is None:
        return None
    wizard = EraseWizard(house, subject, parent or QApplication.activeWindow())
    wizard.open()
    return wizard


def _subject(store: Store, person_id: str) -> Subject:
    with store.read() as reader:
        if not reader.value("SELECT 1 FROM person WHERE id = :id", id=person_id):
            raise NotFound("person", person_id)
        return Subject(
            person_id,
            name_of(reader, "person", person_id),
            tuple(sorted(erasure.holds(reader, person_id), key=lambda hold: not hold.blocks)),
            tuple(erasure.preview(reader, person_id)),
            tuple((each, mention_words(reader, each)) for each in erasure.mentions(reader, person_id)),
            tuple(stays_with(reader, person_id)),
            tuple(papers_of(reader, person_id)),
            erasure.all_names(reader, person_id),
            erasure.is_much(reader, person_id),
        )


class EraseWizard(Wizard):
    """Three steps; the last button forgets."""

    def __init__(self, house: House, subject: Subject, parent: QWidget | None) -> None:
        self._house, self._subject = house, subject
        self._holds = HoldsStep(subject.holds, self._look)
        self._goes = GoesStep(subject.goes, subject.mentions, subject.kept, self._look)
        self._confirm = ConfirmStep(subject.name, subject.entries, is_much=subject.is_much)
        steps = (
            Step("holds", _("What ties them to the chapter"), self._holds, self._may_go_on, sentence=_first(subject)),
            Step("goes", _("What goes, and what stays"), self._goes, sentence=_second()),
            Step(
                "confirm", _("Forget {name} for good").format(name=subject.name), self._confirm, self._confirm.is_sure
            ),
        )
        super().__init__(_("Forget a member"), steps, finish=_("Forget for good"), parent=parent)
        self._confirm.changed.connect(self.refresh)
        self.accepted.connect(self._forget)

    def _may_go_on(self) -> bool:
        return not any(hold.blocks for hold in self._subject.holds)

    def _look(self, page: str, id: str) -> None:
        self.reject()
        self._house.signals.go_to.emit(page, id)

    def _forget(self) -> None:
        label = _("Forget a member")
        sure = self._confirm
        work = erasing(self._house.store, self._subject.id, sure.reason(), label, anyway=sure.means_all())
        self._house.tasks.run(work, self._done, self._house.dispatcher.fail, _("Forgetting"))

    def _done(self, _lost: int) -> None:
        with self._house.store.read() as reader:
            told = erasure.confirmations(reader)
        confirmation = next((each for each in told if each.row == self._subject.id), None)
        named = (*(words for _mention, words in self._subject.mentions), *map(stays_words, self._subject.kept))
        ForgottenDialog(
            self.parentWidget(), self._subject.papers, named, confirmation, self._house.signals.go_to
        ).open()


def erasing(
    store: Store, person_id: str, reason: str, label: str, *, anyway: bool = False
) -> Callable[[Progress], int]:
    """The work of forgetting. Raises `StandsInTheWay`, `KeyGone`, `CouldNotWrite`, and `ManyAtOnce` unless `anyway`."""

    def work(progress: Progress) -> int:
        from models.commands.erasure import erase

        return erase(store, person_id=person_id, reason=reason, label=label, anyway=anyway)

    return work


def _first(subject: Subject) -> str:
    if any(hold.blocks for hold in subject.holds):
        return _("Some of this has to end before {name} can be forgotten.").format(name=subject.name)
    if subject.holds:
        return _("Nothing stands in the way. This is what will be left without them.")
    return _("Nothing ties {name} to anything. You can go on.").format(name=subject.name)


def _second() -> str:
    return _("It goes here at once, and in every other copy with the next bundles. There is no undo.")
