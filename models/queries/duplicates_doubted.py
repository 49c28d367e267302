"""Of whom national is to be told that they allow less, while two laptops differ on who is one person with whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.queries.roster_person import consent_answers
from models.reader import Reader
from models.rules.consent import CONSENT_SQL, ConsentEvent, ConsentState, effective_consent, heads
from models.rules.duplicates_sql import IN_DOUBT, MAYBE, MOST_ENTRIES, entries_of

_LIVING = f"SELECT id FROM person WHERE id IN ({IN_DOUBT}) AND NOT removed ORDER BY id"
_MAYBE = f"SELECT id FROM ({entries_of(':id', MOST_ENTRIES, MAYBE)}) ORDER BY id"
_AUDIENCES = f"""
SELECT DISTINCT audience FROM consent_event WHERE person_id IN ({_MAYBE}) AND audience <> '' AND NOT removed ORDER BY 1
"""
_STATE = f"SELECT {CONSENT_SQL} FROM person WHERE id = :id"
_SERVES = """SELECT 1 FROM person_role WHERE person_id = :id AND NOT removed
    UNION ALL SELECT 1 FROM asset WHERE steward_id = :id AND NOT removed"""
_NOES = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


@dataclass(frozen=True)
class Doubted:
    """What somebody allows meanwhile (`state`), though their own answers say more.

    `answers` are those that stand of theirs and of everybody they may be one with, by the entry each was given under.
    """

    person_id: str
    audience: str
    state: ConsentState
    answers: tuple[tuple[str, ConsentEvent], ...]


def in_doubt(reader: Reader) -> frozenset[str]:
    """Every entry of whom it is doubted which others are the same person."""
    return frozenset(reader.column(IN_DOUBT))


def doubted(reader: Reader) -> Iterator[Doubted]:
    """Everybody whose own answers, which are all that national reads, allow more than may be done."""
    for person in reader.column(_LIVING):
        for audience in reader.column(_AUDIENCES, id=person):
            entries = reader.column(_MAYBE, id=person)
            told = {
                event.id: (entry, event) for id in entries for entry, event in consent_answers(reader, id, audience)
            }
            mine = [event for entry, event in told.values() if entry == person]
            state = ConsentState(reader.value(_STATE, id=person, audience=audience))
            if _is_less(reader, person, state, effective_consent(mine)):
                standing = {*heads(event for _, event in told.values()), *heads(mine)}
                answers = tuple(each for each in told.values() if each[1] in standing)
                yield Doubted(person, audience, state, answers)


def _is_less(reader: Reader, person: str, state: ConsentState, own: ConsentState) -> bool:
    """Whoever serves is named unless they said no; everybody else only by their yes."""
    if own is ConsentState.GRANTED:
        return state is not own
    return state in _NOES and own not in _NOES and bool(reader.value(_SERVES, id=person))
