"""The one door to a chapter: consistent reads in plain SQL, and writes that are one transaction and one deed each."""

import getpass
import json
import platform
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import chapter_file, identity, search
from models.changes import ChangeSet
from models.errors import CouldNotWrite, HeldElsewhere
from models.log import capture, deeds
from models.log.commit import finalise
from models.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

Listener = Callable[[ChangeSet], None]
LEFTOVER = "Changes made outside the program"


class Store:
    """One chapter file. Reading needs nothing; the first write takes the lock, checks the file and takes up a writer.

    `home` is this laptop's own folder, where writer keys lie; `now` gives aware UTC time.
    """

    def __init__(self, path: Path, *, home: Path, now: Callable[[], datetime]) -> None:
        """Raises `NotAChapter`, `NewerChapter`, `CouldNotRead`."""
        self.path = path
        self.home = home
        self.now = now
        self.writer = ""
        self._listeners: list[Listener] = []
        self._connections: list[Any] = []
        self._local = threading.local()
        self._writing = threading.Lock()
        self._preparing = threading.Lock()
        self._engine: Any = None
        self._lock: Any = None
        if chapter_file.version_of(path) < chapter_file.SCHEMA_VERSION:
            self._migrate()

    # -- reading -------------------------------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """One consistent look, from any thread."""
        connection = self._reading_connection()
        if connection.in_transaction:  # a look inside a look sees the same moment
            yield Reader(connection)
            return
        chapter_file.guarded(self.path, lambda: connection.execute("BEGIN"))
        try:
            yield Reader(connection)
        except chapter_file.DatabaseError as error:
            chapter_file.refuse_damage(self.path, error)
            raise
        finally:
            connection.execute("ROLLBACK")

    def _reading_connection(self) -> Any:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = chapter_file.guarded(self.path, lambda: chapter_file.connect(self.path, read_only=True))
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    # -- writing -------------------------------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of each committed deed, on the thread that wrote it."""
        self._listeners.append(listener)

    @contextmanager
    def write(self, label: str, *, origin: str = "local", joins: str = "", target: int = 0) -> Iterator["Session"]:
        """One deed: everything inside is committed together, logged, and told to the listeners; or nothing is.

        `label` names the deed in the Edit menu. A deed with the same non-empty `joins` as the one before it becomes
        part of it (typing). `target` is the deed that an undo or redo answers to.
        """
        from sqlmodel import Session

        engine = self._prepared()
        with self._writing, self._refusing_full_disks(), Session(engine, expire_on_commit=False) as session:
            yield session
            session.flush()
            connection = session.connection().connection.dbapi_connection
            search.refresh(connection)
            committed = finalise(connection, self.now())
            if committed:
                deeds.record(connection, deeds.Deed(label, origin, joins, target), committed)
            session.commit()
        if committed:
            self._tell(ChangeSet(label, origin, committed.rows))

    @contextmanager
    def uncaptured(self, label: str) -> Iterator[tuple[Any, set[tuple[str, str]]]]:
        """One transaction on the log itself, with capture off; the caller adds the rows it changed to the set."""
        engine = self._prepared()
        rows: set[tuple[str, str]] = set()
        with self._writing, self._refusing_full_disks(), engine.connect() as held:
            raw = held.connection.dbapi_connection
            held.begin()
            raw.execute("UPDATE _ctl SET cap = 0")
            yield raw, rows
            search.refresh(raw)
            raw.execute("UPDATE _ctl SET cap = 1")
            held.commit()
        if rows:
            self._tell(ChangeSet(label, "merge", frozenset(rows)))

    @contextmanager
    def _refusing_full_disks(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            why = chapter_file.world_fault(error)
            if why:
                raise CouldNotWrite(self.path, why) from error
            raise

    def _tell(self, changes: ChangeSet) -> None:
        for listener in self._listeners:
            listener(changes)

    # -- taking the file up --------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Take the lock, check the file, take up a writer, load the ORM.

        Raises `HeldElsewhere`, `NotAChapter`, `CouldNotWrite`.
        """
        import_module("models.tables")
        self._prepared()

    @property
    def is_ready(self) -> bool:
        """Whether the next write can begin at once."""
        return self._engine is not None

    def _prepared(self) -> Any:
        with self._preparing:
            if self._engine is None:
                self._take_lock()
                try:
                    with self._refusing_full_disks():
                        self._take_up()
                    self._engine = _engine(self.path)
                except BaseException:
                    self._release_lock()
                    raise
            return self._engine

    def _take_lock(self) -> None:
        from filelock import FileLock, Timeout

        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise self._held() from None
        except OSError as error:
            raise CouldNotWrite(self.path, error.strerror or str(error)) from error
        self._lock = lock

    def _held(self) -> HeldElsewhere:
        with self.read() as reader:
            holder = json.loads(reader.value("SELECT holder FROM _ctl") or "{}")
        since = datetime.fromisoformat(holder.get("since", self.now().isoformat()))
        return HeldElsewhere(self.path, holder.get("user", "?"), holder.get("machine", "?"), since)

    def _release_lock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take_up(self) -> None:
        connection = chapter_file.connect(self.path)
        try:
            chapter_file.quick_check(self.path, connection)
            connection.execute("BEGIN IMMEDIATE")
            if not capture.is_intact(connection):
                capture.install(connection)
                search.install(connection)
            self.writer = identity.take_up(connection, self.home, laptop_name())
            holder = {"user": getpass.getuser(), "machine": platform.node(), "since": self.now().isoformat()}
            connection.execute("UPDATE _ctl SET holder = ?", (json.dumps(holder),))
            search.refresh(connection)
            leftover = finalise(connection, self.now())
            if leftover:
                deeds.record(connection, deeds.Deed(LEFTOVER, "outside", "", 0), leftover)
            connection.execute("COMMIT")
        finally:
            connection.close()

    def _migrate(self) -> None:
        from models.migrate import migrate

        self._take_lock()
        try:
            migrate(self.path, backups=self.home / "backups", now=self.now())
        finally:
            self._release_lock()

    def close(self) -> None:
        """Let go of the file; the journal is folded in."""
        if self._engine is not None:
            with self._engine.connect() as held:
                raw = held.connection.dbapi_connection
                identity.remember_seq(raw, self.home, self.writer)
            self._engine.dispose()
            self._engine = None
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()
        self._release_lock()


def laptop_name() -> str:
    """How this laptop is called in histories until a person names it."""
    return platform.node() or "laptop"


def utc_now() -> datetime:
    """Aware UTC time, for the composition root."""
    return datetime.now(UTC)


def _engine(path: Path) -> Any:
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://", module=chapter_file.driver, creator=lambda: chapter_file.connect(path), poolclass=StaticPool
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine
