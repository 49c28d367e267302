"""What the Share page does not let anybody overlook: shut out, a national key taken over, and bundles dropped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from exports.bundle import read
from exports.publishing import publish
from models.commands import copies
from models.queries.copies import national_key
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import quarantine, signing
from models.trust.quarantine import MOST_OF_STRANGERS, Sender
from tests.builders_trust import enrolled, founded, introduced, laptop
from tests.ui.sharing_desk import OTHER, change, hand_over, joined, open_page, packed, press, say_yes, says
from tests.ui.sharing_desk import founded as with_projector
from ui.house import House
from ui.sharing.page import SharePage
from ui.sharing.shut_out import ShutOut
from ui.widgets.badge import Badge

SHUT_OUT = (
    f"This laptop was shut out by {OTHER} on Mon 23 Nov 2026. What you write here reaches nobody: a bundle of yours is "
    "refused. Ask them. If it was a mistake, the national community can undo it. Or join anew with a bundle of a "
    "co-coordinator’s: File, New chapter…, then “Join”. What has not left stays in this file."
)


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return with_projector(store)


@pytest.fixture
def asha(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


def take_in(qtbot: QtBot, page: SharePage, bundle: Path) -> None:
    """Open a bundle and say yes."""
    page.import_file(bundle)
    press(qtbot, page, "Take it in")
    qtbot.waitUntil(lambda: "Taken in from" in says(page))


# -- shut out ----------------------------------------------------------------------------------------------------------


def test_who_was_shut_out_reads_it_on_every_side_and_cannot_send_it_away(
    qtbot: QtBot, house: House, store: Store, asha: Store
) -> None:
    page = open_page(qtbot, house)
    (banner,) = page.findChildren(ShutOut)
    copies.shut_out(asha, public_key=laptop(store).public_key, label="Shut out")
    before = banner.sentence()

    take_in(qtbot, page, packed(asha))

    assert (before, banner.sentence()) == ("", SHUT_OUT)
    page.show_id("send")
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert [each for each in banner.findChildren(QAbstractButton) if each.isVisible()] == []
    assert banner.isVisible()


def test_who_was_shut_out_can_still_save_and_reads_it_beside_what_was_saved(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    copies.shut_out(asha, public_key=laptop(store).public_key, label="Shut out")
    hand_over(asha, store)
    change(store, "asset", projector, place="Hall")
    page = open_page(qtbot, house)

    page.save_to(store.path.parent / "late.bundle")

    qtbot.waitUntil(lambda: "late.bundle" in says(page))
    assert SHUT_OUT in says(page)


def badges(page: SharePage) -> list[str]:
    """What stands beside the other copies."""
    return [each.text() for each in page.findChildren(Badge) if each.isVisible()]


# -- the national key --------------------------------------------------------------------------------------------------


@pytest.fixture
def hub(empty_chapter: Path, tmp_path: Path, asha: Store) -> Iterator[Store]:
    """National, which enrolled the co-coordinator's copy."""
    with founded(empty_chapter, tmp_path / "N", "National", kind="national") as national:
        introduced(asha)
        enrolled(national, asha)
        yield national


def test_a_national_key_that_came_with_a_bundle_is_told_with_its_words_and_can_be_forgotten(
    qtbot: QtBot, house: House, store: Store, asha: Store, hub: Store
) -> None:
    page = open_page(qtbot, house)
    six = words_of(laptop(hub).public_key)

    take_in(qtbot, page, packed(asha))

    assert (
        f"The key of National is believed here from now on, on the word of {OTHER}. Its six words: {' '.join(six)}. "
        "Compare them with National by telephone; if they differ, forget the key under Copies and keys."
    ) in says(page)
    page.show_id("copies")
    assert " · ".join(six) in says(page)
    said: list[str] = []
    say_yes(said)
    press(qtbot, page, "Forget this key…")
    with store.read() as reader:
        assert national_key(reader) is None
    assert "Bundles of co-coordinators do not bring this key back." in said[0]
    assert "National key:" not in says(page)


def test_what_came_by_the_national_key_goes_with_it_and_it_is_said_before(
    qtbot: QtBot, house: House, store: Store, asha: Store, hub: Store
) -> None:
    page = open_page(qtbot, house)
    take_in(qtbot, page, packed(asha))
    page.show_id("copies")
    assert "If they differ, forget it: nothing of theirs has been taken in yet." in says(page)
    down = hub.path.parent / "down.bundle"
    publish(hub, down)
    read.take_in(store, read.read(down), label="Open")
    qtbot.waitUntil(lambda: "If they differ, forget it: what came from them counts no longer then." in says(page))

    said: list[str] = []
    say_yes(said)
    press(qtbot, page, "Forget this key…")

    assert "what came from it and from the chapters it enrolled no longer counts on this laptop" in said[0]
    with store.read() as reader:
        assert (national_key(reader), reader.value("SELECT count(*) FROM elsewhere")) == (None, 0)
    qtbot.waitUntil(lambda: "Unknown" in badges(page))
    named = [each.accessibleName() for each in page.findChildren(QAbstractButton) if each.isVisible()]
    assert [name for name in named if name.startswith("Compare words with")] == [f"Compare words with {OTHER}"]
    assert "No longer used" not in badges(page)


# -- set aside ---------------------------------------------------------------------------------------------------------


def test_bundles_of_strangers_that_were_dropped_are_told_until_somebody_says_so(
    qtbot: QtBot, house: House, store: Store, projector: str
) -> None:
    with store.read() as reader:
        ours = reader.value("SELECT chapter FROM _ctl")
    for number in range(MOST_OF_STRANGERS + 2):
        sender = Sender("", "Ivy’s laptop", ours, "West Vales", signing.public_key(b"i" * 32))
        told = {"name": f"{number}.bundle", "at": f"2026-11-23T17:{number:02}:00Z", "why": ["unknown_signer"]}
        with store.uncaptured("") as (connection, _rows):
            quarantine.put(connection, f"{number}".encode(), sender=sender, **told)
    page = open_page(qtbot, house)
    page.show_id("settle")

    sentence = (
        "2 older bundles of unknown laptops were dropped, because too much of strangers’ waited here: Ivy’s laptop. "
        "If they were meant for you, ask for them again."
    )
    qtbot.waitUntil(lambda: sentence in says(page))
    press(qtbot, page, "Understood")
    qtbot.waitUntil(lambda: sentence not in says(page))
    assert "21.bundle, opened" in says(page)


def test_wishes_to_be_forgotten_that_travel_are_told(qtbot: QtBot, house: House, store: Store, projector: str) -> None:
    with store.uncaptured("") as (connection, _rows):
        connection.execute(
            "INSERT INTO erasure VALUES(unhex(?), '[]', 'c', ?, 'asked', 1, 'signed')", ("ab" * 16, store.writer)
        )
    page = open_page(qtbot, house)

    page.save_to(store.path.parent / "out.bundle")

    qtbot.waitUntil(lambda: "out.bundle" in says(page))
    assert "With it goes 1 wish to be forgotten, which is not confirmed by everybody yet." in says(page)
