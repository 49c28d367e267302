"""Papers made of some minutes, as the preview takes them: minutes, confidential annex, catch-up sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from models.progress import Progress
from models.queries.minutes import Minutes
from models.queries.minutes_catch_up import catch_up
from models.queries.minutes_of import minutes_of
from ui.meetings.minutes_files import file_name
from ui.meetings.minutes_writing import Wish
from ui.print.printable import Printable, Setting

if TYPE_CHECKING:
    from exports.pdf.paper import Paper

MINUTES, ANNEX, MISSED = "minutes", "annex", "missed"


def minutes_printable(which: str, wish: Wish, minutes: Minutes, handed_out: Callable[[], object]) -> Printable:
    """One of the three."""
    titles = {
        MINUTES: _("Minutes of {meeting}"),
        ANNEX: _("Confidential annex to the minutes of {meeting}"),
        MISSED: _("Catch-up sheets: {meeting}"),
    }
    make = _missed if which == MISSED else partial(_minutes, confidential=which == ANNEX)
    return Printable(
        title=titles[which].format(meeting=minutes.title),
        named=partial(_name, which, minutes),
        make=partial(make, wish),
        private=which == ANNEX,
        handed_out=handed_out,
    )


def _name(which: str, minutes: Minutes, _setting: Setting) -> str:
    what = {MINUTES: "", ANNEX: _("confidential annex"), MISSED: _("catch-up sheets")}[which]
    return file_name(minutes, what)


def _minutes(wish: Wish, setting: Setting, progress: Progress, *, confidential: bool) -> Paper:
    """On a worker."""
    from exports.pdf import minutes

    with wish.store.read() as reader:
        told = minutes_of(reader, wish.meeting_id, with_names=wish.with_names, confidential=confidential)
    return minutes.paper(told, size=setting.size, printed=wish.today, progress=progress)


def _missed(wish: Wish, setting: Setting, progress: Progress) -> Paper:
    """On a worker: a page for each who was absent."""
    from exports.pdf import catch_up as sheets

    with wish.store.read() as reader:
        told = catch_up(reader, wish.meeting_id, wish.now, wish.today)
    return sheets.paper(told, each_their_own=True, size=setting.size, printed=wish.today, progress=progress)
