"""A small chapter with something on every paper that belongs to no meeting."""

from datetime import UTC, date, datetime, timedelta

from models.commands import chapter as chapters
from models.commands import directory
from models.rules.directory import Listing
from models.store import Store
from models.tables import (
    Action,
    Asset,
    Attendance,
    Booking,
    ContactPoint,
    Decision,
    DecisionLink,
    Loan,
    Meeting,
    Person,
    PersonRole,
    PersonSkill,
    Stance,
)
from tests.builders import NOW, TODAY

NAMES = ("Siân Llŷr", "Zofia Źdźbło", "Ọlá Adéwálé", "Đặng Thị", "Ελένη Παπά")
HELD = datetime(2026, 11, 12, 18, 0, tzinfo=UTC)


def filled(store: Store, names: tuple[str, ...] = NAMES) -> dict[str, str]:
    """Ids by given name, and of `meeting`, `decision`, `old`, `projector`, `hall` and `loan`."""
    with store.write("found") as session:
        chapters.found_chapter(session, name="Severnside chapter", short_code="SEV")
    ids: dict[str, str] = {}
    with store.write("people") as session:
        for number, name in enumerate(names):
            given, _space, family = name.partition(" ")
            person = Person(
                given_name=given,
                family_name=family,
                organisation="Riverside Surgery" if number % 2 else "",
                joined_on=date(2024, 5, 1) + timedelta(days=200 * number),
            )
            session.add(person)
            session.add(ContactPoint(person_id=person.id, kind="email", value=f"m{number}@mail.example", main=True))
            ids[given] = person.id
    with store.write("the rest") as session:
        for record in [*_meeting(ids), *_assets(ids), *_extras(ids)]:
            session.add(record)
    return ids


def listed(store: Store, person_id: str, *parts: Listing) -> None:
    """Somebody agrees to show these parts in the directory, and no others."""
    with store.write("directory") as session:
        directory.answer(session, person_id=person_id, wanted=parts, at=NOW, method="spoken", wording="May we?")


def _meeting(ids: dict[str, str]) -> list[object]:
    first, second = list(ids)[:2]
    meeting = Meeting(
        title="November meeting", starts=HELD, ends=HELD + timedelta(hours=2), state="closed",
        opened_at=HELD, closed_at=HELD + timedelta(minutes=110), facilitator_id=ids[first],
    )  # fmt: skip
    old = Decision(
        number="SEV 2025-03-13/1", text="Kit is lent for one week.", method="simple_majority", outcome="adopted",
        declared_at=datetime(2025, 3, 13, 19, tzinfo=UTC), counts="yes 7 no 1", present_count=8, deciders_count=8,
    )  # fmt: skip
    new = Decision(
        number="SEV 2026-11-12/1", text="Kit is lent for two weeks.", reasons="One week is too short for a ward.",
        method="consent", outcome="adopted", computed="adopted", meeting_id=meeting.id, declared_at=HELD,
        counts="consent 4 concern 1", present_count=5, deciders_count=5, review_on=date(2027, 11, 12),
        roll_ids=" ".join(ids.values()), present_ids=" ".join(ids.values()), text_version=1,
    )  # fmt: skip
    ids.update(meeting=meeting.id, decision=new.id, old=old.id)
    people = [ids[name] for name in (first, second)]
    came = [Attendance(meeting_id=meeting.id, person_id=each, part="present", arrived=HELD) for each in people]
    said = Stance(
        decision_id=new.id, person_id=people[1], stance="concern", reason="Two may be long.", text_version=1, at=HELD
    )
    link = DecisionLink(decision_id=new.id, earlier_id=old.id, kind="supersedes")
    card = Action(
        text="Print the new loan card", owner_id=people[0], due_on=date(2026, 11, 20), meeting_id=meeting.id,
        decision_id=new.id,
    )  # fmt: skip
    return [meeting, old, new, *came, said, link, card]


def _assets(ids: dict[str, str]) -> list[object]:
    first, second, third = list(ids)[:3]
    projector = Asset(
        name="Projector", code="P-01", kind="kit", quantity=2, steward_id=ids[first], place="Cupboard",
        rule_of_use="Back before the next meeting.", condition="B", description="Bright, with a long cable.",
    )  # fmt: skip
    hall = Asset(name="Village hall", kind="room", quantity=1, steward_id=ids[second], place="Lower Vale")
    coaching = Asset(name="Coaching", kind="hours", quantity=14, unit="hours")
    loan = Loan(
        asset_id=projector.id, person_id=ids[third], quantity=1, out_at=NOW - timedelta(days=10),
        due_on=TODAY - timedelta(days=2), condition_out="B",
    )  # fmt: skip
    starts = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
    booking = Booking(
        asset_id=hall.id, person_id=ids[first], purpose="Learning circle", starts=starts,
        ends=starts + timedelta(hours=3), quantity=1,
    )  # fmt: skip
    ids.update(projector=projector.id, hall=hall.id, loan=loan.id)
    return [projector, hall, coaching, loan, booking]


def _extras(ids: dict[str, str]) -> list[object]:
    first, second = list(ids)[:2]
    return [
        ContactPoint(person_id=ids[first], kind="phone", value="01743 496 0001"),
        PersonSkill(person_id=ids[first], skill="facilitation"),
        PersonRole(person_id=ids[first], role="Convener", from_on=date(2025, 1, 1)),
        PersonSkill(person_id=ids[second], skill="run charts"),
    ]
