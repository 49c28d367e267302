"""Looking after people entered twice, from the members' page: the quiet line, the list of pairs, two side by side."""

from functools import cached_property
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.progress import Progress
from ui.house import House
from ui.roster.duplicates_deeds import DuplicateDeeds
from ui.widgets.buttons import button
from ui.widgets.screens import Screens

if TYPE_CHECKING:
    from models.queries.duplicates import HowMany
    from ui.roster.duplicates_merge import MergeScreen
    from ui.roster.duplicates_pairs import PairsScreen

_UNASKED = 20_000  # members; in a longer list they are looked for only when somebody asks: it takes memory and seconds
_QUIET = 1_500  # ms without a change before everybody is looked through: it is nothing anybody waits for


class Duplicates(QObject):
    """Puts its screens over the list of members. `closed` names the member to go back to, or nobody."""

    closed = Signal(str)

    def __init__(self, house: House, screens: Screens) -> None:
        super().__init__(screens)
        self._house = house
        self._screens = screens
        self._deeds = DuplicateDeeds(house)
        self._came_from_pairs = False
        self.line = button("", self.find, icon="people", kind="quiet", tip=_("See who may have been entered twice"))
        self.line.setProperty("snug", True)
        self.line.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET)
        self._soon.timeout.connect(self._count_in_sight)
        self._is_due = False
        screens.installEventFilter(self)

    def is_open(self) -> bool:
        """Whether one of the screens stands over the list."""
        return self._screens.currentIndex() > 0

    def find(self) -> None:
        """Show every pair that may be one person."""
        self._turn_to(self.pairs)
        self.pairs.refresh()
        self.pairs.table.setFocus()

    def compare(self, first_id: str, second_id: str) -> None:
        """Show two entries side by side."""
        self._came_from_pairs = self._screens.currentWidget() is self.__dict__.get("pairs")
        if self.merging.show_pair(first_id, second_id):
            self._turn_to(self.merging)
            self.merging.take_keyboard()

    def refresh(self) -> None:
        """Read again what is shown, and after a while how many pairs are very likely."""
        shown = self._screens.currentWidget()
        if self.is_open() and shown is self.__dict__.get("pairs"):
            self.pairs.refresh()
        elif self.is_open():
            self.merging.refresh()
        self._soon.start()

    def back(self) -> bool:
        """One screen back; whether there was one."""
        if not self.is_open():
            return False
        if self._screens.currentWidget() is self.__dict__.get("merging"):
            self._leave_merging()
        else:
            self.close()
        return True

    def close(self, id: str = "") -> None:
        """Back to the list of members."""
        if self.is_open():
            self._screens.setCurrentIndex(0)
            self.closed.emit(id)

    def panes(self) -> list[QWidget]:
        """Where F6 goes while one of the screens is shown."""
        shown = self._screens.currentWidget()
        return [shown] if shown else []

    def count(self) -> None:
        """Count the pairs, beside the window; what cannot be counted now is counted after the next change."""
        self._house.tasks.run(self._read, self._show, self._house.dispatcher.fail)

    def _count_in_sight(self) -> None:
        """Nobody waits for the number while another page is shown."""
        self._is_due = not self._screens.isVisible()
        if not self._is_due:
            self.count()

    def _read(self, progress: Progress) -> "HowMany":
        from models.queries import duplicates

        with self._house.store.read() as reader:
            few = reader.value("SELECT count(*) FROM person WHERE NOT removed") <= _UNASKED
            return duplicates.how_many(reader) if few else duplicates.HowMany(0, 0)

    def _show(self, count: "HowMany") -> None:
        from ui.roster.duplicates_words import line_words

        self.line.setText(line_words(count.very_likely))
        self.line.setVisible(bool(count.very_likely))

    @cached_property
    def pairs(self) -> "PairsScreen":
        """Every pair that may be one person."""
        from ui.roster.duplicates_pairs import PairsScreen

        made = PairsScreen(self._house, self._deeds)
        made.compare.connect(self.compare)
        made.counted.connect(self._show)
        made.left.connect(self.close)
        self._screens.addWidget(made)
        return made

    @cached_property
    def merging(self) -> "MergeScreen":
        """Two entries side by side."""
        from ui.roster.duplicates_merge import MergeScreen

        made = MergeScreen(self._house, self._deeds)
        made.merged.connect(self._leave_merging)
        made.parted.connect(self._leave_merging)
        made.left.connect(self._leave_merging)
        self._screens.addWidget(made)
        return made

    def _leave_merging(self, id: str = "") -> None:
        """To the list somebody came from."""
        if self._came_from_pairs:
            self._turn_to(self.pairs)
            self.pairs.table.setFocus()
            self.pairs.refresh()
        else:
            self.close(id)

    def _turn_to(self, screen: QWidget) -> None:
        self._screens.setCurrentWidget(screen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_due and event.type() is QEvent.Type.Show:
            self._soon.start()
        return False
