"""Merging: any order, any route, any death on the way, and whatever an odd or newer copy sends."""

import shutil
import threading
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.bundle import read, write
from models.errors import AlreadyThere, NotABundle
from models.history import History
from models.log import exchange
from models.log.conflicts import conflicts
from models.log.merge import Signed
from models.log.op import Op
from models.log.rebuild import differences
from models.store import Store
from tests import builders
from tests.builders_sharing import copies, edit, everyone, joined, new_chapter
from tests.exports.test_bundle import opened, sent, sound

STRANGER = "feedfacecafebeef"
AT = 117667056844800000  # the stamp of builders.NOW


def everything(store: Store) -> dict[str, list[tuple]]:
    """Every row of every ordinary table, to see that nothing moved."""
    with store.read() as reader:
        tables = reader.column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return {table: reader.rows(lambda *row: row, f'SELECT * FROM "{table}"') for table in tables}


def op(seq: int, row: str, **more) -> Signed:
    """One op of a stranger, signed by its hash."""
    made = Op(
        more.get("writer", STRANGER), seq, more.get("hlc", AT + seq), more.get("table", "person"), row,
        more.get("set", {"given_name": str(seq)}), more.get("prev", {}),
    )  # fmt: skip
    return Signed(made, made.digest())


def taken(store: Store, *ops: Signed) -> None:
    """Merge these ops, as if they had come in a bundle."""
    with store.uncaptured("Test") as (connection, rows):
        known = dict(connection.execute("SELECT wid, name FROM writer").fetchall())
        heads = [head[:16] for s in ops for heads in s.op.prev.values() for head in heads]
        named = [STRANGER, *known, *heads, *(s.op.writer for s in ops)]
        writers = {wid: (known.get(wid, "Stranger"), "") for wid in named}
        sender = exchange.Sender(STRANGER, 1, ops[0].op.seq, {})
        parcel = exchange.Parcel("b" * 32, "Stranger", "a.bundle", "2026-11-23T18:00:00Z", sender, writers, ops)
        rows.update(exchange.take_in(connection, parcel).rows)


def clashes(store: Store) -> list:
    """The list of conflicts, as every copy should see it."""
    with store.read() as reader:
        found = conflicts(reader.connection)
    return sorted((c.table, c.row, c.field, [(h.hlc, h.value) for h in c.heads]) for c in found)


# -- order -------------------------------------------------------------------------------------------------------------


@st.composite
def histories(draw):
    """Ops of three writers on three rows, each overwriting some of what came before, and two orders to bring them in."""
    ops: list[Signed] = []
    for seq in range(1, draw(st.integers(2, 14)) + 1):
        row = f"{draw(st.integers(0, 2)):032x}"
        before = [s for s in ops if s.op.row == row]
        over = draw(st.lists(st.sampled_from(before), unique_by=id, max_size=2)) if before else []
        heads = sorted(f"{s.op.writer}:{s.op.seq}:{s.digest[:4].hex()}" for s in over)
        stamp = max([AT, *(s.op.hlc for s in over)]) + draw(st.integers(1, 3))
        writer = f"{draw(st.integers(1, 3)):016x}"
        field, value = draw(st.sampled_from(["town", "notes", "removed", "shoe_size"])), draw(st.integers(0, 3))
        table = draw(st.sampled_from(["person", "person", "asset", "spaceship"]))
        known = {"set": {field: value if field == "removed" else str(value)}, "prev": {field: heads} if heads else {}}
        ops.append(op(seq, row, writer=writer, hlc=stamp, table=table, **known))
    return ops, draw(st.permutations(ops)), draw(st.lists(st.integers(1, 5), min_size=1, max_size=14))


