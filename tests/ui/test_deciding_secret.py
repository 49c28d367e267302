"""Secret papers from the card of a proposal, and what the card shows for one method and not for another."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.commands import paper_counts
from models.rules.secret_papers import PapersOut
from models.store import Store
from tests.builders_choices import Table as Choices
from tests.builders_deciding import Table
from tests.ui.choices_desk import Desk as Panel
from tests.ui.meetings_desk import opened
from tests.ui.test_choices_options import answered
from tests.ui.test_deciding_hands import Desk
from ui.house import House
from ui.wordings import sentence

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """A proposal to be decided by a simple majority, on the screen."""
    table = Table(store)
    yield Desk(table, opened(house, qtbot), table.propose(method="simple_majority"))


@pytest.fixture
def sheet(house: House, qtbot: QtBot, store: Store) -> Iterator[Panel]:
    """The sheet of a vote by yes and no, with its papers out."""
    table = Choices(store, "simple_majority")
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=5)
    yield Panel(house, qtbot, table, "paper")


def test_a_vote_by_yes_and_no_is_put_on_secret_papers_from_its_round(desk: Desk) -> None:
    answered(True)
    desk.card.round.secret.click()

    held = desk.table.look(desk.decision)
    assert (held.is_secret, desk.card.round.isVisible()) == (True, False)
    assert desk.card.otherwise.panel and desk.card.otherwise.panel.isVisible()


def test_consent_is_never_put_on_secret_papers(house: House, qtbot: QtBot, store: Store) -> None:
    table = Table(store)
    desk = Desk(table, opened(house, qtbot), table.propose())

    assert not desk.card.round.secret.isVisible()


def test_another_method_is_refused_in_words_while_papers_are_out_and_the_bar_stays(desk: Desk) -> None:
    refused: list[str] = []
    desk.page.house.dispatcher.refused.connect(refused.append)
    desk.table.do(paper_counts.hand_out, decision_id=desk.decision, issued=4)
    desk.page.run.refresh()

    desk.card.method.committed.emit("consent")

    assert refused == [sentence(PapersOut(4))]
    assert refused[0].startswith("4 secret papers are handed out: what is printed on them stays")
    assert desk.card.method.value() == "simple_majority"


def test_the_ledger_is_there_for_consent_and_not_for_a_majority(house: House, qtbot: QtBot, store: Store) -> None:
    table = Table(store)
    desk = Desk(table, opened(house, qtbot), table.propose())
    table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.page.run.refresh()
    before = (desk.card.objections.isVisible(), len(desk.card.objections.strips))

    desk.card.method.committed.emit("simple_majority")

    assert (before, desk.card.objections.isVisible()) == ((True, 1), False)


def test_the_sheet_says_that_undo_does_not_reach_it(sheet: Panel) -> None:
    told = sheet.panel.sheet.kept

    assert told.isVisible()
    assert told.text().startswith("Undo does not reach a secret ballot.")


def test_a_ballot_is_void_for_a_reason_which_goes_in_the_minutes(sheet: Panel) -> None:
    sheet.press(sheet.panel.sheet.repeat)
    sheet.type(sheet.panel.sheet.why, "Two papers had stuck together.")

    notes = sheet.table.ask("SELECT notes FROM agenda_item")
    assert sheet.refused == ["The reason must not be empty."]
    assert notes == "The secret ballot with 5 papers was void: Two papers had stuck together."
    assert not sheet.table.look().is_secret
