"""Choices among options: offered, marked on papers, counted, and settled before the first paper."""

import json
from datetime import timedelta

import pytest

from models.history import History
from models.rules.ballots import LotNeeded
from models.rules.choice_counting import AlreadyOffered, BallotsIn, BelowOne, CountState
from models.rules.choice_result import parsed
from models.rules.declaring import AlreadyDeclared, DeclarationNeedsReason
from models.rules.options import NotTied
from tests.builders import NOW
from tests.builders_choices import Table

EVENINGS = ("Tuesday", "Wednesday", "Thursday")


def test_the_last_choice_goes_out_until_somebody_has_more_than_half(store):
    table = Table(store, "ranked", *EVENINGS)

    papers = table.put_down("1 x4\n3 2 x2\n2 x3\n-\n?")

    line = parsed(table.result().line)
    assert papers == 11
    assert (table.result().outcome, table.called(line.winners)) == ("adopted", ("Wednesday",))
    assert [dict(zip(EVENINGS, (votes for _, votes in each.totals), strict=False)) for each in line.rounds] == [
        {"Tuesday": 4, "Wednesday": 3, "Thursday": 2},
        {"Tuesday": 4, "Wednesday": 5},
    ]
    assert (line.valid, line.blank, line.spoilt) == (9, 1, 1)


def test_a_tie_waits_for_a_lot_drawn_in_front_of_the_group(store):
    table = Table(store, "ranked", *EVENINGS)
    table.put_down("1 x2\n2 x2")

    level = table.look().counted
    first, second = (table.options[name] for name in ("Wednesday", "Tuesday"))
    with pytest.raises(LotNeeded):
        table.do("choices.draw_lot", decision_id=table.decision, order=[first])
    table.do("choices.draw_lot", decision_id=table.decision, order=[first, second])

    assert level and (level.state, table.called(level.level)) == (CountState.LEVEL, ("Tuesday", "Wednesday"))
    assert table.called(parsed(table.result().line).winners) == ("Wednesday",)
    assert table.ask("SELECT lot FROM decision WHERE id = :d", d=table.decision).split() == [first, second]


def test_no_lot_is_drawn_where_nothing_is_level(store):
    table = Table(store, "ranked", *EVENINGS)
    table.put_down("1 x2\n2")

    with pytest.raises(NotTied):
        table.do("choices.draw_lot", decision_id=table.decision, order=list(table.options.values()))


def test_a_lot_is_void_once_other_papers_are_put_down(store):
    table = Table(store, "ranked", *EVENINGS)
    table.put_down("1 x2\n2 x2")
    order = [table.options["Tuesday"], table.options["Wednesday"]]
    table.do("choices.draw_lot", decision_id=table.decision, order=order)

    table.put_down("1 x3\n2 x3")

    assert table.look().facts.lot == ()


def test_opening_nominations_again_may_win_and_then_nothing_is_adopted(store):
    table = Table(store, "ranked", *EVENINGS)
    table.do("choices.reopen", decision_id=table.decision, text="Open nominations again")

    table.put_down("4 x3\n1")

    assert table.result().outcome == "not_adopted"
    counted = table.look().counted
    assert counted and counted.state is CountState.REOPENED


def test_several_places_are_filled_in_hundred_thousandths_of_a_vote(store):
    table = Table(store, "stv", "a", "b", "c")
    table.do("choices.set_number", decision_id=table.decision, field="seats", number=2)

    table.put_down("1 2 x9\n2 x2\n3 x3")

    line = parsed(table.result().line)
    assert (table.called(line.winners), line.quota, line.unit) == (("a", "b"), 5, 100_000)
    assert line.rounds[1].surplus == (table.options["a"],)


@pytest.mark.parametrize(
    ("method", "papers", "totals"),
    [
        ("approval", "1 2 x3\n2\n-", (3, 4, 0)),
        ("score", "5 0 3\n0 5 1\n9 0 0", (5, 5, 4)),
        ("dots", "5 0 0\n0 5\n3 3 3\n2:4", (5, 9, 0)),
    ],
)
def test_marks_are_added_up_and_what_breaks_the_rule_is_spoilt(store, method, papers, totals):
    table = Table(store, method, *EVENINGS)

    table.put_down(papers)

    assert tuple(total for _option, total in parsed(table.result().line).totals) == totals


