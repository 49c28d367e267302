"""The one door to a chapter: consistent reads in plain SQL, and writes that are one transaction and one deed each."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from models import chapter_file, ids
from models.changes import ChangeSet
from models.errors import CouldNotWrite, HeldElsewhere
from models.file_hold import FileHold
from models.reader import Reader

if TYPE_CHECKING:
    from sqlmodel import Session

Listener = Callable[[ChangeSet], None]


class Store:
    """One chapter file. Reading needs nothing; the first write takes the lock, checks the file and takes up a writer.

    `home` is this laptop's own folder, where writer keys lie; `now` gives aware UTC time. Once it writes,
    `writer` is who it writes as, and `news` whether the file was found restored or copied.
    """

    def __init__(self, path: Path, *, home: Path, now: Callable[[], datetime]) -> None:
        """Raises `NotAChapter`, `NewerChapter`, `CouldNotRead`."""
        self.path = path
        self.home = home
        self.now = now
        self.writer = ""
        self.news = ""
        self._listeners: list[Listener] = []
        self._readers: WeakSet[Reader] = WeakSet()  # a thread that is over takes its own with it
        self._local = threading.local()
        self._writing = threading.Lock()
        self._writing_thread = 0
        self._preparing = threading.Lock()
        self._engine: Any = None
        self._lock: Any = None
        self._hold: FileHold | None = None
        self._is_closed = False
        if chapter_file.version_of(path) < chapter_file.SCHEMA_VERSION:
            self._migrate()

    # -- reading -------------------------------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """One consistent look, from any thread."""
        reader = self._reader()
        connection = reader.connection
        if connection.in_transaction:  # a look inside a look sees the same moment
            yield reader
            return
        try:
            connection.execute("BEGIN")
            yield reader
        except chapter_file.DatabaseError as error:
            chapter_file.refuse_reading(self.path, error)
            raise
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def _reader(self) -> Reader:
        self._require_open()
        reader = getattr(self._local, "reader", None)
        if reader is None:
            reader = Reader(chapter_file.guarded(self.path, lambda: chapter_file.connect(self.path, read_only=True)))
            self._local.reader = reader
            self._readers.add(reader)
        return reader

    def _require_open(self) -> None:
        if self._is_closed:
            raise RuntimeError("the chapter is closed")

    # -- writing -------------------------------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Tell `listener` of each committed deed, on the thread that wrote it."""
        self._listeners.append(listener)

    @contextmanager
    def write(self, label: str, *, origin: str = "local", joins: str = "", target: int = 0) -> Iterator["Session"]:
        """One deed: everything inside is committed together, logged, and told to the listeners; or nothing is.

        `label` names the deed in the Edit menu. A deed with the same non-empty `joins` as the one before it becomes
        part of it (typing). `target` is the deed that an undo or redo answers to. What a command does `for_good` is
        kept: Undo passes it by.
        """
        from sqlmodel import Session

        from models import writing

        engine = self._prepared()
        with self._alone(), self._refusing_faults(), Session(engine, expire_on_commit=False) as session:
            outside = writing.sweep(writing.raw(session), self.now())
            with ids.minted_for(writing.chapter_of(writing.raw(session))):
                yield session
            session.flush()
            origin = "kept" if origin == "local" and session.info.get("for_good") else origin
            done = writing.log(writing.raw(session), writing.Deed(label, origin, joins, target), self.now())
            session.commit()
        self._tell(outside, done)

    @contextmanager
    def uncaptured(self, label: str) -> Iterator[tuple[Any, set[tuple[str, str]]]]:
        """One transaction on the log itself, with capture off; the caller adds the rows it changed to the set."""
        from models import forgetting, writing
        from models.log import deeds

        engine = self._prepared()
        rows: set[tuple[str, str]] = set()
        with self._alone(), self._refusing_faults(), engine.connect() as held:
            raw = held.connection.dbapi_connection
            held.begin()
            outside = writing.sweep(raw, self.now())
            remembered = forgetting.size(raw)
            with writing.uncaptured(raw):
                yield raw, rows
            is_forgetting = forgetting.size(raw) > remembered
            if is_forgetting:
                forgetting.scrub(raw)
                deeds.keep(raw, label, self.now())
                forgetting.remember(raw, self.home)
            writer = writing.writer_still(raw, self.home, self.path)
            held.commit()
            self._go_on_as(writer)
            if is_forgetting:
                forgetting.wipe(raw, self.home, self.path, self.now())
        self._tell(outside, ChangeSet(label, "merge", frozenset(rows)) if rows or label else None)

    def forget_copies(self) -> None:
        """Take what this chapter no longer holds out of its journal and its backups as well."""
        from models import forgetting

        engine = self._prepared()
        with self._alone(), engine.connect() as held:
            forgetting.wipe(held.connection.dbapi_connection, self.home, self.path, self.now())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One deed at a time; the thread that already writes would wait for itself."""
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a deed inside a deed")
        with self._writing:
            self._writing_thread = threading.get_ident()
            try:
                yield
            finally:
                self._writing_thread = 0

    @contextmanager
    def _refusing_faults(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            chapter_file.refuse_damage(self.path, error)
            if why := chapter_file.world_fault(error):
                raise CouldNotWrite(self.path, why) from error
            raise

    def _tell(self, *told: ChangeSet | None) -> None:
        """Tell every listener everything, also when one of them fails: what is committed has happened."""
        faults: list[Exception] = []
        for changes, listener in product(filter(None, told), tuple(self._listeners)):
            try:
                listener(changes)
            except Exception as fault:  # noqa: BLE001 - raised below, once everybody has heard
                faults.append(fault)
        if faults:
            raise faults[0]

    # -- taking the file up --------------------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Take the lock, check the file, take up a writer, load the ORM.

        Raises `HeldElsewhere`, `NotAChapter`, `CouldNotWrite`.
        """
        self._prepared()

    @property
    def is_ready(self) -> bool:
        """Whether the next write can begin at once."""
        return self._engine is not None

    def _prepared(self) -> Any:
        with self._preparing:
            self._require_open()
            if self._engine is None:
                self._take_lock()
                try:
                    with self._refusing_faults():
                        self._engine = self._take_up()
                except BaseException:
                    self._release_lock()
                    raise
            return self._engine

    def _take_lock(self) -> None:
        self._lock = chapter_file.lock(self.path)
        if self._lock is None:
            raise self._held()

    def _held(self) -> HeldElsewhere:
        with self.read() as reader:
            holder = json.loads(reader.value("SELECT holder FROM _ctl") or "{}")
        since = datetime.fromisoformat(holder.get("since", self.now().isoformat()))
        return HeldElsewhere(self.path, holder.get("user", "?"), holder.get("machine", "?"), since)

    def _release_lock(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take_up(self) -> Any:
        """Another thread loads the ORM while this one waits for SQLite to look at every page, its own modules loaded:
        two that load at once only take turns, and the window waits for both.
        """
        from concurrent.futures import ThreadPoolExecutor

        from models import writing

        with ThreadPoolExecutor(1) as aside:
            orm = aside.submit(import_module, "models.tables.base")
            self._go_on_as(writing.take_up(self.path, self.home, self.now()))
            orm.result()
        engine = writing.engine(self.path)
        with engine.connect() as held:
            held.exec_driver_sql("SELECT chapter FROM _ctl")
            self._hold = FileHold(self.path)
        return engine

    def _go_on_as(self, writer: str) -> None:
        from models import identity

        if writer != self.writer:
            self.writer, self.news = writer, identity.news_of(self.home, writer)

    def _migrate(self) -> None:
        from models.migrate import migrate

        try:
            self._take_lock()
            with self._refusing_faults():
                migrate(self.path, backups=self.home / "backups", now=self.now())
        except BaseException:
            self.close()
            raise
        self._release_lock()

    def close(self) -> None:
        """Let go of the file for good; the journal is folded in."""
        with self._alone():
            self._is_closed = True
            try:
                if self._engine is not None:
                    from models import identity

                    with self._engine.connect() as held:
                        identity.remember_seq(held.connection.dbapi_connection, self.home, self.writer)
            finally:
                self._let_go()

    def _let_go(self) -> None:
        if self._hold:
            self._hold.let_go()
        for reader in list(self._readers):
            reader.connection.close()
        self._local = threading.local()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        if self._hold:
            self._hold.close()
        self._release_lock()


def utc_now() -> datetime:
    """Aware UTC time, for the composition root."""
    return datetime.now(UTC)
