"""The register: where each decision stands, what changed it, and how a change is proposed."""

# pyright: reportOptionalMemberAccess=false

from datetime import date, datetime, timedelta

import pytest

from models.commands import decisions, links, meetings, register
from models.errors import NotFound, Sealed
from models.queries import agenda
from models.queries import decisions as book
from models.rules.register import Circular, DecisionState
from models.tables import AgendaItem
from tests.builders import NOW, TODAY
from tests.builders_meetings import closed, people, planned, quorum, running


def do(store, command, **asked):
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def recorded(store, text, on=NOW, **more):
    """A decision made outside meetings."""
    return do(store, register.record, text=text, on=on, **more)


def standing(store, today=TODAY, **which):
    """The register as it might be read out."""
    with store.read() as reader:
        return [f"{row.text} {row.state}" for row in book.register(reader, today, **which)]


def seen(store, decision):
    """One decision in full."""
    with store.read() as reader:
        return book.detail(reader, decision, TODAY)


def test_what_was_decided_outside_meetings_is_in_force_under_a_number_of_its_day(store):
    quorum(store, "")
    decision = recorded(store, "Ed buys the stamps.", on=datetime.fromisoformat("2026-07-01T23:30:00+00:00"))

    row = seen(store, decision).row

    assert (row.number, row.decided_on, row.state) == ("W 2026-07-02/0", date(2026, 7, 2), DecisionState.IN_FORCE)


def test_the_latest_stands_first_and_a_later_one_ends_an_earlier(store):
    old = recorded(store, "No loans.", on=NOW - timedelta(days=9))
    new = recorded(store, "Loans.")

    do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

    assert standing(store) == ["Loans. in_force", "No loans. superseded"]


def test_a_review_is_due_on_its_day(store):
    recorded(store, "Try it.", review_on=TODAY)

    assert standing(store, TODAY - timedelta(days=1)) == ["Try it. in_force"]
    assert standing(store) == ["Try it. review_due"]


def test_before_and_after_name_each_other(store):
    old, new = recorded(store, "No loans."), recorded(store, "Loans.")
    do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

    (before,), (after,) = seen(store, new).earlier, seen(store, old).later

    assert (before.id, before.kind, before.adopted) == (old, "supersedes", True)
    assert (after.id, after.kind, after.adopted) == (new, "supersedes", True)


def test_a_link_said_twice_is_one(store):
    old, new = recorded(store, "No loans."), recorded(store, "Loans.")
    once = do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

    again = do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

    assert again == once
    assert [each.id for each in seen(store, new).earlier] == [old]


def test_a_link_needs_two_different_decisions(store):
    decision = recorded(store, "Loans.")

    with pytest.raises(Circular):
        do(store, links.link, decision_id=decision, earlier_id=decision, kind="amends")
    with pytest.raises(NotFound):
        do(store, links.link, decision_id=decision, earlier_id="0" * 32, kind="amends")


def test_two_that_take_the_place_of_one_are_a_fork_for_people(store):
    old, one, two = recorded(store, "Old."), recorded(store, "One."), recorded(store, "Two.")

    for new in (one, two):
        do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")

    assert (seen(store, old).forked, seen(store, one).forked) == (True, False)


def test_a_change_is_proposed_on_the_next_agenda_and_counts_once_it_is_adopted(store):
    ids = people(store, "Amara", "Bethan", "Carlos")
    old = recorded(store, "Two weeks.")
    meeting = running(store, here=tuple(ids.values()))

    proposal = do(
        store, register.propose_change,
        earlier_id=old, kind="supersedes", text="Three weeks.", meeting_id=meeting, title="Change to the loans",
    )  # fmt: skip
    before = standing(store)
    do(store, decisions.all_stand, decision_id=proposal, stance="consent", at=NOW)
    do(store, decisions.declare, decision_id=proposal, outcome="adopted", at=NOW)

    assert sorted(before) == ["Three weeks. proposed", "Two weeks. in_force"]
    assert sorted(standing(store)) == ["Three weeks. in_force", "Two weeks. superseded"]


def test_a_change_takes_the_item_that_is_there_about_the_same_decision(store):
    old, meeting = recorded(store, "Two weeks."), planned(store)
    wanted = {"earlier_id": old, "kind": "amends", "meeting_id": meeting, "title": "Change to the loans"}

    for text in ("Three weeks.", "Four weeks."):
        do(store, register.propose_change, text=text, **wanted)

    with store.read() as reader:
        assert [(item.title, item.decisions) for item in agenda.items(reader, meeting)] == [("Change to the loans", 2)]


def test_the_first_proposal_under_an_item_to_ratify_ratifies(store):
    ids = people(store, "Amara", "Bethan", "Carlos")
    meeting = running(store, "Pay the hall", here=(ids["Amara"], ids["Bethan"]))
    do(store, meetings.set_quorum, meeting_id=meeting, kind="fixed", count=3)
    with store.read() as reader:
        (item,) = agenda.items(reader, meeting)
    weak = do(store, decisions.propose, meeting_id=meeting, item_id=item.id, text="Pay the hall.")
    do(store, decisions.all_stand, decision_id=weak, stance="consent", at=NOW)
    do(store, decisions.declare, decision_id=weak, outcome="indicative", at=NOW)
    later = running(store, "To ratify", here=tuple(ids.values()), title="December meeting")
    with store.write("about") as session, store.read() as reader:
        (item,) = agenda.items(reader, later)
        found = session.get(AgendaItem, item.id)
        found.topic, found.about_id = "ratify", weak

    strong = do(store, decisions.propose, meeting_id=later, item_id=item.id, text="The hall is paid.")
    do(store, decisions.all_stand, decision_id=strong, stance="consent", at=NOW)
    do(store, decisions.declare, decision_id=strong, outcome="adopted", at=NOW)

    assert sorted(standing(store)) == ["Pay the hall. in_force", "The hall is paid. in_force"]


def test_nothing_is_proposed_in_a_closed_meeting_even_without_an_item(store):
    meeting = closed(store, "Loans")

    with pytest.raises(Sealed):
        do(store, decisions.propose, meeting_id=meeting, item_id=None, text="Loans.")


def test_search_looks_at_numbers_reasons_and_words_without_accents(store):
    recorded(store, "The café pays.", reasons="Nine loans last year")
    recorded(store, "Meet on Thursdays.")

    with store.read() as reader:
        hits = [[row.text for row in book.found_by(reader, text)] for text in ("cafe", "nine pays", "2026-11-23", "x")]

    assert [len(hit) for hit in hits] == [1, 1, 2, 0]


def test_the_bin_holds_what_was_put_away(store):
    meeting = planned(store, "November", "Loans")
    with store.read() as reader:
        (item,) = agenda.items(reader, meeting)
    proposal = do(store, decisions.propose, meeting_id=meeting, item_id=item.id, text="Loans.")

    do(store, decisions.to_bin, decision_id=proposal)

    assert (standing(store), standing(store, bin=True)) == ([], ["Loans. proposed"])
