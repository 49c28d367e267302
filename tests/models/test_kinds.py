"""Kinds of meeting: built in, changed by the chapter, its own, and the decision that set their rules."""

from datetime import timedelta
from fractions import Fraction

import pytest

from models.commands import kinds as commands
from models.errors import Missing, NotFound
from models.history import History
from models.queries import kind_rules
from models.queries import kinds as queries
from models.queries.kinds import Kind
from models.rules.holding import BrokenRule
from models.rules.kinds import BUILT_IN
from models.rules.quorum import QuorumKind, QuorumRule
from models.rules.register import DecisionState
from models.rules.starting_agenda import DraftItem
from models.store import Store
from models.tables import MeetingKind
from tests import builders_meetings as make
from tests.builders import NOW, TODAY


def kind(store: Store, key: str) -> Kind:
    """One kind as it is read."""
    with store.read() as reader:
        return queries.kind(reader, key)


def names(store: Store) -> list[str]:
    """Every kind there is."""
    with store.read() as reader:
        return [each.name or each.id for each in queries.kinds(reader)]


def agenda(store: Store, key: str) -> list[str]:
    """What a kind's agenda begins from."""
    with store.read() as reader:
        return [f"{item.title or item.key} {item.minutes}" for item in queries.items(reader, key)]


def item_of(store: Store, key: str, name: str) -> str:
    """The id of an item."""
    with store.read() as reader:
        return next(item.id for item in queries.items(reader, key) if name in (item.title, item.key))


def test_a_chapter_begins_with_the_built_in_kinds(store: Store) -> None:
    assert names(store) == list(BUILT_IN)
    assert (kind(store, "annual").method, kind(store, "annual").notice_days) == ("simple_majority", 14)
    assert agenda(store, "short")[:2] == ["check_in 5", "matters_arising 10"]


def test_small_groups_have_no_quorum_whatever_the_chapter_has(store: Store) -> None:
    make.quorum(store, "fixed", 5)

    five = QuorumRule(QuorumKind.FIXED, 5)
    assert [kind(store, key).quorum for key in ("regular", "annual", "short")] == [five, five, QuorumRule()]


def test_a_kind_nobody_knows_is_a_plain_one_of_that_name(store: Store) -> None:
    plain = kind(store, "Trip to the moor")

    assert (plain.name, plain.method, plain.quorum, plain.notice_days) == (
        "Trip to the moor", "consent", QuorumRule(), None,
    )  # fmt: skip


def test_a_built_in_kind_is_changed_and_keeps_its_key_and_agenda(store: Store) -> None:
    with store.write("Change the stewardship meeting") as session:
        commands.change(session, kind="regular", field="notice_days", value=10)

    changed = kind(store, "regular")
    assert (changed.id, changed.notice_days, changed.changed, names(store)) == ("regular", 10, True, list(BUILT_IN))
    assert agenda(store, "regular")[:2] == ["welcome 5", "apologies 2"]


def test_changing_it_is_undone_in_one_step_and_can_be_done_again(store: Store) -> None:
    with store.write("Change") as session:
        commands.change(session, kind="regular", field="length", value=90)

    History(store).undo()
    undone = kind(store, "regular")
    with store.write("Change again") as session:
        commands.change(session, kind="regular", field="length", value=75)

    assert (undone.length, undone.changed, kind(store, "regular").length) == (120, False, 75)
    assert len(agenda(store, "regular")) == 10


def test_a_changed_kind_goes_back_to_what_it_was(store: Store) -> None:
    with store.write("Change") as session:
        commands.change(session, kind="short", field="method", value="consensus")
        commands.remove_item(session, kind="short", item_id=item_of(store, "short", "check_in"))
        commands.add_item(session, kind="short", draft=DraftItem("Tea", 15))
    changed = agenda(store, "short")

    with store.write("Back") as session:
        commands.remove(session, kind="short")
    back = kind(store, "short")
    with store.write("Change again") as session:
        commands.change(session, kind="short", field="length", value=45)

    assert (back.method, back.changed) == ("consent", False)
    assert (changed[0], changed[-1]) == ("matters_arising 10", "Tea 15")
    assert (agenda(store, "short")[0], agenda(store, "short")[-1]) == ("check_in 5", "next_meeting 5")


def test_a_built_in_kind_cannot_be_taken_away(store: Store) -> None:
    with pytest.raises(NotFound), store.write("remove") as session:
        commands.remove(session, kind="annual")


def test_two_laptops_that_change_a_built_in_kind_change_the_same_records(store: Store) -> None:
    first = item_of(store, "regular", "welcome")

    with store.write("Change") as session:
        commands.change(session, kind="regular", field="notice_days", value=10)

    assert item_of(store, "regular", "welcome") == first
    with store.write("look") as session:
        (row,) = session.exec(MeetingKind.__table__.select()).all()  # type: ignore[attr-defined]
    assert kind(store, row.id).id == "regular"


