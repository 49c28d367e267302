"""What leaves for the national community, level by level and person by person."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import assets, roster, roster_parts
from models.log.outgoing import Audience
from models.queries.leaving import Reason
from models.queries.named import Named
from tests.builders import TODAY
from tests.builders_leaving import (
    GRANTED,
    REFUSED,
    WITHDRAWN,
    busy,
    decision,
    saved,
    says,
    shown,
    tables,
    told,
    up,
    values,
)
from tests.parcels import Copy, joined


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter that has decided on level 3."""
    copy = Copy(tmp_path, "fens")
    copy.set("chapter", copy.found("Fens"), national_level=3)
    return copy


def test_at_level_nought_nothing_of_anybody_leaves(fens):
    people = busy(fens)
    fens.do(roster_parts.add_role, person_id=people["Nadia"], role="chair")
    asset = fens.do(assets.add_asset, name="Projector", kind="kit")
    fens.do(assets.set_steward, asset_id=asset, person_id=people["Nadia"])
    fens.set("asset", asset, notes="in Maud's garage")
    adopted, proposal = decision(fens, "Buy a tent"), decision(fens, "Perhaps", outcome="")

    parcel = fens.pack(up(0))

    assert tables(parcel) == {"chapter", "asset", "decision", "consent_event"}  # refusals, by number alone
    assert "granted" not in values(parcel)
    assert told(parcel)["asset", asset].isdisjoint({"steward_id", "notes", "gap_minutes"})
    assert told(parcel)["decision", adopted].isdisjoint({"roll_ids", "present_ids", "cleared"})
    assert ("decision", proposal) not in told(parcel)


def test_at_level_one_those_who_serve_are_named_and_nobody_else(fens):
    people = busy(fens)
    for name in ("Nadia", "Omar"):
        fens.do(roster_parts.add_role, person_id=people[name], role="chair", from_on=TODAY)
    past = [fens.do(roster_parts.add_role, person_id=people[name], role="treasurer") for name in ("Maud", "Nadia")]
    for role in past:
        fens.do(roster_parts.end_role, role_id=role, on=TODAY - timedelta(1))
    fens.do(roster_parts.add_role, person_id=people["Piotr"], role="chair", from_on=TODAY + timedelta(1))

    parcel = fens.pack(up(1))

    people_told = {row: fields for (table, row), fields in told(parcel).items() if table == "person"}
    assert people_told == {people["Nadia"]: {"given_name", "family_name"}}
    assert tables(parcel) == {"chapter", "person", "person_role", "consent_event"}
    assert [told(parcel)["person_role", role] for role in past] == [{"to_on"}, {"to_on"}]
    assert "Omar" not in values(parcel)


def test_a_steward_is_named_with_what_they_look_after(fens):
    nadia, omar = fens.person("Nadia"), fens.person("Omar")
    says(fens, omar, REFUSED)
    tent, drill = (fens.do(assets.add_asset, name=name, kind="kit") for name in ("Tent", "Drill"))
    fens.do(assets.set_steward, asset_id=tent, person_id=nadia)
    fens.do(assets.set_steward, asset_id=drill, person_id=omar)

    parcel = fens.pack(up(1))

    assert "steward_id" in told(parcel)["asset", tent]
    assert "steward_id" not in told(parcel)["asset", drill]
    assert ("person", nadia) in told(parcel)
    assert ("person", omar) not in told(parcel)


def test_level_two_tells_of_nobody_by_name_more_than_level_one(fens):
    busy(fens)

    assert told(fens.pack(up(2))) == told(fens.pack(up(1)))


def test_at_level_three_those_who_granted_it_are_named(fens):
    people = busy(fens)

    parcel = fens.pack(up(3))

    assert {row for table, row in told(parcel) if table == "person"} == {people["Maud"]}
    said = values(parcel)
    assert "Maud@mail.example" in said
    assert "Maud skill" in said
    assert not [word for word in ("secret", "step-free", "0777", "Ely", "2024", "May we?", "Asha") if word in said]
    assert not [name for name in ("Nadia", "Omar", "Piotr") if name in said]
    answered = {
        signed.op.set.get("person_id") for signed in parcel.ops if signed.op and signed.op.table == "consent_event"
    }
    assert answered == {people["Maud"], people["Piotr"]}


def test_the_preview_counts_who_is_named_by_the_rule_that_names_them(fens):
    busy(fens)
    fens.do(roster.leave, person_id=fens.person("Quentin"), on=TODAY - timedelta(3))

    assert shown(fens, up(3)).named == Named(4, there=1, not_asked=1)
    assert shown(fens, up(2)).named is None


def test_a_bundle_never_tells_more_than_the_chapter_decided(fens):
    busy(fens)
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=None)

    assert tables(fens.pack(up(3))) == {"chapter"}


def test_two_laptops_answers_that_disagree_withhold(fens):
    maud = fens.person("Maud")
    other = joined(fens, "other")
    says(fens, maud, GRANTED)
    says(other, maud, REFUSED)
    fens.unpack(other.pack())

    assert ("person", maud) not in told(fens.pack(up(3)))


