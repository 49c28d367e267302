"""Where a decision is taken up again, and which meeting could take one up."""

from dataclasses import dataclass

from models.reader import Reader
from models.rules.kinds import own_id


@dataclass(frozen=True)
class TakenUpAt:
    """The item that is there for it, and its meeting by its title; '' while it waits for one."""

    item_id: str
    meeting: str


def taken_up(reader: Reader, decision_id: str) -> TakenUpAt | None:
    """The item of a meeting to come, or of the backlog, that is about a decision."""
    return reader.one(TakenUpAt, _TAKEN, decision=decision_id)


def next_to_take(reader: Reader) -> str:
    """The next planned meeting about how the group works; else the next of any kind; '' where none is planned."""
    own = own_id(reader.value("SELECT chapter FROM _ctl") or "", "governance")
    return reader.value(_NEXT, own=own) or ""


_TAKEN = """SELECT i.id, coalesce(m.title, '') FROM agenda_item AS i LEFT JOIN meeting AS m ON m.id = i.meeting_id
    WHERE i.about_id = :decision AND NOT i.removed
        AND (m.id IS NULL OR (NOT m.removed AND coalesce(nullif(m.state, ''), 'planned') IN ('planned', 'running')))
    ORDER BY m.id IS NULL, m.starts, i.id LIMIT 1"""

_NEXT = """SELECT id FROM meeting WHERE NOT removed AND coalesce(nullif(state, ''), 'planned') = 'planned'
    ORDER BY kind NOT IN ('governance', :own), coalesce(starts, '9'), id LIMIT 1"""
