"""What the change log costs: one deed, and ten thousand imported rows."""

from itertools import count
from pathlib import Path

from models.commands import roster_import
from models.commands.found import connection_of
from models.ids import new_id
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_match import plan
from models.store import Store, utc_now
from models.tables import Person
from tests.bench.big import big_chapter
from tests.bench.measure import Ratio, side_by_side

ROWS = 10_000


def deeds(folder: Path) -> list[Ratio]:
    """The ratios of this subject."""
    return [_one_deed(folder), _import(folder)]


def _one_deed(folder: Path) -> Ratio:
    """One field of one record through the ORM, with and without the triggers at work."""
    store = big_chapter(folder / "deed.chapter", 1000)
    numbers = count()
    with store.read() as reader:
        person = reader.value("SELECT id FROM person LIMIT 1")

    def deed() -> None:
        with store.write("Edit") as session:
            session.get_one(Person, person).town = f"town {next(numbers)}"

    def without() -> None:
        from sqlmodel import Session

        with Session(store._prepared()) as session:
            session.connection().exec_driver_sql("UPDATE _ctl SET cap = 0")
            session.get_one(Person, person).town = f"town {next(numbers)}"
            session.flush()
            session.connection().exec_driver_sql("UPDATE _ctl SET cap = 1")
            session.connection().exec_driver_sql("DELETE FROM _stale")
            session.commit()

    deed()
    without()
    ours, other = side_by_side(deed, without, times=200)
    store.close()
    return Ratio("one deed with capture", ours, other, "the same write without", 3)


def _import(folder: Path) -> Ratio:
    """Ten thousand new members through the importer, and the same rows by `executemany` with capture."""
    store = big_chapter(folder / "import.chapter", 0)
    batches = count()
    ours, other = side_by_side(
        lambda: _by_the_importer(store, next(batches)), lambda: _by_executemany(store, next(batches)), times=3
    )
    store.close()
    return Ratio("import of 10,000 members", ours, other, "executemany with capture", 4)


def _by_the_importer(store: Store, batch: int) -> None:
    planned = plan([(row, _draft(batch, row)) for row in range(1, ROWS + 1)], [], today=utc_now().date())
    with store.write("Import") as session:
        roster_import.apply(session, plan=planned)


def _draft(batch: int, row: int) -> PersonDraft:
    return PersonDraft(
        given_name=f"Given{row}",
        family_name=f"Family{batch}",
        organisation="Severnside",
        emails=(Contact(f"p{batch}.{row}@chapter.example"),),
        skills=("coaching",),
    )


def _by_executemany(store: Store, batch: int) -> None:
    people = [(new_id(), f"Given{row}", f"Family{batch}", "Severnside") for row in range(ROWS)]
    emails = [(new_id(), person[0], f"p{batch}.{row}@chapter.example") for row, person in enumerate(people)]
    skills = [(new_id(), person[0]) for person in people]
    with store.write("Import") as session:
        write = connection_of(session).executemany
        write("INSERT INTO person(id, given_name, family_name, organisation) VALUES(?,?,?,?)", people)
        write("INSERT INTO contact_point(id, person_id, kind, value) VALUES(?,?,'email',?)", emails)
        write("INSERT INTO person_skill(id, person_id, skill) VALUES(?,?,'coaching')", skills)
