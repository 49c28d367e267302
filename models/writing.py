"""What the store does once it writes: deeds logged, the file taken up, the engine; loaded after the first paint."""

import getpass
import json
import platform
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import chapter_file, forgetting, identity, search
from models.changes import ChangeSet
from models.log import capture, deeds
from models.log.commit import finalise
from models.log.deeds import Deed
from models.log.names import Connection

if TYPE_CHECKING:
    from sqlmodel import Session

LEFTOVER = "Changes made outside the program"


def raw(session: "Session") -> Connection:
    """The plain connection inside the session's transaction."""
    return session.connection().connection.dbapi_connection


def chapter_of(connection: Connection) -> str:
    """The chapter this file belongs to, or '' before one is founded."""
    return connection.execute("SELECT chapter FROM _ctl").fetchone()[0]


def log(connection: Connection, deed: Deed, now: datetime) -> ChangeSet | None:
    """Log what was written as one deed; an undo or redo is remembered also when nothing was left to change."""
    search.refresh(connection)
    committed = finalise(connection, now)
    if committed is None and not deed.target:
        return None
    deeds.record(connection, deed, committed)
    return ChangeSet(deed.label, deed.origin, committed.rows if committed else frozenset())


def sweep(connection: Connection, now: datetime) -> ChangeSet | None:
    """What somebody wrote to the file without this program becomes a deed of its own."""
    return log(connection, Deed(LEFTOVER, "outside", "", 0), now)


@contextmanager
def uncaptured(connection: Connection) -> Iterator[None]:
    """Capture is off inside; the search index follows all the same."""
    connection.execute("UPDATE _ctl SET cap = 0")
    yield
    search.refresh(connection)
    connection.execute("UPDATE _ctl SET cap = 1")


def take_up(path: Path, home: Path, now: datetime) -> str:
    """Check the file and its triggers, and take up a writer; returns the writer's id."""
    with closing(chapter_file.guarded(path, lambda: chapter_file.connect(path))) as connection:
        chapter_file.quick_check(path, connection)
        chapter_file.require_known(path, connection)
        connection.execute("BEGIN IMMEDIATE")
        if not capture.is_intact(connection):
            search.install(connection)
            capture.install(connection)
        connection.execute("UPDATE _ctl SET cap = 0")
        forgetting.replay(connection, home)
        writer = identity.take_up(connection, home, path, laptop_name())
        holder = {"user": _user_name(), "machine": platform.node(), "since": now.isoformat()}
        connection.execute("UPDATE _ctl SET holder = ?", (json.dumps(holder),))
        sweep(connection, now)
        connection.execute("COMMIT")
    return writer


def writer_still(connection: Connection, home: Path, path: Path) -> str:
    """The writer to go on as: a new one when what was merged shows that this file was set back."""
    return identity.renewed(connection, home, path, laptop_name())


def laptop_name() -> str:
    """How this laptop is called in histories until a person names it."""
    return platform.node() or "laptop"


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a bare container or service account has no name
        return ""


def engine(path: Path) -> Any:
    """SQLAlchemy's engine on the one writing connection; every transaction begins by taking the write lock."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    dialect, compiled = _compiled()
    made = create_engine(
        "sqlite://",
        module=chapter_file.driver,
        creator=lambda: chapter_file.connect(path),
        poolclass=StaticPool,
        hide_parameters=True,  # an error's text goes into crash reports, and what people wrote must not
        execution_options={"compiled_cache": compiled},
    )
    made.dialect = dialect
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


@cache
def _compiled() -> tuple[Any, Any]:
    """One dialect and the statements compiled for it, for every chapter this program opens: a mapper keeps what it
    compiled for each dialect it has met, long after the chapter is closed.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.util import LRUCache

    plain = create_engine("sqlite://", module=chapter_file.driver)
    with plain.connect():
        pass  # a dialect learns on its first connection what it speaks to
    plain.dispose()
    return plain.dialect, LRUCache(500)
