"""A file appears whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exports.safe_file import replacing, write_bytes
from models.errors import CouldNotWrite

HOUR = 3_600
KILLED = """
import os, signal, sys
from pathlib import Path
from exports.safe_file import replacing
with replacing(Path(sys.argv[1])) as temporary:
    temporary.write_bytes(b"half of the n")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def aged(path: Path, hours: int) -> Path:
    """A file that was last written so long ago."""
    path.touch()
    then = path.stat().st_mtime - hours * HOUR
    os.utime(path, (then, then))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"old")

    write_bytes(target, b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("minutes.pdf", b"new")]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"old")

    with pytest.raises(CouldNotWrite) as refused, replacing(target) as temporary:
        temporary.write_bytes(b"half of the n")
        raise OSError(errno.ENOSPC, "No space left on device")

    assert (refused.value.path, refused.value.why) == (target, "No space left on device")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("minutes.pdf", b"old")]


def test_a_device_that_is_really_full_is_refused() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")

    with pytest.raises(CouldNotWrite), replacing(full) as temporary:
        temporary.symlink_to(full)
        temporary.write_bytes(b"x")


def test_a_folder_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "minutes.pdf"

    with pytest.raises(CouldNotWrite) as refused:
        write_bytes(target, b"new")

    assert refused.value.why == os.strerror(errno.ENOENT)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    target.mkdir()

    with pytest.raises(CouldNotWrite):
        write_bytes(target, b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["minutes.pdf"]


def test_work_that_is_given_up_half_way_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"

    with pytest.raises(KeyboardInterrupt), replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise KeyboardInterrupt

    assert list(tmp_path.iterdir()) == []


def test_trouble_with_another_file_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"

    with pytest.raises(FileNotFoundError), replacing(target) as temporary:
        temporary.write_bytes((tmp_path / "font.ttf").read_bytes())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows kills in its own way")
def test_what_a_killed_program_left_goes_with_the_next_save_a_day_later(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    killed = subprocess.run([sys.executable, "-c", KILLED, target], check=False)
    [left] = tmp_path.iterdir()
    assert (killed.returncode, left.read_bytes()) == (-signal.SIGKILL, b"half of the n")

    write_bytes(target, b"new")
    assert names(tmp_path) == [left.name, target.name]  # a program still writing would look the same

    aged(left, 25)
    write_bytes(target, b"newer")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("minutes.pdf", b"newer")]


def test_nothing_else_goes_with_a_save_however_old(tmp_path: Path) -> None:
    target = tmp_path / "minutes [1].pdf"
    aged(tmp_path / ".minutes [1].pdf.0123abcd.part", 23)  # may be written to still
    for other in (
        ".minutes 1.pdf.0123abcd.part",
        ".minutes [1].pdf.0123abcd.part.pdf",
        ".minutes [1].pdf.old.0123abcd.part",
        ".minutes [1].pdf.draft.part",
        "minutes [1].pdf.0123abcd.part",
    ):
        aged(tmp_path / other, 900)
    (tmp_path / ".minutes [1].pdf.99999999.part").mkdir()
    aged(tmp_path / ".minutes [1].pdf.99999999.part", 900)
    before = names(tmp_path)

    write_bytes(target, b"new")

    assert names(tmp_path) == sorted([*before, target.name])


def test_a_save_that_fails_tidies_nothing(tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    left = aged(tmp_path / ".minutes.pdf.0123abcd.part", 25)

    with pytest.raises(CouldNotWrite), replacing(target):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert list(tmp_path.iterdir()) == [left]
