"""The agenda being planned, by clicks and keys: its papers, its backlog, its time, who is expected, and 60 items."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import agenda, planning
from models.rules.holding import Who
from models.rules.starting_agenda import DraftItem
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.ui.meetings_desk import enter, items, opened, press
from tests.ui.test_meetings_plan import retype
from ui.house import House
from ui.meetings.agenda_editor import AgendaEditor
from ui.meetings.agenda_row import AgendaEditRow
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def editing(page: MeetingsPage, meeting: str) -> AgendaEditor:
    """The agenda of a meeting on its screen."""
    page.editor.show_meeting(meeting)
    page.screens.setCurrentWidget(page.editor)
    return page.editor


def row(editor: AgendaEditor, place: int) -> AgendaEditRow:
    """A row by its place."""
    return editor.rows[editor.items()[place].id]


def named(widget: QWidget, name: str) -> QAbstractButton:
    """The button a screen reader calls so."""
    return next(each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name)


def waiting(store: Store) -> list[str]:
    """The backlog."""
    with store.read() as reader:
        return [item.title for item in agenda.backlog(reader)]


def expected(store: Store, meeting: str) -> list[str]:
    """Who is expected."""
    with store.read() as reader:
        return sorted(name for _id, name in planning.expected(reader, meeting))


def test_papers_and_confidence_are_kept_under_an_item(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    editor = editing(page, make.planned(store, "November", "Budget"))

    row(editor, 0).more.click()
    more = row(editor, 0).more_of
    assert more
    enter(qtbot, more.line, "budget.xlsx")
    enter(qtbot, more.line, "The blue folder")
    more.confidential.click()
    qtbot.waitUntil(lambda: row(editor, 0).beside.text() == "Confidential: minuted apart · 2 papers")
    named(more, "Take budget.xlsx off").click()
    qtbot.waitUntil(lambda: row(editor, 0).beside.text() == "Confidential: minuted apart · 1 paper")

    History(store).undo()
    qtbot.waitUntil(lambda: row(editor, 0).beside.text() == "Confidential: minuted apart · 2 papers")


def test_an_item_goes_to_the_backlog_and_comes_back_by_its_buttons(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = make.planned(store, "November", "Welcome", "Shed")
    editor = editing(page, meeting)

    row(editor, 1).more.click()
    press(qtbot, row(editor, 1), "To the backlog")
    put_back = (items(store, meeting), waiting(store))
    named(editor.backlog, "Put Shed on the agenda").click()

    assert put_back == (["Welcome 10"], ["Shed"])
    assert (items(store, meeting), waiting(store)) == (["Welcome 10", "Shed 10"], [])


def test_something_is_kept_for_later_and_dropped(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    editor = editing(page, make.planned(store, "November", "Welcome"))

    enter(qtbot, editor.backlog.line, "Paint the shed, 20 min")
    qtbot.waitUntil(lambda: not editor.backlog.lines.isHidden())
    kept = waiting(store)
    named(editor.backlog, "Take Paint the shed off the backlog").click()

    assert (kept, waiting(store)) == (["Paint the shed"], [])


def test_the_agenda_is_held_against_the_closing_of_the_room(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    editor = editing(page, make.planned(store, "November", *(f"Item {n}" for n in range(10))))
    planned = editor.time.spare.text()

    enter(qtbot, editor.time.room, "19:30")
    over = (editor.time.spare.text(), editor.time.spare.accessibleName())
    retype(qtbot, editor.time.room, "19:40")
    exact = editor.time.spare.text()
    retype(qtbot, editor.time.room, "20:15")

    assert planned == "20 min to spare until 20:00"
    assert over == ("10 min past closing at 19:30",) * 2
    assert exact == "Ends as the room closes"
    assert editor.time.spare.text() == "35 min to spare, closing at 20:15"


def test_people_are_expected_by_two_letters_and_by_one_click(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ed Tudor", "Isla Mann", "Ed Mann")
    make.running(store, "Kit", here=(ids["Gwen"],), title="October")
    from models.commands import meetings

    with store.write("close") as session:
        running = session.connection().exec_driver_sql("SELECT id FROM meeting").scalar_one()
        meetings.close(session, meeting_id=running, at=make.EVENING - timedelta(days=2))
    meeting = make.planned(store, "December", "Welcome")
    editor = editing(page, meeting)

    enter(qtbot, editor.people.line, "is")
    by_letters = expected(store, meeting)
    press(qtbot, editor.people, "The 1 who came last time")
    came = expected(store, meeting)
    press(qtbot, editor.people, "Everybody on the roll")
    everybody = expected(store, meeting)
    History(store).undo()

    assert (by_letters, came) == (["Isla Mann"], ["Gwen Pugh"])
    assert everybody == ["Ed Mann", "Ed Tudor", "Gwen Pugh", "Isla Mann"]
    qtbot.waitUntil(lambda: editor.people.people() == [Who(ids["Gwen"], "Gwen Pugh")])
    assert editor.people.told.text() == "1 person is expected."


def test_a_tick_is_taken_away_by_the_space_bar(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ed Tudor")
    meeting = make.planned(store, "December", "Welcome")
    from models.commands import meetings

    with store.write("expect") as session:
        meetings.set_expected(session, meeting_id=meeting, people=[Who(id) for id in ids.values()])
    editor = editing(page, meeting)

    editor.people.list.setCurrentRow(0)
    editor.people.list.setFocus()
    qtbot.keyClick(editor.people.list, Qt.Key.Key_Space)

    assert expected(store, meeting) == ["Gwen Pugh"]


def test_sixty_items_are_all_there_and_reordered_by_keys(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store, "Long", *(f"Item {n:02}" for n in range(60)))
    editor = editing(page, meeting)
    qtbot.waitUntil(lambda: len(editor.rows) == 60)

    last = row(editor, 59)
    last.title.setFocus()
    for _ in range(3):
        qtbot.keyClick(last.title.focusProxy() or last, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert [item[:7] for item in items(store, meeting)][55:] == ["Item 55", "Item 59", "Item 56", "Item 57", "Item 58"]
    assert last.title.focusProxy() is page.window().focusWidget()


def test_every_part_of_a_row_has_a_name_of_its_own(page: MeetingsPage, store: Store) -> None:
    editor = editing(page, make.planned(store, "November", "Kit"))

    names = [(stop.focusProxy() or stop).accessibleName() for stop in row(editor, 0).stops()]

    assert names == [
        "Title of Kit", "Purpose of Kit", "Who brings it of Kit", "Minutes of Kit", "Papers and more of Kit",
        "Take Kit off",
    ]  # fmt: skip


def test_the_notice_says_until_when_and_turns_amber(page: MeetingsPage, store: Store) -> None:
    from models.commands import meetings

    told = []
    for away in (3, 8, 20):
        with store.write("plan") as session:
            starts = make.EVENING + timedelta(days=away - 3)
            meeting = meetings.plan(session, title="Meeting", starts=starts, kind="regular", agenda=[DraftItem("Kit")])
        editor = editing(page, meeting)
        told.append(editor.time.notice.text())

    assert told == [
        "Too late: due by Wed 18 Nov",
        "7 clear days: send today",
        "7 clear days: send by Sat 5 Dec",
    ]


@pytest.mark.parametrize(
    ("away", "said"), [(6, "Sent Mon 23 Nov: 5 of 7 clear days"), (9, "Sent Mon 23 Nov: 8 clear days")]
)
def test_a_notice_that_was_sent_says_how_much_it_gave(page: MeetingsPage, store: Store, away: int, said: str) -> None:
    from models.commands import meetings, notice

    with store.write("plan") as session:
        meeting = meetings.plan(session, title="Meeting", starts=NOW + timedelta(days=away), kind="regular")
        notice.give_notice(session, meeting_id=meeting, on=TODAY)

    assert editing(page, meeting).time.notice.text() == said
