"""The pages of the window, each built when it is first entered or, before that, while nobody waits."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from ui.house import House
from ui.page_spec import PageSpec

_PAUSE = 60  # ms between two pieces of building ahead: whoever types or clicks meanwhile comes first


class Rooms(QStackedWidget):
    """One page in sight; each stands in a room that scrolls when the window is small."""

    def __init__(self, house: House, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self._house = house
        self._specs = {spec.key: spec for spec in specs}
        self._made: dict[str, QWidget] = {}
        self._built: dict[str, QScrollArea] = {}
        self._current = ""
        self._ahead = QTimer(self)
        self._ahead.setInterval(_PAUSE)
        self._ahead.timeout.connect(self._build_a_piece)

    def turn_to(self, key: str) -> QWidget:
        """Show a page, building it when it is the first time."""
        if key not in self._built:
            self._built[key] = self._build(key)
        self._current = key
        self.setCurrentWidget(self._built[key])
        return self._made[key]

    def build_ahead(self) -> None:
        """Build the pages not yet entered, a piece at a time, so that turning to one is only showing it."""
        self._ahead.start()

    def current_key(self) -> str:
        """The page in sight."""
        return self._current

    def current(self) -> QWidget | None:
        """Itself."""
        return self.page(self._current)

    def page(self, key: str) -> QWidget | None:
        """A page, when it has been built."""
        return self._made[key] if key in self._built else None

    def ask(self, name: str, *facts: object) -> None:
        """Ask the page in sight for something it may know how to do."""
        asked = getattr(self.current(), name, None)
        if asked:
            asked(*facts)

    def panes(self) -> list[QWidget]:
        """What F6 goes through in the page in sight."""
        page = self.current()
        if page is None:
            return []
        panes = getattr(page, "panes", None)
        return [*panes()] if panes else [page]

    def _build_a_piece(self) -> None:
        """Make a page, or furnish the room of one made before: together they would be felt."""
        key = next((key for key in self._specs if key not in self._built), None)
        if key is None:
            self._ahead.stop()
        elif key in self._made:
            self._built[key] = self._build(key)
        else:
            self._page_of(key)

    def _page_of(self, key: str) -> QWidget:
        if key not in self._made:
            self._made[key] = self._specs[key].make(self._house)
            self._made[key].setAccessibleName(self._specs[key].title)
        return self._made[key]

    def _build(self, key: str) -> QScrollArea:
        """The room stands before the page enters: moved together, each widget would be styled twice."""
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        self.addWidget(room)
        room.setWidget(self._page_of(key))
        return room
