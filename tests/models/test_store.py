"""The one door: reads that see one moment, one deed at a time, and a file that two programs never write at once."""

import getpass
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from models import chapter_file
from models.errors import CouldNotRead, CouldNotWrite, HeldElsewhere
from models.history import History
from models.log.op import Unkeepable
from models.log.rebuild import differences
from models.store import LEFTOVER, Store
from models.tables import Asset, ContactPoint, Person
from tests import builders
from tests.builders_sharing import edit, everyone


def add(store: Store, name: str) -> str:
    """One person more."""
    with store.write("Add") as session:
        person = Person(given_name=name)
        session.add(person)
        return person.id


def names(store: Store) -> list[str]:
    """Everyone's name, in the order they came."""
    with store.read() as reader:
        return reader.column("SELECT given_name FROM person WHERE NOT removed ORDER BY id")


def found(store: Store) -> list:
    """What `check` finds."""
    with store.uncaptured("") as (connection, _):
        return differences(connection)


@contextmanager
def stranger(store: Store):
    """Another program's connection to the same file."""
    with closing(chapter_file.plain(store.path)) as connection:
        yield connection


def at(path, now=builders.clock, home="home") -> Store:
    """A store on this file."""
    return Store(path, home=path.parent / home, now=now)


# -- reading -----------------------------------------------------------------------------------------------------------


def test_a_read_during_a_write_sees_what_stood_before(store):
    add(store, "Amara")

    with store.write("Add") as session:
        session.add(Person(given_name="Bethan"))
        session.flush()
        during = names(store)

    assert (during, names(store)) == (["Amara"], ["Amara", "Bethan"])


def test_many_threads_may_read_while_one_writes(store):
    for number in range(5):
        add(store, str(number))

    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(names, store) for _ in range(40)]
        add(store, "last")
        seen = {len(read.result()) for read in reads}

    assert seen <= {5, 6}


def test_threads_that_are_over_leave_no_connection_open(store):
    for _ in range(10):
        reader = threading.Thread(target=names, args=(store,))
        reader.start()
        reader.join()

    assert len(store._readers) == 0


def test_no_update_is_lost_between_threads(store):
    person = add(store, "0")

    def one_more(_):
        with store.write("Count") as session:
            found = session.get(Person, person)
            found.given_name = str(int(found.given_name) + 1)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one_more, range(40)))

    assert names(store) == ["40"]
    assert found(store) == []


def test_a_deed_inside_a_deed_is_our_mistake_and_not_a_deadlock(store):
    with store.write("Outer") as session:
        session.add(Person(given_name="Amara"))
        with pytest.raises(RuntimeError, match="inside"), store.write("Inner"):
            pass
        with pytest.raises(RuntimeError, match="inside"), store.uncaptured("Inner"):
            pass

    assert names(store) == ["Amara"]


# -- what a deed leaves ------------------------------------------------------------------------------------------------


def test_a_savepoint_taken_back_leaves_nothing_in_the_log(store):
    with store.write("Add") as session:
        session.add(Person(given_name="kept"))
        with pytest.raises(LookupError), session.begin_nested():
            session.add(Person(given_name="lost"))
            session.flush()
            raise LookupError

    assert names(store) == ["kept"]
    assert found(store) == []


def test_a_rollback_after_a_flush_leaves_nothing_in_the_log(store):
    with store.write("Add") as session:
        session.add(Person(given_name="lost"))
        session.flush()
        session.rollback()
        session.add(Person(given_name="kept"))

    assert names(store) == ["kept"]
    assert found(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO person(id, given_name) SELECT id, 'new' FROM person",
        "REPLACE INTO person(id) SELECT id FROM person",
        "DELETE FROM person",
        "UPDATE person SET id = '0123456789abcdef0123456789abcdef'",
        "UPDATE OR REPLACE person SET id = (SELECT max(id) FROM person)",
    ],
)
def test_no_statement_replaces_deletes_or_renames_a_record(store, statement):
    add(store, "Amara")
    add(store, "Bethan")
    before = everyone(store)

    with pytest.raises(Exception, match=r"never (deleted|changes)"), store.write("Bad") as session:
        session.execute(text(statement))

    assert everyone(store) == before
    assert found(store) == []


