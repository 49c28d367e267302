"""What somebody who is believed could do to everybody else with a small bundle, and may not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exports.bundle import read, write
from models.commands import register
from models.errors import NotABundle, SetAside
from models.ids import new_id
from models.log import erasing, materialise
from models.log.merge import MOST_NAMES, Signed
from models.log.op import Op
from models.log.parcel import Parcel
from models.store import Store
from models.trust import believed, keys
from models.trust.certificates import issue
from tests.builders import NOW
from tests.builders_sharing import copies, edit
from tests.builders_trust import AT, enrolled, facts, file_only, judged, lands_of, pair_of
from tests.models.test_scope_forged import UP, Three, chapter_of, tent, three, told
from tests.parcels import Copy

__all__ = ["three"]


@pytest.fixture
def pair(empty_chapter: Path, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two laptops of one chapter."""
    with pair_of(empty_chapter, tmp_path) as made:
        yield made


def grown(parcel: Parcel, row: str, *written: dict) -> Parcel:
    """The same parcel with changes to one thing that know of nothing before them."""
    writer = parcel.sender.writer
    first = 1 + max((signed.seq for signed in parcel.ops if signed.writer == writer), default=0)
    ops = [Op(writer, first + place, 1 << 40, "asset", row, values, {}) for place, values in enumerate(written)]
    return replace(parcel, ops=(*parcel.ops, *(Signed(writer, op.seq, op.digest(), op) for op in ops)))


def shut_out_after(by: Store, of: Store, last_seq: int) -> None:
    """One laptop says of another that it knew of so many of its changes when it shut it out."""
    with by.uncaptured("") as (connection, _):
        key, chapter = connection.execute(
            "SELECT public_key, chapter FROM writer WHERE wid = ?", (of.writer,)
        ).fetchone()
        seed = keys.secrets_of(by.home, by.writer).seed
        about = {"public_key": key, "chapter": chapter, "writer": of.writer, "last_seq": last_seq}
        believed.add(connection, [issue(seed, AT, "revoked", **about)], AT)


def sent(store: Store, target: Path) -> read.Bundle:
    """A bundle for the other copies, read."""
    write.write(store, target)
    return read.read(target)


def named(store: Store) -> int:
    """How many members have the name that was given to them last."""
    with store.read() as reader:
        return reader.value("SELECT count(*) FROM person WHERE NOT removed AND length(given_name) <= 2")


def test_what_a_laptop_wrote_before_it_was_shut_out_is_not_taken_away_unasked(empty_chapter: Path, tmp_path: Path):
    with copies(empty_chapter, tmp_path, 3) as (one, two, third):
        for number in range(30):
            edit(one, number % 5, "given_name", number)
        read.take_in(third, sent(one, tmp_path / "a.bundle"), label="Open")
        shut_out_after(two, one, 0)
        bundle = sent(two, tmp_path / "b.bundle")

        with pytest.raises(SetAside) as refused:
            read.take_in(third, bundle, label="Open")

        assert (refused.value.why, named(third)) == (("ends",), 5)
        read.take_in(third, bundle, label="Open", accepted=frozenset({"ends"}))
        assert named(third) == 0


def test_a_laptop_shut_out_at_what_is_known_of_it_gives_no_pause(empty_chapter: Path, tmp_path: Path):
    with copies(empty_chapter, tmp_path, 3) as (one, two, third):
        for number in range(30):
            edit(one, number % 5, "given_name", number)
        for store in (two, third):
            read.take_in(store, sent(one, tmp_path / "a.bundle"), label="Open")
        with one.read() as reader:
            last = reader.value("SELECT seq FROM _ctl")
        shut_out_after(two, one, last - 5)

        read.take_in(third, sent(two, tmp_path / "b.bundle"), label="Open")

        assert named(third) == 5


@pytest.mark.parametrize("table", ["decision", "chapter"])
@pytest.mark.parametrize("is_signed", [True, False])
def test_only_people_are_forgotten_unasked(pair: tuple[Store, Store], table: str, is_signed: bool):
    one, two = pair
    with one.write("Decide") as session:
        register.record(session, text="We keep the shed", on=NOW)
    with one.read() as reader:
        row = reader.value(f"SELECT max(id) FROM {table}")

    given = {"erased": (row,)} if is_signed else {"erased": (new_id(),), "following": ((row, ()),)}

    assert "erasures" in judged(one, facts(two, **given))[1]


def test_nobody_forgets_in_advance_what_bears_anothers_mark(three: Three):
    fens, hub, wolds = three
    hub.unpack(fens.pack(UP))
    thing = tent(fens)
    entry = erasing.Entry(thing, (), chapter_of(wolds), wolds.store.writer, "asked", 1 << 40, "x")

    hub.unpack(replace(wolds.pack(UP), erasures=(entry,)))
    hub.unpack(fens.pack(UP))

    assert (chapter_of(fens), "Tent") in told(hub)


@pytest.mark.parametrize(("count", "is_taken"), [(MOST_NAMES // 2, True), (MOST_NAMES + 1, False)])
def test_a_bundle_of_countless_fields_is_refused(three: Three, count: int, is_taken: bool):
    _, hub, wolds = three
    known = hub.rows("SELECT count(*) FROM log_name")
    odd = grown(wolds.pack(UP), tent(wolds), {f"x{number}": 1 for number in range(count)})

    if is_taken:
        hub.unpack(odd)
    else:
        with pytest.raises(NotABundle):
            hub.unpack(odd)

    assert (hub.rows("SELECT count(*) FROM log_name") != known) is is_taken


def test_many_suggestions_for_one_thing_cost_no_more_each_than_few(three: Three):
    fens, hub, wolds = three
    thing = tent(fens)
    hub.unpack(fens.pack(UP))
    parcel = wolds.pack(UP)

    costs = []
    for count in (200, 800):
        hub.unpack(grown(parcel, thing, *({"name": f"Tent {number}"} for number in range(count))))
        costs.append(steps(hub, thing))

    assert costs[1] < 8 * costs[0]


def steps(copy: Copy, row: str) -> int:
    """How many hundred steps of SQLite's machine it takes to work out one row anew."""
    taken = []
    with copy.store.uncaptured("") as (connection, _):
        connection.set_progress_handler(lambda: taken.append(1) and 0, 100)
        materialise.touch(connection, "SELECT DISTINCT row, tbl FROM op WHERE row = unhex(?)", (row,))
        materialise.recount(connection)
        connection.set_progress_handler(None, 100)
    return len(taken)


def test_a_file_without_a_chapter_does_not_become_nationals(empty_chapter: Path, tmp_path: Path):
    with lands_of(empty_chapter, tmp_path) as (hub, avon, _), file_only(empty_chapter, tmp_path / "new") as empty:
        enrolled(hub, avon)
        write.write(hub, tmp_path / "n.bundle", audience="chapters", everything=True, open_text=True)

        with pytest.raises(NotABundle) as refused:
            read.take_in(empty, read.read(tmp_path / "n.bundle"), label="Open")

        assert refused.value.why == "not_for_us"
