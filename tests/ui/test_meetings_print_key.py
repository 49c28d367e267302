"""Ctrl+P on the screens of a meeting."""

import pytest
from pytestqt.qtbot import QtBot

from models.store import Store
from tests import builders_meetings as make
from tests.ui.meetings_desk import opened
from tests.ui.preview_hands import preview_beside
from ui.house import House
from ui.meetings.minutes import MinutesView
from ui.print.preview import Preview

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_of_a_meeting_to_come_it_shows_the_agenda(house: House, store: Store, qtbot: QtBot) -> None:
    meeting = make.planned(store, "November meeting", "Welcome")
    page = opened(house, qtbot)
    page.show_id(meeting)

    page.print_here()

    assert preview_beside(page).windowTitle() == "Preview: Agenda: November meeting"


def test_on_its_minutes_it_shows_the_paper_they_make(house: House, store: Store, qtbot: QtBot) -> None:
    meeting = make.closed(store, "Welcome")
    page = opened(house, qtbot)
    page.show_id(meeting)

    page.print_here()
    first = page.screens.currentWidget()
    page.print_here()

    assert isinstance(first, MinutesView)
    assert preview_beside(page).windowTitle() == "Preview: Minutes of October meeting"


def test_in_a_running_meeting_come_to_from_elsewhere_it_shows_the_minutes_so_far(
    house: House, store: Store, qtbot: QtBot
) -> None:
    meeting = make.running(store, "Welcome")
    page = opened(house, qtbot)
    page.show_id(meeting)

    page.print_here()

    assert isinstance(page.screens.currentWidget(), MinutesView)


def test_while_another_is_planned_it_prints_nothing(house: House, store: Store, qtbot: QtBot) -> None:
    page = opened(house, qtbot)
    page.show_id(make.closed(store, "Welcome"))
    page.new_here()

    page.print_here()

    assert page.screens.currentWidget() is page.plan
    assert not page.window().findChildren(Preview)
