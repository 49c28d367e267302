"""A paper dropped on the window: the checks in words, and the meeting brought in where it is not known."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.queries.meetings import listed
from tests.builders_minutes import evening
from tests.exports.papers_to_check import data_in, one_evening, one_paper, printed, told, with_data
from ui.meetings.page import MeetingsPage
from ui.verify.check_paper import CheckedPaper, check_paper
from ui.verify.deeds import bring_in


@pytest.fixture
def window(make, house):
    """A window with the meetings page in sight."""
    opened = make()
    house.signals.go_to.disconnect()
    return opened


def dropped(house, folder, content):
    """The dialog after a paper was dropped."""
    file = folder / "minutes.pdf"
    file.write_bytes(content)
    check_paper(house, file)
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, CheckedPaper) and each.isVisible())


def read_out(dialog):
    """What the dialog says, in order."""
    return [label.accessibleName() or label.text() for label in dialog.findChildren(QLabel) if label.text()]


def deeds(dialog):
    """What can be done."""
    return [each.text() for each in dialog.findChildren(QPushButton)]


def press(dialog, name):
    """Press the button of this name."""
    next(each for each in dialog.findChildren(QPushButton) if each.text() == name).click()


def test_a_paper_of_this_chapter_agrees_with_its_record(window, house, store, tmp_path):
    held = evening(store)

    dialog = dropped(house, tmp_path, printed(told(store, held.meeting)))

    assert read_out(dialog)[:2] == ["minutes.pdf", "Everything about this paper agrees."]
    assert "This chapter’s record, agrees: The chapter’s own record says the same." in read_out(dialog)
    assert deeds(dialog) == ["Close", "Show the meeting"]


def test_a_meeting_nobody_here_knows_can_be_brought_in_once(window, house, store, tmp_path):
    dialog = dropped(house, tmp_path, one_paper())
    press(dialog, "Bring in as a meeting")
    again = dropped(house, tmp_path, one_paper())

    with store.read() as reader:
        (meeting,) = listed(reader)
    assert meeting.title == "Autumn meeting"
    assert "This chapter’s record, agrees: The meeting was taken into this chapter from this very record." in read_out(
        again
    )
    assert deeds(again) == ["Close", "Show the meeting"]


def test_a_forged_paper_is_shown_for_what_it_is_and_cannot_be_brought_in(window, house, tmp_path):
    forged = with_data(one_paper(), data_in(one_paper()).replace(b"Nine loans", b"Ten loans"))

    dialog = dropped(house, tmp_path, forged)

    assert "Something about this paper does not agree." in read_out(dialog)
    assert "Fingerprint, does not agree: The data gives another fingerprint: it was changed." in read_out(dialog)
    assert deeds(dialog) == ["Close"]


def test_a_file_that_cannot_be_read_is_refused_in_the_page(window, house, tmp_path):
    check_paper(house, tmp_path / "none.pdf")

    assert "none.pdf could not be read" in window.refusal()


def test_the_same_record_is_not_taken_in_twice(window, house, store, tmp_path):
    from exports.verifying import examine

    findings = examine(one_paper())
    assert findings.record
    bring_in(house, findings.record, findings.source)
    bring_in(house, findings.record, findings.source)

    assert "in the chapter already" in window.refusal()


def test_minutes_brought_in_from_a_paper_say_what_the_paper_says(window, house, store, tmp_path):
    from models.tables import Chapter

    with store.write("found") as session:
        session.add(Chapter(name="West", short_code="W"))
    press(dropped(house, tmp_path, one_paper()), "Bring in as a meeting")

    with store.read() as reader:
        (meeting,) = listed(reader)
    here = told(store, meeting.id)
    assert replace(here, state="") == replace(one_evening(), state="")
    assert here.fingerprint == one_evening().fingerprint


def test_the_meetings_page_checks_a_paper_dropped_on_the_window(window, house, tmp_path):
    (tmp_path / "minutes.pdf").write_bytes(one_paper())

    MeetingsPage(house).import_file(tmp_path / "minutes.pdf")

    assert [each.isVisible() for each in window.findChildren(CheckedPaper)] == [True]
