"""What a member's standing, answers and ways to be reached are called."""

from exports.language import _
from exports.vocabulary import Vocabulary
from models.rules.directory import Listing
from models.rules.roster import Status


@Vocabulary
def status_words() -> dict[Status, str]:
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
    }


@Vocabulary
def answer_words() -> dict[str, str]:
    """An answer about consent."""
    return {"granted": _("Agreed"), "refused": _("Refused"), "withdrawn": _("Withdrew"), "expired": _("Ran out")}


@Vocabulary
def asked_words() -> dict[str, str]:
    """How somebody was asked."""
    return {
        "spoken": _("In person"),
        "phone": _("By phone"),
        "email": _("By e-mail"),
        "paper": _("On paper"),
        "form": _("By an online form"),
    }


@Vocabulary
def come_by_words() -> dict[str, str]:
    """How an answer was come by: somebody was asked, or it followed from two entries being one person, or two."""
    merged, parted = _("When two entries became one"), _("When two entries were taken apart")
    return {**asked_words.known(), "merged": merged, "parted": parted}


@Vocabulary
def channel_words() -> dict[str, str]:
    """How somebody likes to be reached."""
    return {"email": _("E-mail"), "phone": _("Phone"), "post": _("Post"), "in_person": _("In person")}


@Vocabulary
def listing_words() -> dict[Listing, str]:
    """A part of an entry in the directory."""
    return {
        Listing.NAME: _("Name"),
        Listing.ORGANISATION: _("Organisation"),
        Listing.ROLES: _("Roles in the chapter"),
        Listing.SKILLS: _("Skills"),
        Listing.EMAIL: _("E-mail addresses"),
        Listing.PHONE: _("Phone numbers"),
        Listing.ADDRESS: _("Postal address"),
    }


def audience_words(audience: str) -> str:
    """For whom an answer about consent holds."""
    from models.rules.directory import allowed_part

    part = allowed_part(audience)
    if part:
        return _("Members’ directory: {part}").format(part=listing_words(part))
    return _("National community") if audience == "national" else audience
