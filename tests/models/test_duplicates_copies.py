"""Several laptops make the same entries one, unaware of each other, and everything they hold comes out alike."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.commands import duplicates, erasure, roster, roster_parts
from models.log.schema import SYNCED
from models.queries import duplicates as asked
from models.queries import erasure as asked_of_erasure
from tests.builders import NOW
from tests.parcels import Copy, joined

SHARED = ("person", "contact_point", "person_skill", "person_role", "loan", "action", "asset", "likeness")


def somebody(copy: Copy, name: str) -> str:
    """A member with an address, a skill, a role, a loan and something to do."""
    person = copy.person(name, "Okoro")
    copy.do(roster_parts.add_contact, person_id=person, kind="email", value=f"{name}@mail.example")
    copy.do(roster_parts.set_skills, person_id=person, skills=["Driving", f"{name} skill"])
    copy.do(roster_parts.add_role, person_id=person, role=f"{name} role")
    row = "INSERT INTO {}(id, {}) VALUES(lower(hex(randomblob(16))), ?)"
    copy.log(
        lambda c: [c.execute(row.format(*each), (person,)) for each in (("loan", "person_id"), ("action", "owner_id"))]
    )
    return person


def merge(copy: Copy, first: str, second: str, **given_: object) -> None:
    """Make them one."""
    copy.do(duplicates.merge, first_id=first, second_id=second, now=NOW, **given_)


def held(copy: Copy) -> dict[str, list[tuple]]:
    """Every table, as it stands."""
    return {table: copy.rows(f"SELECT * FROM {table} ORDER BY id") for table in SYNCED}


def meet(*copies: Copy) -> None:
    """Everybody takes in everything of everybody."""
    for one, other in permutations(copies, 2):
        other.unpack(one.pack(everything=True))


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[list[str], list[Copy]]:
    """Three laptops, and three entries of Sam."""
    first = Copy(tmp_path, "a")
    first.found("Fens")
    people = [somebody(first, name) for name in ("Sam", "Samuel", "Sammy")]
    return people, [first, joined(first, "b"), joined(first, "c")]


def kept(copy: Copy, people: list[str]) -> set[str]:
    """Under which entry each is found."""
    with copy.store.read() as reader:
        return {asked.canonical(reader, person) for person in people}


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_pair_merged_on_two_laptops_comes_out_alike(laptops, turned):
    (sam, samuel, _), (a, b, c) = laptops
    merge(a, sam, samuel)
    merge(b, *((samuel, sam) if turned else (sam, samuel)))

    meet(a, b, c)

    assert held(a) == held(b) == held(c)
    assert len(a.rows("SELECT 1 FROM contact_point WHERE person_id = ? AND NOT removed", sam)) == 2
    assert a.rows("SELECT count(*) FROM loan WHERE person_id = ?", sam) == [(2,)]
    assert [copy.sound() for copy in (a, b, c)] == [[], [], []]


def test_a_chain_made_on_two_laptops_is_one_person_everywhere(laptops):
    people, (a, b, c) = laptops
    merge(a, people[0], people[1])
    merge(b, people[1], people[2])

    meet(a, b, c)
    a.do(duplicates.bring_along)
    meet(a, b, c)

    assert held(a) == held(b) == held(c)
    assert kept(c, people) == {people[0]}
    assert c.rows("SELECT DISTINCT person_id FROM loan UNION SELECT owner_id FROM action") == [(people[0],)]
    skills = c.rows("SELECT lower(skill) FROM person_skill WHERE person_id = ? AND NOT removed ORDER BY 1", people[0])
    assert skills == [("driving",), ("sam skill",), ("sammy skill",), ("samuel skill",)]
    with c.store.read() as reader:
        assert asked.latecomers(reader) == []
        assert {each.id for each in asked.merged(reader, people[0])} == set(people[1:])


def test_chains_commute(laptops):
    people, (a, b, c) = laptops
    orders = (((0, 1), (0, 2)), ((1, 2), (0, 1)), ((0, 2), (0, 1)))

    for copy, order in zip((a, b, c), orders, strict=True):
        for one, other in order:
            merge(copy, people[one], people[other])

    for table, column in (("loan", "person_id"), ("action", "owner_id")):
        assert {row for copy in (a, b, c) for row in copy.rows(f"SELECT DISTINCT {column} FROM {table}")} == {
            (people[0],)
        }
    skills = [
        sorted(set(copy.rows("SELECT lower(skill) FROM person_skill WHERE person_id = ? AND NOT removed", people[0])))
        for copy in (a, b, c)
    ]
    assert skills[0] == skills[1] == skills[2]
    assert len(skills[0]) == 4


def test_what_comes_late_is_told_and_brought_along_and_goes_back(laptops):
    (sam, samuel, _), (a, b, _c) = laptops
    before = held(b)
    merge(a, sam, samuel)
    b.do(roster_parts.add_contact, person_id=samuel, kind="phone", value="07700 900123")
    b.log(lambda c: c.execute("INSERT INTO booking(id, person_id) VALUES(lower(hex(randomblob(16))), ?)", (samuel,)))
    a.unpack(b.pack())

    with a.store.read() as reader:
        late = asked.latecomers(reader)
    assert [(each.table, each.person_id, each.into_id) for each in late] == [
        ("booking", samuel, sam),
        ("contact_point", samuel, sam),
    ]
    assert a.do(duplicates.bring_along) == 2
    assert a.rows("SELECT person_id FROM booking") == [(sam,)]
    assert ("07700 900123",) in a.rows("SELECT value FROM contact_point WHERE person_id = ? AND NOT removed", sam)

    parted = a.do(duplicates.part, first_id=sam, second_id=samuel, now=NOW)
    assert parted.stayed == ()
    assert a.rows("SELECT person_id FROM booking") == [(samuel,)]
    assert set(before["loan"]) == set(held(a)["loan"])


def test_merged_twice_and_taken_apart_once(laptops):
    (sam, samuel, _), (a, b, c) = laptops
    before = {table: c.rows(f"SELECT * FROM {table} WHERE NOT removed ORDER BY id") for table in SHARED[:-1]}
    merge(a, sam, samuel)
    merge(b, sam, samuel)
    meet(a, b, c)

    parted = c.do(duplicates.part, first_id=sam, second_id=samuel, now=NOW)
    meet(a, b, c)

    assert parted.stayed == ()
    for copy in (a, b, c):
        after = {table: copy.rows(f"SELECT * FROM {table} WHERE NOT removed ORDER BY id") for table in SHARED[:-1]}
        assert after == before


def test_somebody_joined_by_mistake_keeps_what_is_theirs_when_the_other_is_forgotten(laptops):
    (sam, samuel, _), (a, _b, _c) = laptops
    merge(a, sam, samuel)
    a.do(duplicates.part, first_id=sam, second_id=samuel, now=NOW)
    a.log(lambda c: c.execute("UPDATE loan SET returned_at = '2026-11-20T19:00:00Z'"))
    erasure.erase(a.store, person_id=sam, reason="asked", label="Forget")

    assert a.rows("SELECT value FROM contact_point WHERE person_id = ? AND NOT removed", samuel) == [
        ("Samuel@mail.example",)
    ]
    assert a.rows("SELECT given_name, removed FROM person WHERE id = ?", samuel) == [("Samuel", 0)]


_STEP = st.tuples(
    st.integers(0, 2), st.sampled_from(["merge", "part", "bring", "rename", "add", "meet"]), st.integers(0, 5)
)


@settings(max_examples=15)
@given(st.lists(_STEP, min_size=4, max_size=14))
def test_whatever_is_joined_and_parted_in_any_order_all_hold_the_same(tmp_path_factory, steps):
    first = Copy(tmp_path_factory.mktemp("any"), "a")
    first.found("Fens")
    people = [somebody(first, name) for name in ("Sam", "Samuel", "Sammy")]
    copies = [first, joined(first, "b"), joined(first, "c")]
    for who, what, number in steps:
        _do(copies, copies[who], what, people, number)

    meet(*copies)
    meet(*copies)

    assert held(copies[0]) == held(copies[1]) == held(copies[2])
    assert [copy.sound() for copy in copies] == [[], [], []]
    assert len(copies[0].rows("SELECT 1 FROM loan")) == 3
    for copy in copies:
        copy.store.close()


def _do(copies: list[Copy], copy: Copy, what: str, people: list[str], number: int) -> None:
    from contextlib import suppress

    from models.errors import Refusal

    one, other = ((0, 1), (1, 2), (0, 2), (1, 0), (2, 1), (2, 0))[number]
    with suppress(Refusal):
        if what == "merge":
            merge(copy, people[one], people[other], anyway=True)
        elif what == "part":
            copy.do(duplicates.part, first_id=people[one], second_id=people[other], now=NOW)
        elif what == "bring":
            copy.do(duplicates.bring_along)
        elif what == "rename":
            copy.do(roster.change, person_id=people[one], field="town", value=f"Town {number}")
        elif what == "add":
            copy.do(roster_parts.add_contact, person_id=people[one], kind="phone", value=f"0770 {number}")
        else:
            copy.unpack(copies[number % 3].pack())


def test_forgetting_somebody_forgets_every_entry_of_theirs(laptops):
    (sam, samuel, sammy), (a, b, _c) = laptops
    a.log(lambda c: c.execute("UPDATE loan SET returned_at = '2026-11-20T19:00:00Z'"))
    a.log(lambda c: c.execute("INSERT INTO decision(id, text) VALUES('0d', 'Samuel Okoro drives')"))
    merge(a, sam, samuel)
    b.unpack(a.pack())
    with a.store.read() as reader:
        assert [mention.text for mention in asked_of_erasure.mentions(reader, sam)] == ["Samuel Okoro drives"]
        goes = {each.table: each.count for each in asked_of_erasure.preview(reader, sam)}
    assert (goes["person"], goes["loan"]) == (2, 2)

    erasure.erase(a.store, person_id=sam, reason="asked", label="Forget", anyway=True)
    b.unpack(a.pack())

    for copy in (a, b):
        assert copy.rows("SELECT id FROM person WHERE given_name <> ''") == [(sammy,)]
        assert copy.rows("SELECT count(*) FROM op WHERE body LIKE '%Samuel@mail%' OR body LIKE '%Samuel skill%'") == [
            (0,)
        ]
        assert copy.sound() == []


def test_an_entry_merged_into_somebody_forgotten_elsewhere_is_not_left_behind(laptops):
    (sam, samuel, _), (a, b, _c) = laptops
    for copy in (a, b):
        copy.log(lambda c: c.execute("UPDATE loan SET returned_at = '2026-11-20T19:00:00Z'"))
    erasure.erase(a.store, person_id=sam, reason="asked", label="Forget")
    merge(b, sam, samuel)
    a.unpack(b.pack())

    with a.store.read() as reader:
        late = [(each.table, each.id) for each in asked.latecomers(reader)]
    assert ("person", samuel) in late
    erasure.erase(a.store, person_id=samuel, reason="asked", label="Forget")

    with a.store.read() as reader:
        assert asked.latecomers(reader) == []
    assert a.rows("SELECT count(*) FROM op WHERE body LIKE '%Samuel%'") == [(0,)]
