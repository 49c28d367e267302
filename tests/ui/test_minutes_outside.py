"""Minutes on their screen: approved without a meeting, and what their decisions do to earlier ones."""

import pytest
from pytestqt.qtbot import QtBot

from models.commands import decisions, outside
from models.queries.choice_rows import notified
from models.queries.minutes_decision import MinutedLink
from models.queries.minutes_outside import asked
from models.rules.lazy_consensus import USUAL
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_minutes import Evening, evening
from tests.exports.minutes_samples import decision
from tests.ui.meetings_desk import opened, press
from ui.house import House
from ui.meetings.minutes import MinutesView
from ui.meetings.minutes_text import decision_lines

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def told_by_letter(store: Store, decision: str) -> None:
    """Everybody who is asked was told."""
    with store.read() as reader:
        people = [(row.person_id, row.name) for row in notified(reader, decision)]
    with store.write("tell") as session:
        outside.tell(session, decision_id=decision, people=people, told=outside.Told(TODAY, "letter"))


def test_those_who_attended_are_asked_and_the_proposal_is_a_press_away(
    view: MinutesView, qtbot: QtBot, store: Store, held: Evening
) -> None:
    went: list[tuple[str, str]] = []
    view._house.signals.go_to.connect(lambda *where: went.append(where))

    press(qtbot, view.signing, "Ask those who attended")
    press(qtbot, view.signing, "Go to the proposal")

    with store.read() as reader:
        found = asked(reader, held.meeting)
    assert found
    assert went == [("decisions", found.decision_id)]
    assert f"silence of {found.people} people who attended" in view.signing.outside.told.text()
    assert "0 told" in view.signing.outside.told.text()


def test_their_silence_approves_and_the_screen_says_so(
    view: MinutesView, qtbot: QtBot, store: Store, held: Evening
) -> None:
    press(qtbot, view.signing, "Ask those who attended")
    with store.read() as reader:
        found = asked(reader, held.meeting)
    assert found
    told_by_letter(store, found.decision_id)

    with store.write("declare") as session:
        decisions.declare(session, decision_id=found.decision_id, outcome="adopted", at=NOW + USUAL + USUAL)
    view.refresh()

    assert "without a meeting" in view.signing._told.text()
    assert not view.signing.outside.isVisible()


def test_what_a_decision_does_to_an_earlier_one_is_read_on_the_screen() -> None:
    link = MinutedLink("supersedes", "W 2026-01-05/2", "Lend it for a week.")

    lines = [text for _type, text in decision_lines(decision("Lend it for a month.", links=(link,)))]

    assert lines[-1] == "Supersedes W 2026-01-05/2: Lend it for a week."
