"""Actions: what somebody agreed to do, by when."""

from datetime import date

from models.tables.base import Record, day, ref, words


class Action(Record, table=True):
    """One promise. Open until `done_on` or `dropped_on` is set."""

    text: str = words()
    owner_id: str | None = ref()
    owner: str = words()
    due_on: date | None = day()
    done_on: date | None = day()
    dropped_on: date | None = day()
    note: str = words()
    meeting_id: str | None = ref()
    item_id: str | None = ref()
    decision_id: str | None = ref()
