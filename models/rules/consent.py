"""What somebody allows, read from their answers, which are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ConsentState(StrEnum):
    """An answer, the strictest first; `never_asked` is the lack of one."""

    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    EXPIRED = "expired"
    GRANTED = "granted"
    NEVER_ASKED = "never_asked"


@dataclass(frozen=True)
class ConsentEvent:
    """One answer. It replaces the events it `follows`; None means all that came before it."""

    id: str
    state: ConsentState
    at: datetime
    follows: frozenset[str] | None = None


def effective_consent(events: Iterable[ConsentEvent]) -> ConsentState:
    """The answer that counts; where the standing ones disagree (two laptops, or one instant) the strictest does.

    >>> from datetime import UTC
    >>> asked = ConsentEvent("1", ConsentState.GRANTED, datetime(2026, 5, 1, tzinfo=UTC))
    >>> effective_consent([asked, ConsentEvent("2", ConsentState.WITHDRAWN, datetime(2026, 6, 1, tzinfo=UTC))])
    <ConsentState.WITHDRAWN: 'withdrawn'>
    >>> effective_consent([])
    <ConsentState.NEVER_ASKED: 'never_asked'>
    """
    standing = {event.state for event in heads(events)}
    return next(state for state in ConsentState if state in standing or state is ConsentState.NEVER_ASKED)


def heads(events: Iterable[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    """The events no other replaces: what the next answer has to name."""
    explicit = [event for event in events if event.state is not ConsentState.NEVER_ASKED]
    replaced = frozenset[str]().union(*(event.follows for event in explicit if event.follows))
    since = max((event.at for event in explicit if event.follows is None), default=None)
    standing = (event for event in explicit if event.id not in replaced)
    return tuple(event for event in standing if since is None or event.at >= since)


CONSENT_SQL = """coalesce((
    SELECT CASE min(CASE answer.state WHEN 'withdrawn' THEN 1 WHEN 'refused' THEN 2 WHEN 'expired' THEN 3 ELSE 4 END)
        WHEN 1 THEN 'withdrawn' WHEN 2 THEN 'refused' WHEN 3 THEN 'expired' WHEN 4 THEN 'granted' END
    FROM consent_event AS answer
    WHERE answer.person_id = person.id AND answer.audience = :audience AND answer.removed = 0
        AND answer.state IN ('withdrawn', 'refused', 'expired', 'granted')
        AND NOT EXISTS (
            SELECT 1 FROM consent_event AS later
            WHERE later.person_id = answer.person_id AND later.audience = :audience AND later.removed = 0
                AND instr(later.follows, answer.id) > 0)
    ), 'never_asked')"""
"""The same as `effective_consent` in SQL for a row of `person`, with `:audience`; events name what they follow."""
