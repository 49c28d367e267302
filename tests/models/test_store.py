"""The one door: reads that see one moment, one deed at a time, and a file that two programs never write at once."""

import gc
import getpass
import json
import os
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.compiler import SQLCompiler

from models import chapter_file
from models.errors import HeldElsewhere
from models.log.rebuild import differences
from models.store import Store
from models.tables import Person
from tests import builders


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


def test_an_error_of_the_database_tells_nobodys_name(store):
    with pytest.raises(IntegrityError) as told, store.write("Add the same twice") as session:
        for _ in range(2):
            session.execute(insert(Person).values(id="0" * 32, given_name="Zebedee"))

    assert "Zebedee" not in str(told.value)


def test_a_chapter_opened_after_another_keeps_no_more_in_memory(empty_chapter, tmp_path):
    kept = []
    for name in ("first", "second"):
        with builders.opened(empty_chapter, tmp_path / name) as store, store.write("Add") as session:
            session.add(Person(given_name="Maud"))
        gc.collect()
        kinds = Counter(map(type, gc.get_objects()))
        kept.append(sum(count for kind, count in kinds.items() if issubclass(kind, SQLCompiler)))

    assert kept[0] > 0
    assert kept[1] == kept[0]
