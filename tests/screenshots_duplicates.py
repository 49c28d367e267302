"""Photographs the screens for people entered twice: the line, the pairs, two side by side, the pane and the hint."""

from datetime import datetime

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import commands
from models.queries import roster
from models.rules.consent import ConsentState
from models.store import Store
from models.tables.actions import Action
from models.tables.assets import Asset, Loan
from tests.builders_roster import add
from tests.screenshots_room import Shoot
from ui.main_window import MainWindow
from ui.roster.page import MembersPage

_WINDOW, _SMALL, _TALL = (1360, 850), (780, 700), (1360, 1250)
_LONG = "Can drive the minibus, and knows where the key of the hall in Tiverton is kept when the warden is away."


def prepared(store: Store, now: datetime) -> None:
    """Samuel Okoro entered again as Sam, a couple with one e-mail, and two of one name."""
    shared = {"email": "sam.okoro@chapter.example", "town": "Bristol"}
    first = add(store, "Samuel Okoro", **shared, skills=("Run charts", "Welsh"), notes="Call in the evening.")
    second = add(store, "Sam Okoro", **shared, skills=("First aid", "run charts"), notes=_LONG, job_title="Nurse")
    for name in ("Lin Huang", "Wei Huang"):
        add(store, name, email="huang@chapter.example", postcode="EX4 3QQ", address_lines="4 Mill Lane")
    for place in ("TR1 1AA", ""):
        add(store, "Joanne Tregear", postcode=place)
    with store.write("Okoro") as session:
        for person, number in ((first, "07700 900123"), (second, "+44 7700 900123"), (second, "01275 496 0111")):
            commands.roster_parts.add_contact(session, person_id=person, kind="phone", value=number)
        tent = Asset(name="Tent")
        session.add(tent)
        session.add_all(Loan(asset_id=tent.id, person_id=person, out_at=now) for person in (first, second))
        session.add(Action(text="Book the hall", owner_id=second))
        for person, state in ((first, ConsentState.GRANTED), (second, ConsentState.REFUSED)):
            commands.roster.record_consent(
                session, person_id=person, state=state, at=now, method="spoken", wording="May we name you?"
            )


def walk(window: MainWindow, shoot: Shoot) -> None:
    """Everything once; what is merged is taken back."""
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, MembersPage)
    page.duplicates.count()
    shoot("twice-line", window, _WINDOW)
    shoot("twice-line-small", window, _SMALL)
    page.find_duplicates()
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"twice-pairs{name}", window, size)
    page.duplicates.pairs._compare()
    for name, size in (("", _WINDOW), ("-tall", _TALL), ("-small", _SMALL)):
        shoot(f"twice-merge{name}", window, size)
    kept = min(page.duplicates.merging.shows())
    page.duplicates.merging.merge()
    shoot("twice-merged", window, _WINDOW)
    page.show_id(kept)
    shoot("twice-pane", window, _WINDOW)
    window.undo()
    _hint(window, page, shoot)


def _hint(window: MainWindow, page: MembersPage, shoot: Shoot) -> None:
    with window.house.store.read() as reader:
        name = roster.find(reader, "sunil")[0].name
    window.activateWindow()
    QApplication.processEvents()
    page.new_here()
    for field, part in ((page.new._given, name.partition(" ")[0]), (page.new._family, name.partition(" ")[2])):
        field.setFocus()
        QTest.keyClicks(QApplication.focusWidget() or window, part)
    page.new.flush()
    shoot("twice-hint", window, _WINDOW)
    page.back()
