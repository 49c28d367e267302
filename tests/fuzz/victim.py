"""Writes to a chapter until it is killed, and says on standard output what it has been promised is kept."""

import sys
from itertools import count
from pathlib import Path

from exports.bundle.read import read, take_in
from models.commands import roster_import
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_match import plan
from models.store import Store, utc_now
from models.tables import Person


def edits(store: Store, begun: int) -> None:
    """One small deed after another."""
    for number in count(begun):
        with store.write("Edit") as session:
            session.add(Person(given_name=f"edit {number}", notes="x" * (number % 3000)))
        print(f"edit {number}", flush=True)


def imports(store: Store, begun: int) -> None:
    """One import of two hundred people after another."""
    for number in count(begun):
        drafts = [(row, _draft(f"import {number}", row)) for row in range(1, 201)]
        with store.write("Import") as session:
            roster_import.apply(session, plan=plan(drafts, [], today=utc_now().date()))
        print(f"import {number}", flush=True)


def _draft(name: str, row: int) -> PersonDraft:
    return PersonDraft(given_name=name, family_name=f"row {row}", emails=(Contact(f"{row}@x.example"),))


def merges(store: Store, bundles: list[Path]) -> None:
    """One bundle after another, round and round."""
    for bundle in bundles:
        take_in(store, read(bundle), label="Open bundle")
        print(f"bundle {bundle.name}", flush=True)


def main() -> None:
    """Do what is asked until somebody puts an end to it."""
    what, path, begun, *bundles = sys.argv[1:]
    store = Store(Path(path), home=Path(path).parent / "home", now=utc_now)
    store.prepare()
    print("ready", flush=True)
    if what == "merges":
        merges(store, [Path(bundle) for bundle in bundles])
        store.close()
    else:
        {"edits": edits, "imports": imports}[what](store, int(begun))


if __name__ == "__main__":
    main()
