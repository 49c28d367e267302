"""Undo and redo: a new deed each time, across restarts and merges, and never over something newer or sealed."""

from datetime import timedelta

import pytest
from sqlmodel import select

from exports.bundle import read
from models.commands import chapter
from models.errors import ChangedSince, NothingToUndo, Sealed
from models.history import History
from models.log.rebuild import differences
from models.store import Store
from models.tables import Asset, Chapter, ConsentEvent, Decision, DecisionLink, Meeting, Person
from tests import builders
from tests.builders_sharing import copies, edit
from tests.exports.test_bundle import opened, sent


def type_in(store: Store, name: str, joins: str = "") -> None:
    """Set the first person's name, or add them."""
    with store.write(f"Name {name}", joins=joins) as session:
        person = session.exec(select(Person)).first() or Person()
        person.given_name = name
        session.add(person)


def shown(store: Store) -> list[str]:
    """Everyone's name."""
    with store.read() as reader:
        return reader.column("SELECT given_name FROM person WHERE NOT removed ORDER BY id")


def is_sound(store: Store) -> bool:
    """Whether the log and the tables agree."""
    with store.uncaptured("") as (connection, _):
        return differences(connection) == []


def again(store: Store) -> Store:
    """The same chapter, closed and opened."""
    store.close()
    return Store(store.path, home=store.home, now=builders.clock)


def test_undo_and_redo_outlive_a_restart(store):
    for name in "abc":
        type_in(store, name)
    History(store).undo()

    second = again(store)
    assert (History(second).undo(), shown(second)) == ("Name b", ["a"])
    third = again(second)
    assert (History(third).redo(), History(third).redo(), shown(third)) == ("Name b", "Name c", ["c"])
    with pytest.raises(NothingToUndo):
        History(third).redo()
    assert is_sound(third)
    third.close()


def test_a_birth_goes_and_comes_as_often_as_asked(store):
    type_in(store, "a")
    history = History(store)

    seen = [(deed(), shown(store)) for deed in (history.undo, history.redo, history.undo, history.redo, history.undo)]

    assert seen == [("Name a", []), ("Name a", ["a"])] * 2 + [("Name a", [])]
    assert is_sound(store)


def test_a_new_deed_ends_what_could_be_done_again(store):
    type_in(store, "a")
    type_in(store, "b")
    History(store).undo()

    type_in(store, "c")

    assert (History(store).redo_label(), History(store).undo_label()) == (None, "Name c")


def test_typing_is_taken_back_as_one_deed(store):
    type_in(store, "")
    for name in ("A", "Am", "Ama"):
        type_in(store, name, joins="typing")

    assert (History(store).undo(), shown(store)) == ("Name A", [""])
    assert (History(store).redo(), shown(store)) == ("Name A", ["Ama"])


def test_typing_that_ends_where_it_began_does_not_stand_in_the_way(store):
    type_in(store, "a")
    type_in(store, "ab", joins="typing")
    type_in(store, "a", joins="typing")
    history, heard = History(store), []
    store.listen(heard.append)

    history.undo()

    assert (history.undo_label(), history.redo_label(), shown(store)) == ("Name a", "Name ab", ["a"])
    assert [(told.label, told.origin) for told in heard] == [("Name ab", "undo")]
    assert (history.redo(), history.undo(), history.undo(), shown(store)) == ("Name ab", "Name ab", "Name a", [])


def test_a_record_made_and_put_away_in_one_deed_does_not_stand_in_the_way(store):
    type_in(store, "a")
    with store.write("Slip") as session:
        person = Person(given_name="Slip")
        session.add(person)
        session.flush()
        person.removed = True

    assert (History(store).undo(), shown(store)) == ("Slip", ["a"])
    assert (History(store).redo(), shown(store)) == ("Slip", ["a"])
    assert is_sound(store)


def test_two_kinds_that_share_an_id_are_taken_back_each_for_itself(store):
    with store.write("Add person") as session:
        session.add(Person(id="a" * 32, given_name="Amara"))
    with store.write("Add asset") as session:
        session.add(Asset(id="a" * 32, name="Projector"))

    History(store).undo()

    with store.read() as reader:
        assert (shown(store), reader.value("SELECT removed FROM asset")) == (["Amara"], 1)


@pytest.mark.parametrize(
    "label", ['it\'s "quoted"', "🎈 {name} %s &", "é" * 500, "'; DROP TABLE deed; --", "two\nlines"]
)
def test_a_deed_keeps_its_name_whatever_it_is(store, label):
    with store.write(label) as session:
        session.add(Person(given_name="a"))

    assert (History(store).undo_label(), History(store).undo(), History(store).redo_label()) == (label,) * 3


# -- beside others -----------------------------------------------------------------------------------------------------


