"""Merging between copies: values, conflicts, the bin, other chapters' things, forgetting."""

from pathlib import Path

import pytest

from models.history import History
from models.log import conflicts, erasing, settling
from models.log.outgoing import Audience
from tests.parcels import Copy, joined


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Copy, Copy]:
    """Two laptops of one chapter that know the same."""
    first = Copy(tmp_path, "asha")
    first.found("Fens chapter")
    return first, joined(first, "bryn")


def swap(one: Copy, other: Copy) -> None:
    """A parcel each way."""
    to, fro = one.pack(), other.pack()
    other.unpack(to)
    one.unpack(fro)


def to_settle(copy: Copy) -> list[conflicts.Conflict]:
    """What the copy lists."""
    with copy.store.read() as reader:
        return conflicts.conflicts(reader.connection)


def asked(copy: Copy) -> list[conflicts.Proposal]:
    """What others propose to it."""
    with copy.store.read() as reader:
        return conflicts.proposals(reader.connection)


TABLES = "SELECT id, given_name, family_name, organisation, removed FROM person ORDER BY id"


def test_two_values_are_a_conflict_on_both_copies_and_keeping_one_settles_both(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    asha.set("person", person, organisation="Baths")
    bryn.set("person", person, organisation="Library")
    swap(asha, bryn)
    (conflict,) = to_settle(asha)
    assert conflict == to_settle(bryn)[0] or {h.value for h in conflict.heads} == {"Baths", "Library"}

    standing = conflict.heads[0]
    asha.log(settling.settle, conflict, standing)
    bryn.unpack(asha.pack())

    assert to_settle(asha) == to_settle(bryn) == []
    assert asha.rows(TABLES) == bryn.rows(TABLES)
    assert asha.rows(TABLES)[0][3] == standing.value
    assert asha.sound() == bryn.sound() == []


def test_an_edit_the_bin_did_not_know_of_is_asked_about(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    asha.set("person", person, removed=1)
    bryn.set("person", person, organisation="Library")
    swap(asha, bryn)

    assert [(c.kind, c.field, c.heads[0].value) for c in to_settle(asha)] == [("removed", "organisation", "Library")]
    assert len(to_settle(bryn)) == 1
    bryn.log(settling.restore, to_settle(bryn)[0])
    asha.unpack(bryn.pack())

    assert to_settle(asha) == to_settle(bryn) == []
    assert asha.rows(TABLES) == bryn.rows(TABLES)
    assert asha.rows(TABLES)[0][3:] == ("Library", 0)


def test_a_row_in_the_bin_can_be_left_there_knowing_of_the_edit(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    asha.set("person", person, removed=1)
    bryn.set("person", person, organisation="Library")
    swap(asha, bryn)

    asha.log(settling.leave_removed, to_settle(asha)[0])
    bryn.unpack(asha.pack())

    assert to_settle(asha) == to_settle(bryn) == []
    assert bryn.rows(TABLES)[0][4] == 1


def test_removing_what_one_has_seen_is_no_conflict(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    asha.set("person", person, organisation="Baths")
    swap(asha, bryn)
    bryn.set("person", person, removed=1)
    asha.unpack(bryn.pack())

    assert to_settle(asha) == to_settle(bryn) == []


def test_another_chapters_things_stay_apart_and_a_change_to_them_is_only_a_proposal(tmp_path: Path):
    fens, wolds = Copy(tmp_path, "fens"), Copy(tmp_path, "wolds")
    fens.found("Fens")
    wolds.found("Wolds")
    kettle = fens.log(
        lambda c: c.execute("INSERT INTO asset(id, name) VALUES(?, 'Kettle') RETURNING id", ("a" * 32,)).fetchone()[0]
    )
    wolds.unpack(fens.pack())

    assert wolds.rows("SELECT name FROM asset") == []
    assert [name for (name,) in wolds.rows("SELECT name FROM chapter")] == ["Wolds"]
    assert wolds.rows(
        "SELECT body ->> 'name' FROM elsewhere JOIN log_name ON log_name.id = tbl WHERE log_name.name = 'asset'"
    ) == [("Kettle",)]

    wolds.log(settling.propose, "asset", kettle, "name", "Urn")
    assert wolds.rows("SELECT body ->> 'name' FROM elsewhere WHERE row = unhex(?)", kettle) == [("Kettle",)]
    fens.unpack(wolds.pack())

    assert fens.rows("SELECT name FROM asset") == [("Kettle",)]
    (proposal,) = asked(fens)
    assert (proposal.value, proposal.now, proposal.laptop) == ("Urn", "Kettle", proposal.laptop)
    assert fens.sound() == wolds.sound() == []

    fens.log(settling.accept, proposal)
    wolds.unpack(fens.pack())
    assert asked(fens) == []
    assert wolds.rows("SELECT body ->> 'name' FROM elsewhere WHERE row = unhex(?)", kettle) == [("Urn",)]
    assert fens.sound() == wolds.sound() == []


def test_forgetting_a_person_takes_them_from_every_copy_for_ever(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hallelujah")
    asha.log(
        lambda c: c.execute(
            "INSERT INTO contact_point(id, person_id, kind, value) VALUES(?, ?, 'email', 'maud@hallelujah.org')",
            ("c" * 32, person),
        )
    )
    late = asha.pack()
    swap(asha, bryn)
    bryn.set("person", person, organisation="Hallelujah Baths")

    with asha.store.uncaptured("") as (connection, _):
        entry = erasing.Entry(person, (), "", asha.store.writer, "asked", 5, "signed")
        erasing.apply(connection, [entry])
    swap(asha, bryn)
    bryn.unpack(late)
    swap(asha, bryn)

    assert asha.rows(TABLES) == bryn.rows(TABLES) == [(person, "", "", "", 1)]
    assert asha.sound() == bryn.sound() == []
    for copy in pair:
        copy.store.close()
        assert b"allelujah" not in copy.path.read_bytes()


def test_a_bundle_taken_in_can_be_taken_back(pair):
    asha, bryn = pair
    person = asha.person("Maud", "Hale")
    swap(asha, bryn)
    bryn.set("person", person, organisation="Library")
    bryn.person("Nia", "Rhys")
    before = asha.rows(TABLES)
    asha.unpack(bryn.pack())

    History(asha.store).undo()
    assert asha.rows(TABLES)[: len(before)] == before
    assert [row[4] for row in asha.rows(TABLES)] == [0, 1]
    History(asha.store).redo()
    assert asha.rows(TABLES) == bryn.rows(TABLES)


def test_a_part_at_a_time_goes_to_another_chapter_as_stubs(tmp_path: Path):
    fens, national = Copy(tmp_path, "fens"), Copy(tmp_path, "national")
    fens.found("Fens")
    national.found("National", kind="national")
    fens.person("Maud", "Hale")
    parcel = fens.pack(Audience("national"))
    assert any(signed.op is None for signed in parcel.ops)
    national.unpack(parcel)

    fens_id = fens.store.writer
    assert {
        k: (lo, hi)
        for k, lo, hi in national.rows(
            "SELECT kind, lo, hi FROM vv JOIN writer ON writer.id = w WHERE wid = ? ORDER BY kind, lo", fens_id
        )
    }[0] == (1, len(parcel.ops))
    assert national.rows("SELECT count(*) FROM op WHERE body LIKE '%Maud%'") == [(0,)]
    assert national.sound() == []


def test_two_versions_of_an_agreed_decision_are_never_mixed(pair):
    asha, bryn = pair
    decision = "d" * 32
    asha.log(lambda c: c.execute("INSERT INTO decision(id, text) VALUES(?, 'Buy a kettle')", (decision,)))
    swap(asha, bryn)
    asha.set("decision", decision, outcome="adopted", counts="5 for", present_ids="a b", number="1")
    bryn.set("decision", decision, outcome="rejected", text="Buy an urn", deciders_count=7)
    swap(asha, bryn)

    (stands,) = asha.rows("SELECT outcome, counts, present_ids, number, text, deciders_count FROM decision")
    assert asha.rows("SELECT outcome, counts, present_ids, number, text, deciders_count FROM decision") == bryn.rows(
        "SELECT outcome, counts, present_ids, number, text, deciders_count FROM decision"
    )
    ours = ("adopted", "5 for", "a b", "1", "Buy a kettle", None)
    theirs = ("rejected", "", "", "", "Buy an urn", 7)
    assert stands in (ours, theirs)

    other = next(head for head in to_settle(asha)[0].heads[1:])
    asha.log(settling.settle, next(c for c in to_settle(asha) if c.field == "outcome"), other_of(asha, stands[0]))
    bryn.unpack(asha.pack())
    assert to_settle(asha) == to_settle(bryn) == []
    assert bryn.rows("SELECT outcome, counts, present_ids, number, text, deciders_count FROM decision") == [
        theirs if stands == ours else ours
    ]
    assert other.laptop


def other_of(copy: Copy, outcome: str) -> conflicts.Wrote:
    """The version that does not stand."""
    (conflict,) = [c for c in to_settle(copy) if c.field == "outcome"]
    return next(head for head in conflict.heads if head.value != outcome)
