"""The preview says why everybody stays, what is new, and exactly what the bundle holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.commands import assets, roster_parts
from models.log.outgoing import Audience
from models.queries.leaving import Reason
from tests.builders_leaving import GRANTED, REFUSED, WITHDRAWN, busy, decision, says, shown, told, up
from tests.parcels import Copy


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter that has decided on level 3."""
    copy = Copy(tmp_path, "fens")
    copy.set("chapter", copy.found("Fens"), national_level=3)
    return copy


@pytest.mark.parametrize(
    ("level", "whys"),
    [
        (0, {"Maud": Reason.LEVEL, "Nadia": Reason.LEVEL, "Omar": Reason.REFUSED, "Piotr": Reason.WITHDRAWN}),
        (3, {"Nadia": Reason.NO_CONSENT, "Omar": Reason.REFUSED, "Piotr": Reason.WITHDRAWN}),
    ],
)
def test_the_preview_says_of_everybody_why_they_stay(fens, level, whys):
    people = busy(fens)

    seen = shown(fens, up(level))

    names = {
        (person, each.why) for each in seen.withheld if each.table == "person" and each.why is not Reason.PRIVATE
        for person in each.people
    }  # fmt: skip
    assert names == {(people[name], why) for name, why in whys.items()}
    (private,) = [each for each in seen.withheld if each.table == "person" and each.why is Reason.PRIVATE]
    assert {"notes", "access_needs", "town"} <= set(private.fields)
    assert set(private.rows) == set(people.values())


def test_the_preview_tells_what_is_new_what_changed_and_what_is_no_longer(fens, tmp_path):
    hub = Copy(tmp_path, "hub")
    hub.found("National", kind="national")
    people = busy(fens)
    asset = fens.do(assets.add_asset, name="Projector", kind="kit")
    assert {thing.change for thing in shown(fens, up(3)).things} == {"new"}
    hub.unpack(fens.pack(up(3)))
    fens.unpack(hub.pack(Audience("chapters")))
    assert shown(fens, up(3)).things == ()

    fens.set("asset", asset, name="Beamer")
    says(fens, people["Maud"], WITHDRAWN)
    says(fens, people["Nadia"], GRANTED)
    seen = shown(fens, up(3))

    by_change: dict[str, set[str]] = {}
    for thing in seen.things:
        by_change.setdefault(thing.change, set()).add(thing.row)
    assert by_change["changed"] == {asset}
    assert people["Nadia"] in by_change["new"]
    assert {each.person for each in seen.no_longer} == {people["Maud"]}
    assert {each.table for each in seen.no_longer} == {"person", "contact_point", "person_skill"}


DEEDS: list[Callable[[Copy, str], object]] = [
    lambda copy, person: says(copy, person, GRANTED),
    lambda copy, person: says(copy, person, REFUSED),
    lambda copy, person: says(copy, person, WITHDRAWN),
    lambda copy, person: copy.do(roster_parts.add_role, person_id=person, role="chair"),
    lambda copy, person: copy.do(roster_parts.add_contact, person_id=person, kind="email", value="a@mail.example"),
    lambda copy, person: copy.do(roster_parts.set_skills, person_id=person, skills=["Welsh"]),
    lambda copy, person: copy.set("person", person, family_name="Hale", notes="secret"),
    lambda copy, person: copy.set("person", person, removed=1),
    lambda copy, person: decision(copy, f"Ask {person[:4]}"),
    lambda copy, person: copy.do(assets.add_asset, name="Tent", kind="kit"),
]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2)), min_size=3, max_size=14),
    st.sampled_from([up(0), up(1), up(2), up(3), Audience()]),
)
def test_the_preview_is_what_the_bundle_holds(tmp_path_factory, deeds, audience):
    copy = Copy(tmp_path_factory.mktemp("own"), "fens")
    copy.set("chapter", copy.found("Fens"), national_level=3)
    people = [copy.person(name) for name in ("Maud", "Nadia", "Omar")]
    for deed, number in deeds:
        deed(copy, people[number])

    seen = shown(copy, audience)
    parcel = copy.pack(audience)
    copy.store.close()

    assert {(thing.table, thing.row): {field.name for field in thing.fields} for thing in seen.things} == told(parcel)
    said = [value for thing in seen.things for field in thing.fields for value in (field.value, *field.earlier)]
    assert set(map(str, said)) == {str(v) for signed in parcel.ops if signed.op for v in signed.op.set.values()}
    assert seen.stubs + seen.changes == len(parcel.ops)
    leaving = {(thing.table, thing.row, field.name) for thing in seen.things for field in thing.fields}
    behind = {(each.table, row, name) for each in seen.withheld for row, names in each.rows.items() for name in names}
    assert {table for table, _, _ in leaving & behind} <= {"person", "person_role"}  # told once and never again
