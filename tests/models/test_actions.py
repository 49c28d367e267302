"""Actions: taken on, given, done, dropped; and what each list shows of them."""

# pyright: reportOptionalMemberAccess=false

from datetime import timedelta

import pytest

from models.commands import actions
from models.errors import Missing, NotFound
from models.queries import actions as book
from models.queries import agenda
from tests.builders import TODAY
from tests.builders_meetings import closed, people, planned

SOON, LATER, YESTERDAY = (TODAY + timedelta(days=days) for days in (3, 30, -1))


def do(store, command, **asked):
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def add(store, text, **more):
    """An action; returns its id."""
    return do(store, actions.add, text=text, **more)


def listed(store, today=TODAY, **which):
    """The list as it might be read out."""
    with store.read() as reader:
        return [f"{row.text} | {row.owner} | {row.state}" for row in book.listed(reader, today, **which)]


def test_open_ones_come_first_by_the_day_they_are_due_then_the_settled_ones(store):
    for text, due in (("No day", None), ("Later", LATER), ("Soon", SOON), ("Late", YESTERDAY)):
        add(store, text, owner="Ed", due_on=due)
    done, dropped = add(store, "Ended"), add(store, "Given up")
    do(store, actions.finish, action_id=done, on=TODAY)
    do(store, actions.drop, action_id=dropped, on=YESTERDAY)

    assert listed(store) == [
        "Late | Ed | overdue",
        "Soon | Ed | due_soon",
        "Later | Ed | open",
        "No day | Ed | open",
        "Ended |  | done",
        "Given up |  | dropped",
    ]


def test_a_member_who_does_it_is_shown_under_the_name_they_have_today(store):
    ids = people(store, "Gwen Pugh")
    action = add(store, "Book the hall", owner="Somebody")

    do(store, actions.give_to, action_id=action, person_id=ids["Gwen"], name="")
    given = listed(store)
    do(store, actions.give_to, action_id=action, person_id=None, name=" The  caretaker ")

    assert given == ["Book the hall | Gwen Pugh | open"]
    assert listed(store) == ["Book the hall | The  caretaker | open"]


def test_nobody_can_be_named_who_is_not_there(store):
    action = add(store, "Book the hall")

    with pytest.raises(NotFound):
        do(store, actions.give_to, action_id=action, person_id="0" * 32, name="")


def test_done_and_dropped_are_one_or_the_other_and_it_may_be_opened_again(store):
    action = add(store, "Book the hall")

    do(store, actions.drop, action_id=action, on=TODAY)
    do(store, actions.finish, action_id=action, on=TODAY)
    done = listed(store)
    do(store, actions.reopen, action_id=action)

    assert done == ["Book the hall |  | done"]
    assert listed(store) == ["Book the hall |  | open"]


def test_words_are_needed_and_are_kept_clean(store):
    action = add(store, "  Book the hall ")

    with pytest.raises(Missing):
        add(store, "  ")
    with pytest.raises(Missing):
        do(store, actions.change, action_id=action, field="text", value="\n")
    with pytest.raises(NotFound):
        do(store, actions.change, action_id=action, field="meeting_id", value="x")
    assert listed(store) == ["Book the hall |  | open"]


def test_the_bin_holds_what_was_written_by_mistake_until_it_is_put_back(store):
    action = add(store, "Book the hall")

    do(store, actions.to_bin, action_id=action)
    there, gone = listed(store), listed(store, bin=True)
    do(store, actions.restore, action_id=action)

    assert (there, gone) == ([], ["Book the hall |  | open"])
    assert listed(store) == gone


def test_an_action_of_a_closed_meeting_can_still_be_ticked_off(store):
    meeting = closed(store, "Hall")
    action = add(store, "Book the hall", meeting_id=meeting)

    do(store, actions.finish, action_id=action, on=TODAY)

    assert listed(store) == ["Book the hall |  | done"]


def test_each_question_has_its_answer(store):
    ids = people(store, "Gwen Pugh", "Ed Moss")
    meeting = planned(store, "November meeting", "Hall")
    with store.read() as reader:
        (item,) = agenda.items(reader, meeting)
    hall = add(store, "Book the hall", owner_id=ids["Gwen"], meeting_id=meeting, item_id=item.id, due_on=LATER)
    add(store, "Buy café stamps", owner_id=ids["Ed"], due_on=SOON)
    do(store, actions.finish, action_id=add(store, "Sweep", owner_id=ids["Ed"]), on=TODAY)

    with store.read() as reader:
        asked = (
            book.open_actions(reader, TODAY),
            book.of_item(reader, item.id, TODAY),
            book.of_person(reader, ids["Ed"], TODAY),
            book.found_by(reader, "november GWEN"),
            book.found_by(reader, "cafe"),
            book.found_by(reader, " "),
        )
        row = book.action(reader, hall, TODAY)

    assert [[each.text for each in rows] for rows in asked] == [
        ["Buy café stamps", "Book the hall"],
        ["Book the hall"],
        ["Buy café stamps"],
        ["Book the hall"],
        ["Buy café stamps"],
        [],
    ]
    assert (row.meeting, row.item, str(row.meeting_on)) == ("November meeting", "Hall", "2026-11-26")
