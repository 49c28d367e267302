"""Secret ballots on paper: what is kept, what must balance, and what there is no way back from."""

import pytest

from models.rules.ballot_lines import TypedPaper
from models.rules.choice_counting import BallotsIn
from models.rules.choice_result import parsed
from models.rules.declaring import DeclarationNeedsReason, NoGroup
from models.rules.options import BrokenPoll
from models.rules.paper_ballots import BelowNought, DoesNotBalance, RecountNeeded, TellersMissing
from models.rules.secret_papers import NamesOnPapers, NotOnPaper, PapersOut, TellersAgreed
from tests.builders import NOW
from tests.builders_choices import Table

EVENINGS = ("Tuesday", "Wednesday")


def fill(table, **figures):
    """The tally sheet."""
    for field, number in figures.items():
        table.do("paper_counts.set_number", decision_id=table.decision, field=field, number=number)


def hand_out(table, issued=5):
    """Papers to everybody."""
    return table.do("paper_counts.hand_out", decision_id=table.decision, issued=issued)


def agree(table, *tellers):
    """Two tellers stand by it."""
    table.do("paper_counts.set_tellers", decision_id=table.decision, names=tellers or ("Amara", "Ed"))
    table.do("paper_counts.agree", decision_id=table.decision)


def test_a_secret_majority_is_carried_once_two_tellers_agree_on_sums_that_come_out(store):
    table = Table(store, "simple_majority")
    hand_out(table)
    fill(table, returned=5, valid=4, blank=1, yes=3, no=1)

    before = table.result().outcome
    agree(table)
    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW)

    kept = table.ask("SELECT totals || ' / ' || spoilt || ' / ' || tellers FROM paper_count")
    assert (before, table.result().outcome, kept) == ("", "adopted", "yes 3 no 1 / blank 1 / Amara, Ed")


@pytest.mark.parametrize(
    ("figures", "difference"),
    [
        ({"returned": 6, "valid": 6, "yes": 6}, -1),
        ({"returned": 5, "valid": 4, "yes": 4}, 1),
        ({"returned": 5, "valid": 5, "yes": 3, "no": 3}, -1),
    ],
)
def test_sums_that_do_not_come_out_are_refused_with_the_difference(store, figures, difference):
    table = Table(store, "simple_majority")
    hand_out(table)
    fill(table, **figures)

    with pytest.raises(DoesNotBalance) as refused:
        agree(table)

    assert refused.value.difference == difference


def test_two_different_people_count(store):
    table = Table(store, "simple_majority")
    hand_out(table)
    fill(table, returned=5, valid=5, yes=5)

    with pytest.raises(TellersMissing):
        agree(table, "Amara", "Amara")


def test_a_recount_strikes_the_figures_and_is_remembered(store):
    table = Table(store, "simple_majority")
    hand_out(table)
    fill(table, returned=5, valid=5, yes=5)
    agree(table)

    with pytest.raises(TellersAgreed):
        fill(table, yes=4)
    table.do("paper_counts.recount", decision_id=table.decision)

    sheet = table.look().papers
    assert sheet
    assert (sheet.recounts, sheet.totals, sheet.valid, sheet.agreed) == (1, (), None, False)


def test_without_agreement_nothing_is_said_yet(store):
    table = Table(store, "simple_majority")
    hand_out(table)
    fill(table, returned=5, valid=5, yes=5)
    table.do("paper_counts.set_tellers", decision_id=table.decision, names=("Amara", "Ed"))

    assert isinstance(table.look().fault, RecountNeeded)
    with pytest.raises(DeclarationNeedsReason):
        table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW)


def test_there_is_no_way_back_and_no_second_sheet(store):
    table = Table(store, "approval", *EVENINGS)
    hand_out(table)

    with pytest.raises(PapersOut):
        hand_out(table)
    with pytest.raises(PapersOut):
        table.do("choices.add_option", decision_id=table.decision, text="Friday")


def test_what_was_said_by_name_before_is_void(store):
    table = Table(store, "simple_majority")
    who, name = table.who("Amara")
    table.do("decisions.set_stance", decision_id=table.decision, person_id=who, name=name, stance="yes", at=NOW)

    hand_out(table)

    assert table.ask("SELECT text_version FROM decision WHERE id = :d", d=table.decision) == 2


def test_named_papers_and_secret_ones_do_not_mix(store):
    table = Table(store, "approval", *EVENINGS)
    table.put_down("amara 1")

    with pytest.raises(BallotsIn):
        hand_out(table)
    table.do("ballots.void", decision_id=table.decision)
    hand_out(table)
    named = [TypedPaper(table.options["Tuesday"], 1, table.ids["Amara"])]
    with pytest.raises(NamesOnPapers):
        table.do("ballots.enter", decision_id=table.decision, papers=named, names={})


def test_secret_papers_are_kept_by_their_marks_without_order_or_time(store):
    table = Table(store, "ranked", *EVENINGS)
    hand_out(table)

    table.put_down("2 1\n1\n2 1\n-\n1 2")

    with store.read() as reader:
        rows = reader.rows(lambda *row: row, "SELECT * FROM ballot WHERE NOT removed ORDER BY id")
        marks = reader.column("SELECT marks FROM ballot WHERE NOT removed ORDER BY id")
    assert marks == sorted(marks)
    assert len(rows) == 4 and not any(table.ids[name] in str(rows) for name in table.ids)


def test_orders_on_paper_balance_with_what_came_back(store):
    table = Table(store, "ranked", *EVENINGS)
    hand_out(table)
    table.put_down("1 x2\n2 1\n-")
    fill(table, returned=5)

    with pytest.raises(DoesNotBalance):
        agree(table)
    fill(table, returned=4)
    agree(table)

    kept = table.ask("SELECT valid || ' ' || spoilt FROM paper_count")
    assert kept == "3 blank 1"
    assert table.result().outcome == "adopted"
    assert table.called(parsed(table.result().line).winners) == ("Tuesday",)


def test_a_ballot_needs_a_group_a_method_with_marks_and_something_to_mark(store):
    alone = Table(store, "simple_majority", here=("Amara",))
    with pytest.raises(NoGroup):
        hand_out(alone)

    for method, refusal in (("consent", NotOnPaper), ("ranked", BrokenPoll)):
        alone.decision = alone.propose(method)
        with pytest.raises(refusal):
            hand_out(alone)


def test_nobody_counts_fewer_papers_than_none(store):
    table = Table(store, "simple_majority")
    hand_out(table)

    with pytest.raises(BelowNought):
        fill(table, returned=-1)


def test_a_tie_on_paper_is_not_carried(store):
    table = Table(store, "simple_majority")
    hand_out(table, 4)
    fill(table, returned=4, valid=4, yes=2, no=2)
    agree(table)

    assert table.result().outcome == "not_adopted"


def test_abstaining_papers_count_as_no_where_those_present_are_the_base(store):
    table = Table(store, "present_majority")
    hand_out(table)
    fill(table, returned=5, valid=5, yes=2, no=1, abstain=2)
    agree(table)

    assert table.result().outcome == "not_adopted"
