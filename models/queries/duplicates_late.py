"""What came from another laptop after two entries were joined, and still speaks of the one that was given up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.log.op import encode
from models.queries.duplicates_known import kept_of
from models.queries.duplicates_links import COPIED, MOVED, copy_id, moving
from models.queries.roster_person import consent_answers
from models.reader import Reader
from models.rules.consent import effective_consent, heads
from models.rules.duplicates_sql import entries_of

_ASKED = "SELECT value FROM json_each(:ids)"
_OWN = f"SELECT id, person_id FROM {{table}} WHERE person_id IN ({_ASKED}) AND NOT removed ORDER BY rowid"
_THERE = f"SELECT id FROM {{table}} WHERE id IN ({_ASKED})"
_AUDIENCES = f"SELECT DISTINCT audience FROM consent_event WHERE person_id IN ({_ASKED}) AND audience <> ''"
_LEFT_BEHIND = f"""
SELECT id FROM person WHERE id IN ({_ASKED}) AND unhex(id) NOT IN (SELECT row FROM erasure WHERE fields = '[]')
"""
_OF_STRANGERS = f"""
SELECT id, person_id, audience FROM consent_event AS answer WHERE method = 'merged' AND NOT removed AND EXISTS (
    SELECT 1 FROM consent_event AS other WHERE instr(answer.follows, other.id) > 0
        AND other.person_id NOT IN ({entries_of("answer.person_id")}))
"""
_LIVING = f"SELECT id FROM person WHERE id IN ({_ASKED}) AND NOT removed"
_FORGOTTEN = "SELECT lower(hex(row)) FROM erasure WHERE fields = '[]'"


@dataclass(frozen=True)
class Late:
    """One record of an entry (`person_id`) that was merged into another (`into_id`).

    `table` is person where another entry of theirs was forgotten and this one is still here: forgetting it ends that.
    """

    table: str
    id: str
    person_id: str
    into_id: str


def latecomers(reader: Reader) -> list[Late]:
    """Everything that has not gone over to the kept entry yet, though it may; nothing goes over to the forgotten."""
    kept = kept_of(reader)
    if not kept:
        return list(_astray(reader))
    forgotten = set(reader.column(_FORGOTTEN))
    here = {id: into for id, into in kept.items() if into not in forgotten}
    brought = (*_moving(reader, here), *_copied(reader, here), *_answered(reader, here))
    return [*_left_behind(reader, kept, forgotten), *brought, *_astray(reader)]


def _left_behind(reader: Reader, kept: dict[str, str], forgotten: set[str]) -> Iterator[Late]:
    entries = kept | {into: into for into in kept.values()}
    partly = {into for id, into in entries.items() if id in forgotten}
    behind = [id for id, into in entries.items() if into in partly]
    for id in reader.column(_LEFT_BEHIND, ids=_listed(behind)):
        yield Late("person", id, id, entries[id])


def _moving(reader: Reader, kept: dict[str, str]) -> Iterator[Late]:
    for table, column in MOVED:
        for id, person in reader.rows(lambda *row: row, moving(table, column, _ASKED), ids=_listed(kept)):
            yield Late(table, id, person, kept[person])


def _copied(reader: Reader, kept: dict[str, str]) -> Iterator[Late]:
    for table in COPIED:
        rows = reader.rows(lambda *row: row, _OWN.format(table=table), ids=_listed(kept))
        copies = {id: copy_id(id, kept[person]) for id, person in rows}
        there = set(reader.column(_THERE.format(table=table), ids=_listed(copies.values())))
        yield from (Late(table, id, person, kept[person]) for id, person in rows if copies[id] not in there)


def _answered(reader: Reader, kept: dict[str, str]) -> Iterator[Late]:
    """Answers that count for the kept entry, or one that came out of the bin, although its own say otherwise."""
    here = {*kept.values(), *reader.column(_LIVING, ids=_listed(kept))}
    for audience in reader.column(_AUDIENCES, ids=_listed([*kept, *kept.values()])):
        for into in sorted(here):
            answers = consent_answers(reader, into, audience)
            own = effective_consent(event for person, event in answers if person == into)
            everybodys = [event for _, event in answers]
            if own != effective_consent(everybodys):
                standing = {event.id for event in heads(everybodys)}
                told = ((person, event.id) for person, event in answers if person != into and event.id in standing)
                yield from (Late("consent_event", id, person, into) for person, id in told)


def _astray(reader: Reader) -> Iterator[Late]:
    """Answers by which somebody allows what another person said: two laptops differed on whether they are one."""
    found: dict[tuple[str, str], set[str]] = {}
    for id, person, audience in reader.rows(lambda *row: row, _OF_STRANGERS):
        found.setdefault((person, audience), set()).add(id)
    for (person, audience), astray in found.items():
        answers = [event for _, event in consent_answers(reader, person, audience)]
        own = effective_consent(event for event in answers if event.id not in astray)
        standing = astray & {event.id for event in heads(answers)}
        if standing and own != effective_consent(answers):
            yield from (Late("consent_event", id, person, person) for id in sorted(standing))


def _listed(ids: Iterable[str]) -> str:
    return encode(list(ids)).decode()
