"""The minutes on their screen: read, corrected, approved, signed, annexed and handed out, by clicks."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import corrections, issues
from models.store import Store
from tests import builders_meetings as make
from tests.builders_minutes import Evening, evening
from tests.ui.in_sight import says
from tests.ui.meetings_desk import enter, make_time_pass, opened, press
from tests.ui.preview_hands import paper_in, preview_beside, saved_from
from ui.house import House
from ui.meetings.approve import ApproveMinutes
from ui.meetings.minutes import MinutesView
from ui.meetings.page import MeetingsPage
from ui.widgets.badge import Badge

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def held(store: Store) -> Evening:
    """A meeting a fortnight ago."""
    return evening(store)


@pytest.fixture
def view(house: House, qtbot: QtBot, held: Evening) -> MinutesView:
    """Its minutes in sight."""
    page = opened(house, qtbot)
    page.show_id(held.meeting)
    press(qtbot, page.detail, "Minutes…")
    return page.minutes


def stands(view: MinutesView) -> list[str]:
    """The way of the minutes, as it is drawn; the present step as a screen reader hears it."""
    return [badge.accessibleName() for badge in view.steps.findChildren(Badge)]


def raise_correction(qtbot: QtBot, view: MinutesView, text: str) -> None:
    """Type a correction and take it down."""
    qtbot.keyClicks(view.corrections.place.focusProxy(), "Item 3")
    qtbot.keyClicks(view.corrections.text.focusProxy(), text)
    enter(qtbot, view.corrections.who, "Ed Lloyd")
    press(qtbot, view.corrections, "Take it down")


def kept(store: Store, meeting: str) -> list[str]:
    """The corrections as they stand."""
    with store.read() as reader:
        return [f"{row.place}: {row.text} {row.name} {row.state}" for row in corrections(reader, meeting)]


def handed_out(store: Store, meeting: str) -> list[str]:
    """Every issue."""
    with store.read() as reader:
        return [f"{row.version} {row.state}{' annex' * row.confidential}" for row in issues(reader, meeting)]


def asked(page: MeetingsPage, qtbot: QtBot, store: Store, meeting: str) -> ApproveMinutes:
    """The question at a meeting that runs now whether these minutes are approved."""
    later = make.running(store, title="November meeting")
    question = ApproveMinutes(page.house)
    qtbot.addWidget(question)
    question.ask(meeting, later)
    return question


def page_of(view: MinutesView) -> MeetingsPage:
    """The page around it."""
    found: QWidget | None = view
    while found is not None and not isinstance(found, MeetingsPage):
        found = found.parentWidget()
    assert isinstance(found, MeetingsPage)
    return found


def test_a_draft_tells_everything_but_what_is_confidential(view: MinutesView) -> None:
    told = says(view)

    assert stands(view)[:3] == ["Notes: done", "Draft: the minutes stand here", "Corrections"]
    assert "Gwen Pugh left at 18:22. Hari Patel came in at 18:25." in told
    assert "Objection: “It blocks February.” Integrated into the text." in told
    assert "Recorded separately, in a confidential annex." in told
    assert "SECRET" not in told and "Version 1" in told


def test_a_correction_is_taken_down_and_accepted(view: MinutesView, qtbot: QtBot, store: Store, held: Evening) -> None:
    raise_correction(qtbot, view, "It was 40 pounds.")
    qtbot.waitUntil(lambda: "1 waits for an answer." in says(view.corrections))

    press(qtbot, view.corrections, "Accept")
    qtbot.waitUntil(lambda: "Accepted" in [badge.text() for badge in view.corrections.findChildren(Badge)])

    assert kept(store, held.meeting) == ["Item 3: It was 40 pounds. Ed Lloyd accepted"]
    assert "Corrections: the minutes stand here" in stands(view)
    assert view.corrections.text.text() == ""


def test_a_correction_without_words_is_refused_in_words(view: MinutesView, qtbot: QtBot) -> None:
    house = page_of(view).house

    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        press(qtbot, view.corrections, "Take it down")

    assert refused.args and "text" in str(refused.args[0]).lower()


def test_open_corrections_hold_up_the_approval_until_they_are_answered_there(
    view: MinutesView, qtbot: QtBot, store: Store, held: Evening
) -> None:
    page = page_of(view)
    raise_correction(qtbot, view, "It was 40 pounds.")
    question = asked(page, qtbot, store, held.meeting)

    with qtbot.waitSignal(page.house.dispatcher.refused) as refused:
        press(qtbot, question, "Approve")
    press(qtbot, question, "Decline")
    qtbot.waitUntil(lambda: kept(store, held.meeting)[0].endswith("declined"))
    press(qtbot, question, "Approve")

    assert refused.args and str(refused.args[0]).startswith("1 correction waits for an answer.")
    with store.read() as reader:
        assert minutes_of(reader, held.meeting).state == "approved"


def test_it_is_approved_signed_and_sealed_and_an_error_is_annexed(
    view: MinutesView, qtbot: QtBot, store: Store, held: Evening
) -> None:
    page = page_of(view)
    press(qtbot, asked(page, qtbot, store, held.meeting), "Approve")
    page.show_id(held.meeting)
    press(qtbot, page.detail, "Minutes…")

    press(qtbot, view.signing, "It is signed")
    qtbot.waitUntil(lambda: stands(view)[-1] == "Sealed: the minutes stand here")
    raise_correction(qtbot, view, "Hari came later.")
    qtbot.waitUntil(lambda: "Hari came later." in says(view.corrections))
    press(qtbot, view.corrections, "Minute it now")

    qtbot.waitUntil(lambda: handed_out(store, held.meeting) == ["1 approved", "2 signed", "3 annex"])
    assert "Signed by Dilys Haworth" in says(view.signing)
    assert not view.signing.form.isVisible()


def test_saving_the_same_minutes_twice_is_one_issue(
    view: MinutesView, store: Store, held: Evening, *, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, view, "Print or save…")
    only_looked_at = handed_out(store, held.meeting)
    for _ in range(2):
        saved_from(preview_beside(view), tmp_path, monkeypatch)
    preview_beside(view).close()
    press(qtbot, view.handout, "Confidential annex…")
    annex = saved_from(preview_beside(view), tmp_path, monkeypatch)

    assert only_looked_at == []
    assert handed_out(store, held.meeting) == ["1 draft", "1 draft annex"]
    assert annex.name.endswith(" – confidential annex.pdf")
    assert "personal data" in preview_beside(view).banner.sentence()


def test_what_else_is_handed_out_is_no_issue(view: MinutesView, store: Store, held: Evening, tmp_path: Path) -> None:
    written = {"record": "{.json", "draft": "X-Unsent.eml"}

    told: list[str] = []
    for which, name in written.items():
        view.handout.save_as(which, tmp_path / name.partition(".")[0])
        told.append(view.banner.sentence())

    begun = [(tmp_path / name).read_text("latin-1").startswith(name.partition(".")[0]) for name in written.values()]
    assert begun == [True] * 2
    assert told == [f"Saved as {name}." for name in written.values()]
    assert handed_out(store, held.meeting) == []


def test_catch_up_sheets_are_shown_and_are_no_issue(
    view: MinutesView, store: Store, held: Evening, *, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, view.handout, "Catch-up sheets…")
    saved = saved_from(preview_beside(view), tmp_path, monkeypatch)

    assert saved.name.endswith(" – catch-up sheets.pdf")
    assert handed_out(store, held.meeting) == []


def test_names_are_printed_only_where_they_are_asked_for(view: MinutesView, qtbot: QtBot) -> None:
    from tests.exports.pdf_reading import text_of

    told: list[str] = []
    for asked_for in (False, True):
        view.handout.names.setChecked(asked_for)
        press(qtbot, view, "Print or save…")
        told.append(text_of(paper_in(preview_beside(view)).content))
        preview_beside(view).close()

    plain, named = told
    assert ("Objection by Carlos Mendes" in plain, "Objection by Carlos Mendes" in named) == (False, True)


def test_a_record_made_here_is_the_one_another_chapter_takes_in(
    view: MinutesView, held: Evening, tmp_path: Path
) -> None:
    view.handout.save_as("record", tmp_path / "r.json")

    record = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert (record["title"], len(record["agenda"])) == ("Autumn meeting", 4)


def test_every_control_has_a_name_for_a_screen_reader(view: MinutesView) -> None:
    nameless = [
        each
        for each in view.findChildren(QAbstractButton)
        if each.isVisible()
        and not (QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) or each.text())
    ]

    assert nameless == []


def test_what_did_not_change_is_not_laid_out_again(view: MinutesView, qtbot: QtBot) -> None:
    before = view.findChildren(QLabel)[0].window().findChildren(QLabel)

    raise_correction(qtbot, view, "It was 40 pounds.")
    qtbot.waitUntil(lambda: "1 waits for an answer." in says(view.corrections))

    sheet = view._scroll.widget()
    assert sheet and all(label in before for label in sheet.findChildren(QLabel))


def test_a_forgotten_meeting_is_minuted_with_what_was_assumed(house: House, qtbot: QtBot, store: Store) -> None:
    meeting = make.running(store, "Kit", title="Forgotten meeting")
    page = opened(house, qtbot)
    make_time_pass(page, timedelta(hours=20))
    page.closing.show_meeting(meeting)
    page.screens.setCurrentWidget(page.closing)

    press(qtbot, page.closing, "Close the meeting")

    with store.read() as reader:
        assert minutes_of(reader, meeting).assumed == "end stays"
    assert "Nobody noted when the meeting ended" in says(page.minutes)
