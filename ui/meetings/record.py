"""A meeting recorded elsewhere, taken in from a file."""

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.errors import Refusal
from models.progress import Progress
from ui.files import file_to_open
from ui.house import House

if TYPE_CHECKING:
    from models.rules.meeting_record import MeetingRecord


def choose_record(house: House, parent: QWidget) -> None:
    """Ask which file, and take it in."""
    kinds = _("Meeting records (*.json)")
    path = file_to_open(parent, house.preferences, _("Import a meeting recorded elsewhere"), kinds)
    if path:
        import_record(house, path)


def import_record(house: House, path: Path) -> None:
    """Read the record on a worker, take it in as one deed, and turn to the meeting."""

    def work(progress: Progress) -> "tuple[MeetingRecord, str]":
        from exports.meeting_record import read

        return read(path)

    house.tasks.run(work, partial(_take_in, house), partial(_failed, house), _("Reading the record"))


def _take_in(house: House, read: "tuple[MeetingRecord, str]") -> None:
    from models import commands

    record, fingerprint = read
    deed = partial(commands.meeting_record.import_record, record=record, fingerprint=fingerprint)
    told = _("Imported {title}, with draft minutes").format(title=record.title)
    meeting = house.dispatcher.run(_("Import {title}").format(title=record.title), deed, say=told)
    if meeting:
        house.signals.go_to.emit("meetings", meeting)


def _failed(house: House, error: Exception) -> None:
    if not isinstance(error, Refusal):
        raise error
    house.dispatcher.refuse(error)