def test_what_somebody_else_changed_since_is_not_taken_back(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(ours, 0, "town", 1)
        opened(theirs, sent(ours, 1))
        edit(theirs, 0, "town", 2)
        with theirs.uncaptured("") as (connection, _):
            connection.execute("UPDATE writer SET name = 'Laptop of Bethan' WHERE wid = ?", (theirs.writer,))
        read.take_in(ours, read.read(sent(theirs, 1)), label="")  # no deed of its own

        with pytest.raises(ChangedSince) as refused:
            History(ours).undo()

        assert (refused.value.label, refused.value.by) == ("Edit", "Laptop of Bethan")
        assert History(ours).undo_label() == "Edit"
        assert is_sound(ours)


def test_undo_of_an_edit_over_a_tie_brings_back_what_was_shown(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as stores:
        for number, store in enumerate(stores):
            edit(store, 0, "town", number)  # the clock stands still: both have the same stamp
        bundles = [sent(store, 1) for store in stores]
        for store, bundle in zip(stores, reversed(bundles), strict=True):
            opened(store, bundle)
            before = town(store)
            edit(store, 0, "town", 9)

            History(store).undo()

            assert town(store) == before
            assert is_sound(store)


def town(store: Store) -> str:
    """The first person's town."""
    with store.read() as reader:
        return reader.value("SELECT town FROM person ORDER BY id LIMIT 1")


def test_a_restored_copy_does_not_take_back_what_it_did_under_another_name(empty_chapter, tmp_path):
    with builders.opened(empty_chapter, tmp_path / "own.chapter") as store:
        type_in(store, "a")
        type_in(store, "b")

    copy = Store(store.path, home=tmp_path / "another home", now=builders.clock)
    assert History(copy).undo_label() == "Name b"  # nobody knows better before the first write
    type_in(copy, "c")
    type_in(copy, "d")

    assert (History(copy).undo(), History(copy).undo(), shown(copy)) == ("Name d", "Name c", ["b"])
    with pytest.raises(NothingToUndo):
        History(copy).undo()
    copy.close()


# -- sealed ------------------------------------------------------------------------------------------------------------


def test_undo_passes_by_the_founding_of_a_chapter(store):
    with store.write("New chapter") as session:
        chapter.found_chapter(session, name="Avon")

    assert History(store).undo_label() is None
    with pytest.raises(NothingToUndo):
        History(store).undo()


def test_a_founding_remembered_like_any_deed_is_not_taken_back(store):
    with store.write("New chapter") as session:
        session.add(Chapter(name="Avon"))

    with pytest.raises(Sealed) as refused:
        History(store).undo()

    assert (refused.value.kind, refused.value.name) == ("chapter", "Avon")


def test_a_consent_event_is_not_taken_back(store):
    with store.write("Add") as session:
        person = Person(given_name="Amara")
        session.add(person)
    with store.write("Consent") as session:
        session.add(ConsentEvent(person_id=person.id, state="granted"))

    with pytest.raises(Sealed):
        History(store).undo()


@pytest.mark.parametrize("touch", ["decision", "decision_link", "agenda"])
def test_what_belongs_to_a_closed_meeting_is_not_taken_back(store, touch):
    with store.write("Plan") as session:
        meeting = Meeting(title="Autumn", state="planned", starts=builders.NOW - timedelta(hours=1))
        session.add_all([meeting, Decision(id="d" * 32, meeting_id=meeting.id), Decision(id="e" * 32)])
    with store.write("Touch") as session:
        if touch == "decision":
            session.get(Decision, "d" * 32).reasons = "Because"
        elif touch == "decision_link":
            session.add(DecisionLink(decision_id="d" * 32, earlier_id="e" * 32, kind="replaces"))
        else:
            session.get(Meeting, meeting.id).state = "closed"
    if touch == "agenda":
        History(store).undo()  # closing itself can be taken back until the minutes are approved
        return
    with store.write("Close") as session:
        session.get(Meeting, meeting.id).state = "closed"
    history = History(store)
    history.undo()
    history.redo()
    with store.write("Elsewhere") as session:
        session.add(Person(given_name="x"))
    history.undo()
    with store.uncaptured("") as (connection, _):
        connection.execute("UPDATE deed SET state = 'gone' WHERE label = 'Close'")

    with pytest.raises(Sealed) as refused:
        history.undo()

    assert refused.value.name == "Autumn"


def test_undo_and_redo_go_as_far_as_a_deed(store):
    for name in "abcd":
        type_in(store, name)
    with store.read() as reader:
        second = reader.value("SELECT n FROM deed WHERE label = 'Name b'")
        third = reader.value("SELECT n FROM deed WHERE label = 'Name c'")

    undone, then = History(store).undo_to(second), shown(store)
    again_, after = History(store).redo_to(third), shown(store)

    assert (undone, then, again_, after) == (3, ["a"], 2, ["c"])
    assert is_sound(store)


def test_a_deed_done_while_others_are_undone_is_left_alone(store):
    for name in "abc":
        type_in(store, name)

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            type_in(store, "z")

    undone = History(store).undo_to(1, meanwhile)

    assert (undone, shown(store), History(store).undo_label()) == (1, ["z"], "Name z")
