"""A second start while the chapter has a window, and the sample taken off the laptop: the program as a whole."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.paths import places
from desktop.single import knock
from tests.ui.in_sight import says
from tests.ui.sharing_desk import press
from ui.chapter.sample_fence import SampleFence
from ui.recent import recent
from ui.welcome import Welcome

_STARTS = """
import sys
from pathlib import Path
from desktop.paths import here
from desktop.start import has_window
print(has_window(here(), [Path(each) for each in sys.argv[1:]]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Of a short name, as a socket's must be."""
    return tmp_path / "h"


@pytest.fixture
def running(start: Callable[[str], Program], tmp_path: Path, qtbot: QtBot) -> Program:
    """The program with a chapter of its own, ready to write."""
    program = start("h")
    program.begin(tmp_path / "Fens.chapter", "Fens chapter")
    ready(program, qtbot)
    return program


def ready(program: Program, qtbot: QtBot) -> None:
    """It may write, and listens for a second start."""
    qtbot.waitUntil(lambda: program._doorbell._server is not None)


def second_start(home: Path, *files: Path) -> "subprocess.Popen[str]":
    """The program started once more by the same person."""
    return subprocess.Popen(
        [sys.executable, "-c", _STARTS, *map(str, files)],
        stdout=subprocess.PIPE,
        text=True,
        env={"CHAPTERHOUSE_HOME": str(home), "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def ended(started: "subprocess.Popen[str]", qtbot: QtBot) -> str:
    """What it found, once it is over; meanwhile the first goes on."""
    qtbot.waitUntil(lambda: started.poll() is not None)
    return started.communicate()[0].strip()


def window_of(program: Program) -> QWidget:
    """What the program shows."""
    assert program._shown is not None
    return program._shown


def test_a_second_start_brings_the_window_forward(running: Program, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = window_of(running)
    window.showMinimized()

    found = ended(second_start(home, tmp_path / "Fens.chapter"), qtbot)

    assert (found, window.isMinimized(), window is window_of(running)) == ("True", False, True)


def test_a_start_without_a_file_means_the_chapter_of_last_time(running: Program, home: Path, qtbot: QtBot) -> None:
    assert ended(second_start(home), qtbot) == "True"


def test_a_bundle_is_opened_in_the_window_there_is(running: Program, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    bundle = tmp_path / "news.bundle"
    bundle.write_bytes(b"")

    found = ended(second_start(home, bundle), qtbot)

    assert running.window is not None
    assert (found, running.window.current_key()) == ("True", "share")


def test_another_chapter_gets_a_window_of_its_own(running: Program, home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    assert ended(second_start(home, tmp_path / "West.chapter"), qtbot) == "False"


def test_a_chapter_whose_ending_is_in_capitals_is_opened_like_any_other(
    running: Program, start: Callable[[str], Program], home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    running.begin(tmp_path / "WEST.CHAPTER", "West chapter")
    ready(running, qtbot)
    assert ended(second_start(home, tmp_path / "WEST.CHAPTER"), qtbot) == "True"

    elsewhere = start("elsewhere")
    elsewhere.start([tmp_path / "WEST.CHAPTER"])

    assert elsewhere.window is not None
    assert elsewhere.window.house.store.path == tmp_path / "WEST.CHAPTER"


def test_once_the_window_is_closed_nobody_answers(running: Program, home: Path, tmp_path: Path) -> None:
    running.end()

    assert not knock(places({"CHAPTERHOUSE_HOME": str(home)}).data, tmp_path / "Fens.chapter")


def test_the_sample_is_fenced_and_taken_away_at_a_click(
    start: Callable[[str], Program], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    program = start("h")
    program.sample(tmp_path / "Sample")
    assert program.window is not None
    assert "nobody in it is real" in says(program.window)

    press(qtbot, program.window, "Remove the sample")

    qtbot.waitUntil(lambda: not (tmp_path / "Sample").exists())
    assert isinstance(window_of(program), Welcome)
    assert recent(program.preferences) == []
    assert (tmp_path / "data" / "Trash" / "files" / "sample.chapter").exists()


def test_from_the_sample_one_begins_ones_own(start: Callable[[str], Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start("h")
    program.sample(tmp_path / "Sample")
    assert program.window is not None

    press(qtbot, program.window, "Start your own…")
    shown = window_of(program)
    program.begin(tmp_path / "Fens.chapter", "Fens chapter")

    assert isinstance(shown, Welcome)
    assert program.window is not None
    assert program.window.findChildren(SampleFence) == []


def test_what_was_opened_is_offered_again(
    running: Program, start: Callable[[str], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    running.begin(tmp_path / "West.chapter", "West chapter")
    ready(running, qtbot)
    assert running.window is not None

    running.window.open_file(tmp_path / "Fens.chapter")

    qtbot.waitUntil(lambda: running.window is not None and running.window.windowTitle().startswith("Fens"))
    qtbot.waitUntil(lambda: [each.path.stem for each in recent(running.preferences)] == ["Fens", "West"])
