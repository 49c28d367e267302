"""A decision or an answer that was sent before anybody of that name was known, asked back, and theirs again."""

from pathlib import Path

import pytest

from models import writing
from models.commands import assets, clearing, roster
from models.ids import new_id
from models.log import allowed, erasing, taking_back
from models.queries import elsewhere
from models.queries.leaving import Reason
from tests.builders import TODAY
from tests.builders_leaving import UP, at_level, decision, exchange, in_the_log, shown, told
from tests.builders_leaving import national as national_file
from tests.parcels import Copy, joined


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter that tells of things and of nobody."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 0)


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national_file(tmp_path / "hub")


def take_back(copy: Copy) -> list[str]:
    """What happens before a bundle is written."""
    with copy.store.read() as reader:
        allowed.fill(reader.connection, "national", UP.level, TODAY)
        wanted = taking_back.decisions_to_ask_back(reader.connection, UP)
    if wanted:
        with copy.store.write("Take back") as session:
            taking_back.ask_back(writing.raw(session), wanted)
    return wanted


def settled(copy: Copy, hub: Copy) -> None:
    """Two bundles up, each with its answer down, as saving does it."""
    for _ in range(2):
        take_back(copy)
        exchange(copy, hub)


def answered(copy: Copy, by: str, text: str) -> str:
    """An answer to a consultation, given by a decision."""
    id = new_id()
    add = "INSERT INTO answer(id, consultation_id, decision_id, text) VALUES(?, ?, ?, ?)"
    copy.log(lambda c: c.execute(add, (id, new_id(), by, text)))
    return id


def decided(hub: Copy) -> list[str]:
    """What chapters decided, as this file lists it."""
    with hub.store.read() as reader:
        return [each.text for each in elsewhere.decisions(reader)]


def said(hub: Copy) -> list[str]:
    """What chapters answered, as this file lists it."""
    with hub.store.read() as reader:
        return [each.text for each in elsewhere.answers(reader)]


def waiting(copy: Copy, *, everything: bool = False) -> list[tuple[str, dict[str, str]]]:
    """What waits until somebody has looked, with the names found."""
    seen = shown(copy, UP, everything=everything).withheld
    return [(each.table, each.found) for each in seen if each.why is Reason.NAME_FOUND]


def test_a_decision_sent_before_somebody_joined_is_asked_back_with_the_next_bundle(fens, hub):
    decision(fens, "Maud Hale may use the van")
    decision(fens, "Buy a tent")
    settled(fens, hub)
    assert sorted(decided(hub)) == ["Buy a tent", "Maud Hale may use the van"]

    fens.person("Maud", "Hale")
    settled(fens, hub)

    assert decided(hub) == ["Buy a tent"]
    assert not in_the_log(hub, "Maud")
    assert hub.sound() == fens.sound() == []


def test_so_is_one_in_which_somebody_is_named_as_they_are_called_only_now(fens, hub):
    maud = fens.person("Maud", "Hale")
    decision(fens, "Zelda opens the hall")
    settled(fens, hub)

    fens.do(roster.change, person_id=maud, field="known_as", value="Zelda")
    settled(fens, hub)

    assert decided(hub) == []
    assert not in_the_log(hub, "Zelda")


def test_an_answer_goes_with_the_decision_it_was_given_by(fens, hub):
    agreed = decision(fens, "We say yes")
    answered(fens, agreed, "Maud Hale will come")
    settled(fens, hub)
    assert said(hub) == ["Maud Hale will come"]

    fens.person("Maud", "Hale")
    settled(fens, hub)

    assert (said(hub), decided(hub)) == ([], [])
    assert not in_the_log(hub, "Maud")
    assert hub.sound() == fens.sound() == []


def test_the_preview_says_why_they_stay(fens, hub):
    agreed = decision(fens, "We say yes")
    answer = answered(fens, agreed, "Maud Hale will come")
    settled(fens, hub)
    fens.person("Maud", "Hale")

    ends = {(each.table, each.row) for each in shown(fens, UP).no_longer}
    settled(fens, hub)
    fens.set("decision", agreed, review_on="2027-01-01")

    assert ends == {("answer", answer)}
    assert waiting(fens) == [("decision", {agreed: "Maud Hale"})]


