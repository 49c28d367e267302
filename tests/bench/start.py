"""How long until the window shows its first real rows, and until it can write; beside a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from time import monotonic

from tests.bench.big import big_chapter
from tests.bench.measure import Amount, Ratio

_MEMBERS = 10_000
_TIMES = 9


def starts(folder: Path) -> list[Ratio | Amount]:
    """The figures of this subject."""
    path = folder / "big.chapter"
    big_chapter(path, _MEMBERS).close()
    environment = {**os.environ, "CHAPTERHOUSE_HOME": str(folder / "home")}
    _run("tests.bench.own_window", environment, str(path))  # leaves compiled files behind, as any first start does
    bare, ours = [], []
    for _ in range(_TIMES):
        bare.append(_run("tests.bench.bare_window", environment))
        ours.append(_run("tests.bench.own_window", environment, str(path)))
    told = {key: statistics.median(run[key] for run in ours) for key in ours[0]}
    plain = {key: statistics.median(run[key] for run in bare) for key in bare[0]}
    return [
        Ratio("first rows painted, 10,000 members", told["painted"], plain["painted"], "a bare window", 2),
        Ratio("ready to write", told["ready"], plain["painted"], "a bare window", 5),
        Amount("longest stall on the way", max(run["stall"] for run in ours), "ms", 50),
        Amount("memory", told["memory"], "MB", 1.5 * plain["memory"] + 60),
    ]


def _run(module: str, environment: dict[str, str], *arguments: str) -> dict[str, float]:
    begun = monotonic()
    command = [sys.executable, "-m", module, str(begun), *arguments]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    return {name: float(value) for name, value in (line.split() for line in said.splitlines())}
