"""Every column that points to a person, and what becomes of it when two entries are joined."""

from functools import lru_cache

from models.ids import derived_id
from models.log.links import WITH_A_PERSON

LINKS = (*WITH_A_PERSON, ("asset", "steward_id"), ("booking", "person_id"), ("loan", "person_id"))
"""All of them, as (table, column)."""

COPIED = ("contact_point", "person_skill", "person_role")
"""What is somebody's own: the kept entry gets rows of its own, so that two who were joined by mistake part unharmed."""

STAYING = ("consent_event", "minutes_signature")
"""What is only ever added to: an answer and a signature stay with the entry they were given under."""

_OPEN_MEETING = """NOT EXISTS (SELECT 1 FROM meeting AS m WHERE m.id = {id}
    AND (m.state IN ('closed', 'approved') OR m.closed_at IS NOT NULL))"""
_OPEN_DECISION = f"""NOT EXISTS (SELECT 1 FROM decision AS d LEFT JOIN paper_count AS c ON c.decision_id = d.id
    AND NOT c.removed AND c.issued > 0
    WHERE d.id = t.decision_id
        AND (d.outcome <> '' OR c.id IS NOT NULL OR NOT {_OPEN_MEETING.format(id="d.meeting_id")}))"""
_OF_MEETING = _OPEN_MEETING.format(id="t.meeting_id")

# What was agreed is not written over: a closed meeting's record and a declared decision keep the entries they name.
_WHEN = {
    "meeting": "coalesce(t.state, '') NOT IN ('closed', 'approved')",
    "attendance": _OF_MEETING,
    "interest": _OF_MEETING,
    "agenda_item": _OF_MEETING,
    "decision": f"coalesce(t.outcome, '') = '' AND {_OF_MEETING}",
    "correction": "coalesce(t.state, '') IN ('', 'raised')",
    **dict.fromkeys(("stance", "decision_option", "ballot", "advice", "notified", "nomination"), _OPEN_DECISION),
}

MOVED = tuple(link for link in LINKS if link[0] not in (*COPIED, *STAYING))
"""What goes over to the kept entry, unless it was agreed."""


def moving(table: str, column: str, of: str) -> str:
    """A query of the rows of one link that may still go over from the people in the query `of`."""
    return f"SELECT t.id, t.{column} FROM {table} AS t WHERE t.{column} IN ({of}) AND {_WHEN.get(table, '1')}"


@lru_cache(maxsize=2**14)  # what came late is looked for after every deed
def copy_id(row: str, kept: str) -> str:
    """The id of the kept entry's own row of something that was another's: the same on every laptop."""
    return derived_id(row, "merged", kept)
