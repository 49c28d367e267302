"""What a decision does to an earlier one."""

from sqlmodel import Session, col, select

from models.commands.found import connection_of, found
from models.rules.agenda import Topic
from models.rules.declaring import Outcome, outcome_meant
from models.rules.register import DecisionFacts, Link, LinkKind, require_link
from models.sealing import require_unsealed
from models.tables import AgendaItem, Decision, DecisionLink


def link(session: Session, *, decision_id: str, earlier_id: str, kind: str) -> str:
    """Say what a decision does to an earlier one; it holds once the later one is adopted. Returns the link's id.

    Said again, it is the same link. Raises `NotAdopted`, `Circular`, `Sealed`.
    """
    require_unsealed(connection_of(session), {("decision", decision_id)})
    for id in (decision_id, earlier_id):
        found(session, Decision, id)
    made = LinkKind(kind)
    for known in _rows(session):
        if (known.decision_id, known.earlier_id, known.kind) == (decision_id, earlier_id, made):
            return known.id
    require_link(_facts(session), _links(session), Link(decision_id, made, earlier_id))
    row = DecisionLink(decision_id=decision_id, earlier_id=earlier_id, kind=made)
    session.add(row)
    return row.id


def unlink(session: Session, *, link_id: str) -> None:
    """Take back what was said of two decisions. Raises `Sealed`."""
    row = found(session, DecisionLink, link_id)
    require_unsealed(connection_of(session), {("decision", row.decision_id or "")})
    row.removed = True


def ratify(session: Session, decision: Decision) -> None:
    """The first proposal under an item that is there to ratify a decision does so."""
    item = session.get(AgendaItem, decision.item_id) if decision.item_id else None
    if item is None or item.topic != Topic.RATIFY or not item.about_id or decision.position != 1:
        return
    earlier = session.get(Decision, item.about_id)
    if earlier and not earlier.removed and outcome_meant(earlier.outcome or "") is Outcome.INDICATIVE:
        link(session, decision_id=decision.id, earlier_id=earlier.id, kind=LinkKind.RATIFIES)


def _rows(session: Session) -> list[DecisionLink]:
    return list(session.exec(select(DecisionLink).where(col(DecisionLink.removed).is_not(True))))


def _facts(session: Session) -> dict[str, DecisionFacts]:
    rows = session.exec(select(Decision).where(col(Decision.removed).is_not(True)))
    return {row.id: DecisionFacts(row.outcome or "", row.review_on, row.expires_on) for row in rows}


def _links(session: Session) -> list[Link]:
    known = frozenset(LinkKind)
    return [
        Link(row.decision_id, LinkKind(row.kind), row.earlier_id)
        for row in _rows(session)
        if row.kind in known and row.decision_id and row.earlier_id
    ]
