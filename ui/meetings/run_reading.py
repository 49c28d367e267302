"""When a running meeting is read again: once after each deed, and with hundreds in a turn of its own."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from models.reader import Reader
from ui.house import House
from ui.meetings.deciding.doing import MANY, TURN


class Reading(QTimer):
    """Knows what was read last; who reads says `note` meanwhile, with how many are in the room."""

    def __init__(self, house: House, read: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._known: tuple[object, ...] = ()
        self._people = 0
        self.setSingleShot(True)
        self.setInterval(TURN)
        self._read = read
        self.timeout.connect(read)

    def note(self, reader: Reader, people: int) -> None:
        """What stands is being read just now."""
        self.stop()
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

    def _standing(self, reader: Reader) -> tuple[object, ...]:
        return reader.value("PRAGMA data_version"), self._house.now().replace(microsecond=0)
