"""Decisions that need no room: by silence, after advice, by a role; and readings of the room, which decide nothing."""

from datetime import date, timedelta

import pytest

from models.commands.outside import Told
from models.errors import Missing
from models.queries import choice_outside, choice_rows
from models.rules.advice import AdviceGap
from models.rules.decisions import ReasonMissing
from models.rules.declaring import NoGroup
from models.rules.lazy_consensus import DeadlineTooShort, LazyWhy
from models.rules.mandates import MandateGap
from models.rules.reading_lines import Levels
from models.rules.room_reading import NoSuchLevel
from models.tables import DecisionLink, PersonRole
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.builders_choices import Table

FORTNIGHT = NOW + timedelta(days=14)
AFTER = FORTNIGHT + timedelta(minutes=1)


@pytest.fixture
def table(store):
    """Five members, and a proposal left to silence for a fortnight."""
    made = Table(store, "lazy_consensus")
    made.decision = made.propose("lazy_consensus", outside=True)
    made.do("outside.set_deadline", decision_id=made.decision, deadline=FORTNIGHT, at=NOW)
    return made


def tell_everybody(table, on=TODAY):
    """Each by letter."""
    table.do("outside.list_everybody", decision_id=table.decision, at=NOW)
    people = [(id, "") for id in table.ids.values()]
    table.do("outside.tell", decision_id=table.decision, people=people, told=Told(on, "letter"))


def facts(table, read):
    """What a query of this subject says."""
    with table.store.read() as reader:
        return read(reader, choice_rows.facts(reader, table.decision))


def why(table, at=AFTER):
    """What stands in the way of silence."""
    result = facts(table, lambda reader, known: choice_outside.lazy(reader, known, at))
    assert result
    return result.why


def test_silence_carries_once_everybody_was_told_and_the_time_is_over(table):
    tell_everybody(table)

    assert (table.result(NOW).outcome, table.result(AFTER).outcome) == ("", "adopted")


def test_without_a_moment_silence_is_never_over(table):
    tell_everybody(table)

    assert table.result(None).outcome == ""


def test_one_who_was_not_told_holds_it_up(table):
    tell_everybody(table)
    first = table.ask("SELECT id FROM notified LIMIT 1")
    with table.store.write("not told") as session:
        from models.tables import Notified

        session.get(Notified, first).told_on = None

    before = (table.result(AFTER).outcome, why(table))
    table.do("outside.set_affected", notified_id=first, affected=False)

    assert before == ("", (LazyWhy.NOT_TOLD,))
    assert table.result(AFTER).outcome == "adopted"


def test_somebody_told_in_the_last_three_days_holds_it_up(table):
    tell_everybody(table, on=FORTNIGHT.date() - timedelta(days=3))

    assert LazyWhy.TOLD_LATE in why(table)


def test_one_objection_is_enough_until_it_is_withdrawn(table):
    tell_everybody(table)
    objected = table.do(
        "outside.answer",
        decision_id=table.decision, who=table.who("Ed"), stance="objection", reason="Not on Tuesdays.", at=NOW,
    )  # fmt: skip
    failed = table.result(NOW).outcome

    table.do("outside.withdraw", stance_id=objected)

    assert (failed, table.result(AFTER).outcome) == ("not_adopted", "adopted")


def test_who_supports_it_after_all_no_longer_objects(table):
    tell_everybody(table)
    for stance, reason in (("objection", "Not on Tuesdays."), ("support", "")):
        table.do(
            "outside.answer",
            decision_id=table.decision, who=table.who("Ed"), stance=stance, reason=reason, at=NOW,
        )  # fmt: skip

    assert table.result(AFTER).outcome == "adopted"


def test_an_objection_says_why(table):
    with pytest.raises(ReasonMissing):
        table.do("outside.answer", decision_id=table.decision, who=table.who("Ed"), stance="objection", at=NOW)


def test_silence_does_not_override_what_was_decided_aloud(table):
    tell_everybody(table)
    earlier = table.do("register.record", text="We meet on Mondays.", on=NOW)
    with table.store.write("link") as session:
        session.add(DecisionLink(decision_id=table.decision, earlier_id=earlier, kind="supersedes"))

    assert table.result(AFTER).outcome == "not_adopted"


def test_three_days_are_the_least_and_nobody_is_asked_alone(table, store):
    with pytest.raises(DeadlineTooShort):
        table.do("outside.set_deadline", decision_id=table.decision, deadline=NOW + timedelta(days=2), at=NOW)
    with store.write("leave") as session:
        from models.tables import Person

        for name in ("Amara", "Bethan", "Carlos", "Dilys"):
            session.get(Person, table.ids[name]).left_on = TODAY - timedelta(days=1)
    with pytest.raises(NoGroup):
        table.do("outside.set_deadline", decision_id=table.decision, deadline=FORTNIGHT, at=NOW)


def test_who_was_told_was_told_by_something(table):
    with pytest.raises(Missing):
        table.do("outside.tell", decision_id=table.decision, people=[("", "A neighbour")], told=Told(TODAY, " "))


def test_one_person_decides_once_everybody_asked_was_heard_and_answered(store):
    table = Table(store, "advice")
    table.decision = table.propose("advice", outside=True, text="Hire the hall")
    gaps = [facts(table, choice_outside.asked).gaps[0]]
    ed = table.who("Ed")
    table.do("outside.set_decider", decision_id=table.decision, person_id=ed[0], name=ed[1])
    asked = table.do(
        "outside.ask",
        decision_id=table.decision, who=table.who("Amara"), sides=("knowledgeable", "affected"), on=TODAY,
    )  # fmt: skip
    gaps += [facts(table, choice_outside.asked).gaps[0]]
    for field, value in (("gist", "It is damp."), ("answer", "We bring heaters.")):
        table.do("outside.change_advice", advice_id=asked, field=field, value=value)
    gaps += [facts(table, choice_outside.asked).gaps[0]]

    table.do("decisions.change", decision_id=table.decision, field="reasons", value="It is near.")

    assert gaps == [AdviceGap.NO_DECIDER, AdviceGap.NOT_HEARD, AdviceGap.NO_REASON]
    assert table.result().outcome == "adopted"


