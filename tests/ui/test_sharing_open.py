"""Opening bundles on the Share page: offers, strangers, passphrases, doubts, what is set aside, and Undo."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.commands import roster
from models.errors import SetAside
from models.store import Store
from models.trust.quarantine import is_to_be_met
from tests import age_files
from tests.builders import NOW
from tests.ui.sharing_desk import (
    OTHER,
    buttons,
    change,
    founded,
    joined,
    listed,
    open_page,
    packed,
    press,
    say_yes,
    says,
    spoken,
    type_in,
    value,
)
from ui.house import House
from ui.wordings import sentence


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def asha(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


@pytest.fixture
def stranger(empty_chapter: Path, store: Store, projector: str) -> Iterator[Store]:
    """Somebody who began from our bundle; nobody has compared words."""
    with joined(empty_chapter, store, knows=False) as other:
        change(other, "asset", projector, place="Hall")
        yield other


def test_an_offer_says_who_and_what_before_anything_changes(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)

    page.import_file(packed(asha))

    assert f"From {OTHER}, West Vales, made Mon 23 Nov 2026, 18:00" in says(page)
    assert "1 change · Shared assets 1" in says(page)
    assert value(store, "asset", projector, "place") == "Cupboard"


def test_taken_in_it_reports_and_one_undo_takes_it_back(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    page.import_file(packed(asha))

    press(qtbot, page, "Take it in")

    assert "1 new change: 0 added, 1 changed." in says(page)
    assert value(store, "asset", projector, "place") == "Hall"
    press(qtbot, page, "Undo taking in the bundle")
    assert value(store, "asset", projector, "place") == "Cupboard"


def test_undo_of_a_bundle_waits_behind_newer_deeds(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    page.import_file(packed(asha))
    press(qtbot, page, "Take it in")
    change(store, "asset", projector, description="Bright")

    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        press(qtbot, page, "Undo taking in the bundle")

    assert refused.args == ["Other things were done since. Take them back first, with Ctrl+Z."]
    assert value(store, "asset", projector, "place") == "Hall"


def test_left_alone_nothing_changes(qtbot: QtBot, house: House, store: Store, asha: Store, projector: str) -> None:
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    page.import_file(packed(asha))

    press(qtbot, page, "Leave it")

    assert "Nothing is waiting" in says(page)
    assert value(store, "asset", projector, "place") == "Cupboard"


def test_several_bundles_are_offered_one_after_the_other(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(asha, "asset", projector, place="Hall")
    first = packed(asha, "first.bundle")
    change(asha, "asset", projector, description="Bright")
    second = packed(asha, "second.bundle")
    page = open_page(qtbot, house)
    page.import_file(first)
    page.import_file(second)

    press(qtbot, page, "Take it in")
    assert value(store, "asset", projector, "description") == ""
    press(qtbot, page, "Take it in")

    assert value(store, "asset", projector, "description") == "Bright"


def test_a_lost_bundle_is_missed_by_its_numbers(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    page = open_page(qtbot, house)
    change(asha, "asset", projector, place="Hall")
    packed(asha, "lost.bundle")
    with asha.uncaptured("") as (connection, _rows):  # as if we had said that we have it
        (wid,) = connection.execute("SELECT wid FROM writer JOIN _ctl ON writer.id = _ctl.w").fetchone()
        connection.execute("UPDATE peer SET vector = ?1, seen = ?1", (f'{{"{wid}": [[1, 1]]}}',))
    change(asha, "asset", projector, description="Bright")
    page.import_file(packed(asha, "later.bundle"))

    press(qtbot, page, "Take it in")

    assert f"Change 1 of {OTHER} is missing: an earlier bundle has not come." in says(page)


# -- strangers ---------------------------------------------------------------------------------------------------------


def test_a_strangers_bundle_is_set_aside_and_comes_in_once_its_words_are_heard(
    qtbot: QtBot, house: House, store: Store, stranger: Store, projector: str
) -> None:
    page = open_page(qtbot, house)
    page.import_file(packed(stranger))
    assert "nobody here has met this laptop yet" in says(page)
    assert spoken(stranger) not in says(page).replace(" · ", " ")

    type_in(qtbot, page, "Their six words", spoken(stranger).upper())
    press(qtbot, page, "These are the words")

    assert f"From {OTHER}, West Vales, made Mon 23 Nov 2026, 18:00" in says(page)
    press(qtbot, page, "Take it in")
    assert value(store, "asset", projector, "place") == "Hall"
    assert "Set aside" not in says(page)


def test_the_report_of_what_came_stands_above_a_stranger_who_waits(
    qtbot: QtBot, house: House, store: Store, stranger: Store, empty_chapter: Path
) -> None:
    page = open_page(qtbot, house)
    page.import_file(packed(stranger))
    with joined(empty_chapter, store, name="Bryn's laptop") as bryn:
        with bryn.write("Add") as session:
            roster.add_person(session, given_name="Gwen")

        page.import_file(packed(bryn, "b.bundle"))
        press(qtbot, page, "Take it in")

        qtbot.waitUntil(lambda: "Taken in from" in says(page))
        heads = [each.text() for each in sorted(page.findChildren(QLabel), key=height) if each.isVisible()]
        assert heads.index("Taken in from Bryn's laptop") < heads.index(f"Compare words with {OTHER}")


def height(label: QLabel) -> int:
    """How far down it stands."""
    return label.mapToGlobal(label.rect().topLeft()).y()


def test_wrong_words_change_nothing(qtbot: QtBot, house: House, stranger: Store) -> None:
    page = open_page(qtbot, house)
    page.import_file(packed(stranger))
    type_in(qtbot, page, "Their six words", "one two three four five six")

    press(qtbot, page, "These are the words")

    assert "These are not the words of any laptop that waits here." in says(page)
    assert "Set aside" in says(page)


def test_a_bundle_set_aside_can_be_discarded(qtbot: QtBot, house: House, stranger: Store) -> None:
    page = open_page(qtbot, house)
    page.import_file(packed(stranger))
    press(qtbot, page, "Not now")
    say_yes()

    press(qtbot, page, "Discard, a.bundle")

    assert "Nothing is waiting" in says(page)


def test_of_a_chapter_nobody_has_enrolled_no_words_are_asked_for() -> None:
    why = ("unknown_signer", "other_chapter")

    told = sentence(SetAside(why, "Wolds"))

    assert told == "The bundle from Wolds is set aside: national has to enrol its chapter first. Nothing was changed."
    assert (is_to_be_met(why), is_to_be_met(("unknown_signer",))) == (False, True)


# -- sealed, and doubtful ----------------------------------------------------------------------------------------------


def test_a_passphrase_is_asked_for_and_asked_again(qtbot: QtBot, house: House, asha: Store, projector: str) -> None:
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    bundle = packed(asha)
    bundle.with_name("a.bundle.age").write_bytes(age_files.sealed(bundle.read_bytes(), "seven quiet lanterns"))
    page.import_file(bundle.with_name("a.bundle.age"))
    type_in(qtbot, page, "Passphrase", "seven loud lanterns")
    press(qtbot, page, "Open it")
    assert "That was not it." in says(page)

    type_in(qtbot, page, "Passphrase", "seven quiet lanterns")
    press(qtbot, page, "Open it")

    assert f"From {OTHER}" in says(page)


def test_a_clock_in_the_future_is_said_with_its_year(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    asha.now = lambda: NOW + timedelta(days=5 * 365)
    change(asha, "asset", projector, place="Hall")
    page = open_page(qtbot, house)
    page.import_file(packed(asha))
    assert f"The clock of {OTHER} reads 2031." in says(page)
    say_yes()

    press(qtbot, page, "Take it in all the same…")

    assert value(store, "asset", projector, "place") == "Hall"


def test_many_to_be_forgotten_at_once_are_named_first(
    qtbot: QtBot, house: House, store: Store, empty_chapter: Path, projector: str
) -> None:
    with store.write("Members") as session:
        people = [roster.add_person(session, given_name=name, family_name="Parry") for name in ("Gwen", "Ed", "Mair")]
    with joined(empty_chapter, store) as asha:
        from models.commands.erasure import erase

        for person in people[:2]:
            erase(asha, person_id=person, reason="asked", label="Forget")
        page = open_page(qtbot, house)

        page.import_file(packed(asha))

    assert "Gwen Parry, Ed Parry" in says(page) or "Ed Parry, Gwen Parry" in says(page)
    assert "Take it in all the same…" in buttons(page)


def test_a_torn_file_is_refused_in_words(qtbot: QtBot, house: House, asha: Store, tmp_path: Path) -> None:
    torn = tmp_path / "torn.bundle"
    torn.write_bytes(packed(asha).read_bytes()[:-40])
    page = open_page(qtbot, house)

    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        page.import_file(torn)

    assert refused.args and "was not opened" in refused.args[0]


def test_history_tells_what_came_and_what_was_received(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    change(store, "asset", projector, place="Hall")
    from exports.bundle.read import read, take_in

    take_in(asha, read(packed(store, "out.bundle")), label="Open bundle")
    page = open_page(qtbot, house)
    page.import_file(packed(asha, "back.bundle"))
    press(qtbot, page, "Take it in")

    page.show_id("history")

    lines = listed(page, "Bundles")
    assert lines[0].startswith("Opened Mon 23 Nov 2026, 18:00 | from Asha's laptop")
    assert f"out.bundle | Received by {OTHER}" in lines[1]
