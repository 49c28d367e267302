"""What cannot be suggested or accepted, and what answering comes to when it is undone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import assets, national
from models.errors import Missing, NotFound
from models.history import History
from models.rules.assets import Committed
from models.rules.suggesting import NamesSomebody, NothingSuggested, NotSuggestible
from tests.national_parcels import TODAY
from tests.suggested import Land, asked, values


@pytest.fixture
def land(tmp_path: Path) -> Iterator[Land]:
    """The three of them."""
    made = Land(tmp_path)
    yield made
    assert made.fens.sound() == made.hub.sound() == made.avon.sound() == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"place": " Shed "}, NothingSuggested), ({"name": "  "}, Missing), ({"notes": "x"}, NotSuggestible),
        ({"quantity": "three"}, NotSuggestible), ({"kind": "ship"}, NotSuggestible), ({"removed": 1}, NotSuggestible),
    ],
)  # fmt: skip
def test_what_cannot_be_suggested_is_refused_and_nothing_is_written(land: Land, given: dict, refusal: type):
    with pytest.raises(refusal):
        land.suggest(land.avon, **given)
    with pytest.raises(NotFound):
        land.avon.do(national.suggest, table="asset", id="f" * 32, values={"place": "x"}, today=TODAY)
    with pytest.raises(NotSuggestible):
        land.avon.do(national.suggest, table="decision", id=land.tent, values={"text": "x"}, today=TODAY)

    assert (land.said(land.avon), History(land.avon.store).undo_label()) == ([], "Open bundle")


def test_nobody_is_named_in_what_is_suggested(land: Land):
    land.avon.person("Gwen", "Pugh")
    with pytest.raises(NamesSomebody) as refused:
        land.suggest(land.avon, place="Hall", description="Ask Gwen Pugh")

    assert (refused.value.field, refused.value.found) == ("description", "Gwen Pugh")
    assert land.said(land.avon) == []


@pytest.mark.parametrize(("field", "value", "refusal"), [("name", " ", Missing), ("quantity", "three", NotSuggestible)])
def test_what_no_honest_program_suggests_is_accepted_by_nobody(land: Land, field: str, value: str, refusal: type):
    land.avon.do(national.propose_change, table="asset", id=land.tent, field=field, value=value)
    land.around()

    with pytest.raises(refusal):
        land.accept(*asked(land.fens))
    land.decline()


def test_what_was_accepted_or_declined_is_undone_to_what_stood_here(land: Land):
    history = History(land.fens.store)
    land.suggest(land.avon, place="Hall", description="Sleeps six")
    land.around()
    for proposal in asked(land.fens):
        land.accept(proposal) if proposal.field == "description" else land.fens.do(national.decline, proposal=proposal)

    seen = []
    for turn in (history.undo, history.undo, history.redo, history.redo):
        turn()
        seen.append(land.fens.rows("SELECT place, description FROM asset")[0])

    assert seen[1] == ("Shed", "")
    assert seen[3] == ("Shed", "Sleeps six")
    assert {place for place, _description in seen} == {"Shed"}


def test_fewer_than_are_promised_are_accepted_by_nobody(land: Land):
    land.fens.set("asset", land.tent, quantity=3)
    member = land.fens.person("Maud", "Hale")
    lent = {"asset_id": land.tent, "person_id": member, "until": TODAY + timedelta(3), "quantity": 2}
    land.fens.do(assets.lend, now=land.fens.now(), **lent)
    land.around()
    land.suggest(land.avon, quantity=1)
    land.around()

    with pytest.raises(Committed):
        land.accept(*asked(land.fens))

    assert values(land.fens) == [1]


def test_a_suggestion_that_names_somebody_who_joined_since_stays_behind(land: Land):
    land.suggest(land.avon, place="Gwen Pugh’s barn")
    land.suggest(land.avon, unit="tents")
    land.avon.person("Gwen", "Pugh")
    land.around()
    assert values(land.fens) == ["tents"]

    land.suggest(land.avon, place="Barn")
    land.around()
    assert sorted(values(land.fens)) == ["Barn", "tents"]


def test_what_its_own_chapter_says_already_names_nobody_new(land: Land):
    land.fens.set("asset", land.tent, place="Gwen Pugh Hall")
    land.around()
    land.suggest(land.avon, place="Barn")
    land.around()
    land.avon.person("Gwen", "Pugh")
    land.avon.do(national.take_back, table="asset", id=land.tent, field="place")
    land.around()

    assert values(land.fens) == []
