"""What has to happen to the rest of a laptop when somebody is forgotten: everything but the log and its tables.

The ledger is also kept outside the chapter file, so that a backup put back forgets again what it still remembers.
"""

import json
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from models import chapter_file
from models.errors import CouldNotWrite
from models.log import erasing
from models.log.erasing import Entry
from models.log.names import Connection
from models.migrate import back_up, backups_of
from models.own_folder import own_file, own_folder


def ledger_path(home: Path, chapter: str) -> Path:
    """Where this laptop keeps the ledger of one chapter."""
    return home / "erasures" / f"{chapter}.jsonl"


def size(connection: Connection) -> int:
    """How many entries the ledger has."""
    return connection.execute("SELECT count(*) FROM erasure").fetchone()[0]


def replay(connection: Connection, home: Path) -> int:
    """Forget again what this laptop knows is to be forgotten and the file does not; returns how many ops that took."""
    (chapter,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    try:
        lines = ledger_path(home, chapter).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    known = {entry.key for entry in erasing.ledger(connection)}
    fresh = [entry for entry in map(_entry, lines) if entry and entry.key not in known]
    if not fresh:
        return 0
    lost = erasing.apply(connection, fresh)
    scrub(connection)
    return lost


def _entry(line: str) -> Entry | None:
    with suppress(ValueError, TypeError, KeyError):
        told = json.loads(line)
        return Entry(**{**told, "fields": tuple(told["fields"])})
    return None


def remember(connection: Connection, home: Path) -> None:
    """Keep the ledger outside the file as well. Raises `CouldNotWrite`."""
    (chapter,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    target = ledger_path(home, chapter)
    lines = [json.dumps({**vars(entry), "fields": list(entry.fields)}) for entry in erasing.ledger(connection)]
    try:
        part = own_folder(target.parent) / f"{target.stem}.part"
        part.write_text("\n".join(lines) + "\n", "utf-8")
        own_file(part).replace(target)
    except OSError as error:
        raise CouldNotWrite(target, error.strerror or str(error)) from error


def scrub(connection: Connection) -> None:
    """In the caller's transaction: deeds, whose labels name people and whose undo would; and bundles set aside."""
    connection.execute("DELETE FROM deed")
    connection.execute("DELETE FROM quarantine")


def _remembering(connection: Connection, home: Path, path: Path) -> list[Path]:
    """Every backup of this chapter, also from when its file was called otherwise; and of its name, those nobody knows.

    Those of another chapter whose file has the same name stay.
    """
    (chapter,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    namesakes = backups_of(home, path)
    whose = {backup: _chapter_of(backup) for backup in (home / "backups").glob("*.chapter")}
    return [backup for backup, known in whose.items() if known == chapter or (not known and backup in namesakes)]


def _chapter_of(backup: Path) -> str:
    """Whose it is, "" when that cannot be read."""
    try:
        with closing(chapter_file.connect(backup, read_only=True)) as connection:
            return connection.execute("SELECT chapter FROM _ctl").fetchone()[0] or ""
    except (chapter_file.DatabaseError, UnicodeDecodeError, TypeError):
        return ""


def wipe(connection: Connection, home: Path, path: Path, now: datetime) -> None:
    """After the commit: no byte in the journal, and in the place of backups that remember, one that does not."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    remembering = _remembering(connection, home, path)
    for backup in remembering:
        with suppress(OSError):
            backup.unlink()
    if remembering:
        folder = home / "backups"
        with suppress(CouldNotWrite):
            own_file(back_up(connection, folder / f"{path.stem} {now:%Y-%m-%d %H%M%S} after forgetting.chapter"))
