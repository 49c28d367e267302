"""Proposals in a meeting: what each person said, who may decide, and what that comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from models.queries.moments import day
from models.queries.room import people, room, written_name
from models.reader import Reader
from models.rules.attendance import Sets, sets_at
from models.rules.decisions import Method, Question, StanceKind, Threshold, Voice, threshold_of
from models.rules.results import Result
from models.rules.tally import compute


@dataclass(frozen=True)
class StanceRow:
    """What one person said; `stale` when the text has changed since."""

    id: str
    person_id: str
    name: str
    stance: str
    reason: str
    state: str
    source: str
    text_version: int
    stale: bool


@dataclass(frozen=True)
class ProposalRow:
    """A proposal of an agenda item, before and after its outcome is declared."""

    id: str
    text: str
    method: str
    outcome: str
    number: str


@dataclass(frozen=True)
class Decider:
    """Somebody who may decide, with what they said to the present text ('' until heard)."""

    person_id: str
    name: str
    initials: str
    stance: str


@dataclass(frozen=True)
class Proposal:
    """Everything the room needs of one proposal; `result` is None for methods settled elsewhere."""

    id: str
    meeting_id: str
    item_id: str
    number: str
    text: str
    version: int
    reasons: str
    method: str
    threshold_num: int | None
    threshold_den: int | None
    none_objected: bool
    outcome: str
    computed: str
    difference: str
    review_on: date | None
    expires_on: date | None
    stances: tuple[StanceRow, ...]
    deciders: tuple[Decider, ...]
    sets: Sets
    result: Result | None


_COLUMNS = """SELECT id, coalesce(meeting_id, ''), coalesce(item_id, ''), coalesce(number, ''), coalesce(text, ''),
    coalesce(text_version, 1), coalesce(reasons, ''), coalesce(method, ''), threshold_num, threshold_den,
    coalesce(none_objected, 0), coalesce(outcome, ''), coalesce(computed, ''), coalesce(difference, ''), review_on,
    expires_on, coalesce(roll_ids, ''), coalesce(present_ids, ''), coalesce(recused_ids, ''), quorum_need
    FROM decision WHERE id = :id AND NOT removed"""


_make: Callable[..., Proposal] = Proposal


def of_item(reader: Reader, item_id: str) -> list[ProposalRow]:
    """The proposals of one agenda item, in order."""
    sql = """SELECT id, coalesce(text, ''), coalesce(method, ''), coalesce(outcome, ''), coalesce(number, '')
        FROM decision WHERE item_id = :item AND NOT removed ORDER BY position, id"""
    return reader.rows(ProposalRow, sql, item=item_id)


def proposal(reader: Reader, decision_id: str, at: datetime) -> Proposal | None:
    """One proposal as it stands at a moment; a declared one under the sets counted when it was declared."""
    return reader.one(lambda *row: _proposal(reader, at, *row), _COLUMNS, id=decision_id)


def stances(reader: Reader, decision_id: str, version: int) -> tuple[StanceRow, ...]:
    """Everything anybody said to a proposal, by name; each person's last word comes last."""
    sql = f"""SELECT s.id, coalesce(s.person_id, ''), {written_name("p", "s.name")}, coalesce(s.stance, ''),
        coalesce(s.reason, ''), coalesce(s.state, ''), coalesce(s.source, ''), coalesce(s.text_version, 1),
        coalesce(s.text_version, 1) <> :version
        FROM stance AS s LEFT JOIN person AS p ON p.id = s.person_id
        WHERE s.decision_id = :decision AND NOT s.removed ORDER BY 3, s.at, s.id"""
    return tuple(reader.rows(_stance, sql, decision=decision_id, version=version))


def question(held: Proposal, need: int | None) -> Question:
    """The proposal as the rules see it; people without a member's record are heard under their name."""
    return Question(
        method=Method(held.method),
        sets=held.sets,
        voices=tuple(_voices(held.stances)),
        version=held.version,
        need=need,
        threshold=_threshold(held),
        none_objected=held.none_objected,
    )


def _threshold(held: Proposal) -> Threshold | None:
    if held.method != Method.SUPERMAJORITY:
        return None
    return threshold_of(held.threshold_num, held.threshold_den)


def _voices(said: tuple[StanceRow, ...]) -> list[Voice]:
    known = frozenset(StanceKind)
    return [
        Voice(row.person_id or row.name, StanceKind(row.stance), row.text_version, row.state)
        for row in said
        if row.stance in known
    ]


def _proposal(reader: Reader, at: datetime, *row: Any) -> Proposal:
    *facts, roll, present, recused, need = row
    sets = sets_at(roll.split(), present.split(), recused.split())
    declared, meeting_id, item_id = bool(facts[11]), facts[1], facts[2]
    if not declared and meeting_id:
        here = room(reader, meeting_id, at, item_id)
        sets, need = here.sets, here.need
    facts[10] = bool(facts[10])
    facts[14:16] = [day(facts[14]), day(facts[15])]
    said = stances(reader, facts[0], facts[5])
    held = _make(*facts, said, _deciders(reader, sets, said), sets, None)
    if held.method not in {str(method) for method in Method if method.is_computed}:
        return held
    return replace(held, result=compute(question(held, need)))


def _deciders(reader: Reader, sets: Sets, said: tuple[StanceRow, ...]) -> tuple[Decider, ...]:
    now = {row.person_id: row.stance for row in said if not row.stale}
    return tuple(
        Decider(pick.id, pick.name, pick.initials, now.get(pick.id, "")) for pick in people(reader, sets.deciders)
    )


def _stance(*row: Any) -> StanceRow:
    return StanceRow(*row[:-1], stale=bool(row[-1]))
