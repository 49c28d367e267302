"""Whoever is said to be one person with many is not forgotten with all of them unasked."""

from pathlib import Path

import pytest

from models.commands import duplicates, erasure
from models.ids import derived_id
from models.queries import erasure as asked
from models.queries.erasure import ManyAtOnce
from tests.builders import NOW
from tests.parcels import Copy


def chapter(tmp_path: Path, people: int) -> tuple[Copy, list[str]]:
    """So many members, the smallest id first."""
    copy = Copy(tmp_path, "fens")
    copy.found("Fens")
    return copy, sorted(copy.person(f"Maud {number}", "Hale") for number in range(people))


def all_one(copy: Copy, ids: list[str]) -> None:
    """Somebody says of these that they are one person."""
    for id in ids[1:]:
        copy.do(duplicates.merge, first_id=ids[0], second_id=id, now=NOW)


def names(copy: Copy, ids: list[str]) -> tuple[str, ...]:
    """What these are called."""
    with copy.store.read() as reader:
        query = "SELECT given_name || ' ' || family_name FROM person WHERE id = :id"
        return tuple(reader.value(query, id=id) for id in ids)


def test_many_entries_at_once_are_named_and_forgotten_only_when_that_is_meant(tmp_path: Path):
    fens, ids = chapter(tmp_path, 10)
    all_one(fens, ids[:3])
    told = names(fens, ids[:3])

    with pytest.raises(ManyAtOnce) as refused:
        erasure.erase(fens.store, person_id=ids[0], reason="asked", label="Forget")

    assert refused.value.names == told
    assert fens.rows("SELECT * FROM erasure") == []
    assert names(fens, ids[:3]) == told
    erasure.erase(fens.store, person_id=ids[0], reason="asked", label="Forget", anyway=True)
    assert names(fens, ids[:3]) == (" ",) * 3


@pytest.mark.parametrize(
    ("entries", "people", "is_many"), [(1, 1, False), (2, 40, False), (2, 39, True), (21, 500, True)]
)
def test_it_is_many_where_a_co_coordinator_would_be_asked_as_well(
    tmp_path: Path, entries: int, people: int, is_many: bool
):
    fens, ids = chapter(tmp_path, people)
    said = "INSERT INTO likeness(id, removed, first_id, second_id, verdict, at) VALUES(?, 0, ?, ?, 'same', ?)"
    pairs = [(derived_id(ids[0], "likeness", id), ids[0], id, "2026-11-01T00:00:00Z") for id in ids[1:entries]]
    fens.log(lambda c: c.executemany(said, pairs))

    with fens.store.read() as reader:
        assert (asked.is_much(reader, ids[0]), len(asked.all_names(reader, ids[0]))) == (is_many, entries)
