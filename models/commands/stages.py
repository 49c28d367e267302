"""The process of a proposal: from stage to stage, out of it by an exit, asked once more, or by a second vote."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from models.commands.amendments import require_amended
from models.commands.decisions import declare, reword
from models.commands.found import clean
from models.commands.open_proposals import held_at, undeclared
from models.errors import NotFound
from models.queries.process import STARTS, facts, stage_of
from models.rules.casting import Casting, casting_text, require_casting
from models.rules.consent_process import Stage, StepRefused, require_step
from models.rules.decisions import Method, StanceKind
from models.rules.exits import exit_text
from models.rules.ways_out import WayOut, leaving


def go_to_stage(session: Session, *, decision_id: str, stage: str, at: datetime, round_over: bool = True) -> None:
    """Go on to a stage, or back to one; `round_over`: everybody of the round has spoken or passed.

    Raises `StepRefused` with what is missing, `AmendmentsOpen`, `AlreadyDeclared`.
    """
    decision, step = undeclared(session, decision_id), Stage(stage)
    held = held_at(session, decision_id, at)
    now = stage_of(held)
    if now is not None:
        require_step(now, step, facts(held, round_over=round_over))
    elif step not in STARTS:
        raise StepRefused(Stage.DRIVER, step, ())
    if step is Stage.OBJECTIONS:
        require_amended(session, held)
    decision.stage = step
    if step.is_round:
        decision.rounds = (decision.rounds or 0) + 1


def begin_again(session: Session, *, decision_id: str) -> None:
    """Put the process aside: the proposal is asked about without stages, or from the first one."""
    undeclared(session, decision_id).stage = ""


def leave(
    session: Session,
    *,
    decision_id: str,
    way: str,
    at: datetime,
    text: str = "",
    review_on: date | None = None,
    people: Sequence[str] = (),
    difference: str = "",
) -> None:
    """Take a way out: another text is asked about at once, anything else is declared.

    Raises `WayClosed`, `Missing`, `TwoOrThree`, `DeclarationNeedsReason`.
    """
    decision, out = undeclared(session, decision_id), WayOut(way)
    names = [clean(each) for each in people if clean(each)]
    stage = stage_of(held_at(session, decision_id, at)) or Stage.PRESENT
    to = leaving(stage, out, text=text, review_on=review_on, people=names)
    decision.exit = exit_text(out, names)
    if to.outcome:
        declare(session, decision_id=decision_id, outcome=to.outcome, at=at, difference=difference)
        return
    reword(session, decision_id=decision_id, text=text)
    decision.review_on = review_on or decision.review_on
    decision.stage = to.stage


def ask_again(session: Session, *, decision_id: str) -> None:
    """A lukewarm consensus was put once more to everybody."""
    decision = undeclared(session, decision_id)
    if decision.method != Method.CONSENSUS:
        raise NotFound("decision", decision_id)
    decision.asked_again = True


def cast(session: Session, *, decision_id: str, stance: str, name: str, at: datetime) -> None:
    """Somebody uses the second vote that the group has agreed to. Raises `NoCastingVote`, `Missing`."""
    decision = undeclared(session, decision_id)
    held = held_at(session, decision_id, at)
    used = Casting(StanceKind(stance), clean(name))
    if held.result:
        require_casting(used, held.result, Method(held.method), agreed=held.casting_vote)
    decision.casting = casting_text(used)


def take_back_cast(session: Session, *, decision_id: str) -> None:
    """The second vote was noted by mistake."""
    undeclared(session, decision_id).casting = ""


def set_mover(session: Session, *, decision_id: str, part: str, person_id: str | None, name: str) -> None:
    """Say who proposed it, or who seconded it; `part` is proposer or seconder."""
    decision = undeclared(session, decision_id)
    if part not in ("proposer", "seconder"):
        raise NotFound("decision", part)
    setattr(decision, part, clean(name))
    setattr(decision, f"{part}_id", person_id)
