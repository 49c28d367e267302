"""Each person's own list: chosen, printed, and put into a draft, by clicks."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from models.commands import actions
from models.store import Store
from tests.builders import TODAY
from tests.builders_meetings import people
from tests.exports.pdf_reading import pages_of
from ui.actions.page import ActionsPage
from ui.actions.people import PeopleBar
from ui.house import House
from ui.row_table import RowTable


@pytest.fixture
def page(house: House, qtbot: QtBot, store: Store) -> ActionsPage:
    """Two people and somebody outside have something to do."""
    from models.tables import ContactPoint

    ids = people(store, "Amara Okafor", "Bethan Rees")
    with store.write("promise") as session:
        session.add(ContactPoint(person_id=ids["Amara"], kind="email", value="amara@chapter.example"))
        for text, owner in (("Print the card", "Amara"), ("Book the hall", "Amara"), ("Wash the cups", "Bethan")):
            actions.add(session, text=text, owner_id=ids[owner])
        actions.add(session, text="Find a key", owner="Ed")
        done = actions.add(session, text="Write to Ed", owner_id=ids["Bethan"])
        session.flush()
        actions.finish(session, action_id=done, on=TODAY)
    page = ActionsPage(house)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def bar(page: ActionsPage) -> PeopleBar:
    """The choice of people."""
    found = page.findChild(PeopleBar)
    assert isinstance(found, PeopleBar)
    return found


def choose(page: ActionsPage, name: str) -> None:
    """Choose somebody as a click in the list does."""
    combo = bar(page).who.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    place = next(n for n in range(combo.count()) if combo.itemText(n).startswith(name))
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def shown(page: ActionsPage) -> list[str]:
    """The list as it stands."""
    table = page.findChild(RowTable)
    assert isinstance(table, RowTable)
    rows = [table.row_at(n) for n in range(table.row_total())]
    return sorted(row.text for row in rows if row)


def offered(page: ActionsPage) -> list[str]:
    """Whom one can choose."""
    combo = bar(page).who.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    return [combo.itemText(n) for n in range(combo.count())]


def test_everybody_with_something_open_is_offered_with_how_much(page: ActionsPage) -> None:
    assert offered(page) == ["Everybody’s", "Amara Okafor (2)", "Bethan Rees (1)", "Ed (1)"]


def test_one_persons_list_is_shown_and_esc_is_everybodys_again(page: ActionsPage, qtbot: QtBot) -> None:
    choose(page, "Amara")
    qtbot.waitUntil(lambda: shown(page) == ["Book the hall", "Print the card"])

    assert page.back()

    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    assert not page.back()


def test_everybodys_lists_are_pages_of_their_own(page: ActionsPage, tmp_path: Path) -> None:
    bar(page).print_to(tmp_path / "lists.pdf")

    pages = pages_of((tmp_path / "lists.pdf").read_bytes())
    named = [next(name for name in ("Amara", "Bethan", "Ed") if name in each) for each in pages]
    assert named == ["Amara", "Bethan", "Ed"]


def test_a_draft_goes_to_the_one_person_chosen(page: ActionsPage, tmp_path: Path) -> None:
    assert not bar(page).mail.isEnabled()
    choose(page, "Amara")
    assert bar(page).mail.isEnabled()

    bar(page).mail_to(tmp_path / "list.eml")

    letter = message_from_bytes((tmp_path / "list.eml").read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",))
    assert letter["Bcc"] == "amara@chapter.example"
    assert body and "Book the hall" in body.get_content() and "Wash the cups" not in body.get_content()


def test_who_has_nothing_more_to_do_is_chosen_no_longer(page: ActionsPage, qtbot: QtBot, store: Store) -> None:
    choose(page, "Ed")
    with store.read() as reader:
        key = reader.value("SELECT id FROM action WHERE text = 'Find a key'")

    with store.write("done") as session:
        actions.finish(session, action_id=key, on=TODAY)

    qtbot.waitUntil(lambda: offered(page) == ["Everybody’s", "Amara Okafor (2)", "Bethan Rees (1)"])
    qtbot.waitUntil(lambda: len(shown(page)) == 3)
    assert bar(page).key() == ""
