"""Of the members of a chapter: how many the national community is told of by name, and why the others are not named."""

from dataclasses import dataclass
from datetime import date

from models.queries.roster import not_asked
from models.reader import Reader
from models.rules.roster import STATUS_SQL, statuses_where

_MEMBERS = f"{STATUS_SQL} IN {statuses_where(lambda status: status.counts_as_member)}"
_COUNTS = f"""
SELECT count(*), coalesce(sum(unhex(id) IN (
    SELECT row FROM temp.allowed JOIN log_name ON log_name.id = allowed.fld WHERE name = 'person.family_name')), 0)
FROM person WHERE removed = 0 AND {_MEMBERS}
"""


@dataclass(frozen=True)
class Named:
    """How many members there are, how many of them are named there, and how many were never asked."""

    members: int
    there: int
    not_asked: int

    @property
    def others(self) -> int:
        """Those whose answer, or want of one that counts, keeps them here."""
        return max(0, self.members - self.there - self.not_asked)


def named(reader: Reader, today: date) -> Named:
    """By the rule that the bundle itself goes by: what may leave has been worked out for it on this connection."""
    found = reader.one(lambda members, there: (members, there), _COUNTS, today=today.isoformat())
    return Named(*(found or (0, 0)), not_asked(reader, today))
