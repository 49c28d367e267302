"""What the members' page calls statuses, answers, fields and columns."""

from functools import cache
from gettext import gettext as _

from models.rules.consent import ConsentState
from models.rules.roster import Status


@cache  # every row of the list asks
def status_words(status: Status) -> str:
    """A status as a badge says it."""
    known = {
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
    return known[status]


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


def answer_words(state: str) -> str:
    """An answer in the list of answers."""
    known = {"granted": _("Agreed"), "refused": _("Refused"), "withdrawn": _("Withdrew"), "expired": _("Ran out")}
    return known.get(state, state)


def methods() -> list[tuple[str, str]]:
    """How somebody was asked."""
    return [
        ("spoken", _("In person")),
        ("phone", _("By phone")),
        ("email", _("By e-mail")),
        ("paper", _("On paper")),
        ("form", _("By an online form")),
    ]


def method_words(method: str) -> str:
    """How somebody was asked; other words stay as they are."""
    return dict(methods()).get(method, method)


def channels() -> list[tuple[str, str]]:
    """How somebody likes to be reached."""
    return [
        ("", _("No preference")),
        ("email", _("E-mail")),
        ("phone", _("Phone")),
        ("post", _("Post")),
        ("in_person", _("In person")),
    ]


def contact_labels() -> list[tuple[str, str]]:
    """What an address is for."""
    return [("", "–"), ("home", _("Home")), ("work", _("Work")), ("mobile", _("Mobile")), ("other", _("Other"))]


@cache
def field_label(name: str) -> str:
    """A field of a member, as its label and in the history."""
    known = {
        "honorific": _("Title"),
        "given_name": _("First name"),
        "family_name": _("Family name"),
        "known_as": _("Known as"),
        "pronouns": _("Pronouns"),
        "organisation": _("Organisation"),
        "job_title": _("Job title"),
        "address_lines": _("Address"),
        "town": _("Town"),
        "county": _("County"),
        "postcode": _("Postcode"),
        "country": _("Country"),
        "preferred_channel": _("Prefers"),
        "brings": _("In their own words"),
        "access_needs": _("What to arrange"),
        "notes": _("Notes"),
        **_day_labels(),
        **_part_labels(),
    }
    return known.get(name, name.replace("_", " "))


def _day_labels() -> dict[str, str]:
    return {
        "first_contact_on": _("First contact"),
        "requested_on": _("Asked to join"),
        "joined_on": _("Joined"),
        "period_end": _("Member until"),
        "paused_from": _("On a break from"),
        "paused_to": _("Break until"),
        "left_on": _("Left"),
        "left_reason": _("Why"),
        "deceased_on": _("Died"),
    }


def _part_labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "emails": _("E-mail"),
        "phones": _("Phone"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "skills": _("Skills"),
        "skill": _("Skill"),
        "roles": _("Roles"),
        "role": _("Role"),
        "value": _("Address"),
        "label": _("Used for"),
        "main": _("Main one"),
        "from_on": _("From"),
        "to_on": _("Until"),
    }
