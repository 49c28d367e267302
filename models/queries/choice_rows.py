"""The rows behind a choice: options, ballots, the sheet of a secret ballot, who was told, asked or nominated."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.queries.moments import day, instant
from models.queries.room import written_name
from models.reader import Reader


@dataclass(frozen=True)
class ChoiceFacts:
    """What the proposal itself says of how it is chosen; the last three are ids counted when it was declared."""

    id: str
    meeting_id: str
    item_id: str
    method: str
    text: str
    reasons: str
    outcome: str
    stage: str
    seats: int | None
    budget: int | None
    over_half: bool
    binding: bool
    lot: tuple[str, ...]
    result: str
    deadline: datetime | None
    decider_id: str
    decider: str
    role: str
    term_ends: date | None
    mandate_id: str
    version: int
    threshold_num: int | None
    threshold_den: int | None
    casting: str
    roll: frozenset[str]
    present: frozenset[str]
    recused: frozenset[str]
    threshold_base: str = ""


@dataclass(frozen=True)
class OptionRow:
    """One of the options in their order, or somebody who stands."""

    id: str
    text: str
    person_id: str


@dataclass(frozen=True)
class BallotRow:
    """Marks that so many papers carry alike, or one person's."""

    marks: str
    papers: int
    person_id: str
    name: str


@dataclass(frozen=True)
class PaperCountRow:
    """The sheet of a secret ballot as the tellers filled it in."""

    id: str
    issued: int
    returned: int | None
    valid: int | None
    spoilt: tuple[tuple[str, int], ...]
    totals: tuple[tuple[str, int], ...]
    tellers: tuple[str, ...]
    agreed: bool
    recounts: int


@dataclass(frozen=True)
class NotifiedRow:
    """Somebody who is to be told; `told_on` is empty until they were."""

    id: str
    person_id: str
    name: str
    told_on: date | None
    channel: str
    affected: bool

    @property
    def who(self) -> str:
        """Member or not."""
        return self.person_id or self.name


@dataclass(frozen=True)
class AdviceRow:
    """Whom the decider asked, and what came of it; `side` may be both, parted by a space."""

    id: str
    person_id: str
    name: str
    side: str
    asked_on: date | None
    gist: str
    answer: str


@dataclass(frozen=True)
class NominationRow:
    """Whom somebody names; an empty nominee is a pass."""

    id: str
    person_id: str
    name: str
    nominee_id: str
    nominee: str
    reason: str


@dataclass(frozen=True)
class ReadingRow:
    """A read of the room."""

    id: str
    question: str
    scale: str
    counts: str
    passed: int
    at: datetime | None


def facts(reader: Reader, decision_id: str) -> ChoiceFacts | None:
    """One proposal, as a choice."""
    return reader.one(_facts, _FACTS, id=decision_id)


def options(reader: Reader, decision_id: str) -> tuple[OptionRow, ...]:
    """The options in their order."""
    return tuple(reader.rows(OptionRow, _OPTIONS, decision=decision_id))


def ballots(reader: Reader, decision_id: str) -> tuple[BallotRow, ...]:
    """The papers by their marks, and those with a name by name; never as they were put down."""
    return tuple(reader.rows(BallotRow, _BALLOTS, decision=decision_id))


def paper_count(reader: Reader, decision_id: str) -> PaperCountRow | None:
    """The sheet of a secret ballot, once papers were handed out."""
    return reader.one(_paper_count, _PAPERS, decision=decision_id)


def notified(reader: Reader, decision_id: str) -> tuple[NotifiedRow, ...]:
    """Who is to be told, by name."""
    return tuple(reader.rows(_notified, _NOTIFIED, decision=decision_id))


def advice(reader: Reader, decision_id: str) -> tuple[AdviceRow, ...]:
    """Whom the decider asked, in that order."""
    return tuple(reader.rows(_advice, _ADVICE, decision=decision_id))


def nominations(reader: Reader, decision_id: str) -> tuple[NominationRow, ...]:
    """Who named whom, by the name of who wrote it."""
    return tuple(reader.rows(NominationRow, _NOMINATIONS, decision=decision_id))


def readings(reader: Reader, item_id: str) -> tuple[ReadingRow, ...]:
    """The readings of an item, the newest first."""
    return tuple(reader.rows(_reading, _READINGS, item=item_id))


def pairs_of(line: str) -> tuple[tuple[str, int], ...]:
    """A kept line such as "blank 1 unclear 2"; what cannot be read is left out.

    >>> pairs_of("blank 1 unclear 2 odd")
    (('blank', 1), ('unclear', 2))
    """
    words = line.split()
    pairs = zip(words[::2], words[1::2], strict=False)
    return tuple((name, int(count)) for name, count in pairs if count.isdecimal())


def _facts(*row: Any) -> ChoiceFacts:
    told = list(row)
    told[_OVER_HALF], told[_BINDING] = bool(told[_OVER_HALF]), bool(told[_BINDING])
    told[_LOT] = tuple(told[_LOT].split())
    told[_DEADLINE], told[_TERM_ENDS] = instant(told[_DEADLINE]), day(told[_TERM_ENDS])
    *before, roll, present, recused, base = told
    return _make(*before, *(frozenset(ids.split()) for ids in (roll, present, recused)), threshold_base=base)


