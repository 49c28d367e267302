"""Errors nobody expected."""

import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.crash import Crash, CrashHandler

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)
pytestmark = pytest.mark.logs_warnings

DYING_IN_A_SLOT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.crash import Crash, CrashHandler, leave

def end(crash: Crash) -> None:
    print(crash.error, crash.report, file=sys.stderr)
    leave(1)

CrashHandler(Path(sys.argv[1]), tell=end, now=lambda: datetime(2026, 11, 12, tzinfo=UTC)).install()
app = QCoreApplication([])
QTimer.singleShot(0, lambda: [].pop())
app.exec()
"""


class Told:
    """Remembers what the window would have said."""

    def __init__(self) -> None:
        self.crashes: list[Crash] = []

    def __call__(self, crash: Crash) -> None:
        self.crashes.append(crash)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def handler(tmp_path: Path, told: Told) -> CrashHandler:
    return CrashHandler(tmp_path / "crashes", tell=told, now=lambda: NOON)


def fall(word: str) -> None:
    """Fail, always at the same place."""
    raise ValueError(word)


def crash(handler: CrashHandler, word: str = "oh") -> None:
    """Let an error reach the handler."""
    try:
        fall(word)
    except ValueError as error:
        handler.hear(type(error), error, error.__traceback__)


def test_a_report_says_when_what_and_where(handler: CrashHandler, told: Told) -> None:
    crash(handler)

    [told_of] = told.crashes
    assert told_of.report is not None
    report = told_of.report.read_text(encoding="utf-8")
    assert told_of.report.name == "crash-20261112T120000Z-1.txt"
    assert "2026-11-12T12:00:00Z" in report
    assert "in fall" in report and report.endswith("ValueError: …\n")


def test_the_same_place_is_told_once(handler: CrashHandler, told: Told) -> None:
    crash(handler, "first")
    crash(handler, "second")

    assert [str(each.error) for each in told.crashes] == ["first"]


def test_a_folder_that_cannot_be_written_still_tells(tmp_path: Path, handler: CrashHandler, told: Told) -> None:
    (tmp_path / "crashes").write_text("in the way", encoding="utf-8")

    crash(handler)

    assert [each.report for each in told.crashes] == [None]


def test_only_the_newest_reports_are_kept(tmp_path: Path, handler: CrashHandler) -> None:
    (tmp_path / "crashes").mkdir()
    for day in range(1, 26):
        (tmp_path / "crashes" / f"crash-202601{day:02}T120000Z-1.txt").touch()

    crash(handler)

    names = sorted(path.name for path in (tmp_path / "crashes").iterdir())
    assert len(names) == 20
    assert names[-1] == "crash-20261112T120000Z-1.txt"


def test_other_threads_are_heard(handler: CrashHandler, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handler.install()

    thread = threading.Thread(target=fall, args=("elsewhere",))
    thread.start()
    thread.join()

    assert [str(each.error) for each in told.crashes] == ["elsewhere"]


def test_the_self_test_ends_with_1_when_a_slot_fails(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]

    ended = subprocess.run(
        [sys.executable, "-c", DYING_IN_A_SLOT, str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    [report] = tmp_path.iterdir()
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1] == f"pop from empty list {report}"
    assert "Traceback" not in ended.stderr
