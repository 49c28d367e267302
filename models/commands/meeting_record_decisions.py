"""Takes a decision recorded elsewhere into the chapter, with everything that stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, SQLModel, select

from models.commands.decisions import number_for
from models.commands.found import clean
from models.commands.meeting_record_links import known_before, take_in_links
from models.rules.declaring import Outcome, outcome_meant
from models.rules.london import instant
from models.rules.names import NameIndex, linked
from models.rules.record_decision import (
    AdviceTaken,
    AmendmentTaken,
    DecisionTaken,
    NoticeTaken,
    ObjectionTaken,
    PapersCounted,
    StanceTaken,
)
from models.tables import (
    Advice,
    AgendaItem,
    Decision,
    DecisionOption,
    Notified,
    PaperCount,
    Stance,
)

NOBODY = "–"
"""What older records wrote where a stance was told without its name."""

_WORDS = (
    "text", "method", "reasons", "computed", "difference", "driver", "criteria", "responsible", "role", "scope",
    "exit", "casting", "result", "threshold_base",
)  # fmt: skip
_FACTS = ("review_on", "term_ends", "effective_on", "expires_on", "binding", "blocks_allowed")
_PEOPLE = ("proposer", "seconder", "decider")


@dataclass
class Place:
    """Where decisions are taken in: the meeting, its item if there is one, and whom names mean."""

    session: Session
    meeting_id: str
    people: NameIndex
    item: AgendaItem | None = None
    at: datetime | None = None
    taken: int = field(default=0)


def add_decision(place: Place, taken: DecisionTaken) -> None:
    """Add one decision with what was said, chosen, counted and advised."""
    place.taken += 1
    decision = _decision(place, taken)
    place.session.add(decision)
    place.session.flush()
    known_before(place.session, decision, taken)
    decision.number = _number(place, decision, taken)
    options = {text: _option(decision, number, text) for number, text in enumerate(_options(taken), start=1)}
    decision.lot = " ".join(options[each].id for each in taken.lot if each in options)
    rows: list[SQLModel] = list(options.values())
    rows += [_stance(place, decision, said) for said in taken.stances]
    rows += [_objection(place, decision, said) for said in taken.objections]
    rows += [_advice(place, decision, said) for said in taken.advice]
    rows += [_notice(place, decision, told) for told in taken.notices]
    rows += [_amendment(place, decision, number, each) for number, each in enumerate(taken.amendments, start=1)]
    if taken.papers:
        rows.append(_papers(decision, taken.papers, options))
    place.session.add_all(rows)
    take_in_links(place.session, decision, taken)


def moment(text: str) -> datetime:
    """A moment of the record, in UTC; without an offset it is Europe/London.

    >>> moment("2026-07-09T18:00")
    datetime.datetime(2026, 7, 9, 17, 0, tzinfo=datetime.timezone.utc)
    """
    read = datetime.fromisoformat(text)
    return instant(read) if read.tzinfo is None else read.astimezone(UTC)


def _decision(place: Place, taken: DecisionTaken) -> Decision:
    num, _, den = taken.threshold.partition("/")
    return Decision(
        meeting_id=place.meeting_id,
        item_id=place.item.id if place.item else None,
        position=place.taken,
        text_version=taken.version,
        outcome=clean(taken.outcome) or "–",
        counts=_counts_text(taken.counts),
        threshold_num=int(num) if den else None,
        threshold_den=int(den) if den else None,
        present_count=taken.present,
        deciders_count=taken.deciders,
        quorum_need=taken.need,
        deadline=moment(taken.deadline) if taken.deadline else None,
        declared_at=moment(taken.declared_at) if taken.declared_at else place.at,
        **_as_written(place, taken),
    )


def _as_written(place: Place, taken: DecisionTaken) -> dict[str, Any]:
    """Everything kept under the record's own name for it."""
    kept: dict[str, Any] = {fact: getattr(taken, fact) for fact in _FACTS}
    kept |= {word: clean(getattr(taken, word)) for word in (*_WORDS, *_PEOPLE)}
    return kept | {f"{who}_id": _linked(place, getattr(taken, who)) for who in _PEOPLE}


