"""A meeting recorded elsewhere, taken in from a file."""

from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from models.progress import Progress
from ui.files import file_to_open
from ui.house import House
from ui.verify.check_paper import check_paper
from ui.verify.deeds import bring_in

if TYPE_CHECKING:
    from models.rules.meeting_record import MeetingRecord


def choose_record(house: House, parent: QWidget) -> None:
    """Ask which file, and take it in; a paper is checked first."""
    kinds = _("Meeting records and minutes (*.json *.pdf)")
    path = file_to_open(parent, house.preferences, _("Import a meeting recorded elsewhere"), kinds)
    if path:
        import_record(house, path)


def import_record(house: House, path: Path) -> None:
    """Read the record on a worker, take it in as one deed, and turn to the meeting; a paper is checked first."""
    if path.suffix.lower() == ".pdf":
        check_paper(house, path)
        return

    def work(progress: Progress) -> "tuple[MeetingRecord, str]":
        from exports.meeting_record import read

        return read(path)

    house.tasks.run(work, partial(_take_in, house), house.dispatcher.fail, _("Reading the record"))


def _take_in(house: House, read: "tuple[MeetingRecord, str]") -> None:
    bring_in(house, *read)
