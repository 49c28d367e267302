"""What changed, told on the window's thread."""

import threading

from pytestqt.qtbot import QtBot

from models.changes import ChangeSet
from ui.signals import ChapterSignals


class Telling:
    """A store that has something to tell."""

    def listen(self, heard: object, /) -> None:
        self.heard = heard


def test_a_change_written_on_a_worker_is_heard_on_the_windows_thread(qtbot: QtBot) -> None:
    store = Telling()
    signals = ChapterSignals(store)
    threads: list[threading.Thread] = []
    signals.changed.connect(lambda changes: threads.append(threading.current_thread()))
    changes = ChangeSet("Lend projector", "local", frozenset({("loan", "01" * 16)}))

    with qtbot.waitSignal(signals.changed) as heard:
        threading.Thread(target=store.heard, args=(changes,)).start()  # type: ignore[arg-type]

    assert heard.args == [changes]
    assert threads == [threading.main_thread()]


def test_a_change_is_heard_after_the_writer_has_finished(qtbot: QtBot) -> None:
    store = Telling()
    signals = ChapterSignals(store)
    order: list[str] = []
    signals.changed.connect(lambda changes: order.append("heard"))

    with qtbot.waitSignal(signals.changed):
        store.heard(ChangeSet("Lend", "local", frozenset()))  # type: ignore[operator]
        order.append("written")

    assert order == ["written", "heard"]
