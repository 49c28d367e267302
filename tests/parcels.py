"""Copies of chapters that hand each other parcels without a file in between: the log's own engine, nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models import migrate, writing
from models.commands import chapter as chapters
from models.commands import roster
from models.ids import new_id
from models.log import erasing, exchange
from models.log.merge import Merged
from models.log.outgoing import Audience, outgoing
from models.log.parcel import Parcel, Sender
from models.log.rebuild import Difference, differences
from models.store import Store
from tests import builders


@cache
def _empty() -> bytes:
    """An empty chapter file, made once: the steps of its past take a tenth of a second."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.chapter"
        migrate.create(path)
        return path.read_bytes()


@dataclass
class Copy:
    """One laptop's copy of a chapter; `ahead` is by how much its clock is wrong."""

    folder: Path
    name: str
    ahead: timedelta = timedelta()
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        """An empty file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(_empty())
        self.store = self.opened()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / f"{self.name}.chapter"

    def now(self) -> datetime:
        """What this laptop's clock says."""
        return builders.clock() + self.ahead

    def opened(self) -> Store:
        """The file, opened by this laptop."""
        return Store(self.path, home=self.folder / f"{self.name}-home", now=self.now)

    def found(self, name: str, *, kind: str = "") -> str:
        """Found a chapter here."""
        with self.store.write("Found") as session:
            founded = chapters.found_chapter(session, name=name)
            session.flush()
            session.connection().exec_driver_sql("UPDATE chapter SET kind = ? WHERE id = ?", (kind, founded))
        return founded

    def do(self, command: Callable[..., Any], **given: Any) -> Any:
        """One deed."""
        with self.store.write(command.__name__) as session:
            return command(session, **given)

    def log(self, work: Callable[..., Any], *given: Any) -> Any:
        """One deed on the plain connection."""
        with self.store.write(getattr(work, "__name__", "deed")) as session:
            return work(writing.raw(session), *given)

    def person(self, given: str, family: str = "") -> str:
        """A new member."""
        return self.do(roster.add_person, given_name=given, family_name=family)

    def set(self, table: str, row: str, **values: Any) -> None:
        """Edit fields in plain SQL."""
        named = ", ".join(f"{name} = ?" for name in values)
        self.log(lambda c: c.execute(f"UPDATE {table} SET {named} WHERE id = ?", (*values.values(), row)))

    def pack(self, audience: Audience | None = None, *, everything: bool = False) -> Parcel:
        """What a bundle would carry."""
        audience = audience or Audience()
        with self.store.uncaptured("") as (connection, _):
            out = outgoing(connection, audience, self.now().date(), everything=everything)
            ledger = tuple(erasing.ledger(connection))
            held = tuple(entry.key for entry in ledger)
            numbers = exchange.next_export(connection)
            founded = exchange.chapter(connection)
        sender = Sender(self.store.writer, *numbers, out.full, out.seen, held, out.forked)
        at = f"{self.now():%Y-%m-%dT%H:%M:%SZ}"
        return Parcel(
            new_id(), self.name, "a.bundle", at, sender, founded, audience.kind, out.writers, out.ops, out.spans, ledger
        )

    def unpack(self, parcel: Parcel) -> Merged:
        """Take it in."""
        with self.store.uncaptured("Open bundle") as (connection, rows):
            merged = exchange.take_in(connection, parcel, label="Open bundle")
            rows.update(merged.rows)
        return merged

    def rows(self, query: str, *values: Any) -> list[tuple]:
        """What plain SQL answers."""
        with self.store.read() as reader:
            return reader.connection.execute(query, values).fetchall()

    def sound(self) -> list[Difference]:
        """What `check` finds."""
        with self.store.uncaptured("") as (connection, _):
            return differences(connection)


def joined(first: Copy, name: str) -> Copy:
    """Another laptop that joins the chapter of `first`."""
    copy = Copy(first.folder, name)
    copy.unpack(first.pack(everything=True))
    return copy
