"""The letters of a notice, as the preview takes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _

from models.progress import Progress
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PackMeeting, pack_of
from models.rules.post import Way
from models.store import Store
from ui.meetings.pack_papers import leaves_of
from ui.print.printable import Leaf, NothingToPrint, Printable, Setting


def letters_printable(store: Store, meeting: PackMeeting, told: Sequence[Recipient], today: date) -> Printable:
    """One for each of those told whom no e-mail reaches."""
    on_paper = [each for each in told if each.way is Way.LETTER]
    return Printable(
        title=_("Letters: {meeting}").format(meeting=meeting.title),
        named=partial(_name, meeting),
        make=partial(_letters, store, meeting.id, on_paper, today=today),
        private=True,
    )


def _name(meeting: PackMeeting, _setting: Setting) -> str:
    from exports.file_names import file_name

    return file_name(meeting, _("letters"))


def _letters(
    store: Store, meeting_id: str, told: Sequence[Recipient], setting: Setting, progress: Progress, *, today: date
) -> tuple[Leaf, ...]:
    """On a worker."""
    from exports.meeting_post import letters_of
    from exports.paper_pack import made_all

    if not told:
        raise NothingToPrint("letters")
    with store.read() as reader:
        pack = pack_of(reader, meeting_id, today)
    letters = letters_of(pack, told, today, size=setting.size, language=setting.language)
    return leaves_of(made_all(letters, progress))
