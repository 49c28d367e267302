"""The papers of a meeting from its screen: all by one key or each by itself in the preview, and the notice."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from models.progress import Progress
from models.queries import meeting_post, paper_pack
from ui.files import file_to_save, folder_to_fill
from ui.house import House
from ui.meetings import pack_work
from ui.meetings.pack_papers import pack_printable, paper_titles, size_of, whole_pack
from ui.meetings.post import NoticeDialog
from ui.meetings.post_papers import letters_printable
from ui.widgets.banner import Banner
from ui.widgets.buttons import button

KEYS = "Ctrl+Shift+P"


class MeetingPapers(QObject):
    """A `button` for a screen's header and a `banner` under it; `meeting_id` says which meeting is shown there."""

    def __init__(self, house: House, meeting_id: Callable[[], str]) -> None:
        super().__init__()
        self._house, self._meeting_id = house, meeting_id
        self.banner = Banner()
        self.button = button(
            _("Papers"), icon="print", tip=_("Agenda, ballot papers, notice… ({keys})").format(keys=KEYS)
        )
        self.button.setAccessibleName(_("Papers of the meeting"))
        self.menu = QMenu(self.button)
        self._fill()
        self.button.setMenu(self.menu)

    def _fill(self) -> None:
        self.whole = self._entry(_("All papers…"), self.preview_all)
        self.whole.setShortcut(QKeySequence(KEYS))
        self.whole.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.button.addAction(self.whole)  # so that the key works while the menu is away
        self._entry(_("All papers into a folder…"), self.choose_folder)
        self.menu.addSeparator()
        for what, title in paper_titles().items():
            self._entry(_("{paper}…").format(paper=title), partial(self.preview, what))
        self.menu.addSeparator()
        self._entry(_("Calendar file (.ics)…"), self.choose_calendar)
        self._entry(_("Notice of the meeting…"), self.give_notice)
        self._entry(_("Letters of the notice…"), self.preview_letters)

    def _entry(self, text: str, deed: Callable[[], object]) -> QAction:
        entry = self.menu.addAction(text)
        entry.triggered.connect(lambda _checked=False: deed())
        return entry

    def choose_folder(self) -> None:
        """Ask for a folder and put the whole pack there."""
        title = _("A folder for the papers")
        if folder := folder_to_fill(self.button.window(), self._house.preferences, title):
            self.write_pack(folder)

    def write_pack(self, folder: Path) -> None:
        """Write every paper, away from the window; Cancel leaves the folder as it was."""
        work = pack_work.pack(self._house.store, folder, self._meeting_id(), self._house.today())
        self._start(work, partial(self._packed, folder), _("Making the papers"))

    def preview(self, what: str) -> None:
        """Show one paper of `paper_titles`."""
        from ui.print.preview import show_preview

        if made := self._house.dispatcher.attempt(self._meeting):
            shown = pack_printable(what, self._house.store, made, self._house.today())
            show_preview(self._house, shown, self.button.window(), size=size_of(what))

    def preview_all(self) -> None:
        """Show the whole pack."""
        from ui.print.preview import show_preview

        if made := self._house.dispatcher.attempt(self._meeting):
            shown = whole_pack(self._house.store, made, self._house.today())
            show_preview(self._house, shown, self.button.window())

    def preview_letters(self) -> None:
        """Show the letters to all who may decide and whom no e-mail reaches."""
        from ui.print.preview import show_preview

        if made := self._house.dispatcher.attempt(self._meeting):
            with self._house.store.read() as reader:
                told = meeting_post.recipients(reader, made.id, self._house.today())
            shown = letters_printable(self._house.store, made, told, self._house.today())
            show_preview(self._house, shown, self.button.window())

    def choose_calendar(self) -> None:
        """Ask where the calendar file goes, and write it."""
        if made := self._house.dispatcher.attempt(self._meeting):
            name, kinds = pack_work.calendar_name(made), _("Calendar files (*.ics)")
            title = _("Save the calendar file")
            if target := file_to_save(self.button.window(), self._house.preferences, title, name=name, kinds=kinds):
                self.write_calendar(target)

    def write_calendar(self, target: Path) -> None:
        """Write the file that calendars take in."""
        moment = self._house.now(), self._house.today()
        work = pack_work.calendar(self._house.store, target, self._meeting_id(), moment)
        self._start(work, partial(self._saved, target), _("Making the calendar file"))

    def give_notice(self) -> None:
        """Show who would be told in which way, and write it all if wanted."""
        dialog = NoticeDialog(self._house, self._meeting_id(), self.button.window())
        dialog.written.connect(self._told)
        dialog.open()

    def _meeting(self) -> paper_pack.PackMeeting:
        with self._house.store.read() as reader:
            return paper_pack.pack_meeting(reader, self._meeting_id(), self._house.today())

    def _start(self, work: Callable[[Progress], object], done: Callable[..., None], label: str) -> None:
        self.banner.dismiss()
        self.button.setEnabled(False)
        running = self._house.tasks.run(work, done, self._failed, label)
        running.ended.connect(self._free)

    def _free(self) -> None:
        self.button.setEnabled(True)

    def _packed(self, folder: Path, paths: list[Path]) -> None:
        words = ngettext(
            "{count} paper for this meeting is in {folder}.",
            "{count} papers for this meeting are in {folder}.",
            len(paths),
        ).format(count=len(paths), folder=folder.name or str(folder))
        self._say(words, folder)

    def _saved(self, target: Path, _result: object) -> None:
        self._say(_("Saved as {file}.").format(file=target.name), target.parent)

    def _told(self, sentence: str, folder: str) -> None:
        self._say(sentence, Path(folder))

    def _say(self, sentence: str, folder: Path) -> None:
        self.button.setEnabled(True)
        self.banner.inform(sentence, _("Open the folder"), partial(open_folder, folder))

    def _failed(self, fault: Exception) -> None:
        self.button.setEnabled(True)
        self._house.dispatcher.fail(fault)


def open_folder(folder: Path) -> None:
    """In the system's own file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
