"""People entered twice: the quiet line, the list of pairs, the hint while typing, the way back on the pane."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.commands import duplicates, roster
from tests.builders import NOW
from tests.builders_roster import add, seen
from tests.ui.roster_hands import line, listed, open_page, press, settle
from tests.ui.roster_twice import entered_twice, listed_pairs, pairs_on
from ui.house import House
from ui.roster import duplicates as screens
from ui.roster.duplicates_pairs import _id


def merge(house: House, ids: tuple[str, str]) -> None:
    """Make one of two entries, whatever they say."""
    with house.store.write("Merge") as session:
        duplicates.merge(session, first_id=ids[0], second_id=ids[1], now=NOW)


def test_a_quiet_line_says_when_a_pair_is_very_likely(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page = open_page(house, qtbot)

    page.duplicates.count()

    assert page.duplicates.line.isVisible()
    assert page.duplicates.line.text() == "1 pair is very likely one person"


def test_nothing_is_said_where_nobody_was_entered_twice(house: House, qtbot: QtBot) -> None:
    add(house.store, "Bethan Rees")
    page = open_page(house, qtbot)

    page.duplicates.count()
    hidden = not page.duplicates.line.isVisible()
    page.find_duplicates()

    assert hidden
    assert listed_pairs(page.duplicates.pairs) == []
    assert page.duplicates.pairs.header.state() == "Nobody here looks as if they had been entered twice."


def test_a_very_long_list_is_looked_through_only_when_somebody_asks(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered_twice(house)
    page = open_page(house, qtbot)
    monkeypatch.setattr(screens, "_UNASKED", 1)

    page.duplicates.count()
    hidden = not page.duplicates.line.isVisible()
    page.find_duplicates()

    assert hidden
    assert len(listed_pairs(page.duplicates.pairs)) == 1


def test_the_numbers_are_counted_by_themselves_after_a_while(house: House, qtbot: QtBot) -> None:
    entered_twice(house)

    page = open_page(house, qtbot)

    qtbot.waitUntil(page.duplicates.line.isVisible)


def test_pairs_are_listed_with_why_and_how_likely(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    for name in ("Lin", "Wei"):
        add(house.store, f"{name} Huang", email="home@example.org", postcode="EX4 3QQ", address_lines="4 Mill Lane")

    _page, screen = pairs_on(house, qtbot)

    assert listed_pairs(screen)[0] == (
        "Samuel Okoro | Sam Okoro | Same e-mail, same phone, same family name, one first name is short for the other"
        " | Very likely"
    )
    assert all("Very likely" not in each for each in listed_pairs(screen)[1:])


def test_a_pair_that_is_only_worth_a_look_is_not_called_likely(house: House, qtbot: QtBot) -> None:
    for postcode in ("TR1 1AA", ""):
        add(house.store, "Joanne Tregear", postcode=postcode)

    page, screen = pairs_on(house, qtbot)

    assert [each.rpartition(" | ")[2] for each in listed_pairs(screen)] == ["Have a look"]
    assert screen.header.state() == "1 pair may be one person"
    assert not page.duplicates.line.isVisible()


def test_two_people_are_not_shown_as_a_pair_again(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page, screen = pairs_on(house, qtbot)
    said: list[str] = []
    house.dispatcher.said.connect(said.append)

    press(qtbot, page, "Different people")
    qtbot.waitUntil(lambda: listed_pairs(screen) == [])
    house.history.undo()

    assert said == ["Noted: two people. They will not be shown as a pair again."]
    qtbot.waitUntil(lambda: len(listed_pairs(screen)) == 1)


def test_the_pair_that_takes_its_place_is_chosen_next(house: House, qtbot: QtBot) -> None:
    for name in ("Ann Rees", "Bob Tudor", "Carys Wynne"):
        for _entry in range(2):
            add(house.store, name, email=f"{name[:3]}@example.org")
    page, screen = pairs_on(house, qtbot)
    *_rest, second, third = [row.first.name for n in range(3) if (row := screen.table.row_at(n))]
    screen.table.select_id(_id(row) if (row := screen.table.row_at(1)) else "")
    was = screen.pair()

    press(qtbot, page, "Different people")
    qtbot.waitUntil(lambda: len(listed_pairs(screen)) == 2)

    now = screen.pair()
    assert (was and was.first.name, now and now.first.name) == (second, third)


def test_the_line_goes_with_the_last_likely_pair(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page, screen = pairs_on(house, qtbot)
    before = page.duplicates.line.isHidden()

    press(qtbot, page, "Different people")

    qtbot.waitUntil(lambda: listed_pairs(screen) == [])
    assert (before, page.duplicates.line.isHidden()) == (False, True)


def test_esc_goes_back_one_screen_at_a_time(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page, screen = pairs_on(house, qtbot)
    press(qtbot, page, "Compare…")
    settle()

    at_merging = page.duplicates.merging.isVisible()
    page.back()
    at_pairs = screen.isVisible()
    page.back()

    assert (at_merging, at_pairs, page.table.isVisible()) == (True, True, True)
    assert not page.back()


def test_whoever_is_typed_anew_is_shown_beside_the_fields(house: House, qtbot: QtBot) -> None:
    first, _second = entered_twice(house)
    page = open_page(house, qtbot)
    page.new_here()

    qtbot.keyClicks(line(page, "E-mail"), "Sam+new@example.org")
    qtbot.waitUntil(lambda: bool(page.new.pointed_out()))
    told = page.new.pointed_out().split("\n")
    press(qtbot, page, "Show Samuel Okoro")

    assert sorted(told) == ["Already here? Sam Okoro, sam@example.org", "Already here? Samuel Okoro, sam@example.org"]
    qtbot.waitUntil(lambda: page.pane.showing() == first)


def test_a_form_begun_again_says_nothing_of_the_last_one(house: House, qtbot: QtBot) -> None:
    entered_twice(house)
    page = open_page(house, qtbot)
    page.new_here()
    qtbot.keyClicks(line(page, "E-mail"), "sam@example.org")
    page.new.flush()
    before = page.new.pointed_out()

    page.new_here()

    assert before
    assert page.new.pointed_out() == ""


def test_the_pane_tells_of_the_other_entry_and_takes_it_apart(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    merge(house, ids)
    with house.store.write("Job title") as session:
        roster.change(session, person_id=ids[0], field="job_title", value="Matron")
    page = open_page(house, qtbot)
    page.show_id(ids[0])

    press(qtbot, page, "Take apart again… Also entered as Sam Okoro (merged Mon 23 Nov 2026)")
    [asked] = [each for each in page.findChildren(QDialog) if each.isVisible()]
    asked.accept()

    qtbot.waitUntil(lambda: len(listed(page)) == 3)
    assert page.pane.merged.text() == "This was changed or agreed since, and stays as it is: Job title."
    assert seen(house.store, ids[0]).texts["job_title"] == "Matron"
    assert house.history.undo_label() == "Take Sam Okoro apart"


def test_leaving_it_as_it_is_takes_nothing_apart(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    merge(house, ids)
    page = open_page(house, qtbot)
    page.show_id(ids[0])

    press(qtbot, page, "Take apart again… Also entered as Sam Okoro (merged Mon 23 Nov 2026)")
    [asked] = [each for each in page.findChildren(QDialog) if each.isVisible()]
    asked.reject()

    assert house.history.undo_label() == "Merge"
    assert len(listed(page)) == 2


def test_an_entry_given_up_leads_to_the_one_that_stays(house: House, qtbot: QtBot) -> None:
    first, second = entered_twice(house)
    merge(house, (first, second))
    page = open_page(house, qtbot)
    went: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda key, id: went.append((key, id)))
    page._beside.show_person(second)

    press(qtbot, page, "Show Merged into Sam Okoro.")

    assert went == [("members", first)]
    assert not page.pane._restore.isVisible()


def test_an_entry_given_up_is_not_taken_out_of_the_bin_by_itself(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    merge(house, ids)
    page = open_page(house, qtbot)
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)
    page.show_id(ids[1])

    page.restore()

    assert refused == [
        "Sam Okoro was merged into Sam Okoro, who has everything of this entry. "
        "Open Sam Okoro and take the two entries apart to have it back."
    ]
    assert seen(house.store, ids[1]).removed


def test_taking_apart_what_was_taken_apart_already_is_refused_in_words(house: House, qtbot: QtBot) -> None:
    ids = entered_twice(house)
    merge(house, ids)
    page = open_page(house, qtbot)
    page.show_id(ids[0])
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)
    press(qtbot, page, "Take apart again… Also entered as Sam Okoro (merged Mon 23 Nov 2026)")
    [asked] = [each for each in page.findChildren(QDialog) if each.isVisible()]
    with house.store.write("Part") as session:
        duplicates.part(session, first_id=ids[0], second_id=ids[1], now=NOW)

    asked.accept()

    assert refused == ["Sam Okoro was not merged, or has been taken apart already."]
