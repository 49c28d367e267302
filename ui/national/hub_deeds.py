"""What the national community does with files: invitations, answers, a folder of bundles, its own bundle."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from models.progress import Progress
from ui.files import file_to_open, file_to_save
from ui.house import House

if TYPE_CHECKING:
    from exports.bundle.write import Written
    from exports.enrolment import Request
    from exports.inbox import Arrival
    from exports.invitation import Invitation

_FOLDER = "national.folder"


class HubDeeds:
    """Asks for files, does the work away from the window, and tells the page in a sentence."""

    def __init__(
        self, page: QWidget, house: House, inform: Callable[[str], object], changed: Callable[[], object]
    ) -> None:
        self._page, self._house, self._inform, self._changed = page, house, inform, changed

    def invite(self, chapter: str) -> None:
        """Ask where, and save an invitation."""
        name = _("Invitation for {chapter}.json").format(chapter=_plain(chapter))
        target = self._to_save(_("Save the invitation"), name, _("Invitations (*.json)"))
        if target:
            self.invite_to(chapter, target)

    def invite_to(self, chapter: str, target: Path) -> None:
        """Save an invitation here."""
        store = self._house.store

        def work(progress: Progress) -> "Invitation":
            from exports import invitation

            made = invitation.invite(store, chapter)
            invitation.save(target, made)
            return made

        self._run(work, partial(self._invited, chapter, target), _("Writing the invitation"))

    def choose_answer(self, words_needed: Callable[["Request"], object]) -> None:
        """Ask for a chapter's answer, and enrol it; `words_needed` is told of one that must be compared by ear."""
        title, kinds = _("Open a chapter’s answer"), _("Answers (*.json)")
        source = file_to_open(self._page, self._house.preferences, title, kinds)
        if source:
            self.enrol_from(source, words_needed)

    def enrol_from(self, source: Path, words_needed: Callable[["Request"], object]) -> None:
        """Enrol the chapter that sent this answer, if it gives back our code."""
        store = self._house.store

        def work(progress: Progress) -> "tuple[Request, bool]":
            from exports import enrolling, enrolment

            request = enrolment.read(source)
            invited = enrolment.was_invited(store, request)
            if invited:
                enrolling.enrol(store, request, label=_enrolment(request))
            return request, invited

        def done(answer: "tuple[Request, bool]") -> None:
            request, invited = answer
            self._enrolled(request) if invited else words_needed(request)

        self._run(work, done, _("Reading the answer"))

    def enrol_heard(self, request: "Request", heard: str, done: Callable[[], object]) -> None:
        """Enrol a chapter whose words were compared."""
        from exports import enrolling

        work = partial(enrolling.enrol, self._house.store, request, heard=heard, label=_enrolment(request))
        if self._house.dispatcher.attempt(work):
            done()
            self._enrolled(request)

    def choose_folder(self, done: Callable[["list[Arrival]"], object]) -> None:
        """Ask for a folder, and take in every bundle in it."""
        before = self._house.preferences.get(_FOLDER, "")
        chosen = QFileDialog.getExistingDirectory(self._page, _("Take in a folder of bundles"), before)
        if chosen:
            self._house.preferences.set(_FOLDER, chosen)
            self.take_in(Path(chosen), done)

    def take_in(self, folder: Path, done: Callable[["list[Arrival]"], object]) -> None:
        """Take in every bundle in a folder."""
        store = self._house.store

        def work(progress: Progress) -> "list[Arrival]":
            from exports.inbox import take_in_folder

            return take_in_folder(store, folder, label=_("Take in a folder"), progress=progress)

        def told(arrived: "list[Arrival]") -> None:
            done(arrived)
            self._changed()

        self._run(work, told, _("Taking in the bundles"))

    def publish(self, chapter: str = "") -> None:
        """Ask where, and save the national bundle for all chapters, or for one."""
        name = _("National {day}.bundle").format(day=self._house.today().isoformat())
        target = self._to_save(_("Publish"), name, _("Bundles (*.bundle)"))
        if target:
            self.publish_to(target, chapter)

    def publish_to(self, target: Path, chapter: str = "") -> None:
        """Save the national bundle here."""
        store = self._house.store

        def work(progress: Progress) -> "Written":
            from exports.publishing import publish

            return publish(store, target, to=chapter, progress=progress)

        self._run(work, partial(self._published, target), _("Saving the bundle"))

    def _invited(self, chapter: str, target: Path, made: "Invitation") -> None:
        told = _("The invitation for {chapter} is in {file}. The six words of the national key: {words}.")
        self._inform(told.format(chapter=chapter, file=target.name, words=" ".join(made.words)))

    def _enrolled(self, request: "Request") -> None:
        told = _("{chapter} is enrolled. Its certificate leaves with the next bundle you publish.")
        self._inform(told.format(chapter=request.who.name))
        self._changed()

    def _published(self, target: Path, written: "Written") -> None:
        told = ngettext(
            "{n} change saved in {file}. Send it to the chapters, or put it where they fetch it.",
            "{n} changes saved in {file}. Send it to the chapters, or put it where they fetch it.",
            written.changes,
        )
        self._inform(told.format(n=f"{written.changes:,}", file=target.name))

    def _to_save(self, title: str, name: str, kinds: str) -> Path | None:
        return file_to_save(self._page, self._house.preferences, title, name=name, kinds=kinds)

    def _run(self, work: Callable[[Progress], Any], done: Callable[[Any], None], label: str) -> None:
        self._house.tasks.run(work, done, self._house.dispatcher.fail, label)


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in " -") or _("chapter")


def _enrolment(request: "Request") -> str:
    """What the History calls it."""
    return _("Enrol {chapter}").format(chapter=request.who.name)
