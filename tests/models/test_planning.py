"""Before a meeting: its kind and room, who is expected, the backlog, and the papers of an item."""

from datetime import datetime, timedelta

import pytest

from models.commands import kinds as kind_commands
from models.commands import meetings as commands
from models.errors import Missing, NotFound
from models.history import History
from models.queries import agenda, kinds, room
from models.queries import meetings as queries
from models.rules.holding import Who
from models.rules.london import EndsTooSoon
from models.rules.starting_agenda import DraftItem
from models.store import Store
from models.tables import Meeting
from tests import builders_meetings as make
from tests.builders import NOW
from tests.models.test_meetings_agenda import item_of, shown

TWO_HOURS = timedelta(hours=2)


def quorum_of(store: Store, meeting: str) -> tuple[str, int | None]:
    """The quorum of a meeting."""
    with store.read() as reader:
        facts = queries.meeting(reader, meeting)
    assert facts
    return facts.quorum_kind, facts.quorum_count


def expected(store: Store, meeting: str) -> list[str]:
    """Who is on the attendance of a meeting, and how."""
    with store.read() as reader:
        return [f"{stay.name} {stay.part}" for stay in room.attendance(reader, meeting)]


def backlog(store: Store) -> list[str]:
    """What waits for a meeting."""
    with store.read() as reader:
        return [item.title for item in agenda.backlog(reader)]


def test_a_meeting_takes_the_quorum_of_its_kind(store: Store) -> None:
    make.quorum(store, "fixed", 5)
    with store.write("kinds") as session:
        kind_commands.set_quorum(session, kind="annual", quorum_kind="fixed", count=9)

    made = {}
    for kind in ("", "regular", "annual", "short", "Picnic"):
        with store.write("plan") as session:
            made[kind] = commands.plan(session, title="Meeting", starts=NOW, kind=kind)

    told = {kind: quorum_of(store, meeting) for kind, meeting in made.items()}
    five = ("fixed", 5)
    assert told == {"": five, "regular": five, "annual": ("fixed", 9), "short": ("", None), "Picnic": five}


def test_a_planned_meeting_of_another_kind_takes_its_quorum_and_a_held_one_keeps_its_own(store: Store) -> None:
    make.quorum(store, "fixed", 5)
    planned, held = make.planned(store), make.closed(store, "Welcome")

    for meeting in (planned, held):
        with store.write("kind") as session:
            commands.set_kind(session, meeting_id=meeting, kind="short")

    assert (quorum_of(store, planned), quorum_of(store, held)) == (("", None), ("fixed", 5))
    with store.read() as reader:
        assert kinds.kind_of(reader, planned).length == 60


def test_the_room_closes_after_the_meeting_begins_and_moves_with_it(store: Store) -> None:
    meeting = make.planned(store)
    with store.write("room") as session:
        commands.set_closes(session, meeting_id=meeting, closes=make.EVENING + TWO_HOURS)
    with pytest.raises(EndsTooSoon), store.write("room") as session:
        commands.set_closes(session, meeting_id=meeting, closes=make.EVENING)

    later = make.EVENING + timedelta(days=7)
    for _ in range(2):  # the second time nothing moves
        with store.write("move") as session:
            commands.reschedule(session, meeting_id=meeting, starts=later, ends=later + TWO_HOURS)

    with store.write("look") as session:
        row = session.get(Meeting, meeting)
        assert row
        assert (row.closes, row.sequence) == (later + TWO_HOURS, 1)


def test_calendars_hear_of_another_place_but_not_of_another_kind(store: Store) -> None:
    meeting = make.planned(store)

    for field, value in (("place", "Hall"), ("place", "Hall"), ("next_meeting", "June")):
        with store.write("change") as session:
            commands.change(session, meeting_id=meeting, field=field, value=value)

    with store.write("look") as session:
        row = session.get(Meeting, meeting)
        assert row and row.sequence == 1


def test_a_move_taken_back_is_one_more_change_for_calendars(store: Store) -> None:
    meeting = make.planned(store)
    later = make.EVENING + timedelta(days=7)
    with store.write("move") as session:
        commands.reschedule(session, meeting_id=meeting, starts=later, ends=later + TWO_HOURS)

    seen = [sequence(store, meeting)]
    for deed in (History(store).undo, History(store).redo, History(store).undo):
        deed()
        seen.append(sequence(store, meeting))

    assert seen == [(later, 1), (make.EVENING, 2), (later, 3), (make.EVENING, 4)]


