"""The backups of a chapter on this laptop: one for each of its last days, and the newest one that is whole."""

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from models import chapter_file, forgetting
from models.errors import Refusal
from models.migrate import back_up, backups_of
from models.own_folder import close_all, own_folder

DAYS = 7
_STAMP, _LENGTH = "%Y-%m-%d %H%M%S", len("2026-11-23 180000")


@dataclass(frozen=True)
class Backup:
    """A whole copy of a chapter, and when it was made (aware UTC)."""

    path: Path
    at: datetime


def end_day(path: Path, home: Path, now: datetime) -> Path | None:
    """Keep a copy of a chapter nobody is writing to: the newest of each of its last days. None when none was due.

    Raises `CouldNotWrite`, and what is raised of a chapter that cannot be read.
    """
    with suppress(OSError):  # whatever stands in the way, writing the copy says it
        own_folder(home / "backups")
    with closing(chapter_file.guarded(path, lambda: chapter_file.connect(path, read_only=True))) as connection:
        chapter, stamp = chapter_file.guarded(path, lambda: _state(connection))
        kept = [each for each in backups_of(home, path) if each.stem.endswith(_kind(chapter))]
        if not chapter or (kept and _state_of(kept[-1]) == (chapter, stamp)):
            return None
        made = back_up(connection, home / "backups" / f"{path.stem} {now:{_STAMP}} {_kind(chapter)}.chapter")
        close_all(home)
        if forgetting.size(connection) > _forgotten_in(made):  # somebody was forgotten meanwhile
            made.unlink()
            return None
    _thin_out([*kept, made])
    return made


def newest(home: Path, path: Path) -> Backup | None:
    """The newest backup of this file that is whole."""
    for each in reversed(backups_of(home, path)):
        with suppress(Refusal, ValueError):
            chapter_file.version_of(each)
            with closing(_opened(each)) as connection:
                chapter_file.quick_check(each, connection)
            return Backup(each, _made_at(each, path))
    return None


def copy_beside(backup: Backup, damaged: Path, name: str) -> Path:
    """A copy of a backup in the folder of the chapter it is of, under a name nothing has there.

    Raises `CouldNotWrite`.
    """
    numbered = (damaged.with_name(f"{name}{f' {number}' if number > 1 else ''}.chapter") for number in count(1))
    target = next(each for each in numbered if not each.exists())
    with closing(_opened(backup.path)) as connection:
        return back_up(connection, target)


def _kind(chapter: str) -> str:
    """Two chapters may have files of one name; each has its own days."""
    return f"end of day {chapter[-6:]}"


def _made_at(backup: Path, path: Path) -> datetime:
    stamp = backup.stem[len(path.stem) + 1 :][:_LENGTH]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _thin_out(kept: list[Path]) -> None:
    """The last one of each day, of so many days."""
    last = {each.stem.rsplit(" end of day", 1)[0][-_LENGTH:][:10]: each for each in sorted(kept)}
    stay = set(sorted(last.values())[-DAYS:])
    for each in kept:
        if each not in stay:
            each.unlink(missing_ok=True)


def _state(connection: Any) -> tuple[str, int]:
    """Whose the file is, and the newest stamp in it."""
    return connection.execute("SELECT chapter, hlc FROM _ctl").fetchone()


def _state_of(backup: Path) -> tuple[str, int] | None:
    with suppress(Refusal), closing(_opened(backup)) as connection:
        return chapter_file.guarded(backup, lambda: _state(connection))
    return None


def _forgotten_in(backup: Path) -> int:
    with closing(_opened(backup)) as connection:
        return forgetting.size(connection)


def _opened(backup: Path) -> Any:
    return chapter_file.guarded(backup, lambda: chapter_file.connect(backup, read_only=True))
