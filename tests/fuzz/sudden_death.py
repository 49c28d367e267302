"""kill -9 at random moments: every deed that was told to be kept is there at the next start, and the log is sound."""

import random
import subprocess
import sys
import time
from pathlib import Path

from exports.bundle.write import write
from models.commands import chapter
from models.log.rebuild import differences
from models.store import Store, utc_now
from models.tables import Person

_LONGEST = 1.5  # seconds of work before the axe falls
_AT_START = 8  # one in so many dies while it is still taking the file up


def sudden_deaths(folder: Path, deaths: int, seed: int) -> int:
    """Kill a writer so many times; returns how many deeds survived. Raises AssertionError at the first one lost."""
    dice, kept = random.Random(seed), 0
    path = folder / "own.chapter"
    chapter.make(path, _at, label="New", name="Fuzz chapter").close()
    bundles = _bundles(folder, path)
    for death in range(deaths):
        what = dice.choice(("edits", "imports", "merges"))
        moment = None if dice.randrange(_AT_START) == 0 else dice.uniform(0, _LONGEST)
        told = _kill(what, path, death * 100_000, bundles, moment)
        kept += _require_kept(path, told)
        if death % 20 == 19:
            print(f"{death + 1} deaths, {kept} deeds kept", flush=True)
            path.unlink()  # begin again before the file grows large
            chapter.make(path, _at, label="New", name="Fuzz chapter").close()
            bundles = _bundles(folder, path)
    return kept


def _at(path: Path) -> Store:
    return Store(path, home=path.parent / "home", now=utc_now)


def _bundles(folder: Path, path: Path) -> list[Path]:
    """What a co-coordinator wrote: thirty bundles, each with three hundred people more."""
    from desktop.joining import join

    store = _at(path)
    write(store, folder / "join.bundle", everything=True)
    store.close()
    (folder / "theirs.chapter").unlink(missing_ok=True)
    join(folder / "theirs.chapter", folder / "join.bundle", _at)
    theirs, made = _at(folder / "theirs.chapter"), []
    for number in range(8):
        with theirs.write("Add") as session:
            session.add_all([Person(given_name=f"bundle {number}.bundle", family_name=str(row)) for row in range(300)])
        made.append(folder / f"{number}.bundle")
        write(theirs, made[-1])
    theirs.close()
    return made


def _kill(what: str, path: Path, begun: int, bundles: list[Path], after: float | None) -> list[str]:
    """Start a writer, end it after so many seconds of work (None: at once); returns the deeds it said were kept."""
    command = [sys.executable, "-m", "tests.fuzz.victim", what, str(path), str(begun), *map(str, bundles)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        if after is not None and writer.stdout:
            writer.stdout.readline()
        time.sleep(0.4 if after is None else after)
        writer.kill()
        said = writer.communicate()[0]
    return [line for line in said.split("\n")[:-1] if line != "ready"]


def _require_kept(path: Path, told: list[str]) -> int:
    store = _at(path)
    store.prepare()
    with store.read() as reader:
        names = set(reader.column("SELECT DISTINCT given_name FROM person"))
        imports = dict(
            reader.rows(
                lambda *row: row,
                "SELECT given_name, count(*) FROM person WHERE given_name GLOB 'import*' GROUP BY given_name",
            )
        )
    with store.uncaptured("") as (connection, _rows):
        found = differences(connection)
    store.close()
    assert not (set(told) - names), ("a deed was lost", sorted(set(told) - names)[:5])
    assert set(imports.values()) <= {200}, ("half an import", imports)
    assert not found, ("the log and the tables differ", found[:5])
    return len(told)
