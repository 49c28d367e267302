"""The main job by clicks alone: from an empty laptop to minutes and a bundle in hand."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.app import Program
from exports.bundle.read import read
from models.log.rebuild import differences
from tests.stories.hands import Hands

PHRASE = "quiet kettle garden moon"
ROSTER = """First name,Last name,Email,Organisation,Joined
Amara,Okafor,amara@chapter.example,Severnside,01/02/2024
Bethan,Rees,bethan@chapter.example,Mendip,01/02/2024
Carlos,Mendes,,Patient leader,01/02/2024
"""


def test_from_an_empty_laptop_to_minutes_in_hand(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    hands = Hands(qtbot)
    (tmp_path / "people.csv").write_text(ROSTER, "utf-8")

    begin_a_chapter(hands, tmp_path / "west.chapter")
    import_a_roster(hands, tmp_path / "people.csv")
    add_and_lend_an_asset(hands)
    hold_a_meeting(hands, tmp_path / "minutes.pdf")
    save_a_bundle(hands, tmp_path / "west.bundle.age")

    assert program.window
    store = program.window.house.store
    with store.read() as reader:
        assert reader.column("SELECT given_name FROM person ORDER BY given_name") == ["Amara", "Bethan", "Carlos"]
        assert reader.column("SELECT outcome FROM decision") == ["adopted"]
        assert reader.value("SELECT state FROM meeting") == "closed"
        assert reader.value("SELECT count(*) FROM loan WHERE returned_at IS NULL") == 1
    with store.uncaptured("") as (connection, _rows):
        assert differences(connection) == []
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF-")
    assert read(tmp_path / "west.bundle.age", passphrase=PHRASE).about.chapter == "West of England chapter"


def begin_a_chapter(hands: Hands, path: Path) -> None:
    """The welcome: a name, a place, and the window opens."""
    hands.choose_file(path, lambda: hands.click("Elsewhere…"))
    hands.enter("Name of the chapter", "West of England chapter")
    hands.wait(lambda: hands.sees("Begin here"))


def import_a_roster(hands: Hands, path: Path) -> None:
    """Members, Import…, a look, and in."""
    hands.click("Members")
    hands.choose_file(path, lambda: hands.click("Import…"))
    hands.click("Next")
    hands.click("Next")
    hands.click("Import")
    hands.wait(lambda: hands.sees("3 people · 3 active"))


def add_and_lend_an_asset(hands: Hands) -> None:
    """A projector, and Bethan takes it home."""
    hands.click("Assets")
    hands.click("New shared thing")
    hands.enter("Name", "Projector")
    hands.wait(lambda: hands.sees("Lend…"))
    hands.click("Lend…")
    hands.fill("To", "Bethan")
    hands.fill("Until the end of", "in two weeks")
    hands.click("Lend")
    hands.wait(lambda: hands.sees("Take back…"))


def hold_a_meeting(hands: Hands, minutes: Path) -> None:
    """Plan, start, decide, close, print."""
    hands.click("Meetings")
    hands.click("Plan a meeting")
    hands.fill("Title", "November meeting")
    hands.click("Plan the meeting")
    hands.enter("Add an item", "Lending the projector")
    hands.click("Done")
    hands.click("Start the meeting")
    hands.click("Start it now")  # it was planned for a fortnight later
    for name in ("Amara", "Bethan", "Carlos"):
        hands.enter("Sign in", name)
    hands.enter("Take down", "The projector is lent for two weeks.")
    hands.enter("Take down", "/decision Members may borrow the projector for two weeks.")
    hands.click("All consent")
    hands.click("Adopt")
    hands.enter("Take down", "/action Amara to label the projector by Friday")
    hands.click("Close the meeting…")
    hands.click("Close the meeting")
    hands.click("Print or save…")
    hands.choose_file(minutes, lambda: hands.click("Save as…"))
    hands.wait(minutes.exists)
    hands.click("Close")


def save_a_bundle(hands: Hands, path: Path) -> None:
    """Share, a passphrase for somebody new, Save bundle…, a name."""
    hands.click("Share")
    hands.enter("Passphrase", PHRASE)
    hands.choose_file(path, lambda: hands.click("Save bundle…"))
    hands.wait(lambda: hands.sees("saved in"))
