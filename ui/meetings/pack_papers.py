"""Each paper of a meeting's pack, as the preview takes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from models.progress import Progress
from models.queries.paper_pack import PackMeeting, PaperPack, pack_of
from models.store import Store
from ui.print.printable import Leaf, NothingToPrint, Printable, Setting

if TYPE_CHECKING:
    from exports.paper_pack import Sheet
    from exports.pdf.meeting_paper import Printing
    from exports.pdf.paper import Paper


def paper_titles() -> dict[str, str]:
    """What there is, by name."""
    return {
        "agenda": _("Agenda"),
        "large": _("Agenda in large print"),
        "sign-in": _("Sign-in sheet"),
        "ballots": _("Ballot papers"),
        "running": _("Running sheet, private"),
        "slips": _("Action slips"),
    }


def size_of(what: str) -> int:
    """The size its text has at first; 0 is as it was chosen last."""
    return 16 if what == "large" else 0


def pack_printable(what: str, store: Store, meeting: PackMeeting, today: date) -> Printable:
    """One paper of the pack."""
    return Printable(
        title=_("{paper}: {meeting}").format(paper=paper_titles()[what], meeting=meeting.title),
        named=partial(_name, what, meeting),
        make=partial(_paper, what, store, meeting_id=meeting.id, today=today),
    )


def whole_pack(store: Store, meeting: PackMeeting, today: date) -> Printable:
    """All of it, each paper in the size that suits it."""
    return Printable(
        title=_("All papers: {meeting}").format(meeting=meeting.title),
        named=partial(_name_of_all, meeting),
        make=partial(_whole, store, meeting_id=meeting.id, today=today),
        sized=False,
    )


def _name_of_all(meeting: PackMeeting, _setting: Setting) -> str:
    from exports.file_names import file_name

    return file_name(meeting, _("all papers"))


def _whole(store: Store, setting: Setting, progress: Progress, *, meeting_id: str, today: date) -> tuple[Leaf, ...]:
    from exports.paper_pack import made_all, sheets_of

    with store.read() as reader:
        pack = pack_of(reader, meeting_id, today)
    return leaves_of(made_all(sheets_of(pack, today, setting.language), progress))


def leaves_of(made: Iterable[tuple[Sheet, Paper]]) -> tuple[Leaf, ...]:
    """Papers as the preview takes them."""
    return tuple(Leaf(sheet.name, paper, sheet.what) for sheet, paper in made)


def _name(what: str, meeting: PackMeeting, setting: Setting) -> str:
    """As in the folder of the whole pack, where papers stand in this order."""
    from exports.file_names import file_name

    if what in {"agenda", "large"}:
        return file_name(meeting, _("2 agenda in large print") if setting.size == 16 else _("1 agenda"))
    names = {
        "sign-in": _("3 sign-in sheet"),
        "ballots": _("4 ballot papers"),
        "running": _("5 running sheet, private"),
        "slips": _("6 action slips"),
    }
    return file_name(meeting, names[what])


def _paper(what: str, store: Store, setting: Setting, progress: Progress, *, meeting_id: str, today: date) -> Paper:
    """On a worker: read, then draw without the chapter."""
    from exports.pdf.meeting_paper import Printing

    with store.read() as reader:
        pack = pack_of(reader, meeting_id, today)
    return _drawn(what, pack, Printing(setting.size, today, progress, setting.language))


def _drawn(what: str, pack: PaperPack, printing: Printing) -> Paper:
    from exports.pdf import action_slips, agenda, ballots, running_sheet, sign_in

    if (what == "ballots" and not ballots.questions(pack)) or (what == "slips" and not pack.slips):
        raise NothingToPrint(what)
    draw = {
        "agenda": agenda.paper,
        "large": agenda.paper,
        "sign-in": sign_in.paper,
        "ballots": ballots.paper,
        "running": running_sheet.paper,
        "slips": action_slips.paper,
    }
    return draw[what](pack, printing)
