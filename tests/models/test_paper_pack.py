"""What the papers of a meeting are made from, and who is told of it in which way."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.errors import NotFound
from models.queries.meeting_post import Recipient, expected_people, recipients
from models.queries.paper_pack import PaperPack, pack_of
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.builders import TODAY


def pack(store: Store, meeting: str) -> PaperPack:
    """The papers as they would be printed today."""
    with store.read() as reader:
        return pack_of(reader, meeting, TODAY)


def told(store: Store, meeting: str, **wish: bool) -> list[Recipient]:
    """Who would be told today."""
    with store.read() as reader:
        return recipients(reader, meeting, TODAY, **wish)


def add(store: Store, *records: object) -> None:
    """Put records into the chapter."""
    with store.write("add") as session:
        session.add_all(records)


def test_items_come_in_order_with_the_time_each_should_begin(store: Store) -> None:
    meeting = make.planned(store, "November", "Welcome", "Kit", "Close")

    items = pack(store, meeting).items

    assert [f"{item.number} {item.title} {item.begins:%H:%M}" for item in items if item.begins] == [
        "1 Welcome 18:00",
        "2 Kit 18:10",
        "3 Close 18:20",
    ]


def test_papers_and_open_proposals_stand_with_their_item(store: Store) -> None:
    from models.tables import Decision, DecisionOption, Paper

    meeting = make.planned(store, "November", "Welcome", "Kit")
    with store.read() as reader:
        kit = reader.column("SELECT id FROM agenda_item WHERE title = 'Kit'")[0]
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    days = Decision(item_id=kit, meeting_id=meeting, position=2, text="Which evening?", method="ranked")
    add(
        store,
        Paper(item_id=kit, position=1, name="Loop.pdf", note="see the folder"),
        Paper(item_id=kit, position=2, name="flipchart", content="aGVsbG8="),
        Decision(item_id=kit, meeting_id=meeting, position=1, text="Buy one", method="consent", proposer_id=gwen),
        days,
        DecisionOption(decision_id=days.id, position=2, text="Thursday"),
        DecisionOption(decision_id=days.id, position=1, text="Tuesday"),
        DecisionOption(decision_id=days.id, position=3, person_id=gwen),
        Decision(item_id=kit, meeting_id=meeting, position=3, text="Done already", outcome="adopted"),
    )

    items = pack(store, meeting).items

    assert [paper.name for paper in items[1].papers] == ["Loop.pdf"]
    assert [(each.text, each.proposer, each.options) for each in items[1].proposals] == [
        ("Buy one", "Gwen Pugh", ()),
        ("Which evening?", "", ("Tuesday", "Thursday", "Gwen Pugh")),
    ]
    assert items[0].proposals == ()


def test_the_sheet_names_those_expected_or_everybody_who_may_decide(store: Store) -> None:
    from models.commands import meetings

    ids = make.people(store, "Gwen Pugh", "Asha Rao")
    open_to_all, for_one = make.planned(store), make.planned(store)
    with store.write("expect") as session:
        meetings.expect(session, meeting_id=for_one, people=[Who(ids["Gwen"]), Who(name="Guest")])

    assert pack(store, open_to_all).expected == ("Asha Rao", "Gwen Pugh")
    assert pack(store, open_to_all).deciders == 2
    assert pack(store, for_one).expected == ("Guest", "Gwen Pugh")
    assert pack(store, for_one).deciders == 1


def test_slips_are_for_those_whom_no_email_reaches(store: Store) -> None:
    from models.tables import Action, ContactPoint, Person

    ids = make.people(store, "Gwen Pugh", "Asha Rao", "Huw Price")
    with store.write("ways") as session:
        huw = session.get(Person, ids["Huw"])
        assert huw
        huw.preferred_channel = "post"
    add(
        store,
        *(ContactPoint(person_id=ids[name], kind="email", value=f"{name}@x.example") for name in ("Asha", "Huw")),
        *(Action(text=f"{name} rings", owner_id=ids[name], due_on=TODAY) for name in ids),
        Action(text="Gwen has rung", owner_id=ids["Gwen"], done_on=TODAY),
        Action(text="Gwen bakes", owner_id=ids["Gwen"], due_on=TODAY - timedelta(days=1)),
    )

    slips = pack(store, make.planned(store)).slips

    assert [(slip.name, [action.text for action in slip.actions]) for slip in slips] == [
        ("Gwen Pugh", ["Gwen bakes", "Gwen rings"]),
        ("Huw Price", ["Huw rings"]),
    ]


def test_the_quorum_and_the_kind_are_told(store: Store) -> None:
    from models.tables import Meeting, MeetingKind

    make.quorum(store, "fixed", 3)
    kind = MeetingKind(name="Kitchen table")
    add(store, kind)
    own, built_in = make.planned(store), make.planned(store)
    with store.write("kinds") as session:
        for meeting, key in ((own, kind.id), (built_in, "regular")):
            found = session.get(Meeting, meeting)
            assert found
            found.kind = key

    assert (pack(store, own).meeting.kind, pack(store, own).meeting.need) == ("Kitchen table", 3)
    assert pack(store, built_in).meeting.kind == "regular"
    assert pack(store, own).meeting.chapter == "West"


def test_a_meeting_that_is_not_here_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        pack(store, "0" * 32)


def test_everybody_is_told_in_the_way_that_reaches_them(store: Store) -> None:
    from models.tables import ContactPoint, Person

    def person(given: str, **facts: Any) -> Person:
        return Person(given_name=given, family_name="A", joined_on=date(2024, 5, 1), **facts)

    def mail(who: Person, value: str, main: bool = False) -> ContactPoint:
        return ContactPoint(person_id=who.id, kind="email", value=value, main=main)

    asha, ben, cai, dilys, ed, farah = (
        person("Asha"), person("Ben", address_lines="4 Mill Lane", town="Lower Vale", postcode="WV1 2AB"),
        person("Cai", preferred_channel="post", address_lines="1 Hill"), person("Dilys", town="Lower Vale"),
        person("Ed", preferred_channel="post"), person("Farah", postcode="WV1"),
    )  # fmt: skip
    gone = person("Gone", left_on=date(2025, 1, 1))
    meeting = make.planned(store)
    add(
        store, asha, ben, cai, dilys, ed, farah, gone,
        mail(asha, "old at example"), mail(asha, "asha@x.example", main=True), mail(cai, "cai@x.example"),
        mail(ed, "ed@x.example"), mail(farah, "a@x.example, b@x.example"), mail(gone, "gone@x.example"),
    )  # fmt: skip

    found = [f"{each.name}: {each.way} {each.why} {each.email}".strip() for each in told(store, meeting)]

    assert found == [
        "Asha A: email has_email asha@x.example",
        "Ben A: letter no_email",
        "Cai A: letter prefers_post cai@x.example",
        "Dilys A: by_hand no_address",
        "Ed A: email has_email ed@x.example",
        "Farah A: letter unreadable_email",
    ]
    assert next(each.address for each in told(store, meeting) if each.name == "Ben A") == (
        "4 Mill Lane",
        "Lower Vale",
        "WV1 2AB",
    )


def test_guests_expected_are_told_and_a_small_meeting_may_be_told_alone(store: Store) -> None:
    from models.commands import meetings
    from models.tables import Person

    ids = make.people(store, "Gwen Pugh", "Asha Rao")
    guest = Person(given_name="Nan", family_name="Okafor")
    add(store, guest)
    meeting = make.planned(store)
    with store.write("expect") as session:
        meetings.expect(session, meeting_id=meeting, people=[Who(guest.id), Who(ids["Gwen"])])

    everybody, few = told(store, meeting), told(store, meeting, expected_only=True)

    assert [(each.name, each.is_member) for each in everybody] == [
        ("Nan Okafor", False),
        ("Gwen Pugh", True),
        ("Asha Rao", True),
    ]
    assert [each.name for each in few] == ["Nan Okafor", "Gwen Pugh"]
    with store.read() as reader:
        assert expected_people(reader, meeting) == 2


def test_who_has_left_is_not_told_and_who_leaves_later_still_is(store: Store) -> None:
    from models.commands import meetings
    from models.tables import Person

    gone = Person(given_name="Gone", joined_on=date(2024, 5, 1), left_on=TODAY - timedelta(days=1))
    going = Person(given_name="Going", joined_on=date(2024, 5, 1), left_on=TODAY + timedelta(days=30))
    add(store, gone, going)
    meeting = make.planned(store)
    with store.write("expect") as session:
        meetings.expect(session, meeting_id=meeting, people=[Who(gone.id), Who(going.id)])

    assert [each.name for each in told(store, meeting)] == ["Going"]


def test_notice_is_kept_counted_and_undone(store: Store) -> None:
    from models.commands import notice
    from models.history import History

    meeting = make.planned(store)
    history = History(store)
    with store.write("Give notice") as session:
        notice.give_notice(session, meeting_id=meeting, on=TODAY)
    with store.write("Move") as session:
        notice.changed_invitation(session, meeting_id=meeting)
        notice.changed_invitation(session, meeting_id=meeting)

    assert (pack(store, meeting).meeting.notice_on, pack(store, meeting).meeting.sequence) == (TODAY, 2)
    history.undo()
    history.undo()
    told = pack(store, meeting).meeting
    assert (told.notice_on, told.sequence) == (None, 3)  # calendars never hear of a lower one
