"""The whole pack of papers for a meeting, written into a folder when all of them are made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exports.file_names import file_name
from exports.language import _, preferred, speaking
from exports.safe_file import replacing, write_bytes
from models.progress import Progress, unwatched
from models.queries.paper_pack import PaperPack

if TYPE_CHECKING:
    from exports.pdf.paper import Paper

_STEPS = 100  # of the progress, for each paper


@dataclass(frozen=True)
class Sheet:
    """One paper of the pack: its file's name, what it is, and how it is made."""

    name: str
    what: str
    make: Callable[[Progress], "Paper"]


def write_pack(
    folder: Path, pack: PaperPack, *, printed: date, language: str = "", progress: Progress = unwatched
) -> list[Path]:
    """Write every paper that has something to say. Raises `CouldNotWrite`; cancelled or out of room, none is there."""
    made = [
        (folder / sheet.name, paper.content) for sheet, paper in made_all(sheets_of(pack, printed, language), progress)
    ]
    with ExitStack() as files:
        for path, content in made:
            files.enter_context(replacing(path)).write_bytes(content)
    return [path for path, _content in made]


def made_all(sheets: Sequence[Sheet], progress: Progress) -> Iterator[tuple[Sheet, "Paper"]]:
    """Each as it is made, with one progress for all."""
    for number, sheet in enumerate(sheets):
        yield sheet, sheet.make(partial(_within, progress, number, len(sheets)))
    progress(len(sheets) * _STEPS, len(sheets) * _STEPS)


def write_agenda(
    target: Path,
    pack: PaperPack,
    *,
    printed: date,
    large: bool = False,
    language: str = "",
    progress: Progress = unwatched,
) -> None:
    """Write the agenda alone. Raises `CouldNotWrite`."""
    from exports.pdf import agenda
    from exports.pdf.meeting_paper import Printing

    size, language = agenda.LARGE if large else Printing.size, preferred(language, pack.meeting.written)
    with speaking(language):
        made = agenda.paper(pack, Printing(size, printed, progress, language))
    write_bytes(target, made.content)


def sheets_of(pack: PaperPack, printed: date, language: str = "") -> list[Sheet]:
    """The papers in the order of their names: no ballots without a question, no slips without anybody to give one."""
    language = preferred(language, pack.meeting.written)

    def make(paper: Callable[..., "Paper"], size: int, progress: Progress) -> "Paper":
        from exports.pdf.meeting_paper import Printing

        with speaking(language):
            return paper(pack, Printing(size, printed, progress, language))

    with speaking(language):
        kinds = [(file_name(pack.meeting, what), what, paper, size) for what, paper, size in _kinds_of(pack)]
    return [Sheet(name, what, partial(make, paper, size)) for name, what, paper, size in kinds]


def _kinds_of(pack: PaperPack) -> list[tuple[str, Callable[..., "Paper"], int]]:
    from exports.pdf import action_slips, agenda, ballots, running_sheet, sign_in

    return [
        (_("1 agenda"), agenda.paper, 12),
        (_("2 agenda in large print"), agenda.paper, agenda.LARGE),
        (_("3 sign-in sheet"), sign_in.paper, 12),
        *([(_("4 ballot papers"), ballots.paper, 12)] if ballots.questions(pack) else []),
        (_("5 running sheet, private"), running_sheet.paper, 12),
        *([(_("6 action slips"), action_slips.paper, 12)] if pack.slips else []),
    ]


def _within(progress: Progress, number: int, sheets: int, done: int, total: int) -> None:
    """The progress of one paper as part of the whole."""
    progress(number * _STEPS + done * _STEPS // max(total, 1), sheets * _STEPS)
