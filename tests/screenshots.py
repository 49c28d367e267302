"""Grabs every page of the sample chapter in light and dark: `python -m tests.screenshots FOLDER`."""

import os
import sys
import tempfile
from pathlib import Path
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import window_on
from desktop.sample.make import SampleChapter
from models import commands
from models.commands import chapter
from models.history import History
from models.rules.holding import Who
from models.store import Store, utc_now
from tests import (
    screenshots_attention,
    screenshots_back,
    screenshots_duplicates,
    screenshots_more,
    screenshots_national,
    screenshots_room,
    screenshots_sharing,
)
from tests.builders_national import Country
from tests.ui.gallery_room import Evening
from ui.main_window import MainWindow
from ui.meetings.page import MeetingsPage
from ui.preferences import Preferences
from ui.roster.page import MembersPage
from ui.tasks import ThreadTasks
from ui.theme import Look
from ui.welcome import Welcome

_SETTLE = 450  # ms
_ROSTER = """First name,Last name,Email,Joined
Amara,Okafor,amara@another.example,
Lleu,Fychan,lleu@chapter.example,31/02/2026
Mair,Tudor,,
"""
_SAID = (("Isla", "objection", "It is needed here on Thursdays."), ("Ed", "concern", ""))
_PROPOSAL = "The hearing loop may be lent to other chapters for a weekend."


class Camera:
    """Walks through the program in one theme and grabs what it sees."""

    def __init__(self, target: Path, theme: str, worn: tuple[Preferences, Look]) -> None:
        self._target, self._theme, self._worn = target, theme, worn
        worn[1].choose(theme)

    def welcome(self) -> None:
        """The first window."""
        shown = Welcome(self._worn[0], begin=print, join=print, open_=print, sample=print)
        self._shoot("welcome", shown, (760, 620))
        shown.close()

    def pages(self, store: Store, name: str, size: tuple[int, int] = (1360, 850)) -> None:
        """Every page of one chapter."""
        window = window_on(store, *self._worn)
        for spec in window.specs:
            window.show()
            window.show_page(spec.key)
            self._shoot(f"{name}{spec.key}", window, size)
        for side in ("copies", "history", "settle"):
            window.show_page("share", side)
            self._shoot(f"{name}share-{side}", window, size)
        self._close(window)

    def deeds(self, store: Store, roster: Path) -> None:
        """What happens on the pages: going anywhere, an import, a meeting that runs and closes."""
        window = window_on(store, *self._worn)
        window.show()
        window.go_to_anything()
        self._shoot("go-to", window)
        self._import(window, roster)
        self._meeting(window)
        self._close(window)

    def room(self, store: Store, evening: Evening) -> None:
        """The meeting room, half way through an evening."""
        window = window_on(store, *self._worn)
        window.show()
        screenshots_room.walk(window, evening, self._shoot)
        self._close(window)

    def more(self, store: Store) -> None:
        """What is seldom met, and the first window over a damaged file."""
        window = window_on(store, *self._worn)
        window.show()
        screenshots_more.walk(window, self._shoot)
        screenshots_duplicates.walk(window, self._shoot)
        screenshots_back.walk(window, self._shoot)
        self._close(window)
        shown = Welcome(self._worn[0], begin=print, join=print, open_=print, sample=print)
        screenshots_more.damaged(shown, store, utc_now(), self._shoot)
        shown.close()

    def suggesting(self, land: Country) -> None:
        """One chapter suggests, another is asked, and national suggests as well."""
        for name, part in screenshots_national.PARTS.items():
            window = window_on(screenshots_national.store_of(land, name), *self._worn)
            window.show()
            part(window, land, self._shoot)
            self._close(window)

    def sharing(self, post: screenshots_sharing.Post) -> None:
        """What leaves, what comes, and what is then to settle."""
        window = window_on(post.store, *self._worn)
        window.show()
        screenshots_sharing.walk(window, post, self._shoot)
        self._close(window)

    def attention(self, store: Store) -> None:
        """What two laptops did that cannot all be meant."""
        window = window_on(store, *self._worn)
        window.show()
        window.show_page("share", "settle")
        self._shoot("share-attention", window)
        self._close(window)

    def _import(self, window: MainWindow, roster: Path) -> None:
        window.show_page("members")
        page = window.page("members")
        assert isinstance(page, MembersPage)
        page.import_file(roster)
        wizard = page.files.wizard
        assert wizard
        for step in ("file", "columns", "look"):
            while wizard.current() != step or (step == "look" and wizard.plan is None):
                _wait(50)
                if wizard.current() != step:
                    wizard.next()
            self._shoot(f"import-{step}", wizard, (860, 620))
        wizard.reject()

    def _meeting(self, window: MainWindow) -> None:
        store, now = window.house.store, utc_now()
        meeting, item = _next_meeting(store)
        with store.write("Start the meeting") as session:
            commands.meetings.open_meeting(session, meeting_id=meeting, at=now)
            commands.meetings.everybody_came(session, meeting_id=meeting, at=now)
            commands.meetings.go_to_item(session, meeting_id=meeting, item_id=item, at=now)
        with store.write("Propose") as session:
            proposal = commands.decisions.propose(session, meeting_id=meeting, item_id=item, text=_PROPOSAL)
            session.flush()
            for name, stance, reason in _SAID:
                commands.decisions.set_stance(
                    session, decision_id=proposal, stance=stance, reason=reason, at=now, **_member(store, name)
                )
        window.show_page("meetings", meeting)
        self._shoot("meeting-running", window)
        page = window.page("meetings")
        assert isinstance(page, MeetingsPage)
        page.run.close_button.click()
        self._shoot("meeting-closing", window)
        for _ in range(2):
            History(store).undo()

    def _shoot(self, name: str, shown: QWidget, size: tuple[int, int] = (1360, 850)) -> None:
        shown.resize(*size)
        shown.show()
        _wait(_SETTLE)
        while _is_at_work(shown):
            _wait(_SETTLE)
        path = self._target / f"{name}-{self._theme}.png"
        shown.grab().save(str(path))
        print(path)

    def _close(self, window: MainWindow) -> None:
        window.house.tasks.close()
        window.close()


