"""What waits for the first paint, and begins after it."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.first_paint import LateTasks
from desktop.leisure import Leisure
from desktop.plain_imports import collect_again, load_qt
from exports.bundle.quiet import uncollected
from tests.bench.memory import megabytes


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[LateTasks]:
    usual = sys.getswitchinterval()
    tasks = LateTasks()
    yield tasks
    tasks.close()
    sys.setswitchinterval(usual)


@pytest.fixture
def thawed() -> Iterator[None]:
    """Nothing is frozen yet; afterwards what the tests were collected into is again."""
    gc.unfreeze()
    yield
    gc.freeze()


@pytest.fixture
def at_rest() -> Iterator[None]:
    """The collector rests, as while the program starts."""
    usual = gc.get_threshold()
    load_qt()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


def test_work_given_before_the_first_paint_waits_for_it(tasks: LateTasks, told: list[str], qtbot: QtBot) -> None:
    tasks.run(lambda _progress: "counted", told.append, raised)
    qtbot.wait(30)
    waiting = list(told)

    tasks.begin()

    qtbot.waitUntil(lambda: told == ["counted"])
    assert waiting == []


def test_a_window_that_is_never_painted_is_served_all_the_same(tasks: LateTasks, told: list[str], qtbot: QtBot) -> None:
    tasks.run(lambda _progress: "counted", told.append, raised)

    qtbot.waitUntil(lambda: told == ["counted"])


def test_work_that_never_began_is_forgotten_on_closing(told: list[str], qtbot: QtBot) -> None:
    tasks = LateTasks()
    tasks.run(lambda _progress: told.append("begun"), print, raised)

    tasks.close()

    qtbot.wait(30)
    assert told == []


def test_a_worker_gives_way_to_the_window_within_a_millisecond(tasks: LateTasks) -> None:
    sys.setswitchinterval(0.005)

    tasks.begin()

    assert sys.getswitchinterval() < 0.001


def test_what_qt_will_need_is_made_once_it_is_quiet(tasks: LateTasks, told: list[str], qtbot: QtBot) -> None:
    (leisure,) = tasks.findChildren(Leisure)
    rests: list[bool] = []
    tasks.rested.connect(lambda: rests.append(True))
    tasks.begin()
    before = leisure.isActive()

    tasks.run(lambda _progress: "counted", told.append, raised)

    qtbot.waitUntil(leisure.isActive)
    qtbot.waitUntil(lambda: not leisure.isActive())
    assert (before, rests) == (False, [True])


def test_most_of_what_qt_makes_unasked_for_the_first_table_is_made_ahead() -> None:
    late, ahead = (
        int(subprocess.run([sys.executable, "-c", _FIRST_TABLE, when], stdout=subprocess.PIPE, check=True).stdout)
        for when in ("late", "ahead")
    )

    assert ahead < late / 2


_FIRST_TABLE = """
import enum, gc, sys
from PySide6 import QtGui, QtWidgets
from desktop import leisure

def made():
    return sum(isinstance(each, enum.EnumMeta) for each in gc.get_objects())

def first_table():
    before = made()
    table.viewport()
    return made() - before

application = QtWidgets.QApplication([])
table = QtWidgets.QTableView()
steps = leisure.Leisure(application).steps if "ahead" in sys.argv else ()
for step in steps:
    step()
print(first_table())
"""


@pytest.mark.skipif(not megabytes(), reason="only Linux tells, and gives back only when it is asked")
def test_what_long_work_needed_goes_back_to_the_system(tasks: LateTasks, told: list[object], qtbot: QtBot) -> None:
    tasks.begin()
    tasks.run(lambda _progress: [bytes(2000) for _ in range(40_000)][-1], told.append, raised)
    qtbot.waitUntil(lambda: bool(told))
    held = megabytes()

    qtbot.waitUntil(lambda: megabytes() < held - 40)


def test_the_collector_works_again_once_all_is_loaded(thawed: None, at_rest: None) -> None:
    resting = gc.get_threshold()[0]

    collect_again()

    assert (resting, gc.get_threshold()[0], gc.get_freeze_count() > 0) == (0, 700, True)


def test_a_collector_that_never_rested_is_left_alone(thawed: None) -> None:
    gc.set_threshold(700)

    with uncollected():
        collect_again()

    assert gc.get_freeze_count() == 0


def raised(fault: Exception) -> None:
    raise fault
