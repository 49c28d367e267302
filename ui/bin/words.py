"""What lies in the bin, in words: what kind of thing it is, whose it is, when and how it came there."""

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext

from exports.shortened import shortened
from models.queries.bin import Binned
from models.rules.london import day_of
from ui import dates

_ICONS = {
    "person": "person",
    "contact_point": "mail",
    "person_role": "tag",
    "asset": "assets",
    "booking": "calendar",
    "loan": "hand",
    "meeting": "meetings",
    "agenda_item": "meetings",
    "paper": "photo",
    "reading": "meetings",
    "correction": "edit",
    "meeting_kind": "meetings",
    "decision": "decisions",
    "advice": "decisions",
    "action": "actions",
    "consultation": "flag",
}
_WHOLE = ("person", "asset", "meeting", "decision", "action")


def name_words(row: Binned) -> str:
    """What it is called."""
    if row.table == "meeting_kind" and not row.title:
        from exports.kind_words import built_in_words

        return _("{kind}, in the chapter’s own form").format(kind=built_in_words(row.sub))
    return row.title


def short(row: Binned) -> str:
    """What it is called, in a line."""
    return shortened(name_words(row), 50)


def icon_of(row: Binned) -> str:
    """The drawing of its kind."""
    return "phone" if row.sub == "phone" else _ICONS[row.table]


def kind_words(row: Binned) -> str:
    """What it is and whose: "E-mail address of Amara Okafor", "Proposal · November meeting · Thu 12 Nov 2026"."""
    known: dict[str, Callable[[Binned], str]] = {
        "person": lambda row: _dotted(_("Member"), row.of),
        "contact_point": _contact_words,
        "person_role": lambda row: _("Role of {name}").format(name=row.of or _("somebody")),
        "asset": lambda row: _dotted(_asset_words(row), row.of),
        "booking": lambda row: _dotted(_("Booking by {name}").format(name=row.of or _("somebody")), _when(row)),
        "loan": lambda row: _dotted(_("Loan to {name}").format(name=row.of or _("somebody")), _when(row)),
        "meeting": lambda row: _dotted(_("Meeting"), _when(row), row.of),
        "agenda_item": lambda row: _dotted(_("Agenda item"), row.of, _when(row)),
        "paper": lambda row: _dotted(_("Picture") if row.sub == "photo" else _("Paper"), row.of),
        "reading": lambda row: _dotted(_("Reading of the room"), row.of),
        "correction": lambda row: _dotted(_("Correction to minutes"), row.of),
        "meeting_kind": lambda _row: _("Kind of meeting"),
        "decision": lambda row: _dotted(_("Decision") if row.sub else _("Proposal"), row.of, _when(row)),
        "advice": lambda row: _("Advice of {name}").format(name=row.of or _("somebody")),
        "action": lambda row: _dotted(_("Action"), row.of),
        "consultation": lambda _row: _("Consultation"),
    }
    return known[row.table](row)


def how_words(row: Binned) -> str:
    """How it came to lie here, for a badge."""
    if row.into:
        return _("Merged")
    if row.undone:
        return _("Undone")
    if row.table in ("booking", "loan"):
        return _("Cancelled")
    return _("Put in the bin") if row.table in _WHOLE else _("Taken off")


def how_tone(row: Binned) -> str:
    """Merged entries are blue: they are not lost, only elsewhere."""
    return "blue" if row.into else "plain"


def where_words(row: Binned) -> str:
    """On which laptop."""
    return _("on {laptop}").format(laptop=row.by) if row.by else ""


def story_words(row: Binned) -> str:
    """When, on which laptop and by which deed."""
    when = dates.moment(row.at)
    told = _("Removed {when}, on {laptop}.").format(when=when, laptop=row.by or _("another laptop"))
    if row.undone and row.label:
        return _("{told} “{deed}” was undone.").format(told=told, deed=row.label)
    return _("{told} The deed was “{deed}”.").format(told=told, deed=row.label) if row.label else told


def with_words(count: int) -> str:
    """What would come back beside it."""
    if not count:
        return ""
    return ngettext(
        "What went with it comes back with it: {count} more record.",
        "What went with it comes back with it: {count} more records.",
        count,
    ).format(count=count)


def state_words(count: int) -> str:
    """The page's one sentence."""
    if not count:
        return _("What is removed lies here until it is put back.")
    told = ngettext("{count} thing lies here", "{count} things lie here", count).format(count=count)
    return _("{told}. Nothing goes by itself: all of it can be put back.").format(told=told)


def _dotted(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _contact_words(row: Binned) -> str:
    told = _("Phone number of {name}") if row.sub == "phone" else _("E-mail address of {name}")
    return told.format(name=row.of or _("somebody"))


def _asset_words(row: Binned) -> str:
    from ui.assets.words import kind_words

    return kind_words(row.sub) or _("Asset")


def _when(row: Binned) -> str:
    if row.starts and row.ends:
        return dates.span(row.starts, row.ends)
    return dates.day(day_of(row.starts)) if row.starts else ""
