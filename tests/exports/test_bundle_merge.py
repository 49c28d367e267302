"""Merging: any order, any route, any death on the way, and whatever an odd or newer copy sends."""

import hashlib
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.bundle import read
from models.log import exchange
from models.log.conflicts import conflicts
from models.log.merge import Card, Signed
from models.log.op import Op
from models.log.outgoing import Audience, outgoing
from models.log.parcel import Parcel, Sender
from models.store import Store
from tests import builders
from tests.builders_sharing import copies, edit, everyone
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
    return Signed(made.writer, seq, made.digest(), made)


def taken(store: Store, *ops: Signed) -> None:
    """Merge these ops, as if they had come in a bundle."""
    with store.uncaptured("Test") as (connection, rows):
        known = dict(connection.execute("SELECT wid, name FROM writer").fetchall())
        chapter = (connection.execute("SELECT chapter FROM _ctl").fetchone()[0] or "c" * 32, "Avon", "")
        heads = [head[:16] for s in ops if s.op for heads in s.op.prev.values() for head in heads]
        named = dict.fromkeys([STRANGER, *known, *heads, *(s.writer for s in ops)])
        writers = tuple(Card(wid, known.get(wid, "Stranger"), "", chapter[0]) for wid in named)
        sender = Sender(STRANGER, STRANGER, 1, ops[0].seq, {}, {})
        parcel = Parcel(
            "b" * 32, "Stranger", "a.bundle", "2026-11-23T18:00:00Z", sender, chapter, "chapter", writers, ops
        )
        rows.update(exchange.take_in(connection, parcel).rows)


def clashes(store: Store) -> list:
    """The list of conflicts, as every copy should see it."""
    with store.read() as reader:
        found = conflicts(reader.connection)
    return sorted((c.table, c.row, c.field, [(h.hlc, h.value) for h in c.heads]) for c in found)


# -- order -------------------------------------------------------------------------------------------------------------


@st.composite
def histories(draw):
    """Ops of three writers on three rows, each overwriting some of what came before; another order; how to cut it."""
    ops: list[Signed] = []
    for seq in range(1, draw(st.integers(2, 14)) + 1):
        row = f"{draw(st.integers(0, 2)):032x}"
        before = [s for s in ops if s.op and s.op.row == row]
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
        everything = outgoing(reader.connection, Audience(), builders.NOW.date(), everything=True)
    ops = [s.op for s in everything.ops if s.op]
    stamps = {f"{op.writer}:{op.seq}:{op.digest()[:4].hex()}": op.hlc for op in ops}
    for writer in {op.writer for op in ops}:
        own = [op for op in ops if op.writer == writer]
        assert [o.seq for o in own] == list(range(1, len(own) + 1))
        assert [o.hlc for o in own] == sorted(o.hlc for o in own)
    assert all(op.hlc > stamps[head] for op in ops for heads in op.prev.values() for head in heads)


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


def test_a_hash_is_over_the_words_of_the_wire():
    op = Op("9f3c11aa07d2e4b1", 1, 0, "person", "a" * 32, {"given_name": "Siân"}, {})

    said = '{"id":"%s","prev":{},"s":1,"set":{"given_name":"Siân"},"t":"1970-01-01T00:00:00.000Z-0000",' % ("a" * 32)
    wire = (said + '"tbl":"person","w":"9f3c11aa07d2e4b1"}').encode()
    assert op.digest() == hashlib.sha256(wire).digest()[:16]
