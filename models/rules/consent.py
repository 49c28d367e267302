"""What somebody allows, read from their answers, which are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.rules.duplicates_sql import (
    DOUBTED,
    IN_DOUBT,
    MOST_ENTRIES,
    entries_of,
    follows_a_stranger,
    has_others,
)


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


def latest_consent(*entries: Iterable[ConsentEvent]) -> ConsentState:
    """The answer that counts once several entries are one person: the latest of any, withdrawn where two tie.

    >>> from datetime import UTC
    >>> def answer(id: str, state: ConsentState, month: int) -> list[ConsentEvent]:
    ...     return [ConsentEvent(id, state, datetime(2026, month, 1, tzinfo=UTC), frozenset())]
    >>> granted = answer("1", ConsentState.GRANTED, 5)
    >>> latest_consent(granted, answer("2", ConsentState.REFUSED, 6)), latest_consent(granted, []).value
    (<ConsentState.REFUSED: 'refused'>, 'granted')
    >>> latest_consent(granted, answer("2", ConsentState.REFUSED, 5)).value
    'withdrawn'
    """
    standing = [found for found in map(heads, entries) if found]
    told = [(max(head.at for head in each), effective_consent(each)) for each in standing]
    last = max((at for at, _ in told), default=None)
    states = {state for at, state in told if at == last} or {ConsentState.NEVER_ASKED}
    return states.pop() if len(states) == 1 else ConsentState.WITHDRAWN


_STRICTEST = """CASE min(CASE state WHEN 'withdrawn' THEN 1 WHEN 'refused' THEN 2 WHEN 'expired' THEN 3
        WHEN 'granted' THEN 4 END)
    WHEN 1 THEN 'withdrawn' WHEN 2 THEN 'refused' WHEN 3 THEN 'expired' WHEN 4 THEN 'granted' END"""

# An answer come by in merging that speaks for somebody who is another person after all, and that nobody has answered.
_ASTRAY = f"""(answer.method IN ('merged', 'parted') AND {follows_a_stranger("{whose}")}
    AND NOT EXISTS (SELECT 1 FROM consent_event AS since WHERE since.person_id IN ({{whose}}) AND since.removed = 0
        AND since.method IS NOT 'merged' AND instr(since.follows, answer.id) > 0))"""
_ANSWER_SQL = f"""(
    WITH said AS MATERIALIZED (
        SELECT answer.id, answer.state, answer.follows FROM consent_event AS answer
        WHERE answer.person_id IN ({{whose}}) AND answer.audience = :audience AND answer.removed = 0 AND NOT {_ASTRAY})
    SELECT {_STRICTEST} FROM (SELECT coalesce(group_concat(follows, ' '), '') AS ids FROM said) AS later CROSS JOIN said
    WHERE state IN ('withdrawn', 'refused', 'expired', 'granted') AND instr(later.ids, said.id) = 0)"""
_MOST_IN_DOUBT = 20  # each is looked at beside each: nobody has more
_IS_ALL = f"(SELECT count(*) FROM ({entries_of('person.id')})) < {MOST_ENTRIES}"


# While two laptops differ on who is one person with whom, the strictest counts of what somebody's answers say: alone,
# and with those of each whom they may be one with. Nobody is taken by their yes.
_IN_DOUBT_SQL = f"""(
    WITH RECURSIVE doubt AS MATERIALIZED ({DOUBTED}), maybe(id) AS MATERIALIZED (
        SELECT person.id UNION SELECT iif(l.first_id = maybe.id, l.second_id, l.first_id)
        FROM maybe JOIN likeness AS l ON l.first_id = maybe.id OR l.second_id = maybe.id
        WHERE (+l.verdict = 'same' AND NOT l.removed) OR l.id IN (SELECT id FROM doubt) LIMIT {_MOST_IN_DOUBT}
    ), sure(root, id) AS MATERIALIZED (
        SELECT id, id FROM maybe UNION SELECT root, iif(l.first_id = sure.id, l.second_id, l.first_id)
        FROM sure JOIN likeness AS l ON l.first_id = sure.id OR l.second_id = sure.id
        WHERE +l.verdict = 'same' AND NOT l.removed AND l.id NOT IN (SELECT id FROM doubt)
    ), reading AS MATERIALIZED (
        SELECT DISTINCT maybe.id AS root, sure.id FROM maybe JOIN sure ON sure.root IN (maybe.id, person.id)
    ), states AS MATERIALIZED (
        SELECT maybe.id = person.id AS is_own,
            {_ANSWER_SQL.format(whose="SELECT id FROM reading WHERE root = maybe.id")} AS state FROM maybe
    )
    SELECT iif((SELECT count(*) FROM maybe) = {_MOST_IN_DOUBT}, 'withdrawn', iif(
        strictest IN ('withdrawn', 'refused') OR (SELECT state FROM states WHERE is_own) IS NOT NULL, strictest, NULL))
    FROM (SELECT {_STRICTEST} AS strictest FROM states))"""

ALONE_SQL = f"coalesce({_ANSWER_SQL.format(whose='person.id')}, 'never_asked')"
"""The same where nobody was ever said to be one with anybody, or not: a tenth of the text, and read as much sooner."""

CONSENT_SQL = f"""coalesce(CASE WHEN person.id IN ({IN_DOUBT}) THEN {_IN_DOUBT_SQL}
    WHEN {has_others("person.id")}
    THEN iif({_IS_ALL}, {_ANSWER_SQL.format(whose=entries_of("person.id"))}, 'withdrawn')
    ELSE {_ANSWER_SQL.format(whose="person.id")} END, 'never_asked')"""
"""The same as `effective_consent` in SQL for a row of `person`, with `:audience`; events name what they follow.

Of several entries that are one person the answers of all count: a no to any stands until a later answer follows it.
While it is doubted whether two are one, a no to either counts for both, and a yes for nobody but whom it was given by.
"""
