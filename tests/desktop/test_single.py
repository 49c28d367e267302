"""A second start with the same chapter: the window that has it comes to the front, and nothing else is opened."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.single import Doorbell, _door, _name, come_forward, knock

_KNOCKS = """
import sys
from pathlib import Path
from desktop.single import knock
home, chapter, *files = map(Path, sys.argv[1:])
print(knock(home, chapter, files))
"""
_LOADS = """
import sys
from pathlib import Path
from desktop.single import knock
print(knock(Path(sys.argv[1]), Path("west.chapter")), "PySide6.QtNetwork" in sys.modules)
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A home with a short name: sockets have no long ones."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def bell(home: Path, qtbot: QtBot) -> Iterator[Doorbell]:
    """Somebody who has the west's chapter."""
    made = Doorbell(home)
    assert made.listen(home / "west.chapter")
    yield made
    made.stop()


def second_start(home: Path, *arguments: Path) -> "subprocess.Popen[str]":
    """Another program of the same person."""
    return subprocess.Popen(
        [sys.executable, "-c", _KNOCKS, str(home), *map(str, arguments)], stdout=subprocess.PIPE, text=True
    )


def said(started: "subprocess.Popen[str]") -> str:
    """What it ended with."""
    return started.communicate(timeout=60)[0].strip()


def test_the_window_that_has_the_chapter_hears_of_a_second_start(home: Path, bell: Doorbell, qtbot: QtBot) -> None:
    heard: list[list[Path]] = []
    bell.rung.connect(heard.append)

    started = second_start(home, home / "west.chapter", home / "news.bundle")
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [[home / "news.bundle"]]
    assert said(started) == "True"


def test_where_nobody_has_it_nothing_is_loaded_and_the_start_goes_on(home: Path) -> None:
    told = subprocess.run([sys.executable, "-c", _LOADS, str(home)], capture_output=True, text=True, check=True).stdout

    assert told.split() == ["False", "False"]


def test_another_chapter_is_not_this_one(home: Path, bell: Doorbell) -> None:
    assert not knock(home, home / "fens.chapter")


def test_a_program_that_was_killed_leaves_nothing_in_the_way(home: Path, qtbot: QtBot) -> None:
    door = _door(home, home / "west.chapter")
    door.parent.mkdir()
    door.touch()

    nobody = knock(home, home / "west.chapter")
    bell = Doorbell(home)

    assert (nobody, bell.listen(home / "west.chapter")) == (False, True)
    bell.stop()
    assert not door.exists()


@pytest.mark.parametrize("line", [b"hello\n", b"{}\n", b"[1]\n", b"\xff\n", b"[" * 9_000 + b"\n", b'["\\u0000"]\n'])
def test_what_is_none_of_ours_is_not_answered(home: Path, bell: Doorbell, line: bytes, qtbot: QtBot) -> None:
    heard: list[list[Path]] = []
    bell.rung.connect(heard.append)
    stranger = QLocalSocket()
    stranger.connectToServer(_name(_door(home, home / "west.chapter")))
    with qtbot.waitSignal(stranger.disconnected):
        stranger.write(line)

    assert (heard, bytes(stranger.readAll().data())) == ([], b"")


def test_a_window_that_was_put_away_comes_forward(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()

    come_forward(window)

    assert (window.isMinimized(), window.isVisible()) == (False, True)
