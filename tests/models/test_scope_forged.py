"""Others who lie about when they wrote, which file they are, or what goes with somebody forgotten gain nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from exports.bundle import read, write
from models.commands import assets
from models.commands.erasure import erase
from models.errors import SetAside
from models.log import conflicts, erasing, passing, settling
from models.log.merge import Signed
from models.log.op import Op, Value
from models.log.outgoing import Audience
from models.log.parcel import Parcel
from models.rules.passing import Passing
from models.tables import Person
from tests.builders_sharing import copies
from tests.national_parcels import DOWN, UP, pin
from tests.parcels import Copy, joined

KETTLE = "a" * 32
LONG_AGO = 1 << 16

Three = tuple[Copy, Copy, Copy]


@pytest.fixture
def three(tmp_path: Path) -> Three:
    """A chapter, the national community whose key it has pinned, and another chapter."""
    fens, hub, wolds = (Copy(tmp_path, name) for name in ("fens", "hub", "wolds"))
    fens.found("Fens")
    hub.found("National", kind="national")
    wolds.found("Wolds")
    for chapter in (fens, wolds):
        pin(chapter, hub)
    return fens, hub, wolds


def backdated(parcel: Parcel, table: str, row: str, **values: Value) -> Parcel:
    """The same parcel, in which the sender says that they were the first to write to a row."""
    writer = parcel.sender.writer
    number = 1 + max((signed.seq for signed in parcel.ops if signed.writer == writer), default=0)
    op = Op(writer, number, LONG_AGO, table, row, dict(values), {})
    return replace(parcel, ops=(*parcel.ops, Signed(writer, number, op.digest(), op)))


def tent(copy: Copy) -> str:
    """A new asset, made by the program."""
    return copy.do(assets.add_asset, name="Tent", kind="kit")


def told(copy: Copy) -> list[tuple[str, str]]:
    """The things of other chapters known here: whose, and what."""
    return copy.rows("SELECT chapter, body ->> 'name' FROM elsewhere WHERE body ->> 'name' IS NOT NULL ORDER BY 1, 2")


def chapter_of(copy: Copy) -> str:
    """Its chapter's id."""
    return copy.rows("SELECT chapter FROM _ctl")[0][0]


def kettle(copy: Copy) -> None:
    """A new asset, made outside the program: its id bears nobody's mark."""
    copy.log(lambda c: c.execute("INSERT INTO asset(id, name) VALUES(?, 'Kettle')", (KETTLE,)))


def test_nobody_takes_a_chapters_member_by_a_stamp_older_than_theirs(three: Three):
    fens, hub, _ = three
    person = fens.person("Maud", "Hale")
    bryn = joined(fens, "bryn")

    for copy in (fens, bryn):
        copy.unpack(backdated(hub.pack(DOWN), "person", person, given_name="Nobody"))

    assert [copy.rows("SELECT given_name FROM person") for copy in (fens, bryn)] == [[("Maud",)]] * 2
    assert fens.sound() == bryn.sound() == []


def test_whose_a_thing_is_does_not_hang_on_which_came_first(three: Three):
    fens, hub, _ = three
    bryn = joined(fens, "bryn")
    kettle(fens)

    bryn.unpack(backdated(hub.pack(DOWN), "asset", KETTLE, name="Urn"))
    bryn.unpack(fens.pack())

    assert bryn.rows("SELECT name FROM asset") == [("Kettle",)]
    assert bryn.sound() == []


@pytest.mark.parametrize("false_first", [False, True])
def test_whose_a_thing_is_its_id_says_and_no_stamp_however_old(three: Three, false_first: bool):
    fens, hub, wolds = three
    id = tent(fens)
    both = [fens.pack(UP), backdated(wolds.pack(UP), "asset", id, name="Urn", kind="kit")]

    merged = [hub.unpack(parcel) for parcel in (reversed(both) if false_first else both)]

    assert (chapter_of(fens), "Tent") in told(hub)
    assert "Urn" not in [name for _, name in told(hub)]
    assert sum(each.claimed for each in merged) == 1
    assert hub.sound() == []


def test_whoever_had_a_thing_before_gains_nothing_by_an_old_stamp(three: Three):
    fens, hub, wolds = three
    id = tent(fens)
    hub.unpack(fens.pack(UP))
    [(heard,)] = hub.rows("SELECT max(hi) FROM vv JOIN writer ON writer.id = w WHERE wid = ?", fens.store.writer)
    passed = Passing("asset", id, chapter_of(wolds), ((fens.store.writer, heard),))
    with hub.store.uncaptured("") as (connection, _):
        passing.pass_on(connection, [passed])

    merged = hub.unpack(backdated(fens.pack(UP), "asset", id, name="Urn"))

    assert (chapter_of(wolds), "Tent") in told(hub)
    assert "Urn" not in [name for _, name in told(hub)]
    assert merged.claimed == 1
    assert hub.sound() == []