def test_a_withdrawal_leaves_also_when_little_else_does(fens):
    maud, nadia = fens.person("Maud"), fens.person("Nadia")
    fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    says(fens, maud, GRANTED)
    saved(fens, fens.pack(up(3)))
    says(fens, maud, WITHDRAWN)
    says(fens, nadia, REFUSED)

    parcel = fens.pack(up(0))

    states = {
        signed.op.set["person_id"]: signed.op.set["state"]
        for signed in parcel.ops
        if signed.op and "state" in signed.op.set
    }
    assert states == {maud: "withdrawn", nadia: "refused"}


def test_a_refusal_of_somebody_never_told_of_stays_at_home(fens):
    omar = fens.person("Omar")
    saved(fens, fens.pack(up(3)))
    says(fens, omar, REFUSED)

    assert "consent_event" not in tables(fens.pack(up(3)))


def test_what_was_told_and_is_in_the_bin_says_so_and_no_more(fens):
    maud = busy(fens)["Maud"]
    asset = fens.do(assets.add_asset, name="Projector", kind="kit")
    fens.set("asset", asset, removed=1)
    fens.do(roster.to_bin, person_ids=[maud])

    parcel = fens.pack(up(3))

    assert told(parcel)["asset", asset] == told(parcel)["person", maud] == {"removed"}
    assert "contact_point" not in tables(parcel)


def test_somebody_never_told_of_goes_into_the_bin_unseen(fens):
    nadia = busy(fens)["Nadia"]
    fens.do(roster.to_bin, person_ids=[nadia])

    assert ("person", nadia) not in told(fens.pack(up(3)))


def test_a_decision_that_names_somebody_waits_until_a_person_has_looked(fens):
    fens.person("Maud", "Hale")
    naming, harmless = decision(fens, "Pay Maud Hale’s fares"), decision(fens, "Pay all fares")

    withheld = fens.pack(up(0))
    found = [each for each in shown(fens, up(0)).withheld if each.why is Reason.NAME_FOUND]
    fens.set("decision", naming, cleared=1)
    cleared = fens.pack(up(0))

    assert ("decision", naming) not in told(withheld)
    assert ("decision", harmless) in told(withheld)
    assert [(list(each.rows), each.found) for each in found] == [([naming], {naming: "Maud Hale’s"})]
    assert ("decision", naming) in told(cleared)
    assert "roll_ids" not in told(cleared)["decision", naming]


def test_a_name_in_an_earlier_draft_withholds_as_well(fens):
    fens.person("Maud", "Hale")
    id = decision(fens, "Pay Maud’s fares", outcome="")
    fens.set("decision", id, text="Pay one member’s fares")
    fens.set("decision", id, outcome="adopted")

    assert ("decision", id) not in told(fens.pack(up(0)))


@pytest.mark.parametrize(
    ("place", "leaves"),
    [("Maud Hale’s garage", False), ("with Nadia", False), ("Maud Street", True), ("Hale", True), ("Hall", True)],
)
def test_a_thing_that_bears_a_whole_name_or_that_of_somebody_who_said_no_stays(fens, place, leaves):
    fens.person("Maud", "Hale")
    says(fens, fens.person("Nadia", "Rhys"), REFUSED)
    asset = fens.do(assets.add_asset, name="Tent", kind="kit", place=place)

    parcel = fens.pack(up(3))
    seen = shown(fens, up(3))

    assert (("asset", asset) in told(parcel)) is leaves
    assert [each.table for each in seen.withheld if each.why is Reason.NAME_FOUND] == ([] if leaves else ["asset"])


def test_what_is_written_after_somebody_looked_is_looked_at_again(fens):
    fens.person("Maud", "Hale")
    id = decision(fens, "Pay Maud’s fares")
    fens.set("decision", id, cleared=1)
    fens.set("decision", id, reasons="Maud is ill")

    assert ("decision", id) not in told(fens.pack(up(0)))


def test_a_row_whose_change_mixes_what_may_leave_with_what_may_not_stays(fens):
    asset = fens.do(assets.add_asset, name="Projector", kind="kit")
    fens.set("asset", asset, name="Beamer", notes="in the garage")

    said = values(fens.pack(up(0)))

    assert "Beamer" in said
    assert "garage" not in said


def test_what_national_publishes_names_nobody(fens, tmp_path):
    hub = Copy(tmp_path, "hub")
    hub.found("National", kind="national")
    people = busy(fens)
    fens.do(roster_parts.add_role, person_id=people["Maud"], role="chair")
    asset = fens.do(assets.add_asset, name="Projector", kind="kit")
    fens.do(assets.set_steward, asset_id=asset, person_id=people["Maud"])
    hub.unpack(fens.pack(up(3)))
    hub.person("Hanna")
    about_maud, about_tea = decision(hub, "Thank Maud Maudsson"), decision(hub, "Buy tea")

    parcel = hub.pack(Audience("chapters"), everything=True)

    assert tables(parcel) == {"chapter", "asset", "decision"}
    assert "steward_id" not in told(parcel)["asset", asset]
    assert ("decision", about_tea) in told(parcel)
    assert ("decision", about_maud) not in told(parcel)
    assert not [name for name in ("Maud", "Hanna", "Nadia") if name in values(parcel)]
