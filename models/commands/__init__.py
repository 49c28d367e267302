"""What a chapter can do, one file a subject; loaded on first use, because it brings the ORM with it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.commands import (
        actions,
        assets,
        attendance,
        bin,
        chapter,
        clearing,
        copies,
        decisions,
        duplicates,
        erasure,
        floor,
        from_national,
        handover,
        kinds,
        links,
        meeting_record,
        meetings,
        minutes,
        national,
        papers,
        register,
        roster,
        roster_import,
        roster_parts,
    )

__all__ = [
    "actions",
    "assets",
    "attendance",
    "bin",
    "chapter",
    "clearing",
    "copies",
    "decisions",
    "duplicates",
    "erasure",
    "floor",
    "from_national",
    "handover",
    "kinds",
    "links",
    "meeting_record",
    "meetings",
    "minutes",
    "national",
    "papers",
    "register",
    "roster",
    "roster_import",
    "roster_parts",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(name)
