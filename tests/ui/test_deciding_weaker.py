"""A proposal that would change a decision by less agreement is adopted in the room with a reason, and not without."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import register
from models.queries.agreed_ways import weaker_than
from models.store import Store
from tests.builders import NOW
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from tests.ui.test_deciding_hands import Desk
from ui.house import House


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """What was agreed by consent would be amended by a simple majority, and all are for it."""
    table = Table(store)
    old = table.do(register.record, text="Two weeks.", on=NOW, method="consent")
    asked = {"earlier_id": old, "kind": "amends", "text": "Three weeks.", "meeting_id": table.meeting, "title": "Loans"}
    new = table.do(register.propose_change, method="simple_majority", weaker="The grant ends on Friday.", **asked)
    table.all_say(new, "yes")
    with store.write("turn") as session:
        from models.commands import meetings
        from models.tables import AgendaItem, Decision

        item = session.get_one(Decision, new).item_id or ""
        session.get_one(AgendaItem, item).late = False
        meetings.go_to_item(session, meeting_id=table.meeting, item_id=item, at=NOW)
    yield Desk(table, opened(house, qtbot), new)


def adopt(qtbot: QtBot, desk: Desk) -> None:
    """The button, by the keyboard."""
    button = desk.card.declare.declare
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_line_for_the_reason_is_there_and_says_what_it_is_about(desk: Desk) -> None:
    panel = desk.card.declare

    assert panel.difference.isVisible()
    assert panel._why.text() == (
        "It changes what was decided otherwise (Consent); Simple majority asks for less. Say why it is enough:"
    )


def test_without_a_reason_it_is_refused_and_the_keyboard_is_on_the_line(desk: Desk, qtbot: QtBot) -> None:
    refused: list[str] = []
    desk.page.house.dispatcher.refused.connect(refused.append)

    adopt(qtbot, desk)

    assert refused and "Simple majority asks for less agreement" in refused[0]
    assert desk.table.look(desk.decision).outcome == ""
    assert desk.card.declare.difference.hasFocus()


def test_with_one_it_is_adopted_and_the_minutes_keep_it(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.card.declare.difference, "All who agreed then are here.")

    adopt(qtbot, desk)

    held = desk.table.look(desk.decision)
    assert (held.outcome, held.difference) == ("adopted", "All who agreed then are here.")


def test_declared_otherwise_than_computed_the_line_asks_why_that(desk: Desk) -> None:
    panel = desk.card.declare

    panel.outcome.set_value("withdrawn")
    panel.outcome.committed.emit("withdrawn")

    assert panel._why.text() == "Declared and computed differ. Say why:"


def test_put_to_a_way_as_strong_as_before_it_needs_no_reason(desk: Desk, store: Store, qtbot: QtBot) -> None:
    with store.read() as reader:
        before = weaker_than(reader, desk.decision)

    desk.card.method.committed.emit("consent")
    desk.table.all_say(desk.decision)
    desk.page.run.refresh()

    with store.read() as reader:
        after = weaker_than(reader, desk.decision)
    assert (before is not None, after) == (True, None)
    qtbot.waitUntil(lambda: desk.card.declare.outcome.value() == "adopted")
    assert not desk.card.declare.difference.isVisible()
