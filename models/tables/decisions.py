"""Decisions: the proposal, what each person said, the result and what became of it."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class Decision(Record, table=True):
    """A proposal and, once `outcome` is declared, a decision that is never edited again.

    Sets are counted once, when the outcome is declared; `deciders_ids` and the like hold ids parted by spaces.
    `sent_up` asks the national community for an answer; `cleared` says that a person has looked for names in it.
    `stage` and `rounds` are where a process stands, `amends_id` the proposal this is an amendment to. `seats`, `budget`
    and `binding` are for choices among options, `result` is their computed result as one line of JSON; `lot` is the
    order drawn, parted by spaces. `deadline` ends a lazy consensus, `decider` decides after advice, `role` and
    `term_ends` fill a role, `mandate_id` is the decision that gave it its say. `rule_id` is the kind of meeting whose
    rules it sets, `scope` whom it binds. `threshold_base` is what a larger majority is taken of ('' is yes and no),
    `blocks_allowed` the k of a consensus minus k.
    """

    meeting_id: str | None = ref()
    item_id: str | None = ref()
    position: int | None = count()
    number: str = words()
    text: str = words()
    reasons: str = words()
    method: str = words()
    threshold_num: int | None = count()
    threshold_den: int | None = count()
    text_version: int | None = count()
    none_objected: bool = flag()
    outcome: str = words()
    computed: str = words()
    difference: str = words()
    declared_at: datetime | None = instant()
    roll_ids: str = words()
    present_ids: str = words()
    recused_ids: str = words()
    present_count: int | None = count()
    deciders_count: int | None = count()
    quorum_need: int | None = count()
    counts: str = words()
    review_on: date | None = day()
    expires_on: date | None = day()
    asset_id: str | None = ref()
    sent_up: bool = flag()
    cleared: bool = flag()
    driver: str = words()
    criteria: str = words()
    responsible: str = words()
    proposer_id: str | None = ref()
    proposer: str = words()
    seconder_id: str | None = ref()
    seconder: str = words()
    stage: str = words()
    rounds: int | None = count()
    amends_id: str | None = ref()
    friendly: bool = flag()
    asked_again: bool = flag()
    casting: str = words()
    seats: int | None = count()
    budget: int | None = count()
    binding: bool = flag()
    result: str = words()
    lot: str = words()
    deadline: datetime | None = instant()
    decider_id: str | None = ref()
    decider: str = words()
    role: str = words()
    term_ends: date | None = day()
    mandate_id: str | None = ref()
    rule_id: str | None = ref()
    scope: str = words()
    effective_on: date | None = day()
    exit: str = words()
    threshold_base: str = words()
    blocks_allowed: int | None = count()


class Stance(Record, table=True):
    """What one person said to one version of the text; `state` follows an objection from raised to settled.

    `how` is how it was tested or settled, `owner` and `until` who takes it up and until when; `relayed_by` told it for
    somebody absent.
    """

    decision_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    stance: str = words()
    reason: str = words()
    state: str = words()
    source: str = words()
    text_version: int | None = count()
    at: datetime | None = instant()
    how: str = words()
    owner: str = words()
    until: date | None = day()
    relayed_by: str = words()


class DecisionLink(Record, table=True):
    """What a decision does to an earlier one: supersedes, amends, revokes or ratifies."""

    decision_id: str | None = ref()
    earlier_id: str | None = ref()
    kind: str = words()