def test_totals_only_advise_unless_they_were_declared_to_bind(store):
    table = Table(store, "approval", *EVENINGS)
    table.put_down("1 x3\n2")
    advice = table.result()
    table.do("ballots.void", decision_id=table.decision)
    table.do("choices.set_binding", decision_id=table.decision, binding=True)
    table.put_down("1 x3\n2")

    assert (advice.outcome, table.result().outcome) == ("", "adopted")


def test_nothing_is_chosen_below_half_where_half_was_asked_for(store):
    table = Table(store, "approval", *EVENINGS)
    table.do("choices.set_binding", decision_id=table.decision, binding=True)
    table.do("choices.set_over_half", decision_id=table.decision, over_half=True)

    table.put_down("1\n2\n3\n-")

    assert (table.result().outcome, parsed(table.result().line).needed) == ("not_adopted", 3)


def test_what_the_papers_are_about_stays_once_there_is_one(store):
    table = Table(store, "approval", *EVENINGS)
    table.put_down("1")
    first = table.options["Tuesday"]

    for what, asked in (
        ("add_option", {"decision_id": table.decision, "text": "Friday"}),
        ("reword_option", {"option_id": first, "text": "Friday"}),
        ("move_option", {"option_id": first, "step": 1}),
        ("drop_option", {"option_id": first}),
        ("set_binding", {"decision_id": table.decision, "binding": True}),
        ("set_number", {"decision_id": table.decision, "field": "budget", "number": 3}),
    ):
        with pytest.raises(BallotsIn):
            table.do(f"choices.{what}", **asked)


def test_options_are_put_in_order_and_offered_once(store):
    table = Table(store, "ranked", *EVENINGS)

    table.do("choices.move_option", option_id=table.options["Thursday"], step=-2)

    assert [row.text for row in table.look().rows] == ["Thursday", "Tuesday", "Wednesday"]
    with pytest.raises(AlreadyOffered):
        table.do("choices.add_option", decision_id=table.decision, text=" thursday ")
    with pytest.raises(BelowOne):
        table.do("choices.set_number", decision_id=table.decision, field="seats", number=0)


def test_papers_by_name_stand_beside_papers_without(store):
    table = Table(store, "approval", *EVENINGS)

    table.put_down("amara 1 2\nbeth 2\n3 x2")
    table.put_down("amara 1\nbeth 2\n3 x2")

    rows = [(row.name, table.called(tuple(row.marks.split())), row.papers) for row in table.look().ballots]
    assert rows == [
        ("", ("Thursday",), 2),
        ("Amara Okafor", ("Tuesday",), 1),
        ("Bethan Rees", ("Wednesday",), 1),
    ]


def test_the_whole_table_is_one_deed_that_can_be_undone(store):
    table = Table(store, "ranked", *EVENINGS)
    history = History(store)
    table.put_down("1 x2\n2 x3")
    table.put_down("1 x9")

    history.undo()

    assert table.look().marked == 5


def test_the_declared_line_is_kept_with_the_decision_and_nothing_changes_any_more(store):
    table = Table(store, "ranked", *EVENINGS)
    table.put_down("1 x3\n2")

    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW)

    kept = json.loads(table.ask("SELECT result FROM decision WHERE id = :d", d=table.decision))
    assert kept["winners"] == [table.options["Tuesday"]]
    with pytest.raises(AlreadyDeclared):
        table.put_down("2 x9")


def test_adopting_what_the_papers_do_not_say_needs_a_reason(store):
    table = Table(store, "dots", *EVENINGS)
    table.put_down("1:3")

    with pytest.raises(DeclarationNeedsReason):
        table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW)


def test_too_few_in_the_room_make_it_indicative(store):
    table = Table(store, "ranked", *EVENINGS)
    table.do("meetings.set_quorum", meeting_id=table.meeting, kind="fixed", count=5)
    table.put_down("1 x3")
    before = table.result().outcome

    left = table.ask("SELECT id FROM attendance WHERE person_id = :p", p=table.ids["Ed"])
    with store.write("leave") as session:
        from models.tables import Attendance

        session.get(Attendance, left).left = NOW - timedelta(minutes=1)

    assert (before, table.result().outcome) == ("adopted", "indicative")
