"""What the first page says needs a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.queries.today import Today, never_asked, today
from models.store import Store
from models.tables import Action, AgendaItem, Attendance, ConsentEvent, Decision, DecisionLink, Meeting
from tests.builders import NOW, TODAY
from tests.builders_assets import TOMORROW, asset, book, lend, person


def look(store: Store, now: datetime = NOW) -> Today:
    """The page's look at the chapter."""
    with store.read() as reader:
        return replace(today(reader, now), never_asked=never_asked(reader, now))


def keep(store: Store, *records: object) -> None:
    """Write records in one deed."""
    with store.write("Keep") as session:
        for record in records:
            session.add(record)


def test_an_empty_chapter_needs_nothing(store: Store) -> None:
    seen = look(store)

    assert (seen.begun.members, seen.begun.assets, seen.begun.meetings) == (0, 0, 0)
    assert (seen.needs, seen.meeting, seen.sharing.saved_at) == (0, None, None)


def test_the_running_meeting_comes_before_the_next_one_and_that_before_one_gone_by(store: Store) -> None:
    for title, days, state in (("Gone by", -3, "planned"), ("Later", 20, "planned"), ("Next", 4, "planned")):
        keep(store, Meeting(title=title, starts=NOW + timedelta(days=days), state=state))
    keep(store, Meeting(title="Closed", starts=NOW, state="closed"))

    upcoming = look(store).meeting
    keep(store, Meeting(title="Running", starts=NOW, state="running"))
    running = look(store).meeting
    past = look(store, NOW + timedelta(days=40))

    assert upcoming is not None and upcoming.title == "Next"
    assert running is not None and (running.title, running.is_running) == ("Running", True)
    assert past.meeting is not None and past.meeting.is_running


def test_a_meeting_whose_day_went_by_is_still_shown_the_latest_first(store: Store) -> None:
    for title, days in (("Older", -30), ("Newer", -3)):
        keep(store, Meeting(title=title, starts=NOW + timedelta(days=days), state="planned"))

    meeting = look(store).meeting

    assert meeting is not None and meeting.title == "Newer"


def test_the_meeting_brings_its_agenda_in_order_and_who_is_coming(store: Store) -> None:
    gwen, hari = person(store, "Gwen Parry"), person(store, "Hari Patel")
    meeting = Meeting(title="December", starts=NOW + timedelta(days=4), state="planned")
    items = [AgendaItem(meeting_id=meeting.id, position=n, title=title) for n, title in ((2, "Second"), (1, "First"))]
    coming = Attendance(meeting_id=meeting.id, person_id=gwen, part="expected")
    keep(store, meeting, *items, coming, Attendance(meeting_id=meeting.id, person_id=hari, part="apologies"))

    seen = look(store).meeting

    assert seen is not None
    assert [line.title for line in seen.items] == ["First", "Second"]
    assert (seen.expected, seen.apologies) == (1, 1)


def test_actions_are_those_late_or_due_within_the_week_the_latest_first(store: Store) -> None:
    for text, days in (("Next month", 30), ("On the last day", 7), ("Late", -4)):
        keep(store, Action(text=text, owner="Dilys", due_on=TODAY + timedelta(days=days)))
    keep(store, Action(text="Done", due_on=TODAY, done_on=TODAY), Action(text="Undated"))

    seen = look(store)

    assert [(action.text, action.state.value) for action in seen.actions] == [
        ("Late", "overdue"),
        ("On the last day", "due_soon"),
    ]
    assert seen.open_actions == 4


def test_reviews_come_a_week_ahead_and_not_for_what_was_superseded(store: Store) -> None:
    due, later, old = (
        Decision(number=number, text=number, outcome="adopted", review_on=TODAY + timedelta(days=days))
        for number, days in (("due", 6), ("later", 60), ("old", -6))
    )
    newer = Decision(number="newer", text="newer", outcome="adopted")
    link = DecisionLink(decision_id=newer.id, earlier_id=old.id, kind="supersedes")
    keep(store, due, later, old, newer, link)

    assert [review.number for review in look(store).reviews] == ["due"]


def test_loans_bookings_promised_twice_and_consents_never_asked_count_as_needs(store: Store) -> None:
    hari, isla = person(store, "Hari Patel"), person(store, "Isla Morrison")
    kit, tent = asset(store, "Kit"), asset(store, "Tent")
    lend(store, kit, hari, TOMORROW)
    lend(store, tent, hari, TODAY + timedelta(days=20))
    book(store, kit, isla, datetime(2026, 11, 28, 10, tzinfo=UTC))
    book(store, asset(store, "Room", kind="room"), isla, datetime(2026, 11, 28, 10, tzinfo=UTC))
    keep(store, ConsentEvent(person_id=hari, audience="national", state="granted", at=NOW))

    seen = look(store, NOW + timedelta(days=3))

    assert [(loan.asset, loan.lent.state.value) for loan in seen.loans] == [("Kit", "overdue"), ("Tent", "out")]
    assert [booking.asset for booking in seen.clashes] == ["Kit"]
    assert (seen.never_asked, seen.needs) == (1, 3)


def test_what_was_done_since_the_last_bundle_is_counted(store: Store) -> None:
    person(store, "Hari Patel")

    assert look(store).sharing.since == 1
    assert look(store).begun.members == 1
