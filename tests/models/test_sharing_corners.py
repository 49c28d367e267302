"""Corners of merging that long random histories have found."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from models.log import conflicts, erasing, settling
from models.log.conflicts import Conflict
from models.log.outgoing import Audience
from tests.parcels import Copy, joined

UP, DOWN = Audience("national"), Audience("chapters")
KETTLE = "a" * 32


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Copy, Copy]:
    """Two laptops of one chapter."""
    first = Copy(tmp_path, "asha")
    first.found("Fens chapter")
    return first, joined(first, "bryn")


@pytest.fixture
def three(pair: tuple[Copy, Copy], tmp_path: Path) -> tuple[Copy, Copy, Copy]:
    """The two, and the national community whose key both have pinned."""
    hub = Copy(tmp_path, "hub")
    hub.found("National", kind="national")
    chapter, wid = hub.rows("SELECT _ctl.chapter, wid FROM _ctl JOIN writer ON writer.id = w")[0]
    for copy in pair:
        with copy.store.uncaptured("") as (connection, _):
            connection.execute("INSERT INTO known_key VALUES('root', ?, 'National', ?, 'root', '')", (wid, chapter))
    return *pair, hub


def swap(one: Copy, other: Copy) -> None:
    """A parcel each way."""
    to, fro = one.pack(), other.pack()
    other.unpack(to)
    one.unpack(fro)


def to_settle(copy: Copy) -> list[Conflict]:
    """What the copy lists."""
    with copy.store.read() as reader:
        return conflicts.conflicts(reader.connection)


def kettle(copy: Copy) -> None:
    """A new asset."""
    copy.log(lambda c: c.execute("INSERT INTO asset(id, name) VALUES(?, 'Kettle')", (KETTLE,)))


def test_an_older_edit_the_bin_did_not_know_of_is_asked_about_and_can_come_back(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    asha.set("person", person, organisation="Baths")
    bryn.ahead = timedelta(seconds=5)
    bryn.set("person", person, organisation="Library")
    bryn.set("person", person, removed=1)
    swap(asha, bryn)

    assert [[(c.kind, c.field) for c in to_settle(copy)] for copy in pair] == [[("removed", "organisation")]] * 2
    asha.log(settling.restore, to_settle(asha)[0])

    assert asha.rows("SELECT organisation, removed FROM person") == [("Baths", 0)]
    assert to_settle(asha) == []


def test_putting_a_row_with_a_conflict_in_the_bin_counts_its_heads_anew(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    asha.set("person", person, organisation="Baths")
    bryn.set("person", person, organisation="Library")
    swap(asha, bryn)

    asha.set("person", person, removed=1)

    assert asha.sound() == []


def test_a_write_to_somebody_forgotten_is_not_kept(pair):
    asha, _ = pair
    person = asha.person("Maud", "Hale")
    with asha.store.uncaptured("") as (connection, _):
        erasing.apply(connection, [erasing.Entry(person, (), "", asha.store.writer, "asked", 5, "signed")])

    asha.set("person", person, organisation="Hallelujah")

    assert asha.rows("SELECT count(*) FROM op WHERE body LIKE '%Hallelujah%'") == [(0,)]
    assert asha.sound() == []


def test_a_proposal_that_comes_before_the_thing_leaves_nothing_behind(three):
    asha, bryn, hub = three
    kettle(asha)
    hub.unpack(asha.pack(UP))
    hub.log(settling.propose, "asset", KETTLE, "name", "Urn")

    bryn.unpack(hub.pack(DOWN))
    bryn.unpack(asha.pack())

    assert bryn.rows("SELECT name FROM asset") == [("Kettle",)]
    assert bryn.sound() == []


def test_a_co_coordinators_proposal_to_somebody_elses_thing_is_never_ones_own(three):
    asha, bryn, hub = three
    kettle(hub)
    asha.unpack(hub.pack(DOWN))
    asha.log(settling.propose, "asset", KETTLE, "name", "Urn")
    whole = asha.pack()

    bryn.unpack(replace(whole, ops=tuple(signed for signed in whole.ops if signed.writer == asha.store.writer)))
    bryn.unpack(whole)

    assert bryn.rows("SELECT name FROM asset") == []
    assert bryn.sound() == []


def test_a_chapter_takes_nothing_from_another_under_a_third_ones_name(three, tmp_path: Path):
    asha, _, _ = three
    wolds = Copy(tmp_path, "wolds")
    wolds.found("Wolds")
    kettle(wolds)
    parcel = wolds.pack(UP)
    forged = tuple(replace(card, chapter="c" * 32) for card in parcel.writers)

    asha.unpack(replace(parcel, writers=forged))

    assert asha.rows("SELECT count(*) FROM elsewhere") == [(0,)]
    assert asha.sound() == []


def test_one_chapter_cannot_forget_the_people_of_another(three, tmp_path: Path):
    asha, _, _ = three
    person = asha.person("Maud", "Hale")
    wolds = Copy(tmp_path, "wolds")
    chapter = wolds.found("Wolds")
    entry = erasing.Entry(person, (), chapter, wolds.store.writer, "asked", 5, "signed")

    asha.unpack(replace(wolds.pack(UP), erasures=(entry,)))

    assert asha.rows("SELECT given_name FROM person") == [("Maud",)]
