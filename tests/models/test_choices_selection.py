"""Somebody is chosen for a role: by reasons and consent, stage after stage, and never by counting."""

from datetime import date, timedelta

import pytest

from models.queries import choice_selection
from models.queries.decisions import detail
from models.queries.roster_person import person
from models.rules.choice_result import parsed
from models.rules.decisions import ReasonMissing
from models.rules.role_selection import Lack, SelectionStage, StageOpen
from tests.builders import NOW, TODAY
from tests.builders_choices import Table


@pytest.fixture
def table(store):
    """Five members about to choose who keeps the keys."""
    return Table(store, "role_selection")


def on(table):
    """The next stage, or what this one waits for."""
    try:
        return table.do("selecting.go_on", decision_id=table.decision, at=NOW)
    except StageOpen as refusal:
        return refusal.lack


def describe(table):
    """What the role is, and until when."""
    table.do("outside.set_role", decision_id=table.decision, role="Keyholder")
    table.do("selecting.set_term", decision_id=table.decision, ends=TODAY + timedelta(days=365))


def nominate(table, who, whom, reason=""):
    """One written nomination."""
    named = table.who(whom) if whom else ("", "")
    table.do("selecting.nominate", decision_id=table.decision, who=table.who(who), whom=named, reason=reason)


def nominate_all(table):
    """Two for Ed, one for herself, two pass."""
    for who, whom in (("Amara", "Ed"), ("Bethan", "Ed"), ("Carlos", "Carlos"), ("Dilys", ""), ("Ed", "")):
        nominate(table, who, whom, "Lives next door" if whom else "")


def put_forward(table, given):
    """Propose somebody."""
    table.do("selecting.put_forward", decision_id=table.decision, whom=table.who(given), at=NOW)


def look(table):
    """The selection as it stands."""
    with table.store.read() as reader:
        held = choice_selection.selecting(reader, table.decision, NOW)
    assert held
    return held


def test_each_stage_waits_for_what_it_needs(table):
    seen = [on(table)]
    table.do("outside.set_role", decision_id=table.decision, role="Keyholder")
    seen += [on(table)]
    describe(table)
    seen += [on(table), on(table)]
    nominate_all(table)
    seen += [on(table), on(table), on(table), on(table), on(table)]
    put_forward(table, "Ed")
    seen += [on(table), on(table)]

    assert seen == [
        Lack.DESCRIPTION, Lack.TERM_END, "nominations", Lack.NOMINATION, "reasons", "information", "changes",
        "proposal", Lack.NOMINEE, "objections", Lack.ANSWER,
    ]  # fmt: skip


def ready(table):
    """As far as the objections, with Ed put forward."""
    describe(table)
    on(table)
    nominate_all(table)
    for _stage in range(4):
        on(table)
    put_forward(table, "Ed")
    on(table)


def test_nobody_objects_and_the_role_is_filled(table):
    ready(table)
    heard = table.do("selecting.nobody_else_objects", decision_id=table.decision, at=NOW)
    before = table.result().outcome

    on(table)

    assert (heard, before, table.result().outcome) == (5, "", "adopted")
    assert table.called(parsed(table.result().line).winners) == ("Ed Tan",)


def test_an_objection_holds_it_until_it_is_answered(table):
    ready(table)
    objected = table.do(
        "selecting.answer",
        decision_id=table.decision, who=table.who("Ed"), objects=True, reason="I am away in May.", at=NOW,
    )  # fmt: skip
    table.do("selecting.nobody_else_objects", decision_id=table.decision, at=NOW)

    waits = on(table)
    table.do("selecting.integrate", stance_id=objected)

    assert (waits, on(table)) == (Lack.OBJECTION, "celebrate")


def test_somebody_else_is_put_forward_and_all_are_asked_anew(table):
    ready(table)
    table.do("selecting.nobody_else_objects", decision_id=table.decision, at=NOW)

    put_forward(table, "Carlos")

    held = look(table)
    assert (held.selection.stage, held.selection.answers) == (SelectionStage.PROPOSAL, ())
    assert held.selection.nominee == table.ids["Carlos"]


