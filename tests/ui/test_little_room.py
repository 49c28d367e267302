"""What widgets ask for, so that nothing overlaps and nothing scrolls without need in little room."""

from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import Flow
from ui.widgets.page import split


def in_sight(qtbot: QtBot, shown: QWidget, width: int, height: int) -> None:
    """Show it so large."""
    qtbot.addWidget(shown)
    shown.resize(width, height)
    with qtbot.waitExposed(shown):
        shown.show()
    QApplication.processEvents()


def test_what_flows_asks_for_the_height_its_width_needs_and_no_more(qtbot: QtBot) -> None:
    flow, content, room = Flow(), QWidget(), QScrollArea()
    for n in range(6):
        flow.lines.addWidget(QPushButton(f"Filter {n}"))
    column = QVBoxLayout(content)
    column.addWidget(flow)
    column.addStretch(1)
    room.setWidget(content)
    room.setWidgetResizable(True)

    in_sight(qtbot, room, 900, 120)
    wide = room.verticalScrollBar().maximum()
    room.resize(160, 120)
    QApplication.processEvents()

    assert wide == 0
    assert room.verticalScrollBar().maximum() > 0


def test_a_list_and_its_pane_one_above_the_other_never_overlap(qtbot: QtBot) -> None:
    content, above, below = QWidget(), QWidget(), QWidget()
    column = QVBoxLayout(content)
    column.addWidget(split(above, below, least=260))

    in_sight(qtbot, content, 500, 300)

    assert above.geometry().bottom() < below.geometry().top()
    assert not above.geometry().intersects(below.geometry())
