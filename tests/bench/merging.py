"""What a hundred thousand changes cost: merged, recognised, written and read, beside plain inserts and pycrdt.

`python -m tests.bench.merging ours|pycrdt FILE` merges one file in a process of its own and prints what that took.
"""

import gc
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from zlib import compress

from exports.bundle import read, write
from models import chapter_file, migrate
from models.ids import new_id
from models.log.parcel import Parcel
from models.log.schema import SYNCED
from tests.bench.measure import Amount, Ratio
from tests.parcels import Copy

PEOPLE = 25_000  # each with an e-mail address, each edited once: 100,001 changes with the chapter's own
_TIMES = 3
_TABLES = ("op", "cell", *SYNCED)


class _Ready(Copy):
    """A file without a chapter, with everything loaded, so that only the merge is timed."""

    def __post_init__(self) -> None:
        template = self.folder / "template.chapter"
        if not template.exists():
            migrate.create(template)
        shutil.copy(template, self.path)
        self.store = self.opened()
        self.store.prepare()


def merging(folder: Path) -> Iterator[object]:
    """The figures of this subject."""
    ours = _grown(folder)
    parcel = ours.pack(everything=True)
    ops = list(parcel.ops)
    random.Random(1).shuffle(ops)
    shuffled = replace(parcel, ops=tuple(ops))
    bundle = folder / "all.bundle"
    taken: dict[str, list[float]] = {}
    for turn in range(_TIMES):
        other = _Ready(folder, f"turn {turn}")
        rows = {}
        for name, work in (
            ("merge", lambda: other.unpack(shuffled)),  # noqa: B023
            ("replay", lambda: other.unpack(shuffled)),  # noqa: B023
            ("look", lambda: rows.update(_rows_of(other))),  # noqa: B023
            ("plain", lambda: _insert(folder / f"plain {turn}.db", other, rows)),  # noqa: B023
            ("write", lambda: write.write(ours.store, bundle, everything=True)),
            ("read", lambda: read.read(bundle)),
        ):
            taken.setdefault(name, []).append(_timed(work))
        other.store.close()
    ms = {name: median(times) for name, times in taken.items()}
    yield Ratio("merge 100,000 changes", ms["merge"], ms["plain"], "plain inserts of the same rows", 2)
    yield Ratio("recognise them when they come again", ms["replay"], ms["plain"], "those inserts", 0.5)
    yield Ratio("write a bundle of them", ms["write"], ms["merge"], "merging them", 1)
    yield Ratio("read and check that bundle", ms["read"], ms["merge"], "merging them", 1)
    yield from _beside_pycrdt(folder, parcel, bundle, ms["merge"])
    ours.store.close()


def _timed(work: Callable[[], Any]) -> float:
    gc.collect()
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def _grown(folder: Path) -> Copy:
    """A chapter of two deeds: everybody entered, and everybody edited."""
    copy = _Ready(folder, "ours")
    copy.found("Fens")
    people = [(new_id(), f"Given{number}", f"Family{number}", "Severn Trust") for number in range(PEOPLE)]
    copy.log(_enter, people)
    copy.log(_edit, people)
    return copy


def _enter(connection: Any, people: Sequence[tuple]) -> None:
    connection.executemany("INSERT INTO person(id, given_name, family_name, organisation) VALUES(?,?,?,?)", people)
    connection.executemany(
        "INSERT INTO contact_point(id, person_id, kind, value) VALUES(?,?,'email',?)",
        [(new_id(), person[0], f"{person[1]}@chapter.example") for person in people],
    )


def _edit(connection: Any, people: Sequence[tuple]) -> None:
    connection.executemany(
        "UPDATE person SET town = ?, notes = ? WHERE id = ?",
        [(f"Town {number % 50}", f"Met at event {number}", person[0]) for number, person in enumerate(people)],
    )


def _rows_of(copy: Copy) -> dict[str, list[tuple]]:
    """Every row the merge wrote to the log, its cells and the tables; the log as shuffled as it came."""
    rows = {table: copy.rows(f"SELECT * FROM {table}") for table in _TABLES}
    random.Random(1).shuffle(rows["op"])
    return {table: held for table, held in rows.items() if held}


def _insert(path: Path, like: Copy, rows: dict[str, list[tuple]]) -> None:
    """The same rows into the same tables with the same habits, and nothing else."""
    shapes = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') AND tbl_name = ?"
    with closing(chapter_file.connect(path, new=True)) as connection:
        for table in rows:
            for (sql,) in like.rows(shapes, table):
                connection.execute(sql)
        connection.execute("BEGIN IMMEDIATE")
        for table, held in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES({','.join('?' * len(held[0]))})", held)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _beside_pycrdt(folder: Path, parcel: Parcel, bundle: Path, merge: float) -> Iterator[object]:
    """The same cells as maps of pycrdt: which keeps them in memory, checks no hash and finds no conflict."""
    update = folder / "pycrdt.update"
    update.write_bytes(_as_update(parcel))
    took, theirs = _alone("pycrdt", update)
    whole, ours = _alone("ours", bundle)
    yield f"{'merge by take_in, beside apply_update':44} {merge:9.2f} ms  {merge / took:5.2f} x pycrdt ({took:.2f} ms)"
    yield f"{'open a bundle file, beside the same':44} {whole:9.2f} ms  {whole / took:5.2f} x pycrdt ({took:.2f} ms)"
    sizes = [len(compress(update.read_bytes())) / 1e6, update.stat().st_size / 1e6]
    size = bundle.stat().st_size / 1e6
    yield Amount(f"bundle (pycrdt {sizes[1]:.2f} MB, zipped {sizes[0]:.2f} MB)", size, "MB", 10)
    yield Amount(f"memory to open it, at most (pycrdt {theirs:.0f} MB)", ours, "MB", 500)


def _as_update(parcel: Parcel) -> bytes:
    """A document with a map for each row, the changes made one after the other."""
    from pycrdt import Doc, Map

    doc: Any = Doc()
    doc["rows"] = rows = Map()
    with doc.transaction():
        for op in (signed.op for signed in parcel.ops if signed.op):
            if op.row not in rows:
                rows[op.row] = Map()
            for field, value in op.set.items():
                rows[op.row][field] = value
    return doc.get_update()


def _alone(how: str, file: Path) -> tuple[float, float]:
    """Milliseconds of merging this file in a process of its own, and by how many megabytes that grew at most."""
    command = [sys.executable, "-m", "tests.bench.merging", how, str(file)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def _open_ours(file: Path) -> None:
    copy = _Ready(file.parent, "alone")
    read.take_in(copy.store, read.read(file), label="Join")
    copy.store.close()


def _open_pycrdt(file: Path) -> None:
    from pycrdt import Doc, Map

    doc: Any = Doc()
    doc["rows"] = Map()
    doc.apply_update(file.read_bytes())


def _most() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    began = _most()
    spent = _timed(lambda: {"ours": _open_ours, "pycrdt": _open_pycrdt}[sys.argv[1]](Path(sys.argv[2])))
    print(spent, _most() - began)
