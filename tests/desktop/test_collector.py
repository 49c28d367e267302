"""Garbage collected where it may be: on the window's thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.collector import Collector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    """At work, and afterwards everything as it was."""
    usual = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.collect()
    made = Collector(qapp)
    yield made
    made.end()
    made.deleteLater()
    gc.set_threshold(*usual)


def ring(told: list[int]) -> QObject:
    """Something of Qt's that only a collection finds; tells on which thread it goes."""
    kept = QObject()
    kept.destroyed.connect(lambda: told.append(threading.get_ident()))
    kept.ring = kept  # type: ignore[attr-defined]
    return kept


def litter() -> None:
    """Far more than Python waits for."""
    for _each in range(200_000):
        lost: list[object] = []
        lost.append(lost)


def test_what_a_worker_leaves_is_collected_on_the_windows_thread(collector: Collector) -> None:
    told: list[int] = []
    ring(told)
    worker = threading.Thread(target=litter)

    worker.start()
    worker.join()
    before = list(told)
    collector.timeout.emit()
    collector.timeout.emit()  # should the first have come late

    assert (before, told) == ([], [threading.get_ident()])


def test_a_turn_that_comes_late_is_left_out_but_not_for_ever(collector: Collector) -> None:
    told: list[int] = []
    collector.setInterval(0)  # so that whatever happens between two turns makes the second late
    ring(told)

    for _turn in range(3):
        litter()
        collector.timeout.emit()
    soon = list(told)
    while not told:
        litter()
        collector.timeout.emit()

    assert soon == []


def test_everything_is_looked_through_when_the_program_is_put_aside(collector: Collector, qapp: QApplication) -> None:
    told: list[int] = []
    kept: list[QObject] = [ring(told)]
    for _collection in range(12):
        gc.collect(1)  # what is kept grows old
    kept.clear()
    litter()

    collector.timeout.emit()
    at_work = list(told)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    assert (at_work, len(told)) == ([], 1)


def test_afterwards_python_collects_again(collector: Collector) -> None:
    collector.end()

    assert gc.isenabled()
    assert not collector.isActive()
