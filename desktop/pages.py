"""The rooms of the window, each loaded when it is first entered."""

from collections.abc import Sequence
from gettext import gettext as _
from importlib import import_module

from PySide6.QtWidgets import QWidget

from models.reader import Reader
from ui.goto import Finder
from ui.house import House
from ui.page_spec import PageSpec

_WITH_FINDERS = ("roster", "assets", "meetings", "decisions", "actions")


def pages() -> tuple[PageSpec, ...]:
    """The rail from top to bottom."""
    return (
        PageSpec("today", _("Today"), "today", _room("today"), about=_("What needs somebody now, in one look.")),
        PageSpec(
            "meetings",
            _("Meetings"),
            "meetings",
            _room("meetings"),
            about=_("Plan a meeting, run it from here for everybody in the room, and print its minutes."),
        ),
        PageSpec(
            "decisions",
            _("Decisions"),
            "decisions",
            _room("decisions"),
            about=_("The book of what the chapter has decided: what is in force, what is due for review, and why."),
        ),
        PageSpec(
            "actions",
            _("Actions"),
            "actions",
            _room("actions"),
            count=_due_actions,
            about=_("What people agreed to do, across all meetings."),
        ),
        PageSpec(
            "members",
            _("Members"),
            "members",
            _room("roster"),
            about=_("Everybody in the chapter: what they bring, how to reach them, and what they allow to be shared."),
        ),
        PageSpec(
            "assets",
            _("Assets"),
            "assets",
            _room("assets"),
            count=_overdue_loans,
            about=_(
                "What the chapter shares: kit, rooms, toolkits, know-how and hours; who looks after it, who has it."
            ),
        ),
        PageSpec(
            "share",
            _("Share"),
            "share",
            _room("sharing"),
            about=_("Bundles carry changes between laptops as files. Nothing leaves until you save one."),
        ),
    )


def finders() -> Sequence[Finder]:
    """What Ctrl+K searches."""
    return tuple(_finder(subject) for subject in _WITH_FINDERS)


def _room(subject: str):
    def make(house: House) -> QWidget:
        return import_module(f"ui.{subject}.page").make(house)

    return make


def _finder(subject: str) -> Finder:
    def find(reader: Reader, text: str):
        return import_module(f"ui.{subject}.find").find(reader, text)

    return find


def _due_actions(reader: Reader) -> int | None:
    query = (
        "SELECT count(*) FROM action WHERE NOT removed AND done_on IS NULL AND dropped_on IS NULL "
        "AND due_on <= date('now')"
    )
    return reader.value(query) or None


def _overdue_loans(reader: Reader) -> int | None:
    query = "SELECT count(*) FROM loan WHERE NOT removed AND returned_at IS NULL AND due_on < date('now')"
    return reader.value(query) or None
