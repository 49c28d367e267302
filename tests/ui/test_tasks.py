"""Long work: away from the window, back on its thread, and stopped when asked."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.progress import Progress
from ui.tasks import InlineTasks, Running, ThreadTasks


def unwanted(came: object) -> None:
    """What must not be called."""
    raise AssertionError(came)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[ThreadTasks]:
    """Real workers, sent home after the test."""
    tasks = ThreadTasks()
    yield tasks
    tasks.close()


def test_work_is_done_elsewhere_and_comes_back_here(tasks: ThreadTasks, qtbot: QtBot) -> None:
    seen: list[tuple[bool, bool]] = []
    here = threading.current_thread()

    running = tasks.run(
        lambda progress: threading.current_thread() is here,
        lambda was_here: seen.append((was_here, threading.current_thread() is here)),
        unwanted,
    )
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == [(False, True)]
    assert running.is_cancelled is False


def test_a_fault_on_a_worker_is_handed_over(tasks: ThreadTasks, qtbot: QtBot) -> None:
    faults: list[Exception] = []

    tasks.run(lambda progress: 1 // 0, unwanted, faults.append)
    qtbot.waitUntil(lambda: bool(faults))

    assert [type(fault) for fault in faults] == [ZeroDivisionError]


def test_cancel_stops_the_work_and_nobody_is_called(tasks: ThreadTasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress(1, 100)

    running = tasks.run(endless, unwanted, unwanted)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(running.ended):
        running.cancel()

    assert running.is_cancelled


def test_what_was_finished_but_not_yet_told_is_not_told_after_cancel(tasks: ThreadTasks, qtbot: QtBot) -> None:
    running = tasks.run(lambda progress: 42, unwanted, unwanted)
    tasks._begin()
    tasks._pool.waitForDone()

    with qtbot.waitSignal(running.ended):
        running.cancel()

    assert running.is_cancelled


def test_the_last_step_is_always_told(tasks: ThreadTasks, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []

    def work(progress: Progress) -> None:
        for n in range(1001):
            progress(n, 1000)

    tasks.started.connect(lambda running: running.progressed.connect(lambda *step: steps.append(step)))
    told: list[None] = []
    tasks.run(work, told.append, unwanted, "Counting")
    qtbot.waitUntil(lambda: bool(told))

    assert steps[-1] == (1000, 1000)
    assert len(steps) < 100


def test_work_begins_once_the_window_has_done_what_it_is_at(tasks: ThreadTasks, qtbot: QtBot) -> None:
    begun = threading.Event()

    tasks.run(lambda progress: begun.set(), print, unwanted)
    tasks._pool.waitForDone()
    at_once = begun.is_set()

    qtbot.waitUntil(begun.is_set)
    assert not at_once


def test_work_under_way_is_stopped_when_the_window_closes(qtbot: QtBot) -> None:
    tasks, begun = ThreadTasks(), threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress(1, 100)

    tasks.run(endless, unwanted, unwanted)
    qtbot.waitUntil(begun.is_set)
    tasks.close()

    assert threading.active_count() >= 1  # we are here: close() came back


def test_inline_work_is_over_when_run_returns(qtbot: QtBot) -> None:
    tasks = InlineTasks()
    told: list[object] = []
    tasks.started.connect(lambda running: told.append(running.label))

    running: Running = tasks.run(lambda progress: 42, told.append, unwanted, "Deep thought")

    assert told == ["Deep thought", 42]
    assert running.label == "Deep thought"
