"""What a kind of meeting has agreed: what a larger majority is taken of, how many blocks a consensus bears."""

from fractions import Fraction

import pytest

from models.commands import decisions, kinds, stages
from models.commands import meetings as commands
from models.queries import kinds as queries
from models.rules.decisions import Base
from models.rules.declaring import NotAnnounced
from models.rules.holding import BrokenRule
from models.rules.results import Why
from models.rules.starting_agenda import DraftItem
from models.store import Store
from tests.builders import NOW
from tests.builders_deciding import Table


def voted(table: Table, decision: str) -> Why:
    """Two in favour, one against, one abstains."""
    for name, stance in (("Amara", "yes"), ("Bethan", "yes"), ("Carlos", "no"), ("Dilys", "abstain")):
        table.say(decision, name, stance)
    return why(table, decision)


def why(table: Table, decision: str) -> Why:
    """What settles it now."""
    result = table.look(decision).result
    assert result
    return result.why


def test_two_thirds_of_those_deciding_is_more_than_two_thirds_of_those_who_vote(store: Store) -> None:
    table = Table(store)
    of_votes, of_deciders = table.propose(method="supermajority"), table.propose(method="supermajority")

    table.do(decisions.set_threshold, decision_id=of_deciders, num=2, den=3, base="deciders")

    assert (voted(table, of_votes), voted(table, of_deciders)) == (Why.CARRIED, Why.TOO_FEW)


def test_another_base_voids_what_was_said_and_the_share_keeps_it(store: Store) -> None:
    table = Table(store)
    decision = table.propose(method="supermajority")
    table.say(decision, "Amara", "yes")

    table.do(decisions.set_threshold, decision_id=decision, num=2, den=3, base="deciders")
    table.say(decision, "Amara", "yes")
    table.do(decisions.set_threshold, decision_id=decision, num=3, den=4)

    held = table.look(decision)
    assert (held.version, held.threshold_base, held.threshold_num) == (3, Base.DECIDERS, 3)


def test_what_the_kind_of_meeting_agreed_is_written_down_with_the_proposal(store: Store) -> None:
    table = Table(store, threshold_num=3, threshold_den=4, threshold_base="deciders", blocks_allowed=2)

    larger, consent = table.look(table.propose(method="supermajority")), table.propose()
    table.do(decisions.change, decision_id=consent, field="method", value="consensus")

    assert (larger.threshold_num, larger.threshold_den, larger.threshold_base) == (3, 4, "deciders")
    assert (larger.blocks_allowed, table.look(consent).blocks_allowed) == (0, 2)


def test_the_usual_share_is_written_down_too(store: Store) -> None:
    table = Table(store)

    larger, simple = table.look(table.propose(method="supermajority")), table.look(table.propose())

    assert (larger.threshold_num, larger.threshold_den) == (2, 3)
    assert (simple.threshold_num, simple.threshold_den) == (None, None)


def test_a_consensus_bears_the_blocks_that_were_agreed_and_no_more(store: Store) -> None:
    table = Table(store, blocks_allowed=1)
    decision = table.propose(method="consensus")
    table.say(decision, "Amara", "block", "It costs us the hall.")
    table.all_say(decision, "agree")
    one = why(table, decision)

    table.say(decision, "Bethan", "block", "It costs us the hall.")

    assert (one, why(table, decision)) == (Why.AGREED_BUT, Why.BLOCKED)


def test_without_such_an_agreement_one_block_is_enough(store: Store) -> None:
    table = Table(store)
    decision = table.propose(method="consensus")
    table.say(decision, "Amara", "block", "It costs us the hall.")

    table.all_say(decision, "agree")

    assert why(table, decision) is Why.BLOCKED


def test_a_group_says_itself_how_many_make_a_consensus_lukewarm(store: Store) -> None:
    table = Table(store, lukewarm_num=1, lukewarm_den=5)
    decision = table.propose(method="consensus")
    table.say(decision, "Amara", "stand_aside")
    table.all_say(decision, "agree")
    before = why(table, decision)

    table.do(stages.ask_again, decision_id=decision)

    assert (before, why(table, decision), table.look(decision).lukewarm) == (Why.LUKEWARM, Why.AGREED, Fraction(1, 5))


def test_a_kind_keeps_what_was_agreed_and_its_copies_take_it_over(store: Store) -> None:
    with store.write("agree") as session:
        kinds.set_base(session, kind="annual", base="deciders")
        kinds.set_lukewarm(session, kind="annual", share="1/4")
        kinds.change(session, kind="annual", field="blocks_allowed", value=2)
        made = kinds.add(session, name="Tools evening", like="annual")

    with store.read() as reader:
        agreed = queries.kind(reader, made)
    assert (agreed.threshold_base, agreed.lukewarm_num, agreed.lukewarm_den) == ("deciders", 1, 4)
    assert agreed.blocks_allowed == 2


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (kinds.set_base, {"base": "roll"}),
        (kinds.set_threshold, {"share": "1/3"}),
        (kinds.set_threshold, {"share": "1/2"}),  # that is no larger majority
        (kinds.set_threshold, {"share": "4/3"}),
        (kinds.set_lukewarm, {"share": "4/3"}),
        (kinds.set_lukewarm, {"share": "some"}),
        (kinds.change, {"field": "blocks_allowed", "value": 4}),
    ],
)
def test_what_no_group_can_mean_is_refused(store: Store, command: object, asked: dict[str, object]) -> None:
    with pytest.raises(BrokenRule), store.write("agree") as session:
        command(session, kind="annual", **asked)  # type: ignore[operator]


def test_what_comes_up_while_the_meeting_runs_is_adopted_only_if_all_who_decide_agree(store: Store) -> None:
    table = Table(store, kind="regular")
    late = table.do(commands.add_item, meeting_id=table.meeting, draft=DraftItem("The key", 5, "decide"))
    asked = {"meeting_id": table.meeting, "item_id": late, "text": "Ed keeps the key."}
    decision, announced = table.do(decisions.propose, **asked), table.propose()
    for each in (decision, announced):
        table.all_say(each)

    with pytest.raises(NotAnnounced):
        table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW, difference="All here agree.")

    assert (table.look(decision).unnotified, table.look(announced).unnotified) == (True, False)
    assert table.look(decision).outcome == "adopted"
