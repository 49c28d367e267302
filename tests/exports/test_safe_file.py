"""A file appears whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from exports.safe_file import replacing, write_bytes
from models.errors import CouldNotWrite


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
