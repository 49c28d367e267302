"""What papers call a member's standing, answers and ways to be reached."""

from exports.language import _
from models.rules.directory import Listing
from models.rules.roster import Status


def status_words(status: Status) -> str:
    """A standing: "Renewal due"."""
    return {
        Status.DECEASED: _("Died"),
        Status.LEFT: _("Left"),
        Status.PAUSED: _("On a break"),
        Status.PROSPECT: _("In contact"),
        Status.PENDING: _("Asked to join"),
        Status.NEW: _("New"),
        Status.ACTIVE: _("Active"),
        Status.GRACE: _("Renewal due"),
        Status.LAPSED: _("Lapsed"),
    }[status]


def answer_words(state: str) -> str:
    """An answer about consent; other words stay as they are."""
    known = {"granted": _("Agreed"), "refused": _("Refused"), "withdrawn": _("Withdrew"), "expired": _("Ran out")}
    return known.get(state, state)


def asked_words(method: str) -> str:
    """How somebody was asked."""
    known = {
        "spoken": _("In person"),
        "phone": _("By phone"),
        "email": _("By e-mail"),
        "paper": _("On paper"),
        "form": _("By an online form"),
    }
    return known.get(method, method)


def channel_words(channel: str) -> str:
    """How somebody likes to be reached."""
    known = {"email": _("E-mail"), "phone": _("Phone"), "post": _("Post"), "in_person": _("In person")}
    return known.get(channel, channel)


def listing_words(part: Listing) -> str:
    """A part of an entry in the directory."""
    return {
        Listing.NAME: _("Name"),
        Listing.ORGANISATION: _("Organisation"),
        Listing.ROLES: _("Roles in the chapter"),
        Listing.SKILLS: _("Skills"),
        Listing.EMAIL: _("E-mail addresses"),
        Listing.PHONE: _("Phone numbers"),
        Listing.ADDRESS: _("Postal address"),
    }[part]


def audience_words(audience: str) -> str:
    """For whom an answer about consent holds."""
    from models.rules.directory import allowed_part

    part = allowed_part(audience)
    if part:
        return _("Members’ directory: {part}").format(part=listing_words(part))
    return _("National community") if audience == "national" else audience
