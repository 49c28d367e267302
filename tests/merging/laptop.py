"""One laptop in a history: a copy of a chapter that can be set back, and that knows what it wrote knowing what."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from models import identity, ids
from models.log import chains
from models.log.op import decode
from tests.builders import NOW
from tests.parcels import Copy

Key = tuple[str, int, str]


@dataclass(frozen=True)
class Fact:
    """An op as it was written: which ops on the same row its writer knew, and when."""

    key: Key
    hlc: int
    table: str
    row: str
    fields: frozenset[str]
    is_removal: bool
    knew: frozenset[Key]


@dataclass
class World:
    """What all laptops share: the true time, the dice, and the truth about who knew what."""

    folder: Path
    template: Path
    dice: random.Random
    at: datetime = NOW
    facts: dict[Key, Fact] = field(default_factory=dict)
    pairs: set[tuple[str, str, str]] = field(default_factory=set)
    has_twins: bool = False

    def token(self, size: int) -> str:
        """Random, and the same again in the same history."""
        return self.dice.randbytes(size).hex()


@contextmanager
def seeded(world: World) -> Iterator[None]:
    """Every id and writer id comes from the history's own dice, so that it can be told again exactly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "secrets", SimpleNamespace(token_hex=world.token))
        patch.setattr(ids, "uuid_utils", SimpleNamespace(uuid7=lambda: SimpleNamespace(hex=world.token(16))))
        patch.setattr(chains, "_EVERY", 3)  # else only a long past would ever meet a link that was kept
        yield


@dataclass
class Laptop(Copy):
    """A copy that begins from a template file and lives in a world."""

    world: World = field(kw_only=True)

    def __post_init__(self) -> None:
        """The template, opened."""
        if not self.path.exists():
            shutil.copy(self.world.template, self.path)
        self.store = self.opened()

    @property
    def home(self) -> Path:
        """This laptop's own folder."""
        return self.folder / f"{self.name}-home"

    def now(self) -> datetime:
        """The true time, and by how much this clock is wrong."""
        return self.world.at + self.ahead

    def skew(self, seconds: int) -> None:
        """Set the clock wrong by so much."""
        self.ahead = timedelta(seconds=seconds)

    def standing(self) -> tuple[str, int, int]:
        """The writer it goes by, how far it has come, and its newest stamp."""
        return self.rows("SELECT wid, seq, hlc FROM _ctl JOIN writer ON writer.id = w")[0]

    @contextmanager
    def witnessed(self) -> Iterator[None]:
        """Note what is written inside, and that its numbers and stamps are as they must be (I5)."""
        self.store.prepare()
        before = self.standing()
        yield
        wid, seq, hlc = before
        found = self.rows(
            "SELECT seq, lower(hex(h)), hlc, log_name.name, lower(hex(row)), body FROM op "
            "JOIN log_name ON log_name.id = tbl WHERE w = (SELECT w FROM _ctl) AND seq > ? ORDER BY seq",
            seq,
        )
        assert self.standing()[0] == wid, "I18 a deed made a writer"
        assert [op[0] for op in found] == list(range(seq + 1, seq + 1 + len(found))), "I5 numbers left out"
        assert len({op[2] for op in found}) <= 1, "I5 two stamps in one deed"
        for op in found:
            assert op[2] > hlc, "I5 the clock went back"
            self._note(wid, seq, op)
        self._note_names()

    def _note(self, wid: str, since: int, op: tuple) -> None:
        seq, digest, hlc, table, row, body = op
        known = {
            (w, s, h): stamp
            for w, s, h, stamp in self.rows(
                "SELECT wid, seq, lower(hex(h)), hlc FROM op JOIN writer ON writer.id = w WHERE row = unhex(?)", row
            )
            if not (w == wid and s > since)
        }
        assert all(stamp < hlc for stamp in known.values()) or self.is_shut_out(), "I5 a stamp not past what was known"
        names = dict(self.rows("SELECT id, name FROM log_name"))
        written = {names[int(fld)].partition(".")[2]: value for fld, value in decode(body).items()}
        key = (wid, seq, digest)
        taken = any(other[:2] == key[:2] for other in self.world.facts)
        assert self.world.has_twins or not taken, "I11 a file put back writes under numbers that are taken"
        self.world.facts[key] = Fact(
            key, hlc, table, row, frozenset(written), bool(written.get("removed")), frozenset(known)
        )

    def note_redated(self, before: list[tuple], after: list[tuple]) -> None:
        """What had another stamp is another op from now on; a backup may still hold the one it was."""
        names = {old[:3]: new[:3] for old, new in zip(before, after, strict=True) if old != new}
        stamps = {new[:3]: new[3] for new in after}
        for old, new in names.items():
            if fact := self.world.facts.get(old):
                knew = frozenset(names.get(key, key) for key in fact.knew)
                self.world.facts[new] = replace(fact, key=new, hlc=stamps[new], knew=knew)

    def _note_names(self) -> None:
        self.world.pairs.update(self.rows("SELECT id, given_name, family_name FROM person"))

    def pin(self, national: "Laptop") -> None:
        """Know the national community by its key, as from an invitation."""
        chapter, wid = national.rows("SELECT _ctl.chapter, wid FROM _ctl JOIN writer ON writer.id = w")[0]
        with self.store.uncaptured("") as (connection, _):
            connection.execute(
                "INSERT INTO known_key VALUES('root', ?, 'National', ?, 'root', '')",
                (wid, chapter),
            )

    def is_shut_out(self) -> bool:
        """Whether what it writes counts no longer."""
        return bool(self.rows("SELECT 1 FROM writer JOIN _ctl ON _ctl.w = writer.id WHERE revoked_after IS NOT NULL"))

    def forgotten(self) -> set[str]:
        """The rows its ledger names."""
        return {row for (row,) in self.rows("SELECT lower(hex(row)) FROM erasure WHERE fields = '[]'")}

    def back_up(self, name: str) -> Path:
        """A copy of the file as it is, made while nobody writes."""
        self.store.close()
        target = self.folder / name
        shutil.copy(self.path, target)
        self.store = self.opened()
        return target

    def set_back(self, backup: Path) -> None:
        """Put an older file in the place of this one."""
        self.store.close()
        shutil.copy(backup, self.path)
        self.store = self.opened()
        self.store.prepare()