def test_a_role_decides_where_a_decision_in_force_gave_it_its_say(store):
    table = Table(store, "mandate")
    mandate = table.do("register.record", text="The host buys what the kitchen needs.", on=NOW - timedelta(days=9))
    table.decision = table.propose("mandate", outside=True, text="Two kettles")
    ed = table.who("Ed")
    table.do("outside.set_decider", decision_id=table.decision, person_id=ed[0], name=ed[1])
    table.do("outside.set_role", decision_id=table.decision, role="Host")
    gaps = [facts(table, lambda r, f: choice_outside.mandated(r, f, NOW))]
    table.do("outside.set_mandate", decision_id=table.decision, mandate_id=mandate)
    gaps += [facts(table, lambda r, f: choice_outside.mandated(r, f, NOW))]
    with store.write("role") as session:
        session.add(PersonRole(person_id=ed[0], role="host", from_on=date(2025, 1, 1)))

    adopted = table.result().outcome
    with store.write("expire") as session:
        from models.tables import Decision

        session.get(Decision, mandate).expires_on = TODAY - timedelta(days=1)

    assert gaps == [MandateGap.NO_ROLE, MandateGap.NOT_HELD]
    assert (adopted, table.result().outcome) == ("adopted", "")
    assert facts(table, lambda r, f: choice_outside.mandated(r, f, NOW)) is MandateGap.ENDED


@pytest.mark.parametrize(
    ("changed", "stays"),
    [
        (("role", "host"), True),  # the same role, written otherwise
        (("role", "Treasurer"), False),
        (("decider", 0), True),
        (("decider", 1), False),
    ],
)
def test_another_role_or_another_person_has_to_name_its_mandate_anew(store, changed, stays):
    table = Table(store, "mandate")
    mandate = table.do("register.record", text="The host buys what the kitchen needs.", on=NOW - timedelta(days=9))
    table.decision = table.propose("mandate", outside=True, text="Two kettles")
    ids = list(table.ids.values())
    table.do("outside.set_role", decision_id=table.decision, role="Host")
    table.do("outside.set_decider", decision_id=table.decision, person_id=ids[0], name="")
    table.do("outside.set_mandate", decision_id=table.decision, mandate_id=mandate)

    what, value = changed
    if what == "role":
        table.do("outside.set_role", decision_id=table.decision, role=value)
    else:
        table.do("outside.set_decider", decision_id=table.decision, person_id=ids[value], name="")

    assert (facts(table, lambda _reader, known: known.mandate_id) == mandate) is stays


def test_who_joined_too_late_to_decide_makes_no_group_and_is_told_all_the_same(store):
    table = Table(store, "lazy_consensus")
    kind = table.do("kinds.add", name="Ours")
    table.do("kinds.change", kind=kind, field="joined_days", value=3_000)
    table.do("meetings.set_kind", meeting_id=table.meeting, kind=kind)
    outside = table.propose("lazy_consensus", outside=True)

    with pytest.raises(NoGroup):
        table.do("outside.set_deadline", decision_id=table.decision, deadline=FORTNIGHT, at=NOW)
    table.do("outside.set_deadline", decision_id=outside, deadline=FORTNIGHT, at=NOW)

    assert table.do("outside.list_everybody", decision_id=outside, at=NOW) == len(table.ids)


def test_a_revoked_mandate_is_no_mandate_and_is_not_offered(store):
    table = Table(store, "mandate")
    mandate, later = (table.do("register.record", text=text, on=NOW) for text in ("The host buys.", "No more."))
    table.decision = table.propose("mandate", outside=True)
    with store.read() as reader:
        offered = [row.id for row in choice_outside.mandates(reader, table.decision)]

    table.do("links.link", decision_id=later, earlier_id=mandate, kind="revokes")

    with store.read() as reader:
        assert set(offered) - {row.id for row in choice_outside.mandates(reader, table.decision)} == {mandate}


def test_a_reading_is_a_note_and_never_a_decision(store):
    meeting = make.running(store, "Evenings", here=tuple(make.people(store, "Amara", "Ed").values()))
    with store.read() as reader:
        item = reader.value("SELECT id FROM agenda_item WHERE meeting_id = :m", m=meeting)
    from models.commands import readings

    with store.write("read") as session:
        kept = readings.take(
            session, item_id=item, question="Tuesdays?", scale="fist_to_five", levels=Levels((0, 0, 1, 0, 0, 1), 2),
            at=NOW,
        )  # fmt: skip

    with store.read() as reader:
        rows = choice_rows.readings(reader, item)
        assert reader.value("SELECT count(*) FROM decision") == 0
    assert [(row.id, row.counts, row.passed) for row in rows] == [(kept, "0 0 1 0 0 1", 2)]
    with store.write("forget") as session:
        readings.forget(session, reading_id=kept)
    with store.read() as reader:
        assert choice_rows.readings(reader, item) == ()
    with store.write("again") as session, pytest.raises(Missing):
        readings.take(session, item_id=item, question="", scale="temperature", levels=Levels((0, 0, 0)), at=NOW)
    with store.write("again") as session, pytest.raises(NoSuchLevel):
        readings.take(session, item_id=item, question="", scale="temperature", levels=Levels((1,)), at=NOW)
