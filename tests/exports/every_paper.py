"""Every paper of the program, drawn once from a whole chapter."""

import shutil
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from desktop.sample.make import SampleChapter
from exports.pdf import (
    action_list,
    action_slips,
    agenda,
    ballots,
    catch_up,
    minutes,
    notice_letter,
    running_sheet,
    sign_in,
)
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.printing import KINDS, Wish, drawing
from models.commands import chapter
from models.queries.actions import open_actions
from models.queries.meeting_post import recipients
from models.queries.minutes_catch_up import catch_up as caught_up
from models.queries.minutes_of import minutes_of
from models.queries.paper_pack import pack_of
from models.reader import Reader
from models.store import Store
from tests.builders import NOW, TODAY
from tests.exports.pdf_reading import Structure, text_of

_PACK = {
    "agenda": agenda.paper,
    "sign-in": sign_in.paper,
    "ballots": ballots.paper,
    "running-sheet": running_sheet.paper,
    "action-slips": action_slips.paper,
}
_MINUTES = {"minutes": {}, "minutes-names": {"with_names": True}, "minutes-annex": {"confidential": True}}
NAMES = (*KINDS, *_PACK, *_MINUTES, "notice-letter", "catch-up", "action-list")

FREE = {
    "chapter": ("name", "region"),
    "person": ("given_name", "family_name", "pronouns", "organisation", "job_title", "address_lines", "town", "notes"),
    "meeting": ("title", "place", "next_meeting"),
    "agenda_item": ("title", "notes"),
    "decision": ("text", "reasons", "driver", "criteria", "responsible", "difference", "number"),
    "action": ("text", "note"),
    "asset": ("name", "code", "description", "place", "rule_of_use", "unit", "notes"),
    "loan": ("note",),
    "booking": ("purpose",),
    "stance": ("reason", "name"),
    "decision_option": ("text",),
    "attendance": ("name", "capacity"),
}
"""Where people write what they like."""


class Drawn:
    """A paper, and what others read in it."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached_property
    def structure(self) -> Structure:
        """Its logical tree, followed both ways."""
        return Structure(self.paper.content)

    @cached_property
    def text(self) -> str:
        """Its text, as it is copied from the page."""
        return text_of(self.paper.content)


def sample_chapter(path: Path) -> Path:
    """The chapter of `chapterhouse tour`, at the hour at which the clock of the tests stands."""
    store = chapter.make(path, _opened, label="New", name="West of England chapter")
    SampleChapter(store, NOW).fill()
    store.close()
    return path


def spoiled(template: Path, path: Path, texts: Sequence[str]) -> Path:
    """A copy in which everything that people write is one of these texts, in turn."""
    shutil.copy(template, path)
    store = _opened(path)
    with store.write("spoil") as session:
        connection = session.connection()
        for table, columns in FREE.items():
            ids = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")]
            for place, id in enumerate(ids):
                for shift, column in enumerate(columns):
                    text = _text(texts, place + shift)
                    connection.exec_driver_sql(f"UPDATE {table} SET {column} = ? WHERE id = ?", (text, id))
    store.close()
    return path


def _text(texts: Sequence[str], place: int) -> str:
    """The texts in turn; those that fill pages come once."""
    text = texts[place % len(texts)]
    return text if len(text) < 100 or place < len(texts) else "x"


def every_paper(path: Path, size: int = 12) -> dict[str, Paper]:
    """All papers of a chapter by name."""
    store = _opened(path)
    with store.read() as reader:
        papers = {what: _of_the_chapter(reader, what, size) for what in KINDS} | _of_a_meeting(reader, size)
    store.close()
    return papers


def _opened(path: Path) -> Store:
    return Store(path, home=path.parent / f"home of {path.stem}", now=lambda: NOW)


def _of_the_chapter(reader: Reader, what: str, size: int) -> Paper:
    about = {
        "person": "SELECT person_id FROM loan LIMIT 1",
        "decision": "SELECT id FROM decision ORDER BY declared_at DESC LIMIT 1",
        "loan": "SELECT id FROM loan LIMIT 1",
    }
    needs = KINDS[what].needs
    wish = Wish(what, reader.value(about[needs]) if needs else "", size=size)
    return drawing(reader, wish, NOW)(Printing(size, TODAY))


def _of_a_meeting(reader: Reader, size: int) -> dict[str, Paper]:
    held = "SELECT id FROM meeting WHERE closed_at IS NOT NULL ORDER BY starts DESC LIMIT 1"
    last = reader.value(held)
    pack = pack_of(reader, reader.value("SELECT id FROM meeting WHERE state = 'planned' LIMIT 1"), TODAY)
    printing = Printing(size, TODAY)
    first = recipients(reader, last, TODAY)[0]
    drawn = {name: draw(pack, printing) for name, draw in _PACK.items()}
    for name, how in _MINUTES.items():
        drawn[name] = minutes.paper(minutes_of(reader, last, **how), size=size, printed=TODAY)
    drawn["notice-letter"] = notice_letter.paper(pack, first, printing)
    drawn["catch-up"] = catch_up.paper(caught_up(reader, last, NOW, TODAY), size=size, printed=TODAY)
    rows = open_actions(reader, TODAY)
    drawn["action-list"] = action_list.paper(reader.value("SELECT name FROM chapter"), rows, TODAY, size=size)
    return drawn
