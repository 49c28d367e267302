"""Choices that are no yes or no: what was put, what was marked, and what it comes to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.errors import Refusal
from models.queries import choice_outside, choice_rows, choice_selection
from models.queries.choice_room import Here, here
from models.queries.choice_rows import BallotRow, ChoiceFacts, OptionRow, PaperCountRow
from models.reader import Reader
from models.rules.casting import casting_of
from models.rules.choice_counting import CHOICES, USUAL_POINTS, Counted, Put, counted, reopen_id
from models.rules.choice_result import ChoiceLine, printed
from models.rules.decisions import Method, Question, Threshold, threshold_of
from models.rules.declaring import Outcome
from models.rules.paper_ballots import Sheet, Spoilt, require_declarable
from models.rules.results import Verdict, Why
from models.rules.tally import majority

_WEAK = Outcome.INDICATIVE

YES_OR_NO = (Method.SIMPLE_MAJORITY, Method.PRESENT_MAJORITY, Method.ABSOLUTE_MAJORITY, Method.SUPERMAJORITY)
"""The methods by voices that can go on paper."""


@dataclass(frozen=True)
class ChoiceResult:
    """What a choice comes to; `outcome` is '' while it cannot be said, `line` is kept with the decision."""

    outcome: str
    line: str = ""


@dataclass(frozen=True)
class Choosing:
    """A choice among options, or a secret ballot, as far as it has come.

    `sheet` is that of a secret ballot and `fault` what its sums are refused for; `verdict` is what a secret yes or no
    comes to. `options` are ids to be marked, in their order.
    """

    facts: ChoiceFacts
    rows: tuple[OptionRow, ...]
    ballots: tuple[BallotRow, ...]
    papers: PaperCountRow | None
    here: Here
    counted: Counted | None
    sheet: Sheet | None = None
    fault: Refusal | None = None
    verdict: Verdict | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The ids of the options."""
        return tuple(row.id for row in self.rows)

    @property
    def is_secret(self) -> bool:
        """Whether papers were handed out."""
        return self.papers is not None

    @property
    def marked(self) -> int:
        """How many papers are put down."""
        return sum(row.papers for row in self.ballots)

    def name_of(self, option: str) -> str:
        """What an option is called."""
        return next((row.text for row in self.rows if row.id == option), option)


def choosing(reader: Reader, decision_id: str, at: datetime | None = None) -> Choosing | None:
    """Everything the room needs of a choice; None where there is no such proposal."""
    facts = choice_rows.facts(reader, decision_id)
    if facts is None:
        return None
    rows, ballots = choice_rows.options(reader, decision_id), choice_rows.ballots(reader, decision_id)
    papers, room = choice_rows.paper_count(reader, decision_id), here(reader, facts, at)
    result = counted(put_of(facts, rows), _marks(ballots)) if facts.method in CHOICES else None
    sheet = sheet_of(papers, result) if papers else None
    return Choosing(facts, rows, ballots, papers, room, result, sheet, _fault(sheet), _verdict(facts, sheet, room))


def papers_of(reader: Reader, decision_id: str) -> tuple[int | None, int]:
    """How many secret papers are handed out, None where it is no secret ballot; and how many papers are put down."""
    papers = choice_rows.paper_count(reader, decision_id)
    return papers.issued if papers else None, sum(row.papers for row in choice_rows.ballots(reader, decision_id))


def computed(reader: Reader, decision_id: str, at: datetime | None = None) -> ChoiceResult | None:
    """What options, papers, notices or advice come to at a moment; None for what is decided by voices.

    Without a moment nothing is taken to be over that ends by itself.
    """
    facts = choice_rows.facts(reader, decision_id)
    if facts is None:
        return None
    if facts.method in _ELSEWHERE:
        outcome, line = _ELSEWHERE[facts.method](reader, facts, at)
        wants_quorum = facts.method == Method.ROLE_SELECTION and outcome == Outcome.ADOPTED
        return ChoiceResult(outcome if not wants_quorum or here(reader, facts, at).quorate else _WEAK, line)
    held = choosing(reader, decision_id, at)
    if held is None or (held.counted is None and held.verdict is None):
        return None
    outcome, line = _said(held)
    if outcome == Outcome.ADOPTED and not held.here.quorate:
        outcome = _WEAK
    return ChoiceResult("" if held.fault else outcome, line)


