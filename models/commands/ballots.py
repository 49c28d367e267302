"""Papers put down: the whole table of a count as one deed, with nothing that tells one secret paper from another."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlmodel import Session, col, select

from models.commands.choices import held_choice
from models.commands.found import clean, for_good
from models.commands.open_proposals import undeclared
from models.queries.choices import Choosing, put_of, spoilt_of
from models.rules.ballot_lines import TypedPaper
from models.rules.choice_counting import CHOICES, BelowOne, require_marks
from models.rules.secret_papers import NamesOnPapers, NotOnPaper, TellersAgreed
from models.tables import Ballot, Decision, PaperCount


def enter(session: Session, *, decision_id: str, papers: Iterable[TypedPaper], names: Mapping[str, str]) -> int:
    """These are all the papers there are, whatever was put down before; returns how many.

    Rows are written in the order of their marks, not as they came. `names` are those of the people who gave theirs by
    name. Raises `NamesOnPapers`, `NoSuchOption`, `NotOnPaper`, `TellersAgreed`, `AlreadyDeclared`.
    """
    decision = undeclared(session, decision_id)
    held, wanted = held_choice(session, decision_id), _together(papers)
    _require(held, wanted)
    for row in _rows(session, decision_id):
        key = (row.marks, row.person_id or "")
        row.removed = key not in wanted
        row.papers = wanted.pop(key, row.papers)
    for (marks, person), count in sorted(wanted.items()):
        name = clean(names.get(person, ""))
        session.add(Ballot(decision_id=decision_id, marks=marks, papers=count, person_id=person or None, name=name))
    decision.lot = ""
    _on_the_sheet(session, decision_id)
    return held_choice(session, decision_id).marked


def void(session: Session, *, decision_id: str) -> int:
    """Put every paper aside: something about the choice is to change. Returns how many. Raises `TellersAgreed`."""
    decision = undeclared(session, decision_id)
    held = held_choice(session, decision_id)
    _require(held, {})
    put_aside(session, decision)
    _on_the_sheet(session, decision_id)
    return held.marked


def put_aside(session: Session, decision: Decision) -> None:
    """No paper counts any more, nor a lot drawn between them."""
    for row in _rows(session, decision.id):
        row.removed = True
    decision.lot = ""


def sheet_row(session: Session, decision_id: str) -> PaperCount | None:
    """The sheet of a secret ballot."""
    query = select(PaperCount).where(PaperCount.decision_id == decision_id, col(PaperCount.removed).is_not(True))
    return session.exec(query.order_by(col(PaperCount.id).desc())).first()


def counts_line(counts: Iterable[tuple[str, int]]) -> str:
    """Counts as one kept line.

    >>> counts_line([("blank", 1), ("unclear", 0)])
    'blank 1'
    """
    return " ".join(f"{name} {count}" for name, count in counts if count)


def _together(papers: Iterable[TypedPaper]) -> Counter[tuple[str, str]]:
    together: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        if paper.papers < 1:
            raise BelowOne("papers", paper.papers)
        together[" ".join(paper.marks.split()), paper.person] += paper.papers
    return together


def _require(held: Choosing, wanted: Mapping[tuple[str, str], int]) -> None:
    if held.facts.method not in CHOICES:
        raise NotOnPaper(held.facts.method)
    if held.papers and held.papers.agreed:
        raise TellersAgreed(held.papers.recounts)
    named = [person for _marks, person in wanted if person]
    if held.is_secret and named:
        raise NamesOnPapers(len(named))
    put = put_of(held.facts, held.rows)
    for marks, _person in wanted:
        require_marks(put, marks)


def _rows(session: Session, decision_id: str) -> list[Ballot]:
    query = select(Ballot).where(Ballot.decision_id == decision_id, col(Ballot.removed).is_not(True))
    return list(session.exec(query))


def _on_the_sheet(session: Session, decision_id: str) -> None:
    """What the papers say of themselves goes on the tally sheet of a secret ballot."""
    row, held = sheet_row(session, decision_id), held_choice(session, decision_id)
    if row is None or held.counted is None:
        return
    for_good(session)
    line = held.counted.line
    row.valid, row.totals = line.valid, counts_line(line.totals)
    row.spoilt = counts_line((str(why), count) for why, count in spoilt_of(line))
