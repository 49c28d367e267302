"""Decisions: the proposal, what each person said, the result and what became of it."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class Decision(Record, table=True):
    """A proposal and, once `outcome` is declared, a decision that is never edited again.

    Sets are counted once, when the outcome is declared; `deciders_ids` and the like hold ids parted by spaces.
    `sent_up` asks the national community for an answer; `cleared` says that a person has looked for names in it.
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


class Stance(Record, table=True):
    """What one person said to one version of the text; `state` follows an objection from raised to settled."""

    decision_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    stance: str = words()
    reason: str = words()
    state: str = words()
    source: str = words()
    text_version: int | None = count()
    at: datetime | None = instant()


class DecisionLink(Record, table=True):
    """What a decision does to an earlier one: supersedes, amends, revokes or ratifies."""

    decision_id: str | None = ref()
    earlier_id: str | None = ref()
    kind: str = words()
