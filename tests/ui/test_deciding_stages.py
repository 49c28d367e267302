"""The process on the screen, by keys: stages, sentences to read out, the ledger, amendments, second votes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.commands import amendments, decisions
from models.queries.floor import floor
from models.rules.decisions import Method
from models.rules.ways_out import WayOut
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table
from tests.ui.meetings_desk import enter, opened, press
from tests.ui.test_deciding_hands import Desk
from ui.house import House
from ui.meetings.deciding.explain import Explainer, how_it_works
from ui.widgets.field_person import Pick

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """A proposal to be decided by consent, on the screen."""
    table = Table(store)
    decision = table.propose()
    yield Desk(table, opened(house, qtbot), decision)


def go_on(desk: Desk, times: int = 1) -> None:
    """Ctrl+Enter, from the line where everything is taken down."""
    for _ in range(times):
        desk.page.run.item.capture.setFocus()
        QTest.keySequence(desk.page.run.item.capture, "Ctrl+Return")


def stage(desk: Desk) -> str:
    """Where the process stands."""
    return desk.table.look(desk.decision).stage


def test_the_whole_process_goes_by_two_keys_and_ends_in_an_adoption(desk: Desk) -> None:
    seen: list[str] = []
    for _ in range(5):
        go_on(desk)
        if stage(desk) == (seen[-1] if seen else None):  # a round goes on at the second press
            go_on(desk)
        seen.append(stage(desk))

    QTest.keySequence(desk.page.run.item.capture, "Ctrl+Shift+Return")
    go_on(desk)
    seen.append(stage(desk))
    go_on(desk)

    assert seen == ["driver", "present", "understand", "respond", "objections", "celebrate"]
    assert desk.table.look(desk.decision).outcome == "adopted"


def test_a_round_begins_on_the_floor_and_going_on_too_soon_takes_a_second_press(desk: Desk) -> None:
    desk.table.go(desk.decision, "present")
    desk.page.run.refresh()
    go_on(desk)
    with desk.page.house.store.read() as reader:
        going = floor(reader, desk.table.meeting).going
    told = desk.card.stages.told.text()

    go_on(desk)
    asked = (stage(desk), desk.card.stages.next.text())
    go_on(desk)

    assert going and len(going.waiting) == 4
    assert told == "Round 1: 0 of 4 heard."
    assert (asked, stage(desk)) == (("understand", "Everybody was heard"), "respond")


def test_the_sentence_to_read_out_names_the_objection_that_is_tested(desk: Desk) -> None:
    desk.table.go(desk.decision, "objections")
    desk.table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.table.go(desk.decision, "test")

    desk.page.run.refresh()

    assert desk.card.stages.aloud.sentence.text().startswith("Carlos Mora objects: “It blocks February.”")
    chips = [chip.accessibleName() for chip in desk.card.stages.bar.chips.values()]
    assert chips[4:7] == ["Stage Objections: behind us", "Stage Test: now", "Stage Resolve: to come"]


def test_an_objection_is_tested_against_an_argument_and_something_remains(desk: Desk, qtbot: QtBot) -> None:
    desk.table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.page.run.refresh()
    strip = next(iter(desk.card.objections.strips.values()))
    QApplication.processEvents()

    press(qtbot, strip, "Somebody disagrees…")
    enter(qtbot, strip.who, "bethan")
    enter(qtbot, strip.argument, "There is another kit.")
    QApplication.processEvents()
    press(qtbot, desk.card.objections, "Something remains")

    assert desk.table.states(desk.decision) == ["Carlos qualified"]
    row = desk.table.look(desk.decision).stances[0]
    assert row.how.splitlines() == ["against Bethan Rhys: There is another kit.", "remains yes"]


def test_an_objection_is_deferred_to_somebody_until_a_day(desk: Desk, qtbot: QtBot) -> None:
    desk.table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.page.run.refresh()
    strip = next(iter(desk.card.objections.strips.values()))

    strip.settle_as("deferred")
    strip.owner.setText("Amara")
    strip.until.set_value(TODAY)
    enter(qtbot, strip.owner, "")

    assert desk.table.states(desk.decision) == ["Carlos deferred"]


def test_a_half_typed_argument_stays_while_others_speak(desk: Desk, qtbot: QtBot) -> None:
    desk.table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.page.run.refresh()
    strip = next(iter(desk.card.objections.strips.values()))
    strip.argument.setText("There is")

    qtbot.keyClick(desk.card.seats.seats[0], Qt.Key.Key_1)

    assert next(iter(desk.card.objections.strips.values())).argument.text() == "There is"


def test_the_proposal_waits_while_its_amendment_is_decided_on_its_own_card(desk: Desk, qtbot: QtBot) -> None:
    desk.card.amendments.move_one()
    desk.card.amendments.text.focusProxy().setPlainText("Members may borrow the kit for a week.")  # type: ignore
    press(qtbot, desk.card.amendments, "Move it")
    moved = next(card for id, card in desk.page.run.item.proposals.items() if id != desk.decision)
    waiting = (desk.card.round.isVisible(), moved.round.isVisible(), moved.caps.text())

    QTest.keySequence(desk.page.run.item.capture, "Ctrl+Shift+Return")
    press(qtbot, moved, "Carry the amendment")

    assert waiting == (False, True, "AMENDMENT")
    assert desk.card.text.value() == "Members may borrow the kit for a week."
    assert list(desk.page.run.item.proposals) == [desk.decision]


def test_a_friendly_amendment_is_taken_in_by_one_button(desk: Desk, qtbot: QtBot) -> None:
    desk.table.do(amendments.amend, decision_id=desk.decision, text="Members may borrow it.", at=NOW)
    desk.page.run.refresh()
    QApplication.processEvents()

    press(qtbot, desk.card.amendments, "The proposer accepts it")
    QApplication.processEvents()
    press(qtbot, desk.card.amendments, "Nobody minds: take it in")

    assert desk.table.look(desk.decision).text == "Members may borrow it."


def test_a_way_out_asks_for_what_it_needs(desk: Desk, qtbot: QtBot) -> None:
    desk.table.go(desk.decision, "present")
    desk.page.run.refresh()

    desk.card.ways.choose(WayOut.TUNERS)
    desk.card.ways.people.setText("Amara, Carlos")
    press(qtbot, desk.card.ways, "Send it to two or three to tune")

    assert desk.table.look(desk.decision).exit == "tuners: Amara, Carlos"
    assert desk.card.declared.text().startswith("Consent · sent to Amara, Carlos to tune")


def test_a_second_vote_is_offered_in_a_tie_where_it_was_agreed(house: House, qtbot: QtBot, store: Store) -> None:
    table = Table(store, casting_vote=True)
    desk = Desk(table, opened(house, qtbot), table.propose(method="simple_majority"))
    for name, said in (("Amara", "yes"), ("Bethan", "no")):
        table.say(desk.decision, name, said)
    desk.page.run.refresh()

    desk.card.more.who.setText("Amara Okafor")
    press(qtbot, desk.card, "Second vote in favour")

    assert desk.card.more.told.text() == "Amara Okafor used the second vote in favour."
    assert desk.card.declare.result.text() == "Carried by the casting vote."


def test_a_share_of_ones_own_is_typed_as_a_fraction(house: House, qtbot: QtBot, store: Store) -> None:
    table = Table(store)
    desk = Desk(table, opened(house, qtbot), table.propose(method="supermajority"))

    desk.card.methods.share.committed.emit("own")
    line = desk.card.methods.own_share.focusProxy()
    assert line
    QTest.keySequence(line, "Ctrl+A")
    enter(qtbot, desk.card.methods.own_share, "60/100")

    held = table.look(desk.decision)
    assert (held.threshold_num, held.threshold_den) == (60, 100)


def test_f1_opens_the_words_that_explain_the_method(desk: Desk) -> None:
    QTest.keySequence(desk.page.run.item.capture, "F1")

    explainer = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Explainer))
    assert explainer.told.text() == how_it_works("consent")
    explainer.accept()


def test_every_method_is_explained_in_half_a_minute() -> None:
    lengths = {str(method): len(how_it_works(method).split()) for method in Method}

    assert {method for method, length in lengths.items() if not 20 <= length <= 120} == set()


def test_what_somebody_absent_had_told_is_taken_down_as_advice(desk: Desk, qtbot: QtBot) -> None:
    nia = make.people(desk.table.store, "Nia Wood")["Nia"]
    desk.page.run.refresh()

    desk.card.absent.ask()
    desk.card.absent.who.set_value(Pick(nia, "Nia Wood"))
    desk.card.absent.reason.setText("Keep a list")
    desk.card.absent.relayed.setText("Ed")
    press(qtbot, desk.card.absent, "Take it down")

    assert desk.card.absent.lines == ["Nia Wood: Consents, by note, passed on by Ed: “Keep a list”"]
    result = desk.table.look(desk.decision).result
    assert result and len(result.waiting) == 4


def test_every_button_of_the_card_has_a_name(desk: Desk) -> None:
    desk.table.say(desk.decision, "Carlos", "objection", "It blocks February.")
    desk.table.do(decisions.change, decision_id=desk.decision, field="driver", value="The kit is in demand.")
    desk.page.run.refresh()

    buttons = [each for each in desk.card.findChildren(QPushButton) if each.isVisible()]

    assert [each for each in buttons if not (each.accessibleName() or each.text())] == []
