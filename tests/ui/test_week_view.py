"""The week: half-open blocks, side by side where they overlap, reachable by keys."""

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.gallery_today import week
from ui.dates import instant_at
from ui.widgets.week_grid import GUTTER, HOUR, WeekGrid
from ui.widgets.week_places import Place, places
from ui.widgets.week_view import Block, WeekView

MONDAY = date(2026, 11, 23)


def block(id: str, day: date, start: int, end: int) -> Block:
    """A block by the hours of London's clocks."""
    return Block(id, instant_at(day, start), instant_at(day, end), id)


def placed(*blocks: Block) -> list[tuple[str, Place]]:
    """Where blocks stand."""
    return [(each.id, place) for each, place in places(MONDAY, blocks)]


def shown(qtbot: QtBot, *blocks: Block) -> WeekGrid:
    """A grid with blocks, shown."""
    grid = WeekGrid()
    qtbot.addWidget(grid)
    grid.resize(GUTTER + 700, grid.height())
    grid.show_week(MONDAY, blocks)
    with qtbot.waitActive(grid):
        grid.show()
        grid.activateWindow()
    return grid


def test_blocks_that_touch_do_not_overlap() -> None:
    found = placed(block("first", MONDAY, 10, 12), block("then", MONDAY, 12, 14))

    assert found == [("first", Place(0, 600, 720)), ("then", Place(0, 720, 840))]


def test_blocks_that_overlap_stand_side_by_side() -> None:
    found = placed(block("long", MONDAY, 9, 13), block("early", MONDAY, 9, 10), block("late", MONDAY, 12, 14))

    assert {id: (place.lane, place.lanes) for id, place in found} == {"early": (0, 2), "long": (1, 2), "late": (0, 2)}


def test_a_lane_is_used_again_as_soon_as_it_is_free() -> None:
    found = placed(block("long", MONDAY, 9, 13), block("early", MONDAY, 9, 10), block("next", MONDAY, 10, 11))

    assert {id: (place.lane, place.lanes) for id, place in found} == {"early": (0, 2), "long": (1, 2), "next": (0, 2)}


def test_what_overlaps_later_does_not_narrow_what_is_over() -> None:
    found = placed(block("over", MONDAY, 9, 10), block("one", MONDAY, 10, 12), block("two", MONDAY, 10, 12))

    assert [place.lanes for _id, place in found] == [1, 2, 2]


def test_a_night_stands_on_both_days() -> None:
    found = placed(block("night", MONDAY, 20, 35))

    assert found == [("night", Place(0, 1200, 1440)), ("night", Place(1, 0, 660))]


def test_what_began_before_the_week_is_cut_at_its_start() -> None:
    found = placed(block("long", MONDAY - timedelta(days=3), 9, 24 * 3 + 10))

    assert found == [("long", Place(0, 0, 600))]


def test_what_lies_outside_the_week_is_not_shown() -> None:
    assert (
        placed(block("next", MONDAY + timedelta(days=7), 0, 5), block("last", MONDAY - timedelta(days=1), 20, 24)) == []
    )


def test_a_block_stands_at_the_hour_of_londons_clocks_in_summer() -> None:
    monday = date(2026, 7, 6)
    at_six = Block("x", datetime(2026, 7, 6, 17, tzinfo=UTC), datetime(2026, 7, 6, 18, tzinfo=UTC), "x")

    assert [place for _each, place in places(monday, [at_six])] == [Place(0, 18 * 60, 19 * 60)]


def test_every_block_is_heard_with_its_time_and_a_clash_is_said(qtbot: QtBot) -> None:
    view = week()
    qtbot.addWidget(view)

    names = view.block_names()

    assert names[0] == "Teaching block, Mon 23 Nov 2026, 09:00 – 12:00"
    assert "Isla Morrison, Wed 25 Nov 2026, 11:00 – 15:00, clashes with another" in names


def test_a_block_is_opened_by_enter(qtbot: QtBot) -> None:
    grid = shown(qtbot, block("booking", MONDAY, 10, 12))
    button = grid._blocks[0][0]

    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(button, Qt.Key.Key_Return)

    assert opened.args == ["booking"]


def test_arrows_and_enter_ask_for_an_hour(qtbot: QtBot) -> None:
    grid = shown(qtbot)
    grid.setFocus()

    with qtbot.waitSignal(grid.asked) as asked:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
            qtbot.keyClick(grid, key)

    assert asked.args == [instant_at(date(2026, 11, 24), 10), instant_at(date(2026, 11, 24), 11)]


def test_dragging_asks_for_the_time_drawn(qtbot: QtBot) -> None:
    grid = shown(qtbot)
    start, end = QPoint(GUTTER + 250, HOUR * 14 + 2), QPoint(GUTTER + 250, HOUR * 16 - 4)

    with qtbot.waitSignal(grid.asked) as asked:
        qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(grid, end)
        qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)

    assert asked.args == [instant_at(date(2026, 11, 25), 14), instant_at(date(2026, 11, 25), 16)]


def test_another_week_is_asked_for(qtbot: QtBot) -> None:
    view = WeekView("Bookings")
    qtbot.addWidget(view)
    view.set_week(MONDAY, [], MONDAY)

    with qtbot.waitSignal(view.week_changed) as changed:
        view._turn(1)

    assert changed.args == [date(2026, 11, 30)]
