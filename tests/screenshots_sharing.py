"""Photographs what a full chapter would send, what came from a co-coordinator, and what is then to settle."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from desktop.sample.make import SampleChapter
from models import migrate
from models.commands import assets, roster
from models.rules.consent import ConsentState
from models.store import Store, utc_now
from tests.builders_national import country
from tests.screenshots_national import around
from tests.screenshots_room import Shoot
from tests.ui.sharing_desk import change, hand_over, joined, packed
from ui.main_window import MainWindow
from ui.sharing.page import SharePage

_WINDOW, _SMALL = (1360, 850), (1024, 700)
_ASSET = "SELECT id FROM asset WHERE NOT removed ORDER BY id LIMIT 1"
_AGREED = "SELECT person_id FROM consent_event WHERE state = 'granted' AND audience = 'national' ORDER BY id LIMIT 1"
_NAMED = 3  # the level at which whoever agreed is named


@dataclass(frozen=True)
class Post:
    """A chapter's file, and the bundles that came: from a co-coordinator, and from a laptop nobody has met."""

    store: Store
    known: Path
    unknown: Path


@contextmanager
def corresponding(folder: Path) -> Iterator[Post]:
    """The sample, enrolled; a co-coordinator wrote some of the same things, and somebody has changed their mind."""
    folder.mkdir(parents=True)
    template = folder / "template.chapter"
    migrate.create(template)
    with country(template, folder / "land", "West of England chapter") as land:
        (store,) = land.chapters.values()
        store.now = utc_now
        SampleChapter(store, utc_now()).fill()
        change(store, "chapter", _one(store, "SELECT chapter FROM _ctl"), national_level=_NAMED)
        around(land)
        around(land)
        _go_on(store)
        with (
            joined(template, store, name="Bryn’s laptop") as bryn,
            joined(template, store, name="Old laptop", knows=False) as stranger,
        ):
            _write_apart(store, bryn)
            hand_over(store, stranger)
            yield Post(store, packed(bryn, "from Bryn.bundle"), packed(stranger, "from the cupboard.bundle"))


def walk(window: MainWindow, post: Post, shoot: Shoot) -> None:
    """Send, then open, then settle."""
    window.show_page("share", "send")
    page = window.page("share")
    assert isinstance(page, SharePage)
    page._send._whom.choose("national")
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"sharing-national{name}", window, size)
    _press(page, "Stays here")
    shoot("sharing-national-stays", window, _WINDOW)
    page.import_file(post.unknown)
    shoot("sharing-stranger", window, _WINDOW)
    page.import_file(post.known)
    shoot("sharing-offer", window, _WINDOW)
    _press(page, "Take it in")
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"sharing-report{name}", window, size)
    for side in ("copies", "history"):
        window.show_page("share", side)
        shoot(f"sharing-{side}", window, _WINDOW)


def _go_on(store: Store) -> None:
    """A week later: one thing has moved, somebody has joined, and somebody wants to be named no more."""
    now = store.now()
    thing, agreed = _one(store, _ASSET), _one(store, _AGREED)
    change(store, "asset", thing, place="Frenchay, room 2")
    with store.write("A week") as session:
        roster.add_person(session, given_name="Idris", family_name="Bowen", joined_on=now.date())
        roster.record_consent(session, person_id=agreed, state=ConsentState.WITHDRAWN, at=now, method="spoken to")


def _write_apart(store: Store, bryn: Store) -> None:
    """Both of them at work, neither having seen the other."""
    thing, meeting = _one(store, _ASSET), _one(store, "SELECT id FROM meeting WHERE state = 'planned' LIMIT 1")
    binned = _one(store, f"{_ASSET} OFFSET 3")
    for copy, place, title, hour in ((store, "Library", "Circle in December", 1), (bryn, "Baths", "Winter circle", 2)):
        change(copy, "asset", thing, place=place)
        starts = f"{copy.now() + timedelta(days=9, hours=hour):%Y-%m-%dT%H:00:00Z}"
        change(copy, "meeting", meeting, title=title, starts=starts)
    change(store, "asset", binned, condition="Two legs are bent")
    with bryn.write("Remove") as session:
        assets.to_bin(session, asset_id=binned, now=bryn.now())


def _one(store: Store, query: str) -> str:
    with store.read() as reader:
        return reader.value(query)


def _press(page: SharePage, text: str) -> None:
    """Click what begins with these words; the number on a chip comes after them."""
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    next(each for each in buttons if each.text().startswith(text)).click()
