"""Two entries are made one, undone, and taken apart again."""

from datetime import date

import pytest

from models.commands import actions, duplicates, roster, roster_parts
from models.queries import duplicates as asked
from models.queries.papers_of_person import person_data
from models.rules.bin import MergedInto
from models.rules.consent import ConsentState
from models.rules.duplicates import Band, Reason
from models.rules.duplicates_refused import InTheBin, NotMerged, SaidDifferent, WithThemselves
from models.rules.roster_file import Contact, PersonDraft
from tests.builders import NOW
from tests.builders_duplicates import ASKED, merge, part, tables, two, undo, with_belongings
from tests.builders_roster import add, seen


def pairs(store):
    with store.read() as reader:
        return [(each.first.name, each.second.name, each.band.value) for each in asked.pairs(reader)]


def test_the_kept_entry_has_everything_of_both(store):
    first, second = two(store)
    with_belongings(store, second)

    made = merge(store, first, second)

    sam = seen(store, first)
    assert (made.kept, made.given_up, made.moved) == (first, second, 6)
    assert [(each.kind, each.value) for each in sam.contacts] == [
        ("email", "sam@example.org"),
        ("phone", "07700 900123"),
    ]
    assert sam.skills == ("Driving", "Welsh")
    assert [each.role for each in sam.roles] == ["Convener", "Treasurer"]
    assert (sam.texts["town"], sam.texts["notes"], sam.days["joined_on"]) == ("Ely", "Sings", date(2023, 2, 1))
    assert ([each.name for each in sam.looks_after], len(sam.loans), len(sam.actions)) == (["Tent"], 1, 1)
    assert seen(store, second).removed


def test_the_smaller_id_is_kept_whichever_side_it_was_shown_on(store):
    first, second = two(store)

    merge(store, second, first, choices={"given_name": "first", "notes": "second"})

    sam = seen(store, first)
    assert (sam.texts["given_name"], sam.texts["notes"], sam.removed) == ("Samuel", "", False)


def test_undo_brings_back_what_stood_before(store):
    first, second = two(store)
    with_belongings(store, second)
    before = tables(store)

    merge(store, first, second)
    undo(store)

    assert tables(store) == before


def test_taking_apart_brings_back_what_stood_before(store):
    first, second = two(store)
    with_belongings(store, second)
    before = tables(store, *ASKED)

    merge(store, first, second)
    parted = part(store, first, second)

    assert (tables(store, *ASKED), parted.stayed) == (before, ())
    assert pairs(store) == []


def test_what_was_changed_since_stays_and_is_told(store):
    first, second = two(store)
    with_belongings(store, second)
    merge(store, first, second)
    sam = seen(store, first)
    phone = next(each.id for each in sam.contacts if each.kind == "phone")
    with store.write("Since") as session:
        roster.change(session, person_id=first, field="notes", value="Sings bass")
        roster_parts.change_contact(session, contact_id=phone, value="07700 900456")
        actions.give_to(session, action_id=sam.actions[0].id, person_id=None, name="Ada")

    parted = part(store, first, second)

    assert [(each.table, each.field) for each in parted.stayed] == [
        ("action", "owner_id"),
        ("contact_point", "removed"),
        ("person", "notes"),
    ]
    assert seen(store, first).texts["notes"] == "Sings bass"
    assert [each.value for each in seen(store, second).contacts] == ["Sam@Example.org", "07700 900123"]


def test_a_pair_is_merged_parted_and_merged_again(store):
    first, second = two(store)
    merge(store, first, second)
    part(store, first, second)
    with pytest.raises(SaidDifferent):
        merge(store, first, second)

    merge(store, first, second, anyway=True)

    assert seen(store, first).skills == ("Driving", "Welsh")
    with store.read() as reader:
        assert [each.name for each in asked.merged(reader, first)] == ["Samuel Okoro"]
    part(store, first, second)
    assert seen(store, first).skills == ("Driving",)


def test_what_is_no_pair_is_refused(store):
    first, second = two(store)
    gone = add(store, "Ada Lock")
    with store.write("Bin") as session:
        roster.to_bin(session, person_ids=[gone])

    for one, other, refusal in (
        (first, first, WithThemselves),
        (first, gone, InTheBin),
    ):
        with pytest.raises(refusal):
            merge(store, one, other)
    with pytest.raises(NotMerged):
        part(store, first, second)
    merge(store, first, second)
    with pytest.raises(WithThemselves):
        merge(store, second, first)


