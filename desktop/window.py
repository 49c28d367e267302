"""The composition root: the one file that knows every part, and puts the window together."""

from collections.abc import Callable
from pathlib import Path

from desktop.first_paint import LateTasks
from desktop.pages import finders, pages
from models.history import History
from models.queries.chapter import chapter_name
from models.store import Store, utc_now
from ui.chapter.naming import Naming
from ui.chapter.sample_fence import fence
from ui.dispatcher import Dispatcher
from ui.house import House
from ui.main_window import FileActions, MainWindow
from ui.preferences import Preferences
from ui.signals import ChapterSignals
from ui.tasks import Tasks
from ui.theme import Look


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
    fence(window, files or nothing)
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
