"""Two coordinators lend one projector, each on their own laptop, and put it right by clicks alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from desktop.app import Program
from tests.stories.hands import Hands
from tests.stories.test_main_job import ROSTER, begin_a_chapter, import_a_roster, save_a_bundle
from tests.stories.test_two_laptops import answer_with_a_bundle, join, open_a_strangers_bundle, spoken

Start = Callable[[str], Program]


def test_two_laptops_lend_the_projector_and_one_click_settles_it_for_both(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    hands = Hands(qtbot)
    (tmp_path / "people.csv").write_text(ROSTER, "utf-8")
    start("dilys")
    begin_with_a_projector(hands, tmp_path)
    amara = start("amara")
    join(hands, tmp_path / "join.bundle.age", tmp_path / "amara.chapter")

    lend_it(hands, "Bethan")
    answer_with_a_bundle(hands, tmp_path / "first.bundle.age")
    words = spoken(amara)
    start("dilys")
    lend_it(hands, "Carlos")
    open_a_strangers_bundle(hands, tmp_path / "first.bundle.age", words)
    hands.wait(lambda: hands.sees("1 thing needs attention: see below."))
    turn_to(qtbot, "Send")
    hands.click("All co-coordinators")
    answer_with_a_bundle(hands, tmp_path / "second.bundle.age")
    start("amara")
    open_a_bundle(hands, tmp_path / "second.bundle.age")
    hands.wait(lambda: hands.sees("Projector is lent twice"))
    start("dilys")
    hands.click("Share")
    turn_to(qtbot, "Open and settle")
    hands.click("Bethan Rees has brought it back: Projector")
    hands.wait(lambda: not hands.sees("Projector is lent twice"))
    turn_to(qtbot, "Send")
    answer_with_a_bundle(hands, tmp_path / "third.bundle.age")
    program = start("amara")
    open_a_bundle(hands, tmp_path / "third.bundle.age")

    hands.wait(lambda: not hands.sees("Projector is lent twice"))
    assert borrowers(program) == ["Carlos"]


def begin_with_a_projector(hands: Hands, folder: Path) -> None:
    """A chapter, its people, a projector, and the bundle another laptop joins by."""
    begin_a_chapter(hands, folder / "dilys.chapter")
    import_a_roster(hands, folder / "people.csv")
    add_a_projector(hands)
    save_a_bundle(hands, folder / "join.bundle.age")


def borrowers(program: Program) -> list[str]:
    """Who has something."""
    assert program.window
    query = """SELECT given_name FROM loan JOIN person ON person.id = person_id
        WHERE NOT loan.removed AND returned_at IS NULL"""
    with program.window.house.store.read() as reader:
        return reader.column(query)


def add_a_projector(hands: Hands) -> None:
    """Assets, New shared thing, a name."""
    hands.click("Assets")
    hands.click("New shared thing")
    hands.enter("Name", "Projector")
    hands.wait(lambda: hands.sees("Lend…"))


def lend_it(hands: Hands, name: str) -> None:
    """Assets, Lend…, to whom and until when."""
    hands.click("Assets")
    hands.click("Lend…")
    hands.fill("To", name)
    hands.fill("Until the end of", "in two weeks")
    hands.click("Lend")
    hands.wait(lambda: hands.sees("Take back…"))


def open_a_bundle(hands: Hands, path: Path) -> None:
    """Share, Open a bundle…, a look, and in."""
    hands.click("Share")
    hands.choose_file(path, lambda: hands.click("Open a bundle…"))
    hands.click("Take it in")
    hands.wait(lambda: hands.sees("Taken in from"))


def turn_to(qtbot: QtBot, side: str) -> None:
    """Click one of the sides of sharing."""
    (tabs,) = [each for each in QApplication.allWidgets() if isinstance(each, QTabBar) and each.isVisible()]
    (place,) = [number for number in range(tabs.count()) if tabs.tabText(number).startswith(side)]
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
