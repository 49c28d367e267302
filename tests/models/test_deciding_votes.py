"""Voices counted: second votes, the absent, shares of votes, hands in one deed, and a chapter cut off in a round."""

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from models.commands import decisions, stages, stances
from models.commands.stances import Saying
from models.queries import proposals
from models.rules.casting import NoCastingVote
from models.rules.decisions import BrokenThreshold, ReasonMissing
from models.rules.results import Why
from models.store import Store
from tests import builders
from tests.builders import NOW
from tests.builders_deciding import Table

TIE = (("Amara", "yes"), ("Bethan", "yes"), ("Carlos", "no"), ("Dilys", "no"))


def tied(table: Table) -> str:
    """Two against two."""
    decision = table.propose(method="simple_majority")
    for name, stance in TIE:
        table.say(decision, name, stance)
    return decision


def test_a_second_vote_breaks_a_tie_only_where_the_group_agreed_to_one(store: Store) -> None:
    table = Table(store)
    decision = tied(table)

    with pytest.raises(NoCastingVote) as refused:
        table.do(stages.cast, decision_id=decision, stance="yes", name="Amara", at=NOW)

    held = table.look(decision)
    assert (refused.value.agreed, held.result and held.result.why) == (False, Why.TIED)


def test_a_second_vote_is_recorded_with_who_used_it(store: Store) -> None:
    table = Table(store, casting_vote=True)
    decision = tied(table)

    table.do(stages.cast, decision_id=decision, stance="yes", name="Amara Okafor", at=NOW)

    held = table.look(decision)
    assert (held.casting, held.result and held.result.why) == ("yes Amara Okafor", Why.CASTING_VOTE)


def test_what_the_absent_had_told_is_advice_and_an_objection_among_it_holds_nothing_up(store: Store) -> None:
    table = Table(store)
    nia = somebody_absent(table)
    decision = table.propose()

    told = Saying(nia, "Nia Wood", "objection", "Too dear.", "phone", "Ed")
    table.do(stances.tell_beforehand, decision_id=decision, saying=told, at=NOW)
    table.all_say(decision)

    held = table.look(decision)
    assert held.result and held.result.adopted
    assert [(row.name, row.source, row.relayed_by) for row in held.beforehand] == [("Nia Wood", "phone", "Ed")]


def test_where_it_was_agreed_the_absent_count_as_votes_and_never_for_the_quorum(store: Store) -> None:
    table = Table(store, absent_count=True)
    nia = somebody_absent(table)
    decision = tied(table)

    told = Saying(nia, "Nia Wood", "yes", "", "note", "")
    table.do(stances.tell_beforehand, decision_id=decision, saying=told, at=NOW)

    result = table.look(decision).result
    assert result
    assert (result.why, result.verdict.yes, result.verdict.base, result.counted) == (Why.CARRIED, 3, 5, 4)


def test_a_larger_share_is_two_thirds_until_another_is_agreed_and_a_change_voids_what_was_said(store: Store) -> None:
    table = Table(store)
    decision = table.propose(method="supermajority")
    table.say(decision, "Amara", "yes")

    with pytest.raises(BrokenThreshold):
        table.do(decisions.set_threshold, decision_id=decision, num=1, den=2)
    table.do(decisions.set_threshold, decision_id=decision, num=3, den=4)

    held = table.look(decision)
    assert (Fraction(held.threshold_num or 0, held.threshold_den or 1), held.version) == (Fraction(3, 4), 2)
    assert held.result and len(held.result.waiting) == 4


def test_another_method_leaves_nothing_that_could_still_stand(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    table.all_say(decision)

    table.do(decisions.change, decision_id=decision, field="method", value="simple_majority")
    stood = table.do(decisions.still_stands, decision_id=decision, at=NOW)

    assert (stood, table.look(decision).result.why) == (0, Why.NO_VOTES)  # type: ignore[union-attr]


def test_a_lukewarm_consensus_is_asked_once_more(store: Store) -> None:
    table = Table(store)
    decision = table.propose(method="consensus")
    for name in ("Amara", "Bethan"):
        table.say(decision, name, "stand_aside")
    table.all_say(decision, "agree")
    before = table.look(decision).result

    table.do(stages.ask_again, decision_id=decision)

    after = table.look(decision).result
    assert before and after
    assert (before.why, after.why) == (Why.LUKEWARM, Why.AGREED)


def test_many_hands_are_one_deed_and_one_without_its_reason_takes_none_down(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    sayings = [Saying(id, name, "consent") for name, id in table.ids.items()]

    with pytest.raises(ReasonMissing):
        lost = [*sayings[:3], Saying(table.ids["Dilys"], "Dilys", "objection")]
        table.do(stances.set_stances, decision_id=decision, sayings=lost, at=NOW)
    taken = table.do(stances.set_stances, decision_id=decision, sayings=sayings, at=NOW)

    assert (taken, len(table.look(decision).stances)) == (4, 4)


def test_a_chapter_cut_off_in_a_round_comes_back_in_it_with_every_stance(empty_chapter: Path, tmp_path: Path) -> None:
    path = tmp_path / "round.chapter"
    path.write_bytes(empty_chapter.read_bytes())
    killed = subprocess.run(
        [sys.executable, "-c", _CUT_OFF, str(path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )

    store = Store(path, home=tmp_path / "later", now=builders.clock)
    with store.read() as reader:
        held = proposals.proposal(reader, killed.stdout.strip(), NOW)
    store.close()

    assert killed.returncode == -9, killed.stderr
    assert held
    assert (held.stage, held.version) == ("objections", 2)
    assert [f"{each.name} {each.stance}" for each in held.deciders] == [
        "Amara Okafor consent",
        "Bethan Rhys consent",
        "Carlos Mora objection",
        "Dilys Hughes ",
    ]


_CUT_OFF = """
import os, signal, sys
from pathlib import Path
from models.commands import decisions
from models.store import Store
from tests import builders
from tests.builders_deciding import Table
path = Path(sys.argv[1])
table = Table(Store(path, home=path.parent / "home", now=builders.clock))
decision = table.propose()
table.go(decision, "objections")
table.all_say(decision)
table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit, not in February.")
for name in ("Amara", "Bethan"):
    table.say(decision, name, "consent")
table.say(decision, "Carlos", "objection", "It blocks March as well.")
print(decision, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def somebody_absent(table: Table) -> str:
    """A member who is not there."""
    from tests import builders_meetings as make

    return make.people(table.store, "Nia Wood")["Nia"]
