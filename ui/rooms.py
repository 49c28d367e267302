"""The pages of the window, each built when it is first entered."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from ui.house import House
from ui.page_spec import PageSpec

_AROUND = 48  # pixels


class Rooms(QStackedWidget):
    """One page in sight; each stands in a room that scrolls when the window is small."""

    def __init__(self, house: House, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self._house = house
        self._specs = {spec.key: spec for spec in specs}
        self._made: dict[str, QWidget] = {}
        self._built: dict[str, QScrollArea] = {}
        self._current = ""
        self._soon = QTimer(self)  # once what was opened has been laid out
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reveal)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._soon.start)

    def turn_to(self, key: str) -> QWidget:
        """Show a page, building it when it is the first time."""
        self.get_ready(key)
        self._current = key
        self.setCurrentWidget(self._built[key])
        return self._made[key]

    def get_ready(self, key: str) -> None:
        """Build a page, unless it is, or this window has no such page; it is read when it is shown."""
        if key in self._specs and key not in self._built:
            self._built[key] = self._build(key)

    def current_key(self) -> str:
        """The page in sight."""
        return self._current

    def current(self) -> QWidget | None:
        """Itself."""
        return self.page(self._current)

    def page(self, key: str) -> QWidget | None:
        """A page, when it has been built."""
        return self._made.get(key)

    def ask(self, name: str, *facts: object) -> object:
        """Ask the page in sight for something it may know how to do; what it answers, if it does."""
        asked = getattr(self.current(), name, None)
        return asked(*facts) if asked else None

    def panes(self) -> list[QWidget]:
        """What F6 goes through in the page in sight."""
        page = self.current()
        if page is None:
            return []
        panes = getattr(page, "panes", None)
        return [*panes()] if panes else [page]

    def _reveal(self) -> None:
        """What has the keyboard comes into sight; what can be seen in part is left where it is."""
        now, room = QApplication.focusWidget(), self._built.get(self._current)
        if now and room and room.isAncestorOf(now) and now.visibleRegion().isEmpty():
            room.ensureWidgetVisible(now, 0, _AROUND)

    def _build(self, key: str) -> QScrollArea:
        """The room stands before the page enters: moved together, each widget would be styled twice."""
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setAccessibleName(self._specs[key].title)
        self.addWidget(room)
        page = self._specs[key].make(self._house)
        page.setAccessibleName(self._specs[key].title)
        room.setWidget(page)
        self._made[key] = page
        return room
