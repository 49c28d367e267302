"""The rooms of the window, each loaded when it is first entered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.reader import Reader
from models.rules.london import day_of
from models.store import utc_now
from ui.house import House
from ui.page_spec import PageSpec

if TYPE_CHECKING:
    from ui.goto import Finder, Found

# Which page takes a file that is given to the program or dropped on its window.
OPENED_BY = {
    **dict.fromkeys((".bundle", ".age"), "share"),
    **dict.fromkeys((".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".vcf"), "members"),
    **dict.fromkeys((".json", ".pdf"), "meetings"),
}

_WITH_FINDERS = ("roster", "assets", "meetings", "decisions", "actions", "bin")

_LATE_ACTIONS = """SELECT count(*) FROM action
    WHERE NOT removed AND done_on IS NULL AND dropped_on IS NULL AND due_on < :today"""
_LATE_LOANS = "SELECT count(*) FROM loan WHERE NOT removed AND returned_at IS NULL AND due_on < :today"


def pages(*, is_national: bool = False) -> tuple[PageSpec, ...]:
    """The rail from top to bottom; the national community's own file has its chapters where a chapter has national."""
    beyond = (
        PageSpec(
            "chapters", _("Chapters"), "place", _room("national", "chapters_page"), _replies_due, _about("chapters")
        )
        if is_national
        else PageSpec("national", _("National"), "flag", _room("national"), _answers_due, _about("national"))
    )
    return (
        PageSpec("today", _("Today"), "today", _room("today"), about=_about("today")),
        PageSpec("meetings", _("Meetings"), "meetings", _room("meetings"), about=_about("meetings")),
        PageSpec("decisions", _("Decisions"), "decisions", _room("decisions"), about=_about("decisions")),
        PageSpec("actions", _("Actions"), "actions", _room("actions"), _count(_LATE_ACTIONS), _about("actions")),
        PageSpec("members", _("Members"), "members", _room("roster"), about=_about("members")),
        PageSpec("assets", _("Assets"), "assets", _room("assets"), _count(_LATE_LOANS), _about("assets")),
        PageSpec("share", _("Share"), "share", _room("sharing"), _to_settle, _about("share")),
        beyond,
        PageSpec("bin", _("Bin"), "trash", _room("bin"), about=_about("bin"), on_rail=False),
        PageSpec("history", _("History"), "history", _room("deeds"), about=_about("history"), on_rail=False),
    )


def load_rooms() -> None:
    """Load what the rooms are made of, ahead of the first step into each."""
    for subject in ("meetings", "decisions", "actions", "roster", "assets", "sharing"):
        import_module(f"ui.{subject}.page")
    import_module("ui.national.page")


def finders() -> Sequence[Finder]:
    """What Ctrl+K searches."""
    return tuple(_finder(subject) for subject in _WITH_FINDERS)


def _about(key: str) -> str:
    """What F1 says of a page."""
    return {
        "today": _("What needs somebody now, in one look."),
        "meetings": _("Plan a meeting, run it from here for everybody in the room, and print its minutes."),
        "decisions": _("The book of what the chapter has decided: what is in force, what is due for review, and why."),
        "actions": _("What people agreed to do, across all meetings."),
        "members": _("Everybody in the chapter: what they bring, how to reach them, and what may be shared of them."),
        "assets": _(
            "What the chapter shares, who looks after it and who has it: kit, rooms, toolkits, know-how, hours."
        ),
        "share": _("Bundles carry changes between laptops as files. Nothing leaves until you save one."),
        "national": _("What the national community asks and decides, and what other chapters share."),
        "bin": _("Whatever was removed, by whom it was removed and when, with the way back."),
        "history": _("What was done on this laptop, deed by deed; the last ones can be undone in their order."),
        "chapters": _(
            "Every chapter of the national community: who is behind, what they sent up, what they are asked."
        ),
    }[key]


def _room(subject: str, page: str = "page") -> Callable[[House], QWidget]:
    def make(house: House) -> QWidget:
        return import_module(f"ui.{subject}.{page}").make(house)

    return make


def _finder(subject: str) -> Finder:
    def find(reader: Reader, text: str) -> Sequence[Found]:
        return import_module(f"ui.{subject}.find").find(reader, text)

    return find


def _count(query: str) -> Callable[[Reader], int | None]:
    """How many are late, or nothing."""

    def count(reader: Reader) -> int | None:
        return reader.value(query, today=day_of(utc_now()).isoformat()) or None

    return count


def _to_settle(reader: Reader) -> int | None:
    """What two people wrote unaware of each other, what others propose, what cannot all be meant, what is set aside."""
    from models.queries import settling

    aside = reader.value("SELECT count(*) FROM quarantine")
    return settling.count(reader) + _needing_attention(reader) + aside or None


def _needing_attention(reader: Reader) -> int:
    """Only where a bundle was opened: one laptop alone makes nothing that it cannot have meant."""
    if not reader.value("SELECT 1 FROM exchange WHERE direction = 'opened' LIMIT 1"):
        return 0
    from models.queries import attention

    return attention.count(reader, utc_now())


def _answers_due(reader: Reader) -> int | None:
    """Consultations that wait for an answer of this chapter's."""
    from models.queries.from_national import waiting

    return waiting(reader)


def _replies_due(reader: Reader) -> int | None:
    """Decisions of chapters that wait for a reply."""
    from models.queries.national import unanswered

    return unanswered(reader)
