"""Joining a chapter at the window: it says how far it is, can be stopped, and tells whose word counts from then on."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.app import Program
from exports.bundle.write import write
from models.rules.spoken_words import words_of
from models.store import Store
from tests.builders_sharing import new_chapter
from tests.builders_trust import enrolled, introduced, laptop
from tests.stories.hands import Hands
from tests.stories.test_main_job import PHRASE

Start = Callable[[str], Program]


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Whoever sits there."""
    return Hands(qtbot)


@pytest.fixture
def avon(empty_chapter: Path, tmp_path: Path) -> Iterator[Store]:
    """A chapter on another laptop."""
    with new_chapter(empty_chapter, tmp_path / "elsewhere", "Avon") as store:
        yield store


def test_joining_a_sealed_chapter_lets_the_window_live_and_can_be_stopped(
    start: Start, hands: Hands, avon: Store, tmp_path: Path
) -> None:
    bundle = write(avon, tmp_path / "all.bundle.age", everything=True, passphrase=PHRASE).files[0]
    program = start("laptop")
    beats = []
    heart = QTimer(program)
    heart.timeout.connect(lambda: beats.append(hands.sees("Joining the chapter")))
    heart.start(10)

    hands.choose_files([bundle, tmp_path / "joined.chapter", Path(PHRASE)], lambda: hands.click("Join…"))
    hands.wait(lambda: hands.sees("Joining the chapter"))
    heard = len(beats)
    hands.wait(lambda: len(beats) > heard + 10)
    hands.click("Cancel")
    hands.wait(lambda: not hands.sees("Stopping…"))

    assert any(beats)
    assert program.window is None
    assert not list(tmp_path.glob("*joined*"))
    hands.choose_files([bundle, tmp_path / "joined.chapter", Path(PHRASE)], lambda: hands.click("Join…"))
    hands.wait(lambda: program.window is not None)


def test_whoever_joins_is_told_which_national_key_came_with_it(
    start: Start, hands: Hands, empty_chapter: Path, avon: Store, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        hub = stack.enter_context(new_chapter(empty_chapter, tmp_path / "hub", "National"))
        with hub.write("Kind") as session:
            session.connection().exec_driver_sql("UPDATE chapter SET kind = 'national'")
        for store in (hub, avon):
            store.prepare()
            introduced(store)
        enrolled(hub, avon)
        six = " ".join(words_of(laptop(hub).public_key))
    bundle = write(avon, tmp_path / "all.bundle", everything=True).files[0]
    program = start("laptop")

    hands.choose_files([bundle, tmp_path / "joined.chapter"], lambda: hands.click("Join…"))
    hands.wait(lambda: program.window is not None)

    assert program.window
    told = program.window.refusal()
    assert told.startswith("The key of National is believed here from now on")
    assert f"Its six words: {six}." in told
    assert "forget the key under Copies and keys" in told