def test_an_upsert_is_captured(store):
    person = add(store, "Amara")

    with store.write("Upsert") as session:
        session.execute(
            text("INSERT INTO person(id, town) VALUES(:id, 'Bath') ON CONFLICT(id) DO UPDATE SET town = 'Wells'"),
            {"id": person},
        )

    assert found(store) == []


def test_an_update_that_changes_nothing_is_no_deed(store):
    add(store, "Amara")
    heard = []
    store.listen(heard.append)

    with store.write("Nothing") as session:
        session.execute(text("UPDATE person SET given_name = given_name"))

    assert (heard, History(store).undo_label()) == ([], "Add")


@pytest.mark.parametrize(
    "value",
    [None, "", " ", "a\0b", "e\u0301", "\x01\x1f\u2028\ufffe", "'\"\\", "🎈" * 9, "x" * 300_000, True, 2**53 - 1, -5],
    ids=lambda value: ascii(value)[:12],
)
def test_odd_values_are_kept_as_they_are(store, value):
    person = add(store, "Amara")

    with store.write("Odd") as session:
        session.execute(text("UPDATE person SET notes = :v, address_lines = :v"), {"v": value})
        session.add(ContactPoint(value=str(value), person_id=person))
        session.add(Asset(quantity=value if isinstance(value, int) else None, name=str(value)))

    assert found(store) == []
    History(store).undo()
    assert found(store) == []


@pytest.mark.parametrize(("value", "why"), [(1.5, "number"), (2**53, "number"), (-(2**60), "number"), (0.1, "number")])
def test_a_number_no_bundle_could_carry_is_refused(store, value, why):
    add(store, "Amara")

    with pytest.raises(Unkeepable) as refused, store.write("Count") as session:
        session.execute(text("INSERT INTO asset(id, quantity) VALUES(:id, :v)"), {"id": "a" * 32, "v": value})

    assert (refused.value.table, refused.value.field, refused.value.why) == ("asset", "quantity", why)
    assert found(store) == []


def test_a_text_no_bundle_could_carry_is_refused(store):
    with pytest.raises(Unkeepable) as refused, store.write("Paste") as session:
        session.add(Person(notes="long" * 1_100_000))

    assert (refused.value.table, refused.value.why, everyone(store)) == ("person", "long", [])


def test_half_a_character_is_never_kept(store):
    with pytest.raises(UnicodeEncodeError), store.write("Paste") as session:
        session.add(Person(notes="\ud83d"))

    assert (everyone(store), found(store)) == ([], [])


def test_two_records_of_different_kinds_may_share_an_id(store):
    with store.write("Add") as session:
        session.add(Person(id="a" * 32, given_name="Amara"))
        session.add(Asset(id="a" * 32, name="Projector"))

    assert found(store) == []


def test_what_another_program_changed_before_is_a_deed_of_its_own(store, tmp_path):
    add(store, "Amara")
    store.close()
    with stranger(store) as connection:
        connection.execute("UPDATE person SET given_name = 'Other'")

    again = at(store.path)
    again.prepare()

    assert (History(again).undo_label(), found(again)) == (LEFTOVER, [])
    assert (History(again).undo(), names(again)) == (LEFTOVER, ["Amara"])
    again.close()


def test_what_another_program_changes_meanwhile_is_no_part_of_our_deed(store):
    add(store, "Amara")
    with stranger(store) as connection:
        connection.execute("UPDATE person SET given_name = 'Other'")
    heard = []
    store.listen(heard.append)

    add(store, "Bethan")
    History(store).undo()

    assert names(store) == ["Other"]
    assert [changes.label for changes in heard] == [LEFTOVER, "Add", "Add"]


