"""Odd copies: newer ones, forked ones, copies set back or made by hand, and harm that `check` finds."""

import shutil
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.joining import join
from exports.bundle import read, write
from models import chapter_file
from models.errors import AlreadyThere
from models.history import History
from models.store import Store
from models.tables import Person
from tests import builders
from tests.builders_sharing import acquaint, copies, edit, everyone, joined, new_chapter
from tests.exports.test_bundle import opened, sent, sound
from tests.exports.test_bundle_merge import AT, STRANGER, clashes, op, taken

# -- odd senders -------------------------------------------------------------------------------------------------------


def test_tables_and_fields_of_a_newer_program_are_kept_and_passed_on(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        taken(ours, op(1, "a" * 32, set={"given_name": "Nia", "shoe_size": 39}), op(2, "b" * 32, table="spaceship"))

        bundle = read.read(sent(ours, 1))
        opened(theirs, sent(ours, 2))

        strange = [s.op for s in bundle.parcel.ops if s.op and s.op.writer == STRANGER]
        assert [(o.table, o.set) for o in strange] == [
            ("person", {"given_name": "Nia", "shoe_size": 39}),
            ("spaceship", {"given_name": "2"}),
        ]
        assert everyone(theirs) == everyone(ours)
        assert (sound(ours), sound(theirs)) == (True, True)


def test_ops_on_one_id_in_two_tables_are_kept_apart(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        person = everyone(ours)[0][0]
        both = [op(1, person, table="asset", set={"name": "Tent"}), op(2, person, set={"town": "Bath"})]
        taken(ours, *both)
        taken(theirs, both[1])
        taken(theirs, both[0])

        assert everyone(ours) == everyone(theirs)
        for store in (ours, theirs):
            with store.read() as reader:
                assert reader.column("SELECT name FROM asset") == ["Tent"]
            assert sound(store)


def test_an_op_older_than_what_it_overwrote_still_settles_once_somebody_writes(store):
    first = op(1, "a" * 32, hlc=AT + 100)
    head = f"{STRANGER}:1:{first.digest[:4].hex()}"
    taken(store, first, op(2, "a" * 32, hlc=AT + 5, prev={"given_name": [head]}))
    assert sound(store)

    edit(store, 0, "given_name", 7)

    assert (sound(store), clashes(store)) == (True, [])


def test_a_writer_that_forked_is_marked_and_both_histories_reach_everyone(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 3) as (first, second, third):
        for store, number in ((first, 5), (second, 6)):
            taken(store, op(1, "a" * 32, set={"town": str(number)}))
        for number, (sender, receiver) in enumerate([(first, second), (second, third), (third, first)] * 2):
            opened(receiver, sent(sender, number))

        for store in (first, second, third):
            with store.read() as reader:
                held = reader.value("SELECT count(*) FROM op JOIN writer ON id = w WHERE wid = :w", w=STRANGER)
                forked = reader.value("SELECT forked FROM writer WHERE wid = :w", w=STRANGER)
            assert (held, forked, sound(store)) == (2, 1, True)
        assert everyone(first) == everyone(second) == everyone(third)


def test_two_copies_of_a_whole_machine_part_once_they_meet(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "one", "Avon") as store:
        pass
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    twins = [
        Store(tmp_path / "one" / "own.chapter", home=tmp_path / "one" / "home", now=builders.clock),
        Store(tmp_path / "two" / "own.chapter", home=tmp_path / "two" / "home", now=builders.clock),
    ]
    note = next((tmp_path / "two" / "home" / "writers").glob("*.json"))
    note.write_text(note.read_text().replace("/one/", "/two/"))
    for number, twin in enumerate(twins):
        edit(twin, number, "town", number)
    assert twins[0].writer == twins[1].writer == store.writer
    for twin in twins:
        sent(twin, 99)  # from then on each knows its own key

    for number in range(6):
        opened(twins[number % 2], sent(twins[(number + 1) % 2], number))

    assert len({store.writer, *(twin.writer for twin in twins)}) > 1
    for number, twin in enumerate(twins):
        edit(twin, number, "notes", 3)
    for number in range(10, 14):
        opened(twins[number % 2], sent(twins[(number + 1) % 2], number))
    assert everyone(twins[0]) == everyone(twins[1])
    assert [sound(twin) for twin in twins] == [True, True]
    for twin in twins:
        twin.close()


# -- set back ----------------------------------------------------------------------------------------------------------


def set_back(store: Store, kept: bytes) -> Store:
    """The chapter as it was, with a home that has forgotten what came since."""
    store.path.write_bytes(kept)
    note = next((store.home / "writers").glob(f"{store.writer}.json"))
    text = note.read_text()
    high = text.split('"high_seq": ')[1].split(",")[0]
    note.write_text(text.replace(f'"high_seq": {high}', '"high_seq": 0'))
    with builders_connection(store) as connection:
        token = text.split('"token": "')[1].split('"')[0]
        connection.execute("UPDATE _ctl SET token = ?", (token,))
    return Store(store.path, home=store.home, now=builders.clock)


def builders_connection(store: Store):
    """A plain connection to the file."""
    return closing(chapter_file.plain(store.path))


@pytest.mark.parametrize("evidence", ["ops", "answer"])
def test_a_copy_set_back_goes_on_as_a_new_writer_once_others_know_better(empty_chapter, tmp_path, evidence):
    with (
        new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours,
        joined(empty_chapter, tmp_path / "b", sent(ours, 1)) as theirs,
    ):
        acquaint(ours, theirs)
        ours.close()
        kept = ours.path.read_bytes()
        again = Store(ours.path, home=ours.home, now=builders.clock)
        edit(again, 0, "town", 5)
        edit(again, 3, "town", 5)
        opened(theirs, sent(again, 2))
        again.close()
        restored = set_back(again, kept)
        edit(restored, 1, "town", 6)
        assert restored.writer == again.writer  # nothing told it yet

        bundle = read.read(sent(theirs, 3))
        if evidence == "answer":
            bundle = replace(bundle, parcel=replace(bundle.parcel, ops=()))
        read.take_in(restored, bundle, label="Open")

        assert restored.writer != again.writer
        assert History(restored).undo_label() is None
        edit(restored, 2, "town", 7)
        for number in range(10, 16):
            pair = (restored, theirs) if number % 2 else (theirs, restored)
            opened(pair[0], sent(pair[1], number))
        assert everyone(restored) == everyone(theirs)
        assert (sound(restored), sound(theirs)) == (True, True)
        restored.close()


def test_a_copy_made_by_hand_while_the_chapter_is_open_never_writes_under_the_same_name(store, tmp_path):
    store.prepare()
    edit_first(store)
    copy = tmp_path / "copy.chapter"
    with builders_connection(store) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(store.path, copy)

    second = Store(copy, home=store.home, now=builders.clock)
    second.prepare()

    assert second.writer != store.writer
    second.close()


def edit_first(store: Store) -> None:
    """One person, so that there is something."""
    with store.write("Add") as session:
        session.add(Person(given_name="Amara"))


def test_a_chapter_that_was_moved_goes_on_as_before(store, tmp_path):
    edit_first(store)
    store.close()
    moved = store.path.rename(tmp_path / "moved.chapter")

    again = Store(moved, home=store.home, now=builders.clock)
    again.prepare()

    assert (again.writer, History(again).undo_label()) == (store.writer, "Add")
    again.close()


def test_opening_a_bundle_of_our_own_is_no_answer(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        bundle = sent(ours, 1)
        edit(ours, 0, "town", 1)

        opened(ours, bundle)

        assert read.read(sent(ours, 2)).is_whole


def test_a_merge_never_swallows_what_another_program_wrote_meanwhile(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(theirs, 0, "town", 2)
        bundle = sent(theirs, 1)
        with builders_connection(ours) as connection:
            connection.execute("UPDATE person SET notes = 'by another program'")

        opened(ours, bundle)
        edit(ours, 3, "town", 1)

        assert sound(ours)
        with ours.read() as reader:
            assert reader.column("SELECT DISTINCT notes FROM person") == ["by another program"]


def test_a_bundle_is_never_saved_over_the_chapter_itself(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with pytest.raises(AlreadyThere):
            write.write(ours, ours.path)

        assert sound(ours)
        assert ours.path.read_bytes()[:15] == b"SQLite format 3"


def test_an_opened_bundle_is_noted_at_the_time_it_was_opened(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        bundle = read.read(sent(theirs, 1))
        old = replace(bundle, parcel=replace(bundle.parcel, at="2001-01-01T00:00:00Z"))

        read.take_in(ours, old, label="Open")

        with ours.read() as reader:
            assert reader.value("SELECT at FROM exchange WHERE direction = 'opened'") == "2026-11-23T18:00:00Z"


def test_a_read_on_another_thread_during_a_merge_sees_before_or_after(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        for number in range(5):
            edit(theirs, number, "town", 9)
        bundle = sent(theirs, 1)
        seen: list[int] = []
        stop = threading.Event()

        def look() -> None:
            while not stop.is_set():
                with ours.read() as reader:
                    seen.append(reader.value("SELECT count(*) FROM person WHERE town = '9'"))

        looking = threading.Thread(target=look)
        looking.start()
        opened(ours, bundle)
        stop.set()
        looking.join()

        assert set(seen) <= {0, 5}


def test_text_that_hardly_takes_room_still_makes_a_bundle_that_can_be_opened(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with ours.write("Paste") as session:
            session.add_all([Person(notes="–" * 340_000), Person(notes="\1" * 170_000)])

        assert read.read(sent(ours, 1)).is_whole


def test_joining_that_fails_leaves_no_file_and_can_be_tried_again(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        bundle = sent(ours, 1)
    (tmp_path / "home").write_text("in the way")

    def at(path):
        return Store(path, home=tmp_path / "home", now=builders.clock)

    with pytest.raises(Exception, match="home"):
        join(tmp_path / "joined.chapter", bundle, at)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a", "home"]
    (tmp_path / "home").unlink()

    assert join(tmp_path / "joined.chapter", bundle, at).name == "Avon"
