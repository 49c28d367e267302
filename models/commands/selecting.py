"""Choosing somebody for a role: stage by stage, by nominations with reasons and by consent."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models.commands.choices import options_of
from models.commands.found import clean, connection_of, found
from models.commands.open_proposals import said, undeclared
from models.errors import NotFound
from models.queries.choice_selection import Selecting, selecting
from models.reader import Reader
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.lazy_consensus import Objection, require_reason
from models.rules.role_selection import Lack, SelectionStage, StageOpen, next_stage, nominees
from models.rules.role_selection import Nomination as Named
from models.tables import DecisionOption, Nomination, Stance

_ASKED_ANEW = (SelectionStage.PROPOSAL, SelectionStage.OBJECTIONS, SelectionStage.CELEBRATE)


def set_term(session: Session, *, decision_id: str, ends: date | None) -> None:
    """Say until when the role is given."""
    undeclared(session, decision_id).term_ends = ends


def go_on(session: Session, *, decision_id: str, at: datetime) -> str:
    """The next stage, once this one is through; returns it. Raises `StageOpen`."""
    decision = undeclared(session, decision_id)
    decision.stage = next_stage(_held(session, decision_id, at).selection)
    return decision.stage


def go_back(session: Session, *, decision_id: str, stage: str, at: datetime) -> None:
    """Return to an earlier stage. Raises `NotFound` for a later one."""
    decision = undeclared(session, decision_id)
    stages, now = list(SelectionStage), _held(session, decision_id, at).selection.stage
    if stage not in stages or stages.index(SelectionStage(stage)) > stages.index(now):
        raise NotFound("decision", stage)
    decision.stage = SelectionStage(stage)


def nominate(session: Session, *, decision_id: str, who: tuple[str, str], whom: tuple[str, str], reason: str) -> str:
    """Take down whom somebody names, and why; ids and names, nobody named is a pass. What they wrote before goes.

    Returns the nomination's id.
    """
    undeclared(session, decision_id)
    person_id, name = who
    row = _standing(session, decision_id, who) or Nomination(decision_id=decision_id, person_id=person_id or None)
    nominee_id, nominee = whom[0], clean(whom[1])
    row.name, row.nominee_id, row.nominee, row.reason = clean(name), nominee_id or None, nominee, clean(reason)
    row.kind = Named(person_id or clean(name), nominee_id or nominee).kind
    session.add(row)
    return row.id


def forget_nomination(session: Session, *, nomination_id: str) -> None:
    """It was taken down by mistake."""
    row = found(session, Nomination, nomination_id)
    undeclared(session, row.decision_id or "")
    row.removed = True


def put_forward(session: Session, *, decision_id: str, whom: tuple[str, str], at: datetime) -> str:
    """Propose somebody who was nominated, on the strength of the reasons; all are asked anew. Raises `StageOpen`."""
    decision, (person_id, name) = undeclared(session, decision_id), whom
    held = _held(session, decision_id, at).selection
    if (person_id or clean(name)) not in nominees(held.nominations):
        raise StageOpen(SelectionStage.PROPOSAL, Lack.NOT_NOMINATED)
    for row in options_of(session, decision):
        row.removed = True
    for row in said(session, decision):
        row.removed = True
    option = DecisionOption(decision_id=decision_id, position=1, text=clean(name), person_id=person_id or None)
    session.add(option)
    if held.stage in _ASKED_ANEW:
        decision.stage = SelectionStage.PROPOSAL
    return option.id


def answer(
    session: Session, *, decision_id: str, who: tuple[str, str], objects: bool, at: datetime, reason: str = ""
) -> str:
    """Take down what somebody shows when asked for objections. Returns the stance's id. Raises `ReasonMissing`."""
    decision, (person_id, name) = undeclared(session, decision_id), who
    if objects:
        require_reason(Objection(person_id or name, reason))
    for row in said(session, decision):
        if (row.person_id or row.name) == (person_id or clean(name)):
            row.removed = True
    row = Stance(
        decision_id=decision_id, person_id=person_id or None, name=clean(name), reason=clean(reason), source="hand",
        stance=StanceKind.OBJECTION if objects else StanceKind.CONSENT,
        state=ObjectionState.RAISED if objects else "", text_version=decision.text_version, at=at,
    )  # fmt: skip
    session.add(row)
    return row.id


def nobody_else_objects(session: Session, *, decision_id: str, at: datetime) -> int:
    """Everybody not yet heard shows no objection, the nominee among them; returns how many."""
    decision, held = undeclared(session, decision_id), _held(session, decision_id, at)
    asked = held.selection.deciders | ({held.selection.nominee} - {""})
    waiting = sorted(asked - {who for who, _answer in held.selection.answers})
    for who in waiting:
        outside = who == held.selection.nominee and held.option is not None and not held.option.person_id
        session.add(
            Stance(
                decision_id=decision_id, person_id=None if outside else who, name=who if outside else "",
                stance=StanceKind.CONSENT, source="hand", text_version=decision.text_version, at=at,
            )
        )  # fmt: skip
    return len(waiting)


def integrate(session: Session, *, stance_id: str) -> None:
    """The group has answered an objection, and whoever raised it agrees that it is answered."""
    row = found(session, Stance, stance_id)
    undeclared(session, row.decision_id or "")
    if row.stance != StanceKind.OBJECTION:
        raise NotFound("stance", stance_id)
    row.state = ObjectionState.INTEGRATED


def _held(session: Session, decision_id: str, at: datetime) -> Selecting:
    held = selecting(Reader(connection_of(session)), decision_id, at)
    if held is None:
        raise NotFound("decision", decision_id)
    return held


def _standing(session: Session, decision_id: str, who: tuple[str, str]) -> Nomination | None:
    query = select(Nomination).where(Nomination.decision_id == decision_id, col(Nomination.removed).is_not(True))
    rows = {row.person_id or row.name: row for row in session.exec(query)}
    return rows.get(who[0] or clean(who[1]))