def _paper_count(*row: Any) -> PaperCountRow:
    id, issued, returned, valid, spoilt, totals, tellers, agreed, recounts = row
    named = tuple(name.strip() for name in tellers.split(",") if name.strip())
    return PaperCountRow(id, issued, returned, valid, pairs_of(spoilt), pairs_of(totals), named, bool(agreed), recounts)


def _notified(*row: Any) -> NotifiedRow:
    id, person_id, name, told_on, channel, affected = row
    return NotifiedRow(id, person_id, name, day(told_on), channel, bool(affected))


def _advice(*row: Any) -> AdviceRow:
    id, person_id, name, side, asked_on, gist, answer = row
    return AdviceRow(id, person_id, name, side, day(asked_on), gist, answer)


def _reading(*row: Any) -> ReadingRow:
    id, question, scale, counts, passed, at = row
    return ReadingRow(id, question, scale, counts, passed, instant(at))


_make: Callable[..., ChoiceFacts] = ChoiceFacts
_OVER_HALF, _BINDING, _LOT, _DEADLINE, _TERM_ENDS = 10, 11, 12, 14, 18

_FACTS = f"""SELECT d.id, coalesce(d.meeting_id, ''), coalesce(d.item_id, ''), coalesce(d.method, ''),
    coalesce(d.text, ''), coalesce(d.reasons, ''), coalesce(d.outcome, ''), coalesce(d.stage, ''), d.seats, d.budget,
    d.threshold_den IS NOT NULL, coalesce(d.binding, 0), coalesce(d.lot, ''), coalesce(d.result, ''), d.deadline,
    coalesce(d.decider_id, ''), {written_name("p", "d.decider")}, coalesce(d.role, ''), d.term_ends,
    coalesce(d.mandate_id, ''), coalesce(d.text_version, 1), d.threshold_num, d.threshold_den,
    coalesce(d.casting, ''), coalesce(d.roll_ids, ''), coalesce(d.present_ids, ''), coalesce(d.recused_ids, ''),
    coalesce(d.threshold_base, '')
    FROM decision AS d LEFT JOIN person AS p ON p.id = d.decider_id WHERE d.id = :id AND NOT d.removed"""

_OF = "t.decision_id = :decision AND NOT t.removed"

_OPTIONS = f"""SELECT t.id, coalesce(nullif(t.text, ''), {written_name("p", "''")}), coalesce(t.person_id, '')
    FROM decision_option AS t LEFT JOIN person AS p ON p.id = t.person_id
    WHERE {_OF} ORDER BY coalesce(t.position, 100000), t.id"""

_BALLOTS = f"""SELECT coalesce(t.marks, ''), coalesce(t.papers, 1), coalesce(t.person_id, ''),
    {written_name("p", "t.name")} FROM ballot AS t LEFT JOIN person AS p ON p.id = t.person_id
    WHERE {_OF} ORDER BY 4, 1"""

_PAPERS = f"""SELECT t.id, coalesce(t.issued, 0), t.returned, t.valid, coalesce(t.spoilt, ''), coalesce(t.totals, ''),
    coalesce(t.tellers, ''), coalesce(t.agreed, 0), coalesce(t.recounts, 0)
    FROM paper_count AS t WHERE {_OF} ORDER BY t.id DESC LIMIT 1"""

_NOTIFIED = f"""SELECT t.id, coalesce(t.person_id, ''), {written_name("p", "t.name")}, t.told_on,
    coalesce(t.channel, ''), coalesce(t.affected, 0) FROM notified AS t LEFT JOIN person AS p ON p.id = t.person_id
    WHERE {_OF} ORDER BY 3, t.id"""

_ADVICE = f"""SELECT t.id, coalesce(t.person_id, ''), {written_name("p", "t.name")}, coalesce(t.side, ''), t.asked_on,
    coalesce(t.gist, ''), coalesce(t.answer, '') FROM advice AS t LEFT JOIN person AS p ON p.id = t.person_id
    WHERE {_OF} ORDER BY t.id"""

_NOMINATIONS = f"""SELECT t.id, coalesce(t.person_id, ''), {written_name("p", "t.name")}, coalesce(t.nominee_id, ''),
    {written_name("n", "t.nominee")}, coalesce(t.reason, '')
    FROM nomination AS t LEFT JOIN person AS p ON p.id = t.person_id LEFT JOIN person AS n ON n.id = t.nominee_id
    WHERE {_OF} ORDER BY 3, t.id"""

_READINGS = """SELECT t.id, coalesce(t.question, ''), coalesce(t.scale, ''), coalesce(t.counts, ''),
    coalesce(t.passed, 0), t.at FROM reading AS t WHERE t.item_id = :item AND NOT t.removed
    ORDER BY t.at DESC, t.id DESC"""
