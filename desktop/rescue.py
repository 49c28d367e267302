"""Copies of a chapter: one a person asks for, one at the end of each day, and what to do when a file is damaged."""

from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from gettext import gettext as _
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeGuard

from models import chapter_file
from models.errors import NotAChapter, Refusal
from models.rules.london import day_of
from models.store import Store, utc_now
from ui.dates import moment, relative

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from models.backups import Backup
    from ui.main_window import MainWindow
    from ui.preferences import Preferences
    from ui.welcome import Welcome


def save_copy(parent: "QWidget", preferences: "Preferences", store: Store) -> None:
    """Ask where to, and save a copy of the open chapter. Raises `CouldNotWrite`, `AlreadyThere`."""
    from models.migrate import back_up
    from ui.files import file_to_save

    name = _("{chapter} copy.chapter").format(chapter=store.path.stem)
    target = file_to_save(parent, preferences, _("Save a copy"), name=name, kinds=_("Chapters (*.chapter)"))
    if target:
        with closing(chapter_file.connect(store.path, read_only=True)) as connection:
            back_up(connection, target)


def keep_day(store: Store) -> Thread:
    """Once a chapter is closed, keep a copy of it as it is at the end of the day, while nobody waits."""
    worker = Thread(target=_keep, args=(store,), name="end of day")
    worker.start()
    return worker


def _keep(store: Store) -> None:
    from models.backups import end_day

    with suppress(Refusal):  # a full disk, a stick pulled out: nobody is there to be told
        end_day(store.path, store.home, store.now())


def sentence(refusal: Refusal, home: Path) -> str:
    """What a refusal says; of a damaged chapter also where its newest backup lies."""
    from ui.wordings import sentence

    if not _is_damaged(refusal):
        return sentence(refusal)
    return _damage_words(refusal.path, _newest(home, refusal.path), home)


def refuse(
    shown: "MainWindow | Welcome", refusal: Refusal, home: Path, put_back: Callable[["Backup", Path], object]
) -> None:
    """Say what was refused; where a backup can help, a button calls `put_back` with it and the damaged file."""
    backup = _newest(home, refusal.path) if _is_damaged(refusal) else None
    if backup and _is_damaged(refusal):
        told = _damage_words(refusal.path, backup, home)
        shown.refuse(told, _("Open a copy of it"), partial(put_back, backup, refusal.path))
    else:
        shown.refuse(sentence(refusal, home))


def _is_damaged(refusal: Refusal) -> TypeGuard[NotAChapter]:
    return isinstance(refusal, NotAChapter) and refusal.why in ("damaged", "empty")


def _newest(home: Path, path: Path) -> "Backup | None":
    from models.backups import newest

    return newest(home, path)


def _damage_words(path: Path, backup: "Backup | None", home: Path) -> str:
    if backup is None:
        told = _(
            "{file} is damaged. No backup of it lies on this laptop (in {folder}). "
            "If a co-coordinator has a copy of the chapter, join with a bundle of theirs."
        )
        return told.format(file=path.name, folder=home / "backups")
    told = _("{file} is damaged. Its newest backup is of {moment} ({ago}): {backup}")
    return told.format(file=path.name, moment=moment(backup.at), ago=_ago(backup), backup=backup.path)


def put_back(backup: "Backup", damaged: Path) -> Path:
    """A copy of a backup beside the damaged file, which stays as it is. Raises `CouldNotWrite`."""
    from models.backups import copy_beside

    return copy_beside(backup, damaged, _("{chapter} from backup").format(chapter=damaged.stem))


def put_back_words(copy: Path, backup: "Backup", damaged: Path) -> str:
    """What is open now, how old it is, and what became of the damaged file."""
    told = _(
        "This is {copy}, the chapter as it was on {moment} ({ago}). What was written later is not in it. "
        "{file} stays as it is."
    )
    return told.format(copy=copy.name, moment=moment(backup.at), ago=_ago(backup), file=damaged.name)


def _ago(backup: "Backup") -> str:
    return relative(day_of(backup.at), day_of(utc_now()))
