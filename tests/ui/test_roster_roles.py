"""The roles of a member on the screen: since when, until when, and by which decision."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from models.queries.roster_person import person
from tests.builders import NOW, TODAY
from tests.builders_choices import Table
from tests.models.test_choices_selection import filled
from ui.house import House
from ui.roster.deeds import MemberDeeds
from ui.roster.roles import RoleSection


@pytest.fixture
def section(house: House, qtbot: QtBot) -> RoleSection:
    """The roles of Ed, whom the group has chosen as keyholder."""
    table = Table(house.store, "role_selection")
    filled(table)
    with house.store.read() as reader:
        ed = person(reader, table.ids["Ed"], today=TODAY, now=NOW)
    assert ed
    made = RoleSection(MemberDeeds(house))
    qtbot.addWidget(made)
    made.show_person(ed)
    made.show()
    return made


def said(section: RoleSection) -> str:
    """Everything there that is words."""
    return " | ".join(each.text() for each in section.findChildren(QLabel) if each.isVisible() and each.text())


def button(section: RoleSection, name: str) -> QAbstractButton:
    """The button of this name, or whose name begins so."""
    return next(each for each in section.findChildren(QAbstractButton) if each.accessibleName().startswith(name))


def test_a_role_says_by_which_decision_it_is_held_and_leads_there(house: House, section: RoleSection) -> None:
    went: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda *where: went.append(where))

    button(section, "by decision").click()

    assert "Keyholder | Mon 23 Nov 2026 to Tue 23 Nov 2027 | by decision 23 Nov 2026/1" in said(section)
    with house.store.read() as reader:
        assert went == [("decisions", reader.value("SELECT id FROM decision WHERE role <> ''"))]


def test_a_role_with_a_term_can_be_laid_down_before_its_end(section: RoleSection) -> None:
    assert button(section, "End the role Keyholder today").isVisible()
