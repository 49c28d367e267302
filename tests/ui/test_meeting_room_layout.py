"""How the meeting room stands: its papers on every screen, the item at its top, the ring with room for its words."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from models.commands import decisions
from models.queries import agenda
from models.store import Store
from tests import builders_meetings as make
from tests.ui.meetings_desk import opened
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.run_keys import RUN_KEYS, run_key_words
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.ring import Ring

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def papers(page: MeetingsPage) -> list[QPushButton]:
    """The buttons in sight that lead to the papers of a meeting."""
    buttons = page.findChildren(QPushButton)
    return [each for each in buttons if each.accessibleName() == "Papers of the meeting" and each.isVisible()]


def test_the_papers_of_a_meeting_are_one_press_away_on_each_of_its_screens(page: MeetingsPage, store: Store) -> None:
    planned = make.planned(store, "December meeting", "Kit")
    page.refresh()
    page.table.select_id(planned)
    beside = papers(page)
    page._wanted("agenda")
    on_agenda = papers(page)
    running = make.running(store, "Kit")
    page.show_id(running)

    assert [len(each) for each in (beside, on_agenda, papers(page))] == [1, 1, 1]
    assert page.run.papers._meeting_id() == running


def test_a_meeting_that_is_over_has_its_papers_with_its_minutes(page: MeetingsPage, store: Store) -> None:
    make.closed(store, "Kit")
    page.refresh()
    page.table.select_first()

    assert page.detail.buttons["minutes"].isVisible()
    assert papers(page) == []


def test_an_item_is_shown_from_its_top_when_the_meeting_turns_to_it(
    page: MeetingsPage, store: Store, qtbot: QtBot
) -> None:
    page.resize(1130, 520)
    meeting = make.running(store, "Welcome", "Kit")
    with store.read() as reader:
        kit = agenda.items(reader, meeting)[1].id
    with store.write("propose") as session:
        decisions.propose(session, meeting_id=meeting, item_id=kit, text="Two weeks at most")
    page.show_id(meeting)

    qtbot.keyClick(page.run.item.capture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.run.item.capture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()

    assert len(page.run.item.proposals) == 1
    assert page.run.item.area.verticalScrollBar().value() == 0


def test_a_key_closes_the_meeting_and_the_sheet_of_keys_tells_it(
    page: MeetingsPage, store: Store, qtbot: QtBot
) -> None:
    page.show_id(make.running(store, "Kit"))

    qtbot.keySequence(page.run.item.capture, RUN_KEYS["close"])

    assert page.closing.isVisible()
    told = run_key_words()
    assert {RUN_KEYS["close"], "Ctrl+Shift+P", "F5, Shift+F5", "Ctrl+F5"} <= set(told)


@pytest.mark.parametrize("planned", [5, 20, 90, 125, 600])
def test_the_words_in_the_ring_never_touch_it(planned: int, qtbot: QtBot) -> None:
    ring = Ring(size=124)
    qtbot.addWidget(ring)
    ring.set_time(planned * 60 - 1, planned * 60)

    face, caption = ring.caption()

    assert caption
    assert QFontMetrics(face).horizontalAdvance(caption) <= ring._room(24)


@pytest.mark.parametrize(
    ("size", "leaves"),
    [
        ((1142, 850), ["room", "speaking"]),
        ((750, 650), ["agenda", "room", "speaking"]),
        ((686, 494), ["agenda", "room", "speaking"]),
        ((516, 450), ["item", "agenda", "room", "speaking"]),
    ],
)
def test_in_a_small_window_nothing_of_the_room_is_out_of_reach(
    size: tuple[int, int], leaves: list[str], house: House, store: Store, qtbot: QtBot
) -> None:
    page, window = MeetingsPage(house), QScrollArea()
    window.setWidgetResizable(True)
    window.setWidget(page)
    qtbot.addWidget(window)
    window.show()
    page.show_id(make.running(store, "Kit", here=("Gwen Parry", "Ed Rowe")))

    window.resize(*size)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    run = page.run

    assert list(run.side.tabs) == leaves
    assert run.clock.isVisible()
    assert [window.horizontalScrollBar().maximum(), window.verticalScrollBar().maximum()] == [0, 0]
    for key, part in {"room": run.room, "speaking": run.speaking, "item": run.item, "agenda": run.agenda}.items():
        if key in leaves:
            run.side.tabs[key].click()
        assert part.isVisible()


def test_a_window_made_small_and_large_again_stands_as_it_stood(page: MeetingsPage, store: Store, qtbot: QtBot) -> None:
    page.show_id(make.running(store, "Kit"))
    run = page.run
    page.resize(1130, 700)
    QApplication.processEvents()
    high = run.header.height()

    for width in (700, 500, 1130):
        page.resize(width, 700)
        QApplication.processEvents()

    assert run.item.capture.hasFocus()
    qtbot.waitUntil(lambda: run.header.height() == high)
    assert [list(run.side.tabs), run.side.current()] == [["room", "speaking"], "room"]
    assert run.agenda.x() < run.item.parentWidget().x() < run.side.parentWidget().x()  # type: ignore[union-attr]
    assert [each.isVisible() for each in (run.agenda, run.item, run.clock)] == [True] * 3


def test_a_key_brings_its_leaf_into_sight(page: MeetingsPage, store: Store, qtbot: QtBot) -> None:
    page.show_id(make.running(store, "Kit"))
    page.resize(500, 700)
    run, seen = page.run, []

    for key in (Qt.Key.Key_F7, Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_F4):
        qtbot.keyClick(QApplication.focusWidget() or page, key)
        seen.append((run.side.current(), QApplication.focusWidget()))

    assert seen == [
        ("room", run.room.sign_in.focusProxy() or run.room.sign_in),
        ("item", run.item.capture),
        ("speaking", run.speaking.line.focusProxy() or run.speaking.line),
        ("item", run.item.notes),
    ]


def test_tab_goes_through_the_fields_of_a_sheet_and_then_to_its_buttons(qtbot: QtBot) -> None:
    sheet = Form("Lend it", "Lend")
    first, second = TextField("To"), TextField("Until")
    for each in (first, second):
        sheet.fields.addWidget(each)
    sheet.setFocusProxy(second)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    sheet.setFocus()

    came = [_named(sheet.focusWidget())]
    for _ in range(3):
        qtbot.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Tab)
        came.append(_named(sheet.focusWidget()))

    assert came == ["Until", "Lend", "Cancel", "To"]


def _named(widget: QWidget | None) -> str:
    if isinstance(widget, QPushButton):
        return widget.text()
    return widget.accessibleName() if widget else ""
