"""A projector pulled out in the middle of a meeting and plugged in again: prints what is where. Run by its test."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.migrate import create
from tests import builders
from tests import builders_meetings as make
from tests.ui.houses import house_on
from tests.ui.projector_room import read, turn_to
from tests.ui.x_screens import Screens
from ui.preferences import Preferences
from ui.projector.button import ProjectorButton
from ui.theme import Look

_PATIENCE = 8000  # ms


def main(folder: Path, pictures: Path | None) -> None:
    """The projector is there, goes, and comes back."""
    application, screens = QApplication([]), Screens()
    screens.plug_in("laptop", 0, 1280, 800, is_own=True)
    screens.plug_in("projector", 1280, 1920, 1080)
    _until(lambda: [each.name() for each in application.screens()] == ["laptop", "projector"])
    create(folder / "empty.chapter")
    with builders.opened(folder / "empty.chapter", folder / "own.chapter") as store:
        meeting = make.running(store, "Kit")
        turn_to(store, meeting, 0)
        house, desk = house_on(store, Look(application, Preferences(None))), QWidget()
        told: list[str] = []
        house.dispatcher.told.connect(told.append)
        projector = ProjectorButton(house, lambda: meeting)
        QVBoxLayout(desk).addWidget(projector)
        desk.show()
        desk.move(100, 100)
        projector.turn()
        for count, change in enumerate((list, lambda: screens.pull_out("projector"), lambda: _back(screens))):
            change()
            _until(lambda awaited=count: len(told) == awaited and _is_settled(projector))
            _tell(desk, projector, told[-1:], pictures and pictures / f"{count}.png")
        desk.close()


def _back(screens: Screens) -> None:
    screens.plug_in("projector", 1280, 1920, 1080)


def _until(is_so: Callable[[], bool]) -> None:
    """What the server and the window tell each other takes its turns."""
    loop, look, patience = QEventLoop(), QTimer(), QTimer()
    look.timeout.connect(lambda: is_so() and loop.quit())
    look.start(20)
    patience.timeout.connect(loop.quit)
    patience.start(_PATIENCE)
    loop.exec()


def _is_settled(projector: ProjectorButton) -> bool:
    window = projector.window_for_room
    return bool(window and window.screen() and window.screen().geometry().contains(window.geometry()))


def _tell(desk: QWidget, projector: ProjectorButton, told: list[str], picture: Path | None) -> None:
    window = projector.window_for_room
    assert window
    if picture:
        window.grab().save(str(picture))
    said = {
        "desk": desk.screen().name(),
        "room": window.screen().name(),
        "is_full": window.isFullScreen(),
        "is_seen": window.isVisible() and projector.is_on(),
        "reads": read(window)[:1],
        "told": told,
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
