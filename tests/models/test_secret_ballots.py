"""What stays of a secret ballot: no Undo, no other method or text, only a void said in the minutes; and its numbers."""

from datetime import timedelta

import pytest

from models.errors import Missing
from models.history import History
from models.queries.minutes import QuorumStatement
from models.queries.minutes_of import minutes_of
from models.rules.choice_counting import BallotsIn
from models.rules.holding import Who
from models.rules.secret_papers import NoPapersOut, PapersOut
from tests.builders import NOW
from tests.builders_choices import NAMES, Table

EVENINGS = ("Tuesday", "Wednesday")


@pytest.fixture
def handed_out(store):
    """Five papers with yes and no on them, in people's hands."""
    table = Table(store, "simple_majority")
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=5)
    return table


def change(table, field, value):
    """Change something of the proposal."""
    table.do("decisions.change", decision_id=table.decision, field=field, value=value)


def void(table, note="The ballot was void: two papers had stuck together."):
    """Say why, and begin again."""
    return table.do("paper_counts.void", decision_id=table.decision, note=note)


def test_another_method_share_or_text_is_refused_while_papers_are_out(handed_out):
    deeds = (
        ("decisions.change", {"field": "method", "value": "supermajority"}),
        ("decisions.set_threshold", {"num": 3, "den": 4}),
        ("decisions.reword", {"text": "Something else"}),
    )
    for deed, asked in deeds:
        with pytest.raises(PapersOut) as refused:
            handed_out.do(deed, decision_id=handed_out.decision, **asked)
        assert refused.value.issued == 5

    assert handed_out.ask("SELECT method || text_version FROM decision") == "simple_majority1"


def test_another_method_is_refused_while_papers_are_counted(store):
    table = Table(store, "approval", *EVENINGS)
    table.put_down("amara 1\nbethan 2")

    with pytest.raises(BallotsIn):
        change(table, "method", "ranked")
    change(table, "method", "approval")
    table.do("ballots.void", decision_id=table.decision)
    change(table, "method", "ranked")

    assert table.ask("SELECT method FROM decision") == "ranked"


def test_undo_takes_back_neither_the_handing_out_nor_the_count(handed_out, store):
    handed_out.do("paper_counts.set_number", decision_id=handed_out.decision, field="yes", number=3)
    handed_out.do("paper_counts.set_tellers", decision_id=handed_out.decision, names=("Amara", "Ed"))

    assert History(store).undo_label() not in ("paper_counts.hand_out", "paper_counts.set_number")
    with pytest.raises(PapersOut):  # the next to be undone is the proposal itself
        History(store).undo()
    sheet = handed_out.look().papers
    assert sheet
    assert (sheet.issued, dict(sheet.totals), sheet.tellers) == (5, {"yes": 3}, ("Amara", "Ed"))


def test_papers_with_orders_on_them_stay_put_down(store):
    table = Table(store, "ranked", *EVENINGS)
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=3)
    table.put_down("1 2\n2 x2")

    with pytest.raises(PapersOut):
        History(store).undo()

    assert table.look().marked == 3


def test_what_was_done_before_to_other_things_is_still_undone(handed_out, store):
    other = handed_out.propose("consent", text="Something beside")

    assert History(store).undo() == "decisions.propose"
    assert handed_out.ask("SELECT removed FROM decision WHERE id = :id", id=other) == 1


def test_a_method_chosen_before_is_not_brought_back_under_the_papers(store):
    table = Table(store, "consent")
    change(table, "method", "simple_majority")
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=5)

    with pytest.raises(PapersOut):
        History(store).undo()

    assert table.ask("SELECT method FROM decision") == "simple_majority"


def test_a_void_ballot_is_minuted_and_repeated(handed_out, store):
    handed_out.do("paper_counts.set_number", decision_id=handed_out.decision, field="returned", number=6)

    gone = void(handed_out)
    between = handed_out.look().is_secret
    handed_out.do("paper_counts.hand_out", decision_id=handed_out.decision, issued=4)

    sheet = handed_out.look().papers
    assert sheet
    assert (gone, between, sheet.issued, sheet.returned) == (5, False, 4, None)
    assert "two papers had stuck together" in handed_out.ask("SELECT notes FROM agenda_item")
    with pytest.raises(PapersOut):
        History(store).undo()


