"""The kinds of meeting on their screen: rules, agenda, the decision behind them, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import kind_rules, kinds
from models.queries.kinds import Kind
from models.rules.quorum import QuorumKind, QuorumRule
from models.store import Store
from tests.builders import NOW, TODAY
from tests.ui.meetings_desk import enter, opened, press
from tests.ui.test_meetings_plan import choose as move_to
from tests.ui.test_meetings_plan import retype
from ui.house import House
from ui.meetings.kinds import KindsScreen
from ui.meetings.page import MeetingsPage
from ui.widgets.fields import ChoiceField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight, on its screen of kinds."""
    shown = opened(house, qtbot)
    press(qtbot, shown, "Kinds of meeting…")
    return shown


@pytest.fixture
def screen(page: MeetingsPage) -> KindsScreen:
    """The screen of kinds."""
    return page.kinds


def choose(qtbot: QtBot, field: ChoiceField, text: str) -> None:
    """Go there with the arrow keys, and keep it."""
    move_to(qtbot, field, text)
    qtbot.keyClick(field.focusProxy(), Qt.Key.Key_Return)


def kind(store: Store, key: str) -> Kind:
    """One kind as it stands."""
    with store.read() as reader:
        return kinds.kind(reader, key)


def agenda(store: Store, key: str) -> list[str]:
    """What its agenda begins from."""
    with store.read() as reader:
        return [f"{item.title or item.key} {item.minutes}" for item in kinds.items(reader, key)]


def named(screen: KindsScreen) -> list[str]:
    """The list as it is read."""
    return [screen.list.item(n).text() for n in range(screen.list.count())]


def test_the_list_leads_by_arrow_keys_from_kind_to_kind(screen: KindsScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)

    assert named(screen) == [
        "Stewardship meeting", "Learning event", "Annual meeting", "Small working group", "Governance meeting",
    ]  # fmt: skip
    assert screen.form.name.value() == "Annual meeting"
    assert screen.form.method.value() == "simple_majority"


