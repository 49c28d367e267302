"""Somebody who is chosen for a role holds it from then on: the roster says so by the same deed."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.rules.choice_result import parsed
from models.rules.decisions import Method
from models.rules.declaring import Outcome
from models.rules.london import day_of
from models.rules.register import LinkKind
from models.tables import Decision, DecisionLink, DecisionOption, PersonRole


def fill_role(session: Session, decision: Decision, at: datetime) -> None:
    """Enter the role of whoever was chosen, until the term ends; who holds it already goes on to the new day.

    What was chosen without a quorum holds once it is ratified.
    """
    if decision.outcome != Outcome.ADOPTED:
        return
    since = decision.effective_on or day_of(at)
    for choice in (decision, *_ratified(session, decision)):
        role = (choice.role or "").strip()
        if choice.method == Method.ROLE_SELECTION and role:
            for person_id in _chosen(session, choice):
                _enter(session, PersonRole(person_id=person_id, role=role, from_on=since, to_on=choice.term_ends))


def _enter(session: Session, taken: PersonRole) -> None:
    held = _held(session, taken)
    if held:
        held.to_on = taken.to_on
    else:
        session.add(taken)


def _ratified(session: Session, decision: Decision) -> list[Decision]:
    query = (
        select(Decision)
        .join(DecisionLink, col(DecisionLink.earlier_id) == col(Decision.id))
        .where(DecisionLink.decision_id == decision.id, DecisionLink.kind == LinkKind.RATIFIES)
        .where(col(DecisionLink.removed).is_not(True), col(Decision.removed).is_not(True))
    )
    return list(session.exec(query))


def _chosen(session: Session, decision: Decision) -> list[str]:
    options = [session.get(DecisionOption, each) for each in parsed(decision.result or "").winners]
    return [option.person_id for option in options if option and option.person_id]


def _held(session: Session, taken: PersonRole) -> PersonRole | None:
    """The same role, if this person holds it still."""
    query = select(PersonRole).where(PersonRole.person_id == taken.person_id, col(PersonRole.removed).is_not(True))
    same = [row for row in session.exec(query) if row.role.strip().casefold() == taken.role.casefold()]
    return next((row for row in same if row.to_on is None or taken.from_on is None or row.to_on >= taken.from_on), None)
