"""What is offered to be declared before anything has been counted."""

from pytestqt.qtbot import QtBot

from models.queries.proposals import proposal
from models.store import Store
from tests.builders import NOW
from tests.builders_choices import Table
from tests.ui.choices_desk import EVENINGS
from ui.house import House
from ui.meetings.declare import DeclarePanel


def shown(house: House, qtbot: QtBot, table: Table) -> DeclarePanel:
    """The panel on a proposal as it stands."""
    panel = DeclarePanel(house)
    qtbot.addWidget(panel)
    with house.store.read() as reader:
        held = proposal(reader, table.decision, NOW)
    assert held
    panel.show_proposal(held)
    panel.show()
    return panel


def test_before_the_count_nothing_is_offered_as_adopted(house: House, qtbot: QtBot, store: Store) -> None:
    panel = shown(house, qtbot, Table(store, "ranked", *EVENINGS))

    assert panel.badge.text() == "Not decided yet"
    assert panel.outcome.value() == "not_adopted"
    assert panel.declare.text() == "Record as not adopted"
    assert not panel.difference.isVisible()


def test_adopting_all_the_same_asks_why_without_speaking_of_a_difference(
    house: House, qtbot: QtBot, store: Store
) -> None:
    panel = shown(house, qtbot, Table(store, "ranked", *EVENINGS))

    panel.outcome.set_value("adopted")
    panel.outcome.committed.emit("adopted")

    assert panel.difference.isVisible()
    assert panel._why.text() == "Nothing is computed yet. Say why:"
