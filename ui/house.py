"""What a widget may be given: the whole house in one frozen value, which also keeps every QObject alive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from models.rules.london import day_of

if TYPE_CHECKING:
    from models.history import History
    from models.store import Store
    from ui.dispatcher import Dispatcher
    from ui.preferences import Preferences
    from ui.signals import ChapterSignals
    from ui.tasks import Tasks
    from ui.theme import Look


@dataclass(frozen=True)
class House:
    """One open chapter and everything a page needs to show it and to ask for changes."""

    store: Store
    history: History
    signals: ChapterSignals
    dispatcher: Dispatcher
    tasks: Tasks
    preferences: Preferences
    now: Callable[[], datetime]
    look: Look

    def today(self) -> date:
        """The day it is in London, whatever the laptop's time zone."""
        return day_of(self.now())
