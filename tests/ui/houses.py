"""A house on any chapter, for tests that need more than the one they are given."""

from models.history import History
from models.store import Store
from tests import builders
from ui.dispatcher import Dispatcher
from ui.house import House
from ui.preferences import Preferences
from ui.signals import ChapterSignals
from ui.tasks import InlineTasks
from ui.theme import Look


def house_on(store: Store, look: Look) -> House:
    """Long work is done at once, and its clock stands still."""
    return House(
        store=store,
        history=History(store),
        signals=ChapterSignals(store),
        dispatcher=Dispatcher(store),
        tasks=InlineTasks(),
        preferences=Preferences(None),
        now=builders.clock,
        look=look,
    )