def test_triggers_dropped_behind_our_back_are_made_anew(store):
    add(store, "Amara")
    store.close()
    with stranger(store) as connection:
        connection.execute("DROP TRIGGER cap_person_update")
        connection.execute("DROP TRIGGER stale_person_insert")

    again = at(store.path)
    edit(again, 0, "town", 1)
    add(again, "Bethan")

    with again.read() as reader:
        assert reader.value("SELECT count(*) FROM person_fts WHERE person_fts MATCH 'Bethan'") == 1
    assert found(again) == []
    again.close()


def test_search_forgets_a_contact_that_moved_to_somebody_else(store):
    first, second = add(store, "Amara"), add(store, "Bethan")
    with store.write("Add contact") as session:
        session.add(ContactPoint(id="c" * 32, person_id=first, value="shared@example.org"))

    with store.write("Move contact") as session:
        session.get(ContactPoint, "c" * 32).person_id = second

    with store.read() as reader:
        hits = reader.column(
            "SELECT p.given_name FROM person_fts JOIN person AS p ON p.rowid = person_fts.rowid "
            "WHERE person_fts MATCH 'shared'"
        )
    assert hits == ["Bethan"]


def test_a_listener_that_fails_keeps_nobody_else_from_hearing(store):
    heard = []

    def broken(_changes):
        raise LookupError

    store.listen(broken)
    store.listen(heard.append)

    with pytest.raises(LookupError):
        add(store, "Amara")

    assert ([changes.label for changes in heard], names(store)) == (["Add"], ["Amara"])
    assert names(store) == ["Amara"]
    with pytest.raises(LookupError):
        add(store, "Bethan")


# -- time --------------------------------------------------------------------------------------------------------------


def test_a_clock_that_jumps_never_turns_the_log_round(empty_chapter, tmp_path):
    days = iter([0, 0, 0, 9_000, 9_000, -20_000, -20_000, -30_000, -30_000, 0, 0, 0, 0])
    path = tmp_path / "own.chapter"
    path.write_bytes(empty_chapter.read_bytes())
    store = at(path, now=lambda: datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=next(days, 0)))

    for number in range(6):
        add(store, str(number))

    with store.read() as reader:
        stamps = reader.column("SELECT hlc FROM op ORDER BY seq")
    assert stamps == sorted(set(stamps))
    assert found(store) == []
    store.close()


# -- one program at a time ---------------------------------------------------------------------------------------------


def test_a_second_program_is_told_who_holds_the_chapter(store):
    add(store, "Amara")
    script = (
        "import sys; from pathlib import Path; from models.store import Store, utc_now\n"
        "from models.errors import HeldElsewhere\n"
        "path = Path(sys.argv[1]); store = Store(path, home=path.parent / 'other', now=utc_now)\n"
        "try: store.prepare()\n"
        "except HeldElsewhere as held: print(held.machine, held.user, held.since.isoformat())\n"
    )

    answer = subprocess.run(
        [sys.executable, "-c", script, str(store.path)], capture_output=True, text=True, check=True
    ).stdout.split()

    assert answer == [os.uname().nodename, getpass.getuser(), builders.NOW.isoformat()]


def test_a_second_window_in_the_same_program_may_read_but_not_write(store):
    add(store, "Amara")
    second = at(store.path)

    with pytest.raises(HeldElsewhere):
        add(second, "Bethan")

    assert names(second) == ["Amara"]
    second.close()
    add(store, "Carys")


def test_a_chapter_made_ready_on_another_thread_can_be_opened_again_after_closing(store):
    getting_ready = threading.Thread(target=store.prepare)
    getting_ready.start()
    getting_ready.join()
    store.close()

    again = at(store.path)
    add(again, "Amara")

    assert names(again) == ["Amara"]
    again.close()


