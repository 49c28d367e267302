"""Photographs what is seldom met: a review, newcomers, two meetings at once, a damaged file, what forgetting leaves."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from desktop import rescue
from models import commands
from models.backups import end_day
from models.errors import NotAChapter
from models.queries.chapter import chapter
from models.queries.erasure import Confirmation
from models.queries.papers import Paper
from models.rules.holding import Who
from models.rules.london import day_of
from models.store import Store
from tests.screenshots_room import Shoot
from ui.assets.page import AssetsPage
from ui.chapter.details import ChapterDetails
from ui.decisions.page import DecisionsPage
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage
from ui.sharing import erase
from ui.sharing.erase_done import ForgottenDialog
from ui.welcome import Welcome

_WINDOW, _SMALL, _TALL = (1360, 850), (1024, 700), (1360, 1100)
_NEW = "Nia-Mai Bowen"


def prepared(store: Store, now: datetime) -> None:
    """A meeting under way with somebody too new to decide, and another that could begin beside it."""
    with store.write("Rules") as session:
        for field, value in (("joined_days", 28), ("method", "supermajority")):
            commands.kinds.change(session, kind="sharing", field=field, value=value)
        commands.kinds.set_threshold(session, kind="sharing", share="3/4")
        commands.kinds.set_base(session, kind="sharing", base="deciders")
        commands.kinds.change(session, kind="annual", field="method", value="consensus")
        commands.kinds.change(session, kind="annual", field="blocks_allowed", value=2)
        commands.kinds.set_lukewarm(session, kind="annual", share="1/3")
        commands.kinds.change(session, kind="regular", field="joined_days", value=28)
        new = commands.roster.add_person(session, given_name="Nia-Mai", family_name="Bowen", joined_on=day_of(now))
        commands.meetings.plan(session, title="Kit evening", starts=now + timedelta(minutes=20), place="Taunton")
    with store.read() as reader:
        first = reader.value("SELECT id FROM meeting WHERE state = 'planned' AND title LIKE 'Dec%' AND NOT removed")
        item = reader.value("SELECT id FROM agenda_item WHERE meeting_id = :m AND NOT removed LIMIT 1", m=first)
    with store.write("Start") as session:
        commands.meetings.open_meeting(session, meeting_id=first, at=now)
        commands.meetings.everybody_came(session, meeting_id=first, at=now)
        commands.meetings.sign_in(session, meeting_id=first, who=Who(new, _NEW), at=now)
        commands.meetings.go_to_item(session, meeting_id=first, item_id=item, at=now)
        commands.decisions.propose(session, meeting_id=first, item_id=item, text="We meet in Taunton in June.")


class More:
    """One window, and somebody who photographs it."""

    def __init__(self, window: MainWindow, shoot: Shoot) -> None:
        self._window, self._shoot, self._store = window, shoot, window.house.store

    def review(self) -> None:
        """Looking back at a decision, in both sizes."""
        with self._store.read() as reader:
            due = reader.value("SELECT id FROM decision WHERE text LIKE 'We try hybrid%' AND NOT removed")
        self._window.show_page("decisions", due)
        page = self._window.page("decisions")
        assert isinstance(page, DecisionsPage)
        self._shoot("more-review-due", self._window, _WINDOW)
        page._pane.review()
        for name, size in (("", _WINDOW), ("-small", _SMALL)):
            self._shoot(f"more-review-form{name}", self._window, size)
        page.back()

    def meetings(self) -> None:
        """Newcomers in the room and while planning, two meetings at once, and two ways a kind may be agreed."""
        self._window.show_page("meetings")
        page = self._window.page("meetings")
        assert isinstance(page, MeetingsPage)
        with self._store.read() as reader:
            running, second = (
                reader.value(f"SELECT id FROM meeting WHERE state = :s {more} LIMIT 1", s=state)
                for state, more in (("running", ""), ("planned", "AND title = 'Kit evening' AND NOT removed"))
            )
        page.show_id(running)
        for name, size in (("", _TALL), ("-small", _SMALL)):
            self._shoot(f"more-newcomer{name}", self._window, size)
        page.back()
        page._back_to_list()
        page.table.select_id(second)
        page._begin("start", second)
        for name, size in (("", _WINDOW), ("-small", _SMALL)):
            self._shoot(f"more-two-meetings{name}", self._window, size)
        page._show_kinds()
        for kind in ("sharing", "annual"):
            page.kinds.show_kinds(kind)
            self._shoot(f"more-kind-{kind}", self._window, _WINDOW)
        self._shoot("more-kind-small", self._window, _SMALL)
        page._back_to_list()

    def forms(self) -> None:
        """The sheets of the other pages, and the week of what is shared."""
        for key in ("assets", "actions", "decisions", "members"):
            self._window.show_page(key)
            self._window.ask_page("new_here")
            asked = next((each for each in self._window.findChildren(QDialog) if each.isVisible()), None)
            if asked:
                self._grab(f"more-new-{key}", asked)
            else:
                self._shoot(f"more-new-{key}", self._window, _WINDOW)
            self._window.ask_page("back")
        self._window.show_page("assets")
        page = self._window.page("assets")
        assert isinstance(page, AssetsPage)
        asset = page._pane.asset()
        assert asset and asset.row.out
        for name, ask in (("book", page._pane.book), ("extend", partial(page._pane.extend, asset.row.out[0]))):
            ask()
            self._shoot(f"more-asset-{name}", self._window, _WINDOW)
            page._pane.close_form()
        page._pane.take_back(asset.row.out[0])
        self._shoot("more-asset-back", self._window, _SMALL)
        page._pane.close_form()
        page._tabs.setCurrentIndex(1)
        for name, size in (("", _WINDOW), ("-small", _SMALL)):
            self._shoot(f"more-week{name}", self._window, size)
        page._tabs.setCurrentIndex(0)

    def dialogs(self) -> None:
        """About this chapter, and what is asked and said when somebody is forgotten."""
        house = self._window.house
        with self._store.read() as reader:
            facts = chapter(reader)
            who = reader.value("SELECT id FROM person WHERE given_name = 'Carlos' AND NOT removed")
        assert facts
        self._grab("more-about-chapter", ChapterDetails(house, facts, self._window))
        wizard = erase.open(house, who, self._window)
        if isinstance(wizard, erase.EraseWizard):
            for step in ("holds", "goes", "confirm"):
                self._shoot(f"more-forget-{step}", wizard, (wizard.width(), wizard.height()))
                wizard.next()
            wizard.reject()
        papers = [Paper("consent", "", None), Paper("sign_in", "October kit evening", day_of(house.now()))]
        told = ["The decision WEC 2026-10-08/3", "The notes of the November stewardship meeting, item 2"]
        left = Confirmation("", "", 0, 1, 3, ("Ed’s laptop", "Office PC"))
        self._grab("more-forgotten", ForgottenDialog(self._window, papers, told, left, house.signals.go_to))
        self._grab("more-forgotten-nothing", ForgottenDialog(self._window, [], [], None, house.signals.go_to))

    def _grab(self, name: str, dialog: QWidget) -> None:
        dialog.show()
        self._shoot(name, dialog, (dialog.width(), dialog.height()))
        dialog.close()


def damaged(welcome: Welcome, store: Store, now: datetime, shoot: Shoot) -> None:
    """The first window over a chapter that cannot be read: with a backup, and without one."""
    end_day(store.path, store.home, now)
    for name, path in (("backup", store.path), ("none", Path("Somewhere") / "Fens.chapter")):
        rescue.refuse(welcome, NotAChapter(path, "damaged"), store.home, partial(print))
        shoot(f"more-damaged-{name}", welcome, (welcome.width(), welcome.height()))


def walk(window: MainWindow, shoot: Shoot) -> None:
    """Everything there is to see on one window."""
    more = More(window, shoot)
    for part in (more.review, more.meetings, more.forms, more.dialogs):
        part()
