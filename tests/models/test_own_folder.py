"""What the program keeps for itself is closed to everybody else on the laptop; what it is asked for is not."""

import os
import stat
from pathlib import Path

import pytest

from models import backups
from models.log import erasing
from models.own_folder import close_all, own_file, own_folder
from tests.builders import NOW
from tests.parcels import Copy

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")


@pytest.fixture(autouse=True)
def open_handed() -> object:
    """A laptop whose new files everybody may read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    """As `ls` shows it."""
    return stat.filemode(path.stat().st_mode)


def modes(folder: Path) -> set[str]:
    """Of a folder and all that lies in it."""
    return {mode(each) for each in (folder, *folder.rglob("*"))}


def test_a_folder_is_made_closed_with_every_one_above_it_that_was_missing(tmp_path):
    made = own_folder(tmp_path / "new" / "newer")

    assert {mode(made), mode(made.parent)} == {"drwx------"}
    assert mode(tmp_path) == mode(own_folder(tmp_path)) == "drwx------"


def test_one_that_stands_already_is_closed_and_those_above_it_stay_as_they_are(tmp_path):
    above = tmp_path / "above"
    (above / "own").mkdir(parents=True)

    own_folder(above / "own")

    assert (mode(above), mode(above / "own")) == ("drwxr-xr-x", "drwx------")


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "own").write_text("in the way", encoding="utf-8")

    with pytest.raises(FileExistsError):
        own_folder(tmp_path / "own")


def test_a_file_is_closed_and_one_that_is_gone_is_no_trouble(tmp_path):
    (tmp_path / "x").touch()

    assert mode(own_file(tmp_path / "x")) == "-rw-------"
    own_file(tmp_path / "gone")


def test_the_backup_of_a_day_is_nobody_elses_and_the_chapter_stays_as_it_is(tmp_path):
    fens = Copy(tmp_path, "fens")
    fens.found("Fens")
    home = fens.store.home
    (home / "backups").mkdir(parents=True)
    (home / "backups" / "older.chapter").touch()
    fens.store.close()

    backups.end_day(fens.path, home, NOW)

    assert modes(home) == {"drwx------", "-rw-------"}
    assert len(list((home / "backups").iterdir())) == 2
    assert mode(fens.path) == "-rw-r--r--"


def test_the_ledger_of_whom_to_forget_is_nobody_elses(tmp_path):
    fens = Copy(tmp_path, "fens")
    fens.found("Fens")
    maud = fens.person("Maud", "Hale")

    with fens.store.uncaptured("Forget") as (connection, _):
        erasing.apply(connection, [erasing.Entry(maud, (), "", fens.store.writer, "asked", 5, "signed")])

    assert modes(fens.store.home / "erasures") == {"drwx------", "-rw-------"}


def test_what_an_earlier_version_left_open_is_closed(tmp_path):
    (tmp_path / "home" / "writers").mkdir(parents=True)
    (tmp_path / "home" / "writers" / "x.json").touch()

    close_all(tmp_path / "home")
    close_all(tmp_path / "none")

    assert modes(tmp_path / "home") == {"drwx------", "-rw-------"}
