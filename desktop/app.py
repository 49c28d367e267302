"""The composition root: the one file that knows every part, and puts the window together."""

from __future__ import annotations

import sys
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
from desktop.first_paint import LateTasks, get_ready
from desktop.pages import OPENED_BY, finders, pages
from desktop.paths import Places, here
from desktop.plain_imports import collect_again
from models import chapter_file
from models.errors import Refusal
from models.history import History
from models.queries.chapter import chapter_name
from models.store import Store, utc_now
from ui.chapter.naming import Naming
from ui.dispatcher import Dispatcher
from ui.house import House
from ui.main_window import FileActions, MainWindow
from ui.preferences import Preferences
from ui.signals import ChapterSignals
from ui.tasks import Tasks
from ui.theme import Look

if TYPE_CHECKING:
    from desktop.crash import Crash
    from models.backups import Backup
    from ui.welcome import Welcome

_LAST = "chapter.last"
_AFTER_PAINT = 400  # ms


def open_window(files: Sequence[Path]) -> int:
    """Open the window on a chapter, or the welcome when there is none; returns the exit code when it is closed."""
    places = here()
    application = QApplication.instance() or QApplication(["chapterhouse"])
    program = Program(places)
    sys.excepthook = program.hear_crash
    QTimer.singleShot(_AFTER_PAINT, partial(_start_logs, places))
    program.start(files)
    code = application.exec()
    program.end()
    return code


def _nothing(_result: None) -> None:
    """What there is to do once all is ready."""


def _start_logs(places: Places) -> None:
    from desktop import logs

    logs.start(places.logs)
    logs.hear_qt()


def window_on(
    store: Store,
    preferences: Preferences,
    look: Look,
    *,
    files: FileActions | None = None,
    opened: Callable[[list[Path]], object] = print,
) -> MainWindow:
    """The window on a chapter, with all its pages; without `files` its File menu does nothing."""
    tasks = LateTasks()
    house = build_house(store, preferences, look, tasks)
    with store.read() as reader:
        name = chapter_name(reader) or store.path.stem
        kind = reader.value("SELECT kind FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id")
    nothing = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    rooms = pages(is_national=kind == "national")
    window = MainWindow(house, name, rooms, files=files or nothing, opened=opened, finders=finders())
    window.painted.connect(tasks.begin)
    tasks.rested.connect(window.get_ready)
    Naming(window)
    return window


def build_house(store: Store, preferences: Preferences, look: Look, tasks: Tasks) -> House:
    """Everything a page may be given."""
    return House(
        store=store,
        history=History(store),
        signals=ChapterSignals(store),
        dispatcher=Dispatcher(store),
        tasks=tasks,
        preferences=preferences,
        now=utc_now,
        look=look,
    )


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

    def start(self, files: Sequence[Path]) -> None:
        """Open what was asked for, or the chapter of last time, or the welcome."""
        last = Path(self.preferences.get(_LAST, ""))
        asked = any(file.suffix == ".chapter" for file in files)
        if asked or (last.suffix == ".chapter" and last.exists() and self.open(last)):
            self.open_any(list(files))
        else:
            self.welcome()

    def open(self, path: Path) -> bool:
        """Open a chapter in place of what is shown; a refusal leaves that standing and says why."""
        if self._store and self._store.path.absolute() == path.absolute():
            return True
        store: Store | None = None
        try:
            store = self._store_at(path)
            window = self._window_on(store)
        except Refusal as refusal:
            if store:
                store.close()
            self._refuse(refusal)
            return False
        self.preferences.set(_LAST, str(path.absolute()))
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
        """Join an existing chapter from a bundle, and open it."""
        from desktop.joining import join

        self._made(path, lambda: join(path, bundle, self._store_at, passphrase=passphrase))

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
        """Say in the window that something went wrong, and where the report lies."""
        told = _("Something went wrong that should not have. What you saved is safe. A report lies in {file}.")
        if self.window:
            self.window.refuse(told.format(file=met.report or "–"))

    def end(self) -> None:
        """Close what is shown and let go of the chapter."""
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

    def _window_on(self, store: Store) -> MainWindow:
        files = FileActions(new_chapter=self.welcome, open_chapter=self._choose, save_copy=self._save_copy)
        window = window_on(store, self.preferences, self._look, files=files, opened=self.open_any)
        window.painted.connect(partial(self._get_ready, window))
        return window

    def _get_ready(self, window: MainWindow) -> None:
        """After the first paint: the lock, the check of the file, the ORM."""
        store = window.house.store
        window.house.tasks.run(partial(get_ready, store), _nothing, self._not_ready)
        if folder := chapter_file.cloud_folder(store.path.absolute()):
            told = _("This chapter lies in {folder}, which another program copies while it is open. Move it elsewhere.")
            window.warn(told.format(folder=folder))

    def _not_ready(self, error: Exception) -> None:
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
