"""What the room may see of a meeting, and what it may not."""

from datetime import timedelta

from models.commands import decisions, meetings
from models.queries import agenda
from models.queries.projected import Projected, projected
from models.rules.choice_result import ChoiceLine, printed
from models.store import Store
from models.tables import AgendaItem, Decision, DecisionOption, PaperCount, Reading
from tests import builders_meetings as make
from tests.builders import NOW


def seen(store: Store, meeting: str, *, objections: bool = False) -> Projected:
    """The room's view now."""
    with store.read() as reader:
        found = projected(reader, meeting, NOW, objections=objections)
    assert found
    return found


def items(store: Store, meeting: str) -> list[str]:
    """The ids of the agenda."""
    with store.read() as reader:
        return [item.id for item in agenda.items(reader, meeting)]


def turned_to(store: Store, meeting: str, place: int) -> str:
    """Turn to an item by its place; answers its id."""
    item = items(store, meeting)[place]
    with store.write("turn") as session:
        meetings.go_to_item(session, meeting_id=meeting, item_id=item, at=NOW)
    return item


def put(store: Store, meeting: str, item: str, words: str = "Two weeks", **facts: object) -> str:
    """Put a proposal, with more facts about it."""
    with store.write("propose") as session:
        id = decisions.propose(session, meeting_id=meeting, item_id=item, text=words)
        session.flush()
        decision = session.get(Decision, id)
        for name, value in facts.items():
            setattr(decision, name, value)
    return id


def answer(store: Store, decision: str, person: str, stance: str, reason: str = "") -> None:
    """Somebody answers."""
    with store.write("answer") as session:
        decisions.set_stance(
            session, decision_id=decision, person_id=person, name="", stance=stance, reason=reason, at=NOW
        )


def test_the_item_its_number_and_what_comes_next(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit", "Exchange")
    turned_to(store, meeting, 1)

    now = seen(store, meeting)

    assert now.item and now.next
    assert (now.item.number, now.item.title, now.next.title) == (2, "Kit", "Exchange")
    assert now.next_at == NOW + timedelta(minutes=10)


def test_a_paused_item_does_not_say_when_the_next_one_begins(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit", "Exchange")
    turned_to(store, meeting, 1)
    with store.write("pause") as session:
        meetings.pause(session, meeting_id=meeting, at=NOW)

    now = seen(store, meeting)

    assert now.next and now.next_at is None


def test_a_confidential_item_has_no_words_at_all(store: Store) -> None:
    meeting = make.running(store, "Pay of Gwen", "Pay of Ali")
    here = turned_to(store, meeting, 0)
    put(store, meeting, here, "Gwen gets more")
    with store.write("confidential") as session:
        for id in items(store, meeting):
            item = session.get(AgendaItem, id)
            assert item
            item.confidential = True

    now = seen(store, meeting, objections=True)

    assert now.item and now.item.confidential and now.proposal is None
    assert "Gwen" not in repr(now) and "Ali" not in repr(now)


def test_hands_are_counted_and_nobody_is_named(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0))
    answer(store, proposal, ids["Ali"], "consent")
    answer(store, proposal, ids["Gwen"], "objection", "Needed on Thursdays")

    now = seen(store, meeting)

    assert now.proposal and now.present == 3
    assert dict(now.proposal.counts) == {"consent": 1, "concern": 0, "objection": 1, "stand_aside": 0}
    assert (now.proposal.heard, now.proposal.deciders, now.proposal.objections) == (2, 3, ())
    assert all(word not in repr(now) for word in ("Gwen", "Ali", "Thursdays", *ids.values()))


def test_objections_are_shown_by_their_words_alone_and_while_they_stand(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0))
    answer(store, proposal, ids["Gwen"], "objection", "Needed on Thursdays")
    answer(store, proposal, ids["Ali"], "concern", "It is heavy")

    shown = seen(store, meeting, objections=True)
    with store.write("reword") as session:
        decisions.reword(session, decision_id=proposal, text="Not on Thursdays")
    after = seen(store, meeting, objections=True)

    assert shown.proposal and shown.proposal.objections == ("Needed on Thursdays",)
    assert after.proposal and after.proposal.objections == ()