def test_a_void_needs_its_reason_and_papers_that_are_out(handed_out):
    with pytest.raises(Missing):
        void(handed_out, " ")
    void(handed_out)

    with pytest.raises(NoPapersOut):
        void(handed_out)


def test_a_void_takes_the_papers_put_down_along(store):
    table = Table(store, "ranked", *EVENINGS)
    table.do("paper_counts.hand_out", decision_id=table.decision, issued=3)
    table.put_down("1 2\n2 x2")

    void(table)

    assert (table.look().marked, table.look().is_secret) == (0, False)


def test_an_objection_made_under_another_method_stops_no_silence(store):
    table = Table(store, "consent")
    who, name = table.who("Amara")
    said = {"person_id": who, "name": name, "stance": "objection", "reason": "Too late in the week"}
    table.do("decisions.set_stance", decision_id=table.decision, at=NOW, **said)

    change(table, "method", "lazy_consensus")
    table.do("outside.set_deadline", decision_id=table.decision, deadline=NOW + timedelta(days=14), at=NOW)

    kept = table.ask("SELECT reason || ' ' || state FROM stance WHERE NOT removed")
    assert (kept, table.result().outcome) == ("Too late in the week ", "")


def test_another_method_begins_at_its_own_beginning(store):
    table = Table(store, "consent")
    table.do("stages.go_to_stage", decision_id=table.decision, stage="present", at=NOW)

    change(table, "method", "simple_majority")

    assert table.ask("SELECT coalesce(stage, '') FROM decision") == ""


# -- the numbers of its moment -----------------------------------------------------------------------------------------


def count_out(table, **votes):
    """All papers come back with so many votes, and two tellers agree."""
    issued = sum(votes.values())
    for field, number in {"returned": issued, "valid": issued, **votes}.items():
        table.do("paper_counts.set_number", decision_id=table.decision, field=field, number=number)
    table.do("paper_counts.set_tellers", decision_id=table.decision, names=("Amara", "Ed"))
    table.do("paper_counts.agree", decision_id=table.decision)


def minuted(table):
    """What the minutes say of who was there: present, deciding, quorum; and the meeting's own statement."""
    with table.store.read() as reader:
        told = minutes_of(reader, table.meeting)
    (made,) = told.items[0].decisions
    return (made.present, made.deciders, made.need), told.quorum


def test_a_secret_ballot_says_how_many_could_decide_and_what_the_quorum_was(handed_out):
    ed = Who(*handed_out.who("Ed"))
    where = {"meeting_id": handed_out.meeting, "item_id": handed_out.item}
    handed_out.do("meetings.declare_interest", **where, who=ed, nature="Sells kits")
    handed_out.do("meetings.set_quorum", meeting_id=handed_out.meeting, kind="fixed", count=3)
    count_out(handed_out, yes=3, no=1, abstain=1)

    handed_out.do("decisions.declare", decision_id=handed_out.decision, outcome="adopted", at=NOW)

    assert minuted(handed_out) == ((5, 4, 3), QuorumStatement(need=3, deciders=4, met=True))


@pytest.mark.parametrize("outcome", ["not_adopted", "indicative"])
def test_a_choice_too_few_were_there_for_says_so_in_the_minutes(store, outcome):
    table = Table(store, "approval", *EVENINGS, here=NAMES[:2])
    table.do("meetings.set_quorum", meeting_id=table.meeting, kind="fixed", count=3)
    table.put_down("amara 1\nbethan 1")

    table.do("decisions.declare", decision_id=table.decision, outcome=outcome, at=NOW, difference="Too few of us.")

    assert minuted(table) == ((2, 2, 3), QuorumStatement(need=3, deciders=2, met=False))


def test_what_one_person_decides_after_advice_has_no_number_of_deciders(store):
    table = Table(store, "advice")

    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW, difference="Ed had asked.")

    assert minuted(table)[0] == (5, None, None)
