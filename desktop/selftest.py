"""The installed program tries itself: window, chapter, paper and bundle, with nothing but what it brings."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from gettext import gettext as _
from pathlib import Path

from models.commands import chapter
from models.ids import new_id
from models.migrate import create
from models.store import Store, utc_now


def self_test() -> Iterator[str]:
    """Say what works, step by step; whatever does not work raises."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="chapterhouse-") as name:
        folder = Path(name)
        store = chapter.make(folder / "own.chapter", _at, label=_("New chapter"), name=_("Self-test chapter"))
        try:
            yield from _try(store, folder)
        finally:
            store.close()


def _try(store: Store, folder: Path) -> Iterator[str]:
    meeting = _held_meeting(store)
    yield _("chapter: made, written and read")
    _print(store, meeting, folder / "minutes.pdf")
    yield _("minutes: a PDF of {n} bytes, checked and drawn").format(n=(folder / "minutes.pdf").stat().st_size)
    yield _("papers: {n} written").format(n=_write_papers(store, folder))
    yield _("bundle: {n} changes sealed, opened and merged").format(n=_exchange(store, folder))
    yield _("window: {n} pages shown").format(n=_show(store, folder))


def _at(path: Path) -> Store:
    return Store(path, home=path.parent / "home", now=utc_now)


def _held_meeting(store: Store) -> str:
    from models.commands.meeting_record import import_record
    from models.rules.meeting_record import FORMAT, MeetingRecord

    starts = f"{utc_now() - timedelta(days=1):%Y-%m-%d}T18:00"
    item = {"title": "Ŵyn & Źdźbło", "notes": "A *note*.", "decisions": [{"text": "Agreed.", "outcome": "adopted"}]}
    record = MeetingRecord.model_validate({"format": FORMAT, "title": "Self-test", "starts": starts, "agenda": [item]})
    with store.write("Self-test") as session:
        return import_record(session, record=record, fingerprint=new_id())


def _print(store: Store, meeting: str, target: Path) -> None:
    from exports.page_pictures import PagePictures
    from exports.pdf.minutes import write
    from exports.verifying import examine
    from models.queries.minutes_of import minutes_of

    with store.read() as reader:
        write(target, minutes_of(reader, meeting))
    content = target.read_bytes()
    if not examine(content).agrees:
        raise RuntimeError("the minutes are not what was written")
    with closing(PagePictures(content)) as pages:
        if len(set(pages.picture(0, 300).pixels)) < 2:
            raise RuntimeError("the first page of the minutes is empty")


def _write_papers(store: Store, folder: Path) -> int:
    """Each that needs nobody named, in Welsh; the register as Word and Markdown too."""
    from exports.printing import KINDS, Wish, drawing, write

    now = utc_now()
    free = [(what, ".pdf") for what, kind in KINDS.items() if not kind.needs]
    wanted = [*free, ("decisions", ".docx"), ("decisions", ".md")]
    for what, ending in wanted:
        wish = Wish(what, language="cy")
        with store.read() as reader:
            draw = drawing(reader, wish, now)
        write(folder / f"{what}{ending}", draw, wish, now)
    return len(wanted)


def _exchange(store: Store, folder: Path) -> int:
    """Sealed with a passphrase: that is what the program starts itself a second time for."""
    from exports.bundle.read import read, take_in
    from exports.bundle.write import write

    phrase = new_id()
    write(store, folder / "all.bundle.age", everything=True, passphrase=phrase)
    create(folder / "other.chapter")
    other = _at(folder / "other.chapter")
    try:
        return take_in(other, read(folder / "all.bundle.age", passphrase=phrase), label="Self-test").fresh
    finally:
        other.close()


def _show(store: Store, folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.window import window_on
    from ui.preferences import Preferences
    from ui.theme import Look

    application = QApplication.instance() or QApplication(["chapterhouse"])
    assert isinstance(application, QApplication)
    preferences = Preferences(folder / "preferences.json")
    window = window_on(store, preferences, Look(application, preferences))
    window.show()
    for spec in window.specs:
        window.show_page(spec.key)
        application.processEvents()
    shown = window.grab()
    window.house.tasks.close()
    window.close()
    if shown.isNull():
        raise RuntimeError("the window could not be painted")
    return len(window.specs)