def test_an_older_bundle_opened_late_brings_it_to_nobody(fens, hub):
    answered(fens, decision(fens, "Maud Hale may use the van"), "Maud will come")
    settled(fens, hub)
    old = fens.pack(UP, everything=True)
    fens.person("Maud", "Hale")
    settled(fens, hub)

    hub.unpack(old)

    assert (said(hub), decided(hub)) == ([], [])
    assert not in_the_log(hub, "Maud")
    assert hub.sound() == []


def test_both_are_theirs_again_once_somebody_has_looked(fens, hub):
    agreed = decision(fens, "Maud Hale may use the van")
    answered(fens, agreed, "Maud will come")
    settled(fens, hub)
    fens.person("Maud", "Hale")
    settled(fens, hub)

    fens.do(clearing.clear, table="decision", id=agreed)
    settled(fens, hub)

    assert (said(hub), decided(hub)) == (["Maud will come"], ["Maud Hale may use the van"])
    assert fens.sound() == hub.sound() == []


def test_whoever_is_forgotten_here_is_not_named_there_again(fens, hub):
    maud = fens.person("Maud", "Hale")
    agreed = decision(fens, "We say yes")
    answer = answered(fens, agreed, "Zelda will come")
    settled(fens, hub)
    fens.do(roster.change, person_id=maud, field="known_as", value="Zelda")
    settled(fens, hub)

    with fens.store.uncaptured("Forget") as (connection, _):
        erasing.apply(connection, [erasing.Entry(maud, (), "", fens.store.writer, "asked", 5, "signed")])
    settled(fens, hub)

    assert (said(hub), decided(hub)) == ([], [])
    assert waiting(fens, everything=True) == [("answer", {answer: ""}), ("decision", {agreed: ""})]


def test_looking_taken_back_asks_for_it_back_as_well(fens, hub):
    fens.person("Maud", "Hale")
    agreed = decision(fens, "Maud Hale may use the van")
    fens.do(clearing.clear, table="decision", id=agreed)
    settled(fens, hub)
    assert decided(hub) == ["Maud Hale may use the van"]

    fens.set("decision", agreed, cleared=0)
    settled(fens, hub)

    assert decided(hub) == []
    assert not in_the_log(hub, "Maud")


def test_what_nobody_there_has_is_not_asked_back(fens):
    fens.person("Maud", "Hale")
    decision(fens, "Maud Hale may use the van")

    assert take_back(fens) == []


def test_another_laptop_of_the_chapter_keeps_it_and_asks_no_second_time(fens, hub):
    decision(fens, "Maud Hale may use the van")
    settled(fens, hub)
    other = joined(fens, "other")
    fens.person("Maud", "Hale")
    settled(fens, hub)
    other.unpack(fens.pack())
    other.unpack(hub.pack())

    assert other.rows("SELECT text FROM decision") == [("Maud Hale may use the van",)]
    assert take_back(other) == []
    assert other.sound() == []


def test_an_answer_by_the_same_decision_given_afterwards_waits_too(fens, hub):
    agreed = decision(fens, "Maud Hale may use the van")
    settled(fens, hub)
    fens.person("Maud", "Hale")
    settled(fens, hub)

    answered(fens, agreed, "We say yes")
    settled(fens, hub)

    assert (said(hub), decided(hub)) == ([], [])
    assert take_back(fens) == []


def test_what_waits_for_a_name_can_be_kept_waiting_when_its_bearer_is_forgotten(fens):
    maud = fens.person("Maud", "Hale")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit", place="Maud Hale House")
    agreed, other = decision(fens, "Maud may use the van"), decision(fens, "We say yes")
    answer = answered(fens, other, "Maud will come")
    decision(fens, "Buy a tent")

    with fens.store.read() as reader:
        allowed.fill(reader.connection, "national", 0, TODAY)
        kept = taking_back.waiting(reader.connection)
    fens.set("asset", tent, withheld=1)
    fens.log(taking_back.ask_back, kept[1])
    with fens.store.uncaptured("Forget") as (connection, _):
        erasing.apply(connection, [erasing.Entry(maud, (), "", fens.store.writer, "asked", 5, "signed")])

    assert kept == ([tent], sorted([agreed, other]))
    left = told(fens.pack(UP))
    assert left["decision", agreed] == left["decision", other] == {"cleared"}
    assert left["asset", tent] == {"withheld"}
    assert ("answer", answer) not in left