def _number(place: Place, decision: Decision, taken: DecisionTaken) -> str:
    """The number of the record while nothing here has it; else the next one of the item."""
    if outcome_meant(decision.outcome) not in (Outcome.ADOPTED, Outcome.INDICATIVE):
        return clean(taken.number)
    number = clean(taken.number)
    if number and place.session.exec(select(Decision.id).where(func.trim(Decision.number) == number)).first() is None:
        return number
    return number_for(place.session, decision, decision.declared_at) if decision.declared_at else ""


def _linked(place: Place, name: str) -> str | None:
    return linked(place.people, name) if name else None


def _counts_text(counts: dict[str, int]) -> str:
    return " ".join(f"{stance} {count}" for stance, count in counts.items())


def _options(taken: DecisionTaken) -> Sequence[str]:
    """The options offered, and those that only the count knows by more than one word."""
    counted = [text for text, _count in taken.papers.totals if " " in text] if taken.papers else []
    return list(dict.fromkeys([*taken.options, *counted]))


def _option(decision: Decision, position: int, text: str) -> DecisionOption:
    return DecisionOption(decision_id=decision.id, position=position, text=clean(text))


def _stance(place: Place, decision: Decision, said: StanceTaken) -> Stance:
    name = "" if said.name == NOBODY else clean(said.name)
    return Stance(
        decision_id=decision.id,
        person_id=_linked(place, name),
        name=name,
        stance=clean(said.stance),
        reason=clean(said.reason),
        source=clean(said.source) or "record",
        text_version=decision.text_version,
        at=place.at,
    )


def _objection(place: Place, decision: Decision, said: ObjectionTaken) -> Stance:
    return Stance(
        decision_id=decision.id,
        person_id=_linked(place, said.name),
        name=clean(said.name),
        stance=clean(said.stance),
        reason=clean(said.reason),
        state=clean(said.state),
        how=clean(said.how),
        owner=clean(said.owner),
        until=said.until,
        source="record",
        text_version=said.version,
        at=place.at,
    )


def _advice(place: Place, decision: Decision, said: AdviceTaken) -> Advice:
    return Advice(
        decision_id=decision.id,
        person_id=_linked(place, said.name),
        name=clean(said.name),
        side=clean(said.side),
        asked_on=said.asked_on,
        gist=clean(said.gist),
        answer=clean(said.answer),
    )


def _notice(place: Place, decision: Decision, told: NoticeTaken) -> Notified:
    return Notified(
        decision_id=decision.id,
        person_id=_linked(place, told.name),
        name=clean(told.name),
        told_on=told.told_on,
        channel=clean(told.channel),
        affected=told.affected,
    )


def _amendment(place: Place, decision: Decision, position: int, taken: AmendmentTaken) -> Decision:
    return Decision(
        meeting_id=decision.meeting_id,
        item_id=decision.item_id,
        position=position,
        amends_id=decision.id,
        text=clean(taken.text),
        text_version=1,
        method=decision.method,
        proposer=clean(taken.proposer),
        proposer_id=_linked(place, taken.proposer),
        outcome=clean(taken.outcome),
        friendly=taken.friendly,
        exit=clean(taken.exit),
        counts=_counts_text(taken.counts),
        declared_at=place.at if taken.outcome else None,
    )


def _papers(decision: Decision, taken: PapersCounted, options: dict[str, DecisionOption]) -> PaperCount:
    totals = [(options[text].id if text in options else text, count) for text, count in taken.totals]
    return PaperCount(
        decision_id=decision.id,
        issued=taken.issued,
        returned=taken.returned,
        valid=taken.valid,
        spoilt=_counts_text(dict(taken.spoilt)),
        totals=_counts_text(dict(totals)),
        tellers=clean(taken.tellers),
        agreed=taken.agreed,
        recounts=taken.recounts,
    )
