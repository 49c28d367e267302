"""Proposals in a meeting: what each person said, who may decide, and what that comes to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from models.queries.kinds import Kind, kind_of
from models.queries.moments import day
from models.queries.room import interests, people, room
from models.queries.stances import BEFOREHAND, Decider, StanceRow, deciders, last_words, stances, voices
from models.reader import Reader
from models.rules.attendance import Sets, sets_at
from models.rules.casting import casting_of
from models.rules.decisions import LUKEWARM, Method, Question, Threshold, lukewarm_of, threshold_of
from models.rules.notice import is_unnotified
from models.rules.results import Result
from models.rules.tally import compute

__all__ = ["Decider", "Proposal", "ProposalRow", "StanceRow", "of_item", "proposal", "question", "stances"]


@dataclass(frozen=True)
class ProposalRow:
    """A proposal of an agenda item, before and after its outcome is declared."""

    id: str
    text: str
    method: str
    outcome: str
    number: str
    amends_id: str = ""


class _Item(NamedTuple):
    """What brought its item in, and whether that was while the meeting was running."""

    topic: str
    late: bool


_NOBODY = Sets(frozenset(), frozenset())


class Choice(Protocol):
    """What options, papers or notices come to; `outcome` is empty while it cannot be said, `line` is kept with it."""

    @property
    def outcome(self) -> str: ...

    @property
    def line(self) -> str: ...


@dataclass(frozen=True)
class Proposal:
    """Everything the room needs of one proposal; `result` is None for methods without voices.

    `counts` are those written down when it was declared, `beforehand` what the absent had somebody tell. `is_on`: it
    is the one before the group now; of what is open under an item, amendments come first. `absent_count`,
    `casting_vote` and `formality` are what the kind of meeting has agreed. `is_secret`: it is put on papers; `choice`
    is what those, or methods without voices, come to. `unnotified`: nobody was told that it would be decided.
    `lukewarm` is the share the kind of meeting has agreed, `blocks_allowed` how many blocks it bears. `newcomers` are
    those here who joined less than `joined_days` ago, by name and by id: they do not decide. `need` is the quorum.
    """

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
    counts: str
    driver: str
    criteria: str
    responsible: str
    proposer: str
    seconder: str
    stage: str
    rounds: int
    amends_id: str
    friendly: bool
    asked_again: bool
    casting: str
    exit: str
    is_on: bool
    is_secret: bool
    stances: tuple[StanceRow, ...] = ()
    beforehand: tuple[StanceRow, ...] = ()
    deciders: tuple[Decider, ...] = ()
    sets: Sets = _NOBODY
    result: Result | None = None
    absent_count: bool = False
    casting_vote: bool = False
    formality: str = ""
    choice: Choice | None = None
    effective_on: date | None = None
    unnotified: bool = False
    newcomers: tuple[str, ...] = ()
    newcomer_ids: frozenset[str] = frozenset()
    joined_days: int | None = None
    threshold_base: str = ""
    blocks_allowed: int = 0
    lukewarm: Fraction = LUKEWARM
    need: int | None = None


def of_item(reader: Reader, item_id: str) -> list[ProposalRow]:
    """The proposals of one agenda item, in order; each with those amendments after it that are still open."""
    sql = """SELECT d.id, coalesce(d.text, ''), coalesce(d.method, ''), coalesce(d.outcome, ''),
        trim(coalesce(d.number, '')), coalesce(d.amends_id, '')
        FROM decision AS d LEFT JOIN decision AS m ON m.id = d.amends_id
        WHERE d.item_id = :item AND NOT d.removed
            AND (coalesce(d.amends_id, '') = '' OR coalesce(d.outcome, '') = '')
        ORDER BY coalesce(m.position, d.position), coalesce(d.amends_id, '') <> '', d.position, d.id"""
    return reader.rows(ProposalRow, sql, item=item_id)


def proposal(reader: Reader, decision_id: str, at: datetime) -> Proposal | None:
    """One proposal as it stands at a moment; a declared one under the sets counted when it was declared."""
    return reader.one(lambda *row: _proposal(reader, at, *row), _COLUMNS, id=decision_id)


def question(held: Proposal, *, absent: frozenset[str] = frozenset(), kind: Kind) -> Question:
    """The proposal as the rules see it."""
    casting = casting_of(held.casting)
    return Question(
        method=Method(held.method),
        sets=held.sets,
        voices=voices(held.stances),
        version=held.version,
        need=held.need,
        threshold=_threshold(held),
        none_objected=held.none_objected,
        asked_again=held.asked_again,
        casting=casting.stance if casting else None,
        count_recused=kind.count_recused,
        absent=absent,
        blocks_allowed=held.blocks_allowed,
        lukewarm=held.lukewarm,
    )


def _threshold(held: Proposal) -> Threshold | None:
    if held.method != Method.SUPERMAJORITY:
        return None
    return threshold_of(held.threshold_num, held.threshold_den, held.threshold_base)


def _proposal(reader: Reader, at: datetime, *row: Any) -> Proposal:
    *facts, base, blocks, topic, late, effective, roll, present, recused, need = row
    for place in _FLAGS:
        facts[place] = bool(facts[place])
    held = _make(*facts[:14], day(facts[14]), day(facts[15]), *facts[16:])
    sets = sets_at(roll.split(), present.split(), recused.split())
    if not held.outcome and held.meeting_id:
        here = room(reader, held.meeting_id, at, held.item_id)
        sets, need = here.sets, here.need
        named = tuple(pick.name for pick in people(reader, here.newcomers))
        held = replace(held, newcomers=named, newcomer_ids=here.newcomers)
    held = replace(held, threshold_base=base, blocks_allowed=blocks, sets=sets, need=need, effective_on=day(effective))
    held = replace(held, choice=_choice(reader, held, at))
    return _heard(reader, held, _Item(topic, bool(late)))


def _heard(reader: Reader, held: Proposal, item: _Item) -> Proposal:
    said = stances(reader, held.id, held.version)
    kind = kind_of(reader, held.meeting_id)
    held = replace(
        held,
        stances=said,
        beforehand=_beforehand(held.sets, said),
        deciders=deciders(reader, held.meeting_id, held.sets, said),
        absent_count=kind.absent_count,
        casting_vote=kind.casting_vote,
        formality=kind.formality,
        joined_days=kind.joined_days,
        lukewarm=lukewarm_of(kind.lukewarm_num, kind.lukewarm_den),
        unnotified=not held.amends_id and is_unnotified(item.topic, kind.notice_days, late=item.late),
    )
    if held.method not in _BY_VOICES:
        return held
    absent = _counting(reader, held) if kind.absent_count else frozenset[str]()
    return replace(held, result=compute(question(held, absent=absent, kind=kind)))


def _choice(reader: Reader, held: Proposal, at: datetime) -> Choice | None:
    if held.method in _BY_VOICES and not held.is_secret:
        return None
    from models.queries import choices  # which look at proposals themselves

    return choices.computed(reader, held.id, at)


def _beforehand(sets: Sets, said: tuple[StanceRow, ...]) -> tuple[StanceRow, ...]:
    last = last_words(said).values()
    return tuple(row for row in last if row.source in BEFOREHAND and row.who not in sets.present)


def _counting(reader: Reader, held: Proposal) -> frozenset[str]:
    """The absent members whose word on this text counts; who declared an interest has none."""
    apart = {each.person_id for each in interests(reader, held.meeting_id) if each.item_id in (held.item_id, "")}
    told = {row.person_id for row in held.beforehand if not row.stale}
    return frozenset(told & held.sets.roll) - apart


_make: Callable[..., Proposal] = Proposal
_BY_VOICES = frozenset(str(method) for method in Method if method.is_computed)
_FLAGS = (10, 25, 26, 29, 30)

_COLUMNS = """SELECT d.id, coalesce(d.meeting_id, ''), coalesce(d.item_id, ''), trim(coalesce(d.number, '')),
    coalesce(d.text, ''), coalesce(d.text_version, 1), coalesce(d.reasons, ''), coalesce(d.method, ''),
    d.threshold_num, d.threshold_den, coalesce(d.none_objected, 0), coalesce(d.outcome, ''), coalesce(d.computed, ''),
    coalesce(d.difference, ''), d.review_on, d.expires_on, coalesce(d.counts, ''), coalesce(d.driver, ''),
    coalesce(d.criteria, ''), coalesce(d.responsible, ''), coalesce(d.proposer, ''), coalesce(d.seconder, ''),
    coalesce(d.stage, ''), coalesce(d.rounds, 0), coalesce(d.amends_id, ''), coalesce(d.friendly, 0),
    coalesce(d.asked_again, 0), coalesce(d.casting, ''), coalesce(d.exit, ''),
    coalesce(d.outcome, '') = '' AND d.id = (SELECT o.id FROM decision AS o
        WHERE o.item_id = d.item_id AND NOT o.removed AND coalesce(o.outcome, '') = ''
        ORDER BY coalesce(o.amends_id, '') = '', o.position, o.id LIMIT 1),
    EXISTS (SELECT 1 FROM paper_count AS c WHERE c.decision_id = d.id AND NOT c.removed),
    coalesce(d.threshold_base, ''), coalesce(d.blocks_allowed, 0),
    coalesce(k.topic, ''), coalesce(k.late, 0), d.effective_on,
    coalesce(d.roll_ids, ''), coalesce(d.present_ids, ''), coalesce(d.recused_ids, ''), d.quorum_need
    FROM decision AS d LEFT JOIN agenda_item AS k ON k.id = d.item_id WHERE d.id = :id AND NOT d.removed"""