def _wait(milliseconds: int) -> None:
    """Let the window and its workers run; `QTest.qWait` would keep the workers from it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _is_at_work(shown: QWidget) -> bool:
    """Whether a worker has yet to tell what the page will show."""
    return isinstance(shown, MainWindow) and bool(cast(ThreadTasks, shown.house.tasks)._under_way)


def _next_meeting(store: Store) -> tuple[str, str]:
    with store.read() as reader:
        meeting = reader.value("SELECT id FROM meeting WHERE state = 'planned' AND NOT removed LIMIT 1")
        item = "SELECT id FROM agenda_item WHERE meeting_id = :m AND NOT removed ORDER BY position DESC LIMIT 1, 1"
        return meeting, reader.value(item, m=meeting)


def _member(store: Store, given: str) -> dict[str, str]:
    with store.read() as reader:
        who = reader.one(Who, "SELECT id, given_name || ' ' || family_name FROM person WHERE given_name = :g", g=given)
    assert who
    return {"person_id": who.person_id, "name": who.name}


def main(target: Path) -> None:
    """Both themes, every scene."""
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    preferences = Preferences(None)
    look = Look(application, preferences)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name:
        folder = Path(name)
        (folder / "people.csv").write_text(_ROSTER, "utf-8")
        sample, empty, room, late = (
            chapter.make(folder / f"{kind}.chapter", _at, label="New chapter", name="West of England chapter")
            for kind in ("sample", "empty", "room", "late")
        )
        for store in (sample, room, late):
            SampleChapter(store, utc_now()).fill()
        evening = screenshots_room.held(room, utc_now())
        screenshots_more.prepared(late, utc_now())
        screenshots_duplicates.prepared(late, utc_now())
        for theme in ("light", "dark"):
            camera = Camera(target, theme, (preferences, look))
            camera.welcome()
            camera.pages(sample, "")
            camera.pages(sample, "small-", (1024, 700))
            camera.pages(empty, "empty-")
            camera.deeds(sample, folder / "people.csv")
            camera.room(room, evening)
            camera.more(late)
            with screenshots_national.neighbours(folder / theme) as land:
                camera.suggesting(land)
            with screenshots_sharing.corresponding(folder / f"{theme}-sharing") as post:
                camera.sharing(post)
            with screenshots_attention.put_together(folder / f"{theme}-attention") as store:
                camera.attention(store)
        for store in (sample, empty, room, late):
            store.close()


def _at(path: Path) -> Store:
    return Store(path, home=path.parent / "home", now=utc_now)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
