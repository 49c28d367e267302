"""What the world does to files: each time one sentence says what and why, nothing changes, nothing is lost."""

import os
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop.__main__ import run
from models.errors import CouldNotRead, CouldNotWrite
from models.log.rebuild import differences
from models.migrate import create
from models.store import Store
from models.tables import Person
from tests import builders
from tests.desktop.test_cli import shell  # noqa: F401


@contextmanager
def mounted(folder: Path, options: str):
    """A small disk of its own at this folder; the test is skipped where that is not permitted."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting is not permitted")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Use the disk up, but for so many bytes."""
    stuffing = disk / "stuffing"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    stuffing.write_bytes(bytes(max(0, free - leave)))
    return stuffing


def names(store: Store) -> list[str]:
    """Everyone's name."""
    with store.read() as reader:
        return reader.column("SELECT given_name FROM person ORDER BY id")


def add(store: Store, name: str, notes: str = "") -> None:
    """One person more."""
    with store.write("Add") as session:
        session.add(Person(given_name=name, notes=notes))


def test_a_deed_on_a_full_disk_is_refused_and_the_next_one_works(empty_chapter, tmp_path):
    with (
        mounted(tmp_path / "disk", "size=3m") as disk,
        builders.opened(empty_chapter, disk / "own.chapter") as store,
    ):
        add(store, "Amara")
        stuffing = fill(disk, leave=8192)

        with pytest.raises(CouldNotWrite) as refused:
            add(store, "Bethan", notes="long " * 100_000)

        assert (refused.value.why, names(store)) == ("disk is full", ["Amara"])
        stuffing.unlink()
        add(store, "Carys")
        assert names(store) == ["Amara", "Carys"]
        with store.uncaptured("") as (connection, _):
            assert differences(connection) == []


@pytest.mark.parametrize("leave", [0, 4096, 40_960, 409_600])
def test_a_new_chapter_on_a_full_disk_is_refused_and_leaves_nothing(tmp_path, leave):
    with mounted(tmp_path / "disk", "size=2m") as disk:
        fill(disk, leave)

        with pytest.raises(CouldNotWrite):
            create(disk / "new.chapter")

        assert [entry.name for entry in disk.iterdir()] == ["stuffing"]


def test_taking_a_chapter_up_on_a_full_disk_is_refused(empty_chapter, tmp_path):
    with mounted(tmp_path / "disk", "size=3m") as disk:
        path = disk / "own.chapter"
        path.write_bytes(empty_chapter.read_bytes())
        stuffing = fill(disk, 0)
        with closing(Store(path, home=tmp_path / "home", now=builders.clock)) as store:
            with pytest.raises((CouldNotRead, CouldNotWrite)):
                add(store, "Amara")

            stuffing.unlink()
            add(store, "Amara")
            assert names(store) == ["Amara"]


def said(words, capsys) -> tuple[int, str, int]:
    """Exit code, standard output, and how many lines there are on standard error."""
    code = run([str(word) for word in words])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, len(err.splitlines())


@pytest.mark.parametrize("command", [["check"], ["bundle", "write"]])
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(empty_chapter, tmp_path, capsys, command):
    with mounted(tmp_path / "disk", "size=3m") as disk:
        path = disk / "own.chapter"
        path.write_bytes(empty_chapter.read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        more = [disk / "a.bundle"] if command[0] == "bundle" else []

        assert said([*command, path, *more], capsys) == (1, "", 1)

        assert path.read_bytes() == empty_chapter.read_bytes()


@pytest.mark.parametrize("command", [["asset", "list"], ["roster", "list"]])
def test_a_chapter_in_a_folder_that_cannot_be_written_can_still_be_read(empty_chapter, tmp_path, capsys, command):
    with mounted(tmp_path / "disk", "size=3m") as disk:
        path = disk / "own.chapter"
        path.write_bytes(empty_chapter.read_bytes())
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

        assert said([*command, path, "--json"], capsys) == (0, "[]\n", 0)

        assert [entry.name for entry in disk.iterdir()] == ["own.chapter"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + bytes(9000), b"SQLite format 3\0" + bytes(9000), b"PK\3\4" + bytes(99), None],
)
@pytest.mark.parametrize("command", [["check"], ["roster", "list"], ["bundle", "verify"], ["bundle", "show"]])
def test_a_file_that_is_something_else_is_said_in_one_sentence(tmp_path, capsys, command, content):
    path = tmp_path / "odd.chapter"
    if content is not None:
        path.write_bytes(content)

    assert said([*command, path], capsys) == (1, "", 1)

    assert (path.read_bytes() if path.exists() else None) == content
    assert [entry.name for entry in tmp_path.iterdir()] == ([] if content is None else ["odd.chapter"])


def test_a_folder_in_place_of_a_file_is_said_in_one_sentence(tmp_path, capsys):
    for command in (["check"], ["bundle", "verify"], ["roster", "list"]):
        assert said([*command, tmp_path], capsys) == (1, "", 1)


def test_a_bundle_saved_over_the_chapter_is_refused(shell, capsys):  # noqa: F811
    path = shell.folder / "own.chapter"

    assert said(["bundle", "write", path, path], capsys) == (1, "", 1)

    assert shell("check", "own.chapter")[0] == 0
