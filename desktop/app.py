"""The running program: what it shows, from its first start to its last chapter closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop import rescue
from desktop.collector import Collector
from desktop.first_paint import get_ready
from desktop.pages import OPENED_BY
from desktop.paths import Places
from desktop.plain_imports import collect_again
from desktop.single import Doorbell, come_forward, knock
from desktop.window import window_on
from models import chapter_file
from models.errors import Refusal
from models.store import Store, utc_now
from ui.main_window import FileActions, MainWindow
from ui.preferences import Preferences
from ui.recent import LAST, forget
from ui.tasks import ThreadTasks
from ui.theme import Look

if TYPE_CHECKING:
    from desktop.crash import Crash
    from desktop.joining import Joined
    from models.backups import Backup
    from ui.welcome import Welcome


class Program(QObject):
    """The running program: at most one chapter in one window, or the welcome."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._places = places
        self.preferences = Preferences(places.preferences)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._look = Look(application, self.preferences)
        self._store: Store | None = None
        self._shown: MainWindow | Welcome | None = None
        self.window: MainWindow | None = None
        self._day: Thread | None = None
        self._collector = Collector(self)
        self._tasks = ThreadTasks()
        self._doorbell = Doorbell(places.data, self)
        self._doorbell.rung.connect(self._answer)

    def start(self, files: Sequence[Path]) -> None:
        """Open what was asked for, or the chapter of last time, or the welcome."""
        last = Path(self.preferences.get(LAST, ""))
        asked = any(file.suffix.lower() == ".chapter" for file in files)
        if asked or (last.suffix.lower() == ".chapter" and last.exists() and self.open(last)):
            self.open_any(list(files))
        else:
            self.welcome()

    def open(self, path: Path) -> bool:
        """Open a chapter in place of what is shown, unless it has a window; a refusal leaves that and says why."""
        if self._store and self._store.path.absolute() == path.absolute():
            return True
        if knock(self._places.data, path):
            return False
        store: Store | None = None
        try:
            store = self._store_at(path)
            window = self._window_on(store)
        except Refusal as refusal:
            if store:
                store.close()
            self._refuse(refusal)
            return False
        self.preferences.set(LAST, str(path.absolute()))
        self._show(window, store)
        return True

    def open_any(self, paths: list[Path]) -> None:
        """Open files given on the command line or dropped on the window, each with what it is for."""
        for path in paths:
            ending = path.suffix.lower()
            if ending == ".chapter":
                self.open(path)
            elif self.window and ending in OPENED_BY:
                self.window.show_page(OPENED_BY[ending])
                self.window.ask_page("import_file", path)
            elif self.window:
                self.window.refuse(_("Chapterhouse does not know what to do with {file}.").format(file=path.name))

    def welcome(self) -> None:
        """Offer to begin, join or open a chapter."""
        from ui.welcome import Welcome

        collect_again()
        self._show(Welcome(self.preferences, begin=self.begin, join=self.join, open_=self.open, sample=self.sample))

    def begin(self, path: Path, name: str) -> None:
        """Make a new chapter and open it."""
        from models.commands import chapter

        self._made(path, lambda: chapter.make(path, self._store_at, label=_("New chapter"), name=name).close())

    def join(self, path: Path, bundle: Path, passphrase: str = "") -> None:
        """Join an existing chapter from a bundle, and open it; the welcome says how far it is, and can stop it."""
        from desktop.joining import join
        from ui.welcome import Welcome

        work = partial(join, path, bundle, self._store_at, passphrase=passphrase)
        done = partial(self._joined, path)
        running = self._tasks.run(
            lambda progress: work(progress=progress), done, self._failed, _("Joining the chapter")
        )
        if isinstance(self._shown, Welcome):
            self._shown.follow(running)

    def sample(self, folder: Path) -> None:
        """Make the sample chapter and open it."""
        from desktop.tour import make_tour

        self._made(folder / "sample.chapter", lambda: make_tour(folder))

    def hear_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The first unexpected error: from now on the crash handler hears them all."""
        from desktop.crash import CrashHandler

        if isinstance(error, Refusal):
            return self._refuse(error)
        handler = CrashHandler(self._places.crashes, tell=self.tell_crash, now=utc_now)
        handler.install()
        return handler.hear(kind, error, trace)

    def tell_crash(self, met: Crash) -> None:
        """Say in the window that something went wrong, once it is neither painting nor on another thread."""
        QTimer.singleShot(0, self, partial(self._say_crash, met))

    def _say_crash(self, met: Crash) -> None:
        told = _("Something went wrong that should not have. What you saved is safe. A report lies in {file}.")
        if self._shown:
            self._shown.refuse(told.format(file=met.report or "–"))

    def end(self) -> None:
        """Close what is shown and let go of the chapter."""
        self._tasks.close()
        self._doorbell.stop()
        if self._shown:
            self._let_go(self._shown, self._store)
        self._shown = self._store = self.window = None
        if self._day:
            self._day.join()
        self._collector.end()

    def _store_at(self, path: Path) -> Store:
        return Store(path, home=self._places.data, now=utc_now)

    def _made(self, path: Path, make: Callable[[], object]) -> None:
        try:
            make()
        except Refusal as refusal:
            self._refuse(refusal)
        else:
            self.open(path)

    def _joined(self, path: Path, joined: Joined) -> None:
        """Whose word counts for every chapter is told to whoever sits here, once and as long as they leave it there."""
        from ui.sharing.key_words import pinned_words

        if self.open(path) and self.window and joined.national:
            self.window.warn(pinned_words(joined.national, joined.laptop))

    def _window_on(self, store: Store) -> MainWindow:
        files = FileActions(
            new_chapter=self.welcome, open_chapter=self._choose, save_copy=self._save_copy, remove=self._remove
        )
        window = window_on(store, self.preferences, self._look, files=files, opened=self.open_any)
        window.painted.connect(partial(self._get_ready, window))
        return window

    def _get_ready(self, window: MainWindow) -> None:
        """After the first paint: the lock, the check of the file, the ORM."""
        store = window.house.store
        window.house.tasks.run(partial(get_ready, store), partial(self._listen, store.path), self._failed)
        if folder := chapter_file.cloud_folder(store.path.absolute()):
            told = _("This chapter lies in {folder}, which another program copies while it is open. Move it elsewhere.")
            window.warn(told.format(folder=folder))

    def _listen(self, path: Path, _ready: None) -> None:
        """Whoever may write answers to a second start."""
        self._doorbell.listen(path)

    def _answer(self, files: list[Path]) -> None:
        if self._shown:
            come_forward(self._shown)
        self.open_any(files)

    def _remove(self) -> None:
        """Take the sample that is open off this laptop, once it is closed."""
        if self._store:
            path = self._store.path
            forget(self.preferences, path)
            self.welcome()
            QTimer.singleShot(0, partial(self._put_away, path))

    def _put_away(self, path: Path) -> None:
        from desktop.sample_away import put_away

        if self._day:
            self._day.join()
        if not put_away(path) and self._shown:
            self._shown.refuse(_("This system has no bin. {file} stays where it is.").format(file=path))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._refuse(error)

    def _choose(self) -> None:
        from ui.files import file_to_open

        path = file_to_open(self._parent(), self.preferences, _("Open a chapter"), _("Chapters (*.chapter)"))
        if path:
            self.open(path)

    def _save_copy(self) -> None:
        try:
            if self._store:
                rescue.save_copy(self._parent(), self.preferences, self._store)
        except Refusal as refusal:
            self._refuse(refusal)

    def _put_back(self, backup: Backup, damaged: Path) -> None:
        """Open a copy of a backup of a damaged chapter."""
        try:
            copy = rescue.put_back(backup, damaged)
        except Refusal as refusal:
            return self._refuse(refusal)
        if self.open(copy) and self.window:
            self.window.warn(rescue.put_back_words(copy, backup, damaged))
        return None

    def _parent(self) -> QWidget:
        assert self._shown
        return self._shown

    def _refuse(self, refusal: Refusal) -> None:
        if self._shown is None:
            self.welcome()
        assert self._shown
        rescue.refuse(self._shown, refusal, self._places.data, self._put_back)

    def _show(self, shown: MainWindow | Welcome, store: Store | None = None) -> None:
        self._doorbell.stop()
        before = (self._shown, self._store)
        self._shown, self._store = shown, store
        self.window = shown if isinstance(shown, MainWindow) else None
        shown.show()
        if before[0]:
            before[0].hide()
            QTimer.singleShot(0, partial(self._let_go, *before))  # it may have asked for this itself

    def _let_go(self, shown: QWidget, store: Store | None) -> None:
        _destroy(shown)
        if store:
            store.close()
            self._day = rescue.keep_day(store)


def _destroy(shown: QWidget) -> None:
    """A window, so that nothing reads any more and its chapter can be closed."""
    shown.close()
    if isinstance(shown, MainWindow):
        shown.house.tasks.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete.value)
