"""Minutes that are to be approved without a meeting: until when, who was told, who objects."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.queries.moments import instant
from models.reader import Reader


@dataclass(frozen=True)
class Asked:
    """What those who attended are asked; `people` of whom `told` were told, and `objecting` object."""

    decision_id: str
    deadline: datetime | None
    people: int
    told: int
    objecting: int


def asked(reader: Reader, meeting_id: str) -> Asked | None:
    """Where the approval by silence stands; None while nobody is asked, or once it is settled."""
    return reader.one(_asked, _ASKED, meeting=meeting_id)


def _asked(*row: Any) -> Asked:
    id, deadline, people, told, objecting = row
    return Asked(id, instant(deadline), people, told, objecting)


_TELL = "SELECT count(*) FROM notified AS n WHERE n.decision_id = d.id AND NOT n.removed AND n.affected"

_ASKED = f"""SELECT d.id, d.deadline, ({_TELL}), ({_TELL} AND n.told_on <> ''),
    (SELECT count(*) FROM stance AS s WHERE s.decision_id = d.id AND NOT s.removed AND s.stance = 'objection'
        AND s.state = 'raised')
    FROM decision AS d JOIN agenda_item AS i ON i.id = d.item_id
    WHERE i.topic = 'minutes' AND i.about_id = :meeting AND coalesce(i.meeting_id, '') = '' AND NOT i.removed
    AND NOT d.removed AND d.method = 'lazy_consensus' AND coalesce(d.outcome, '') = '' ORDER BY d.id LIMIT 1"""
