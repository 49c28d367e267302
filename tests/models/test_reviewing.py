"""A decision whose review is due: kept, amended or dropped by a later one that keeps the answers."""

from datetime import date, timedelta

import pytest

from models.commands import decisions, meetings, register, reviewing
from models.errors import Missing
from models.queries import agenda, proposals
from models.queries import decisions as queries
from models.queries.minutes_of import minutes_of
from models.rules.register import DecisionState, LinkKind
from models.rules.reviewing import NothingAmended, NotLater, Review
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table

NEXT = TODAY + timedelta(days=365)
TEXT = "The kit is lent for two weeks."
HELPED = "How it has helped: nine loans.\nWhat would make it better: a card."


def due(table: Table) -> str:
    """A decision whose review is due today."""
    return table.do(register.record, text=TEXT, on=NOW, method="consent", review_on=TODAY)


def reviewed(table: Table, earlier: str, kind: LinkKind, text: str = TEXT, on: date | None = NEXT) -> str:
    """What the review came to, put to the meeting."""
    told = Review(kind, text, HELPED, on)
    asked = {"earlier_id": earlier, "meeting_id": table.meeting, "title": "Review of the loans", "today": TODAY}
    return table.do(reviewing.review, found_so=told, **asked)


def adopt(table: Table, decision: str) -> None:
    """Everybody consents."""
    table.all_say(decision)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)


def state(store: Store, decision: str, on: date = TODAY) -> DecisionState:
    """Where it stands on a day."""
    with store.read() as reader:
        return queries.standings(reader, on)[decision]


def test_what_is_kept_is_looked_at_again_on_the_next_day_and_its_reasons_are_the_answers(store: Store) -> None:
    table = Table(store)
    earlier = due(table)

    later = reviewed(table, earlier, LinkKind.REAFFIRMS)
    adopt(table, later)

    held = table.look(later)
    assert (held.reasons, held.review_on) == (HELPED, NEXT)
    assert state(store, earlier) is DecisionState.IN_FORCE
    assert state(store, earlier, NEXT) is DecisionState.REVIEW_DUE


@pytest.mark.parametrize(
    ("kind", "text", "stands"),
    [
        (LinkKind.AMENDS, "The kit is lent for three weeks.", DecisionState.IN_FORCE),
        (LinkKind.REVOKES, "The kit is not lent any more.", DecisionState.REVOKED),
    ],
)
def test_it_is_amended_or_dropped(store: Store, kind: LinkKind, text: str, stands: DecisionState) -> None:
    table = Table(store)
    earlier = due(table)

    later = reviewed(table, earlier, kind, text)
    adopt(table, later)

    assert state(store, earlier) is stands
    assert table.look(later).review_on == (NEXT if kind is LinkKind.AMENDS else None)


def test_it_is_put_under_the_item_that_is_there_for_it(store: Store) -> None:
    table = Table(store)
    earlier = due(table)

    first = reviewed(table, earlier, LinkKind.REAFFIRMS)
    second = reviewed(table, earlier, LinkKind.REVOKES, "It ends.")

    with store.read() as reader:
        (item,) = [row.id for row in agenda.items(reader, table.meeting) if row.about_id == earlier]
        assert [row.id for row in proposals.of_item(reader, item)] == [first, second]


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        (Review(LinkKind.REAFFIRMS, TEXT, HELPED), Missing),
        (Review(LinkKind.REAFFIRMS, TEXT, "", NEXT), Missing),
        (Review(LinkKind.REAFFIRMS, TEXT, HELPED, TODAY), NotLater),
        (Review(LinkKind.AMENDS, TEXT, HELPED, NEXT), NothingAmended),
    ],
)
def test_a_review_that_settles_nothing_is_refused(store: Store, told: Review, refused: type[Exception]) -> None:
    table = Table(store)
    asked = {"earlier_id": due(table), "meeting_id": table.meeting, "title": "Review", "today": TODAY}

    with pytest.raises(refused):
        table.do(reviewing.review, found_so=told, **asked)


def test_the_minutes_tell_the_answers(store: Store) -> None:
    table = Table(store)
    adopt(table, reviewed(table, due(table), LinkKind.REAFFIRMS))

    table.do(meetings.close, meeting_id=table.meeting, at=NOW + timedelta(hours=1))

    with store.read() as reader:
        minutes = minutes_of(reader, table.meeting)
    (told,) = [each for item in minutes.items for each in item.decisions]
    assert (told.reasons, told.review_on) == (HELPED, NEXT)
