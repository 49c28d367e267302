"""Decisions that need no room, a role that is filled, and readings of the room, by keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from models.commands.outside import Told
from models.tables import PersonRole
from tests.builders import NOW, TODAY
from tests.builders_choices import Table
from tests.ui.choices_desk import Desk
from ui.meetings.deciding.outside import BeginOutside, OutsideDecision
from ui.meetings.deciding.reading import ReadingPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def desk_of(house, qtbot, store, method, text="Two kettles"):
    """A proposal outside any meeting, and its panel."""
    table = Table(store, method)
    table.decision = table.propose(method, outside=True, text=text)
    return Desk(house, qtbot, table)


@pytest.fixture
def lazy(house, qtbot, store):
    """Left to silence."""
    return desk_of(house, qtbot, store, "lazy_consensus")


def choose(desk, table, *lines):
    """Select rows by keyboard: all of them, or one by its place."""
    table.setFocus()
    if not lines:
        desk.qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    else:
        table.choose([table._ids[line] for line in lines])


def test_silence_is_set_up_told_objected_to_and_taken_back(lazy):
    panel = lazy.panel
    said = [panel.badge.text()]
    lazy.press(panel.usual)
    lazy.press(panel.everybody)
    choose(lazy, panel.people)
    lazy.press(panel.told.write)
    said.append(panel.why.text())
    choose(lazy, panel.people, 4)
    lazy.type(panel.reason, "Not now", enter=False)
    lazy.press(panel.objects)
    said.append(panel.badge.text())
    rows = panel.people.texts()
    lazy.press(panel.withdraws)

    assert said == ["Not begun", "The deadline is still to come. 5 people were told and are silent.", "Not agreed"]
    assert rows[0] == "Amara Okafor | Mon 23 Nov, by letter | "
    assert rows[4] == "Ed Tan | Mon 23 Nov, by letter | objects: Not now"
    assert panel.badge.text() == "Waiting"


def test_an_objection_without_its_reason_is_refused_in_words(lazy):
    lazy.table.do("outside.list_everybody", decision_id=lazy.table.decision, at=NOW)
    lazy.show()
    choose(lazy, lazy.panel.people, 0)

    lazy.press(lazy.panel.objects)

    assert "reason" in lazy.refused[-1]


def test_a_deadline_nobody_could_meet_is_refused_in_words(lazy):
    lazy.type(lazy.panel.day, "tomorrow")

    assert lazy.refused[-1] == ("People need at least 72 hours to hear of it and to answer. Choose a later deadline.")


def test_somebody_outside_the_roster_is_put_on_the_list(lazy):
    lazy.type(lazy.panel.told.who, "The warden")

    assert lazy.panel.people.texts() == ["The warden | still to be told | "]


def test_three_hundred_people_are_listed_at_once(house, qtbot, store):
    from PySide6.QtCore import QElapsedTimer

    desk = desk_of(house, qtbot, store, "lazy_consensus")
    people = [("", f"Neighbour {number}") for number in range(300)]
    desk.table.do("outside.tell", decision_id=desk.table.decision, people=people, told=Told(TODAY, "letter"))
    desk.show()
    timer = QElapsedTimer()
    timer.start()

    desk.show()

    assert timer.elapsed() < 250
    assert desk.panel.people.rowCount() == 300


def test_advice_is_asked_heard_answered_and_then_decided(house, qtbot, store):
    desk = desk_of(house, qtbot, store, "advice")
    panel = desk.panel
    said = [panel.why.text()]
    desk.pick(panel.decider, "ed t")
    desk.pick(panel.who, "ama")
    for box in (panel.affected, panel.knows):
        box.setChecked(True)
    desk.press(panel.ask)
    said.append(panel.why.text())
    for field, text in ((panel.gist, "It is damp."), (panel.answer, "We bring heaters."), (panel.reason, "Near")):
        desk.type(field, text, enter=False)
        qtbot.keyClick(field.focusProxy(), Qt.Key.Key_Return, CTRL)

    assert said[0].startswith("Say who decides. Ask at least one person whom it affects.")
    assert said[1] == "No answer is written down of Amara Okafor. Write down the reason."
    assert (panel.badge.text(), desk.table.result().outcome) == ("Ready", "adopted")
    assert panel.people.texts() == ["Amara Okafor | Mon 23 Nov 2026 · affected, knows the matter | It is damp."]


def test_a_role_decides_only_within_its_mandate(house, qtbot, store):
    table = Table(store, "mandate")
    mandate = table.do("register.record", text="The host buys for the kitchen.", on=NOW - timedelta(days=9))
    table.decision = table.propose("mandate", outside=True, text="Two kettles")
    with store.write("role") as session:
        session.add(PersonRole(person_id=table.ids["Ed"], role="Host", from_on=date(2025, 1, 1)))
    desk = Desk(house, qtbot, table)
    panel = desk.panel
    desk.pick(panel.role, "ho")
    desk.pick(panel.decider, "ama")
    said = [panel.why.text()]
    desk.pick(panel.decider, "ed t")
    said.append(panel.why.text())
    panel.mandate.committed.emit(mandate)

    assert said == [
        "Whoever decides does not hold this role: bring it to the group.",
        "Name the decision that gave the role its say; without one, bring it to the group.",
    ]
    assert panel.badge.text() == "The role may decide"


def test_a_role_is_filled_stage_by_stage(house, qtbot, store):
    desk = Desk(house, qtbot, Table(store, "role_selection"))
    panel = desk.panel
    waits = [panel.waits.text()]
    desk.type(panel.role, "Keyholder")
    desk.type(panel.ends, "in 52 weeks")
    desk.press(panel.next)
    for who, whom, why in (("ama", "ed t", "Lives near"), ("bet", "car", "Has time"), ("ed t", "", "")):
        desk.pick(panel.people.who, who)
        if whom:
            desk.pick(panel.people.whom, whom)
        desk.type(panel.people.reason, why)
    waits.append(panel.people.missing.text())
    for who in ("car", "dil"):
        desk.pick(panel.people.who, who)
        desk.type(panel.people.reason, "")
    for _stage in range(4):
        desk.press(panel.next)
    reasons = sorted(panel.people.table.texts())
    panel.people.table.choose([desk.table.ids["Ed"]])
    desk.press(panel.people.forward)
    desk.press(panel.next)
    desk.press(panel.objections.none)
    desk.press(panel.next)

    assert waits[0].startswith("Say what the role is called")
    assert waits[1] == "Still to nominate: Carlos Ruiz, Dilys Pugh"
    assert reasons == ["Carlos Ruiz | Has time", "Ed Tan | Lives near"]
    assert panel.aloud.sentence.text() == "Nobody objects: Ed Tan takes the role. Thank you!"
    assert desk.table.result().outcome == "adopted"


def test_whoever_holds_the_role_already_is_named_for_people_to_say_whether_that_ends(house, qtbot, store):
    from models.commands import roster_parts
    from tests.models import test_choices_selection as stages

    table = Table(store, "role_selection")
    with store.write("before") as session:
        roster_parts.add_role(session, person_id=table.ids["Bethan"], role="keyholder", from_on=date(2025, 1, 1))
        roster_parts.add_role(session, person_id=table.ids["Ed"], role="Keyholder", from_on=date(2025, 1, 1))
    stages.ready(table)
    desk = Desk(house, qtbot, table)
    before = desk.panel.waits.text()
    desk.press(desk.panel.objections.none)

    desk.press(desk.panel.next)

    assert "Bethan" not in before
    assert desk.panel.waits.text() == (
        "Declare it below. Bethan Rees holds this role too, and what it may decide. "
        "If that ends with this, end it on the member’s page."
    )


def test_the_nominee_is_heard_first_and_an_objection_is_answered(house, qtbot, store):
    from tests.models import test_choices_selection as stages

    table = Table(store, "role_selection")
    stages.ready(table)
    desk = Desk(house, qtbot, table)
    part = desk.panel.objections
    first = part.table.texts()[0]
    choose(desk, part.table, 0)
    desk.type(part.reason, "Away in May")
    objecting = part.table.texts()[0]
    desk.press(part.none)
    waits = desk.panel.waits.text()
    desk.press(part.answered)

    assert (first, objecting) == ("Ed Tan | not heard yet", "Ed Tan | objects: Away in May")
    assert waits == "An objection stands."
    assert desk.panel.next.isEnabled()


def test_the_room_is_read_by_its_hands_and_kept_as_a_note(house, qtbot, store):
    table = Table(store, "consent")
    panel = ReadingPanel(house)
    qtbot.addWidget(panel)
    panel.ask(table.item, "Tuesdays?")
    qtbot.keyClicks(panel.hands, "5 5 4 3 1 -")
    live = panel.told.text()
    qtbot.keyClick(panel.hands, Qt.Key.Key_Return)

    kept = table.ask("SELECT question || ' ' || counts || ' ' || passed FROM reading WHERE NOT removed")
    assert live == "5 hands · 1 low: ask them what is missing · 1 passed"
    assert kept == "Tuesdays? 0 1 0 1 1 2 1"
    assert panel.told.text() == f"Read at 18:00: Tuesdays? · {live}"
    assert panel.bars.accessibleName().startswith("level 0: 0, level 1: 1")
    panel.forget.click()
    assert table.ask("SELECT count(*) FROM reading WHERE NOT removed") == 0


def test_a_finger_too_many_is_said_at_once(house, qtbot, store):
    table = Table(store, "consent")
    panel = ReadingPanel(house)
    qtbot.addWidget(panel)
    panel.ask(table.item)

    qtbot.keyClicks(panel.hands, "5 6")

    assert panel.told.text() == "“6” is not on this scale: it goes from 0 to 5."
    assert not panel.keep.isEnabled()


def test_a_decision_outside_a_meeting_begins_and_ends(house, qtbot, store):
    Table(store, "consent")
    form, begun = BeginOutside(house), []
    qtbot.addWidget(form)
    form.begun.connect(begun.append)
    form.show()
    qtbot.keyClicks(form.text.focusProxy(), "Buy two kettles")
    form.begin.click()
    shown = OutsideDecision(house, begun[0])
    qtbot.addWidget(shown)
    shown.show()
    shown.declare.outcome.set_value("withdrawn")
    shown.declare.declare.click()

    assert shown.method.text() == "LAZY CONSENSUS"
    assert shown.declared.text().startswith("Withdrawn")
    assert not shown.declare.isVisible()
