"""What was left to silence and is objected to: it puts itself on the next agenda, to be decided there by consent."""

from dataclasses import dataclass

from models.reader import Reader

_STANDS = """EXISTS (SELECT 1 FROM stance AS s WHERE s.decision_id = d.id AND NOT s.removed
    AND s.stance = 'objection' AND s.state = 'raised')"""

_OF_MINUTES = "EXISTS (SELECT 1 FROM agenda_item AS k WHERE k.id = d.item_id AND k.topic = 'minutes')"
"""Those come to the next meeting by themselves while they are not approved."""

_TAKEN_UP = """FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting_id
    LEFT JOIN decision AS n ON n.item_id = i.id AND NOT n.removed AND coalesce(n.amends_id, '') = ''
    WHERE i.topic = 'objected' AND i.about_id = d.id AND NOT i.removed AND NOT m.removed"""

OBJECTED = f"""SELECT d.id FROM decision AS d WHERE NOT d.removed AND d.method = 'lazy_consensus'
    AND coalesce(d.meeting_id, '') = '' AND coalesce(d.outcome, '') IN ('', 'carried_over') AND {_STANDS}
    AND NOT {_OF_MINUTES}
    AND NOT EXISTS (SELECT 1 {_TAKEN_UP} AND n.outcome NOT IN ('', 'carried_over')) ORDER BY d.id"""
"""Those that still wait for a meeting to decide them; what is decided inside a meeting goes on with its item."""


@dataclass(frozen=True)
class TakenUp:
    """Where an objection leads: to no meeting yet, to one, and to what was decided there."""

    meeting_id: str = ""
    meeting: str = ""
    decision_id: str = ""
    number: str = ""
    outcome: str = ""


def taken_up(reader: Reader, decision_id: str) -> TakenUp | None:
    """Where the objection to a proposal left to silence leads; None where nobody objects."""
    if reader.value(f"SELECT {_OBJECTED_TO} FROM decision AS d WHERE d.id = :id", id=decision_id):
        return reader.one(TakenUp, _WHERE, id=decision_id) or TakenUp()
    return None


_OBJECTED_TO = f"coalesce(d.method = 'lazy_consensus' AND NOT d.removed AND {_STANDS} AND NOT {_OF_MINUTES}, 0)"

_WHERE = f"""SELECT m.id, coalesce(m.title, ''), coalesce(n.id, ''), trim(coalesce(n.number, '')),
    coalesce(n.outcome, '')
    {_TAKEN_UP.replace("d.id", ":id")} ORDER BY m.starts DESC, coalesce(n.outcome, '') = '', n.position LIMIT 1"""
