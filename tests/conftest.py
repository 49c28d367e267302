"""What every test may count on: no screen, no real home, English, and a quiet log."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything loads Qt
os.environ["LANGUAGE"] = "C"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test touches a real keychain

import gc
import logging
from collections.abc import Generator, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
import typer.main
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from models.migrate import create
from models.store import Store
from tests import builders
from tests.once import common_folder, made_once

# The suite says of the same code the same; looking for what nobody thought of is the work of `make fuzz`.
slow = [HealthCheck.too_slow]
settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, suppress_health_check=slow)
settings.register_profile("fuzz", max_examples=2000, deadline=None, suppress_health_check=slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What the tests were collected into stays to the end: Python's collector need not look at it over and over."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def chapterhouse_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of the test session's own; no test touches a real one."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHAPTERHOUSE_HOME", str(home))
        yield home


@pytest.fixture(scope="session", autouse=True)
def commands_are_read_once() -> Iterator[None]:
    """Typer reads every signature of the command line at each run: a program has one, the tests have hundreds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(autouse=True)
def no_surprise_in_the_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log fails the test, unless it is marked `logs_warnings`."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    surprises = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert surprises == []


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits for the window as long as a machine with much else to do may need; what never comes is told a minute on."""
    for wait in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=60_000))
    return qtbot


@pytest.fixture(scope="session")
def empty_chapter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new chapter file, made once a session and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "empty.chapter"
    create(path)
    return path


@pytest.fixture
def store(empty_chapter: Path, tmp_path: Path) -> Iterator[Store]:
    """An open chapter of this test's own, whose clock stands still at `builders.NOW`."""
    with builders.opened(empty_chapter, tmp_path / "own.chapter") as store:
        yield store


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The chapter of the tour, made once a test run; it is looked at, and written to in copies only."""
    from tests.exports.every_paper import sample_chapter

    path = common_folder(tmp_path_factory) / "sample.chapter"
    return made_once(tmp_path_factory, "sample", lambda: sample_chapter(path))
