"""Looking back at a decision whose review is due: from the register, and in the item of a running meeting."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.commands import meetings
from models.queries import agenda, proposals
from models.rules.starting_agenda import DraftItem
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_meetings import people, planned, running
from tests.ui.decisions_page import box, do, press, recorded, settled, write
from tests.ui.in_sight import in_sight, says
from tests.ui.meetings_desk import opened
from ui.decisions.page import DecisionsPage
from ui.decisions.review_form import ReviewForm
from ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists without a screen
TEXT = "The kit is lent for two weeks."


def shown(qtbot: QtBot, house: House) -> DecisionsPage:
    """The register, in sight."""
    return in_sight(qtbot, DecisionsPage(house))


def test_a_due_review_is_answered_and_goes_to_the_next_meeting(qtbot: QtBot, house: House, store: Store) -> None:
    earlier = recorded(store, TEXT, method="consent", review_on=TODAY)
    meeting = planned(store, "December meeting", "Welcome")
    page = shown(qtbot, house)
    settled(qtbot, page, [f"{TEXT} | Review due"])

    press(qtbot, page, "Review it…")
    write(qtbot, box(page, "How has it helped?"), "Nine loans.")
    write(qtbot, box(page, "What would make it better?"), "A card in the box.")
    press(qtbot, page, "Put it to the group")

    with store.read() as reader:
        (item,) = [each for each in agenda.items(reader, meeting) if each.about_id == earlier]
        (put,) = proposals.of_item(reader, item.id)
        held = proposals.proposal(reader, put.id, NOW)
    assert held
    assert held.reasons == "How it has helped: Nine loans.\nWhat would make it better: A card in the box."
    assert (held.text, held.review_on) == (TEXT, TODAY + timedelta(days=365))


def test_a_review_without_an_answer_says_so_and_stays_open(qtbot: QtBot, house: House, store: Store) -> None:
    recorded(store, TEXT, method="consent", review_on=TODAY)
    planned(store, "December meeting", "Welcome")
    page = shown(qtbot, house)
    settled(qtbot, page, [f"{TEXT} | Review due"])

    press(qtbot, page, "Review it…")
    press(qtbot, page, "Put it to the group")

    shown_words = [each.text() for each in page.findChildren(ReviewForm)[0].findChildren(QLabel)]
    assert "23 Nov 2026 “The kit is lent for two weeks”" in shown_words
    assert "Answer at least one of the three questions" in says(page)


def test_what_is_not_due_offers_no_review(qtbot: QtBot, house: House, store: Store) -> None:
    recorded(store, TEXT, method="consent", review_on=TODAY + timedelta(days=1))
    page = shown(qtbot, house)
    settled(qtbot, page, [f"{TEXT} | In force"])

    assert "Its review is due" not in says(page)


def test_the_item_of_a_running_meeting_looks_back_and_puts_it(qtbot: QtBot, house: House, store: Store) -> None:
    earlier = recorded(store, TEXT, method="consent", review_on=TODAY)
    meeting = running(store, "Welcome", here=tuple(people(store, "Amara", "Bethan").values()))
    draft = DraftItem("Review of the loans", 10, "decide", "review", earlier)
    item = do(store, meetings.add_item, meeting_id=meeting, draft=draft)
    do(store, meetings.go_to_item, meeting_id=meeting, item_id=item, at=NOW)
    page = opened(house, qtbot)
    page.show_id(meeting)
    strip = page.run.item.review
    qtbot.waitUntil(strip.isVisible)

    strip.begin()
    form = strip.form
    assert isinstance(form, ReviewForm)
    form._helped.set_value("Nine loans.")
    form.act()

    with store.read() as reader:
        (put,) = proposals.of_item(reader, item)
        held = proposals.proposal(reader, put.id, NOW)
    assert held and held.reasons == "How it has helped: Nine loans."
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert strip.form is None
