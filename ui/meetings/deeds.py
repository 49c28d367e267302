"""What can be done with a whole meeting from the list, each with its name in the Edit menu."""

from functools import partial
from gettext import gettext as _
from typing import Any

from ui.house import House


def carry_out(house: House, what: str, meeting_id: str, title: str) -> bool:
    """Start, reopen, bin or restore a meeting; True when it was done."""
    from models import commands

    known = commands.meetings
    deeds: dict[str, tuple[str, Any]] = {
        "start": (_("Start {meeting}"), partial(known.open_meeting, meeting_id=meeting_id, at=house.now())),
        "reopen": (_("Open {meeting} again"), partial(known.reopen, meeting_id=meeting_id)),
        "bin": (_("Put {meeting} in the bin"), partial(known.to_bin, meeting_id=meeting_id)),
        "restore": (_("Take {meeting} out of the bin"), partial(known.restore, meeting_id=meeting_id)),
    }
    label, deed = deeds[what]
    said = _("{meeting} is in the bin").format(meeting=title) if what == "bin" else ""
    return done(house, label.format(meeting=title), deed, said)


def done(house: House, label: str, deed: Any, say: str = "") -> bool:
    """Carry out a deed that answers nothing; True when it was not refused."""

    def carried_out(session: Any) -> bool:
        deed(session)
        return True

    return bool(house.dispatcher.run(label, carried_out, say=say))