def test_what_is_made_in_a_chapter_bears_its_mark_from_the_first_deed_on(three: Three):
    fens, _, wolds = three
    made = [tent(fens), fens.person("Maud"), tent(wolds)]

    marks = [id[-8:] for id in made]

    assert marks == [chapter_of(fens)[-8:], chapter_of(fens)[-8:], chapter_of(wolds)[-8:]]
    assert len(set(marks)) == 2


def test_a_false_claim_keeps_nobody_from_forgetting_what_is_theirs(three: Three):
    fens, hub, wolds = three
    id = tent(fens)
    hub.unpack(fens.pack(UP))
    hub.unpack(backdated(wolds.pack(UP), "asset", id, name="Urn"))
    entry = erasing.Entry(id, (), chapter_of(fens), fens.store.writer, "asked", 5, "signed")

    hub.unpack(replace(fens.pack(UP), erasures=(entry,)))

    assert "Tent" not in [name for _, name in told(hub)]
    assert hub.rows("SELECT count(*) FROM erasure WHERE fields = '[]'") == [(1,)]


def test_another_chapter_cannot_take_a_thing_by_way_of_national(three: Three):
    fens, hub, wolds = three
    kettle(fens)
    hub.unpack(fens.pack(UP))
    hub.unpack(backdated(wolds.pack(UP), "asset", KETTLE, name="Urn"))

    fens.unpack(hub.pack(DOWN, everything=True))

    assert fens.rows("SELECT name FROM asset") == [("Kettle",)]
    assert fens.sound() == []


def test_two_values_stay_to_be_settled_whoever_claims_the_row(three: Three):
    fens, hub, _ = three
    person = fens.person("Maud", "Hale")
    bryn = joined(fens, "bryn")
    fens.set("person", person, organisation="Baths")
    bryn.set("person", person, organisation="Library")
    fens.unpack(bryn.pack())

    fens.unpack(backdated(hub.pack(DOWN), "asset", person, name="Urn"))

    with fens.store.read() as reader:
        assert [each.field for each in conflicts.conflicts(reader.connection)] == ["organisation"]
    assert fens.sound() == []


def test_a_proposal_to_a_field_that_says_nothing_yet_is_no_claim(three: Three):
    fens, hub, _ = three
    kettle(hub)
    fens.unpack(hub.pack(DOWN))

    fens.log(settling.propose, "asset", KETTLE, "place", "Hall")
    hub.unpack(fens.pack(UP))

    assert fens.rows("SELECT name FROM asset") == []
    assert hub.rows("SELECT name FROM asset") == [("Kettle",)]
    assert fens.sound() == hub.sound() == []


def test_nobody_forgets_for_a_chapter_what_they_only_say_they_began(three: Three):
    fens, hub, wolds = three
    kettle(fens)
    hub.unpack(fens.pack(UP))
    hub.unpack(backdated(wolds.pack(UP), "asset", KETTLE, name="Urn"))
    entry = erasing.Entry(KETTLE, (), chapter_of(wolds), wolds.store.writer, "asked", 5, "signed")

    hub.unpack(replace(wolds.pack(UP), erasures=(entry,)))
    fens.unpack(replace(hub.pack(DOWN), erasures=(entry,)))

    assert [copy.rows("SELECT count(*) FROM erasure") for copy in (hub, fens)] == [[(0,)], [(0,)]]
    assert fens.rows("SELECT name, removed FROM asset") == [("Kettle", 0)]


def test_another_chapter_cannot_answer_in_the_place_of_a_file(three: Three):
    fens, hub, wolds = three
    hub.unpack(fens.pack(UP))
    (replica,) = fens.rows("SELECT replica FROM _ctl")[0]
    parcel = wolds.pack(Audience("national"))

    hub.unpack(replace(parcel, sender=replace(parcel.sender, replica=replica, incarnation=99)))

    assert hub.rows("SELECT name FROM peer WHERE replica = ?", replica) == [("fens",)]


def test_what_never_was_theirs_is_not_forgotten_with_somebody_without_asking(empty_chapter, tmp_path: Path):
    with copies(empty_chapter, tmp_path, 2) as (one, other):
        with one.write("Add") as session:
            session.add_all([Person(given_name=f"Member {number}") for number in range(30)])
        read.take_in(other, read.read(sent(one, tmp_path)), label="Open")
        with one.read() as reader:
            first, *others = reader.column("SELECT id FROM person ORDER BY id")
        erase(one, person_id=first, reason="asked", label="Forget")
        with one.uncaptured("") as (connection, _):
            connection.executemany(
                "INSERT INTO erasure(row, fields, chapter, issuer, reason, hlc, signature) "
                "SELECT unhex(?), '[]', chapter, issuer, reason, hlc, '' FROM erasure WHERE signature <> ''",
                [(person,) for person in others],
            )

        with pytest.raises(SetAside) as refused:
            read.take_in(other, read.read(sent(one, tmp_path)), label="Open")

        assert refused.value.why == ("erasures",)
        with other.read() as reader:
            assert reader.value("SELECT count(*) FROM person WHERE removed") == 0


def sent(store, folder: Path) -> Path:
    """A bundle for the other copies."""
    return write.write(store, folder / "own.bundle").files[0]
