"""What a decision does to an earlier one."""

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found
from models.rules.agenda import Topic
from models.rules.declaring import Outcome, outcome_meant
from models.rules.register import DecisionFacts, Link, LinkKind, require_link
from models.rules.register_strength import CHANGING, Manner, manner_of
from models.rules.register_strength import require_strong as require_strong_way
from models.sealing import require_unsealed
from models.tables import AgendaItem, Decision, DecisionLink


def link(session: Session, *, decision_id: str, earlier_id: str, kind: str, weaker: str = "") -> str:
    """Say what a decision does to an earlier one; it holds once the later one is adopted. Returns the link's id.

    Said again, it is the same link. `weaker` is why the group consents to a weaker method than the earlier one's; it
    is kept among the reasons. Raises `NotAdopted`, `Circular`, `TooWeak`, `Sealed`.
    """
    require_unsealed(connection_of(session), {("decision", decision_id)})
    for id in (decision_id, earlier_id):
        found(session, Decision, id)
    made = LinkKind(kind)
    for known in _rows(session):
        if (known.decision_id, known.earlier_id, known.kind) == (decision_id, earlier_id, made):
            return known.id
    require_link(_facts(session), _links(session), Link(decision_id, made, earlier_id))
    if made in CHANGING:
        _require_strong(session, decision_id, earlier_id, weaker)
    row = DecisionLink(decision_id=decision_id, earlier_id=earlier_id, kind=made)
    session.add(row)
    return row.id


def require_strong(session: Session, *, decision_id: str, reason: str = "") -> None:
    """Refuse to adopt what changes an earlier decision by a weaker method, unless a reason is given. Raises `TooWeak`.

    Asked when an outcome is declared: the method may have changed since the two were linked.
    """
    for row in _rows(session):
        if row.decision_id == decision_id and row.kind in CHANGING:
            earlier, later = _way(session, row.earlier_id), _way(session, decision_id)
            require_strong_way(row.earlier_id or "", earlier, later, reason=reason)


def _require_strong(session: Session, decision_id: str, earlier_id: str, weaker: str) -> None:
    require_strong_way(earlier_id, _way(session, earlier_id), _way(session, decision_id), reason=weaker)
    later = found(session, Decision, decision_id)
    if clean(weaker) and clean(weaker) not in (later.reasons or ""):
        later.reasons = "\n".join(filter(None, (later.reasons, clean(weaker))))


def _way(session: Session, decision_id: str | None) -> Manner:
    decision = session.get(Decision, decision_id) if decision_id else None
    if decision is None:
        return Manner("")
    num, den, blocks = decision.threshold_num, decision.threshold_den, decision.blocks_allowed
    return manner_of(decision.method or "", num, den, decision.threshold_base, blocks)


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
    return {row.id: DecisionFacts(row.outcome or "", row.review_on, row.expires_on, row.effective_on) for row in rows}


def _links(session: Session) -> list[Link]:
    known = frozenset(LinkKind)
    return [
        Link(row.decision_id, LinkKind(row.kind), row.earlier_id)
        for row in _rows(session)
        if row.kind in known and row.decision_id and row.earlier_id
    ]