def test_the_rules_are_changed_and_undone(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    retype(qtbot, screen.form.notice_days, "10")
    choose(qtbot, screen.form.method, "Larger majority")
    choose(qtbot, screen.form.agreed.threshold, "3/4")
    screen.form.flags["remote_counts"].click()

    changed = kind(store, "regular")
    while kind(store, "regular").changed:
        History(store).undo()
    qtbot.waitUntil(lambda: named(screen)[0] == "Stewardship meeting")

    assert (changed.notice_days, changed.method, changed.remote_counts) == (10, "supermajority", True)
    assert (changed.threshold_num, changed.threshold_den) == (3, 4)
    assert screen.form.notice_days.value() == 7


def test_a_quorum_of_a_small_number_is_typed(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    choose(qtbot, screen.form.quorum.kind, "A number of members")

    enter(qtbot, screen.form.quorum.count, "5")

    assert kind(store, "regular").quorum == QuorumRule(QuorumKind.FIXED, 5)
    assert named(screen)[0] == "Stewardship meeting\nchanged here"


def test_a_new_kind_begins_with_the_rules_of_the_one_chosen(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    screen.list.setCurrentRow(2)

    enter(qtbot, screen.new, "Tools evening")
    made = screen.chosen()
    retype(qtbot, screen.form.name, "Tools night")
    press(qtbot, screen, "Take this kind away")

    assert (made.name, made.method) == ("Tools evening", "simple_majority")
    assert "Tools night\nour own" not in named(screen)
    assert kind(store, made.id).name == "Tools night"


def test_the_agenda_is_written_moved_and_fills_itself(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    screen.list.setCurrentRow(3)

    enter(qtbot, screen.agenda.line, "Tea, 15 min")
    tea = list(screen.agenda.list.rows.values())[-1]
    tea.title.setFocus()
    qtbot.keyClick(tea.title.focusProxy() or tea, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    retype(qtbot, tea.minutes, "20")
    choose(qtbot, tea.fills, "Decisions to review")

    assert agenda(store, "short") == [
        "check_in 5", "matters_arising 10", "proposals 20", "other_business 5", "Tea 20", "next_meeting 5",
    ]  # fmt: skip
    with store.read() as reader:
        assert [item.key for item in kinds.items(reader, "short")][4] == "reviews"
    assert screen.agenda.total.text() == "1 h 5 min in all"


def test_an_item_that_fills_itself_no_more_keeps_its_words(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    screen.list.setCurrentRow(3)
    arising = list(screen.agenda.list.rows.values())[1]

    choose(qtbot, arising.fills, "Stays as it is")

    assert agenda(store, "short")[1] == "Matters arising 10"


def test_the_decision_that_sets_the_rules_is_recorded_as_they_stand(
    page: MeetingsPage, screen: KindsScreen, qtbot: QtBot, store: Store
) -> None:
    press(qtbot, screen, "Record the decision…")
    press(qtbot, screen, "Record it")

    with store.read() as reader:
        rule = kind_rules.rule_decision(reader, "regular", TODAY)
    assert rule
    assert rule.text == "Stewardship meeting: we decide by consent, with no quorum and 7 clear days’ notice."
    assert screen.rules.told.text().endswith("Review on Tue 23 Nov 2027.")
    with qtbot.waitSignal(page.house.signals.go_to) as gone:
        press(qtbot, screen, "Open the decision")
    assert gone.args == ["decisions", rule.id]
    History(store).undo()
    qtbot.waitUntil(lambda: screen.rules.told.text() == "No decision is named that set these rules.")


def test_a_decision_of_the_register_is_named(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    from models.tables import Decision

    with store.write("decide") as session:
        decision = Decision(number="W 1", text="Five are enough", outcome="adopted", declared_at=NOW, review_on=TODAY)
        session.add(decision)
        id = decision.id
    screen.refresh()

    choose(qtbot, screen.rules.choice, "W 1 Five are enough")

    assert kind(store, "regular").decision_id == id
    assert screen.rules.told.text() == "Set by W 1: “Five are enough”. Its review is due."
    assert screen.rules.due.isVisible()


def test_escape_leads_back_to_the_list_of_meetings(page: MeetingsPage) -> None:
    assert page.screens.currentWidget() is page.kinds

    assert page.back()
    assert page.screens.currentWidget() is page.list


def test_a_choice_gone_through_with_the_arrow_keys_is_one_step_to_undo(
    screen: KindsScreen, qtbot: QtBot, store: Store
) -> None:
    before = kind(store, "annual").method
    screen.list.setCurrentRow(2)

    move_to(qtbot, screen.form.method, "Consensus")
    on_the_way = kind(store, "annual").method
    qtbot.keyClick(screen.form.method.focusProxy(), Qt.Key.Key_Tab)

    assert (on_the_way, kind(store, "annual").method) == (before, "consensus")
    History(store).undo()
    assert kind(store, "annual").method == before


def test_what_is_half_typed_is_kept_as_another_kind_is_chosen(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    screen.list.setCurrentRow(0)
    first = screen.chosen().id
    typed = screen.form.notice_days.focusProxy()
    assert typed
    typed.setFocus()
    qtbot.keyClick(typed, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(typed, "9")

    screen.list.setCurrentRow(2)

    assert kind(store, first).notice_days == 9
    assert screen.chosen().id != first


def test_a_larger_majority_may_be_of_all_who_may_decide(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    choose(qtbot, screen.form.method, "Larger majority")

    choose(qtbot, screen.form.agreed.base, "all who decide here")

    assert kind(store, "regular").threshold_base == "deciders"
    assert not screen.form.agreed.blocks.isVisible()


def test_a_consensus_says_what_stops_it_and_when_to_ask_again(screen: KindsScreen, qtbot: QtBot, store: Store) -> None:
    choose(qtbot, screen.form.method, "Consensus")

    choose(qtbot, screen.form.agreed.blocks, "2 blocks stop it")
    choose(qtbot, screen.form.agreed.lukewarm, "a quarter are lukewarm")

    agreed = kind(store, "regular")
    assert (agreed.blocks_allowed, agreed.lukewarm_num, agreed.lukewarm_den) == (1, 1, 4)
    assert not screen.form.agreed.threshold.isVisible()
