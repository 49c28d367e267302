"""Ways of getting something out of a laptop that its chapter or its members did not agree to, each of which fails."""

from pathlib import Path

import pytest

from models.commands import assets, clearing, roster, roster_parts
from models.ids import new_id
from models.log.outgoing import Audience
from models.queries.leaving import Reason
from tests.builders_leaving import GRANTED, REFUSED, WITHDRAWN, decision, says, shown, told, up, values
from tests.parcels import Copy, joined

OUT = Audience("chapters")


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter that tells of things and decisions, and of nobody by name."""
    copy = Copy(tmp_path, "fens")
    copy.set("chapter", copy.found("Fens"), national_level=0)
    return copy


def found_in(copy: Copy, row: str, audience: Audience | None = None) -> str:
    """The names for which something stays behind, as the preview says."""
    for held in shown(copy, audience or up(0)).withheld:
        if held.why is Reason.NAME_FOUND and row in held.found:
            return held.found[row]
    return ""


# -- names in words nobody looks at ------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["scope", "outcome", "computed", "threshold_base"])
def test_a_name_in_a_word_of_a_decision_that_should_be_one_of_a_few(fens, field):
    fens.person("Maud", "Hale")
    agreed = decision(fens, "Buy a tent")
    fens.set("decision", agreed, **{field: "adopted for Maud Hale"})

    assert ("decision", agreed) not in told(fens.pack(up(0)))
    assert found_in(fens, agreed) == "Maud Hale"


def test_a_name_in_the_kind_of_a_thing(fens):
    fens.person("Maud", "Hale")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    fens.set("asset", tent, kind="lent by Maud Hale")

    assert ("asset", tent) not in told(fens.pack(up(0)))


def test_somebody_who_was_called_otherwise_when_it_was_written(fens):
    maud = fens.person("Maud", "Hale")
    agreed = decision(fens, "Maud Hale’s fare is paid")
    fens.do(roster.change, person_id=maud, field="given_name", value="Zelda")
    fens.do(roster.change, person_id=maud, field="family_name", value="Quince")

    assert ("decision", agreed) not in told(fens.pack(up(0)))
    assert found_in(fens, agreed) == "Maud Hale’s"


_GUESTS = [
    ("advice", "name"), ("nomination", "nominee"), ("nomination", "name"), ("notified", "name"), ("ballot", "name"),
    ("interest", "name"), ("correction", "name"), ("minutes_signature", "name"), ("action", "owner"),
    ("agenda_item", "owner"), ("meeting", "facilitator"), ("meeting", "note_taker"), ("decision", "proposer"),
    ("decision", "seconder"), ("decision", "decider"), ("stance", "relayed_by"), ("stance", "owner"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "field"), _GUESTS)
def test_a_guest_whose_name_was_written_down_anywhere(fens, table, field):
    fens.log(lambda c: c.execute(f"INSERT INTO {table}(id, {field}) VALUES(?, 'Zofia Kowalczyk')", (new_id(),)))
    agreed = decision(fens, "Zofia Kowalczyk advised against it")

    assert ("decision", agreed) not in told(fens.pack(up(0)))


@pytest.mark.parametrize("said", ["MaudHale", "maud.hale", "Maud-Hale", "maudhale62", "М\u0430ud Ha\u200ble"])
def test_a_whole_name_in_a_thing_however_it_is_written(fens, said):
    fens.person("Maud", "Hale")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit", place=f"key with {said}")
    hall = fens.do(assets.add_asset, name="Chairs", kind="kit", place="Hale Road hall")

    left = told(fens.pack(up(0)))

    assert ("asset", tent) not in left
    assert ("asset", hall) in left, "a street is called after somebody as well"


# -- how to reach somebody ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("email", "zebra@mail.example", "ask ZEBRA@mail.example for the key"),
        ("phone", "07700 900123", "ring 07700-900 123 for the key"),
        ("phone", "+44 7700 900123", "ring 07700 900123 for the key"),
        ("phone", "07700 900123", "ring 077\u200b00 900\u2060123 for the key"),
        ("email", "zebra@mail.example", "ask z\u0435bra@m\u200bail.example for the key"),
    ],
)
def test_a_members_address_or_number_in_the_rule_of_use_of_a_thing(fens, kind, value, said):
    fens.do(roster_parts.add_contact, person_id=fens.person("Maud", "Hale"), kind=kind, value=value)
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    fens.set("asset", tent, rule_of_use=said)

    assert ("asset", tent) not in told(fens.pack(up(0)))
    assert found_in(fens, tent)


def test_numbers_that_are_nobodys_are_no_alarm(fens):
    fens.do(roster_parts.add_contact, person_id=fens.person("Maud", "Hale"), kind="phone", value="07700 900123")
    tent = fens.do(assets.add_asset, name="Tent", kind="kit")
    fens.set("asset", tent, rule_of_use="ring 07700 900999; 12 by 20 feet, bought 2026-11-12", place="Hall")

    assert ("asset", tent) in told(fens.pack(up(0)))


# -- what somebody looked at, and what they did not --------------------------------------------------------------------


def test_an_answer_written_after_its_decision_was_looked_at(fens):
    fens.person("Maud", "Hale")
    agreed = decision(fens, "We say yes")
    fens.do(clearing.clear, table="decision", id=agreed)
    answer = new_id()
    fens.log(
        lambda c: c.execute(
            "INSERT INTO answer(id, decision_id, text) VALUES(?, ?, 'Maud Hale was against')", (answer, agreed)
        )
    )

    assert ("answer", answer) not in told(fens.pack(up(0)))


def test_an_answer_that_was_there_when_somebody_looked_at_its_decision_leaves(fens):
    fens.person("Maud", "Hale")
    agreed, answer = decision(fens, "We say yes"), new_id()
    fens.log(
        lambda c: c.execute(
            "INSERT INTO answer(id, decision_id, text) VALUES(?, ?, 'Maud Hale will come')", (answer, agreed)
        )
    )
    withheld = told(fens.pack(up(0)))

    fens.do(clearing.clear, table="decision", id=agreed)

    assert ("answer", answer) not in withheld
    assert ("answer", answer) in told(fens.pack(up(0)))


# -- by another door ---------------------------------------------------------------------------------------------------


def test_what_may_not_go_to_national_does_not_go_to_the_chapters_either(fens):
    nadia = fens.person("Nadia", "Rhys")
    says(fens, nadia, REFUSED)
    tent = fens.do(assets.add_asset, name="Tent", kind="kit", place="with Nadia")

    assert ("asset", tent) not in told(fens.pack(up(0)))
    assert ("asset", tent) not in told(fens.pack(OUT))


def test_a_members_name_in_what_the_chapter_is_called_is_told_and_leaves(fens):
    chapter = fens.rows("SELECT id FROM chapter")[0][0]
    before = {each.row: each.found for each in shown(fens, up(0)).things}
    fens.person("Maud", "Hale")
    fens.set("chapter", chapter, region="Maud Hale’s valley")

    seen = {each.row: each.found for each in shown(fens, up(0)).things}

    assert (before[chapter], seen[chapter]) == ("", "Maud Hale’s")
    assert "region" in told(fens.pack(up(0)))["chapter", chapter]


# -- agreed on one laptop, overruled on another ------------------------------------------------------------------------


def test_while_two_laptops_differ_about_the_level_the_lower_one_counts(fens):
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=3)
    maud = fens.person("Maud", "Hale")
    says(fens, maud, GRANTED)
    other = joined(fens, "other")
    chapter = fens.rows("SELECT id FROM chapter")[0][0]
    fens.set("chapter", chapter, national_level=0)
    for name in ("Once", "Twice"):  # so that it is the later stamp
        other.set("chapter", chapter, region=name, national_level=2)
        other.set("chapter", chapter, national_level=3)
    fens.unpack(other.pack())

    assert fens.rows("SELECT national_level FROM chapter") == [(3,)], "the later stamp stands until people settle it"
    assert "Maud" not in values(fens.pack(up(3)))


def test_an_answer_turned_round_in_its_own_row_counts_as_no(fens):
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=3)
    maud = fens.person("Maud", "Hale")
    says(fens, maud, GRANTED)
    says(fens, maud, WITHDRAWN)
    said = fens.rows("SELECT id FROM consent_event WHERE state = 'withdrawn'")[0][0]
    other = joined(fens, "other")
    other.set("consent_event", said, state="granted")
    fens.unpack(other.pack())

    assert "Maud" not in values(fens.pack(up(3)))


@pytest.mark.parametrize("deed", [{"removed": 1}, {"audience": "x"}, {"person_id": "0" * 32}])
def test_an_answer_taken_away_by_another_laptop_counts_as_no(fens, deed):
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=3)
    maud = fens.person("Maud", "Hale")
    says(fens, maud, GRANTED)
    says(fens, maud, WITHDRAWN)
    said, before = (fens.rows("SELECT id FROM consent_event ORDER BY state DESC")[n][0] for n in (0, 1))
    other = joined(fens, "other")
    other.set("consent_event", said, **deed)
    other.set("consent_event", before, follows="")
    fens.unpack(other.pack())

    assert "Maud" not in values(fens.pack(up(3)))


def test_an_answer_undone_where_it_was_taken_down_is_as_if_never_given(fens):
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=3)
    maud = fens.person("Maud", "Hale")
    says(fens, maud, GRANTED)
    says(fens, maud, WITHDRAWN)
    said = fens.rows("SELECT id FROM consent_event WHERE state = 'withdrawn'")[0][0]
    fens.set("consent_event", said, removed=1)

    assert "Maud" in values(fens.pack(up(3)))


def test_whoever_is_asked_anew_after_that_is_believed(fens):
    fens.set("chapter", fens.rows("SELECT id FROM chapter")[0][0], national_level=3)
    maud = fens.person("Maud", "Hale")
    says(fens, maud, GRANTED)
    says(fens, maud, WITHDRAWN)
    said = fens.rows("SELECT id FROM consent_event WHERE state = 'withdrawn'")[0][0]
    other = joined(fens, "other")
    other.set("consent_event", said, state="granted")
    fens.unpack(other.pack())

    says(fens, maud, GRANTED)

    assert "Maud" in values(fens.pack(up(3)))
