"""The decision that set the rules of a kind of meeting, and the kinds a decision sets the rules of."""

from dataclasses import dataclass
from datetime import date

from models.queries.decisions import standings
from models.queries.kinds import Kind, chapter_of, kind, kinds
from models.queries.moments import day
from models.reader import Reader
from models.rules.kinds import built_in_of, own_id
from models.rules.register import DecisionState


@dataclass(frozen=True)
class RuleDecision:
    """The decision that set the rules of a kind, and where it stands today."""

    id: str
    number: str
    text: str
    review_on: date | None
    state: DecisionState


def rule_decision(reader: Reader, key: str, today: date) -> RuleDecision | None:
    """The decision that set the rules of a kind: the one named, or the latest adopted one that says so."""
    chapter, _usual = chapter_of(reader)
    name = built_in_of(key, chapter)
    params = {"chosen": kind(reader, key).decision_id, "id": own_id(chapter, name) if name else key, "key": key}
    row = reader.one(lambda *row: row, _DECISION, **params)
    if row is None:
        return None
    id, number, text, review_on = row
    return RuleDecision(id, number, text, day(review_on), standings(reader, today).get(id, DecisionState.PROPOSED))


def set_by(reader: Reader, decision_id: str) -> list[Kind]:
    """The kinds of meeting whose rules a decision sets."""
    chapter, _usual = chapter_of(reader)
    tagged = reader.value("SELECT coalesce(rule_id, '') FROM decision WHERE id = :id", id=decision_id) or ""
    named = built_in_of(tagged, chapter) or tagged
    return [each for each in kinds(reader) if each.decision_id == decision_id or (named and each.id == named)]


def candidates(reader: Reader, today: date, limit: int = 60) -> list[RuleDecision]:
    """Decisions in force that may have set rules, the latest first."""
    standing = standings(reader, today)
    rows = [row for row in reader.rows(lambda *row: row, _IN_FORCE) if standing[row[0]].is_in_force]
    return [RuleDecision(id, number, text, day(review), standing[id]) for id, number, text, review in rows[:limit]]


_DECISION = """SELECT id, trim(coalesce(number, '')), coalesce(text, ''), review_on FROM decision
    WHERE NOT removed AND (id = :chosen OR (rule_id IN (:id, :key) AND outcome = 'adopted'))
    ORDER BY id = :chosen DESC, declared_at DESC, id DESC LIMIT 1"""

_IN_FORCE = """SELECT id, trim(coalesce(number, '')), coalesce(text, ''), review_on FROM decision
    WHERE NOT removed AND outcome <> '' ORDER BY declared_at DESC, id DESC"""
