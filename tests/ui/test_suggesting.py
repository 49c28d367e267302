"""Suggesting a change to another chapter's thing, by clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import assets, national, roster
from models.history import History
from models.log import conflicts
from tests.builders_national import Country, country
from tests.ui.national_page import box, choose, do, entered, house_on, line, listed, named, press, says, turn
from ui.house import House
from ui.national.chapters_page import ChaptersPage
from ui.national.page import NationalPage
from ui.theme import Look
from ui.widgets.badge import Badge


@pytest.fixture
def land(empty_chapter: Path, tmp_path: Path) -> Iterator[Country]:
    """Fens shares a tent, and everybody has heard of it."""
    with country(empty_chapter, tmp_path / "land", "Avon", "Fens") as made:
        do(made.chapters["Fens"], assets.add_asset, name="Tent", kind="kit", place="Shed")
        around(made)
        yield made


@pytest.fixture
def house(land: Country, look: Look, tmp_path: Path) -> House:
    """Avon's."""
    return house_on(land.chapters["Avon"], look, tmp_path)


@pytest.fixture
def avon(house: House, qtbot: QtBot) -> NationalPage:
    """Avon's page, where others' things are listed."""
    page = NationalPage(house)
    entered(qtbot, page)
    turn(page, "Shared elsewhere")
    return page


def around(land: Country) -> None:
    """Everybody's news reaches everybody."""
    for name in land.chapters:
        land.take_up(name)
    land.publish()


def retype(qtbot: QtBot, page: NationalPage, name: str, text: str) -> None:
    """Write something else into a line."""
    found = line(page, name)
    found.setFocus()
    found.selectAll()
    qtbot.keyClicks(found, text) if text else qtbot.keyClick(found, Qt.Key.Key_Delete)


def badges(page: NationalPage) -> list[str]:
    """The marks in sight."""
    return [each.text() for each in page.findChildren(Badge) if each.isVisible()]


def suggest_hall(qtbot: QtBot, page: NationalPage) -> None:
    """The tent had better be in the hall."""
    press(qtbot, page, "Suggest a change…")
    found = line(page, "Place")
    found.selectAll()
    qtbot.keyClicks(found, "Hall")
    press(qtbot, page, "Suggest it")


def test_several_fields_are_one_deed_that_is_undone(land: Country, avon: NationalPage, house: House, qtbot: QtBot):
    press(qtbot, avon, "Suggest a change…")
    retype(qtbot, avon, "Place", "Hall")
    box(avon, "What it is").setFocus()
    qtbot.keyClicks(box(avon, "What it is"), "Sleeps six")
    choose(avon, "Condition", "")
    retype(qtbot, avon, "How many", "2")
    press(qtbot, avon, "Suggest it")
    assert "What it is: “Sleeps six”, where nothing stands" in says(avon)
    assert "How many: “2” instead of “1”" in says(avon)
    assert listed(avon)[0].startswith("Tent | Fens")

    assert History(house.store).undo() == "Suggest a change to Tent"
    avon.refresh()
    assert "You suggested" not in says(avon)

    around(land)
    with land.chapters["Fens"].read() as reader:
        assert reader.value("SELECT place || quantity || description FROM asset") == "Shed1"


def test_the_sheet_says_what_is_missing_and_esc_leaves_it(land: Country, avon: NationalPage, qtbot: QtBot):
    press(qtbot, avon, "Suggest a change…")
    press(qtbot, avon, "Suggest it")
    assert "Nothing is changed yet." in says(avon)
    retype(qtbot, avon, "Name", "")
    press(qtbot, avon, "Suggest it")
    assert "Name must not be empty." in says(avon)
    do(land.chapters["Avon"], roster.add_person, given_name="Gwen", family_name="Pugh")
    retype(qtbot, avon, "Name", "Tent of Gwen Pugh")
    press(qtbot, avon, "Suggest it")
    assert "names nobody, and in “Name” stands “Gwen Pugh”" in says(avon)
    assert "" not in named(avon)

    qtbot.keyClick(line(avon, "Place"), Qt.Key.Key_Escape)

    assert "Nothing is changed yet." not in says(avon)
    assert History(land.chapters["Avon"]).undo_label() == "add_person"


def test_a_suggestion_is_taken_back_by_hand(land: Country, avon: NationalPage, qtbot: QtBot):
    suggest_hall(qtbot, avon)
    assert badges(avon) == ["Fens", "waiting"]
    around(land)

    press(qtbot, avon, "Take it back")

    assert "You suggested" not in says(avon)
    around(land)
    with land.chapters["Fens"].read() as reader:
        assert conflicts.proposals(reader.connection) == []


def test_what_was_declined_is_put_away_by_hand(land: Country, avon: NationalPage, house: House, qtbot: QtBot):
    suggest_hall(qtbot, avon)
    around(land)
    with land.chapters["Fens"].read() as reader:
        (asked,) = conflicts.proposals(reader.connection)
    with land.chapters["Fens"].write("Decline") as session:
        national.decline(session, proposal=asked)
    around(land)
    avon.refresh()
    assert "declined" in badges(avon)

    press(qtbot, avon, "Put away")

    assert "You suggested" not in says(avon)
    assert History(house.store).undo() == "Put away the suggestion for Place"
    avon.refresh()
    assert "declined" in badges(avon)


def test_the_sheet_begins_with_what_was_suggested_before(land: Country, avon: NationalPage, qtbot: QtBot):
    suggest_hall(qtbot, avon)

    press(qtbot, avon, "Suggest a change…")
    assert line(avon, "Place").text() == "Hall"
    retype(qtbot, avon, "Place", "Shed")
    press(qtbot, avon, "Suggest it")

    assert "You suggested" not in says(avon)


def test_national_suggests_for_a_thing_and_for_what_a_chapter_says_of_itself(
    land: Country, look: Look, qtbot: QtBot, tmp_path: Path
):
    hub = ChaptersPage(house_on(land.hub, look, tmp_path))
    entered(qtbot, hub)
    turn(hub, "Shared things")
    press(qtbot, hub, "Suggest a change…")
    assert "It goes to Fens with the next bundle you publish." in says(hub)
    qtbot.keyClicks(line(hub, "Place"), "Old ")
    press(qtbot, hub, "Suggest it")
    assert "Place: “Old Shed” instead of “Shed”" in says(hub)

    turn(hub, "Chapters")
    press(qtbot, hub, "Suggest…")
    found = line(hub, "Region")
    found.selectAll()
    qtbot.keyClicks(found, "South")
    press(qtbot, hub, "Suggest it")
    assert "Region: “South” instead of" in says(hub)
