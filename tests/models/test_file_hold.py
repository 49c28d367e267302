"""Another program never takes an open chapter for one that nobody has open, whatever this one has looked into."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import Store
from models.tables import Person
from tests.builders import NOW

ANOTHER_PROGRAM = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM person").fetchone()[0])
connection.close()
"""


@pytest.fixture
def store(empty_chapter: Path, tmp_path: Path):
    """A chapter that is open to write."""
    path = Path(shutil.copy(empty_chapter, tmp_path / "fens.chapter"))
    opened = Store(path, home=tmp_path / "home", now=lambda: NOW)
    add(opened, "Amara")
    yield opened
    opened.close()


def add(store: Store, name: str) -> None:
    """One more member."""
    with store.write("Add") as session:
        session.add(Person(given_name=name))


def people_seen_by_another_program(path: Path) -> int:
    """It opens the file, counts, and closes it."""
    answer = subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(path)], capture_output=True, check=True)
    return int(answer.stdout)


def look_into(path: Path) -> None:
    """What a file dialog does with all it lists."""
    for each in path.parent.iterdir():
        if each.is_file():
            each.read_bytes()


def test_what_is_written_after_others_have_closed_the_file_is_there(store: Store):
    look_into(store.path)
    before = people_seen_by_another_program(store.path)

    add(store, "Bryn")

    assert (before, people_seen_by_another_program(store.path)) == (1, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a lock belongs to its handle")
@pytest.mark.parametrize(("ending", "start", "length"), [("", 0x4000_0002, 510), ("-shm", 128, 1)])
def test_nobody_else_has_the_file_or_its_index_alone(store: Store, ending: str, start: int, length: int):
    look_into(store.path)
    taken = f"import fcntl; fcntl.lockf(open({str(store.path) + ending!r}, 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB, "

    answer = subprocess.run([sys.executable, "-c", f"{taken}{length}, {start})"], capture_output=True, check=False)

    assert b"BlockingIOError" in answer.stderr


def test_closing_folds_the_journal_in_and_leaves_nothing_beside_the_file(store: Store):
    look_into(store.path)
    store.close()

    assert not [each.name for each in store.path.parent.iterdir() if each.name.endswith(("-wal", "-shm"))]
    assert people_seen_by_another_program(store.path) == 1
