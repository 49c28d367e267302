"""Several copies of one chapter, to exchange bundles with."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlmodel import col, select

from exports.bundle import read, write
from models.commands import chapter
from models.store import Store
from models.tables import Person
from models.trust import acquaintance, keys
from models.trust.acquaintance import Laptop
from tests.builders import opened


@contextmanager
def new_chapter(template: Path, folder: Path, name: str) -> Iterator[Store]:
    """A chapter of this name with five people."""
    folder.mkdir()
    with opened(template, folder / "own.chapter") as store:
        with store.write("New chapter") as session:
            chapter.found_chapter(session, name=name)
            session.add_all([Person(given_name=f"Person {number}") for number in range(5)])
        yield store


@contextmanager
def joined(template: Path, folder: Path, bundle: Path) -> Iterator[Store]:
    """A co-coordinator's copy, begun from a bundle."""
    folder.mkdir()
    with opened(template, folder / "own.chapter") as store:
        read.take_in(store, read.read(bundle), label="Join")
        yield store


@contextmanager
def copies(template: Path, folder: Path, count: int) -> Iterator[list[Store]]:
    """So many copies of one chapter, each its own writer."""
    with ExitStack() as stack:
        first = stack.enter_context(new_chapter(template, folder / "copy0", "Avon"))
        write.write(first, folder / "join.bundle", everything=True)
        others = [
            stack.enter_context(joined(template, folder / f"copy{number}", folder / "join.bundle"))
            for number in range(1, count)
        ]
        acquaint(first, *others)
        yield [first, *others]


def acquaint(*stores: Store) -> None:
    """Let each of these believe the others, as if each had begun from all of them."""
    laptops = [_laptop(store) for store in stores]
    for store in stores:
        with store.uncaptured("") as (connection, _):
            for laptop in laptops:
                acquaintance.begin_from(connection, laptop, "2026-11-23T18:00:00Z")


def _laptop(store: Store) -> Laptop:
    store.prepare()
    with store.uncaptured("") as (connection, _):
        keys.introduce(connection, store.home, store.writer, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        chapter = connection.execute("SELECT chapter FROM _ctl").fetchone()[0]
        found = connection.execute("SELECT public_key, name, age FROM writer WHERE wid = ?", (store.writer,)).fetchone()
    return Laptop(found[0], found[1], chapter, found[2], (store.writer,))


def edit(store: Store, number: int, field: str, value: int) -> None:
    """Change one field of one person."""
    with store.write("Edit") as session:
        person = session.exec(select(Person).order_by(col(Person.id)).offset(number)).first()
        setattr(person, field, bool(value % 2) if field == "removed" else str(value))


def everyone(store: Store) -> list[tuple]:
    """Everyone, as the table has them."""
    with store.read() as reader:
        return reader.rows(lambda *row: row, "SELECT * FROM person ORDER BY id")
