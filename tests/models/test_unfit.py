"""What no column can hold, written by hand into a bundle, is kept in the log and stands nowhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.commands import duplicates
from models.history import History
from models.log import conflicts, settling
from models.log.merge import Signed
from models.log.op import Op, Value
from models.log.parcel import Parcel
from models.queries import attention, bin, deeds, holds
from models.queries import duplicates as likenesses
from tests.builders import NOW, TODAY
from tests.builders_attention import WEEK, Pair
from tests.parcels import Copy

UNFIT: list[tuple[str, str, Value]] = [
    ("loan", "due_on", "soon"),
    ("loan", "due_on", 5),
    ("loan", "due_on", "2026-13-45"),
    ("loan", "due_on", "2026-11-23T18:00:00Z"),
    ("loan", "out_at", "\u202e😀"),
    ("loan", "out_at", "2026-11-23"),
    ("loan", "out_at", "0001-01-01T00:00:00Z"),
    ("loan", "out_at", "9999-12-31T23:59:59Z"),
    ("loan", "returned_at", "\x00a"),
    ("loan", "quantity", "many"),
    ("loan", "quantity", "9" * 5000),
    ("loan", "removed", "yes"),
    ("asset", "quantity", ""),
    ("likeness", "at", "then"),
]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Two copies; the projector is lent, the drill is lent twice, and two entries are one."""
    made = Pair(tmp_path)
    made.lend(made.asha, made.amara)
    made.asha.do(duplicates.merge, first_id=made.amara, second_id=made.tom, now=NOW)
    made.exchange()
    return made


def row_of(copy: Copy, table: str) -> str:
    """The one that is in use."""
    ((id,),) = copy.rows(f"SELECT id FROM {table} WHERE NOT removed ORDER BY id LIMIT 1")
    return id


def by_hand(parcel: Parcel, table: str, row: str, hlc: int = 0, **values: Value) -> Parcel:
    """The same parcel with a change no program would write."""
    writer = parcel.sender.writer
    number = 1 + max((signed.seq for signed in parcel.ops if signed.writer == writer), default=0)
    hlc = hlc or 1 + max(signed.op.hlc for signed in parcel.ops if signed.op)
    op = Op(writer, number, hlc, table, row, dict(values), {})
    return replace(parcel, ops=(*parcel.ops, Signed(writer, number, op.digest(), op)))


def everything_read(copy: Copy) -> None:
    """What the window asks of the chapter."""
    with copy.store.read() as reader:
        asked: list[Callable[[], object]] = [
            lambda: attention.count(reader, NOW),
            lambda: attention.attention(reader, NOW),
            lambda: bin.listed(reader),
            lambda: [deeds.touched(reader, deed) for deed in deeds.listed(reader)],
            lambda: [likenesses.merged(reader, id) for id in reader.column("SELECT id FROM person")],
            lambda: holds.out(reader, TODAY),
            lambda: holds.stocks(reader, NOW),
        ]
        for each in asked:
            each()


@pytest.mark.parametrize(("table", "field", "value"), UNFIT)
def test_a_value_that_is_none_stops_no_page(pair, table, field, value):
    row = row_of(pair.asha, table)
    ((default,),) = pair.asha.rows("SELECT dflt_value FROM pragma_table_info(?) WHERE name = ?", table, field)

    pair.asha.unpack(by_hand(pair.bryn.pack(everything=True), table, row, **{field: value}))

    assert pair.asha.rows(f"SELECT {field} FROM {table} WHERE id = ?", row) == [(int(default) if default else None,)]
    everything_read(pair.asha)
    assert pair.asha.sound() == []


def test_writing_over_it_and_undoing_that_leaves_nothing(pair):
    loan = row_of(pair.asha, "loan")
    pair.asha.unpack(by_hand(pair.bryn.pack(everything=True), "loan", loan, due_on="soon"))
    pair.asha.set("loan", loan, due_on=str(WEEK))

    History(pair.asha.store).undo()

    assert pair.asha.rows("SELECT due_on FROM loan WHERE id = ?", loan) == [(None,)]
    History(pair.asha.store).undo()
    everything_read(pair.asha)
    assert pair.asha.rows("SELECT due_on FROM loan WHERE id = ?", loan) == [(str(WEEK),)]
    assert pair.asha.sound() == []


def test_settling_for_it_leaves_nothing(pair):
    loan = row_of(pair.asha, "loan")
    pair.asha.set("loan", loan, due_on=str(date(2027, 1, 1)))
    pair.asha.unpack(by_hand(pair.bryn.pack(everything=True), "loan", loan, due_on="soon"))
    (conflict,) = pair.asha.log(conflicts.conflicts)

    pair.asha.log(settling.settle, conflict, next(head for head in conflict.heads if head.value == "soon"))

    assert pair.asha.rows("SELECT due_on FROM loan WHERE id = ?", loan) == [(None,)]
    assert pair.asha.log(conflicts.conflicts) == []
    everything_read(pair.asha)
    assert pair.asha.sound() == []


@pytest.mark.parametrize("table", ["asset", "gadget"])
def test_a_bundle_with_what_only_a_newer_program_knows_can_be_undone(pair, table):
    parcel = by_hand(pair.bryn.pack(everything=True), table, pair.projector, colour="red", name="Beamer")
    pair.asha.unpack(parcel)

    History(pair.asha.store).undo()

    assert pair.asha.rows("SELECT name FROM asset WHERE id = ?", pair.projector) == [("Projector",)]
    assert pair.asha.sound() == []


def test_entries_a_newer_program_made_one_can_be_taken_apart(pair):
    first, second = (pair.bryn.person("Sam") for _ in range(2))
    pair.bryn.do(duplicates.merge, first_id=first, second_id=second, now=NOW)
    ((stamp,),) = pair.bryn.rows("SELECT max(hlc) FROM op")
    pair.asha.unpack(by_hand(pair.bryn.pack(), "person", first, hlc=stamp, colour="red"))

    pair.asha.do(duplicates.part, first_id=first, second_id=second, now=NOW)

    assert pair.asha.rows("SELECT removed FROM person WHERE id IN (?, ?)", first, second) == [(0,), (0,)]
    assert pair.asha.sound() == []