def sequence(store: Store, meeting: str) -> tuple[datetime | None, int | None]:
    """When it begins, and how often calendars heard of a change."""
    with store.write("look") as session:
        row = session.get(Meeting, meeting)
        assert row
        return row.starts, row.sequence


def test_exactly_those_ticked_are_expected(store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ed Tudor", "Isla Mann")
    meeting = make.planned(store)
    with store.write("expect") as session:
        commands.set_expected(session, meeting_id=meeting, people=[Who(ids["Gwen"]), Who(ids["Ed"]), Who(name="Sam")])
    with store.write("excuse") as session:
        commands.excuse(session, meeting_id=meeting, who=Who(ids["Ed"]))

    with store.write("expect others") as session:
        commands.set_expected(session, meeting_id=meeting, people=[Who(ids["Isla"])])
    others = expected(store, meeting)
    History(store).undo()

    assert others == ["Ed Tudor apologies", "Isla Mann expected"]
    assert expected(store, meeting) == ["Ed Tudor apologies", "Gwen Pugh expected", "Sam expected"]


def test_an_item_waits_in_the_backlog_until_a_meeting_takes_it(store: Store) -> None:
    meeting = make.planned(store, "December", "Welcome")
    with store.write("later") as session:
        item = commands.add_to_backlog(session, draft=DraftItem("Paint the shed", 20, "decide"))
        commands.add_to_backlog(session, draft=DraftItem("A new kettle"))
    waiting = backlog(store)

    with store.write("take") as session:
        commands.take_from_backlog(session, item_id=item, meeting_id=meeting)
    taken = (backlog(store), shown(store, meeting))
    with store.write("put back") as session:
        commands.put_back(session, item_id=item)

    assert waiting == ["Paint the shed", "A new kettle"]
    assert taken == (["A new kettle"], ["Welcome", "Paint the shed"])
    assert (backlog(store), shown(store, meeting)) == (waiting, ["Welcome"])


def test_what_another_meeting_took_cannot_be_taken_again(store: Store) -> None:
    first, second = make.planned(store, "December"), make.planned(store, "January")
    with store.write("later") as session:
        item = commands.add_to_backlog(session, draft=DraftItem("Shed"))
    with store.write("take") as session:
        commands.take_from_backlog(session, item_id=item, meeting_id=first)

    with pytest.raises(NotFound), store.write("take") as session:
        commands.take_from_backlog(session, item_id=item, meeting_id=second)

    assert (shown(store, first), shown(store, second)) == (["Shed"], [])


def test_an_item_in_the_backlog_needs_a_title_and_can_be_taken_off(store: Store) -> None:
    with pytest.raises(Missing), store.write("later") as session:
        commands.add_to_backlog(session, draft=DraftItem(" "))
    with store.write("later") as session:
        item = commands.add_to_backlog(session, draft=DraftItem("Paint the shed"))

    with store.write("never") as session:
        commands.remove_item(session, item_id=item)

    assert backlog(store) == []


def test_what_was_talked_about_stays_where_it_was_and_is_carried_on_by_the_backlog(store: Store) -> None:
    meeting = make.running(store, "Kit", "Shed")
    kit = item_of(store, meeting, "Kit")

    with store.write("put back") as session:
        commands.put_back(session, item_id=kit)

    assert (shown(store, meeting), backlog(store)) == (["Kit", "Shed"], ["Kit"])


def test_papers_are_named_as_files_links_or_words(store: Store) -> None:
    meeting = make.planned(store, "December", "Kit")
    item = item_of(store, meeting, "Kit")

    with store.write("papers") as session:
        for words in ("budget.xlsx", "https://example.org/kit", "The blue folder"):
            last = commands.add_paper(session, item_id=item, words=words)
    with store.read() as reader:
        told = [f"{paper.kind} {paper.name}" for paper in agenda.papers(reader, item)]
    with store.write("take off") as session:
        commands.remove_paper(session, paper_id=last)

    assert told == ["file budget.xlsx", "link https://example.org/kit", "text The blue folder"]
    with store.read() as reader:
        assert [item.papers for item in agenda.items(reader, meeting)] == [2]


def test_an_item_is_marked_as_confidential(store: Store) -> None:
    meeting = make.planned(store, "December", "Kit")

    with store.write("mark") as session:
        item = item_of(store, meeting, "Kit")
        commands.change_item(session, item_id=item, field="confidential", value=True)

    with store.read() as reader:
        assert [item.confidential for item in agenda.items(reader, meeting)] == [True]
