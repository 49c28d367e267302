"""The line that says how a proposal is decided: nothing of it is cut off, and no card is wider for it than allowed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from models.commands import decisions
from models.store import Store
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from tests.ui.test_deciding_hands import Desk
from ui.house import House
from ui.meetings.deciding.method_bar import MethodBar


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """A proposal that takes a larger majority, and was reworded after everybody spoke."""
    table = Table(store)
    decision = table.propose(method="supermajority")
    table.all_say(decision, "yes")
    table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit for a week.")
    yield Desk(table, opened(house, qtbot), decision)


def bar_of(desk: Desk) -> MethodBar:
    """The line, laid out."""
    desk.page.run.refresh()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return desk.card.methods


def test_the_name_of_the_method_is_seen_whole_beside_its_share(desk: Desk) -> None:
    bar = bar_of(desk)
    combo = bar.method.findChild(QComboBox)
    assert combo

    needed = combo.fontMetrics().horizontalAdvance(combo.currentText())

    assert combo.currentText() == "Larger majority"
    assert combo.width() >= needed + 30  # the arrow, and what is left free on both sides


def test_a_larger_majority_makes_the_card_no_wider_than_its_column(desk: Desk) -> None:
    bar_of(desk)
    area = desk.page.run.item.area

    assert desk.card.badge.text() == "Amended once"
    assert desk.card.minimumSizeHint().width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0


def test_the_caption_stands_on_the_line_of_the_method_and_the_share_below_has_its_own(desk: Desk) -> None:
    bar, card = bar_of(desk), desk.card

    def middle(part: QWidget) -> int:
        return part.mapTo(card, part.rect().center()).y()

    assert abs(middle(card.caps) - middle(bar.method)) <= 1
    assert abs(middle(card.badge) - middle(bar.method)) <= 1
    assert bar.below.mapTo(card, QPoint(0, 0)).y() >= card.caps.mapTo(card, card.caps.rect().bottomLeft()).y()
    combo = bar.base.findChild(QComboBox)
    assert combo and combo.width() >= combo.fontMetrics().horizontalAdvance("all who decide here") + 30


def test_the_share_reads_as_it_is_written_in_the_minutes(desk: Desk) -> None:
    bar = bar_of(desk)

    assert (bar.share.value(), bar.of.text(), bar.base.value()) == ("2/3", "of", "")
    assert bar.share.findChild(QComboBox).currentText() == "2/3"  # type: ignore[union-attr]


def test_what_belongs_to_a_larger_majority_is_not_there_for_consent(desk: Desk) -> None:
    before = bar_of(desk).below.isVisible()

    desk.card.method.committed.emit("consent")

    assert (before, desk.card.methods.below.isVisible()) == (True, False)


def test_blocks_that_are_borne_are_told_without_a_share(house: House, qtbot: QtBot, store: Store) -> None:
    table = Table(store, blocks_allowed=2)
    desk = Desk(table, opened(house, qtbot), table.propose(method="consensus"))

    bar = bar_of(desk)

    assert (bar.below.isVisible(), bar.borne.text()) == (True, "2 blocks do not stop it here")
    assert not (bar.share.isVisible() or bar.of.isVisible() or bar.base.isVisible())


def test_once_declared_nothing_of_it_is_left(desk: Desk) -> None:
    desk.table.do(decisions.declare, decision_id=desk.decision, outcome="withdrawn", at=desk.page.house.now())

    assert not bar_of(desk).below.isVisible()
