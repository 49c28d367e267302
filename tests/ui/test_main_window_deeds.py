"""The window while things are done: refusals in the page, undo with a name, counts, what was saved."""

from functools import partial

from pytestqt.qtbot import QtBot

from tests.ui.window_parts import PEOPLE, Make, add_person, key, members, refuse
from ui.house import House


def test_a_key_that_a_page_does_not_know_does_nothing(make: Make, qtbot: QtBot) -> None:
    window = make()

    for keys in ("Ctrl+N", "Ctrl+P", "F2", "Del", "Esc"):
        key(qtbot, window, keys)

    assert (window.current_key(), window.refusal()) == ("today", "")


def test_a_refusal_is_a_sentence_in_the_page_until_the_next_deed(make: Make, house: House) -> None:
    window = make()

    house.dispatcher.run("Add Gwen", refuse)
    said = window.refusal()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    assert (said, window.refusal()) == ("The name must not be empty.", "")


def test_a_refusal_goes_when_something_is_undone_after_it(make: Make, house: House) -> None:
    window = make()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))
    house.dispatcher.run("Add Gwen", refuse)
    said = window.refusal()

    window.undo()

    assert (said, window.refusal()) == ("The name must not be empty.", "")


def test_esc_sends_a_refusal_away_before_it_goes_back(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    house.dispatcher.run("Add Gwen", refuse)

    key(qtbot, window, "Esc")
    first = (window.refusal(), list(page.asked))
    key(qtbot, window, "Esc")

    assert (first, page.asked) == (("", ["refresh"]), ["refresh", "back"])


def test_a_deed_can_be_undone_and_redone_by_name(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    house.dispatcher.run("Add R&D", partial(add_person, "01" * 16))
    qtbot.waitUntil(window._menus.undo.isEnabled)
    named = window._menus.undo.text()

    key(qtbot, window, "Ctrl+Z")
    with house.store.read() as reader:
        after_undo = reader.value(PEOPLE)
    qtbot.waitUntil(window._menus.redo.isEnabled)
    key(qtbot, window, "Ctrl+Shift+Z")

    with house.store.read() as reader:
        assert (named, after_undo, reader.value(PEOPLE)) == ("Undo Add R&&D", 0, 1)


def test_a_toast_undoes_the_deed_it_tells_of(make: Make, house: House) -> None:
    window = make()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16), say="Added Gwen")

    said = window._toast.sentence()
    window._toast._action.click()

    with house.store.read() as reader:
        assert (said, reader.value(PEOPLE)) == ("Added Gwen", 0)


def test_a_toast_does_not_undo_what_was_done_since(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16), say="Added Gwen")

    with qtbot.waitSignal(house.signals.changed):
        house.dispatcher.run("Add Ali", partial(add_person, "02" * 16))

    assert window._toast.sentence() == "Added Gwen"
    assert not window._toast.has_action()


def test_a_toast_keeps_its_undo_when_its_own_deed_is_heard_of(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()

    with qtbot.waitSignal(house.signals.changed):
        house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16), say="Added Gwen")

    assert window._toast.has_action()


def test_a_toast_about_a_file_offers_no_undo(make: Make, house: House) -> None:
    window = make()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    house.dispatcher.told.emit("Saved as agenda.pdf.")

    assert window._toast.sentence() == "Saved as agenda.pdf."
    assert not window._toast.has_action()


def test_the_rail_says_when_it_was_saved_and_what_there_is(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()

    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    row = window._rail._items["members"]
    qtbot.waitUntil(lambda: row.accessibleName() == "Members, 1")
    assert window._rail.saved() == "Saved on this laptop · 18:00"


def test_a_page_reads_again_when_what_it_watches_changed(make: Make, house: House, qtbot: QtBot) -> None:
    page = members(make())

    with qtbot.waitSignal(house.signals.changed):
        house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    assert page.asked == ["refresh", "refresh"]


def test_a_hidden_page_reads_again_only_when_it_is_shown(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    window.show_page("today")
    for n in (1, 2):
        with qtbot.waitSignal(house.signals.changed):
            house.dispatcher.run("Add Gwen", partial(add_person, f"{n:032x}"))
    before = list(page.asked)

    window.show_page("members")

    assert (before, page.asked) == (["refresh"], ["refresh", "refresh"])
