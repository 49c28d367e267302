"""Choices that are no yes or no, in the card of a running meeting."""

import pytest
from pytestqt.qtbot import QtBot

from models.rules.decisions import Method
from models.store import Store
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from ui.house import House
from ui.meetings.deciding.panels import DecidingPanel


@pytest.mark.parametrize("method", [Method.RANKED, Method.STV, Method.DOTS, Method.ADVICE, Method.ROLE_SELECTION])
def test_a_choice_has_its_panel_in_the_card(method: Method, house: House, store: Store, qtbot: QtBot) -> None:
    table = Table(store)
    decision = table.propose("Where we meet", str(method))

    page = opened(house, qtbot)
    page.show_id(table.meeting)

    card = page.run.item.proposals[decision]
    assert [each.isVisible() for each in card.findChildren(DecidingPanel)] == [True]
    assert not card.round.isVisible()
