"""What can be done with a paper that was checked."""

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from ui.house import House

if TYPE_CHECKING:
    from models.rules.meeting_record import MeetingRecord


def bring_in(house: House, record: "MeetingRecord", fingerprint: str) -> None:
    """Take the meeting into the chapter as one deed, and turn to it."""
    from models import commands

    deed = partial(commands.meeting_record.import_record, record=record, fingerprint=fingerprint)
    told = _("Imported {title}, with draft minutes").format(title=record.title)
    meeting = house.dispatcher.run(_("Import {title}").format(title=record.title), deed, say=told)
    if meeting:
        house.signals.go_to.emit("meetings", meeting)
