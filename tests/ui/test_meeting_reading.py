"""When a running meeting is read and shown: never an older look after something newer was written."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.commands import meetings
from models.store import Store
from tests import builders_meetings as make
from ui.house import House
from ui.meetings.deciding.doing import MANY
from ui.meetings.run_reading import Reading


class Desk(QWidget):
    """Shows the title of one meeting, as a screen with so many people does; `shown` is all it ever showed."""

    def __init__(self, house: House, meeting: str, people: int) -> None:
        super().__init__()
        self._store, self._meeting, self._people = house.store, meeting, people
        self.reading = Reading(house, self.read, self._show, self)
        self.title, self.shown = "", list[str]()

    def read(self) -> None:
        """Read what stands; it is shown at once, or in a turn of its own."""
        with self._store.read() as reader:
            self.title = reader.value("SELECT title FROM meeting WHERE id = :id", id=self._meeting)
            self.reading.note(reader, self._people)
        self.reading.then_show()

    def _show(self) -> None:
        self.shown.append(self.title)

    def rename(self, title: str) -> None:
        """Write something newer."""
        with self._store.write("Rename") as session:
            meetings.change(session, meeting_id=self._meeting, field="title", value=title)


def _desk(house: House, qtbot: QtBot, store: Store, people: int) -> Desk:
    desk = Desk(house, make.planned(store, "October"), people)
    qtbot.addWidget(desk)
    return desk


def test_what_was_written_between_reading_and_showing_is_read_before_anything_is_shown(
    house: House, qtbot: QtBot, store: Store
) -> None:
    desk = _desk(house, qtbot, store, MANY + 1)
    desk.read()

    desk.rename("November")

    qtbot.waitUntil(lambda: bool(desk.shown))
    assert desk.shown == ["November"]


def test_a_large_room_is_shown_in_a_turn_of_its_own_and_once(house: House, qtbot: QtBot, store: Store) -> None:
    desk = _desk(house, qtbot, store, MANY + 1)

    desk.read()
    at_once = list(desk.shown)
    desk.read()

    qtbot.waitUntil(lambda: bool(desk.shown))
    assert (at_once, desk.shown, desk.reading.is_current()) == ([], ["October"], True)


def test_a_small_room_is_shown_at_once(house: House, qtbot: QtBot, store: Store) -> None:
    desk = _desk(house, qtbot, store, MANY)

    desk.read()

    assert desk.shown == ["October"]
