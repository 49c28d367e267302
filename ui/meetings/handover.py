"""A running meeting on more than one laptop: handed over by a bundle, taken up, and what to make of a silence."""

from datetime import datetime
from functools import partial
from gettext import gettext as _
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.log.outgoing import CHAPTER, Audience
from models.progress import Progress
from models.queries import copies, handover
from models.queries.handover import Whereabouts
from models.rules.handover import Runs, silence
from ui import dates
from ui.house import House
from ui.meetings.deeds import done
from ui.widgets.banner import Banner


class HandOver(Banner):
    """Says where the meeting is run while that is not here, or that it stood still; `altered` after a deed."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._meeting = ""
        self._is_elsewhere = False

    def take_up(self, meeting_id: str) -> None:
        """A meeting has just come in sight: also ask about a time in which nothing was written."""
        self.show_meeting(meeting_id)
        with self._house.store.read() as reader:
            found = handover.whereabouts(reader, meeting_id)
        quiet = found.last_word if found and found.runs is Runs.HERE else None
        passed = silence(quiet, self._house.now())
        if quiet and passed:
            told = _("Nothing was written from {time} on. All that was written until then is here.")
            leave_out = _("Leave out {minutes}").format(minutes=dates.minutes(int(passed.total_seconds()) // 60))
            self.inform(told.format(time=dates.clock(quiet)), leave_out, partial(self._leave_out, quiet))

    def show_meeting(self, meeting_id: str) -> None:
        """Say where it is run, if not here."""
        with self._house.store.read() as reader:
            found = handover.whereabouts(reader, meeting_id)
        told = _elsewhere(found) if found else ""
        if told:
            self.warn(told, _("Go on with it here"), self._go_on)
        elif self._is_elsewhere or meeting_id != self._meeting:
            self.dismiss()
        self._meeting, self._is_elsewhere = meeting_id, bool(told)

    def hand_over(self, beside: QWidget) -> None:
        """Ask where to, let go of the meeting, and save the bundle that carries it."""
        name = _("Meeting to go on with {day}").format(day=self._house.today().isoformat())
        ending = self._ending()
        chosen, _filter = QFileDialog.getSaveFileName(
            beside, _("Hand over the meeting"), f"{name}.{ending}", _("Bundles (*.{ending})").format(ending=ending)
        )
        target = _target(chosen, ending)
        if chosen and self._do(_("Hand over the meeting"), "pass_on"):
            self._house.tasks.run(
                partial(_write, self._house, target),
                partial(self._saved, target),
                self._house.dispatcher.fail,
                label=_("Saving {file}").format(file=target.name),
            )

    def _ending(self) -> str:
        """Sealed where everybody it is for has sent a key to seal to."""
        from exports.bundle.recipients import readers_of

        with self._house.store.read() as reader:
            readers = readers_of(reader.connection, Audience(CHAPTER))
        return "bundle.age" if readers and all(each.age for each in readers) else "bundle"

    def _go_on(self) -> None:
        with self._house.store.read() as reader:
            wid, name, _key = copies.own(reader)
        self._do(_("Go on with the meeting here"), "take_up", laptop=(wid, name))

    def _leave_out(self, since: datetime) -> None:
        self._do(_("Leave out a silence"), "leave_out", since=since)
        self.dismiss()

    def _do(self, label: str, what: str, **facts: Any) -> bool:
        from models import commands

        deed = getattr(commands.handover, what)
        was_done = done(self._house, label, partial(deed, meeting_id=self._meeting, at=self._house.now(), **facts))
        self.altered.emit()
        return was_done

    def _saved(self, target: Path, _written: object) -> None:
        told = _("The meeting is in {file}. Open it on the other laptop, and go on there.").format(file=target.name)
        self._house.dispatcher.told.emit(told)


def _target(chosen: str, ending: str) -> Path:
    """The file meant; one without an ending gets it, and never another's name: nobody was asked about that one.

    >>> str(_target("stick/evening.bundle.age", "bundle"))
    'stick/evening.bundle.age'
    """
    if chosen.endswith((".bundle", ".age")):
        return Path(chosen)
    names = (f"{chosen} {number}.{ending}" if number > 1 else f"{chosen}.{ending}" for number in count(1))
    return next(path for path in map(Path, names) if not path.exists())


def _elsewhere(found: Whereabouts) -> str:
    if found.runs is Runs.ON_ITS_WAY:
        return _("This meeting is on its way from one laptop to another: open the bundle there, and go on there.")
    if found.runs is Runs.ELSEWHERE:
        told = _("{name} goes on with this meeting on another laptop. What is written here joins it with a bundle.")
        return told.format(name=found.by or _("Somebody"))
    return ""


def _write(house: House, target: Path, progress: Progress) -> object:
    from exports.bundle.write import write

    return write(house.store, target, open_text=target.suffix != ".age", progress=progress)