def test_a_killed_program_leaves_no_lock_behind(empty_chapter, tmp_path):
    path = tmp_path / "own.chapter"
    path.write_bytes(empty_chapter.read_bytes())
    script = (
        "import os, sys; from pathlib import Path; from models.store import Store, utc_now\n"
        "path = Path(sys.argv[1]); store = Store(path, home=path.parent / 'home', now=utc_now); store.prepare()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)

    store = at(path)
    add(store, "Amara")

    assert names(store) == ["Amara"]
    store.close()


def test_nobody_knows_who_we_are_and_the_chapter_still_opens(store, monkeypatch):
    def unknown():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", unknown)

    add(store, "Amara")

    with store.read() as reader:
        assert json.loads(reader.value("SELECT holder FROM _ctl"))["user"] == ""


def test_closing_folds_the_journal_in_and_twice_is_once(store):
    add(store, "Amara")
    names(store)

    store.close()
    store.close()

    assert sorted(entry.name for entry in store.path.parent.iterdir() if "own.chapter-" in entry.name) == []


def test_a_closed_chapter_is_not_quietly_opened_again(store):
    add(store, "Amara")
    store.close()

    for use in (lambda: names(store), lambda: add(store, "Bethan"), store.prepare):
        with pytest.raises(RuntimeError, match="closed"):
            use()

    again = at(store.path)
    add(again, "Carys")
    again.close()


def test_closing_lets_go_even_when_the_home_is_gone(store, monkeypatch):
    add(store, "Amara")
    (store.home / "writers").rename(store.home / "away")
    (store.home / "writers").write_text("in the way")

    store.close()

    again = at(store.path, home="elsewhere")
    add(again, "Bethan")
    again.close()


# -- where files lie ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["a b.chapter", "Siân.chapter", "what?.chapter", "#1.chapter", "50%41.chapter", "🎈&=;"]
)
def test_a_chapter_may_have_any_name(empty_chapter, tmp_path, name):
    path = tmp_path / "a folder, ?#%20" / name
    path.parent.mkdir()
    path.write_bytes(empty_chapter.read_bytes())

    store = at(path)
    add(store, "Amara")
    store.close()

    again = at(path)
    assert names(again) == ["Amara"]
    again.close()
    assert sorted(entry.name for entry in path.parent.iterdir()) == sorted([f".{name}.lock", name, "home"])


def test_a_file_that_is_gone_is_not_made_again(store):
    store.path.unlink()

    with pytest.raises(CouldNotRead):
        names(store)
    with pytest.raises((CouldNotWrite, CouldNotRead)):
        add(store, "Amara")

    assert not store.path.exists()


def test_a_file_deleted_while_open_is_not_made_again(store):
    add(store, "Amara")
    store.path.unlink()

    with pytest.raises(CouldNotRead):
        threading.Thread(target=store.close)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(names, store).result()

    assert not store.path.exists()


def test_a_home_that_cannot_be_written_is_said(store):
    store.home.write_text("a file where the folder should be")

    with pytest.raises(CouldNotWrite) as refused:
        add(store, "Amara")

    assert refused.value.path.parent.parent == store.home
    store.home.unlink()
    add(store, "Amara")


def test_another_program_that_holds_the_file_for_long_is_said(store, monkeypatch):
    add(store, "Amara")
    with store.uncaptured("") as (connection, _):
        connection.execute("PRAGMA busy_timeout = 50")

    with stranger(store) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(CouldNotWrite):
            add(store, "Bethan")
        connection.execute("ROLLBACK")

    add(store, "Carys")
    assert names(store) == ["Amara", "Carys"]


def test_a_fault_of_ours_is_not_blamed_on_the_disk(store):
    with pytest.raises(LookupError), store.write("Bad"):
        raise LookupError("readonly disk is full")

    with pytest.raises(CouldNotWrite) as refused, store.uncaptured(""):
        raise CouldNotWrite(store.path.with_name("a.bundle"), "disk is full")
    assert refused.value.path.name == "a.bundle"
