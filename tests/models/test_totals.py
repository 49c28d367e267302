"""The totals that go up: nobody is found in them, and rows without names only from level 2."""

import pytest

from models.commands import roster
from models.queries.totals import nameless, totals
from models.rules.consent import ConsentState
from models.rules.pseudonyms import pseudonym
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_roster import add

KEY = b"the chapter's own"


def lines(store: Store, level: int = 0) -> dict[str, dict]:
    """The tables, by name."""
    with store.read() as reader:
        return {line["table"]: line for line in totals(reader, TODAY, level) if line["table"] != "member"}


def members(store: Store, level: int = 2) -> dict[str, dict]:
    """The rows without names, by id."""
    with store.read() as reader:
        return {line["id"]: line for line in totals(reader, TODAY, level) if line["table"] == "member"}


def decide(store: Store, level: int, key: bytes = KEY) -> None:
    """A chapter that tells so much."""
    from models.commands import chapter

    with store.write("Found") as session:
        founded = chapter.found_chapter(session, name="Fens")
        session.flush()
        session.connection().exec_driver_sql(
            "UPDATE chapter SET national_level = ?, pseudonym_key = ? WHERE id = ?", (level, key.hex(), founded)
        )


def crowd(store: Store, count: int, prefix: str, **fields) -> list[str]:
    """So many like each other."""
    return [add(store, f"{prefix}{number} Tester", **fields) for number in range(count)]


def test_small_numbers_are_hidden_with_what_would_give_them_away(store):
    crowd(store, 6, "Old", joined_on=TODAY.replace(year=2020))
    crowd(store, 7, "Left", joined_on=TODAY.replace(year=2020), left_on=TODAY)
    crowd(store, 2, "New", joined_on=TODAY)

    told = lines(store)["people_by_status_and_year"]

    assert (told["rows"], told["columns"]) == (["left", "new", "active"], ["2020", "2026"])
    assert told["cells"] == [[7, 0], [0, None], [None, 0]]
    assert (told["row_totals"], told["column_totals"], told["total"]) == ([7, None, None], [None, None], 15)


def test_a_district_or_a_skill_that_few_share_is_not_even_named(store):
    crowd(store, 6, "Bath", postcode="BA1 1AA", skills=("First aid",), organisation="Riverside  Surgery")
    crowd(store, 5, "Somewhere", skills=("first aid ",))
    add(store, "Maud Hale", postcode="SY23 1AB", skills=("Welsh harp",), organisation="Hale & Daughter")

    told = lines(store)

    assert told["people_by_district"]["cells"] == {"": None, "BA1": 6, "other": None}
    assert told["people_by_district"]["total"] == 12
    assert told["people_by_organisation"]["cells"] == {"": None, "other": None, "riverside surgery": 6}
    assert told["people_by_skill"]["cells"] == {"first aid": 11}


def test_a_hidden_number_of_people_is_hidden_in_every_table(store):
    crowd(store, 3, "One")

    told = lines(store)

    assert {line["total"] for name, line in told.items() if name.startswith("people_by") and "total" in line} == {None}


def test_nobody_at_all_is_told_as_none(store):
    told = lines(store)

    assert told["people_by_status_and_year"]["total"] == 0
    assert told["people_by_district"] == {"table": "people_by_district", "cells": {}, "total": 0}


def test_rows_without_names_travel_from_level_two_and_never_of_those_who_refuse(store):
    told, refused, binned = (add(store, f"{name} Tester", skills=("Welsh",)) for name in ("Maud", "Omar", "Ned"))
    decide(store, 2)
    with store.write("Answers") as session:
        roster.record_consent(session, person_id=refused, state=ConsentState.REFUSED, at=NOW)
        roster.to_bin(session, person_ids=[binned])

    assert members(store, 1) == {}
    assert list(members(store)) == [pseudonym(KEY, told)]
    assert members(store)[pseudonym(KEY, told)] == {
        "table": "member", "id": pseudonym(KEY, told), "status": "active", "joined": "2024-05", "skills": [],
    }  # fmt: skip


def test_without_a_key_nobody_gets_a_pseudonym(store):
    add(store, "Maud Hale")
    decide(store, 2, b"")

    with store.read() as reader:
        assert not [line for line in totals(reader, TODAY, 2) if line["table"] == "member"]


def test_rows_without_names_wait_for_the_chapters_decision(store):
    add(store, "Maud Hale")
    decide(store, 1)

    assert members(store, 3) == {}


@pytest.mark.parametrize("named", ["Maud Hale Physiotherapy", "maudhale physio", "Friends of Μaud-Hale"])
def test_an_organisation_called_after_a_member_is_counted_among_the_others(store, named):
    add(store, "Maud Hale")
    crowd(store, 6, "One", organisation=named)
    crowd(store, 6, "Two", organisation="Hale Road Surgery")

    told = lines(store)["people_by_organisation"]

    assert set(told["cells"]) == {"", "hale road surgery", "other"}
    with store.read() as reader:
        assert [(each.table, each.value) for each in nameless(reader, TODAY)] == [
            ("people_by_organisation", " ".join(named.casefold().split()))
        ]


def test_an_organisation_that_bears_the_one_name_of_somebody_who_said_no_is_not_named(store):
    hale = add(store, "Maud Hale")
    crowd(store, 6, "Two", organisation="Hale Road Surgery")
    with store.write("Answers") as session:
        roster.record_consent(session, person_id=hale, state=ConsentState.REFUSED, at=NOW)

    assert "hale road surgery" not in lines(store)["people_by_organisation"]["cells"]


def test_a_skill_that_names_somebody_is_told_neither_in_sums_nor_of_anybody(store):
    add(store, "Maud Hale")
    people = crowd(store, 6, "One", skills=("Maud Hale’s choir", "First aid"))
    decide(store, 2)

    assert lines(store)["people_by_skill"]["cells"] == {"first aid": 6}
    assert members(store)[pseudonym(KEY, people[0])]["skills"] == ["first aid"]


def test_nobody_is_told_of_whose_no_was_turned_round_in_its_own_row(store):
    maud = add(store, "Maud Hale")
    decide(store, 2)
    with store.write("Answers") as session:
        roster.record_consent(session, person_id=maud, state=ConsentState.REFUSED, at=NOW)
    with store.write("Turn round") as session:
        session.connection().exec_driver_sql("UPDATE consent_event SET state = 'granted'")

    assert members(store) == {}
