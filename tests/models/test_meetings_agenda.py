"""The agenda: its order, its clock, its notes, and how it fills itself from what earlier meetings left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.commands import meetings as commands
from models.errors import Missing, NotFound, Sealed
from models.history import History
from models.queries import agenda, next_agenda
from models.queries import meetings as queries
from models.rules.holding import ItemInUse
from models.rules.meetings import MeetingSealed, WrongState
from models.rules.starting_agenda import EVERY_TIME, DraftItem
from models.rules.timing import item_time
from models.store import Store
from models.tables import Action, Decision
from tests import builders_meetings as make
from tests.builders import NOW, TODAY

MINUTE = timedelta(minutes=1)


def shown(store: Store, meeting: str) -> list[str]:
    """The agenda as it is read."""
    with store.read() as reader:
        return [item.title for item in agenda.items(reader, meeting)]


def states(store: Store, meeting: str) -> list[str]:
    """Each item with its state and the minutes it has had."""
    with store.read() as reader:
        facts = queries.meeting(reader, meeting)
        assert facts
        return [
            f"{item.title} {item.state(facts.current_item_id)} {item_time(item.clock, NOW).spent // MINUTE}"
            for item in agenda.items(reader, meeting)
        ]


def item_of(store: Store, meeting: str, title: str) -> str:
    """The id of an item."""
    with store.read() as reader:
        return next(item.id for item in agenda.items(reader, meeting) if item.title == title)


def test_an_item_is_added_moved_and_taken_off(store: Store) -> None:
    meeting = make.planned(store, "November", "Welcome", "Kit", "Close")

    with store.write("add") as session:
        commands.add_item(session, meeting_id=meeting, draft=DraftItem("Spring"), at_place=1)
    with store.write("move") as session:
        commands.move_item(session, item_id=item_of(store, meeting, "Close"), to=0)
    with store.write("remove") as session:
        commands.remove_item(session, item_id=item_of(store, meeting, "Kit"))

    assert shown(store, meeting) == ["Close", "Welcome", "Spring"]


def test_an_item_added_after_others_were_taken_off_comes_last(store: Store) -> None:
    meeting = make.planned(store, "November", "One", "Two", "Three")
    with store.write("remove") as session:
        commands.remove_item(session, item_id=item_of(store, meeting, "One"))

    with store.write("add") as session:
        commands.add_item(session, meeting_id=meeting, draft=DraftItem("Four"))
    with store.write("add") as session:
        commands.move_item(session, item_id=item_of(store, meeting, "Four"), to=1)

    assert shown(store, meeting) == ["Two", "Four", "Three"]


def test_moving_an_item_is_undone_in_one_step(store: Store) -> None:
    meeting = make.planned(store, "November", "One", "Two", "Three")

    with store.write("Move Three") as session:
        commands.move_item(session, item_id=item_of(store, meeting, "Three"), to=0)
    moved = shown(store, meeting)
    History(store).undo()

    assert (moved, shown(store, meeting)) == (["Three", "One", "Two"], ["One", "Two", "Three"])


def test_an_item_keeps_a_title(store: Store) -> None:
    meeting = make.planned(store, "November", "Kit")

    with pytest.raises(Missing), store.write("rename") as session:
        commands.change_item(session, item_id=item_of(store, meeting, "Kit"), field="title", value="  ")

    assert shown(store, meeting) == ["Kit"]


def test_an_item_with_a_proposal_stays(store: Store) -> None:
    meeting = make.planned(store, "November", "Kit")
    item = item_of(store, meeting, "Kit")
    with store.write("propose") as session:
        session.add(Decision(meeting_id=meeting, item_id=item, text="Lend it"))

    with pytest.raises(ItemInUse), store.write("remove") as session:
        commands.remove_item(session, item_id=item)


def test_turning_to_the_next_item_ends_the_one_before(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit")

    with store.write("next") as session:
        item = item_of(store, meeting, "Kit")
        commands.go_to_item(session, meeting_id=meeting, item_id=item, at=NOW - timedelta(minutes=4))

    assert states(store, meeting) == ["Welcome done 0", "Kit current 4"]


def test_an_item_gone_back_to_counts_on_and_a_pause_costs_no_time(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit")
    welcome = item_of(store, meeting, "Welcome")

    with store.write("pause") as session:
        commands.pause(session, meeting_id=meeting, at=NOW + timedelta(minutes=6))
    paused = states(store, meeting)
    with store.write("go on") as session:
        commands.go_to_item(session, meeting_id=meeting, item_id=welcome, at=NOW)

    assert paused[0] == "Welcome paused 6"
    assert states(store, meeting)[0] == "Welcome current 6"


def test_only_a_running_meeting_turns_to_an_item(store: Store) -> None:
    meeting = make.planned(store, "November", "Welcome")

    with pytest.raises(WrongState), store.write("go") as session:
        commands.go_to_item(session, meeting_id=meeting, item_id=item_of(store, meeting, "Welcome"), at=NOW)


def test_typing_is_one_deed(store: Store) -> None:
    meeting = make.running(store, "Kit")
    item = item_of(store, meeting, "Kit")

    for text in ("G", "Gw", "Gwen"):
        with store.write("Take notes", joins=f"notes:{item}") as session:
            commands.write_notes(session, item_id=item, text=text)
    History(store).undo()

    with store.read() as reader:
        assert agenda.notes_of(reader, item) == ""


def test_the_agenda_of_a_closed_meeting_is_sealed(store: Store) -> None:
    meeting = make.closed(store, "Welcome")
    item = item_of(store, meeting, "Welcome")

    with pytest.raises(Sealed), store.write("notes") as session:
        commands.write_notes(session, item_id=item, text="Later")
    with pytest.raises(MeetingSealed), store.write("add") as session:
        commands.add_item(session, meeting_id=meeting, draft=DraftItem("Late"))


def test_a_first_agenda_comes_from_its_template_without_what_has_nothing_to_take(store: Store) -> None:
    with store.read() as reader:
        keys = [item.key for item in next_agenda.starting_agenda(reader, NOW.date(), kind="short")]

    assert keys == ["check_in", "proposals", "other_business", "next_meeting"]


def test_the_next_agenda_fills_itself(store: Store) -> None:
    last = make.closed(store, "Welcome", "Kit", "Notices")
    with store.write("leave things over") as session:
        session.add(Action(text="Loan card", due_on=date(2026, 11, 1)))
        session.add(Action(text="Cups", done_on=date(2026, 11, 1)))
        session.add(Decision(number="W 2026-05-12/3", outcome="adopted", review_on=date(2026, 11, 20)))
        session.add(Decision(number="W 2026-05-12/4", outcome="adopted", review_on=date(2027, 11, 20)))
        session.add(Decision(number="W 2026-10-12/1", outcome="indicative"))

    with store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, NOW.date(), kind="governance")

    automatic = [(item.topic, item.title) for item in drafts if item.topic not in EVERY_TIME]
    assert automatic == [
        ("ratify", "W 2026-10-12/1"),
        ("minutes", "2026-10-24T18:00:00Z"),
        ("actions", ""),
        ("review", "W 2026-05-12/3"),
        ("carried", "Kit"),
        ("carried", "Notices"),
    ]
    assert {item.about_id for item in drafts if item.topic == "minutes"} == {last}


def test_an_agenda_like_the_last_one_leaves_out_what_was_taken_up_once(store: Store) -> None:
    last = make.closed(store, "Welcome", "Close")

    with store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, NOW.date(), like=last)

    assert [item.title or item.topic for item in drafts] == ["Welcome", "2026-10-24T18:00:00Z", "Close", "Close"]


def test_what_waits_and_is_not_there_yet_can_be_brought_in_once(store: Store) -> None:
    make.closed(store, "Welcome", "Kit")
    meeting = make.planned(store, "December")
    with store.read() as reader:
        missing = next_agenda.missing_items(reader, meeting, NOW.date())

    with store.write("bring in") as session:
        commands.add_items(
            session,
            meeting_id=meeting,
            drafts=[DraftItem(each.topic, topic=each.topic, about_id=each.about_id) for each in missing],
        )

    assert shown(store, meeting) == ["minutes", "carried"]
    with store.read() as reader:
        assert next_agenda.missing_items(reader, meeting, NOW.date()) == []


@pytest.fixture
def drawn_up(store: Store) -> str:
    """A planned meeting with the agenda of a stewardship meeting."""
    with store.read() as reader:
        drafts = [replace(each, title=each.key) for each in next_agenda.starting_agenda(reader, TODAY, kind="short")]
    with store.write("plan") as session:
        return commands.plan(session, title="November", starts=NOW, kind="short", agenda=drafts)


def test_what_is_added_to_a_planned_agenda_comes_before_any_other_business(store: Store, drawn_up: str) -> None:
    with store.write("add") as session:
        waiting = commands.add_to_backlog(session, draft=DraftItem("Shed"))
        commands.add_item(session, meeting_id=drawn_up, draft=DraftItem("Kit"))
        commands.take_from_backlog(session, item_id=waiting, meeting_id=drawn_up)

    assert shown(store, drawn_up) == ["check_in", "proposals", "Kit", "Shed", "other_business", "next_meeting"]
    with store.read() as reader:
        places = reader.column("SELECT position FROM agenda_item WHERE meeting_id = :id ORDER BY position", id=drawn_up)
    assert places == [1, 2, 3, 4, 5, 6]


def test_in_a_running_meeting_it_comes_after_what_is_talked_about(store: Store, drawn_up: str) -> None:
    with store.write("run") as session:
        commands.open_meeting(session, meeting_id=drawn_up, at=NOW)
        commands.go_to_item(session, meeting_id=drawn_up, item_id=item_of(store, drawn_up, "other_business"), at=NOW)
        commands.add_item(session, meeting_id=drawn_up, draft=DraftItem("Kit"))

    assert shown(store, drawn_up) == ["check_in", "proposals", "other_business", "Kit", "next_meeting"]


@pytest.mark.parametrize(("says", "topic"), [(True, "other_business"), (False, "standing")])
def test_an_item_may_be_marked_as_any_other_business(store: Store, drawn_up: str, says: bool, topic: str) -> None:
    item = item_of(store, drawn_up, "proposals")

    with store.write("mark") as session:
        commands.change_item(session, item_id=item, field="unannounced", value=says)

    with store.read() as reader:
        assert next(each.topic for each in agenda.items(reader, drawn_up) if each.id == item) == topic


def test_what_is_about_something_of_its_own_was_announced(store: Store) -> None:
    last, following = make.closed(store, "Kit"), make.planned(store, "December")
    with store.write("carry") as session:
        item = commands.carry_over(session, item_id=item_of(store, last, "Kit"), to_meeting_id=following)

    with pytest.raises(NotFound), store.write("mark") as session:
        commands.change_item(session, item_id=item, field="unannounced", value=True)


def test_what_belongs_to_every_meeting_is_not_carried_over(store: Store) -> None:
    last = make.planned(store, "October", "Welcome", "Kit", starts=NOW - timedelta(days=30))
    with store.write("hold") as session:
        commands.add_item(session, meeting_id=last, draft=DraftItem("Close", 5, topic="standing"))
        commands.open_meeting(session, meeting_id=last, at=NOW - timedelta(days=30))
        commands.close(session, meeting_id=last, at=NOW - timedelta(days=29))

    with store.read() as reader:
        assert [item.title for item in agenda.unfinished(reader, last)] == ["Kit"]


def test_an_item_is_carried_over_once(store: Store) -> None:
    last, following = make.closed(store, "Welcome", "Kit"), make.planned(store, "December")
    item = item_of(store, last, "Kit")

    with store.write("carry") as session:
        first = commands.carry_over(session, item_id=item, to_meeting_id=following)
        second = commands.carry_over(session, item_id=item, to_meeting_id=following)

    assert first == second
    assert shown(store, following) == ["Kit"]
