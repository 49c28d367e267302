"""The preview by keys and clicks: leafing, zooming, setting a paper anew, and what it says when it cannot."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exports.pdf.paper import Paper
from models.errors import NotFound
from models.progress import Progress
from tests.exports.pdf_reading import pages_of
from tests.ui.in_sight import says
from tests.ui.preview_hands import choose, leaflet, paper_in, press, shown, stands
from ui.house import House
from ui.print.page_layout import Fit
from ui.print.preview import Preview
from ui.print.printable import Leaf, Printable, Setting
from ui.tasks import ThreadTasks

_CONTROL = Qt.KeyboardModifier.ControlModifier

Show = Callable[..., Preview]


@pytest.fixture
def show(house: House, qtbot: QtBot) -> Show:
    """Opens a preview, with the keyboard in it."""

    def show(printable: Printable, *, size: int = 0, on: House = house) -> Preview:
        return shown(qtbot, on, printable, size=size)

    return show


@pytest.fixture
def slow_house(house: House) -> Iterator[House]:
    """A house whose long work is done by workers."""
    tasks = ThreadTasks()
    yield replace(house, tasks=tasks)
    tasks.close()


def test_the_pages_are_leafed_through_by_keys(show: Show, qtbot: QtBot) -> None:
    preview = show(leaflet(5))
    told: list[str] = []

    for keys in ("PgDown", "PgDown", "PgUp", "End", "PgDown", "Home"):
        press(qtbot, preview, keys)
        told.append(stands(preview))

    assert told == ["2 of 5", "3 of 5", "2 of 5", "5 of 5", "5 of 5", "1 of 5"]
    assert preview.pages.accessibleDescription() == "Page 1 of 5"
    assert not preview.bar.back.isEnabled()
    assert preview.bar.on.isEnabled()


def test_a_page_is_gone_to_by_its_number(show: Show, qtbot: QtBot) -> None:
    preview = show(leaflet(5))

    preview.bar.page.selectAll()
    qtbot.keyClicks(preview.bar.page, "4")
    qtbot.keyClick(preview.bar.page, Qt.Key.Key_Return)

    assert stands(preview) == "4 of 5"
    assert preview.isVisible()


def test_scrolling_turns_the_pages(show: Show) -> None:
    preview = show(leaflet(3))

    preview.pages.verticalScrollBar().setValue(preview.pages.verticalScrollBar().maximum())

    assert stands(preview) == "3 of 3"


def test_what_is_in_sight_is_the_paper(show: Show) -> None:
    preview = show(leaflet(1))
    preview.bar.whole_page()

    picture = preview.pages.grab().toImage()

    middle = picture.pixelColor(picture.width() // 2, picture.height() - 40)
    inked = [
        (x, y)
        for x in range(picture.width() // 3, picture.width() * 2 // 3, 2)
        for y in range(30, picture.height() // 2, 2)
        if picture.pixelColor(x, y).lightness() < 120
    ]
    assert middle == QColor("white")
    assert inked


def test_zooming_by_keys_wheel_and_buttons(show: Show, qtbot: QtBot) -> None:
    preview = show(leaflet(2))
    sizes: list[int] = []

    press(qtbot, preview, "Ctrl+1")
    whole = preview.pages.percent()
    for keys in ("Ctrl++", "Ctrl++", "Ctrl+-"):
        press(qtbot, preview, keys)
        sizes.append(preview.pages.percent())
    turn_wheel(preview.pages.viewport(), 120)
    wheeled = preview.pages.percent()
    press(qtbot, preview, "Ctrl+0")

    assert sizes[0] > whole
    assert sizes[0] == sizes[2] < sizes[1] == wheeled
    assert preview.pages.fit() is Fit.WIDTH
    assert (preview.bar.width_button.isChecked(), preview.bar.page_button.isChecked()) == (True, False)
    assert preview.bar.percent.text() == f"{preview.pages.percent()} %"


def turn_wheel(widget: QWidget, degrees: int) -> None:
    """Turn it with Ctrl held down."""
    at, none = QPointF(50, 50), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, degrees), none, _CONTROL, phase, False)
    QApplication.sendEvent(widget, event)


def test_the_spot_that_is_read_stays_when_it_grows(show: Show) -> None:
    preview = show(leaflet(9))
    preview.pages.go_to(6)

    for _step in range(3):
        preview.bar.zoom_in()

    assert preview.pages.number() == 6


def test_only_pages_near_the_view_are_drawn_and_few_are_kept(show: Show) -> None:
    preview = show(leaflet(120))
    preview.pages.grab()
    first = preview.pages.drawn_pages()

    for number in range(1, 121, 2):
        preview.pages.go_to(number)
        preview.pages.grab()

    assert first in ([1, 2], [1, 2, 3])
    assert len(preview.pages.drawn_pages()) <= 12
    assert {118, 119, 120} & set(preview.pages.drawn_pages())


def test_another_text_size_draws_the_paper_anew_at_the_same_page(show: Show, house: House, qtbot: QtBot) -> None:
    preview = show(leaflet(4))
    preview.pages.go_to(3)

    choose(qtbot, preview.bar.type_size, "Large print, 16 point")

    assert pages_of(paper_in(preview).content)[2].count("16 point") == 1
    assert stands(preview) == "3 of 4"
    assert house.preferences.get("preview.size", 0) == 16


def test_another_language_draws_the_paper_anew(show: Show, qtbot: QtBot) -> None:
    preview = show(leaflet(1))

    choose(qtbot, preview.bar.language, "Cymraeg")

    assert "12 point, cy" in pages_of(paper_in(preview).content)[0]
    assert preview.setting() == Setting(12, "cy")


def test_a_size_that_was_asked_for_is_not_remembered(show: Show, house: House) -> None:
    preview = show(leaflet(1), size=16)

    assert preview.setting() == Setting(16, "en")
    assert house.preferences.get("preview.size", 0) == 0


def gone(_setting: Setting, _progress: Progress) -> Paper:
    """A paper about something that is not there."""
    raise NotFound("person", "0")


def test_a_paper_that_cannot_be_drawn_says_why(show: Show) -> None:
    preview = show(leaflet(1, make=gone))

    assert "This paper cannot be drawn" in says(preview)
    assert "is no longer in this chapter" in says(preview)
    assert preview.focusWidget() is preview.again
    assert [each.isEnabled() for each in (preview.print_button, preview.save_button)] == [False, False]


def test_a_fault_of_ours_is_told_in_the_window_and_reported(show: Show, qtbot: QtBot) -> None:
    def make(_setting: Setting, _progress: Progress) -> Paper:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        preview = show(leaflet(1, make=make))

    assert [kind for kind, _fault, _trace in caught] == [ZeroDivisionError]
    assert "a fault of the program, not of what you entered" in says(preview)


def test_a_paper_in_sight_stays_when_it_cannot_be_drawn_anew(show: Show, qtbot: QtBot) -> None:
    whole = leaflet(2)

    def make(setting: Setting, progress: Progress) -> Paper | tuple[Leaf, ...]:
        return gone(setting, progress) if setting.size == 16 else whole.make(setting, progress)

    preview = show(leaflet(2, make=make))

    choose(qtbot, preview.bar.type_size, "Large print, 16 point")

    assert preview.banner.sentence().startswith("The member") or "no longer" in preview.banner.sentence()
    assert stands(preview) == "1 of 2"
    assert preview.bar.type_size.value() == "12"
    assert preview.print_button.isEnabled()


def test_drawing_can_be_stopped_and_begun_again(show: Show, slow_house: House, qtbot: QtBot) -> None:
    whole, waits = leaflet(1), [True]

    def make(setting: Setting, progress: Progress) -> Paper | tuple[Leaf, ...]:
        while waits[0]:
            progress(1, 100)
        return whole.make(setting, progress)

    preview = show(leaflet(1, make=make), on=slow_house)
    qtbot.waitUntil(preview.strip.isVisible)
    stop = next(each for each in preview.strip.findChildren(QAbstractButton) if each.text() == "Cancel")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Stopped" in says(preview))
    waits[0] = False
    qtbot.mouseClick(preview.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.paper() is not None)

    assert stands(preview) == "1 of 1"
    assert preview.pages.hasFocus()


def test_a_preview_closed_in_the_midst_lets_nothing_run_on(show: Show, slow_house: House, qtbot: QtBot) -> None:
    preview = show(leaflet(40), on=slow_house)
    qtbot.waitUntil(lambda: preview.pages.drawn_pages() != [])
    choose(qtbot, preview.bar.type_size, "Large print, 16 point")

    press(qtbot, preview, "Esc")

    assert not preview.isVisible()
    slow_house.tasks.close()
    assert preview.pages.drawn_pages() == []


def test_the_window_is_as_large_as_it_was_left(show: Show) -> None:
    preview = show(leaflet(1))
    preview.resize(700, 640)
    preview.close()

    again = show(leaflet(1))

    assert (again.width(), again.height()) == (700, 640)


def test_every_control_has_a_name_and_the_keyboard_reaches_it(show: Show) -> None:
    preview = show(leaflet(3))
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    controls = [each for kind in kinds for each in preview.findChildren(kind) if each.isVisible()]

    nameless = [each for each in controls if not name_of(each)]
    unreached = [name_of(each) for each in controls if not each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert nameless == []
    assert unreached == []
    assert preview.pages.accessibleName() == "Pages of Leaflet"


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
