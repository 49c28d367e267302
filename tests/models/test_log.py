"""The change log: nothing written escapes it, and the tables are what it says."""

# pyright: reportOptionalMemberAccess=false

from contextlib import contextmanager

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import col, insert, update

from models.history import History
from models.log.rebuild import differences
from models.store import Store
from models.tables import ContactPoint, Person
from tests import builders

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6)


@contextmanager
def raw(store: Store):
    """The writing connection, for looking at the log from outside."""
    with store.write("look") as session:
        yield session.connection().connection.dbapi_connection


def is_sound(store: Store) -> bool:
    """Whether every table is what the log says."""
    with raw(store) as connection:
        return differences(connection) == []


def snapshot(store: Store) -> list[tuple]:
    """Everyone, as the table has them."""
    with store.read() as reader:
        return reader.rows(lambda *row: row, "SELECT * FROM person ORDER BY id")


def by_orm(session, people, name):
    """Add one person and change the first with the ORM."""
    session.add(Person(given_name=name))
    if people:
        session.get(Person, people[0]).notes = name


def by_core(session, people, name):
    """The same with Core statements."""
    session.execute(insert(Person), [{"family_name": name}, {"family_name": name, "notes": None}])
    session.execute(update(Person).where(col(Person.family_name) == name).values(town=name))


def by_sql(session, people, name):
    """The same with SQL text."""
    session.execute(text("UPDATE person SET organisation = :n, removed = NOT removed"), {"n": name})
    session.execute(text("INSERT INTO contact_point(id, value) VALUES(lower(hex(randomblob(16))), :n)"), {"n": name})


@given(st.lists(st.tuples(st.sampled_from([by_orm, by_core, by_sql]), NAMES, st.booleans()), max_size=12))
def test_every_write_is_captured_whoever_writes(empty_chapter, tmp_path_factory, writes):
    with builders.opened(empty_chapter, tmp_path_factory.mktemp("own") / "a.chapter") as store:
        for write, name, breaks in writes:
            people = [row[0] for row in snapshot(store)]
            try:
                with store.write("Edit") as session:
                    write(session, people, name)
                    if breaks:
                        raise LookupError
            except LookupError:
                pass

        assert is_sound(store)


@given(st.data())
def test_undo_and_redo_walk_the_same_states_back_and_forth(empty_chapter, tmp_path_factory, data):
    with builders.opened(empty_chapter, tmp_path_factory.mktemp("own") / "a.chapter") as store:
        states = [_visible(store)]
        for number in range(data.draw(st.integers(1, 6))):
            write = data.draw(st.sampled_from([by_orm, by_core]))
            with store.write(f"deed {number}") as session:
                write(session, [row[0] for row in snapshot(store) if not row[1]], data.draw(NAMES))
            states.append(_visible(store))
        history = History(store)

        undone = [_after(store, history.undo) for _ in states[1:]]
        redone = [_after(store, history.redo) for _ in states[1:]]

        assert undone == states[-2::-1]
        assert redone == states[1:]
        assert history.redo_label() is None
        assert is_sound(store)


def _visible(store: Store) -> list[tuple]:
    return [row for row in snapshot(store) if not row[1]]


def _after(store: Store, deed) -> list[tuple]:
    deed()
    return _visible(store)


def test_the_log_notices_a_table_changed_behind_its_back(store):
    with store.write("Add") as session:
        session.add(Person(given_name="Amara"))
        session.add(ContactPoint(value="a@b.example"))

    with raw(store) as connection:
        connection.execute("UPDATE _ctl SET cap = 0")
        connection.execute("UPDATE person SET given_name = 'Somebody else'")
        connection.execute("UPDATE _ctl SET cap = 1")

    assert not is_sound(store)