def test_a_secret_ballot_shows_papers_while_it_runs_and_totals_once_declared(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito", "Jo Lee", "Mo Dee", "Di Fox")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0), method="simple_majority")
    count_papers(store, proposal, "yes 4 no 2")
    answer(store, proposal, ids["Ali"], "no")
    running = seen(store, meeting).proposal

    declare(store, proposal, "adopted", ids)
    declared = seen(store, meeting).proposal

    assert running and declared
    assert (running.issued, running.returned, running.counts, running.heard) == (6, 6, (), 0)
    assert declared.counts == (("yes", 4), ("no", 2))


def test_totals_that_would_give_somebody_away_are_not_shown(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito", "Jo Lee", "Mo Dee", "Di Fox")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0), method="simple_majority")
    count_papers(store, proposal, "yes 6 no 0")

    declare(store, proposal, "adopted", ids)

    now = seen(store, meeting)
    assert now.proposal and now.proposal.outcome == "adopted" and now.proposal.counts == ()


def test_the_proposal_in_front_of_the_group_an_amendment_before_its_text(store: Store) -> None:
    meeting = make.running(store, "Kit", here=tuple(make.people(store, "Ali Reza", "Gwen Pugh").values()))
    item = turned_to(store, meeting, 0)
    main = put(store, meeting, item, "Two weeks")
    amendment = put(store, meeting, item, "Three weeks", amends_id=main)

    first = seen(store, meeting).proposal
    declare(store, amendment, "withdrawn")
    second = seen(store, meeting).proposal
    declare(store, main, "withdrawn", after=1)
    last = seen(store, meeting).proposal

    assert first and second and last
    assert [(first.text, first.amendment), (second.text, second.outcome), (last.text, last.outcome)] == [
        ("Three weeks", True),
        ("Two weeks", ""),
        ("Two weeks", "withdrawn"),
    ]


def test_options_are_there_in_their_order(store: Store) -> None:
    meeting = make.running(store, "Venue")
    proposal = put(store, meeting, turned_to(store, meeting, 0), "Which one?")
    with store.write("options") as session:
        for place, option in ((2, "Library"), (1, "Hall")):
            session.add(DecisionOption(decision_id=proposal, position=place, text=option))

    now = seen(store, meeting)

    assert now.proposal and now.proposal.options == ("Hall", "Library")


def test_a_declared_choice_tells_its_totals_and_what_was_chosen(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    meeting = make.running(store, "Venue", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0), "Which one?", method="approval")
    hall, library = options(store, proposal, "Hall", "Library")
    counted(store, proposal, hall, library)
    before = seen(store, meeting).proposal

    declare(store, proposal, "adopted", ids)

    after = seen(store, meeting).proposal
    assert before and after
    assert (before.totals, before.chosen) == ((), ())
    assert (after.options, after.totals, after.chosen) == (("Hall", "Library"), (1, 2), ("Library",))


def test_a_secret_choice_of_few_tells_only_what_was_chosen(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    meeting = make.running(store, "Venue", here=tuple(ids.values()))
    proposal = put(store, meeting, turned_to(store, meeting, 0), "Which one?", method="approval")
    counted(store, proposal, *options(store, proposal, "Hall", "Library"))
    count_papers(store, proposal, "")

    declare(store, proposal, "adopted", ids)

    now = seen(store, meeting).proposal
    assert now and (now.totals, now.chosen) == ((), ("Library",))


def test_a_read_of_the_room_stands_until_something_is_put(store: Store) -> None:
    meeting = make.running(store, "Kit")
    item = turned_to(store, meeting, 0)
    with store.write("read") as session:
        session.add(
            Reading(
                meeting_id=meeting, item_id=item, question="Well?", scale="fist_to_five", counts="0 1 0 2 3 1", at=NOW
            )
        )
    before = seen(store, meeting).reading

    put(store, meeting, item)

    assert before and before.counts == ((0, 0), (1, 1), (2, 0), (3, 2), (4, 3), (5, 1))
    assert seen(store, meeting).reading is None


def test_a_closed_meeting_says_only_when_the_next_one_is(store: Store) -> None:
    make.planned(store, "December meeting", "Tea")
    meeting = make.running(store, "Kit")
    with store.write("close") as session:
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(minutes=30))

    now = seen(store, meeting)

    assert (now.state, now.item, now.next, now.next_starts) == ("closed", None, None, make.EVENING)


def test_a_meeting_in_the_bin_is_not_shown(store: Store) -> None:
    meeting = make.planned(store, "December meeting", "Tea")
    with store.write("bin") as session:
        meetings.to_bin(session, meeting_id=meeting)

    with store.read() as reader:
        assert projected(reader, meeting, NOW) is None


def options(store: Store, proposal: str, *texts: str) -> list[str]:
    """Options in this order; answers their ids."""
    with store.write("options") as session:
        made = [DecisionOption(decision_id=proposal, position=n, text=text) for n, text in enumerate(texts, 1)]
        session.add_all(made)
        return [each.id for each in made]


def counted(store: Store, proposal: str, first: str, second: str) -> None:
    """One mark for the first and two for the second, as the result that is kept."""
    with store.write("count") as session:
        decision = session.get(Decision, proposal)
        assert decision
        decision.result = printed(ChoiceLine(winners=(second,), totals=((first, 1), (second, 2)), valid=3))


def count_papers(store: Store, proposal: str, totals: str) -> None:
    """Six papers out and back."""
    with store.write("papers") as session:
        session.add(PaperCount(decision_id=proposal, issued=6, returned=6, valid=6, totals=totals, agreed=True))


def declare(store: Store, proposal: str, outcome: str, here: dict[str, str] | None = None, *, after: int = 0) -> None:
    """Declare it so many minutes later, with these people counted."""
    counted = " ".join((here or {}).values())
    with store.write("declare") as session:
        decision = session.get(Decision, proposal)
        assert decision
        decision.outcome, decision.declared_at = outcome, NOW + timedelta(minutes=after)
        decision.roll_ids = decision.present_ids = counted
