"""What the change log costs: one deed, and ten thousand imported rows."""

from itertools import count
from pathlib import Path

from models.commands import roster_import
from models.ids import new_id
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_match import plan
from models.store import utc_now
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

    deed(), without()
    ours, other = side_by_side(deed, without, times=200)
    store.close()
    return Ratio("one deed with capture", ours, other, "the same write without", 3)


def _import(folder: Path) -> Ratio:
    """Ten thousand new members through the importer, and the same rows by `executemany` with capture."""
    store = big_chapter(folder / "import.chapter", 0)
    batches = count()

    def drafts(batch: int) -> list[tuple[int, PersonDraft]]:
        return [
            (
                number,
                PersonDraft(
                    given_name=f"Given{number}",
                    family_name=f"Family{batch}",
                    organisation="Severnside",
                    emails=(Contact(f"p{batch}.{number}@chapter.example"),),
                    skills=("coaching",),
                ),
            )
            for number in range(ROWS)
        ]

    def ours() -> None:
        planned = plan(drafts(next(batches)), [], today=utc_now().date())
        with store.write("Import") as session:
            roster_import.apply(session, plan=planned)

    def other() -> None:
        batch = next(batches)
        with store.write("Import") as session:
            connection = session.connection().connection.dbapi_connection
            people = [(new_id(), f"Given{n}", f"Family{batch}", "Severnside") for n in range(ROWS)]
            connection.executemany(
                "INSERT INTO person(id, given_name, family_name, organisation) VALUES(?,?,?,?)", people
            )
            connection.executemany(
                "INSERT INTO contact_point(id, person_id, kind, value) VALUES(?,?,'email',?)",
                [(new_id(), row[0], f"p{batch}.{n}@chapter.example") for n, row in enumerate(people)],
            )
            connection.executemany(
                "INSERT INTO person_skill(id, person_id, skill) VALUES(?,?,'coaching')",
                [(new_id(), row[0]) for row in people],
            )

    ours_ms, other_ms = side_by_side(ours, other, times=3)
    store.close()
    return Ratio("import of 10,000 members", ours_ms, other_ms, "executemany with capture", 4)
