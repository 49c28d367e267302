"""A thing in which a name is found: somebody may look and let it leave, and what was sent before is taken back."""

from pathlib import Path

import pytest

from models.commands import assets, clearing, erasure, national
from models.ids import new_id
from models.log import erasing
from models.log.outgoing import Audience
from models.queries import elsewhere
from models.queries.leaving import Reason
from models.rules.consent import ConsentState
from tests.builders import TODAY
from tests.builders_leaving import DOWN, UP, at_level, decision, exchange, in_the_log, says, shown, told
from tests.builders_leaving import national as national_file
from tests.national_parcels import pin
from tests.parcels import Copy


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter that tells of things and of nobody."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 0)


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national_file(tmp_path / "hub")


def take_back(copy: Copy) -> int:
    """What happens before a bundle is written."""
    return clearing.take_back(copy.store, UP, TODAY, label="Take back")


def settled(copy: Copy, hub: Copy) -> None:
    """Two bundles up, each with its answer down."""
    exchange(copy, hub)
    exchange(copy, hub)


def things(copy: Copy) -> list[str]:
    """What others share, as this file lists it."""
    with copy.store.read() as reader:
        ids = reader.column("SELECT lower(hex(row)) FROM elsewhere ORDER BY row")
        return [each.name for each in elsewhere.assets(reader, ids)]


def tent_at(copy: Copy, place: str) -> str:
    """A thing somewhere."""
    return copy.do(assets.add_asset, name="Tent", kind="kit", place=place)


def test_a_thing_leaves_once_somebody_has_looked_and_is_asked_about_again_when_reworded(fens):
    fens.person("Maud", "Hale")
    tent = tent_at(fens, "Maud Hale House")
    withheld = fens.pack(UP)

    fens.do(clearing.clear, table="asset", id=tent)
    cleared = fens.pack(UP)
    fens.set("asset", tent, place="Maud Hale’s garage")

    assert ("asset", tent) not in told(withheld)
    assert told(cleared)["asset", tent].isdisjoint({"cleared", "notes"})
    assert ("asset", tent) not in told(fens.pack(UP))


def test_a_thing_sent_before_somebody_said_no_is_taken_back_with_the_next_bundle(fens, hub):
    nadia = fens.person("Nadia", "Rhys")
    tent_at(fens, "with Nadia")
    tent_at(fens, "Village hall")
    settled(fens, hub)
    assert things(hub) == ["Tent", "Tent"]

    says(fens, nadia, ConsentState.REFUSED)
    taken = take_back(fens)
    exchange(fens, hub)

    assert taken == 1
    assert things(hub) == ["Tent"]
    assert not in_the_log(hub, "with Nadia")
    assert hub.sound() == fens.sound() == []


def test_it_is_taken_back_from_the_chapters_as_well(fens, hub, tmp_path):
    marsh = at_level(Copy(tmp_path, "marsh"), "Marsh", 0)
    pin(marsh, hub)
    nadia = fens.person("Nadia", "Rhys")
    tent_at(fens, "with Nadia")
    settled(fens, hub)
    marsh.unpack(hub.pack(Audience("chapters"), everything=True))
    assert things(marsh) == ["Tent"]

    says(fens, nadia, ConsentState.REFUSED)
    take_back(fens)
    exchange(fens, hub)
    marsh.unpack(hub.pack(Audience("chapters"), everything=True))

    assert things(marsh) == []
    assert not in_the_log(marsh, "with Nadia")
    assert marsh.sound() == []


def test_an_older_bundle_opened_late_brings_it_to_nobody(fens, hub):
    nadia = fens.person("Nadia", "Rhys")
    tent_at(fens, "with Nadia")
    settled(fens, hub)
    old = fens.pack(UP, everything=True)
    says(fens, nadia, ConsentState.REFUSED)
    take_back(fens)
    exchange(fens, hub)

    hub.unpack(old)

    assert things(hub) == []
    assert not in_the_log(hub, "with Nadia")


