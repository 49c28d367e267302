"""Who may choose: those counted when the outcome was declared, else those in the room."""

from dataclasses import dataclass
from datetime import datetime

from models.queries.choice_rows import ChoiceFacts
from models.queries.moments import instant
from models.queries.room import room
from models.reader import Reader
from models.rules.attendance import Sets, sets_at

_NOBODY = Sets(frozenset(), frozenset())

_LAST = """SELECT max(coalesce(a.arrived, m.opened_at), coalesce(a.left, m.opened_at), m.opened_at)
    FROM meeting AS m LEFT JOIN attendance AS a ON a.meeting_id = m.id AND NOT a.removed
    WHERE m.id = :id ORDER BY 1 DESC LIMIT 1"""


@dataclass(frozen=True)
class Here:
    """Who counts, and whether they are enough."""

    sets: Sets
    quorate: bool = True
    count_recused: bool = False


def here(reader: Reader, facts: ChoiceFacts, at: datetime | None) -> Here:
    """Who counts at a moment; without one, as the room was when somebody last came or went."""
    if facts.outcome or not facts.meeting_id:
        return Here(sets_at(facts.roll, facts.present, facts.recused))
    moment = at or instant(reader.value(_LAST, id=facts.meeting_id))
    if moment is None:
        return Here(_NOBODY)
    known = room(reader, facts.meeting_id, moment, facts.item_id)
    return Here(known.sets, known.quorate)
