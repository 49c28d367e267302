"""A suggestion goes from chapter to chapter by way of national, and its answer comes back; all in files, by clicks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from models.commands import assets
from tests.builders_national import Country, country
from tests.ui.national_page import do, entered, house_on, line, press, says, turn
from ui.house import House
from ui.national.chapters_page import ChaptersPage
from ui.national.page import NationalPage
from ui.sharing.page import SharePage
from ui.theme import Look
from ui.widgets.badge import Badge


@dataclass
class Land:
    """National, Avon, and Fens that shares a tent; who sits where, and hands for them."""

    country: Country
    look: Look
    qtbot: QtBot
    folder: Path

    def house(self, name: str) -> House:
        """One of the three."""
        return house_on(self.country.chapters.get(name, self.country.hub), self.look, self.folder)

    def around(self) -> None:
        """A bundle up from each chapter, and one down from national for both."""
        for name in self.country.chapters:
            self.country.take_up(name)
        self.country.publish()

    def suggest_hall(self, page: QWidget) -> None:
        """The tent had better be in the hall."""
        press(self.qtbot, page, "Suggest a change…")
        where = line(page, "Place")
        where.selectAll()
        self.qtbot.keyClicks(where, "Hall")
        press(self.qtbot, page, "Suggest it")

    def answer(self, sentence: str, answer: str) -> None:
        """Fens reads it on its Share page, and presses a button."""
        page = SharePage(self.house("Fens"))
        entered(self.qtbot, page)
        page.show_id("")
        self.qtbot.waitUntil(lambda: sentence in says(page))
        (found,) = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == answer]
        self.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))

    def place(self) -> str:
        """Where Fens has its tent."""
        with self.country.chapters["Fens"].read() as reader:
            return reader.value("SELECT place FROM asset")


@pytest.fixture
def land(empty_chapter: Path, look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Land]:
    """Everybody has heard of the tent."""
    with country(empty_chapter, tmp_path / "land", "Avon", "Fens") as made:
        do(made.chapters["Fens"], assets.add_asset, name="Tent", kind="kit", place="Shed")
        land = Land(made, look, qtbot, tmp_path)
        land.around()
        yield land


def marks(page: QWidget) -> list[str]:
    """The marks in sight."""
    return [each.text() for each in page.findChildren(Badge) if each.isVisible()]


@pytest.mark.parametrize(("answer", "now"), [("Accept", "Hall"), ("Decline", "Shed")])
def test_a_chapter_suggests_and_the_other_answers(land: Land, answer: str, now: str):
    house, toasts = land.house("Avon"), []
    house.dispatcher.said.connect(toasts.append)
    avon = NationalPage(house)
    entered(land.qtbot, avon)
    turn(avon, "Shared elsewhere")

    land.suggest_hall(avon)

    assert toasts == [
        "Suggested. It leaves with the next bundle for national, who pass it on to Fens. "
        "Nothing changes unless they accept it."
    ]
    assert "You suggested\nPlace: “Hall” instead of “Shed”" in says(avon)
    assert marks(avon) == ["Fens", "waiting"]

    land.around()
    land.answer("Avon suggests “Hall” instead of “Shed”.", f"{answer} for Tent: Place")
    land.around()
    avon.refresh()

    assert land.place() == now
    assert f"Place\n{now}" in says(avon)
    assert marks(avon) == {"Accept": ["Fens"], "Decline": ["Fens", "declined"]}[answer]


def test_national_suggests_and_the_chapter_accepts(land: Land):
    hub = ChaptersPage(land.house("National"))
    entered(land.qtbot, hub)
    turn(hub, "Shared things")

    land.suggest_hall(hub)
    assert marks(hub) == ["Fens", "waiting"]
    land.around()
    land.answer("National suggests “Hall” instead of “Shed”.", "Accept for Tent: Place")
    land.around()
    hub.refresh()

    assert land.place() == "Hall"
    assert (marks(hub), "Place\nHall" in says(hub)) == (["Fens"], True)
