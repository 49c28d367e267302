"""Any member may bring what one person decided before the group."""

from datetime import timedelta

from models.commands import register, taking_up
from models.queries import agenda
from models.queries.taking_up import TakenUpAt, taken_up
from models.store import Store
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

    assert (there(store, first), there(store, second)) == (TakenUpAt(before, "Soon"), TakenUpAt(after, "Governance"))


def test_without_a_meeting_it_waits_and_is_put_once(store: Store) -> None:
    decision = decided(store)

    first, again = put(store, decision), put(store, decision)

    assert (first, there(store, decision)) == (again, TakenUpAt(first, ""))
    with store.read() as reader:
        assert [item.title for item in agenda.backlog(reader)] == ["The stamps"]


def test_nobody_asked_and_it_is_nowhere(store: Store) -> None:
    assert there(store, decided(store)) is None
