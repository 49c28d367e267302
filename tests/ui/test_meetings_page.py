"""Meetings by clicks and keys: planned, started, closed, approved, and the minutes saved."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import meetings, next_agenda
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.ui.meetings_desk import enter, items, make_time_pass, opened, press, shown, start
from tests.ui.preview_hands import preview_beside, saved_from
from ui.house import House
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def test_an_empty_chapter_offers_to_plan_its_first_meeting(page: MeetingsPage, qtbot: QtBot) -> None:
    assert page.header.state() == "No meetings yet"

    press(qtbot, page.empty, "Plan a meeting")

    assert page.screens.currentWidget() is page.plan


def test_a_meeting_is_planned_by_keys_with_a_template(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    page.new_here()
    title = page.plan.title.focusProxy()
    assert title
    qtbot.keyClick(title, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, title, "Spring meeting")

    press(qtbot, page.plan, "Plan the meeting")

    assert page.screens.currentWidget() is page.editor
    with store.read() as reader:
        row = meetings.listed(reader)[0]
    assert (row.title, row.starts and row.starts.date()) == ("Spring meeting", TODAY + timedelta(days=14))
    assert items(store, row.id)[:2] == ["Welcome 5", "Apologies 2"]


def test_planning_says_what_is_missing(page: MeetingsPage, qtbot: QtBot) -> None:
    page.new_here()
    day = page.plan.day.focusProxy()
    assert day
    qtbot.keyClick(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(day, Qt.Key.Key_Delete)

    press(qtbot, page.plan, "Plan the meeting")

    assert page.plan.wrong.text() == "Say on which day and at what time it begins."
    assert page.screens.currentWidget() is page.plan


def test_the_agenda_is_written_moved_and_shortened_by_keys(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "November", "Welcome", "Kit")
    page.editor.show_meeting(meeting)
    page.screens.setCurrentWidget(page.editor)

    enter(qtbot, page.editor.add_line, "Spring exchange, 15 min")
    row = page.editor.rows[page.editor.items()[2].id]
    row.title.setFocus()
    qtbot.keyClick(row.title.focusProxy() or row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    minutes = row.minutes.focusProxy()
    assert minutes
    qtbot.keyClick(minutes, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, minutes, "25")

    assert items(store, meeting) == ["Welcome 10", "Spring exchange 25", "Kit 10"]
    assert page.editor.total.text() == "45 min in all, until 18:45"
    assert page.editor.rows[page.editor.items()[2].id].begins.text() == "18:35"


def test_an_item_is_dragged_to_another_place(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "November", "One", "Two", "Three")
    page.editor.show_meeting(meeting)
    page.screens.setCurrentWidget(page.editor)
    qtbot.waitUntil(lambda: page.editor.rows[page.editor.items()[2].id].y() > 0)
    first, last = (page.editor.rows[page.editor.items()[n].id] for n in (0, 2))

    last.dragged.emit(last.id, first.mapToGlobal(first.rect().topLeft()))
    last.dropped.emit(last.id, first.mapToGlobal(first.rect().topLeft()))

    assert items(store, meeting) == ["Three 10", "One 10", "Two 10"]


def test_what_is_waiting_is_offered_and_brought_in(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.closed(store, "Welcome", "Kit")
    meeting = make.planned(store, "December", "Welcome")
    page.editor.show_meeting(meeting)
    page.screens.setCurrentWidget(page.editor)

    press(qtbot, page.editor.waiting, "Put on the agenda")

    assert items(store, meeting) == ["Welcome 10", "Minutes of 24 October 5", "Kit 10"]


def test_a_meeting_is_started_from_its_pane(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "November", "Welcome")
    page.show_id(meeting)

    press(qtbot, page.detail, "Start the meeting")

    assert page.screens.currentWidget() is page.run
    assert page.run.item.title.text() == "1. Welcome"


def test_facts_are_changed_in_the_pane(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "November")
    page.show_id(meeting)
    place, ends = page.detail.texts["place"].focusProxy(), page.detail.ends.focusProxy()
    assert place and ends

    enter(qtbot, place, "Library")
    qtbot.keyClick(ends, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, ends, "9pm")

    with store.read() as reader:
        facts = meetings.meeting(reader, meeting)
    assert facts and facts.ends
    assert (facts.place, facts.ends.hour) == ("Library", 21)


def test_closing_says_what_it_assumes_and_carries_over_what_was_not_taken(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    following = make.planned(store, "December meeting", starts=NOW + timedelta(days=28))
    meeting = start(page, store, "Welcome", "Kit", "Spring", here=(gwen,))
    make_time_pass(page, timedelta(hours=2))

    press(qtbot, page.run, "Close the meeting…")
    told = page.closing.people.text()
    spring = list(page.closing.carried.values())[1]
    spring.click()
    press(qtbot, page.closing, "Close the meeting")

    assert told == "1 person is not known to have left: taken as having stayed to the end."
    assert page.screens.currentWidget() is page.minutes
    assert items(store, following) == ["Kit 10"]
    with store.read() as reader:
        facts = meetings.meeting(reader, meeting)
    assert facts
    assert (facts.state, facts.closed_at) == ("closed", NOW + timedelta(hours=2))


def test_a_meeting_nobody_closed_is_offered_to_be_closed_at_its_planned_end(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = make.running(store, "Welcome")
    make_time_pass(page, timedelta(hours=14))
    page.refresh()

    press(qtbot, page.forgotten, "Close the meeting…")
    press(qtbot, page.closing, "Close the meeting")

    with store.read() as reader:
        facts = meetings.meeting(reader, meeting)
    assert facts
    assert facts.closed_at == NOW + timedelta(hours=2)


def test_minutes_of_an_earlier_meeting_are_approved_in_its_item(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    october = make.closed(store, "Welcome")
    with store.read() as reader:
        drafts = [draft for draft in next_agenda.starting_agenda(reader, TODAY) if draft.about_id == october]
    meeting = make.running(store)
    page.show_id(meeting)
    page.editor.show_meeting(meeting)
    page.editor.bring_in(drafts)
    page.show_id(meeting)
    qtbot.mouseClick(next(iter(page.run.agenda.steps.values())), Qt.MouseButton.LeftButton)

    press(qtbot, page.run.item, "Approve the minutes…")
    press(qtbot, page.run.approve, "Approve")

    with store.read() as reader:
        facts = meetings.meeting(reader, october)
    assert facts and facts.state == "approved"
    assert not page.run.item.approve.isVisible()


def test_the_minutes_are_looked_at_and_saved(
    page: MeetingsPage, qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = make.closed(store, "Welcome", "Kit")
    page.show_id(meeting)
    press(qtbot, page.detail, "Minutes…")

    press(qtbot, page.minutes, "Print or save…")
    saved = saved_from(preview_beside(page), tmp_path, monkeypatch)

    assert saved.read_bytes().startswith(b"%PDF")
    assert preview_beside(page).banner.sentence() == f"Saved as {saved.name}."


def test_minutes_that_cannot_be_saved_are_told_in_words(
    page: MeetingsPage, qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = make.closed(store, "Welcome")
    page.show_id(meeting)
    press(qtbot, page.detail, "Minutes…")

    press(qtbot, page.minutes, "Print or save…")
    target = saved_from(preview_beside(page), tmp_path / "nowhere", monkeypatch)

    assert preview_beside(page).banner.sentence().startswith(f"{target.name} could not be saved")


def test_a_closed_meeting_is_opened_again(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.closed(store, "Welcome")
    page.show_id(meeting)

    press(qtbot, page.detail, "Open again")

    assert page.screens.currentWidget() is page.run


def test_the_bin_and_back(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.planned(store, "December")
    page.show_id(make.planned(store, "November"))

    page.to_bin()
    left = shown(page)
    press(qtbot, page.chips, "Bin  1")
    press(qtbot, page.detail, "Take out of the bin")
    press(qtbot, page.chips, "All  2")

    assert left == ["December | planned"]
    assert sorted(shown(page)) == ["December | planned", "November | planned"]


def test_the_list_is_searched_and_escape_leads_back_to_it(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.planned(store, "December", "Winter plan")
    meeting = start(page, store, "Kit")

    went_back = page.back()
    page.search.set_text("winter")

    assert went_back and not page.back()
    assert shown(page) == ["December | planned"]
    page.search.clear()
    assert page.table.select_id(meeting)


def test_undoing_the_start_leads_back_to_the_list(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    page.show_id(make.planned(store, "November", "Welcome"))
    press(qtbot, page.detail, "Start the meeting")

    History(store).undo()

    qtbot.waitUntil(lambda: page.screens.currentWidget() is page.list)
    assert shown(page) == ["November | planned"]