def put_of(facts: ChoiceFacts, rows: tuple[OptionRow, ...]) -> Put:
    """What is put, as the rules see it."""
    return Put(
        Method(facts.method),
        tuple(row.id for row in rows),
        seats=facts.seats or 1,
        points=facts.budget or USUAL_POINTS,
        over_half=facts.over_half,
        binding=facts.binding or facts.method in (Method.RANKED, Method.STV),
        reopen=reopen_id(facts.id),
        lot=facts.lot,
    )


def sheet_of(papers: PaperCountRow, result: Counted | None) -> Sheet:
    """The sheet of a secret ballot; where orders or points are on the papers, these say which are valid."""
    valid, spoilt = papers.valid or 0, _known(papers.spoilt)
    if result is not None:
        valid, spoilt = result.line.valid, spoilt_of(result.line)
    return Sheet(
        issued=papers.issued,
        returned=papers.returned or 0,
        not_returned=max(papers.issued - (papers.returned or 0), 0),
        valid=valid,
        spoilt=spoilt,
        totals=papers.totals,
        tellers=papers.tellers,
        agreed=papers.agreed,
        recounts=papers.recounts,
        one_mark=result is None,
    )


def spoilt_of(line: ChoiceLine) -> tuple[tuple[Spoilt, int], ...]:
    """Why papers with several marks did not count; a blank one does where points are given."""
    blank = 0 if line.totals else line.blank
    known = ((Spoilt.BLANK, blank), (Spoilt.UNCLEAR, line.spoilt))
    return tuple((why, count) for why, count in known if count)


def _known(spoilt: tuple[tuple[str, int], ...]) -> tuple[tuple[Spoilt, int], ...]:
    return tuple((Spoilt(why), count) for why, count in spoilt if why in set(Spoilt))


def _marks(ballots: tuple[BallotRow, ...]) -> Counter[str]:
    marks: Counter[str] = Counter()
    for row in ballots:
        marks[row.marks] += row.papers
    return marks


def _fault(sheet: Sheet | None) -> Refusal | None:
    if sheet is None:
        return None
    try:
        require_declarable(sheet)
    except Refusal as refusal:
        return refusal
    return None


def _verdict(facts: ChoiceFacts, sheet: Sheet | None, room: Here) -> Verdict | None:
    """What a secret yes or no comes to; one person is no group, on paper as well."""
    if sheet is None or facts.method not in YES_OR_NO:
        return None
    if len(room.sets.deciders) < 2:
        return Verdict(False, Why.ALONE if room.sets.deciders else Why.NOBODY)
    method, casting = Method(facts.method), casting_of(facts.casting)
    threshold = _threshold(facts) if method is Method.SUPERMAJORITY else None
    question = Question(method, room.sets, threshold=threshold, casting=casting.stance if casting else None)
    totals = dict(sheet.totals)
    return majority(question, totals.get("yes", 0), totals.get("no", 0))


def _threshold(facts: ChoiceFacts) -> Threshold:
    return threshold_of(facts.threshold_num, facts.threshold_den, facts.threshold_base)


def _said(held: Choosing) -> tuple[str, str]:
    if held.counted is not None:
        return held.counted.outcome, printed(held.counted.line)
    passes = held.verdict is not None and held.verdict.passes
    line = ChoiceLine(valid=held.sheet.valid if held.sheet else 0, needed=held.verdict.needed if held.verdict else None)
    return (Outcome.ADOPTED if passes else Outcome.NOT_ADOPTED), printed(line)


_ELSEWHERE: dict[str, Callable[[Reader, ChoiceFacts, datetime | None], tuple[str, str]]] = {
    Method.LAZY_CONSENSUS: choice_outside.by_silence,
    Method.ADVICE: choice_outside.after_advice,
    Method.MANDATE: choice_outside.by_role,
    Method.ROLE_SELECTION: choice_selection.selected,
}
