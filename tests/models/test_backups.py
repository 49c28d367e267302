"""Backups: one for each of a chapter's last days, the newest whole one found, and nobody forgotten in any of them."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models import backups, chapter_file
from models.commands import erasure
from tests.builders import NOW
from tests.parcels import Copy


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter with somebody in it."""
    copy = Copy(tmp_path, "Fens [west]")
    copy.found("Fens chapter")
    copy.person("Maud", "Hale")
    return copy


def day(copy: Copy, number: int, *, hour: int = 18) -> datetime:
    """The evening of a day on which somebody joined."""
    copy.person(f"Member {number} of {hour}")
    return NOW.replace(hour=hour) + timedelta(days=number)


def kept(copy: Copy) -> list[str]:
    """The days and hours there are copies of."""
    return [each.stem[len("Fens [west] ") :][:13] for each in backups.backups_of(copy.store.home, copy.path)]


def end(copy: Copy, at: datetime) -> Path | None:
    """The chapter is closed."""
    return backups.end_day(copy.path, copy.store.home, at)


def people_in(file: Path) -> list[str]:
    """Who stands in a file."""
    with closing(chapter_file.connect(file, read_only=True)) as connection:
        return [name for (name,) in connection.execute("SELECT given_name FROM person ORDER BY id")]


def everywhere(folder: Path) -> bytes:
    """Every byte of every file in the folder."""
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_the_last_hour_of_each_of_the_last_seven_days_is_kept(fens):
    first = day(fens, 0, hour=9)
    end(fens, first)
    for number in range(9):
        end(fens, day(fens, number))

    assert kept(fens) == [f"{first + timedelta(days=number):%Y-%m-%d} 18" for number in range(2, 9)]


def test_a_day_on_which_nothing_was_written_needs_no_copy(fens):
    end(fens, day(fens, 0))

    assert end(fens, NOW + timedelta(days=3)) is None
    assert len(kept(fens)) == 1


def test_other_backups_and_those_of_a_namesake_stay(fens, tmp_path):
    folder = fens.store.home / "backups"
    folder.mkdir(parents=True)
    others = [
        folder / f"Fens [west] 2026-01-0{n} 100000 {what}.chapter"
        for n, what in ((1, "before update"), (2, "end of day 0a0b0c"))
    ]
    for other in others:
        other.write_bytes(fens.path.read_bytes())

    for number in range(9):
        end(fens, day(fens, number))

    assert [other.exists() for other in others] == [True, True]


def test_the_newest_whole_one_is_found_and_copied_beside_what_is_damaged(fens):
    old = end(fens, day(fens, 0))
    broken = end(fens, day(fens, 1))
    assert old and broken
    broken.write_bytes(broken.read_bytes()[:9000])
    fens.store.close()
    fens.path.write_bytes(b"SQLite format 3\0 and then rubbish")

    found = backups.newest(fens.store.home, fens.path)
    assert found
    copies = [backups.copy_beside(found, fens.path, "Fens backup") for _ in range(2)]

    assert found.path == old
    assert found.at.date() == NOW.date()
    assert [copy.name for copy in copies] == ["Fens backup.chapter", "Fens backup 2.chapter"]
    assert people_in(copies[0]) == ["Maud", "Member 0 of 18"]
    assert fens.path.read_bytes() == b"SQLite format 3\0 and then rubbish"


def test_where_there_is_none_none_is_found(fens):
    assert backups.newest(fens.store.home, fens.path) is None


def test_somebody_forgotten_is_in_no_byte_of_any_copy_of_any_day(fens, tmp_path):
    quill = fens.person("Quillfeather", "Zebrowski")
    for number in range(3):
        end(fens, day(fens, number))
    renamed = fens.store.home / "backups" / "An older name 2026-01-01 100000 end of day 0a0b0c.chapter"
    renamed.write_bytes(backups.backups_of(fens.store.home, fens.path)[0].read_bytes())
    assert b"Zebrowski" in everywhere(fens.store.home)

    erasure.erase(fens.store, person_id=quill, reason="asked", label="Forget a member")
    end(fens, day(fens, 4))

    assert b"Zebrowski" not in everywhere(tmp_path)
    assert b"Quillfeather" not in everywhere(tmp_path)
    assert [each.stem.split()[-3:-1] for each in backups.backups_of(fens.store.home, fens.path)][-1] == ["of", "day"]
