"""Planning a meeting by its kind, and starting one long before its time."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from models.queries import kinds, meetings, planning, room
from models.rules.starting_agenda import DraftItem
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.meetings_desk import enter, items, opened, press
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.plan import worded
from ui.widgets.fields import ChoiceField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def choose(qtbot: QtBot, field: ChoiceField, text: str) -> None:
    """Choose by the keyboard, as one types in a list."""
    combo = field.focusProxy()
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    while combo.currentText() != text:
        place = combo.findText(text)
        assert place >= 0, [combo.itemText(n) for n in range(combo.count())]
        qtbot.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < place else Qt.Key.Key_Up)


def retype(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Put other words in the place of those that stand."""
    qtbot.keyClick(field.focusProxy() or field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    enter(qtbot, field, text)


def test_ctrl_enter_plans_it_from_whichever_field_the_keyboard_is_in(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    page.new_here()
    place = page.plan.place.focusProxy()
    assert place
    place.setFocus()
    qtbot.keyClicks(place, "The old mill")

    qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    with store.read() as reader:
        (row,) = meetings.listed(reader)
    assert row.place == "The old mill"
    qtbot.waitUntil(page.editor.isVisible)


def test_a_kind_brings_its_title_length_rules_and_agenda(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    page.new_here()

    choose(qtbot, page.plan.kind, "Small working group")
    told = (page.plan.title.value(), page.plan.ends.value(), page.plan.rules.text(), page.plan.notice.text())
    press(qtbot, page.plan, "Plan the meeting")

    with store.read() as reader:
        row = meetings.listed(reader)[0]
        kind = kinds.kind_of(reader, row.id)
    assert told[0] == "December working group"
    assert f"{told[1]:%H:%M}" == "19:00"
    assert told[2:] == ("Consent · no quorum · no notice needed · 1 h", "")
    assert (kind.id, items(store, row.id)[0]) == ("short", "Check-in 5")


def test_the_notice_is_counted_while_planning(page: MeetingsPage, qtbot: QtBot) -> None:
    page.new_here()
    in_time = page.plan.notice.text()

    retype(qtbot, page.plan.day, "27 Nov 2026")

    assert in_time == "7 clear days: send by Sun 29 Nov"
    assert page.plan.notice.text() == "Too late: due by Thu 19 Nov"


def test_a_room_that_closes_is_kept_and_an_agenda_that_is_too_long_is_said(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    page.new_here()
    enter(qtbot, page.plan.closes, "18:30")

    said = page.plan.sheet.spare.text()
    press(qtbot, page.plan, "Plan the meeting")

    with store.read() as reader:
        row = meetings.listed(reader)[0]
        closes = planning.preparations(reader, row.id).closes
    assert closes and row.starts
    assert closes - row.starts == timedelta(minutes=30)
    assert said.endswith("past closing at 18:30")


def test_the_backlog_comes_along_as_far_as_there_is_time(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    from models.commands import meetings as commands

    with store.write("later") as session:
        for title, minutes in (("Shed", 20), ("Kettle", 90), ("Kerb", 5)):
            commands.add_to_backlog(session, draft=DraftItem(title, minutes))
    page.new_here()

    ticked = [tick.text() for tick in page.plan.sheet.ticked_items.values() if tick.isChecked()]
    kerb = list(page.plan.sheet.ticked_items.values())[2]
    qtbot.keyClick(kerb, Qt.Key.Key_Space)
    press(qtbot, page.plan, "Plan the meeting")

    with store.read() as reader:
        row = meetings.listed(reader)[0]
    assert ticked == ["Shed, 20 min"]
    assert {"Shed 20", "Kerb 5"} <= set(items(store, row.id))
    assert "Kettle 90" not in items(store, row.id)


def test_those_who_came_last_time_are_expected_and_the_last_agenda_comes_again(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    from models.commands import meetings as commands

    ids = make.people(store, "Gwen Pugh", "Ed Tudor")
    last = make.running(store, "Kit", here=(ids["Gwen"],), title="October")
    with store.write("close") as session:
        commands.close(session, meeting_id=last, at=NOW + timedelta(hours=1))
    page.new_here()

    begins = page.plan.template.focusProxy()
    press(qtbot, page.plan, "Plan the meeting")

    assert isinstance(begins, QComboBox) and begins.currentText() == "Like the last one: October"
    with store.read() as reader:
        row = next(row for row in meetings.listed(reader) if row.state == "planned")
        assert [stay.name for stay in room.attendance(reader, row.id)] == ["Gwen Pugh"]
    assert items(store, row.id) == ["Kit 10", "Minutes of 23 November 5"]


@pytest.mark.parametrize(
    ("title", "topic", "kept"),
    [
        ("Any other business", "standing", "other_business"),
        ("reflections and close ", "standing", "closing"),
        ("Reports", "standing", "standing"),
        ("Any other business", "", ""),  # somebody's own item, by whatever name
    ],
)
def test_items_of_an_older_agenda_are_known_by_their_words(title: str, topic: str, kept: str) -> None:
    assert worded(DraftItem(title, topic=topic)).topic == kept


def test_starting_weeks_early_asks_first(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "December", "Welcome", starts=NOW + timedelta(days=21))
    page.show_id(meeting)

    press(qtbot, page.detail, "Start the meeting")
    asked = page.forgotten.sentence()
    with store.read() as reader:
        before = meetings.meeting(reader, meeting)
    focused = page.window().focusWidget()

    assert asked == "December is planned for Mon 14 Dec 2026, 18:00, in 21 days. Start it all the same?"
    assert before and before.state == "planned"
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    with store.read() as reader:
        after = meetings.meeting(reader, meeting)
    assert after and after.state == "running"


def test_escape_leaves_the_meeting_planned(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "December", "Welcome", starts=NOW + timedelta(days=21))
    page.show_id(meeting)
    press(qtbot, page.detail, "Start the meeting")

    qtbot.keyClick(page.window().focusWidget() or page, Qt.Key.Key_Escape)

    with store.read() as reader:
        facts = meetings.meeting(reader, meeting)
    assert facts and facts.state == "planned"
    assert page.forgotten.sentence() == ""


def test_the_pane_changes_the_kind_and_the_room(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "December", "Welcome", starts=NOW + timedelta(days=21))
    page.show_id(meeting)

    choose(qtbot, page.detail.kind, "Annual meeting")
    enter(qtbot, page.detail.closes, "21:00")

    with store.read() as reader:
        facts = meetings.meeting(reader, meeting)
        ready = planning.preparations(reader, meeting)
    assert facts and ready.closes and facts.starts
    assert (facts.kind, ready.closes - facts.starts) == ("annual", timedelta(hours=3))
    assert page.detail.notice.text() == "14 clear days: send by Sun 29 Nov"
    assert page.detail.rules.text() == "Simple majority · no quorum · 14 clear days’ notice · 2 h"
