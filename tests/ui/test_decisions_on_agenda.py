"""Brought before the group again: after advice by anybody, after a review with what came of it; it says where it is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from exports.words import unparted
from models.commands import decisions, meetings
from models.history import History
from models.queries import agenda
from models.store import Store
from models.tables import Meeting
from tests.builders import NOW, TODAY
from tests.builders_meetings import planned
from tests.ui.decisions_page import box, do, press, recorded, write
from tests.ui.in_sight import in_sight, says
from ui.decisions.page import DecisionsPage
from ui.house import House

TEXT = "Ed buys the stamps for the year."
ON = f"On the agenda of December meeting, {unparted('Thu 26 Nov 2026')}"
PUT = "Put it on the agenda"


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Callable[[str], DecisionsPage]:
    """Opens the page on one decision."""

    def open_page(decision: str) -> DecisionsPage:
        page = in_sight(qtbot, DecisionsPage(house))
        page.show_id(decision)
        return page

    return open_page


def offered(page: DecisionsPage) -> list[str]:
    """The buttons of the pane."""
    return [each.text() for each in page._pane.findChildren(QAbstractButton) if each.isVisible() and each.text()]


def led_to(qtbot: QtBot, house: House, page: DecisionsPage) -> list[str]:
    """Where the button that leads to the meeting goes."""
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Go to that meeting")
    return list(went.args or ())


def after_advice(store: Store, **more: str) -> str:
    """A decision that Ed made after asking."""
    return recorded(store, TEXT, method="advice", **more)


def test_any_member_puts_what_one_person_decided_before_the_next_meeting(
    qtbot: QtBot, store: Store, house: House, opened: Callable[[str], DecisionsPage]
) -> None:
    meeting = planned(store, "December meeting", "Welcome")
    page = opened(after_advice(store))
    before = offered(page)

    press(qtbot, page, PUT)

    with store.read() as reader:
        items = [(item.title, item.purpose, item.topic) for item in agenda.items(reader, meeting)]
    assert PUT in before
    assert items[1:] == [("Taken up again: Ed buys the stamps for the year", "decide", "review")]
    assert f"{ON}." in says(page)
    assert PUT not in offered(page)
    assert led_to(qtbot, house, page) == ["meetings", meeting]


def test_a_meeting_about_how_the_group_works_comes_first(
    qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]
) -> None:
    planned(store, "December meeting", "Welcome")
    governance = planned(store, "Rules evening", starts=NOW + timedelta(days=60))
    with store.write("kind") as session:
        session.get_one(Meeting, governance).kind = "governance"
    page = opened(after_advice(store))

    press(qtbot, page, PUT)

    assert f"On the agenda of Rules evening, {unparted('Fri 22 Jan 2027')}." in says(page)


def test_without_a_meeting_it_waits_and_there_is_nowhere_to_go(
    qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]
) -> None:
    page = opened(after_advice(store))

    press(qtbot, page, PUT)

    with store.read() as reader:
        assert [item.title for item in agenda.backlog(reader)] == ["Taken up again: Ed buys the stamps for the year"]
    assert "It waits for the next meeting." in says(page)
    assert "Go to that meeting" not in offered(page)


def test_undone_it_can_be_put_again(qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]) -> None:
    planned(store, "December meeting", "Welcome")
    page = opened(after_advice(store))
    press(qtbot, page, PUT)

    undone = History(store).undo()
    page.refresh()

    assert undone == "Put “Ed buys the stamps for the year” on the agenda"
    qtbot.waitUntil(lambda: PUT in offered(page))
    assert "On the agenda of" not in says(page)


def test_once_that_meeting_is_over_it_can_be_put_again(
    qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]
) -> None:
    meeting = planned(store, "December meeting", "Welcome", starts=NOW)
    decision = after_advice(store)
    page = opened(decision)
    press(qtbot, page, PUT)
    do(store, meetings.open_meeting, meeting_id=meeting, at=NOW)
    page.show_id(decision)
    running = offered(page)

    do(store, meetings.close, meeting_id=meeting, at=NOW + timedelta(hours=1))
    page.show_id(decision)

    assert (PUT in running, PUT in offered(page)) == (False, True)


@pytest.mark.parametrize("method", ["mandate", "consent", "lazy_consensus", "simple_majority"])
def test_what_was_not_decided_after_advice_is_not_offered(
    store: Store, opened: Callable[[str], DecisionsPage], method: str
) -> None:
    planned(store, "December meeting", "Welcome")

    assert PUT not in offered(opened(recorded(store, TEXT, method=method)))


def test_what_is_not_decided_yet_is_not_offered(store: Store, opened: Callable[[str], DecisionsPage]) -> None:
    made = do(store, decisions.propose, meeting_id=None, item_id=None, text=TEXT, method="advice")
    page = opened("")

    page._pane.show_id(made)

    assert PUT not in offered(page)


# -- a review that is put already --------------------------------------------------------------------------------------


def put_a_review(qtbot: QtBot, page: DecisionsPage) -> None:
    """Answer one question, and put it."""
    press(qtbot, page, "Review it…")
    write(qtbot, box(page, "How has it helped?"), "Nine loans.")
    press(qtbot, page, "Put it to the group")


def test_a_review_that_was_put_says_where_and_leads_there(
    qtbot: QtBot, store: Store, house: House, opened: Callable[[str], DecisionsPage]
) -> None:
    decision = recorded(store, TEXT, method="consent", review_on=TODAY)
    meeting = planned(store, "December meeting", "Welcome")
    page = opened(decision)
    before = (says(page), offered(page))

    put_a_review(qtbot, page)
    page.show_id(decision)

    assert ("On the agenda" in before[0], "Review it…" in before[1]) == (False, True)
    assert f"{ON}, with a proposal." in says(page)
    assert "Its review is due" in says(page)
    assert "Review it…" not in offered(page)
    assert "Review it…" not in [words for words, _deed in page._pane.choices()]
    assert led_to(qtbot, house, page) == ["meetings", meeting]


def test_a_review_whose_item_waits_there_unanswered_can_still_be_answered(
    qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]
) -> None:
    from models.rules.starting_agenda import DraftItem

    decision = recorded(store, TEXT, method="consent", review_on=TODAY)
    meeting = planned(store, "December meeting", "Welcome")
    draft = DraftItem("Review of the stamps", 10, "decide", "review", decision)
    do(store, meetings.add_item, meeting_id=meeting, draft=draft)

    page = opened(decision)

    assert f"{ON}." in says(page)
    assert {"Review it…", "Go to that meeting"} <= set(offered(page))


def test_taken_back_the_review_is_offered_again(
    qtbot: QtBot, store: Store, opened: Callable[[str], DecisionsPage]
) -> None:
    decision = recorded(store, TEXT, method="consent", review_on=TODAY)
    planned(store, "December meeting", "Welcome")
    page = opened(decision)
    put_a_review(qtbot, page)

    History(store).undo()
    page.show_id(decision)

    assert "Review it…" in offered(page)
    assert "On the agenda of" not in says(page)
