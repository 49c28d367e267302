"""What is settled without counting a room: by silence, after advice, or by a role with a mandate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from models.queries import choice_rows
from models.queries.choice_rows import ChoiceFacts, NotifiedRow
from models.queries.moments import day, instant
from models.queries.stances import StanceRow, last_words, stances
from models.reader import Reader
from models.rules.advice import Advice, AdviceQuestion, AdviceResult, Side, advice_result, is_void
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.declaring import Outcome
from models.rules.lazy_consensus import (
    USUAL,
    LazyOutcome,
    LazyQuestion,
    LazyResult,
    Notified,
    Objection,
    lazy_result,
)
from models.rules.london import day_of, whole_day
from models.rules.mandates import Mandate, MandateGap, RoleDecision, mandate_for

SUPPORT = "support"
"""What somebody says who is for a proposal left to silence."""


@dataclass(frozen=True)
class MandateRow:
    """A decision that may have given a role its say."""

    id: str
    number: str
    text: str
    role: str


def lazy(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> LazyResult | None:
    """Where a proposal left to silence stands; None until it has a deadline."""
    if facts.deadline is None:
        return None
    question = _lazy_question(reader, facts, facts.deadline)
    return lazy_result(question, at or question.opened)


def by_silence(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> tuple[str, str]:
    """The outcome silence speaks for."""
    result = lazy(reader, facts, at)
    if result is None or result.outcome is LazyOutcome.OPEN:
        return "", ""
    return (Outcome.ADOPTED if result.outcome is LazyOutcome.ADOPTED else Outcome.NOT_ADOPTED), ""


def asked(reader: Reader, facts: ChoiceFacts) -> AdviceResult:
    """What is missing before one person may decide."""
    entries = tuple(
        Advice(row.person_id or row.name, _sides(row.side), _noon(row.asked_on), row.gist, row.answer)
        for row in choice_rows.advice(reader, facts.id)
        if not is_void(row.side)
    )
    return advice_result(AdviceQuestion(facts.decider_id or facts.decider, entries, facts.text, facts.reasons))


def after_advice(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> tuple[str, str]:
    """The outcome once everybody was asked and answered."""
    return (Outcome.ADOPTED if asked(reader, facts).is_ready else ""), ""


def mandated(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> Mandate | MandateGap:
    """The mandate a role's decision rests on, or why there is none; the one chosen covers what is decided."""
    given = _mandate(reader, facts)
    on = day_of(at) if at else (given.since if given else date.min)
    role, who = facts.role.strip().casefold(), facts.decider_id
    holders = reader.rows(lambda *row: row, _HOLDERS, on=on.isoformat(), always=at is None)
    held = [(name.strip().casefold(), person) for name, person in holders]
    return mandate_for(RoleDecision(role, who, facts.id, on), held, [given] if given else [])


def by_role(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> tuple[str, str]:
    """The outcome where the role may decide."""
    found = mandated(reader, facts, at)
    return (Outcome.ADOPTED if isinstance(found, Mandate) else ""), ""


def mandates(reader: Reader, decision_id: str) -> list[MandateRow]:
    """Adopted decisions that may give a role its say, those about a role first, then the newest."""
    return reader.rows(MandateRow, _MANDATES, id=decision_id)


def roles(reader: Reader) -> list[str]:
    """Every role somebody holds or held."""
    return reader.column("SELECT DISTINCT role FROM person_role WHERE NOT removed AND role <> '' ORDER BY lower(role)")


def objectors(reader: Reader, facts: ChoiceFacts) -> list[StanceRow]:
    """Everybody who answered, by name: their last word."""
    return list(last_words(stances(reader, facts.id, facts.version)).values())


def _lazy_question(reader: Reader, facts: ChoiceFacts, deadline: datetime) -> LazyQuestion:
    told = choice_rows.notified(reader, facts.id)
    notices = tuple(_notices(told))
    said = objectors(reader, facts)
    return LazyQuestion(
        opened=min((_begins(row) for row in told if row.told_on), default=deadline - USUAL),
        deadline=deadline,
        affected=frozenset(row.who for row in told if row.affected),
        notified=notices,
        objections=tuple(
            Objection(row.who, row.reason, withdrawn=row.state != ObjectionState.RAISED)
            for row in said
            if row.stance == StanceKind.OBJECTION
        ),
        supports=frozenset(row.who for row in said if row.stance == SUPPORT),
        overrides=tuple(reader.column(_OVERRIDES, id=facts.id)),
    )


def _notices(told: Iterable[NotifiedRow]) -> Iterable[Notified]:
    """Nobody wrote down the hour: a day counts from its end, so that no one is told later than it says."""
    return (Notified(row.who, whole_day(row.told_on)[1], row.channel) for row in told if row.told_on)


def _begins(row: NotifiedRow) -> datetime:
    assert row.told_on
    return whole_day(row.told_on)[0]


def _sides(side: str) -> frozenset[Side]:
    return frozenset(Side(each) for each in side.split() if each in set(Side))


def _noon(asked_on: date | None) -> datetime:
    return datetime.combine(asked_on or date.min, time(12))


def _mandate(reader: Reader, facts: ChoiceFacts) -> Mandate | None:
    return reader.one(lambda *row: _given(facts, *row), _MANDATE, id=facts.mandate_id) if facts.mandate_id else None


def _given(facts: ChoiceFacts, *row: Any) -> Mandate:
    """The decision as a mandate; where it names no role, whoever chose it says which role it means."""
    id, role, effective_on, declared_at, expires_on, ended_at = row
    declared, ended = instant(declared_at), instant(ended_at)
    since = day(effective_on) or (day_of(declared) if declared else date.min)
    meant = (role or facts.role).strip().casefold()
    return Mandate(id, meant, frozenset((facts.id,)), since, day(expires_on), day_of(ended) if ended else None)


_HOLDERS = """SELECT role, person_id FROM person_role WHERE NOT removed AND person_id <> ''
    AND (:always OR (coalesce(from_on, '') <= :on AND coalesce(to_on, '9999') >= :on))"""

_ENDED = """SELECT min(e.declared_at) FROM decision_link AS l JOIN decision AS e ON e.id = l.decision_id
    WHERE l.earlier_id = d.id AND l.kind IN ('supersedes', 'revokes') AND NOT l.removed AND NOT e.removed
    AND e.outcome = 'adopted'"""

_MANDATE = f"""SELECT d.id, coalesce(d.role, ''), d.effective_on, d.declared_at, d.expires_on, ({_ENDED})
    FROM decision AS d WHERE d.id = :id AND NOT d.removed AND d.outcome = 'adopted'"""

_MANDATES = f"""SELECT d.id, trim(coalesce(d.number, '')), coalesce(d.text, ''), coalesce(d.role, '') FROM decision AS d
    WHERE NOT d.removed AND d.outcome = 'adopted' AND d.id <> :id AND ({_ENDED}) IS NULL
    ORDER BY coalesce(d.role, '') = '', d.declared_at DESC, d.id LIMIT 200"""

_OVERRIDES = """SELECT l.earlier_id FROM decision_link AS l JOIN decision AS e ON e.id = l.earlier_id
    WHERE l.decision_id = :id AND l.kind IN ('supersedes', 'amends', 'revokes') AND NOT l.removed AND NOT e.removed
    AND coalesce(e.method, '') <> 'lazy_consensus' AND e.outcome <> ''"""
