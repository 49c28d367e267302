"""How many entered twice are found, and how many of the pairs shown are right, where the truth is known."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tests.bench.big import at
from tests.bench.duplicates_made import made
from tests.bench.duplicates_person import Person

_FOLDER = "CHAPTERHOUSE_DUPLICATES"
_LIKELIEST = 1_000_000
Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Found:
    """Of the pairs told, how many are right (precision), and how many of all that there are (recall)."""

    name: str
    told: int
    right: int
    there: int

    def __str__(self) -> str:
        precision = f"{100 * self.right / self.told:6.2f} %" if self.told else "    none"
        return (
            f"{self.name:44} {self.told:6} pairs, precision {precision}, recall {100 * self.right / self.there:6.2f} %"
        )


def found_twice(folder: Path) -> Iterator[Found | str]:
    """A made-up set, and each set of the customary form (FEBRL's) in a folder that an environment variable names."""
    yield from _measured(folder, "made up", made(3_000))
    sets = sorted(Path(os.environ[_FOLDER]).glob("*.csv")) if os.environ.get(_FOLDER) else []
    if not sets:
        yield f"no public set of duplicates: {_FOLDER} names no folder of CSV files (rec_id, given_name …)"
    for path in sets:
        yield from _measured(folder, path.stem, read(path))


def read(path: Path) -> list[Person]:
    """A set of FEBRL's form; records of one person have the same number in `rec_id` (rec-12-org, rec-12-dup-0)."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {key.strip(): (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)
        ]
    return [
        Person(
            row["rec_id"].split("-")[1],
            row["given_name"].capitalize(),
            row["surname"].capitalize(),
            address=f"{row['street_number']} {row['address_1']}".strip(),
            town=row["suburb"],
            postcode=row["postcode"],
            email=row.get("email", ""),
            phone=row.get("phone_number", ""),
        )
        for row in rows
    ]


def _measured(folder: Path, name: str, people: Sequence[Person]) -> Iterator[Found]:
    whose = {f"{number:032x}": person.whose for number, person in enumerate(people)}
    truth = _alike(whose)
    bands = _banded(folder / f"{name}.chapter", dict(zip(whose, people, strict=True)))
    for band in ("very_likely", "check"):
        yield _found(f"{name}: {band.replace('_', ' ')}", bands[band], truth)
    yield _found(f"{name}: both", bands["very_likely"] | bands["check"], truth)
    yield _found(f"{name}: same e-mail or same full name", _plainly(dict(zip(whose, people, strict=True))), truth)


def _found(name: str, told: Pairs, truth: Pairs) -> Found:
    return Found(name, len(told), len(told & truth), len(truth))


def _banded(path: Path, people: dict[str, Person]) -> dict[str, Pairs]:
    """The pairs the program shows, by how sure it is."""
    from models.commands import chapter
    from models.queries import duplicates

    store = chapter.make(path, at, label="Bench", name="A chapter")
    with store.uncaptured("Bench") as (connection, _rows):
        connection.executemany(
            "INSERT INTO person(id, given_name, family_name, address_lines, town, postcode) VALUES(?, ?, ?, ?, ?, ?)",
            [(id, p.given, p.family, p.address, p.town, p.postcode) for id, p in people.items()],
        )
        for kind in ("email", "phone"):
            connection.executemany(
                "INSERT INTO contact_point(id, person_id, kind, value) VALUES(lower(hex(randomblob(16))), ?, ?, ?)",
                [(id, kind, getattr(p, kind)) for id, p in people.items() if getattr(p, kind)],
            )
    found: dict[str, Pairs] = defaultdict(set)
    with store.read() as reader:
        for pair in duplicates.pairs(reader, limit=_LIKELIEST):
            found[pair.band].add((pair.first.id, pair.second.id))
    store.close()
    return found


def _plainly(people: dict[str, Person]) -> Pairs:
    """What anybody would do: the same e-mail address, or the same name in full."""
    names = {id: f"{p.given} {p.family}".strip().casefold() for id, p in people.items()}
    return _alike({id: p.email.casefold() for id, p in people.items()}) | _alike(names)


def _alike(told: dict[str, str]) -> Pairs:
    """Every pair of which the same is told."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id, value in told.items():
        if value:
            groups[value].append(id)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}
