"""Who has the floor is kept on this laptop alone: it outlives a crash but no meeting, and no log holds it."""

import os
import signal
import subprocess
import sys
import zipfile
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from exports.bundle import write
from models.commands import chapter, meetings
from models.commands import floor as commands
from models.history import History
from models.queries import floor as queries
from models.rules import floor as rules
from models.rules.floor import Floor
from models.rules.speaking import AlreadyWaiting
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, opened

SECRET = "name:quiet wyvern"
_SPEAKS_AND_DIES = """
import os, signal, sys
from functools import partial
from pathlib import Path
from models.commands import floor
from models.rules import floor as rules
from models.store import Store
from tests.builders import NOW, clock
path, meeting = Path(sys.argv[1]), sys.argv[2]
store = Store(path, home=path.parent / "home", now=clock)
deeds = (
    partial(rules.begin_round, seats=("Gwen", "Ali", "Sam"), at=NOW, about="objections"),
    partial(rules.go_on, at=NOW),
    partial(rules.pass_over, at=NOW),
)
for deed in deeds:
    floor.change(store, meeting_id=meeting, deed=deed)
os.kill(os.getpid(), signal.SIGKILL)
"""


def floor_of(store: Store, meeting: str) -> Floor:
    """The floor as it stands."""
    with store.read() as reader:
        return queries.floor(reader, meeting)


def wish(store: Store, meeting: str, person: str) -> None:
    """Somebody asks to speak."""
    commands.change(store, meeting_id=meeting, deed=partial(rules.wish, person=person))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_killed_in_the_middle_of_a_round_it_comes_back_in_the_round(empty_chapter: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.chapter"
    with opened(empty_chapter, path) as store:
        meeting = make.running(store, "Kit")

    ended = subprocess.run(
        [sys.executable, "-c", _SPEAKS_AND_DIES, str(path), meeting], env={**os.environ, "PYTHONPATH": "."}, check=False
    )
    again = Store(path, home=tmp_path / "home", now=lambda: NOW)
    floor = floor_of(again, meeting)
    again.close()

    assert ended.returncode == -signal.SIGKILL
    assert floor.going is not None
    assert (floor.speaker, floor.about, floor.begun) == ("Sam", "objections", ("Gwen",))
    assert (floor.going.spoken, floor.going.passed) == (("Gwen",), ("Ali",))


def test_no_log_and_no_bundle_ever_holds_it(store: Store, tmp_path: Path) -> None:
    with store.write("New chapter") as session:
        chapter.found_chapter(session, name="Avon")
    meeting = make.running(store, "Kit")
    told: list[object] = []
    store.listen(told.append)
    before = History(store).undo_label()

    wish(store, meeting, SECRET)
    bundle = tmp_path / "chapter.bundle"
    write.write(store, bundle, everything=True)

    with store.read() as reader:
        tables = reader.column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        holding = [name for name in tables if SECRET in str(reader.rows(lambda *row: row, f"SELECT * FROM [{name}]"))]
    inside = b"".join(_members(bundle))
    assert (holding, told, History(store).undo_label()) == (["floor"], [], before)
    assert meeting.encode() in inside
    assert b"wyvern" not in inside


def test_closing_empties_it_and_leaves_nothing_in_the_file(empty_chapter: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.chapter"
    with opened(empty_chapter, path) as store:
        meeting = make.running(store, "Kit")
        wish(store, meeting, SECRET)
        kept = floor_of(store, meeting).queue.wishes

        with store.write("close") as session:
            meetings.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))
        after = floor_of(store, meeting)
        with store.read() as reader:
            rows = reader.value("SELECT count(*) FROM floor")

    assert (len(kept), after, rows) == (1, Floor(), 0)
    assert b"wyvern" not in path.read_bytes()


def test_a_meeting_that_ended_another_way_is_forgotten_too(store: Store) -> None:
    meeting = make.running(store, "Kit")
    wish(store, meeting, SECRET)
    with store.write("elsewhere") as session:
        session.connection().exec_driver_sql("UPDATE meeting SET state = 'closed'")

    seen = floor_of(store, meeting)
    commands.forget_left_over(store)

    with store.read() as reader:
        assert (seen, queries.has_left_over(reader)) == (Floor(), False)


def test_what_is_refused_changes_nothing(store: Store) -> None:
    meeting = make.running(store, "Kit")
    wish(store, meeting, "Gwen")

    with pytest.raises(AlreadyWaiting):
        wish(store, meeting, "Gwen")

    assert [each.person for each in floor_of(store, meeting).queue.wishes] == ["Gwen"]


def _members(bundle: Path) -> list[bytes]:
    with zipfile.ZipFile(bundle) as archive:
        return [archive.read(name) for name in archive.namelist()]
