"""What can be done about the people of a running meeting, each with its name in the Edit menu."""

from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from models.rules.holding import Who


def person_deed(what: str, meeting_id: str, subject: Any, at: datetime) -> tuple[str, Any, str]:
    """The label, the deed and what is told of it; `subject` is a Who, or the id of a line of attendance."""
    from models import commands

    meeting = commands.meetings
    if isinstance(subject, Who):
        name = {"name": subject.name}
        known = {
            "present": (_("Sign in {name}"), partial(meeting.sign_in, meeting_id=meeting_id, who=subject, at=at), ""),
            "attending": (
                _("Sign in {name}, a guest"),
                partial(meeting.sign_in, meeting_id=meeting_id, who=subject, at=at, part="attending"),
                "",
            ),
            "apologies": (
                _("Apologies from {name}"),
                partial(meeting.excuse, meeting_id=meeting_id, who=subject),
                _("Apologies from {name}"),
            ),
        }
        label, deed, said = known[what]
        return label.format(**name), deed, said.format(**name)
    plain = {
        "left": (_("Somebody leaves"), partial(meeting.sign_out, stay_id=subject, at=at), ""),
        "strike": (_("Take somebody off the list"), partial(meeting.strike, stay_id=subject), ""),
        "withdraw": (_("Take back an interest"), partial(meeting.withdraw_interest, interest_id=subject), ""),
        "everybody": (_("Everybody expected came"), partial(meeting.everybody_came, meeting_id=meeting_id, at=at), ""),
    }
    return plain[what]
