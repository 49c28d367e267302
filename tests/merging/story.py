"""What a history is played by: laptops in a world, the post between them, and the backups they made."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import update

from models import tables
from models.ids import mark_of
from models.log import exchange
from models.log.parcel import Parcel
from models.rules.certificates import Claim
from tests.merging.laptop import Laptop, World

Step = tuple[Any, ...]

EDITABLE: dict[str, tuple[tuple[str, ...], ...]] = {
    "person": (("given_name",), ("family_name",), ("given_name", "family_name"), ("organisation",), ("notes",)),
    "asset": (("name",), ("notes",), ("name", "notes"), ("quantity",), ("steward_id",)),
    "contact_point": (("value",),),
    "person_role": (("role",),),
}
RECORDS: dict[str, Any] = {
    "person": tables.Person,
    "asset": tables.Asset,
    "contact_point": tables.ContactPoint,
    "person_role": tables.PersonRole,
}


@dataclass
class Story:
    """A world with its laptops, the post between them, and the backups they made."""

    world: World
    laptops: dict[str, Laptop] = field(default_factory=dict)
    post: list[tuple[str, Parcel]] = field(default_factory=list)
    opened: list[tuple[str, Parcel]] = field(default_factory=list)
    backups: dict[str, Path] = field(default_factory=dict)
    revoked: dict[str, int] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)
    chapter_of: dict[str, str] = field(default_factory=dict)
    followed: dict[str, set[str]] = field(default_factory=dict)
    joined: set[frozenset[str]] = field(default_factory=set)
    words: list[Claim] = field(default_factory=list)
    heard: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    was_set_back: bool = False
    count: int = 0

    def begin(self) -> None:
        """Two laptops of one chapter, one of another, and the national community's."""
        a1, b1, hub = (self.arrive(name, chapter) for name, chapter in (("a1", "A"), ("b1", "B"), ("hub", "H")))
        a1.found("Fens")
        b1.found("Wolds")
        hub.found("National", kind="national")
        for laptop, mine in ((a1, "A"), (b1, "B"), (hub, "H")):
            with laptop.witnessed():
                laptop.log(lambda c: c.execute("UPDATE chapter SET national_level = 3"))
            for kind in ("asset", "person", "person", "contact_point") if mine == "A" else ("asset",):
                self.add(laptop, kind)
        with self.arrive("a2", "A").store.uncaptured("") as (connection, _):
            exchange.take_in(connection, a1.pack(everything=True))
        for name in ("a1", "a2", "b1"):
            self.laptops[name].pin(hub)

    def arrive(self, name: str, chapter: str) -> Laptop:
        self.chapter_of[name] = chapter
        self.laptops[name] = Laptop(self.world.folder, name, world=self.world)
        return self.laptops[name]

    def laptop(self, number: int) -> Laptop:
        """One of them."""
        return self.laptops[sorted(self.laptops)[number % len(self.laptops)]]

    def chapters_laptop(self, number: int) -> Laptop:
        """One of the laptops of the first chapter."""
        mine = [name for name in sorted(self.laptops) if self.chapter_of[name] == "A"]
        return self.laptops[mine[number % len(mine)]]

    def add(self, laptop: Laptop, kind: str) -> None:
        """A new record."""
        self.count += 1
        chapter = laptop.rows("SELECT chapter FROM _ctl")[0][0]
        row = f"{kind[:8]}{self.count:02d}".encode().hex().ljust(24, "0") + mark_of(chapter)
        values: dict[str, Any] = {"id": row}
        if kind == "person":
            values |= {"given_name": word(row, 0), "family_name": word(row, 0), "organisation": word(row, 0)}
        elif kind == "asset":
            values |= {"name": word(row, 0), "notes": word(row, 0), "kind": "kit"}
        else:
            people = [id for table, id in own_rows(laptop) if table == "person"]
            values["person_id"] = people[self.count % len(people)] if people else None
            values |= {"value": word(row, 0), "kind": "email"} if kind == "contact_point" else {"role": word(row, 0)}
        with laptop.witnessed():
            laptop.do(lambda session: session.add(RECORDS[kind](**values)))

    def edit(self, laptop: Laptop, table: str, row: str, values: dict[str, Any], how: int) -> None:
        """Write to a record through the ORM, through Core or in plain SQL; it stands at once (I4)."""
        with laptop.witnessed():
            if how % 3 == 0:
                laptop.set(table, row, **values)
            elif how % 3 == 1:
                laptop.do(lambda session: _assign(session.get(RECORDS[table], row), values))
            else:
                record = RECORDS[table]
                laptop.do(lambda session: session.execute(update(record).where(record.id == row).values(**values)))
        if not laptop.is_shut_out():
            stands = laptop.rows(f"SELECT {', '.join(values)} FROM {table} WHERE id = ?", row)
            assert stands == [tuple(values.values())], "I4 an own edit does not stand"


def word(row: str, number: int) -> str:
    """A value that names its row, so that it can be looked for byte by byte."""
    return f"{token(row)}{number}"


def token(row: str) -> str:
    """What every value of the row begins with."""
    named = bytes.fromhex(row[:24]).rstrip(bytes(1)).decode("ascii", "replace").replace("_", "")
    return f"zq{named if named.isalnum() else row[:24]}x"  # what was copied has an id that spells nothing


def own_rows(laptop: Laptop, *, removed: int = 0) -> list[tuple[str, str]]:
    """The editable records of a chapter's own that are not forgotten."""
    found = []
    for table in sorted(EDITABLE):
        found += [
            (table, id) for (id,) in laptop.rows(f"SELECT id FROM {table} WHERE removed = ? ORDER BY id", removed)
        ]
    forgotten = laptop.forgotten()
    return [each for each in found if each[1] not in forgotten]


def _assign(record: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(record, name, value)
