"""Makes new chapter files and brings old ones up to date, always after a verified backup."""

import os
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from models import chapter_file, search
from models.errors import AlreadyThere, CouldNotWrite
from models.log import capture

SCRIPTS = Path(__file__).parent / "migrations"


def create(path: Path) -> None:
    """Make an empty chapter file. Raises `AlreadyThere`, `CouldNotWrite`; a failed attempt leaves no file."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with closing(chapter_file.connect(part, new=True)) as connection:
            connection.execute(f"PRAGMA application_id = {chapter_file.APPLICATION_ID}")
            upgrade(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _give_final_name(part, path)
    except (OSError, chapter_file.DatabaseError) as error:
        raise CouldNotWrite(path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        for leftover in path.parent.glob(f".{path.name}.part*"):
            with suppress(OSError):
                leftover.unlink()


def _give_final_name(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # unlike a rename, never replaces what stands there
    except FileExistsError:
        raise AlreadyThere(path) from None
    except OSError:  # a file system without links, such as a USB stick
        if path.exists():
            raise AlreadyThere(path) from None
        part.rename(path)


def migrate(path: Path, *, backups: Path, now: datetime, scripts: Path = SCRIPTS) -> Path:
    """Back up, check the backup, then migrate in one transaction; returns where the backup lies."""
    with closing(chapter_file.connect(path)) as connection:
        chapter_file.quick_check(path, connection)
        backup = back_up(connection, backups / f"{path.stem} {now:%Y-%m-%d %H%M%S} before update.chapter")
        upgrade(connection, scripts)
    return backup


def back_up(connection: Any, target: Path) -> Path:
    """Copy the open chapter to `target` while it is in use, and check the copy. Raises `CouldNotWrite`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        part.unlink(missing_ok=True)
        with closing(chapter_file.plain(part)) as copy:
            connection.backup(copy)
            chapter_file.quick_check(part, copy)
        part.replace(target)
    except (OSError, chapter_file.DatabaseError) as error:
        raise CouldNotWrite(target, getattr(error, "strerror", None) or str(error)) from error
    return target


def upgrade(connection: Any, scripts: Path = SCRIPTS) -> None:
    """Run every migration that is due, with capture off, and make the triggers anew: all or nothing."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", module=chapter_file.driver, creator=lambda: connection, poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as held:
        held.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = held
        command.upgrade(config, "head")
        search.install(connection)
        capture.install(connection)
        held.exec_driver_sql(f"PRAGMA user_version = {chapter_file.SCHEMA_VERSION}")
        held.exec_driver_sql("COMMIT")
