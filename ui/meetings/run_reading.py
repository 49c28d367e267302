"""When a running meeting is read again and shown: once after each deed, with hundreds each in a turn of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from models.reader import Reader
from ui.house import House
from ui.meetings.deciding.doing import MANY, TURN


class Reading(QTimer):
    """Knows what was read last; who reads says `note` meanwhile, with how many are in the room."""

    def __init__(self, house: House, read: Callable[[], None], show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._known: tuple[object, ...] = ()
        self._people = 0
        self._read, self._show = read, show
        self._showing = QTimer(self)
        for timer, deed in ((self, read), (self._showing, self._show_what_stands)):
            timer.setSingleShot(True)
            timer.setInterval(TURN)
            timer.timeout.connect(deed)

    def note(self, reader: Reader, people: int) -> None:
        """What stands is being read just now."""
        self.stop()
        self._showing.stop()
        self._known, self._people = self._standing(reader), people

    def is_current(self) -> bool:
        """Whether nothing was written since."""
        with self._house.store.read() as reader:
            return self._known == self._standing(reader)

    def ask(self) -> None:
        """Read a small room at once; a large one when what was just written has been felt."""
        if self._people > MANY:
            self.start()
        else:
            self._read()

    def then_show(self) -> None:
        """Show a small room at once; a large one in the next turn, for reading and drawing together would be felt."""
        if self._people > MANY:
            self._showing.start()
        else:
            self._show()

    def _show_what_stands(self) -> None:
        """Never what was read before something newer was written: a note typed meanwhile would be lost."""
        if self.is_current():
            self._show()
        else:
            self._read()

    def _standing(self, reader: Reader) -> tuple[object, ...]:
        return reader.value("PRAGMA data_version"), self._house.now().replace(microsecond=0)
