"""A list of members that typing narrows, letter by letter, in the order it has."""

from datetime import timedelta

import pytest

from models.queries import roster as members
from models.queries import roster_search
from models.queries.roster import RosterFilter
from models.queries.roster_search import Standing
from models.store import Store
from tests.builders import TODAY
from tests.builders_roster import add


@pytest.fixture
def chapter(store: Store) -> Store:
    add(store, "Zita Left", left_on=TODAY - timedelta(days=3))
    for name in ("Zeb Adams", "Zoe Brandt", "Amara Okafor", "Zara Castell"):
        add(store, name)
    return store


def asked(store: Store, standing: Standing, text: str) -> list[str]:
    with store.read() as reader:
        return [row.name for row in members.rows(reader, standing.keys(reader, text), TODAY)]


def test_letters_narrow_the_list_and_keep_its_order(chapter: Store) -> None:
    forwards = members.standing(RosterFilter(), "name", False, TODAY)
    backwards = members.standing(RosterFilter(), "name", True, TODAY)

    assert asked(chapter, forwards, "z") == ["Zeb Adams", "Zoe Brandt", "Zara Castell", "Zita Left"]
    assert asked(chapter, backwards, "z") == ["Zita Left", "Zara Castell", "Zoe Brandt", "Zeb Adams"]
    assert asked(chapter, forwards, "z cas") == ["Zara Castell"]
    assert asked(chapter, forwards, "zzz") == []


def test_whoever_the_chip_leaves_out_is_not_found(chapter: Store) -> None:
    active = members.standing(RosterFilter(statuses=frozenset({"active"})), "name", False, TODAY)

    assert asked(chapter, active, "z") == ["Zeb Adams", "Zoe Brandt", "Zara Castell"]


def test_whoever_came_after_the_list_was_read_waits_for_the_next(chapter: Store) -> None:
    standing = members.standing(RosterFilter(), "name", False, TODAY)
    asked(chapter, standing, "")

    add(chapter, "Zola Novak")

    assert asked(chapter, standing, "zo") == ["Zoe Brandt"]


def test_very_many_matches_come_in_the_same_order(chapter: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = members.standing(RosterFilter(statuses=frozenset({"active"})), "name", False, TODAY)
    few = asked(chapter, standing, "z")

    monkeypatch.setattr(roster_search, "_MANY", 1)

    assert asked(chapter, standing, "z") == few == ["Zeb Adams", "Zoe Brandt", "Zara Castell"]


def test_words_are_found_together_whether_in_a_name_or_in_a_note(store: Store) -> None:
    add(store, "Gwen Abdi", notes="keeps the simulation kit")
    add(store, "Gwen Brandt", notes="brings cake")
    add(store, "Simon Gwent")
    standing = members.standing(RosterFilter(), "name", False, TODAY)

    assert asked(store, standing, "gwen sim") == ["Gwen Abdi", "Simon Gwent"]
    assert asked(store, standing, "gwen g simul") == ["Gwen Abdi"]
    assert asked(store, standing, "kit cake") == []
