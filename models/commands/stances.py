"""What people say to a proposal: by name, one or many at once, from raised hands, a note or a telephone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found
from models.commands.open_proposals import said, undeclared
from models.ids import new_id
from models.queries.kinds import kind_of
from models.queries.plain import stored
from models.queries.room import PersonPick, people, room
from models.reader import Reader
from models.rules.decisions import Method, ObjectionState, StanceKind, offered, require_stance
from models.rules.hearings import How, how_of, how_text
from models.rules.objections import OPEN, Objection, said_again
from models.tables import Decision, Stance


@dataclass(frozen=True)
class Saying:
    """What one person says, and how they made themselves heard; `relayed_by` told it for them."""

    person_id: str | None
    name: str
    stance: str
    reason: str = ""
    source: str = "hand"
    relayed_by: str = ""


def set_stance(
    session: Session,
    *,
    decision_id: str,
    person_id: str | None,
    name: str,
    stance: str,
    at: datetime,
    reason: str = "",
    source: str = "hand",
) -> str:
    """Take down what somebody says to the present text; each change of mind is kept. Returns the stance's id.

    Raises `NotOffered`, `ReasonMissing`, `AlreadyDeclared`.
    """
    decision = undeclared(session, decision_id)
    return _take_down(session, decision, [Saying(person_id, name, stance, reason, source)], at)[0]


def set_stances(session: Session, *, decision_id: str, sayings: Iterable[Saying], at: datetime) -> int:
    """Take down what many say, as one deed; returns how many. Its refusals are those of `set_stance`."""
    decision = undeclared(session, decision_id)
    return len(_take_down(session, decision, list(sayings), at))


def tell_beforehand(session: Session, *, decision_id: str, saying: Saying, at: datetime) -> str:
    """Take down what somebody absent had told: advice, unless the group has agreed that it counts as a vote.

    An objection told so is tested only where it counts, or once its objector is there. Returns the stance's id.
    """
    decision = undeclared(session, decision_id)
    counts = kind_of(Reader(connection_of(session)), decision.meeting_id or "").absent_count
    (told,) = _take_down(session, decision, [saying], at)
    if saying.stance == StanceKind.OBJECTION and not counts:
        found(session, Stance, told).state = ""
    return told


def take_back(session: Session, *, decision_id: str, person_id: str) -> None:
    """Forget what one person said to the present text: it was noted for the wrong person."""
    decision = undeclared(session, decision_id)
    for row in said(session, decision, by=person_id):
        if row.text_version == decision.text_version:
            row.removed = True


def strike(session: Session, *, decision_id: str, stance_id: str) -> None:
    """Forget one thing that was noted by mistake."""
    decision = undeclared(session, decision_id)
    for row in said(session, decision):
        row.removed = row.removed or row.id == stance_id


def all_stand(session: Session, *, decision_id: str, stance: str, at: datetime) -> int:
    """Everybody here not yet heard on this text says the same; returns how many."""
    decision = undeclared(session, decision_id)
    require_stance(Method(decision.method), StanceKind(stance), "")
    sayings = [Saying(each.id, each.name, stance) for each in _waiting(session, decision, at)]
    return len(_take_down(session, decision, sayings, at))


def still_stands(session: Session, *, decision_id: str, at: datetime, person_id: str = "") -> int:
    """What was said to the version before holds for the new text too, of all or of one person; returns how many.

    An objection that stands is to be tested anew; whoever's objection was worked into the text is asked anew.
    """
    decision = undeclared(session, decision_id)
    last = {row["person_id"] or row["name"]: row for row in _rows_said(session, decision, person_id)}
    stale = [row for row in last.values() if row["text_version"] != decision.text_version and _may_stand(decision, row)]
    now = {"text_version": decision.text_version, "at": stored(at), "how": ""}
    fresh = [{**row, "id": new_id(), "state": _asked_anew(row["state"]), **now} for row in stale]
    _insert(session, fresh)
    return len(fresh)


def set_none_objected(session: Session, *, decision_id: str, said: bool) -> None:
    """The facilitator asked the whole round, and nobody objected."""
    undeclared(session, decision_id).none_objected = said


def _insert(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """All in one statement, of text and numbers alone: what the ORM does to each row would be felt."""
    connection_of(session).executemany(_INSERT, rows)


def _rows_said(session: Session, decision: Decision, person_id: str) -> list[dict[str, Any]]:
    """As plain rows: hundreds of records would be felt."""
    rows = connection_of(session).execute(_SAID, {"decision": decision.id, "person": person_id})
    return [dict(zip(_FIELDS, row, strict=True)) for row in rows]


def _waiting(session: Session, decision: Decision, at: datetime) -> list[PersonPick]:
    """Those here who may decide and said nothing to this text yet."""
    reader = Reader(connection_of(session))
    here = room(reader, decision.meeting_id or "", at, decision.item_id or "").sets.deciders
    heard = reader.column(_HEARD, decision=decision.id, version=decision.text_version)
    return people(reader, here - set(heard))


def _may_stand(decision: Decision, row: Mapping[str, Any]) -> bool:
    return row["state"] != ObjectionState.INTEGRATED and row["stance"] in offered(Method(decision.method))


def _asked_anew(state: str) -> str:
    return str(ObjectionState.RAISED) if state in OPEN else state


def _take_down(session: Session, decision: Decision, sayings: Sequence[Saying], at: datetime) -> list[str]:
    """All of it at once: with hundreds a record each would be felt. Returns the ids."""
    if len({saying.person_id for saying in sayings}) < len(sayings):  # somebody twice: one word after the other
        return [id for saying in sayings for id in _take_down(session, decision, [saying], at)]
    kinds = {saying.person_id: StanceKind(saying.stance) for saying in sayings}
    for saying in sayings:
        require_stance(Method(decision.method), kinds[saying.person_id], saying.reason)
    _answer_earlier(session, decision, kinds)
    now = {"decision_id": decision.id, "text_version": decision.text_version, "at": stored(at)}
    rows = [{"id": new_id(), **now, **_said(saying)} for saying in sayings]
    _insert(session, rows)
    if StanceKind.OBJECTION in kinds.values():
        decision.none_objected = False
    return [row["id"] for row in rows]


def _said(saying: Saying) -> dict[str, Any]:
    return {
        "removed": False,
        "person_id": saying.person_id,
        "name": clean(saying.name),
        "stance": str(saying.stance),
        "reason": clean(saying.reason),
        "state": str(ObjectionState.RAISED) if saying.stance == StanceKind.OBJECTION else "",
        "source": clean(saying.source),
        "relayed_by": clean(saying.relayed_by),
        "how": "",
        "owner": "",
        "until": None,
    }


def _answer_earlier(session: Session, decision: Decision, kinds: Mapping[str | None, StanceKind]) -> None:
    """What somebody says now settles what they objected to before, to this text or an older one."""
    for row in _open_objections(session, decision):
        kind = kinds.get(row.person_id) if row.person_id else None
        if kind is None or kind is StanceKind.OBJECTION:
            continue
        if row.text_version != decision.text_version:
            known = Objection(row.id, row.person_id or "", row.text_version or 1, ObjectionState(row.state))
            row.state = said_again(known, kind, decision.text_version or 1).state
        else:
            row.state = ObjectionState.DOWNGRADED if kind is StanceKind.CONCERN else ObjectionState.WITHDRAWN
        if row.state == ObjectionState.INTEGRATED:
            row.how = how_text(How(how_of(row.how or "").hearing, decision.text_version))


def _open_objections(session: Session, decision: Decision) -> list[Stance]:
    query = select(Stance).where(Stance.decision_id == decision.id, col(Stance.removed).is_not(True))
    objected = query.where(Stance.stance == StanceKind.OBJECTION, col(Stance.state).in_(OPEN))
    return list(session.exec(objected.order_by(col(Stance.at), col(Stance.id))))


_FIELDS = tuple(Stance.model_fields)
_INSERT = f"INSERT INTO stance({', '.join(_FIELDS)}) VALUES({', '.join(f':{name}' for name in _FIELDS)})"
_SAID = f"""SELECT {", ".join(_FIELDS)} FROM stance
    WHERE decision_id = :decision AND removed IS NOT 1 AND :person IN ('', person_id) ORDER BY at, id"""
_HEARD = "SELECT person_id FROM stance WHERE decision_id = :decision AND text_version = :version AND removed IS NOT 1"
