"""Makes new chapter files and brings old ones up to date, always after a verified backup."""

import os
from contextlib import closing, suppress
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

from models import chapter_file, search
from models.errors import AlreadyThere, CouldNotWrite
from models.log import capture, erasing, materialise
from models.log.op import encode
from models.own_folder import own_file, own_folder

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
    except Exception as error:
        refuse_writing(path, error)
        raise
    finally:
        _discard(part)


def refuse_writing(path: Path, error: Exception) -> None:
    """Raise `CouldNotWrite` if the error is the world's fault."""
    why = error.strerror or str(error) if isinstance(error, OSError) else chapter_file.world_fault(error)
    if why:
        raise CouldNotWrite(path, why) from error


def _discard(part: Path) -> None:
    for leftover in (part, *(part.with_name(part.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        with suppress(OSError):
            leftover.unlink()


def _give_final_name(part: Path, path: Path) -> None:
    if path.exists():
        raise AlreadyThere(path)
    chapter_file.discard_journal(path)
    try:
        os.link(part, path)  # unlike a rename, never replaces what stands there
    except FileExistsError:
        raise AlreadyThere(path) from None
    except OSError:  # a file system without links, such as a USB stick
        part.rename(path)


def migrate(path: Path, *, backups: Path, now: datetime, scripts: Path = SCRIPTS) -> Path:
    """Back up, check the backup, then migrate in one transaction; returns where the backup lies."""
    with suppress(OSError):  # whatever stands in the way, writing the copy says it
        own_folder(backups)
    with closing(chapter_file.guarded(path, lambda: chapter_file.connect(path))) as connection:
        chapter_file.quick_check(path, connection)
        chapter_file.require_known(path, connection)
        backup = own_file(back_up(connection, backups / f"{path.stem} {now:%Y-%m-%d %H%M%S} before update.chapter"))
        upgrade(connection, scripts)
    return backup


def back_up(connection: Any, target: Path) -> Path:
    """Copy the open chapter to `target` while it is in use, and check the copy.

    The copy is marked as one: whoever opens it writes under a new name. Raises `CouldNotWrite`, and `AlreadyThere`
    when the target is the chapter itself.
    """
    own = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    if target.exists() and target.samefile(own):
        raise AlreadyThere(target)
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        with closing(chapter_file.plain(part)) as copy:
            connection.backup(copy)
            chapter_file.quick_check(part, copy)
            copy.execute("UPDATE _ctl SET token = ''")
        chapter_file.discard_journal(target)
        part.replace(target)
    except (OSError, chapter_file.DatabaseError) as error:
        refuse_writing(target, error)
        raise
    finally:
        _discard(part)
    return target


def backups_of(home: Path, path: Path) -> list[Path]:
    """Every backup of this chapter file on this laptop, oldest first."""
    return sorted((home / "backups").glob(f"{escape(path.stem)} ????-??-?? ?????? *.chapter"))


def upgrade(connection: Any, scripts: Path = SCRIPTS) -> None:
    """Run every migration that is due, with capture off, and make the triggers anew: all or nothing."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        module=chapter_file.driver,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as held:
        held.exec_driver_sql("BEGIN IMMEDIATE")
        known = _columns(connection)
        capture.uninstall(connection)
        config.attributes["connection"] = held
        command.upgrade(config, "head")
        _fill_in(connection, _columns(connection) - known)
        search.install(connection)
        capture.install(connection)
        held.exec_driver_sql(f"PRAGMA user_version = {chapter_file.SCHEMA_VERSION}")
        held.exec_driver_sql("COMMIT")


def _columns(connection: Any) -> set[str]:
    """Every column of every table, as the log names them."""
    query = (
        "SELECT t.name || '.' || c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table'"
    )
    return {name for (name,) in connection.execute(query)}


def _fill_in(connection: Any, fresh: set[str]) -> None:
    """Write what newer copies sent, before this one had the columns for it, into the tables."""
    number_of = capture.learn_schema(connection).number_of
    numbers = encode([number_of[name] for name in fresh & number_of.keys()]).decode()
    materialise.touch(
        connection,
        "SELECT DISTINCT cell.row, op.tbl FROM cell JOIN op ON op.w = cell.w AND op.seq = cell.seq "
        "AND op.h = cell.h WHERE cell.fld IN (SELECT value FROM json_each(?))",
        (numbers,),
    )
    if erasing.any_ledger(connection):  # a link to somebody forgotten may have been among what had no column
        erasing.spread(connection)
        materialise.bring_up_to_date(connection)
    else:
        materialise.write_rows(connection)