def test_only_who_was_nominated_can_be_put_forward(table):
    ready(table)

    with pytest.raises(StageOpen):
        put_forward(table, "Dilys")


def test_a_nomination_can_be_changed_and_a_stage_taken_back(table):
    ready(table)

    table.do("selecting.go_back", decision_id=table.decision, stage="nominations", at=NOW)
    nominate(table, "Amara", "Amara", "I have the time")

    named = {row.name.split()[0]: row.nominee.split()[0] for row in look(table).nominations if row.nominee}
    assert named == {"Amara": "Amara", "Bethan": "Ed", "Carlos": "Carlos"}
    assert look(table).selection.stage is SelectionStage.NOMINATIONS


def test_an_objection_to_somebody_says_why(table):
    ready(table)

    with pytest.raises(ReasonMissing):
        table.do("selecting.answer", decision_id=table.decision, who=table.who("Ed"), objects=True, at=NOW)


def test_who_is_declared_is_kept_with_the_decision(table):
    ready(table)
    table.do("selecting.nobody_else_objects", decision_id=table.decision, at=NOW)
    on(table)

    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=NOW)

    assert parsed(table.ask("SELECT result FROM decision WHERE id = :d", d=table.decision)).winners


def filled(table, at=NOW):
    """Ed is chosen as keyholder."""
    ready(table)
    table.do("selecting.nobody_else_objects", decision_id=table.decision, at=at)
    on(table)
    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=at)


def roles_of(table, name):
    """What the roster says somebody holds."""
    with table.store.read() as reader:
        found = person(reader, table.ids[name], today=TODAY, now=NOW)
    assert found
    return found.roles


def test_who_is_chosen_holds_the_role_by_that_decision_until_the_term_ends(table):
    filled(table)

    (role,) = roles_of(table, "Ed")
    assert role.to_on and role.decision
    ends = table.ask("SELECT term_ends FROM decision WHERE id = :d", d=table.decision)
    assert (role.role, role.from_on, role.to_on.isoformat()) == ("Keyholder", TODAY, ends)
    assert role.decision.id == table.decision
    assert roles_of(table, "Carlos") == ()


def test_the_decision_says_who_holds_the_role_today(table):
    filled(table)

    with table.store.read() as reader:
        told = [detail(reader, table.decision, day) for day in (TODAY, date(2040, 1, 1))]
    assert [each.holders for each in told if each] == [("Ed Tan",), ()]


def test_who_holds_the_role_already_goes_on(table):
    table.do("roster_parts.add_role", person_id=table.ids["Ed"], role="keyholder", from_on=date(2025, 1, 1))

    filled(table)

    (role,) = roles_of(table, "Ed")
    assert (role.role, role.from_on, role.to_on is None) == ("keyholder", date(2025, 1, 1), False)


def test_a_selection_that_is_not_adopted_fills_no_role(table):
    ready(table)

    table.do("decisions.declare", decision_id=table.decision, outcome="carried_over", at=NOW)

    assert roles_of(table, "Ed") == ()


def test_without_a_quorum_it_is_indicative_and_the_role_is_filled_when_it_is_ratified(table):
    table.do("meetings.set_quorum", meeting_id=table.meeting, kind="fixed", count=6)
    ready(table)
    table.do("selecting.nobody_else_objects", decision_id=table.decision, at=NOW)
    on(table)
    computed = table.result().outcome
    table.do("decisions.declare", decision_id=table.decision, outcome="indicative", at=NOW)
    before = roles_of(table, "Ed")

    table.do("meetings.set_quorum", meeting_id=table.meeting, kind="fixed", count=2)
    weak, table.decision = table.decision, table.propose("nem_con", text="What was chosen holds.")
    table.do("decisions.link", decision_id=table.decision, earlier_id=weak, kind="ratifies")
    table.do("decisions.set_none_objected", decision_id=table.decision, said=True)
    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", difference="Nobody spoke.", at=NOW)

    assert (computed, before) == ("indicative", ())
    assert [role.role for role in roles_of(table, "Ed")] == ["Keyholder"]
