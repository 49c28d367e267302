"""Decisions: proposed, reworded, answered, declared; after that only later decisions change them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands.agreed_ways import as_agreed
from models.commands.amendments import carry, require_amended
from models.commands.carrying import end_silence
from models.commands.filling import fill_role
from models.commands.found import clean, connection_of, required
from models.commands.links import link, ratify, require_strong
from models.commands.minutes_outside import approved_by_silence
from models.commands.open_proposals import held_at, put_anew, reworded, said, undeclared, unsealed
from models.commands.stances import (
    all_stand,
    set_none_objected,
    set_stance,
    set_stances,
    still_stands,
    strike,
    take_back,
    tell_beforehand,
)
from models.errors import NotFound
from models.queries.proposals import Proposal
from models.queries.room import room
from models.reader import Reader
from models.rules.consent_process import Stage
from models.rules.decisions import Method, threshold_of
from models.rules.declaring import (
    Inquorate,
    Outcome,
    computed_outcome,
    counts_text,
    require_declarable,
    require_notified,
    require_reason,
)
from models.rules.london import day_of
from models.rules.numbering import next_number, short_code
from models.rules.objections import OPEN
from models.sealing import require_unsealed
from models.tables import AgendaItem, Chapter, Decision

__all__ = [
    "all_stand", "change", "declare", "link", "number_for", "propose", "restore", "reword", "set_none_objected",
    "set_stance", "set_stances", "set_threshold", "still_stands", "strike", "take_back", "tell_beforehand", "to_bin",
]  # fmt: skip

_BEFORE = (
    "method", "reasons", "expires_on", "effective_on",
    "threshold_num", "threshold_den", "driver", "proposer_id", "proposer",
    "seconder_id", "seconder",
)  # fmt: skip
_UNTIL_SEALED = ("review_on", "asset_id", "criteria", "responsible")
_VOIDS_STANCES = ("threshold_num", "threshold_den")
_PUT = (Outcome.ADOPTED, Outcome.NOT_ADOPTED, Outcome.INDICATIVE)
_NUMBERED = (Outcome.ADOPTED, Outcome.INDICATIVE)
_SETTLED_OUTSIDE = (Method.LAZY_CONSENSUS, Method.ADVICE, Method.MANDATE)
_IN_THE_ROOM = frozenset(str(method) for method in Method if method not in _SETTLED_OUTSIDE)


def propose(
    session: Session,
    *,
    meeting_id: str | None,
    item_id: str | None,
    text: str,
    method: str = "consent",
    reasons: str = "",
) -> str:
    """Put a proposal before the group; returns its id. Raises `Missing`, `Sealed`.

    The first one under an item that is there to ratify a decision ratifies it.
    """
    decision = Decision(
        meeting_id=meeting_id,
        item_id=item_id,
        position=len(_of_item(session, item_id)) + 1,
        text=required("text", text),
        text_version=1,
        reasons=clean(reasons),
        method=Method(method),
    )
    as_agreed(session, decision)
    session.add(decision)
    require_unsealed(connection_of(session), {("decision", decision.id)})
    ratify(session, decision)
    return decision.id


def reword(session: Session, *, decision_id: str, text: str) -> int:
    """Change the text; once anybody has spoken it is a new version and what was said is stale. Returns the version."""
    decision = undeclared(session, decision_id)
    reworded(session, decision, text)
    return decision.text_version or 1


def change(session: Session, *, decision_id: str, field: str, value: Any) -> None:
    """Change how it will be decided, or what goes with it. Raises `AlreadyDeclared`, `Sealed`.

    Another method voids what was said, and waits until no paper is about. Raises `PapersOut`, `BallotsIn`.
    The day of review and the asset it is about may still be set after the outcome, until the meeting is closed.
    """
    if field not in (*_BEFORE, *_UNTIL_SEALED):
        raise NotFound("decision", field)
    decision = unsealed(session, decision_id) if field in _UNTIL_SEALED else undeclared(session, decision_id)
    if field == "method":
        _decide_by(session, decision, Method(value))
        return
    setattr(decision, field, clean(value) if isinstance(value, str) else value)
    if decision.method == Method.SUPERMAJORITY:
        threshold_of(decision.threshold_num, decision.threshold_den)
    if field in _VOIDS_STANCES:
        put_anew(session, decision)


def set_threshold(session: Session, *, decision_id: str, num: int, den: int, base: str | None = None) -> None:
    """Ask for another share, of another `base` where one is named; what was said is void. Raises `BrokenThreshold`."""
    decision = undeclared(session, decision_id)
    threshold_of(num, den)
    wanted = (num, den, decision.threshold_base if base is None else base)
    if (decision.threshold_num, decision.threshold_den, decision.threshold_base) != wanted:
        decision.threshold_num, decision.threshold_den, decision.threshold_base = wanted
        put_anew(session, decision)


def declare(
    session: Session,
    *,
    decision_id: str,
    outcome: str,
    at: datetime,
    difference: str = "",
    review_on: date | None = None,
    expires_on: date | None = None,
) -> str:
    """Declare the outcome, with everything counted at this moment; returns the number given, or ''.

    A carried amendment has no number: its text becomes the proposal's. What nobody was told of is adopted only with
    the word, in `difference`, that all who decide agree to. Raises `NoGroup`, `Inquorate`,
    `DeclarationNeedsReason`, `NotAnnounced`, `AmendmentsOpen`, `AlreadyDeclared`, `Sealed`.
    """
    decision = undeclared(session, decision_id)
    declared, held = Outcome(outcome), held_at(session, decision_id, at)
    if declared in _PUT:
        require_amended(session, held)
    _require_agreed(session, held, declared, difference, at)
    if declared is Outcome.ADOPTED:
        require_notified(held.unnotified, difference)
        require_strong(session, decision_id=decision_id, reason=difference)
    if decision.meeting_id:
        _count(decision, held)
    decision.outcome, decision.difference, decision.declared_at = declared, clean(difference), at
    decision.review_on, decision.expires_on = review_on or decision.review_on, expires_on or decision.expires_on
    if decision.stage in set(Stage):
        decision.stage = Stage.DONE
    end_silence(session, decision, at)
    approved_by_silence(session, decision, at)
    fill_role(session, decision, at)
    if decision.amends_id:
        _carried(session, decision, at)
    elif declared in _NUMBERED:
        decision.number = number_for(session, decision, at)
    return decision.number


def to_bin(session: Session, *, decision_id: str) -> None:
    """Put away a proposal that was not declared. Raises `AlreadyDeclared`."""
    undeclared(session, decision_id).removed = True


def restore(session: Session, *, decision_id: str) -> None:
    """Take a proposal back out of the bin. Raises `Sealed`."""
    unsealed(session, decision_id).removed = False


def _decide_by(session: Session, decision: Decision, method: Method) -> None:
    """Decide it by another method: what was said under the one before is void, and its stages are over."""
    if method == decision.method:
        return
    put_anew(session, decision)
    for stance in said(session, decision):
        stance.state = "" if stance.state in OPEN else stance.state  # nobody is to read it as an answer to this one
    decision.method, decision.stage = method, ""
    as_agreed(session, decision)
    if method is Method.SUPERMAJORITY:
        threshold_of(decision.threshold_num, decision.threshold_den)


def _count(decision: Decision, held: Proposal) -> None:
    """Write down the sets and numbers of this moment; they are never worked out again from the living roster.

    Who was there and joined too late is among the present alone: that they are not on the roll says why.
    """
    result, choice, sets = held.result, held.choice, held.sets
    decision.roll_ids = " ".join(sorted(sets.roll))
    decision.present_ids = " ".join(sorted(sets.present | held.newcomer_ids))
    decision.recused_ids = " ".join(sorted(sets.recused))
    decision.present_count = len(sets.present)
    if held.method in _IN_THE_ROOM:
        decision.deciders_count, decision.quorum_need = len(sets.deciders), held.need
    if choice:
        decision.computed, decision.result = choice.outcome, choice.line
    elif result:
        decision.computed, decision.counts = computed_outcome(result), counts_text(result.counts)


def _require_agreed(session: Session, held: Proposal, declared: Outcome, difference: str, at: datetime) -> None:
    """Nobody contradicts in silence what was counted; what nobody can count yet is not adopted."""
    if held.choice:
        if declared is Outcome.ADOPTED and held.method in _IN_THE_ROOM and held.meeting_id:
            here = room(Reader(connection_of(session)), held.meeting_id, at, held.item_id)
            if here.need is not None and not here.quorate:
                raise Inquorate(here.need, here.counted)
        require_reason(Outcome(held.choice.outcome or Outcome.NOT_ADOPTED), declared, difference)
    elif held.result:
        require_declarable(held.result, declared)
        require_reason(computed_outcome(held.result), declared, difference)


def _carried(session: Session, moved: Decision, at: datetime) -> None:
    if moved.outcome == Outcome.ADOPTED:
        carry(session, moved, at)


def number_for(session: Session, decision: Decision, at: datetime) -> str:
    """The number a decision is given when it is adopted: the chapter's code, the day, the place on the agenda."""
    chapter = session.exec(select(Chapter).where(col(Chapter.removed).is_not(True))).first()
    code = (chapter.short_code or short_code(chapter.name)) if chapter else ""
    item = session.get(AgendaItem, decision.item_id) if decision.item_id else None
    taken = [number for number in session.exec(select(Decision.number)) if number]
    return next_number(code, day_of(at), (item.position or 0) if item else 0, taken)


def _of_item(session: Session, item_id: str | None) -> list[Decision]:
    if not item_id:
        return []
    return list(session.exec(select(Decision).where(Decision.item_id == item_id, col(Decision.removed).is_not(True))))
