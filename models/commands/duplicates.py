"""Saying of two entries that they are one person, or two; the smaller id is kept, whatever is chosen of either."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from models.commands.duplicates_carried import bring_over, carry_over, note_joined
from models.commands.duplicates_consent import bring_answers, give_back, join_answers, withhold
from models.commands.duplicates_parting import Parted, Stayed, take_apart
from models.commands.found import connection_of
from models.ids import derived_id
from models.queries.duplicates_compared import FIELDS, Comparison, comparison
from models.queries.duplicates_doubted import in_doubt
from models.queries.duplicates_known import canonical, sides
from models.queries.duplicates_late import latecomers
from models.queries.moments import instant
from models.queries.plain import stored
from models.queries.roster_person import DAYS
from models.reader import Reader
from models.rules.duplicates_choice import LISTS, chosen, is_choice, turned
from models.rules.duplicates_refused import InABallot, InTheBin, NotMerged, SaidDifferent, WithThemselves
from models.rules.membership import require_order

__all__ = ["Merged", "Parted", "Stayed", "bring_along", "merge", "part", "say_different"]

_SAY = """
INSERT INTO likeness(id, removed, first_id, second_id, verdict, at) VALUES(:id, 0, :first, :second, :verdict, :at)
ON CONFLICT(id) DO UPDATE SET removed = 0, verdict = excluded.verdict, at = excluded.at
"""
_BALLOTS = """
SELECT coalesce(d.text, '') FROM decision AS d WHERE coalesce(d.outcome, '') = '' AND NOT d.removed AND (
    EXISTS (SELECT 1 FROM ballot AS b WHERE b.decision_id = d.id AND b.person_id = :first AND NOT b.removed)
    AND EXISTS (SELECT 1 FROM ballot AS b WHERE b.decision_id = d.id AND b.person_id = :second AND NOT b.removed)
    OR EXISTS (SELECT 1 FROM decision_option AS o JOIN paper_count AS c ON c.decision_id = d.id
        AND NOT c.removed AND c.issued > 0
        WHERE o.decision_id = d.id AND o.person_id IN (:first, :second) AND NOT o.removed))
