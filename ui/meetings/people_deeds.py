"""What can be done about the people of a running meeting, each with its name in the Edit menu."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from models.queries.room import InterestRow, StayRow
from models.rules.holding import Who
from ui.meetings.declare_interest import back_words, left_words


@dataclass(frozen=True)
class PersonDeed:
    """A deed of a session, its name, and what is told of it."""

    label: str
    deed: Any
    said: str = ""


def person_deed(
    what: str, meeting_id: str, subject: Any, at: datetime, *, interests: Sequence[InterestRow] = ()
) -> PersonDeed:
    """`subject` is a Who, a line of attendance, its id, or who sits where; `interests` those declared so far."""
    if isinstance(subject, Who):
        return _of_somebody(what, meeting_id, subject, at)
    if isinstance(subject, StayRow):
        return _back(meeting_id, subject, at, interests)
    if what == "seat":
        return _seated(meeting_id, *subject)
    return _of_a_stay(what, meeting_id, subject, at)


def _of_somebody(what: str, meeting_id: str, who: Who, at: datetime) -> PersonDeed:
    from models import commands

    sign_in = partial(commands.attendance.sign_in, meeting_id=meeting_id, who=who, at=at)
    excuse = partial(commands.attendance.excuse, meeting_id=meeting_id, who=who)
    known = {
        "present": PersonDeed(_("Sign in {name}"), sign_in),
        "afar": PersonDeed(_("Sign in {name}, remotely"), partial(sign_in, remote=True)),
        "attending": PersonDeed(_("Sign in {name}, a guest"), partial(sign_in, part="attending")),
        "attending afar": PersonDeed(
            _("Sign in {name}, a remote guest"), partial(sign_in, part="attending", remote=True)
        ),
        "apologies": PersonDeed(_("Apologies from {name}"), excuse, _("Apologies from {name}")),
    }
    found = known[what]
    return PersonDeed(found.label.format(name=who.name), found.deed, found.said.format(name=who.name))


def _back(meeting_id: str, stay: StayRow, at: datetime, interests: Sequence[InterestRow]) -> PersonDeed:
    """Somebody comes back; who had left for an interest, of them that is noted beside it."""
    from models import commands

    facts = {"part": stay.part, "capacity": stay.capacity, "remote": stay.remote}
    who = Who(stay.person_id, stay.name)
    returned = partial(commands.attendance.sign_in, meeting_id=meeting_id, who=who, at=at, **facts)
    left = next((each for each in interests if stay.left and _left_for(each, stay, stay.left)), None)

    def deed(session: Any) -> None:
        returned(session)
        if left and stay.left:
            words = back_words(stay.left, at)
            commands.attendance.change_interest(session, interest_id=left.id, field="handling", value=words)

    return PersonDeed(_("{name} comes back").format(name=stay.name), deed)


def _left_for(interest: InterestRow, stay: StayRow, left: datetime) -> bool:
    same = (interest.person_id or interest.name) == (stay.person_id or stay.name)
    return same and interest.handling == left_words(left)


def _seated(meeting_id: str, stay: StayRow, seat: int) -> PersonDeed:
    from models import commands

    deed = partial(commands.attendance.sit, meeting_id=meeting_id, person=stay.key, seat=seat)
    return PersonDeed(_("{name} takes another seat").format(name=stay.name), deed)


def _of_a_stay(what: str, meeting_id: str, subject: Any, at: datetime) -> PersonDeed:
    from models import commands

    known = commands.attendance
    correct = partial(known.correct, stay_id=subject, field="remote")
    return {
        "left": PersonDeed(_("Somebody leaves"), partial(known.sign_out, stay_id=subject, at=at)),
        "far": PersonDeed(_("Somebody takes part remotely"), partial(correct, value=True)),
        "near": PersonDeed(_("Somebody is in the room"), partial(correct, value=False)),
        "strike": PersonDeed(_("Take somebody off the list"), partial(known.strike, stay_id=subject)),
        "withdraw": PersonDeed(_("Take back an interest"), partial(known.withdraw_interest, interest_id=subject)),
        "everybody": PersonDeed(
            _("Everybody expected came"), partial(known.everybody_came, meeting_id=meeting_id, at=at)
        ),
    }[what]
