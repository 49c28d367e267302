"""What the members' page calls statuses, answers, fields and columns."""

from functools import cache
from gettext import gettext as _

from exports import member_words
from exports.record_words import labels
from models.rules.consent import ConsentState
from models.rules.roster import Status


def status_tone(status: Status) -> str:
    """Colour for what needs a look; the usual case stays quiet."""
    tones = {Status.NEW: "accent", Status.GRACE: "amber", Status.PAUSED: "blue", Status.PENDING: "blue"}
    return tones.get(status, "")


@cache
def consent_words(state: str) -> str:
    """What somebody answered, in two words for a list."""
    known = {
        ConsentState.GRANTED: _("National"),
        ConsentState.REFUSED: _("Chapter only"),
        ConsentState.WITHDRAWN: _("Withdrawn"),
        ConsentState.EXPIRED: _("Ask again"),
        ConsentState.NEVER_ASKED: _("Not asked"),
    }
    return known.get(ConsentState(state), state)


def consent_tone(state: str) -> str:
    """An answer that is missing needs a person."""
    return "amber" if state in (ConsentState.NEVER_ASKED, ConsentState.EXPIRED) else ""


def consent_sentence(state: str) -> str:
    """What may be shared, in a sentence."""
    known = {
        ConsentState.GRANTED: _("May be named to the national community: name, organisation, role and skills."),
        ConsentState.REFUSED: _("Said no: named in this chapter only."),
        ConsentState.WITHDRAWN: _("Took consent back: named in this chapter only."),
        ConsentState.EXPIRED: _("The answer is too old to rely on. Please ask again."),
        ConsentState.NEVER_ASKED: _("Was never asked. Until then, named in this chapter only."),
    }
    return known.get(ConsentState(state), state)


def channels() -> list[tuple[str, str]]:
    """How somebody likes to be reached."""
    return [("", _("No preference")), *member_words.channel_words.choices()]


def contact_labels() -> list[tuple[str, str]]:
    """What an address is for."""
    return [
        ("", _("Kind")),
        ("home", _("Home")),
        ("work", _("Work")),
        ("mobile", _("Mobile")),
        ("other", _("Other")),
    ]


def field_label(name: str) -> str:
    """A field of a member, as its label and in the history."""
    return _own_labels().get(name) or labels.known().get(name, name.replace("_", " "))


@cache
def _own_labels() -> dict[str, str]:
    return {
        "left_reason": _("Why"),
        "name": _("Name"),
        "notes": _("Notes"),
        "emails": _("E-mail"),
        "phones": _("Phone"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "skills": _("Skills"),
        "roles": _("Roles"),
        "value": _("Address"),
    }
