"""A secret ballot on paper: handed out, counted, agreed by two tellers or counted again; for good, or void in words."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from models.commands.agenda import add_note
from models.commands.ballots import counts_line, put_aside, sheet_row
from models.commands.choices import held_choice
from models.commands.found import clean, for_good, required
from models.commands.open_proposals import put_anew, undeclared
from models.errors import NotFound
from models.queries.choices import YES_OR_NO, Choosing
from models.rules.choice_counting import CHOICES, BallotsIn, BelowOne
from models.rules.declaring import NoGroup, counts_of
from models.rules.options import BrokenPoll
from models.rules.paper_ballots import BelowNought, Spoilt, require_declarable
from models.rules.secret_papers import NoPapersOut, NotOnPaper, PapersOut, TellersAgreed
from models.tables import PaperCount

VOTES = ("yes", "no", "abstain")
"""What a paper with a yes or no can say."""

_NUMBERS = ("issued", "returned", "valid")


def hand_out(session: Session, *, decision_id: str, issued: int) -> str:
    """Begin a secret ballot with so many papers, which no Undo takes back. Returns the sheet's id.

    What was said by name is void. Raises `NotOnPaper`, `BrokenPoll`, `BallotsIn`, `PapersOut`, `BelowOne`, `NoGroup`.
    """
    decision, held = undeclared(session, decision_id), held_choice(session, decision_id)
    _require_fit(held)
    if issued < 1:
        raise BelowOne("issued", issued)
    for_good(session)
    put_anew(session, decision)
    row = PaperCount(decision_id=decision_id, issued=issued, recounts=0)
    session.add(row)
    return row.id


def set_number(session: Session, *, decision_id: str, field: str, number: int | None) -> None:
    """Write down one figure: issued, returned, valid, a reason why papers are spoilt, or a vote.

    Raises `NoPapersOut`, `TellersAgreed`, `BelowNought`, `NotFound`.
    """
    row = _open_sheet(session, decision_id)
    if number is not None and number < 0:
        raise BelowNought(field, number)
    if field in _NUMBERS:
        setattr(row, field, number)
    elif field in set(Spoilt):
        row.spoilt = _with(row.spoilt, field, number, tuple(Spoilt))
    elif field in VOTES:
        row.totals = _with(row.totals, field, number, VOTES)
    else:
        raise NotFound("paper_count", field)


def set_tellers(session: Session, *, decision_id: str, names: Sequence[str]) -> None:
    """Say who counts. Raises `NoPapersOut`, `TellersAgreed`."""
    row = _open_sheet(session, decision_id)
    row.tellers = ", ".join(filter(None, (clean(name).replace(",", " ") for name in names)))


def agree(session: Session, *, decision_id: str) -> None:
    """Both tellers stand by the sheet. Raises `TellersMissing`, `DoesNotBalance`, `BelowNought`, `NoPapersOut`."""
    row, held = _open_sheet(session, decision_id), held_choice(session, decision_id)
    if held.sheet is not None:
        require_declarable(replace(held.sheet, agreed=True))
    row.agreed = True


def recount(session: Session, *, decision_id: str) -> None:
    """Count again: what was counted of a yes or no is struck out, a table of orders or points stands to be checked.

    Raises `NoPapersOut`.
    """
    undeclared(session, decision_id)
    row, held = _sheet(session, decision_id), held_choice(session, decision_id)
    row.recounts, row.agreed = (row.recounts or 0) + 1, False
    row.returned = None
    if held.counted is None:
        row.valid, row.spoilt, row.totals = None, "", ""


def void(session: Session, *, decision_id: str, note: str) -> int:
    """Declare the ballot void, so that it can be repeated; returns how many papers were handed out.

    `note` says so and why, in the minutes of the item; what was counted is struck. Raises `NoPapersOut`, `Missing`.
    """
    decision = undeclared(session, decision_id)
    row = _sheet(session, decision_id)
    note = required("reason", note)
    if decision.item_id:
        add_note(session, item_id=decision.item_id, text=note)
    row.removed = True
    put_aside(session, decision)
    put_anew(session, decision)
    return row.issued or 0


def _require_fit(held: Choosing) -> None:
    if held.facts.method not in (*YES_OR_NO, *CHOICES):
        raise NotOnPaper(held.facts.method)
    if held.counted and len(held.options) < 2:
        raise BrokenPoll(len(held.options), 1)
    if held.papers:
        raise PapersOut(held.papers.issued)
    if held.marked:
        raise BallotsIn(held.marked)
    if len(held.here.sets.deciders) < 2:
        raise NoGroup(len(held.here.sets.deciders))


def _open_sheet(session: Session, decision_id: str) -> PaperCount:
    undeclared(session, decision_id)
    row = _sheet(session, decision_id)
    if row.agreed:
        raise TellersAgreed(row.recounts or 0)
    return row


def _sheet(session: Session, decision_id: str) -> PaperCount:
    """The sheet, of which nothing that is written is ever undone."""
    row = sheet_row(session, decision_id)
    if row is None:
        raise NoPapersOut()
    for_good(session)
    return row


def _with(line: str, name: str, number: int | None, order: Sequence[str]) -> str:
    counts = {**dict(counts_of(line)), name: number or 0}
    return counts_line((str(each), counts.get(str(each), 0)) for each in order)