def test_a_kind_of_ones_own_takes_over_rules_and_agenda_and_is_taken_away(store: Store) -> None:
    with store.write("Add") as session:
        made = commands.add(session, name="Tools evening", like="annual")

    added = kind(store, made)
    assert (names(store)[-1], added.method, len(agenda(store, made))) == ("Tools evening", "simple_majority", 11)
    with store.write("Take away") as session:
        commands.remove(session, kind=made)
    assert names(store) == list(BUILT_IN)
    assert kind(store, made).name == "Tools evening"


def test_a_kind_needs_a_name(store: Store) -> None:
    with pytest.raises(Missing), store.write("Add") as session:
        commands.add(session, name=" ")


def test_its_agenda_is_written_moved_and_shortened(store: Store) -> None:
    with store.write("Add") as session:
        commands.add_item(session, kind="short", draft=DraftItem("Tea", 15, "discuss"))
    with store.write("Move") as session:
        commands.move_item(session, kind="short", item_id=item_of(store, "short", "Tea"), to=1)
    with store.write("Rename") as session:
        commands.change_item(
            session, kind="short", item_id=item_of(store, "short", "check_in"), field="title", value="Hello"
        )
    with store.write("Take off") as session:
        commands.remove_item(session, kind="short", item_id=item_of(store, "short", "other_business"))

    assert agenda(store, "short") == ["Hello 5", "Tea 15", "matters_arising 10", "proposals 20", "next_meeting 5"]


def test_an_item_keeps_a_title_or_fills_itself(store: Store) -> None:
    with store.write("Add") as session:
        tea = commands.add_item(session, kind="short", draft=DraftItem("Tea", 15))

    with pytest.raises(Missing), store.write("Rename") as session:
        commands.change_item(session, kind="short", item_id=tea, field="title", value="")


@pytest.mark.parametrize(("count", "share"), [(None, ""), (3, "7/3"), (None, "1/3")])
def test_a_quorum_with_parts_missing_is_refused(store: Store, count: int | None, share: str) -> None:
    with pytest.raises(BrokenRule), store.write("Quorum") as session:
        commands.set_quorum(session, kind="regular", quorum_kind="greater", count=count, share=share)


def test_a_quorum_and_a_threshold_are_kept_exactly(store: Store) -> None:
    with store.write("Quorum") as session:
        commands.set_quorum(session, kind="annual", quorum_kind="greater", count=3, share="1/3")
        commands.set_threshold(session, kind="annual", share="3/4")

    annual = kind(store, "annual")
    assert annual.quorum == QuorumRule(QuorumKind.GREATER, 3, Fraction(1, 3))
    assert (annual.threshold_num, annual.threshold_den) == (3, 4)
    with pytest.raises(BrokenRule), store.write("More than all") as session:
        commands.set_threshold(session, kind="annual", share="5/4")


def test_the_decision_that_set_the_rules_is_recorded_and_found(store: Store) -> None:
    review = TODAY + timedelta(days=300)
    with store.write("Record") as session:
        made = commands.record_rules(session, kind="regular", text="Five are a quorum", on=NOW, review_on=review)

    with store.read() as reader:
        rule = kind_rules.rule_decision(reader, "regular", TODAY)
        later = kind_rules.rule_decision(reader, "regular", review)
        told = [each.id for each in kind_rules.set_by(reader, made)]
        offered = [each.id for each in kind_rules.candidates(reader, TODAY)]
    assert rule and later
    assert (rule.text, rule.review_on, rule.state) == ("Five are a quorum", review, DecisionState.IN_FORCE)
    assert (later.state, told, offered) == (DecisionState.REVIEW_DUE, ["regular"], [made])


def test_a_decision_that_names_a_kind_speaks_for_it_until_another_is_chosen(store: Store) -> None:
    from models.tables import Decision

    with store.write("decide") as session:
        session.add(Decision(text="Tagged", rule_id="annual", outcome="adopted", declared_at=NOW))
        chosen = Decision(text="Chosen", outcome="adopted", declared_at=NOW - timedelta(days=9))
        session.add(chosen)
        chosen_id = chosen.id
    with store.read() as reader:
        first = kind_rules.rule_decision(reader, "annual", TODAY)
    with store.write("choose") as session:
        commands.set_decision(session, kind="annual", decision_id=chosen_id)

    with store.read() as reader:
        second = kind_rules.rule_decision(reader, "annual", TODAY)
    assert first and second
    assert (first.text, second.text) == ("Tagged", "Chosen")


def test_the_kind_of_a_meeting_is_read_by_its_id(store: Store) -> None:
    from models.commands import meetings

    with store.write("Add") as session:
        made = commands.add(session, name="Tools evening")
    meeting = make.planned(store)
    with store.write("Kind") as session:
        meetings.change(session, meeting_id=meeting, field="kind", value=made)

    with store.read() as reader:
        assert queries.kind_of(reader, meeting).name == "Tools evening"
