"""Copies and keys on the Share page: our own six words, who is how far behind, retiring and shutting out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from exports.bundle.read import judge, read, take_in
from models.errors import NotABundle
from models.queries.copies import own_laptop_end
from models.store import Store
from models.trust import keys
from tests.ui.sharing_desk import (
    OTHER,
    change,
    founded,
    joined,
    open_page,
    packed,
    press,
    say_yes,
    says,
    spoken,
    type_in,
)
from ui.house import House
from ui.sharing.copies_pane import CopiesPane
from ui.sharing.history_pane import HistoryPane
from ui.sharing.offer import holds_words
from ui.sharing.open_pane import OpenPane
from ui.sharing.opening import Opened
from ui.sharing.page import SharePage
from ui.sharing.send_pane import SendPane


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def asha(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


def copies_of(qtbot: QtBot, house: House) -> SharePage:
    """The page on that side."""
    page = open_page(qtbot, house)
    page.show_id("copies")
    return page


def choose(qtbot: QtBot, page: SharePage, text: str) -> None:
    """Choose from the menu beside the other laptop."""
    press(qtbot, page, f"More about {OTHER}")
    (menu,) = [each for each in page.findChildren(QMenu) if each.isVisible()]
    (action,) = [each for each in menu.actions() if each.text() == text]
    menu.hide()
    action.trigger()


def test_a_side_is_built_when_it_is_first_turned_to(qtbot: QtBot, house: House) -> None:
    page = open_page(qtbot, house)
    before = _sides(page)

    page.show_id("copies")

    assert (before, _sides(page)) == (["SendPane"], ["SendPane", "CopiesPane"])


def _sides(page: SharePage) -> list[str]:
    return [
        type(each).__name__
        for kind in (SendPane, OpenPane, CopiesPane, HistoryPane)
        for each in page.findChildren(kind)
    ]


def test_our_own_six_words_are_made_and_shown(qtbot: QtBot, house: House, store: Store, projector: str) -> None:
    page = copies_of(qtbot, house)

    qtbot.waitUntil(lambda: set(spoken(store).split()) <= set(says(page).split()) and spoken(store) != "")
    assert "The key is kept in a file beside the program’s data" in says(page)
    assert "No other laptop is known yet." in says(page)


def test_it_says_since_when_bundles_are_sealed_to_its_key_and_when_that_is_changed(
    qtbot: QtBot, house: House, store: Store, projector: str
) -> None:
    store.prepare()
    with store.uncaptured("") as (connection, _rows):
        keys.introduce(connection, store.home, store.writer, "2025-11-01T12:00:00Z")

    page = copies_of(qtbot, house)

    qtbot.waitUntil(lambda: "Others seal bundles" in says(page))
    assert "in use since Mon 23 Nov 2026. It is changed once a year, next from Tue 23 Nov 2027 on" in says(page)
    assert "What was sealed to the former one opens here until Tue 25 May 2027." in says(page)


def test_a_copy_says_how_far_it_is_behind(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(store, "asset", projector, place="Hall")

    page = copies_of(qtbot, house)

    qtbot.waitUntil(lambda: "Last heard today · 1 change behind" in says(page))


def test_words_can_be_compared_from_here_as_well(qtbot: QtBot, house: House, store: Store, asha: Store) -> None:
    page = copies_of(qtbot, house)
    press(qtbot, page, f"Compare words with {OTHER}")

    type_in(qtbot, page, "Their six words", spoken(asha))
    press(qtbot, page, "These are the words")

    with store.read() as reader:
        assert reader.value("SELECT how FROM known_key WHERE name = :name", name=OTHER) == "words"
    assert f"{OTHER} is believed from now on." in says(page)


def test_a_copy_no_longer_used_is_waited_for_no_longer(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    page = copies_of(qtbot, house)

    choose(qtbot, page, "It is no longer used")

    with store.read() as reader:
        assert reader.value("SELECT retired FROM peer") == 1
    choose(qtbot, page, "It is used again")
    with store.read() as reader:
        assert reader.value("SELECT retired FROM peer") == 0


def test_a_stolen_laptop_is_shut_out_and_heard_no_more(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    page = copies_of(qtbot, house)
    told: list[str] = []
    say_yes(told)

    choose(qtbot, page, "It was lost or stolen: shut it out…")

    change(asha, "asset", projector, place="Pawnshop")
    with pytest.raises(NotABundle, match="revoked"):
        take_in(store, read(packed(asha)), label="Open bundle")
    assert "anything that comes from it later counts nowhere" in told[0]


def test_whoever_has_a_laptop_that_was_shut_out_is_told_by_a_notice(
    qtbot: QtBot, house: House, store: Store, asha: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = copies_of(qtbot, house)
    say_yes()
    choose(qtbot, page, "It was lost or stolen: shut it out…")
    target = store.path.with_name("notice.bundle")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))

    with qtbot.waitSignal(house.dispatcher.told) as told:
        press(qtbot, page, f"Save a notice for {OTHER}")
    bundle = read(target)
    offered = holds_words(Opened(bundle, judge(asha, bundle), (), is_known=False))
    take_in(asha, bundle, label="Open bundle")

    assert offered == "No changes: it only tells that a laptop was shut out."
    assert told.args is not None
    assert told.args[0].startswith("The notice is in notice.bundle.")
    with asha.read() as reader:
        assert own_laptop_end(reader) is not None
