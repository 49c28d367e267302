"""Where a decision is taken up again, and which meeting could take one up."""

from dataclasses import dataclass
from datetime import datetime

from models.queries.moments import instant
from models.reader import Reader
from models.rules.kinds import own_id


@dataclass(frozen=True)
class TakenUpAt:
    """The item that is there for it, and its meeting with its title; '' while it waits for one.

    `is_put`: something is proposed there that would change or keep it, and waits to be decided.
    """

    item_id: str
    meeting: str
    meeting_id: str = ""
    starts: datetime | None = None
    is_put: bool = False


def taken_up(reader: Reader, decision_id: str) -> TakenUpAt | None:
    """The item of a meeting to come, or of the backlog, that is about a decision; one with a proposal comes first."""
    return reader.one(_taken, _TAKEN, decision=decision_id)


def next_to_take(reader: Reader) -> str:
    """The next planned meeting about how the group works; else the next of any kind; '' where none is planned."""
    own = own_id(reader.value("SELECT chapter FROM _ctl") or "", "governance")
    return reader.value(_NEXT, own=own) or ""


def _taken(item_id: str, meeting: str, meeting_id: str, starts: str | None, is_put: int) -> TakenUpAt:
    return TakenUpAt(item_id, meeting, meeting_id, instant(starts), bool(is_put))


_IS_PUT = """EXISTS (SELECT 1 FROM decision AS n JOIN decision_link AS l ON l.decision_id = n.id
    WHERE n.item_id = i.id AND l.earlier_id = :decision AND coalesce(n.outcome, '') = ''
        AND NOT n.removed AND NOT l.removed)"""

_TAKEN = f"""SELECT i.id, coalesce(m.title, ''), coalesce(m.id, ''), m.starts, {_IS_PUT}
    FROM agenda_item AS i LEFT JOIN meeting AS m ON m.id = i.meeting_id
    WHERE i.about_id = :decision AND NOT i.removed
        AND (m.id IS NULL OR (NOT m.removed AND coalesce(nullif(m.state, ''), 'planned') IN ('planned', 'running')))
    ORDER BY {_IS_PUT} DESC, m.id IS NULL, m.starts, i.id LIMIT 1"""

_NEXT = """SELECT id FROM meeting WHERE NOT removed AND coalesce(nullif(state, ''), 'planned') = 'planned'
    ORDER BY kind NOT IN ('governance', :own), coalesce(starts, '9'), id LIMIT 1"""
