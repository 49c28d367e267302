"""Notes, the one line and its preview, lines of notes turned into actions, the clock, and every key."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from models.commands import attendance, kinds, meetings
from models.history import History
from models.queries import actions, agenda, proposals
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.ui.meetings_desk import enter, make_time_pass, notes, opened, start
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.panes import focus_next
from ui.shortcuts import all_keys

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def action_lines(store: Store, meeting: str) -> list[str]:
    """What was promised under the first item."""
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0].id
        return [f"{each.owner}: {each.text} by {each.due_on}" for each in actions.of_item(reader, item, TODAY)]


def write(page: MeetingsPage, qtbot: QtBot, *lines: str, at: int = 0) -> None:
    """Type notes, and put the cursor on one of the lines."""
    page.run.item.notes.setFocus()
    page.run.item.notes.setPlainText("\n".join(lines))
    cursor = QTextCursor(page.run.item.notes.document().findBlockByNumber(at))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.run.item.notes.setTextCursor(cursor)


def test_under_the_line_stands_what_it_will_become(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    start(page, store, "Kit", here=(gwen,))
    told = []

    for line in (
        "ACTION: Gwen to draft a loan card by 26 Nov",
        "/action Zoe to ask round",
        "/decision Two weeks at most",
        "/question Who pays?",
        "/thanks Gwen",
        "It went out often",
    ):
        page.run.item.capture.setText(line)
        told.append(page.run.item.preview.text() if page.run.item.preview.isVisible() else "")

    assert told == [
        "Action · draft a loan card · Gwen Pugh · Due Thu 26 Nov",
        "Action · Zoe to ask round",
        "Proposal to decide · Two weeks at most",
        "Question, in the notes · Who pays?",
        "Thanks, in the notes · Gwen",
        "",
    ]


def test_a_line_of_the_notes_becomes_an_action_in_its_place_and_one_undo_takes_it_back(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = start(page, store, "Kit", here=(gwen,))
    lines = ("It went out often 😀", "Gwen to draft a loan card by 26 Nov", "More of it")
    write(page, qtbot, *lines, at=1)

    qtbot.keyClick(page.run.item.notes, Qt.Key.Key_A, CHORD)
    turned = (notes(store, meeting), page.run.item.notes.toPlainText(), action_lines(store, meeting))
    History(store).undo()

    text = "It went out often 😀\n→ Action: Gwen Pugh to draft a loan card\nMore of it"
    assert turned == ([text], text, ["Gwen Pugh: draft a loan card by 2026-11-26"])
    assert (notes(store, meeting), action_lines(store, meeting)) == (["\n".join(lines)], [])
    qtbot.waitUntil(lambda: page.run.item.notes.toPlainText() == "\n".join(lines))


def test_a_line_that_was_turned_is_not_turned_again(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = start(page, store, "Kit")
    write(page, qtbot, "Draft a loan card")

    for _twice in range(2):
        qtbot.keyClick(page.run.item.notes, Qt.Key.Key_A, CHORD)

    assert notes(store, meeting) == ["→ Action: Draft a loan card"]
    assert len(action_lines(store, meeting)) == 1


def test_a_command_in_the_notes_is_carried_out_by_enter(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = start(page, store, "Kit")
    page.run.item.notes.setFocus()

    qtbot.keyClicks(page.run.item.notes, "/action draft a loan card")
    qtbot.keyClick(page.run.item.notes, Qt.Key.Key_Return)
    qtbot.keyClicks(page.run.item.notes, "and so on")
    page.run.item.notes.flush()

    assert notes(store, meeting) == ["→ Action: draft a loan card\nand so on"]
    assert action_lines(store, meeting) == [": draft a loan card by None"]


def test_a_line_becomes_a_proposal_decided_as_this_kind_of_meeting_does(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = start(page, store, "Kit")
    with store.write("kind") as session:
        kind = kinds.add(session, name="Council")
        session.flush()
        kinds.change(session, kind=kind, field="method", value="simple_majority")
        meetings.change(session, meeting_id=meeting, field="kind", value=kind)
    write(page, qtbot, "Two weeks at most")

    qtbot.keyClick(page.run.item.notes, Qt.Key.Key_D, CHORD)
    enter(qtbot, page.run.item.capture, "/proposal Three weeks")

    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
        put = [(row.text, row.method) for row in proposals.of_item(reader, item.id)]
    assert put == [("Two weeks at most", "simple_majority"), ("Three weeks", "simple_majority")]
    assert item.notes == "→ Proposal: Two weeks at most"


def test_a_read_of_the_room_is_asked_for_in_the_line_and_put_away_by_escape(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = start(page, store, "Kit")

    page.run.item.capture.setText("/read Shall we go on?")
    told = page.run.item.preview.text()
    qtbot.keyClick(page.run.item.capture, Qt.Key.Key_Return)
    reading = page.run.questions.reading

    assert told == "A read of the room, which decides nothing"
    assert reading is not None and reading.isVisible()
    assert (reading.question.text(), reading.hands.hasFocus()) == ("Shall we go on?", True)
    assert page.back()
    assert not reading.isVisible() and page.run.item.capture.hasFocus()
    assert notes(store, meeting) == [""]


def test_the_clock_says_in_words_what_is_over_and_when_the_room_closes(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = start(page, store, "Kit", "Spring", "Close")
    with store.write("room") as session:
        meetings.set_closes(session, meeting_id=meeting, closes=NOW + timedelta(minutes=30))
    page.run.refresh()
    calm = (page.run.clock.pace.text(), page.run.clock.end.text())
    steps_before = [step.accessibleName() for step in page.run.agenda.steps.values()]

    make_time_pass(page, timedelta(minutes=14))
    page.run.refresh()

    assert calm == ("", "Ends about 18:30, as the room closes")
    assert page.run.clock.pace.text() == "4 minutes over its time"
    assert page.run.clock.end.text() == "Ends about 18:34: 4 minutes after the room closes at 18:30"
    assert steps_before[2] == "Close: to come, 10 min"
    assert [step.accessibleName() for step in page.run.agenda.steps.values()][2] == (
        "Close: to come, 10 min. the room closes before its end"
    )


def test_the_keys_reach_everything_and_the_sheet_lists_them(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Welcome", "Kit")
    run = page.run
    reached = {}

    for key, wanted in (
        (Qt.Key.Key_F4, run.item.notes),
        (Qt.Key.Key_F7, run.room.sign_in),
        (Qt.Key.Key_F8, run.speaking.line),
        (Qt.Key.Key_F3, run.item.capture),
    ):
        qtbot.keyClick(run, key)
        reached[key.name] = QApplication.focusWidget() is wanted
    qtbot.keyClick(run, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    rests = run.clock.pause.text()
    qtbot.keyClick(run, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert reached == {"Key_F4": True, "Key_F7": True, "Key_F8": True, "Key_F3": True}
    assert (rests, run.item.title.text()) == ("Go on", "2. Kit")
    listed = [key.keys for key in all_keys(8)["In a running meeting"]]
    assert {"F3", "F4", "F7", "F8", "F9", "Ctrl+Shift+A", "Alt+Right, Alt+Left"} <= set(listed)


def test_what_else_can_be_done_opens_by_its_key(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Kit")

    qtbot.keyClick(page.run, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    menu = page.run.more.findChild(QMenu)

    assert isinstance(menu, QMenu) and menu.isVisible()
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Photo for this item…",
        "Photo from the clipboard",
        "Begin or end a round",
        "Read the room… (or type /read)",
        "Hand over to another laptop…",
    ]


def test_f6_goes_round_every_pane(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    start(page, store, "Welcome", "Kit", here=(gwen,))
    visited = []

    page.run.agenda.current_step().setFocus()
    for _pane in range(6):
        focus_next(page.panes())
        held = QApplication.focusWidget()
        visited.append(held.accessibleName() or getattr(held, "text", str)() if held else "")

    assert visited == [
        "Notes of this item",
        "Take down",
        "Pause",
        "Sign in",
        "People of this meeting",
        "Welcome: now, 10 min",
    ]


def test_a_refresh_builds_nothing_anew(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = start(page, store, "Welcome", "Kit", here=(ids["Gwen"],))
    steps = dict(page.run.agenda.steps)
    begun_anew: list[object] = []
    page.run.room.people.people.modelReset.connect(lambda: begun_anew.append(1))

    page.run.refresh()
    qtbot.keyClick(page.run, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    unchanged = list(begun_anew)
    with store.write("in") as session:
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Ali"]), at=NOW)
    page.run.refresh()

    assert page.run.agenda.steps == steps
    assert (unchanged, begun_anew) == ([], [1])
