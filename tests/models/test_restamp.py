"""What was written while the clock was years ahead, and has left for nobody, is dated anew."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from exports.bundle.read import read_for, take_in
from exports.bundle.write import write
from models.clock import MOST_AHEAD, wall
from models.commands import erasure
from models.history import History
from models.log import chains, conflicts, settling
from models.log.restamp import restamp
from tests import builders
from tests.builders_sharing import acquaint
from tests.parcels import Copy, joined
from tests.redated import PEOPLE, YEARS, Sent, anew, late, looked, shown


@pytest.fixture
def asha(tmp_path: Path) -> Sent:
    """A laptop that has founded a chapter, and sent it to somebody."""
    copy = Sent(tmp_path, "asha")
    copy.found("Fens chapter")
    return copy


@pytest.fixture
def bryn(asha: Sent) -> Copy:
    """The other laptop of the chapter."""
    return joined(asha, "bryn")


def newest(parcel: Any) -> int:
    """The greatest stamp in it."""
    return max(signed.op.hlc for signed in parcel.ops if signed.op)


def test_three_edits_of_2031_travel_as_of_today(asha: Sent, bryn: Copy):
    person = asha.person("Maud", "Hale")
    bryn.unpack(asha.pack())
    asha.ahead = YEARS
    for name in ("Baths", "Library", "Museum"):
        asha.set("person", person, organisation=name)
    before = shown(asha)
    asha.ahead = timedelta()

    count = anew(asha)

    assert (count, late(asha), looked(asha)) == (3, None, None)
    assert shown(asha) == before
    parcel = asha.pack()
    assert newest(parcel) < wall(builders.NOW + timedelta(minutes=5))
    bryn.unpack(parcel)
    assert asha.rows(PEOPLE) == bryn.rows(PEOPLE)
    assert asha.sound() == bryn.sound() == []
    assert not bryn.rows("SELECT 1 FROM writer WHERE forked")


def test_such_edits_are_undone_and_redone(asha: Sent, bryn: Copy):
    person = asha.person("Maud", "Hale")
    bryn.unpack(asha.pack())
    asha.ahead = YEARS
    asha.set("person", person, organisation="Baths")
    asha.set("person", person, organisation="Library")
    asha.ahead = timedelta()
    anew(asha)
    history = History(asha.store)

    values = []
    for step in (history.undo, history.undo, history.redo, history.redo):
        step()
        values += asha.rows("SELECT organisation FROM person")

    assert [value for (value,) in values] == ["Baths", "", "Baths", "Library"]
    bryn.unpack(asha.pack())
    assert asha.rows(PEOPLE) == bryn.rows(PEOPLE)
    assert asha.sound() == bryn.sound() == []


def test_whole_deeds_keep_one_stamp_each_and_their_order(asha: Sent):
    asha.pack()
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    asha.person("Ravi", "Shah")
    query = "SELECT seq, dense_rank() OVER (ORDER BY hlc) FROM op ORDER BY seq"
    before, deeds = asha.rows(query), asha.rows("SELECT n FROM deed ORDER BY hlc, n")
    asha.ahead = timedelta()

    anew(asha)

    assert asha.rows(query) == before
    assert asha.rows("SELECT n FROM deed ORDER BY hlc, n") == deeds
    assert asha.rows("SELECT max(hlc) FROM op") == asha.rows("SELECT max(hlc) FROM deed")
    assert asha.rows("SELECT max(hlc) FROM op") == asha.rows("SELECT hlc FROM _ctl")


def test_what_left_stays_and_so_does_what_came_after_it(asha: Sent, bryn: Copy):
    person = asha.person("Maud", "Hale")
    asha.ahead = YEARS
    asha.set("person", person, organisation="Baths")
    bryn.unpack(asha.pack())
    asha.set("person", person, organisation="Library")
    asha.ahead = timedelta()
    ops = asha.rows("SELECT seq, h, hlc FROM op ORDER BY seq")

    count = anew(asha)

    assert (count, looked(asha)) == (0, None)
    assert asha.rows("SELECT seq, h, hlc FROM op ORDER BY seq") == ops
    assert late(asha)
    bryn.unpack(asha.pack())
    assert asha.rows(PEOPLE) == bryn.rows(PEOPLE)


def test_what_came_from_others_of_2031_stays_and_so_does_all_else(asha: Sent, bryn: Copy):
    asha.pack()
    bryn.ahead = asha.ahead = YEARS
    bryn.person("Maud", "Hale")
    asha.unpack(bryn.pack())
    asha.person("Ravi", "Shah")
    asha.ahead = timedelta()

    count = anew(asha)

    assert count == 0
    assert late(asha)


def test_what_others_name_or_say_they_hold_has_left(asha: Sent, bryn: Copy):
    asha.pack()
    asha.ahead = bryn.ahead = YEARS
    person = asha.person("Maud", "Hale")
    bryn.unpack(Copy.pack(asha))  # no note of it, as after a power cut
    bryn.ahead = timedelta()
    with asha.store.uncaptured("") as (connection, _rows):
        w, seq, h = connection.execute("SELECT w, max(seq), lower(hex(substr(h, 1, 4))) FROM op").fetchone()
        names = [name for (name,) in connection.execute("SELECT id FROM log_name ORDER BY id LIMIT 1")]
        connection.execute("INSERT INTO writer(wid, chapter) SELECT 'ffff', chapter FROM _ctl")
        connection.execute(
            "INSERT INTO op SELECT id, 1, x'00', 1, ?, unhex(?), '{}', 1, ? FROM writer WHERE wid = 'ffff'",
            (names[0], person, f'{{"{names[0]}":["{w}:{seq}:{h}"]}}'),
        )
    asha.ahead = timedelta()

    named = looked(asha)
    with asha.store.uncaptured("") as (connection, _rows):
        connection.execute("DELETE FROM op WHERE w = (SELECT id FROM writer WHERE wid = 'ffff')")
    unnamed = looked(asha)
    asha.unpack(bryn.pack())

    assert (named, unnamed and unnamed.changes > 0, looked(asha)) == (None, True, None)


def test_a_conflict_settled_in_the_future_stays_settled(asha: Sent, bryn: Copy):
    person = asha.person("Maud", "Hale")
    bryn.unpack(asha.pack())
    bryn.set("person", person, organisation="Library")
    asha.set("person", person, organisation="Baths")
    asha.unpack(bryn.pack())
    asha.ahead = YEARS
    with asha.store.read() as reader:
        (conflict,) = conflicts.conflicts(reader.connection)
    asha.log(settling.settle, conflict, conflict.heads[-1])
    asha.set("person", person, organisation="Town hall")
    asha.ahead = timedelta()

    anew(asha)
    bryn.unpack(asha.pack())

    for copy in (asha, bryn):
        assert copy.rows("SELECT organisation FROM person") == [("Town hall",)]
        assert copy.sound() == []
        with copy.store.read() as reader:
            assert conflicts.conflicts(reader.connection) == []


def test_a_bundle_taken_in_meanwhile_is_undone_as_before(asha: Sent, bryn: Copy):
    person = asha.person("Maud", "Hale")
    bryn.unpack(asha.pack())
    bryn.set("person", person, organisation="Library")
    asha.ahead = YEARS
    asha.set("person", person, family_name="Hall")
    asha.unpack(bryn.pack())
    asha.ahead = timedelta()

    anew(asha)
    History(asha.store).undo()

    assert asha.rows("SELECT family_name, organisation FROM person") == [("Hall", "")]
    assert asha.sound() == []


def test_what_is_forgotten_meanwhile_is_dated_too(asha: Sent, bryn: Copy):
    bryn.unpack(asha.pack())
    asha.ahead = YEARS
    person = asha.person("Maud", "Hale")
    erasure.erase(asha.store, person_id=person, label="Forget", reason="asked")
    asha.ahead = timedelta()

    anew(asha)

    assert asha.rows("SELECT count(*) > 0, max(hlc) < ? FROM op WHERE fid = 2", wall(builders.NOW + MOST_AHEAD)) == [
        (1, 1)
    ]
    bryn.unpack(asha.pack())
    assert asha.sound() == bryn.sound() == []


def test_a_kept_link_of_the_chain_is_forgotten(asha: Sent, bryn: Copy, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chains, "_EVERY", 1)
    bryn.unpack(asha.pack())
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    Copy.pack(asha)  # never saved
    asha.ahead = timedelta()

    anew(asha)
    merged = bryn.unpack(asha.pack())

    assert merged.forked == ()
    asha.person("Ravi", "Shah")
    assert bryn.unpack(asha.pack()).forked == ()


def test_a_power_cut_leaves_all_as_it_was(asha: Sent):
    asha.pack()
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    asha.ahead = timedelta()
    state = "SELECT seq, hex(h), hlc, prev FROM op UNION ALL SELECT n, label, hlc, state FROM deed"
    before = asha.rows(state)

    with pytest.raises(InterruptedError), asha.store.uncaptured("") as (connection, rows):
        restamp(connection, asha.now(), rows)
        raise InterruptedError

    assert asha.rows(state) == before
    assert asha.sound() == []


def test_a_bundle_is_written_as_of_today_and_taken_in_without_a_question(asha: Sent, bryn: Copy, tmp_path: Path):
    acquaint(asha.store, bryn.store)
    asha.ahead = YEARS
    asha.person("Maud", "Hale")
    asha.ahead = timedelta()

    written = write(asha.store, tmp_path / "a.bundle", open_text=True)
    merged = take_in(bryn.store, read_for(bryn.store, tmp_path / "a.bundle"), label="Open bundle")

    assert written.redated > 0
    assert merged.fresh == 1
    assert asha.rows(PEOPLE) == bryn.rows(PEOPLE)
    assert asha.sound() == bryn.sound() == []
