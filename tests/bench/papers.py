"""What papers cost: a register of 400 decisions beside others' way to the same words, and how it grows.

Each is a process of its own from its start to its end. Others run where they are installed, in this Python or in the
one that `BENCH_PYTHON` names (`pip install chapterhouse[bench]`).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.measure import Amount, Ratio

_ROOT = Path(__file__).parents[2]
_MAKERS = Path(__file__).with_name("paper_makers.py")
_IMPORTED = {"weasyprint": "weasyprint", "fpdf2": "fpdf", "typst": "typst"}
_DECISIONS, _TIMES = 400, 5
_WATCH = """
import os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(process, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Runs a command and tells its CPU seconds and peak kB; a process begins with the peak of the one that starts it."""


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU seconds, peak memory in MB; its file in kB, and how many pages that has."""

    cpu: float
    peak: float
    size: float
    pages: int

    def __str__(self) -> str:
        return f"{self.cpu:6.2f} s CPU  {self.peak:5.0f} MB  {self.size:6.0f} kB  {self.pages:4} pages"


def papers(folder: Path) -> Iterator[object]:
    """The aims first, then everybody's figures, also where another does better."""
    words = folder / "words.json"
    _ours(folder, "register", _DECISIONS, words)
    ours, plain = _in_turn(folder, words)
    yield f"{'register, 400 decisions, tagged':44} {ours}"
    yield f"{'the same words, reportlab without tags':44} {plain}"
    yield Ratio("CPU beside it", ours.cpu * 1000, plain.cpu * 1000, "reportlab without tags", 1.3)
    yield Amount("peak memory", ours.peak, "MB", 80)
    yield Amount("file", ours.size, "kB", 300)
    for name, python in _others():
        yield f"{f'the same words, {name}':44} {_other(folder, name, words, python)}"
    yield from _growth(folder, ours)


def _growth(folder: Path, small: Cost) -> Iterator[object]:
    """A thousand pages should cost no more a page than sixty; ten thousand people in one table."""
    large = min(
        (_ours(folder, "register", _DECISIONS * 1000 // small.pages) for _ in range(3)), key=lambda cost: cost.cpu
    )
    bare = _ours(folder, "register", 1)
    yield f"{'register of a thousand pages':44} {large}"
    a_page, of_few = (large.cpu - bare.cpu) / large.pages, (small.cpu - bare.cpu) / small.pages
    yield Ratio("CPU for each page of it", a_page * 1000, of_few * 1000, "a page of the short one", 1.2)
    yield f"{'roster of 10,000 people':44} {_ours(folder, 'roster', 10_000)}"


def _in_turn(folder: Path, words: Path) -> tuple[Cost, Cost]:
    """Ours and plain reportlab turn and turn about; the median of the CPU of each."""
    pairs = [
        (_ours(folder, "register", _DECISIONS), _other(folder, "reportlab", words, sys.executable))
        for _ in range(_TIMES)
    ]
    ours, plain = ([pair[side] for pair in pairs] for side in (0, 1))
    return _middle(ours), _middle(plain)


def _middle(costs: Sequence[Cost]) -> Cost:
    first = costs[0]
    return Cost(median(cost.cpu for cost in costs), max(cost.peak for cost in costs), first.size, first.pages)


def _others() -> Iterator[tuple[str, str]]:
    """Those that are installed, each with the Python that has it."""
    for name, module in _IMPORTED.items():
        for python in (sys.executable, os.environ.get("BENCH_PYTHON", "")):
            if (
                python
                and not subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode
            ):
                yield name, python
                break
    if shutil.which("soffice"):
        yield "libreoffice", sys.executable


def _ours(folder: Path, what: str, count: int, *words: Path) -> Cost:
    target = folder / f"{what}.pdf"
    return _cost(
        [sys.executable, "-m", "tests.bench.paper_ours", what, str(count), str(target), *map(str, words)], target
    )


def _other(folder: Path, name: str, words: Path, python: str) -> Cost:
    target = folder / f"{name}.pdf"
    return _cost([python, str(_MAKERS), name, str(words), str(target)], target)


def _cost(command: Sequence[str], target: Path) -> Cost:
    """Run it to its end; its own children count too."""
    import pypdfium2

    watched = [sys.executable, "-S", "-c", _WATCH, *command]
    told = subprocess.run(watched, cwd=_ROOT, check=True, capture_output=True, text=True).stdout
    cpu, peak = told.split()[-2:]
    return Cost(float(cpu), int(peak) / 1024, target.stat().st_size / 1000, len(pypdfium2.PdfDocument(target)))
