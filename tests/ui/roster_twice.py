"""Chapters in which somebody was entered twice, and eyes for the screens that say so."""

from pytestqt.qtbot import QtBot

from models.commands import roster_parts
from tests.builders_roster import add
from tests.ui.roster_hands import open_page
from ui.house import House
from ui.roster.duplicates_merge import MergeScreen
from ui.roster.duplicates_pairs import PairsScreen
from ui.roster.page import MembersPage
from ui.row_model import ACCESSIBLE, DISPLAY


def entered_twice(house: House) -> tuple[str, str]:
    """Samuel Okoro, entered again as Sam with the same e-mail and phone; and Bethan, whom nobody resembles."""
    first = add(
        house.store,
        "Samuel Okoro",
        email="sam@example.org",
        organisation="Severn Health Board",
        town="Bristol",
        notes="Call in the evening.",
        skills=("Run charts", "Welsh"),
    )
    second = add(
        house.store,
        "Sam Okoro",
        email="sam@example.org",
        town="Bristol",
        job_title="Nurse",
        notes="Has a trailer.",
        skills=("First aid", "run charts"),
    )
    add(house.store, "Bethan Rees", organisation="Wye Trust")
    with house.store.write("Phones") as session:
        for person, number in ((first, "07700 900123"), (second, "+44 7700 900123")):
            roster_parts.add_contact(session, person_id=person, kind="phone", value=number)
    return first, second


def pairs_on(house: House, qtbot: QtBot) -> tuple[MembersPage, PairsScreen]:
    """The page with the list of pairs open."""
    page = open_page(house, qtbot)
    page.find_duplicates()
    return page, page.duplicates.pairs


def merging_on(house: House, qtbot: QtBot, ids: tuple[str, str]) -> tuple[MembersPage, MergeScreen]:
    """The page with two entries side by side."""
    page = open_page(house, qtbot)
    page.duplicates.compare(*ids)
    return page, page.duplicates.merging


def listed_pairs(screen: PairsScreen) -> list[str]:
    """What the list of pairs says: "Samuel Okoro | Sam Okoro | why | how likely"."""
    model, total = screen.table.model(), screen.table.row_total()
    roles = (DISPLAY, DISPLAY, ACCESSIBLE, DISPLAY)  # the reasons may stand on two lines
    return [" | ".join(model.index(row, n).data(role) for n, role in enumerate(roles)) for row in range(total)]


def results(screen: MergeScreen) -> dict[str, str]:
    """What would stay of each field in which the two differ, by its label."""
    return {row.line.label: row.result() for row in screen.card.rows.rows()}
