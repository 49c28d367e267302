"""Where a proposal stands in the process of consent: its ledger of objections, and the steps that are open."""

from models.queries.proposals import Proposal
from models.queries.stances import StanceRow, last_words
from models.rules.consent_process import Facts, Stage, facts_of, next_stages
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.objections import Objection

STARTS = (Stage.DRIVER, Stage.PRESENT, Stage.OBJECTIONS)
"""Where a process may begin: at the driver, at the text, or at once with the objections."""

_REWORKED = (Stage.TEST, Stage.RESOLVE, Stage.CELEBRATE, Stage.CONCERNS)


def stage_of(held: Proposal) -> Stage | None:
    """The present stage; None while nobody has begun the process, or it goes by no process."""
    return Stage(held.stage) if held.stage in set(Stage) else None


def objection_of(row: StanceRow) -> Objection:
    """An objection as the rules see it."""
    state = ObjectionState(row.state) if row.state in set(ObjectionState) else ObjectionState.RAISED
    return Objection(row.id, row.who, row.text_version, state)


def objections(held: Proposal) -> tuple[StanceRow, ...]:
    """The objections people still hold or held last: what counts is the last word of each."""
    advice = () if held.absent_count else {row.id for row in held.beforehand}
    last = last_words(held.stances).values()
    return tuple(row for row in last if row.stance == StanceKind.OBJECTION and row.id not in advice)


def facts(held: Proposal, *, round_over: bool = True) -> Facts:
    """What the next step depends on; `round_over`: everybody of a round has spoken or passed."""
    stage, version = stage_of(held), held.version
    said = [row for row in held.stances if not row.stale]
    reworked = stage in _REWORKED and bool(held.stances) and not said and not held.none_objected
    waiting = bool(held.result and held.result.waiting) and not held.none_objected
    return facts_of(
        [objection_of(row) for row in objections(held)],
        version=version,
        asked_on=version - 1 if reworked else version,
        heard=round_over if stage and stage.is_round else not waiting,
        concerns=sum(row.stance == StanceKind.CONCERN for row in last_words(said).values()),
    )


def open_steps(held: Proposal, *, round_over: bool = True) -> tuple[Stage, ...]:
    """The stages that may follow, the likeliest first."""
    stage = stage_of(held)
    if stage is None:
        return (Stage.PRESENT, Stage.DRIVER, Stage.OBJECTIONS) if held.driver else STARTS
    known = facts(held, round_over=round_over)
    steps = next_stages(stage, known)
    if stage is Stage.CELEBRATE and not known.concerns:
        return tuple(sorted(steps, key=lambda step: step is not Stage.DONE))
    return steps