@settings(max_examples=40)
@given(histories())
def test_any_order_and_any_parcels_make_the_same_chapter(empty_chapter, tmp_path_factory, history):
    ops, shuffled, sizes = history
    folder = tmp_path_factory.mktemp("two")
    with (
        builders.opened(empty_chapter, folder / "one.chapter") as one,
        builders.opened(empty_chapter, folder / "other.chapter") as other,
    ):
        taken(one, *ops)
        rest = list(shuffled)
        for size in [*sizes, *[1] * len(rest)]:
            if rest:
                taken(other, *rest[:size])
                taken(other, *rest[:1])
                del rest[:size]

        assert everyone(one) == everyone(other)
        assert clashes(one) == clashes(other)
        assert (sound(one), sound(other)) == (True, True)


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_what_is_written_here_stands_here_at_once_and_wins_over_all_it_saw(
    empty_chapter, tmp_path_factory, dice: Random
):
    with copies(empty_chapter, tmp_path_factory.mktemp("two"), 2) as stores:
        for number in range(12):
            store, other = dice.sample(stores, 2)
            if dice.random() < 0.4:
                opened(other, sent(store, number))
            edit(store, 0, "town", number)
            assert everyone(store)[0][column(store, "town")] == str(number)
        for number in range(100, 104):
            opened(stores[number % 2], sent(stores[(number + 1) % 2], number))

        assert everyone(stores[0]) == everyone(stores[1])
        assert clashes(stores[0]) == clashes(stores[1])
        for store in stores:
            assert_stamps_rise(store)


def column(store: Store, name: str) -> int:
    """Where a column stands in the person table."""
    with store.read() as reader:
        return reader.column("SELECT name FROM pragma_table_info('person')").index(name)


def assert_stamps_rise(store: Store) -> None:
    """Each writer counts without gaps, its stamps never fall, and every op is later than all it overwrote."""
    with store.read() as reader:
        ops = list(exchange.ops_of(reader.connection, exchange.vector(reader.connection)))
    stamps = {f"{s.op.writer}:{s.op.seq}:{s.digest[:4].hex()}": s.op.hlc for s in ops}
    for writer in {s.op.writer for s in ops}:
        own = [s.op for s in ops if s.op.writer == writer]
        assert [o.seq for o in own] == list(range(1, len(own) + 1))
        assert [o.hlc for o in own] == sorted(o.hlc for o in own)
    assert all(s.op.hlc > stamps[head] for s in ops for heads in s.op.prev.values() for head in heads)


def test_what_travels_by_a_third_copy_arrives_whole(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 3) as (first, second, third):
        edit(first, 0, "town", 1)
        opened(second, sent(first, 1))
        edit(second, 0, "town", 2)
        opened(third, sent(second, 1))

        assert everyone(third) == everyone(second)
        edit(third, 1, "town", 3)
        opened(first, sent(third, 1))
        assert everyone(first) == everyone(third)
        assert (sound(first), sound(third)) == (True, True)


