"""The meeting of the story by keys, by clicks: an objection is integrated, a majority votes, and the minutes say so."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.queries import minutes_of
from models.store import Store
from tests import builders_meetings as make
from tests.stories.hands import Hands
from tests.ui.meetings_desk import make_time_pass, opened
from ui.house import House

PEOPLE = ("Amara Okafor", "Bethan Rees", "Carlos Mendes", "Dilys Haworth", "Edward Thorne")
LEND = "Members may borrow the kit for a week; the steward checks it."

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


def test_a_meeting_by_clicks_ends_in_minutes_whose_figures_are_right(
    house: House, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    make.quorum(store, "fixed", 3)
    make.people(store, *PEOPLE)
    meeting = make.running(store, "Welcome", "Lending the kit", "Spring fair")
    page = opened(house, qtbot)
    page.show_id(meeting)
    hands = Hands(qtbot)

    come_in(hands)
    integrate_an_objection(hands)
    vote(hands)
    make_time_pass(page, timedelta(minutes=40))
    hands.click("Close the meeting…")
    hands.click("Close the meeting")
    hands.choose_file(tmp_path / "meeting.json", lambda: hands.click("Record for another chapter…"))

    with store.read() as reader:
        minutes = minutes_of.minutes_of(reader, meeting)
    lend, fair = (item.decisions[0] for item in minutes.items[1:])
    assert [each.name for each in minutes.present] == list(PEOPLE)
    assert (lend.text, lend.outcome, lend.present, lend.deciders) == (LEND, "adopted", 5, 5)
    assert (fair.outcome, dict(fair.counts)) == ("adopted", {"yes": 3, "no": 1, "abstain": 1})
    assert (tmp_path / "meeting.json").exists()


def come_in(hands: Hands) -> None:
    """Five sign in, and the meeting goes on to its second item."""
    for name in PEOPLE:
        hands.enter("Sign in", name.split()[0])
    hands.click("Next item")


def integrate_an_objection(hands: Hands) -> None:
    """All consent but one; another text answers the objection, and all consent to that."""
    hands.enter("Take down", "/proposal Members may borrow the kit for a week.")
    hands.enter("Take down raised hands", "all consent except carlos; carlos objects: nobody checks the kit")
    hands.click("Nobody disagrees: it qualifies")
    hands.rewrite("Text of the proposal", LEND)
    hands.click("All consent")
    hands.click("Adopt")


def vote(hands: Hands) -> None:
    """Three for, one against, one abstains."""
    hands.click("Next item")
    hands.enter("Take down", "/proposal The fair is in April.")
    hands.pick("How it is decided", "Simple majority")
    hands.enter("Take down raised hands", "all yes except bethan; bethan no, dilys abstains")
    hands.click("Adopt")
