"""Two coordinators share a chapter by file, by clicks alone."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import Program
from models.queries.copies import own
from models.rules.spoken_words import words_of
from tests.stories.hands import Hands
from tests.stories.test_main_job import PHRASE, ROSTER, begin_a_chapter, import_a_roster, save_a_bundle

Start = Callable[[str], Program]


def test_a_co_coordinator_joins_and_both_end_with_the_same(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Hands(qtbot)
    (tmp_path / "people.csv").write_text(ROSTER, "utf-8")

    start("dilys")
    begin_a_chapter(hands, tmp_path / "dilys.chapter")
    import_a_roster(hands, tmp_path / "people.csv")
    save_a_bundle(hands, tmp_path / "to-amara.bundle.age")
    amara = start("amara")
    join(hands, tmp_path / "to-amara.bundle.age", tmp_path / "amara.chapter")
    add_a_member(hands, "Nia Wilding")
    answer_with_a_bundle(hands, tmp_path / "to-dilys.bundle.age")
    words = spoken(amara)
    ours = everybody(start("dilys"))
    open_a_strangers_bundle(hands, tmp_path / "to-dilys.bundle.age", words)
    hands.wait(lambda: hands.sees("Taken in from"))

    theirs, both = everybody(start("dilys")), everybody(start("amara"))
    assert len(ours) == 3
    assert any("Nia" in person for person in theirs)
    assert theirs == both


def test_undo_waits_for_the_next_start(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Hands(qtbot)
    start("laptop")
    begin_a_chapter(hands, tmp_path / "west.chapter")
    add_a_member(hands, "Nia Wilding")

    again = start("laptop")
    hands.click("Members")
    hands.wait(lambda: hands.sees("1 person"))
    assert again.window
    assert again.window.house.history.undo_label() == "Add Nia Wilding"
    hands.key(again.window, "Ctrl+Z")

    hands.wait(lambda: hands.sees("No members yet"))


def answer_with_a_bundle(hands: Hands, path: Path) -> None:
    """Share, Save bundle…, a name: it is sealed for the one it answers."""
    hands.click("Share")
    hands.choose_file(path, lambda: hands.click("Save bundle…"))
    hands.wait(lambda: hands.sees("saved in"))


def join(hands: Hands, bundle: Path, path: Path) -> None:
    """The welcome, Join…, the bundle, a place, the passphrase."""
    hands.choose_files([bundle, path, Path(PHRASE)], lambda: hands.click("Join…"))
    hands.wait(lambda: hands.sees("Members"))


def add_a_member(hands: Hands, name: str) -> None:
    """Members, New member, a name."""
    given, _, family = name.partition(" ")
    hands.click("Members")
    hands.click("New member")
    hands.fill("First name", given)
    hands.enter("Family name", family)
    hands.wait(lambda: hands.sees(name))


def open_a_strangers_bundle(hands: Hands, path: Path, words: str) -> None:
    """Share, Open a bundle…, the six words as the other reads them out, a look, and in."""
    hands.click("Share")
    hands.choose_file(path, lambda: hands.click("Open a bundle…"))
    hands.enter("Their six words", words)
    hands.click("Take it in")


def spoken(program: Program) -> str:
    """The six words a laptop shows its owner."""
    assert program.window
    with program.window.house.store.read() as reader:
        return " ".join(words_of(own(reader)[2]))


def everybody(program: Program) -> list[tuple]:
    """The members as the table has them."""
    assert program.window
    with program.window.house.store.read() as reader:
        return reader.rows(lambda *row: row, "SELECT * FROM person ORDER BY id")
