"""What a chapter does towards the national community: how much it tells, what it answers, what it sends up."""

from datetime import date, datetime
from secrets import token_hex

from sqlmodel import Session, col, select

from models.commands.agenda import add_item, agenda_of, state_of
from models.commands.found import clean, connection_of, found
from models.errors import NotFound
from models.queries import elsewhere, from_national, national
from models.queries.decisions import standings
from models.queries.elsewhere import OtherConsultation
from models.reader import Reader
from models.rules.declaring import Outcome, outcome_meant
from models.rules.meetings import Purpose, require_planned
from models.rules.national import AlreadyLeft, NotDeclared, NotInForce, WrongKind, require_level, require_open
from models.rules.starting_agenda import DraftItem
from models.tables import Answer, Chapter, Decision, Meeting

TOPIC = "consultation"
_MINUTES = 20
_SAYS_SOMETHING = (Outcome.ADOPTED, Outcome.NOT_ADOPTED, Outcome.INDICATIVE)


def set_level(session: Session, *, level: int, decision_id: str, today: date) -> str:
    """Set how much the national community is told (0 to 3), by a decision in force; returns the chapter's id.

    Raises `NoSuchLevel`, `NotInForce`, `NotFound`, `WrongKind`.
    """
    _require_chapter(session)
    require_level(level)
    decision = found(session, Decision, decision_id)
    connection = connection_of(session)
    state = standings(Reader(connection), today).get(decision_id)
    if state is None or not state.is_in_force:
        raise NotInForce(decision.number, state or "")
    (own,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    chapter = found(session, Chapter, own)
    chapter.national_level, chapter.national_decision_id = level, decision_id
    chapter.pseudonym_key = chapter.pseudonym_key or token_hex(32)
    return chapter.id


def take_into_agenda(session: Session, *, consultation_id: str, meeting_id: str) -> str:
    """Put a consultation on the agenda of a planned meeting, once; returns the item's id.

    Raises `NotFound`, `WrongState`, `ConsultationClosed`.
    """
    asked = _asked(session, consultation_id)
    require_planned(state_of(found(session, Meeting, meeting_id)))
    for item in agenda_of(session, meeting_id):
        if (item.topic, item.about_id) == (TOPIC, consultation_id):
            return item.id
    draft = DraftItem(asked.title, _MINUTES, Purpose.DECIDE, TOPIC, consultation_id)
    return add_item(session, meeting_id=meeting_id, draft=draft)


def answer(session: Session, *, consultation_id: str, decision_id: str, at: datetime, text: str = "") -> str:
    """Answer by a decision that was declared; given again, it is the one answer that changes. Returns its id.

    Raises `NotFound`, `ConsultationClosed`, `NotDeclared`.
    """
    _asked(session, consultation_id)
    _require_declared(found(session, Decision, decision_id))
    given = _given(session, consultation_id) or Answer(consultation_id=consultation_id)
    given.decision_id, given.text, given.at = decision_id, clean(text), at
    session.add(given)
    return given.id


def send_up(session: Session, *, decision_id: str) -> str:
    """Mark a declared decision to be answered by the national community; returns its id.

    Raises `NotDeclared`, `WrongKind`.
    """
    _require_chapter(session)
    decision = found(session, Decision, decision_id)
    _require_declared(decision)
    decision.sent_up = True
    return decision_id


def keep_here(session: Session, *, decision_id: str) -> None:
    """No longer send it up, until it has left. Raises `AlreadyLeft`."""
    decision = found(session, Decision, decision_id)
    if decision.sent_up:
        _require_here(session, decision_id, "decision.sent_up", decision.number)
        decision.sent_up = False


def _asked(session: Session, consultation_id: str) -> OtherConsultation:
    reader = Reader(connection_of(session))
    asked = elsewhere.consultations(reader, of=from_national.national_id(reader) or "-")
    for each in asked:
        if each.id == consultation_id:
            require_open(each.title, closed=each.closed)
            return each
    raise NotFound("consultation", consultation_id)


def _given(session: Session, consultation_id: str) -> Answer | None:
    query = select(Answer).where(Answer.consultation_id == consultation_id, col(Answer.removed).is_not(True))
    return session.exec(query.order_by(col(Answer.at).desc(), col(Answer.id).desc())).first()


def _require_declared(decision: Decision) -> None:
    """An outcome that only put it off says nothing."""
    if decision.removed or outcome_meant(decision.outcome or "") not in _SAYS_SOMETHING:
        raise NotDeclared(decision.text)


def _require_chapter(session: Session) -> None:
    if national.is_national(Reader(connection_of(session))):
        raise WrongKind("chapter")


def _require_here(session: Session, row: str, field: str, number: str) -> None:
    if from_national.has_left(Reader(connection_of(session)), row, field):
        raise AlreadyLeft(number)
