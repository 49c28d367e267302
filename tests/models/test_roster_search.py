"""Finding members by what is typed, by chips and in every order."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.commands import roster
from models.queries import roster as members
from models.queries.roster import RosterFilter
from models.queries.roster_order import NAME_SQL
from models.queries.roster_search import _ORDERS
from models.rules.consent import ConsentState
from models.rules.names import Names, sort_name
from models.store import Store
from models.tables.assets import Asset
from models.tables.meetings import Attendance, Meeting
from models.tables.roster import Person
from tests.builders import NOW, TODAY
from tests.builders_roster import add


def shown(store: Store, wanted: RosterFilter, sort: str = "name", *, descending: bool = False) -> list[str]:
    with store.read() as reader:
        found = members.keys(reader, wanted, sort, descending, TODAY)
        return [row.name for row in members.rows(reader, found, TODAY)]


def typed(store: Store, text: str) -> list[str]:
    return shown(store, RosterFilter(text=text))


@pytest.fixture
def chapter(store: Store) -> Store:
    add(store, "Ŵyn Ab-Owen", organisation="Severn Health Board", notes="keeps the simulation kit")
    add(store, "Amara Okafor", skills=("Facilitation", "QI coaching"), email="amara.okafor@example.org", role="Steward")
    add(store, "Siân O’Neill", joined_on=TODAY - timedelta(days=3), organisation="Wye Trust")
    return store


def test_people_are_found_by_the_beginnings_of_what_is_kept_about_them(chapter: Store) -> None:
    assert typed(chapter, "ama oka") == ["Amara Okafor"]
    assert typed(chapter, "sian") == ["Siân O’Neill"]
    assert typed(chapter, "severn") == ["Ŵyn Ab-Owen"]
    assert typed(chapter, "qi") == ["Amara Okafor"]
    assert typed(chapter, "simul wyn") == ["Ŵyn Ab-Owen"]
    assert typed(chapter, "amara.okafor@ex") == ["Amara Okafor"]
    assert typed(chapter, "nobody") == []


def test_one_letter_looks_at_names_alone(chapter: Store) -> None:
    assert typed(chapter, "f") == []
    assert typed(chapter, "o") == ["Ŵyn Ab-Owen", "Amara Okafor", "Siân O’Neill"]


@pytest.mark.parametrize("text", ['"', "*", "AND", "names:", "a OR b", "(", "'", "-", "\x00", 'ama"ra', "NEAR(", "^x"])
def test_marks_that_the_index_would_obey_are_only_marks(chapter: Store, text: str) -> None:
    found = typed(chapter, text)

    assert set(found) <= {"Amara Okafor", "Siân O’Neill", "Ŵyn Ab-Owen"}


def test_nothing_typed_shows_everyone_by_family_name(chapter: Store) -> None:
    assert typed(chapter, " ") == ["Ŵyn Ab-Owen", "Amara Okafor", "Siân O’Neill"]
    assert shown(chapter, RosterFilter(), descending=True) == ["Siân O’Neill", "Amara Okafor", "Ŵyn Ab-Owen"]


def test_chips_ask_for_some(chapter: Store) -> None:
    with chapter.read() as reader:
        amara = members.find(reader, "amara")[0].id
    with chapter.write("Consent") as session:
        roster.record_consent(session, person_id=amara, state=ConsentState.GRANTED, at=NOW)
        session.add(Asset(name="Tent", steward_id=amara))

    assert shown(chapter, RosterFilter(statuses=frozenset({"new"}))) == ["Siân O’Neill"]
    assert shown(chapter, RosterFilter(consent="never_asked")) == ["Ŵyn Ab-Owen", "Siân O’Neill"]
    assert shown(chapter, RosterFilter(consent="granted")) == ["Amara Okafor"]
    assert shown(chapter, RosterFilter(stewards=True)) == ["Amara Okafor"]
    assert shown(chapter, RosterFilter(role="steward")) == ["Amara Okafor"]
    assert shown(chapter, RosterFilter(skill="facilitation", text="ama")) == ["Amara Okafor"]


def test_the_bin_is_searched_by_itself(chapter: Store) -> None:
    with chapter.read() as reader:
        amara = members.find(reader, "amara")[0].id
    with chapter.write("Bin") as session:
        roster.to_bin(session, person_ids=[amara])

    assert typed(chapter, "amara") == []
    assert shown(chapter, RosterFilter(bin=True)) == ["Amara Okafor"]
    assert shown(chapter, RosterFilter(bin=True, text="OKA")) == ["Amara Okafor"]
    assert shown(chapter, RosterFilter(bin=True, text="zzz")) == []


def test_every_column_sorts(chapter: Store) -> None:
    with chapter.read() as reader:
        amara = members.find(reader, "amara")[0].id
    with chapter.write("Meeting") as session:
        held = Meeting(title="October", starts=NOW - timedelta(days=30), state="closed")
        session.add_all([held, Attendance(meeting_id=held.id, person_id=amara, part="present")])

    assert shown(chapter, RosterFilter(), "organisation")[0] == "Ŵyn Ab-Owen"
    assert shown(chapter, RosterFilter(), "organisation", descending=True)[0] == "Siân O’Neill"
    assert shown(chapter, RosterFilter(), "last", descending=True)[0] == "Amara Okafor"
    assert shown(chapter, RosterFilter(), "status")[0] == "Siân O’Neill"
    assert shown(chapter, RosterFilter(), "brings")[0] == "Amara Okafor"
    assert [len(shown(chapter, RosterFilter(), name)) for name in _ORDERS] == [3] * len(_ORDERS)


def test_many_matches_come_in_the_same_order_as_few(chapter: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = typed(chapter, "o")

    monkeypatch.setattr("models.queries.roster_search._FEW", 0)

    assert typed(chapter, "o") == looked_up


def test_sql_puts_names_in_the_order_of_the_rule(store: Store) -> None:
    names = [
        ("Bethan", "Ŵyn-Rees", "Beth"),
        ("Zoë", "", ""),
        ("Łukasz", "Ångström", ""),
        ("Seán", "O'Neill", ""),
        ("", "Ó Sé", ""),
    ]
    for given, family, known_as in names:
        add(store, f"{given or 'X'} {family}".strip(), known_as=known_as)
    with store.write("Only a family name") as session:
        for person in session.exec(select(Person).where(Person.family_name == "Ó Sé")):
            person.given_name = ""

    with store.read() as reader:
        found = reader.rows(lambda *cells: cells, f"SELECT given_name, family_name, known_as, {NAME_SQL} FROM person")

    assert [key for *_, key in found] == [sort_name(Names(given, family, known)) for given, family, known, _ in found]


def test_a_few_people_for_go_to_anything(chapter: Store) -> None:
    with chapter.read() as reader:
        assert [(hit.name, hit.detail) for hit in members.find(reader, "wye")] == [("Siân O’Neill", "Wye Trust")]
        assert [hit.name for hit in members.find(reader, "o", limit=2)] == ["Ŵyn Ab-Owen", "Amara Okafor"]
        assert members.find(reader, " ") == []


def test_a_list_that_is_narrowed_letter_by_letter_answers_as_one_asked_anew(chapter: Store) -> None:
    asked = RosterFilter(statuses=frozenset({"active"}))
    kept = members.standing(asked, "name", True, TODAY)

    with chapter.read() as reader:
        for text in ("", "o", "ok", "wyn", "sian", "o w", "zzz"):
            anew = members.keys(reader, RosterFilter(text=text, statuses=asked.statuses), "name", True, TODAY)
            assert kept.keys(reader, text) == anew


def test_a_narrowed_bin_stays_a_bin(chapter: Store) -> None:
    with chapter.read() as reader:
        amara = members.find(reader, "amara")[0].id
    with chapter.write("Bin") as session:
        roster.to_bin(session, person_ids=[amara])
    kept = members.standing(RosterFilter(bin=True), "name", False, TODAY)

    with chapter.read() as reader:
        assert len(kept.keys(reader, "ama")) == len(kept.keys(reader, "")) == 1
        assert len(kept.keys(reader, "siân")) == 0
