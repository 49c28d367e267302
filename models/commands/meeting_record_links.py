"""Takes in what decisions recorded elsewhere do to earlier ones, which may not be here themselves."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.commands.found import clean
from models.rules.declaring import Outcome, outcome_meant
from models.rules.record_decision import DecisionTaken, LinkTaken
from models.rules.register import LinkKind
from models.tables import Decision, DecisionLink


def take_in_links(session: Session, decision: Decision, taken: DecisionTaken) -> None:
    """Link it to the earlier decisions it names; one that is not here is kept by its number and its words."""
    for each in taken.links:
        if each.kind in set(LinkKind):
            earlier = _earlier(session, decision, each)
            session.add(DecisionLink(decision_id=decision.id, earlier_id=earlier.id, kind=LinkKind(each.kind)))


def known_before(session: Session, decision: Decision, taken: DecisionTaken) -> None:
    """A decision that was only named so far comes in itself, and takes over what was said of it."""
    if outcome_meant(decision.outcome) is not Outcome.ADOPTED:
        return
    for named in _called(session, clean(taken.number), decision.text):
        if named.id == decision.id or not _is_only_named(named):
            continue
        for link in session.exec(select(DecisionLink).where(DecisionLink.earlier_id == named.id)):
            link.earlier_id = decision.id
        named.number, named.removed = "", True


def _earlier(session: Session, decision: Decision, link: LinkTaken) -> Decision:
    number, text = clean(link.number), clean(link.text)
    known = next((each for each in _called(session, number, text) if each.id != decision.id), None)
    if known:
        return known
    is_free = (
        not number or session.exec(select(Decision.id).where(func.trim(Decision.number) == number)).first() is None
    )
    named = Decision(text=text, number=number if is_free else "", outcome=Outcome.ADOPTED, text_version=1)
    session.add(named)
    session.flush()
    return named


def _called(session: Session, number: str, text: str) -> list[Decision]:
    """Those of this number and these words."""
    query = select(Decision).where(
        func.trim(Decision.number) == number, Decision.text == text, col(Decision.removed).is_not(True)
    )
    return list(session.exec(query.order_by(col(Decision.id))))


def _is_only_named(decision: Decision) -> bool:
    return not (decision.meeting_id or decision.method or decision.declared_at)