def test_a_settled_conflict_travels_and_every_hash_still_holds(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as stores:
        for round_ in range(3):
            for number, store in enumerate(stores):
                edit(store, round_, "town", number)
            ours, theirs = stores if round_ % 2 else stores[::-1]
            opened(ours, sent(theirs, round_))
            edit(ours, round_, "town", 7)
            opened(theirs, sent(ours, round_ + 10))

            assert [(sound(store), clashes(store)) for store in stores] == [(True, [])] * 2


# -- death -------------------------------------------------------------------------------------------------------------


class Dying:
    """A connection that dies at its n-th statement."""

    def __init__(self, connection, lives: int) -> None:
        self._connection, self._lives = connection, lives

    def execute(self, *words):
        """One statement, if it lives."""
        self._pay()
        return self._connection.execute(*words)

    def executemany(self, *words):
        """Many, if it lives."""
        self._pay()
        return self._connection.executemany(*words)

    def _pay(self) -> None:
        if self._lives == 0:
            raise InterruptedError
        self._lives -= 1


def test_a_death_at_any_statement_of_a_merge_leaves_all_or_nothing(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        edit(ours, 0, "town", 1)
        edit(theirs, 0, "town", 2)
        edit(theirs, 1, "notes", 3)
        bundle = read.read(sent(theirs, 1))
        before, lives, done = everything(ours), 0, False

        while not done:
            try:
                with ours.uncaptured("Open") as (connection, rows):
                    rows.update(exchange.take_in(Dying(connection, lives), bundle.parcel).rows)
                done = True
            except InterruptedError:
                assert everything(ours) == before, lives
                lives += 1

        assert lives > 20
        assert everyone(ours)[1] == everyone(theirs)[1]
        assert sound(ours)


# -- odd senders -------------------------------------------------------------------------------------------------------


def test_tables_and_fields_of_a_newer_program_are_kept_and_passed_on(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (ours, theirs):
        taken(ours, op(1, "a" * 32, set={"given_name": "Nia", "shoe_size": 39}), op(2, "b" * 32, table="spaceship"))

        bundle = read.read(sent(ours, 1))
        opened(theirs, sent(ours, 2))

        strange = [s.op for s in bundle.parcel.ops if s.op.writer == STRANGER]
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
    from contextlib import closing

    from models import chapter_file

    return closing(chapter_file.plain(store.path))


@pytest.mark.parametrize("evidence", ["ops", "answer"])
def test_a_copy_set_back_goes_on_as_a_new_writer_once_others_know_better(empty_chapter, tmp_path, evidence):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with joined(empty_chapter, tmp_path / "b", sent(ours, 1)) as theirs:
            ours.close()
            kept = ours.path.read_bytes()
            again = Store(ours.path, home=ours.home, now=builders.clock)
            edit(again, 0, "town", 5)
            edit(again, 3, "town", 5)
            opened(theirs, sent(again, 2))
            again.close()
            set = set_back(again, kept)
            edit(set, 1, "town", 6)
            assert set.writer == again.writer  # nothing told it yet

            bundle = read.read(sent(theirs, 3))
            if evidence == "answer":
                bundle = replace(bundle, parcel=replace(bundle.parcel, ops=()))
            read.take_in(set, bundle, label="Open")

            assert set.writer != again.writer
            assert History(set).undo_label() is None
            edit(set, 2, "town", 7)
            for number in range(10, 16):
                pair = (set, theirs) if number % 2 else (theirs, set)
                opened(pair[0], sent(pair[1], number))
            assert everyone(set) == everyone(theirs)
            assert (sound(set), sound(theirs)) == (True, True)
            set.close()


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
    from models.tables import Person

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
    from models.tables import Person

    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with ours.write("Paste") as session:
            session.add_all([Person(notes="–" * 900_000), Person(notes="\1" * 900_000)])

        assert read.read(sent(ours, 1)).is_whole


def test_joining_that_fails_leaves_no_file_and_can_be_tried_again(empty_chapter, tmp_path):
    from desktop.joining import join

    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        bundle = sent(ours, 1)
    (tmp_path / "home").write_text("in the way")

    def at(path):
        return Store(path, home=tmp_path / "home", now=builders.clock)

    with pytest.raises(Exception, match="home"):
        join(tmp_path / "joined.chapter", bundle, at)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a", "home"]
    (tmp_path / "home").unlink()

    assert join(tmp_path / "joined.chapter", bundle, at) == "Avon"


# -- check -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        ("UPDATE person SET town = 'x' WHERE id = (SELECT min(id) FROM person)", "differs"),
        ("UPDATE cell SET nheads = 2 WHERE rowid_", "cell"),
        ("UPDATE op SET body = replace(body, 'Person 1', 'Person 8') WHERE body LIKE '%Person 1%'", "hash"),
        ('UPDATE op SET prev = \'{"1":["1:1:00000000"]}\' WHERE seq = 2', "hash"),
        ("DELETE FROM person WHERE id = (SELECT min(id) FROM person)", "missing"),
        ("INSERT INTO person(id) VALUES('ffffffffffffffffffffffffffffffff')", "extra"),
        ("DELETE FROM op WHERE seq = 3", "vector"),
        ("UPDATE vv SET hi = hi + 1", "vector"),
    ],
)
def test_check_finds_every_kind_of_harm_and_changes_nothing(empty_chapter, tmp_path, harm, kind):
    harm = harm.replace("WHERE rowid_", "WHERE row = (SELECT min(row) FROM cell)")
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        assert sound(ours)
        with ours.uncaptured("") as (connection, _):
            connection.execute(harm)
        before = everything(ours)

        with ours.uncaptured("") as (connection, _):
            found = differences(connection)

        assert kind in {difference.kind for difference in found}
        assert everything(ours) == before


def test_a_changed_op_is_never_passed_on(empty_chapter, tmp_path):
    with new_chapter(empty_chapter, tmp_path / "a", "Avon") as ours:
        with ours.uncaptured("") as (connection, _):
            connection.execute("UPDATE op SET body = replace(body, 'Person 1', 'Person 8')")

        with pytest.raises(NotABundle, match="altered"):
            read.read(sent(ours, 1))
