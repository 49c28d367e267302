"""What the national community gives back when people, or their chapter, no longer allow it."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import assets, roster, roster_parts
from models.log import downgrade
from models.rules.consent import ConsentState
from tests.builders import TODAY
from tests.builders_leaving import (
    UP,
    at_level,
    exchange,
    held,
    in_the_log,
    national,
    saved,
    says,
    set_level,
    somebody,
)
from tests.parcels import Copy, joined


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter at level 3."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 3)


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national(tmp_path / "hub")


def test_a_withdrawn_consent_is_gone_after_one_bundle(fens, hub):
    maud = somebody(fens, "Maud")
    exchange(fens, hub)
    assert held(hub) == {"Maud", "Maudsson", "email", "Maud@mail.example", "Maud skill"}

    says(fens, maud, ConsentState.WITHDRAWN)
    merged = hub.unpack(fens.pack(UP))

    assert merged.withdrawn == 1
    assert held(hub) == set()
    assert not in_the_log(hub, "Maud")
    assert fens.rows("SELECT given_name FROM person") == [("Maud",)]
    assert hub.sound() == []


def test_granted_again_it_comes_back_by_itself(fens, hub):
    maud = somebody(fens, "Maud")
    exchange(fens, hub)
    says(fens, maud, ConsentState.WITHDRAWN)
    exchange(fens, hub)
    says(fens, maud, ConsentState.GRANTED)

    exchange(fens, hub)

    assert "Maud@mail.example" in held(hub)
    assert hub.sound() == []


def test_an_old_bundle_opened_late_brings_nobody_back(fens, hub):
    maud = somebody(fens, "Maud")
    old = fens.pack(UP)
    exchange(fens, hub)
    fens.set("contact_point", fens.rows("SELECT id FROM contact_point")[0][0], value="new@mail.example")
    newer = fens.pack(UP)
    says(fens, maud, ConsentState.WITHDRAWN)
    exchange(fens, hub)

    for parcel in (old, newer):
        hub.unpack(parcel)
        assert held(hub) == set()
    assert not in_the_log(hub, "mail.example")


def test_what_is_removed_at_home_is_kept_no_longer(fens, hub):
    somebody(fens, "Maud")
    old = fens.pack(UP)
    exchange(fens, hub)
    fens.set("contact_point", fens.rows("SELECT id FROM contact_point")[0][0], removed=1)

    exchange(fens, hub)
    hub.unpack(old)

    assert "Maud" in held(hub)
    assert not in_the_log(hub, "mail.example")
    assert hub.sound() == []


def test_what_is_fetched_back_at_home_comes_again(fens, hub):
    somebody(fens, "Maud")
    exchange(fens, hub)
    contact = fens.rows("SELECT id FROM contact_point")[0][0]
    fens.set("contact_point", contact, removed=1)
    exchange(fens, hub)

    fens.set("contact_point", contact, removed=0)
    exchange(fens, hub)

    assert "Maud@mail.example" in held(hub)


def test_what_is_given_back_each_time_is_no_news(fens, hub):
    maud = somebody(fens, "Maud")
    other = joined(fens, "other")
    says(other, maud, ConsentState.WITHDRAWN)
    exchange(other, hub)
    exchange(fens, hub)

    merged = hub.unpack(fens.pack(UP))

    assert merged.withdrawn == 1
    assert (merged.fresh, merged.created) == (0, 0)


def test_two_answers_side_by_side_are_no_consent(fens, hub):
    maud = somebody(fens, "Maud", None)
    other = joined(fens, "other")
    says(fens, maud, ConsentState.GRANTED)
    exchange(fens, hub)
    says(other, maud, ConsentState.WITHDRAWN)
    fens.unpack(other.pack())

    exchange(fens, hub)

    assert held(hub) == set()


def test_a_chapter_that_tells_less_is_told_of_less(fens, hub):
    somebody(fens, "Maud")
    nadia = somebody(fens, "Nadia")
    fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    exchange(fens, hub)
    assert {"Maud", "Nadia", "chair"} <= held(hub)

    set_level(fens, 1)
    exchange(fens, hub)
    assert held(hub) == {"Nadia", "Nadiasson", "chair"}

    set_level(fens, None)
    exchange(fens, hub)
    assert held(hub) == set()

    set_level(fens, 3)
    exchange(fens, hub)
    exchange(fens, hub)
    assert {"Maud", "Nadia", "chair"} <= held(hub)


def test_a_role_that_ended_is_no_reason_to_keep_a_name(fens, hub):
    nadia = somebody(fens, "Nadia", None)
    role = fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    old = fens.pack(UP)
    exchange(fens, hub)
    assert held(hub) == {"Nadia", "Nadiasson", "chair"}

    fens.do(roster_parts.end_role, role_id=role, on=TODAY - timedelta(1))
    exchange(fens, hub)
    assert held(hub) - {str(TODAY - timedelta(1))} == set()

    hub.unpack(old)
    assert not in_the_log(hub, "Nadia")
    assert hub.sound() == []


def test_a_refusal_beats_a_role(fens, hub):
    nadia = somebody(fens, "Nadia", None)
    fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    first = fens.pack(UP)
    saved(fens, first)
    hub.unpack(first)
    says(fens, nadia, ConsentState.REFUSED)

    hub.unpack(fens.pack(UP))

    assert held(hub) == set()


def test_a_steward_is_kept_while_there_is_something_to_look_after(fens, hub):
    nadia = somebody(fens, "Nadia", None)
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    fens.do(assets.set_steward, asset_id=tent, person_id=nadia)
    exchange(fens, hub)
    assert held(hub) == {"Nadia", "Nadiasson"}

    fens.set("asset", tent, removed=1)
    exchange(fens, hub)

    assert held(hub) == set()


def test_somebody_in_the_bin_is_given_back(fens, hub):
    maud = somebody(fens, "Maud")
    exchange(fens, hub)

    fens.do(roster.to_bin, person_ids=[maud])
    exchange(fens, hub)
    assert held(hub) == set()

    fens.do(roster.restore, person_ids=[maud])
    exchange(fens, hub)
    assert "Maud" in held(hub)


def test_one_chapter_cannot_speak_for_the_people_of_another(fens, hub, tmp_path):
    maud, nadia = somebody(fens, "Maud"), somebody(fens, "Nadia", None)
    fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    old = fens.pack(UP)
    saved(fens, old)
    says(fens, maud, ConsentState.WITHDRAWN)
    says(fens, nadia, ConsentState.REFUSED)
    no = dict(fens.rows("SELECT person_id, id FROM consent_event WHERE state <> 'granted'"))
    wolds = at_level(Copy(tmp_path, "wolds"), "Wolds", 3)
    for person in (maud, nadia):
        own = somebody(wolds, f"Wilf{person[:4]}")
        wolds.set("person_skill", wolds.rows("SELECT max(id) FROM person_skill")[0][0], skill="Weaving")
        claim = "UPDATE consent_event SET person_id = ?, follows = ? WHERE person_id = ?"
        wolds.log(lambda c, claim=claim, own=own, person=person: c.execute(claim, (person, no[person], own)))
        says(wolds, own, ConsentState.GRANTED)

    exchange(wolds, hub)
    hub.unpack(fens.pack(UP))
    hub.unpack(old)

    assert not {"Maud", "Maudsson", "Nadia", "Nadiasson"} & held(hub)
    assert "Weaving" in held(hub)


def test_a_chapter_holds_nobody_of_another(fens, tmp_path):
    somebody(fens, "Maud")
    wolds = at_level(Copy(tmp_path, "wolds"), "Wolds", 3)

    wolds.unpack(fens.pack(UP))

    assert held(wolds) == set()


def test_looking_through_everything_finds_what_time_alone_has_ended(fens, hub):
    nadia = somebody(fens, "Nadia", None)
    fens.do(roster_parts.add_role, person_id=nadia, role="chair")
    fens.do(
        roster_parts.change_role,
        role_id=fens.rows("SELECT id FROM person_role")[0][0],
        role="chair",
        to_on=TODAY + timedelta(2),
    )
    exchange(fens, hub)
    assert "Nadia" in held(hub)

    hub.ahead = timedelta(5)
    hub.set("chapter", hub.rows("SELECT id FROM chapter")[0][0], region="All")
    with hub.store.uncaptured("") as (connection, _):
        found = downgrade.downgrade(connection, everything=True)

    assert found == 1
    assert "Nadia" not in held(hub)
