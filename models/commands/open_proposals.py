"""A proposal before its outcome is declared: found, looked at as it stands, and put as a new version."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found, required
from models.errors import NotFound
from models.queries.choices import papers_of
from models.queries.proposals import Proposal, proposal
from models.reader import Reader
from models.rules.choice_counting import BallotsIn
from models.rules.decisions import version_after
from models.rules.declaring import require_undeclared
from models.rules.secret_papers import PapersOut
from models.sealing import require_unsealed
from models.tables import Decision, Stance


def unsealed(session: Session, decision_id: str) -> Decision:
    """The decision, while its meeting is open. Raises `Sealed`, `NotFound`."""
    require_unsealed(connection_of(session), {("decision", decision_id)})
    return found(session, Decision, decision_id)


def undeclared(session: Session, decision_id: str) -> Decision:
    """The proposal, while nobody declared its outcome. Raises `AlreadyDeclared`, `Sealed`, `NotFound`."""
    decision = unsealed(session, decision_id)
    require_undeclared(decision.outcome)
    return decision


def held_at(session: Session, decision_id: str, at: datetime) -> Proposal:
    """The proposal as everybody sees it at a moment. Raises `NotFound`."""
    held = proposal(Reader(connection_of(session)), decision_id, at)
    if held is None:
        raise NotFound("decision", decision_id)
    return held


def said(session: Session, decision: Decision, *, by: str = "") -> list[Stance]:
    """Everything said to it, or what one member said, the last word last."""
    query = select(Stance).where(Stance.decision_id == decision.id, col(Stance.removed).is_not(True))
    if by:
        query = query.where(Stance.person_id == by)
    return list(session.exec(query.order_by(col(Stance.at), col(Stance.id))))


def require_unmarked(session: Session, decision_id: str) -> None:
    """Refuse to change what papers are about while there are any. Raises `PapersOut`, `BallotsIn`."""
    handed_out, marked = papers_of(Reader(connection_of(session)), decision_id)
    if handed_out is not None:
        raise PapersOut(handed_out)
    if marked:
        raise BallotsIn(marked)


def put_anew(session: Session, decision: Decision) -> None:
    """The text, or how it is decided, is another: once anybody has spoken it is a new version.

    Raises `PapersOut`, `BallotsIn`.
    """
    require_unmarked(session, decision.id)
    reader = Reader(connection_of(session))
    spoken = bool(reader.value(_SPOKEN, decision=decision.id, version=decision.text_version))
    decision.text_version = version_after(decision.text_version or 1, spoken=spoken)
    decision.none_objected, decision.asked_again, decision.casting = False, False, ""


def reworded(session: Session, decision: Decision, text: str) -> None:
    """Another text takes the place of this one. Raises `Missing`."""
    if clean(text) != decision.text:
        decision.text = required("text", text)
        put_anew(session, decision)


def amendments_of(session: Session, decision_id: str) -> list[Decision]:
    """The amendments moved to a proposal, in the order they are put."""
    query = select(Decision).where(Decision.amends_id == decision_id, col(Decision.removed).is_not(True))
    return list(session.exec(query.order_by(col(Decision.position), col(Decision.id))))


_SPOKEN = """SELECT EXISTS (SELECT 1 FROM stance
    WHERE decision_id = :decision AND text_version IS :version AND removed IS NOT 1)"""
