"""Any member may bring what one person decided before the group."""

from datetime import timedelta

from models.commands import decisions, meetings, register, taking_up
from models.queries import agenda
from models.queries.taking_up import TakenUpAt, taken_up
from models.store import Store
from models.tables import Decision
from tests.builders import NOW
from tests.builders_meetings import planned


def decided(store: Store) -> str:
    """A decision made after advice."""
    with store.write("record") as session:
        return register.record(session, text="Ed buys the stamps.", on=NOW, method="advice")


def put(store: Store, decision: str) -> str:
    """Somebody asks for it."""
    with store.write("put") as session:
        return taking_up.put_on_agenda(session, decision_id=decision, title="The stamps")


def there(store: Store, decision: str) -> TakenUpAt | None:
    """Where it is taken up."""
    with store.read() as reader:
        return taken_up(reader, decision)


def where(store: Store, decision: str) -> tuple[str, str] | None:
    """The item that is there for it, and the title of its meeting."""
    at = there(store, decision)
    return (at.item_id, at.meeting) if at else None


def test_it_goes_before_the_next_governance_meeting_and_else_the_next_one(store: Store) -> None:
    planned(store, "Soon", "Welcome")
    first, second = decided(store), decided(store)
    before = put(store, first)
    later = planned(store, "Governance", "Welcome", starts=NOW + timedelta(days=40))
    with store.write("kind") as session:
        from models.tables import Meeting

        meeting = session.get(Meeting, later)
        assert meeting
        meeting.kind = "governance"

    after = put(store, second)

    assert (where(store, first), where(store, second)) == ((before, "Soon"), (after, "Governance"))


def test_without_a_meeting_it_waits_and_is_put_once(store: Store) -> None:
    decision = decided(store)

    first, again = put(store, decision), put(store, decision)

    assert (first, there(store, decision)) == (again, TakenUpAt(first, ""))
    with store.read() as reader:
        assert [item.title for item in agenda.backlog(reader)] == ["The stamps"]


def test_nobody_asked_and_it_is_nowhere(store: Store) -> None:
    assert there(store, decided(store)) is None


def test_the_meeting_is_told_with_its_day_and_a_proposal_is_waited_for(store: Store) -> None:
    decision = decided(store)
    soon, later = (planned(store, title, starts=NOW + timedelta(days=n)) for title, n in (("Soon", 3), ("Later", 9)))
    put(store, decision)
    before = there(store, decision)

    proposal = _proposed(store, decision, later)
    between = there(store, decision)
    with store.write("withdraw") as session:
        session.get_one(Decision, proposal).outcome = "withdrawn"

    assert before and between
    assert (before.meeting_id, before.starts, before.is_put) == (soon, NOW + timedelta(days=3), False)
    assert (between.meeting_id, between.is_put) == (later, True)
    assert there(store, decision) == before


def test_a_proposal_in_the_bin_or_in_a_closed_meeting_is_not_waited_for(store: Store) -> None:
    decision = decided(store)
    meeting = planned(store, "Soon", starts=NOW)
    proposal = _proposed(store, decision, meeting)

    with store.write("bin") as session:
        decisions.to_bin(session, decision_id=proposal)
    binned = there(store, decision)
    with store.write("close") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=NOW)
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))

    assert binned and not binned.is_put
    assert there(store, decision) is None


def _proposed(store: Store, decision: str, meeting: str) -> str:
    """A change of it, on the agenda of a meeting."""
    asked = {"earlier_id": decision, "kind": "amends", "text": "Ed buys fewer.", "meeting_id": meeting}
    with store.write("propose") as session:
        return register.propose_change(session, title="The stamps", **asked)
