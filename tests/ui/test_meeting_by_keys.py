"""A whole meeting without a mouse: fourteen people, six items, consent, a majority, a late arrival, a recusal."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.meeting_record import record_of
from models.queries import agenda, minutes_of, proposals
from models.queries.minutes import Minutes
from models.queries.proposals import Proposal
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.builders import opened as chapter
from tests.stories.keyboard import Keyboard
from tests.ui.houses import house_on
from tests.ui.meetings_desk import make_time_pass, opened
from ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up

PEOPLE = (
    "Amara Okafor", "Bethan Rees", "Carlos Mendes", "Dilys Haworth", "Edward Thorne", "Farah Siddiqui", "Gwen Parry",
    "Hari Patel", "Isla Morrison", "Jonas Castell", "Kezia Boyd", "Lena Novak", "Mohsin Ali", "Nia Wilding",
)  # fmt: skip
LATE = timedelta(minutes=40)
ITEMS = ("Welcome", "Last minutes", "Actions", "Lending the kit", "Spring fair", "Reflections")


def held(store: Store, item: str) -> list[Proposal]:
    """The proposals of an item as they stand."""
    with store.read() as reader:
        found = [proposals.proposal(reader, row.id, NOW + LATE) for row in proposals.of_item(reader, item)]
    return [each for each in found if each]


def minutes(store: Store) -> Minutes:
    """The minutes of the only meeting there is."""
    with store.read() as reader:
        found = minutes_of.minutes_of(reader, reader.value("SELECT id FROM meeting"))
    assert found
    return found


def test_a_whole_meeting_by_keys_alone(
    house: House, store: Store, qtbot: QtBot, empty_chapter: Path, tmp_path: Path
) -> None:
    make.quorum(store, "none")
    make.people(store, *PEOPLE)
    meeting = make.running(store, *ITEMS)
    with store.read() as reader:
        lend, fair = [item.id for item in agenda.items(reader, meeting)][3:5]
    page = opened(house, qtbot)
    page.show_id(meeting)
    keys = Keyboard(page)

    open_the_meeting(keys)
    with keys.step("the stages up to the objections"):
        while held(store, lend)[0].stage != "objections":
            keys.press("Ctrl+Return")
    integrate_an_objection(keys)
    make_time_pass(page, LATE)
    vote(keys)
    close(keys, tmp_path / "meeting.json")
    ours = minutes(store)
    with chapter(empty_chapter, tmp_path / "other.chapter") as other:
        take_in(Keyboard(opened(house_on(other, house.look), qtbot)), keys, tmp_path / "meeting.json")
        theirs = minutes(other)

    print("\n".join(f"{count:4} keys  {step}" for step, count in keys.counts.items()))
    agreed, voted = held(store, lend)[0], held(store, fair)[0]
    assert (agreed.outcome, agreed.version, len(agreed.sets.deciders)) == ("adopted", 2, 12)
    assert (voted.method, voted.outcome, len(voted.sets.deciders)) == ("simple_majority", "adopted", 14)
    assert len(ours.present) == 14
    assert [each.text for item in ours.items for each in item.decisions] == [agreed.text, voted.text]
    assert record_of(theirs) == record_of(ours)
    assert theirs.state == ours.state == "draft"


def open_the_meeting(keys: Keyboard) -> None:
    """Thirteen come, and the fourth item has a proposal in which somebody has an interest."""
    with keys.step("thirteen sign in"):
        keys.press("F7")
        for name in PEOPLE[:-1]:
            keys.enter(name[:3].lower())
    with keys.step("on to the fourth item"):
        for _ in range(3):
            keys.press("Alt+Right")
    with keys.step("a proposal"):
        keys.press("F3")
        keys.enter("/proposal Members may borrow the kit for a week.")
    with keys.step("an interest, and a recusal"):
        declare_an_interest(keys)


def integrate_an_objection(keys: Keyboard) -> None:
    """All consent but one, whose objection qualifies; a new text answers it, and all consent to that."""
    with keys.step("all consent but one, who objects"):
        keys.tab_to("Take down raised hands")
        keys.enter("all consent except carlos; carlos objects: nobody checks the kit when it comes back")
    with keys.step("the objection qualifies"):
        keys.press("Ctrl+Return")
        keys.tab_to("Nobody disagrees: it qualifies")
        keys.press("Space")
        keys.press("Ctrl+Return")
    with keys.step("a new text that answers it"):
        keys.tab_to("Text of the proposal")
        keys.press("Ctrl+A")
        keys.type("Members may borrow the kit for a week; the steward checks it when it comes back.")
        keys.tab_to("Settle the objection of Carlos Mendes")
        keys.press("Space")
        keys.choose("The new text answers it")
        keys.press("Ctrl+Return")
    with keys.step("all consent to it, and it is adopted"):
        keys.press("Ctrl+Shift+Return")
        keys.press("Ctrl+Return")
        keys.press("Ctrl+Return")


def vote(keys: Keyboard) -> None:
    """Somebody comes late, and the next item is decided by a simple majority."""
    with keys.step("somebody comes late"):
        keys.press("Alt+Right")
        keys.press("F7")
        keys.enter("nia")
    with keys.step("a majority vote"):
        keys.press("F3")
        keys.enter("/proposal The fair is in April.")
        keys.tab_to("How it is decided")
        keys.type("simple")
        keys.tab_to("Take down raised hands")
        keys.enter("all yes except gwen; gwen no, hari abstains")
        keys.tab_to("Adopt")
        keys.press("Space")


def close(keys: Keyboard, record: Path) -> None:
    """The meeting is closed, its minutes are there, and its record goes into a file."""
    with keys.step("closed, and the minutes are drafted"):
        keys.press("Ctrl+Shift+E")
        keys.press("Return")
    with keys.step("the record into a file (with the file's name)"):
        keys.tab_to("Record for another chapter")
        keys.press_and_answer("Space", record)


def take_in(there: Keyboard, keys: Keyboard, record: Path) -> None:
    """Another chapter takes the record in."""
    with there.step("the record into another chapter (with the file's name)"):
        there.tab_to("Import…")
        there.press_and_answer("Space", record)
    keys.counts |= there.counts


def declare_an_interest(keys: Keyboard) -> None:
    """Down to the second in the list, Space for the rest, and what it is."""
    keys.press("F7")
    keys.tab_to("People of this meeting")
    keys.press("Home")
    keys.press("Down")
    keys.press("Space")
    keys.choose("Declares an interest")
    keys.type("Sells such kits")
    keys.tab_to("Take it down")
    keys.press("Space")
