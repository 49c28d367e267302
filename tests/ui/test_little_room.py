"""What widgets ask for, so that nothing overlaps and nothing scrolls without need in little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fitted import FittedDialog
from ui.widgets.flow import Flow
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader


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


def test_buttons_beside_the_title_leave_the_sentence_below_its_whole_width(qtbot: QtBot) -> None:
    header = PageHeader("Members", "87 people · 81 active · 1 joined this quarter")
    for text in ("Import…", "Export…", "New member", "Print"):
        header.add(QPushButton(text))

    in_sight(qtbot, header, 560, 80)

    assert header.heightForWidth(560) == header.heightForWidth(1100)


def test_buttons_with_no_room_beside_the_title_stand_below_it(qtbot: QtBot) -> None:
    header, buttons = PageHeader("Members", "87 people"), [QPushButton(f"Button {n}") for n in range(6)]
    for each in buttons:
        header.add(each)
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(header)

    in_sight(qtbot, page, 1100, 300)
    beside = [each.geometry().center().y() for each in buttons]
    page.resize(400, 300)
    QApplication.processEvents()

    assert page.horizontalScrollBar().maximum() == 0
    assert min(each.mapTo(header, each.rect().topLeft()).y() for each in buttons) > header._state.geometry().bottom()
    page.resize(1100, 300)
    QApplication.processEvents()
    assert [each.geometry().center().y() for each in buttons] == beside


def test_a_dialog_larger_than_the_screen_scrolls_and_none_of_it_is_out_of_reach(qtbot: QtBot) -> None:
    dialog, fields = FittedDialog(), [QLineEdit() for _ in range(40)]  # the screen of the tests is 800 pixels high
    column = QVBoxLayout(dialog)
    for each in fields:
        column.addWidget(each)
    qtbot.addWidget(dialog)

    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    for _field in fields[1:]:
        qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)

    assert dialog.screen().availableGeometry().size().expandedTo(dialog.frameSize()).height() == 800
    assert fields[-1].hasFocus()
    assert fields[-1].visibleRegion().boundingRect().height() == fields[-1].height()


def test_a_dialog_for_which_there_is_room_is_left_as_it_is(qtbot: QtBot) -> None:
    dialog, field = FittedDialog(), QLineEdit()
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    dialog.resize(300, 200)
    qtbot.addWidget(dialog)

    dialog.open()

    assert (dialog.size(), field.parentWidget()) == (QSize(300, 200), dialog)
