"""An evening with everything that minutes can tell, for the tests of what comes after a meeting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import people

BEGUN = NOW - timedelta(days=14)
NAMES = ("Amara Okafor", "Bethan Rees", "Carlos Mendes", "Dilys Haworth", "Hari Patel", "Gwen Pugh")
PICTURE = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"


@dataclass(frozen=True)
class Evening:
    """The ids of one meeting held a fortnight ago."""

    meeting: str
    items: tuple[str, ...]
    people: dict[str, str]
    lending: str


def at(minutes: int) -> datetime:
    """So many minutes into the meeting."""
    return BEGUN + timedelta(minutes=minutes)


def evening(store: Store, *, secret: bool = True) -> Evening:
    """Six came, one late, one left for an item and was back; four items, one of them in confidence; closed."""
    from models.commands import meetings
    from models.rules.starting_agenda import DraftItem
    from models.tables import Chapter

    ids = people(store, *NAMES)
    agenda = [DraftItem(each, 20, "decide") for each in ("Welcome", "Lending the kit", "Rent", "A grievance")]
    with store.write("Found") as session:
        session.add(Chapter(name="West", short_code="W", quorum_kind="fixed", quorum_count=3))
    with store.write("Plan") as session:
        meeting = meetings.plan(
            session, title="Autumn meeting", starts=at(-2), ends=at(120), kind="governance", place="Hall", agenda=agenda
        )
    with store.write("Hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=BEGUN)
        items = tuple(each.id for each in meetings.agenda_of(session, meeting))
        _come_and_go(session, meeting, items, ids)
        _facts(session, meeting, items, secret=secret)
        lending = _decisions(session, meeting, items, ids)
        _round_about(session, meeting, items, ids)
        session.flush()
        meetings.close(session, meeting_id=meeting, at=at(110), assumed="stays")
    return Evening(meeting, items, ids, lending)


def _come_and_go(session, meeting, items, ids) -> None:
    from models.commands import meetings
    from models.rules.holding import Who
    from models.tables import Attendance

    for name in ("Amara", "Bethan", "Carlos", "Dilys"):
        meetings.sign_in(session, meeting_id=meeting, who=Who(ids[name]), at=BEGUN, capacity="")
    session.add_all(
        [
            Attendance(meeting_id=meeting, person_id=ids["Hari"], part="present", arrived=at(25), remote=True),
            Attendance(meeting_id=meeting, person_id=ids["Gwen"], part="present", arrived=BEGUN, left=at(22)),
            Attendance(meeting_id=meeting, person_id=ids["Gwen"], part="present", arrived=at(40), left=at(90)),
            Attendance(meeting_id=meeting, name="Sam from the university", part="attending", capacity="guest"),
            Attendance(meeting_id=meeting, name="Ed Lloyd", part="apologies"),
        ]
    )
    meetings.declare_interest(
        session, meeting_id=meeting, item_id=items[1], who=Who(ids["Gwen"]), nature="Sells such kits",
        handling="Left the room",
    )  # fmt: skip


def _facts(session, meeting, items, *, secret) -> None:
    from models.commands import meetings
    from models.tables import AgendaItem, Meeting

    found = session.get(Meeting, meeting)
    found.next_meeting = "Thu 10 Dec 2026, 18:00"
    found.facilitator, found.note_taker = "Dilys Haworth", "Bethan Rees"
    for number, id in enumerate(items):
        meetings.go_to_item(session, meeting_id=meeting, item_id=id, at=at(20 * number))
    session.flush()
    session.get(AgendaItem, items[1]).notes = "Nine loans *last year*."
    grievance = session.get(AgendaItem, items[3])
    grievance.notes, grievance.confidential = "SECRET words about somebody.", secret


def _decisions(session, meeting, items, ids) -> str:
    from models.tables import Decision, Stance

    lending = Decision(
        meeting_id=meeting, item_id=items[1], position=1, number="W 2026-11-09/2", text="Members may borrow the kit.",
        text_version=2, method="consent", outcome="adopted", computed="adopted", reasons="Members want certainty.",
        counts="consent 3 concern 1 objection 0 stand_aside 1", present_count=6, deciders_count=5, quorum_need=3,
        declared_at=at(38), review_on=date(2027, 5, 12), driver="Kit lies idle while people ask for it.",
        criteria="Ten loans and nothing lost by May.", responsible="Amara Okafor", proposer_id=ids["Amara"],
        seconder="Ed Lloyd", scope="region", effective_on=date(2026, 12, 1),
    )  # fmt: skip
    rent = Decision(
        meeting_id=meeting, item_id=items[2], position=1, text="Which hall?", method="ranked", outcome="adopted",
        number="W 2026-11-09/3", text_version=1, declared_at=at(55), binding=True, present_count=6, deciders_count=6,
    )  # fmt: skip
    outside = Decision(
        text="Ed buys the stamps.", method="advice", outcome="adopted", number="W 2026-11-01/0", text_version=1,
        declared_at=at(-60 * 24 * 8), decider="Ed Lloyd", reasons="They had run out.",
    )  # fmt: skip
    secret = Decision(
        meeting_id=meeting, item_id=items[3], position=1, text="SECRET decision.", method="consent", outcome="adopted",
        number="W 2026-11-09/4", text_version=1, declared_at=at(75),
    )  # fmt: skip
    amendment = Decision(
        meeting_id=meeting, item_id=items[1], position=1, amends_id=lending.id, text="Members may borrow it once.",
        text_version=1, method="consent", outcome="not_adopted", counts="consent 1 objection 2", proposer="Ed Lloyd",
    )  # fmt: skip
    said = {"decision_id": lending.id, "at": at(35)}
    session.add_all(
        [
            lending, rent, outside, secret, amendment,
            Stance(person_id=ids["Carlos"], stance="objection", reason="It blocks February.", state="integrated",
                   text_version=1, how="A week's notice was added.", source="hand", **said),
            Stance(person_id=ids["Dilys"], stance="concern", reason="Who pays for repairs?", text_version=2,
                   source="phone", **said),
            Stance(person_id=ids["Amara"], stance="consent", text_version=2, source="hand", **said),
        ]
    )  # fmt: skip
    _chosen(session, rent, outside)
    return lending.id


def _chosen(session, rent, outside) -> None:
    from models.tables import Advice, DecisionOption, Notified, PaperCount

    first, second = (
        DecisionOption(decision_id=rent.id, position=number, text=text)
        for number, text in enumerate(("The old mill", "The chapel"), start=1)
    )
    rent.result = f'{{"winners":["{first.id}"],"totals":{{"{first.id}":4,"{second.id}":2}},"valid":6}}'
    session.add_all(
        [
            first, second,
            PaperCount(decision_id=rent.id, issued=6, returned=6, valid=5, spoilt="blank 1", agreed=True, recounts=0,
                       totals=f"{first.id} 3 {second.id} 2", tellers="Ed Lloyd, Sam Ito"),
            Advice(decision_id=outside.id, name="Amara Okafor", side="affected", gist="Second class will do.",
                   answer="Taken.", asked_on=date(2026, 10, 30)),
            Notified(decision_id=outside.id, name="Carlos Mendes", told_on=date(2026, 10, 30), channel="phone"),
        ]
    )  # fmt: skip


def _round_about(session, meeting, items, ids) -> None:
    from models.tables import Action, Paper, Reading

    session.add_all(
        [
            Action(text="Draft a loan card", owner_id=ids["Bethan"], due_on=date(2026, 11, 30), meeting_id=meeting,
                   item_id=items[1]),
            Action(text="SECRET action", owner="Ed", meeting_id=meeting, item_id=items[3]),
            Paper(item_id=items[1], name="Flipchart", kind="photo", media_type="image/jpeg", content=PICTURE),
            Reading(meeting_id=meeting, item_id=items[2], question="How is the mill?", scale="fist_to_five",
                    counts="0 0 1 2 2 1", passed=0, at=at(50)),
        ]
    )  # fmt: skip