def test_what_was_taken_back_is_theirs_again_once_somebody_has_looked(fens, hub):
    nadia = fens.person("Nadia", "Rhys")
    tent = tent_at(fens, "with Nadia")
    settled(fens, hub)
    says(fens, nadia, ConsentState.REFUSED)
    take_back(fens)
    settled(fens, hub)

    fens.do(clearing.clear, table="asset", id=tent)
    take_back(fens)
    exchange(fens, hub)

    assert things(hub) == ["Tent"]


def test_what_was_taken_back_is_theirs_again_once_nobody_is_named_by_it(fens, hub):
    nadia = fens.person("Nadia", "Rhys")
    tent_at(fens, "with Nadia")
    settled(fens, hub)
    says(fens, nadia, ConsentState.REFUSED)
    take_back(fens)
    settled(fens, hub)

    says(fens, nadia, ConsentState.GRANTED)
    take_back(fens)
    exchange(fens, hub)

    assert things(hub) == ["Tent"]


def test_what_was_taken_back_stays_when_the_person_it_names_is_forgotten(fens, hub):
    nadia = fens.person("Nadia", "Rhys")
    tent = tent_at(fens, "with Nadia")
    settled(fens, hub)
    says(fens, nadia, ConsentState.REFUSED)
    take_back(fens)
    settled(fens, hub)

    with fens.store.uncaptured("Forget") as (connection, _):
        erasing.apply(connection, [erasing.Entry(nadia, (), "", fens.store.writer, "asked", 5, "signed")])
    take_back(fens)
    exchange(fens, hub)

    assert things(hub) == []
    assert not in_the_log(hub, "with Nadia")
    assert ("asset", tent) not in told(fens.pack(UP))


def test_a_thing_nobody_there_has_is_not_asked_back(fens):
    fens.person("Maud", "Hale")
    tent_at(fens, "Maud Hale’s garage")

    assert take_back(fens) == 0
    assert fens.rows("SELECT withheld FROM asset") == [(0,)]


def test_what_the_national_community_asks_waits_until_somebody_has_looked(hub):
    hub.person("Hanna", "Pryce")
    asked = hub.do(national.open_consultation, title="Dates", text="Hanna Pryce asks which dates suit")

    withheld = hub.pack(DOWN)
    seen = [each for each in shown(hub, DOWN).withheld if each.why is Reason.NAME_FOUND]
    hub.do(clearing.clear, table="consultation", id=asked)

    assert ("consultation", asked) not in told(withheld)
    assert [each.found for each in seen] == [{asked: "Hanna Pryce"}]
    assert ("consultation", asked) in told(hub.pack(DOWN))


def test_a_reply_that_names_somebody_waits_as_well(hub):
    hub.person("Hanna", "Pryce")
    said, naming = new_id(), new_id()
    for id, text in ((said, "Ring us"), (naming, "Ring Hanna Pryce")):
        hub.log(lambda c, *given: c.execute("INSERT INTO reply(id, text) VALUES(?, ?)", given), id, text)

    assert {row for table, row in told(hub.pack(DOWN)) if table == "reply"} == {said}


def test_a_decision_is_asked_back_with_the_things(fens, hub):
    decision(fens, "Maud Hale may use the van")
    settled(fens, hub)
    fens.person("Maud", "Hale")

    taken = take_back(fens)
    settled(fens, hub)

    assert taken == 1
    assert take_back(fens) == 0
    assert not in_the_log(hub, "Maud")
    assert hub.sound() == fens.sound() == []


def test_what_waits_for_the_name_of_somebody_forgotten_goes_on_waiting(fens):
    maud = fens.person("Maud", "Hale")
    tent, agreed = tent_at(fens, "Maud Hale House"), decision(fens, "Maud may use the van")

    erasure.erase(fens.store, person_id=maud, reason="asked", label="Forget")

    assert told(fens.pack(UP))["asset", tent] == {"withheld"}
    assert told(fens.pack(UP))["decision", agreed] == {"cleared"}