"""


@dataclass(frozen=True)
class Merged:
    """What became of two entries: the id that is kept, the one that was given up, how many records went over."""

    kept: str
    given_up: str
    moved: int


def merge(
    session: Session,
    *,
    first_id: str,
    second_id: str,
    now: datetime,
    choices: Mapping[str, str] | None = None,
    anyway: bool = False,
) -> Merged:
    """Make two entries one. `choices` say of a field first, second or both; else what the comparison suggests is kept.

    Raises `NotFound`, `WithThemselves`, `InTheBin`, `SaidDifferent` (unless `anyway`), `InABallot`, `DaysOutOfOrder`.
    """
    reader = Reader(connection_of(session))
    _require_two(reader, first_id, second_id, anyway)
    kept, given_up = sorted((first_id, second_id))
    wanted = dict(choices or {})
    wanted = wanted if kept == first_id else turned(wanted)
    _require_choices(wanted)
    _take_values(reader, comparison(reader, kept, given_up), wanted)
    moved = carry_over(reader, kept, given_up, wanted)
    join_answers(reader, kept, given_up)
    reader.connection.execute("UPDATE person SET removed = 1 WHERE id = ?", (given_up,))
    _say(reader, (kept, given_up), "same", now)
    session.expire_all()
    return Merged(kept, given_up, moved)


def say_different(session: Session, *, first_id: str, second_id: str, now: datetime) -> None:
    """They are two people, and are not shown as a pair again. Raises `NotFound`, `WithThemselves`."""
    reader = Reader(connection_of(session))
    comparison(reader, first_id, second_id)
    if canonical(reader, first_id) == canonical(reader, second_id):
        raise WithThemselves(_name(reader, first_id))
    _say(reader, (first_id, second_id), "different", now)


def part(session: Session, *, first_id: str, second_id: str, now: datetime) -> Parted:
    """Take two entries apart again that were made one; what was changed since stays as it is, and is told.

    Raises `NotMerged`, `InTheBin` when one of them was forgotten.
    """
    reader = Reader(connection_of(session))
    pair = _edge(reader, *sorted((first_id, second_id)))
    if pair is None:
        raise NotMerged(_name(reader, second_id))
    if reader.value(
        "SELECT 1 FROM erasure WHERE row IN (unhex(:a), unhex(:b)) AND fields = '[]'", a=pair[0], b=pair[1]
    ):
        raise InTheBin("")
    parted = take_apart(reader, *pair)
    _say(reader, pair, "different", now)
    give_back(reader)
    session.expire_all()
    return parted


def bring_along(session: Session) -> int:
    """What came late goes over to the kept entries; returns how many records. The forgotten are left to people."""
    reader = Reader(connection_of(session))
    late = [each for each in latecomers(reader) if each.table != "person"]
    answers = {each.into_id for each in late if each.table == "consent_event"}
    for each in late:
        if each.table != "consent_event":
            bring_over(reader, each)
    for kept in sorted(answers - in_doubt(reader)):
        bring_answers(reader, kept)
    give_back(reader)
    withhold(reader)
    note_joined(reader, {each.person_id for each in late if each.person_id != each.into_id})
    session.expire_all()
    return len(late)


def _require_two(reader: Reader, first_id: str, second_id: str, anyway: bool) -> None:
    told = comparison(reader, first_id, second_id)
    if canonical(reader, first_id) == canonical(reader, second_id):
        raise WithThemselves(told.first.name)
    for side in (told.first, told.second):
        if side.removed:
            raise InTheBin(side.name)
    first, second = sorted((first_id, second_id))
    said = reader.one(
        lambda at: (instant(at),),
        "SELECT at FROM likeness WHERE id = :id AND verdict = 'different' AND NOT removed",
        id=_likeness_id(first, second),
    )
    if said and not anyway:
        raise SaidDifferent(told.first.name, told.second.name, said[0])
    ballot = reader.value(_BALLOTS, first=first, second=second)
    if ballot is not None:
        raise InABallot(ballot)


def _require_choices(choices: Mapping[str, str]) -> None:
    for field, choice in choices.items():
        if field not in (*FIELDS, *LISTS) or not is_choice(field, choice):
            raise ValueError(f"no such choice: {field} {choice}")


def _take_values(reader: Reader, told: Comparison, choices: Mapping[str, str]) -> None:
    values = {
        line.field: chosen(line.field, line.first or "", line.second or "", choices.get(line.field, line.suggested))
        for line in told.lines
        if line.field in FIELDS
    }
    days = {field: date.fromisoformat(value) if value else None for field, value in values.items() if field in DAYS}
    require_order(days)
    before = {line.field: line.first or "" for line in told.lines}
    news = {field: value for field, value in values.items() if value != before[field]}
    if news:
        columns = ", ".join(f"{field} = :{field}" for field in news)
        given = {field: value or None if field in DAYS else value for field, value in news.items()}
        reader.connection.execute(f"UPDATE person SET {columns} WHERE id = :id", {**given, "id": told.kept})


def _say(reader: Reader, pair: tuple[str, str], verdict: str, now: datetime) -> None:
    first, second = sorted(pair)
    told = {"id": _likeness_id(first, second), "first": first, "second": second, "verdict": verdict, "at": stored(now)}
    reader.connection.execute(_SAY, told)


def _likeness_id(first: str, second: str) -> str:
    return derived_id(first, "likeness", second)


def _edge(reader: Reader, first: str, second: str) -> tuple[str, str] | None:
    """The two that were said to be the same: these, or where others stand between them, the last step to the second."""
    query = """SELECT first_id, second_id FROM likeness WHERE second_id = :second AND verdict = 'same' AND NOT removed
        ORDER BY first_id <> :first, first_id"""
    found = reader.one(lambda *pair: pair, query, first=first, second=second)
    return found if found and canonical(reader, first) == canonical(reader, second) else None


def _name(reader: Reader, id: str) -> str:
    return next((side.name for side in sides(reader, [id])), "")