def test_pairs_are_shown_strongest_first_until_somebody_looked(store):
    first, second = two(store)
    ada, _other = add(store, "Ada Lock"), add(store, "Ada Lock")

    assert pairs(store) == [("Sam Okoro", "Samuel Okoro", "check"), ("Ada Lock", "Ada Lock", "check")]
    with store.write("Different") as session:
        duplicates.say_different(session, first_id=second, second_id=first, now=NOW)
    assert pairs(store) == [("Ada Lock", "Ada Lock", "check")]
    merge(store, ada, _other)
    assert pairs(store) == []


def test_different_people_stay_so_for_whoever_is_merged_with_one_of_them(store):
    sams = [add(store, f"{name} Okoro", email="sam@example.org") for name in ("Sam", "Samuel", "Sam J")]
    with store.write("Different") as session:
        duplicates.say_different(session, first_id=sams[0], second_id=sams[2], now=NOW)
    assert len(pairs(store)) == 2

    merge(store, sams[1], sams[2])
    assert pairs(store) == []


def test_somebody_typed_anew_is_found_by_one_thing_they_share(store):
    first, second = two(store)
    add(store, "Ada Lock", email="ada@example.org")

    def found(**typed):
        with store.read() as reader:
            return [side.id for side in asked.pairs_of(reader, PersonDraft(**typed))]

    assert found(emails=(Contact("SAM+x@example.org"),)) == [first, second]
    assert found(given_name="Samuel", family_name="Okorro") == [second, first]
    assert found(phones=(Contact("+44 7700 900123"),)) == [second]
    assert found(given_name="Zoe", family_name="Pugh") == found() == []


def test_the_comparison_says_what_differs_and_what_comes_along(store):
    first, second = two(store)
    with_belongings(store, second)
    with store.read() as reader:
        told = asked.comparison(reader, second, first)
        lines = {line.field: (line.first, line.second, line.suggested, line.is_same) for line in told.lines}

    assert lines["given_name"] == ("Samuel", "Sam", "first", False)
    assert lines["family_name"] == ("Okoro", "Okoro", "first", True)
    assert lines["town"] == (None, "Ely", "second", False)
    assert lines["joined_on"] == ("2023-02-01", "2024-05-01", "first", False)
    assert lines["emails"] == ("Sam@Example.org", "sam@example.org", "first", True)
    assert lines["skills"] == ("driving\nWelsh", "Driving", "both", False)
    assert (told.carried.loans, told.carried.actions, told.carried.assets, told.carried.warnings) == (1, 1, 1, ())


def test_two_open_loans_of_one_thing_are_both_kept_and_told(store):
    first, second = two(store)
    with_belongings(store, second)
    with store.read() as reader:
        tent = reader.value("SELECT asset_id FROM loan")
    from models.commands import assets

    with store.write("Lend") as session:
        assets.lend(session, asset_id=tent, person_id=first, until=NOW.date(), now=NOW)
    with store.read() as reader:
        warnings = asked.comparison(reader, first, second).carried.warnings

    merge(store, first, second)

    assert [(each.kind, each.name) for each in warnings] == [("two_loans", "Tent")]
    assert len(seen(store, first).loans) == 2


def test_reasons_are_named(store):
    two(store)
    with store.read() as reader:
        (pair,) = asked.pairs(reader)
        assert asked.how_many(reader).check == 1

    assert (pair.points, pair.band, pair.reasons) == (67, Band.CHECK, (Reason.EMAIL, Reason.SURNAME, Reason.NICKNAME))


def test_a_copy_of_what_is_held_of_somebody_tells_all_their_entries(store):
    first, second = two(store)
    with_belongings(store, second)
    with store.write("Ask") as session:
        roster.record_consent(session, person_id=second, state=ConsentState.REFUSED, at=NOW, wording="Named nationally")
    merge(store, first, second)

    with store.read() as reader:
        told = person_data(reader, first, NOW, NOW.date())

    assert [each.table for each in told.records].count("person") == 1
    assert sum(kept.value == "Named nationally" for each in told.records for kept in each.fields) >= 1


def test_an_entry_that_is_one_with_another_is_not_taken_out_of_the_bin_alone(store):
    first, second = two(store)
    merge(store, first, second)

    with store.write("Restore") as session, pytest.raises(MergedInto):
        roster.restore(session, person_ids=[second])

    assert seen(store, second).removed
