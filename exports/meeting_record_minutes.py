"""Minutes from the record that a paper carries: the way back from `exports.meeting_record`, without a chapter."""

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from exports.meeting_record_issue import Issue, PaperRecord
from models.queries.minutes import (
    Approved,
    Attendee,
    Declaration,
    EarlierMinutes,
    MinutedAction,
    MinutedCorrection,
    MinutedDecision,
    MinutedItem,
    Minutes,
    Newcomer,
    Passing,
    QuorumStatement,
    Signed,
)
from models.queries.minutes_decided import unnamed
from models.rules.meeting_record import Attended, ItemTaken

T = TypeVar("T")


def minutes_from(record: PaperRecord, issue: Issue) -> Minutes:
    """The minutes as they were when the paper was printed. Raises `ValueError` where a time is no moment."""
    hall = _Hall(record)
    items = tuple(_item(place, item, hall, issue) for place, item in enumerate(record.agenda, start=1))
    return built(
        Minutes,
        record,
        chapter=issue.chapter,
        state=issue.state,
        version=issue.version,
        quorum=_quorum(record),
        present=hall.present,
        in_attendance=hall.attending,
        declarations=tuple(_declaration(each, items) for each in record.interests),
        newcomers=tuple(Newcomer(each.name, _title(each.item, items), each.item) for each in record.newcomers),
        matters_arising=tuple(built(MinutedAction, each) for each in record.matters_arising),
        items=items,
        elsewhere=_decisions(0, record.elsewhere, issue),
        approved=built(Approved, issue.approved) if issue.approved else None,
        fingerprint=issue.fingerprint,
        earlier_minutes=tuple(built(EarlierMinutes, each) for each in issue.earlier),
        confidential=issue.confidential,
        agreed=tuple(built(MinutedCorrection, each) for each in issue.agreed),
        annex=tuple(built(MinutedCorrection, each) for each in issue.annex),
        signed=tuple(built(Signed, each) for each in issue.signed),
        sealed=issue.sealed or issue.fingerprint,
        id=issue.meeting,
    )


def nameless(minutes: Minutes) -> Minutes:
    """The same without the names of those who objected, had concerns or advised: what the fingerprint is made of."""
    items = tuple(replace(item, decisions=_nameless(item.decisions)) for item in minutes.items)
    return replace(minutes, items=items, elsewhere=_nameless(minutes.elsewhere))


def built(kind: type[T], told: Any, **given: Any) -> T:
    """A plain part of minutes from the like-named fields of a part of a record; `given` come first."""
    shared = [(name, hint) for name, hint in _hints(kind) if name not in given and hasattr(told, name)]
    kept = {name: _value(hint, getattr(told, name)) for name, hint in shared}
    return kind(**kept, **given)


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())


def _value(hint: Any, told: Any) -> Any:
    """A value of the record as the minutes have it."""
    if isinstance(told, str) and datetime in (hint, *get_args(hint)):
        return moment(told)
    if isinstance(told, dict):
        return tuple(told.items())
    kind = next((each for each in (hint, *get_args(hint)) if is_dataclass(each)), None)
    if kind is None or told is None:
        return told
    return tuple(built(kind, each) for each in told) if isinstance(told, tuple) else built(kind, told)  # type: ignore[arg-type]


def moment(text: str) -> datetime:
    """A moment, in UTC. Raises `ValueError` for a time of day alone: papers of ours never write one."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError(text)
    return read.astimezone(UTC)


class _Hall:
    """Everybody who was there, and what can be told of their coming and going."""

    def __init__(self, record: PaperRecord) -> None:
        self.present = tuple(_attendee(each) for each in record.present)
        self.attending = tuple(_attendee(each) for each in record.in_attendance)
        self._begun = moment(record.starts)
        self._ended = moment(record.ends) if record.ends else None
        moves = [passing for person in (*self.present, *self.attending) for passing in self._moves(person)]
        self._all = sorted(moves, key=lambda each: (each.at, each.name, not each.came))

    def _moves(self, person: Attendee) -> Iterator[Passing]:
        came = [person.arrived, *(back for _left, back in person.away)]
        left = [*(left for left, _back in person.away), person.left]
        yield from (Passing(person.name, True, at) for at in came if at and at > self._begun)
        yield from (Passing(person.name, False, at) for at in left if at and self._ended and at < self._ended)

    def passings(self, item: ItemTaken) -> tuple[Passing, ...]:
        """Who came in or left while an item was taken."""
        if not item.started:
            return ()
        begun, until = moment(item.started), moment(item.ended) if item.ended else self._ended
        return tuple(each for each in self._all if begun <= each.at and (until is None or each.at < until))


def _attendee(told: Attended | str) -> Attendee:
    if isinstance(told, str):
        return Attendee(told, "", None, None)
    away = tuple((moment(each.left), moment(each.back)) for each in told.away)
    return built(Attendee, told, away=away)


def _quorum(record: PaperRecord) -> QuorumStatement | None:
    told = record.quorum
    return QuorumStatement(told.need, told.deciders, told.need is None or told.deciders >= told.need) if told else None


def _declaration(told: Any, items: tuple[MinutedItem, ...]) -> Declaration:
    return Declaration(told.name, _title(told.item, items), told.nature, told.handling, told.item)


def _title(place: int, items: tuple[MinutedItem, ...]) -> str:
    return items[place - 1].title if 0 < place <= len(items) else ""


def _item(place: int, told: ItemTaken, hall: _Hall, issue: Issue) -> MinutedItem:
    """In the main minutes nothing is told of an item recorded separately; in the annex items have their own numbers."""
    is_empty = told.confidential and not issue.confidential
    return built(
        MinutedItem,
        told,
        number=issue.numbers[place - 1] if place <= len(issue.numbers) else place,
        decisions=_decisions(place, told.decisions, issue),
        passings=() if is_empty else hall.passings(told),
    )


def _decisions(place: int, told: tuple[Any, ...], issue: Issue) -> tuple[MinutedDecision, ...]:
    spoken = {each.decision: each.counts for each in issue.counts if each.item == place}
    return tuple(
        replace(built(MinutedDecision, each), **({"counts": spoken[number]} if number in spoken else {}))
        for number, each in enumerate(told, start=1)
    )


def _nameless(decisions: tuple[MinutedDecision, ...]) -> tuple[MinutedDecision, ...]:
    return tuple(
        replace(
            each,
            stances=tuple(replace(said, name="") for said in each.stances),
            objections=tuple(replace(said, name="", how=unnamed(said.how)) for said in each.objections),
            advice=tuple(replace(said, name="") for said in each.advice),
        )
        for each in decisions
    )
