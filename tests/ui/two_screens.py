"""What a room with a laptop and a projector sees: prints where the windows are, as lines of JSON. Run by its test."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from models.migrate import create
from tests import builders
from tests import builders_meetings as make
from tests.ui.houses import house_on
from tests.ui.projector_room import turn_to
from ui.preferences import Preferences
from ui.projector.button import ProjectorButton
from ui.theme import Look


def main(folder: Path) -> None:
    """F5, and the facilitator's window goes over to the other screen; F5 twice more."""
    application = QApplication([])
    create(folder / "empty.chapter")
    with builders.opened(folder / "empty.chapter", folder / "own.chapter") as store:
        meeting = make.running(store, "Kit")
        turn_to(store, meeting, 0)
        desk, line = QWidget(), QLineEdit()
        projector = ProjectorButton(house_on(store, Look(application, Preferences(None))), lambda: meeting)
        column = QVBoxLayout(desk)
        column.addWidget(line)
        column.addWidget(projector)
        desk.show()
        line.setFocus()
        _press(application, line, desk, projector)
        desk.move(application.screens()[1].geometry().topLeft() + QPoint(200, 200))
        for _ in range(2):
            application.processEvents()
            QTest.keyClick(line, Qt.Key.Key_F5)
        _tell(application, desk, projector)
        desk.close()


def _press(application: QApplication, line: QLineEdit, desk: QWidget, projector: ProjectorButton) -> None:
    desk.activateWindow()
    QTest.qWaitForWindowActive(desk)
    QTest.keyClick(line, Qt.Key.Key_F5)
    _tell(application, desk, projector)


def _tell(application: QApplication, desk: QWidget, projector: ProjectorButton) -> None:
    application.processEvents()
    window = projector.window_for_room
    assert window
    print(
        json.dumps(
            {
                "desk": desk.screen().name(),
                "room": window.screen().name(),
                "is_full": window.isFullScreen(),
                "place": [*_place(window)],
                "keyboard_stays": desk.isActiveWindow(),
            }
        )
    )


def _place(window: QWidget) -> tuple[int, int, int, int]:
    at = window.geometry()
    return at.x(), at.y(), at.width(), at.height()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
