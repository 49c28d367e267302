"""What came from another laptop after two entries were joined, and still speaks of the one that was given up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from models.log.op import encode
from models.queries.duplicates_doubted import doubted, in_doubt
from models.queries.duplicates_known import kept_of
from models.queries.duplicates_links import COPIED, MOVED, copy_id, moving
from models.queries.roster_person import consent_answers
from models.reader import Reader
from models.rules.consent import effective_consent, heads
from models.rules.duplicates_sql import MOST_ENTRIES, entries_of, follows_a_stranger

_ASKED = "SELECT value FROM json_each(:ids)"
_OWN = f"SELECT id, person_id FROM {{table}} WHERE person_id IN ({_ASKED}) AND NOT removed ORDER BY rowid"
_THERE = f"SELECT id FROM {{table}} WHERE id IN ({_ASKED})"
_SAID = f"""
SELECT DISTINCT audience, person_id, state FROM consent_event
WHERE person_id IN ({_ASKED}) AND audience <> '' AND removed = 0 ORDER BY audience
"""
_LEFT_BEHIND = f"""
SELECT id FROM person WHERE id IN ({_ASKED}) AND unhex(id) NOT IN (SELECT row FROM erasure WHERE fields = '[]')
"""
_OF_STRANGERS = f"""
SELECT id, person_id, audience FROM consent_event AS answer
WHERE method = 'merged' AND NOT removed AND {follows_a_stranger(entries_of("answer.person_id"))}
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
    """Everything that has not gone over to the kept entry yet, though it may; nothing goes over to the forgotten.

    While two laptops differ on whether two entries are one person nothing does, but that national is told of less.
    """
    kept, doubt = kept_of(reader), in_doubt(reader)
    answered = [*_astray(reader, doubt), *_doubtful(reader)]
    if not kept:
        return answered
    forgotten = set(reader.column(_FORGOTTEN))
    here = {id: into for id, into in kept.items() if into not in forgotten and id not in doubt}
    brought = (*_moving(reader, here), *_copied(reader, here), *_answered(reader, here))
    return [*_left_behind(reader, kept, forgotten), *brought, *answered]


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
    """Answers that count for the kept entry, or one that came out of the bin, although its own say otherwise.

    Of more entries than are followed nobody allows anything: there is nothing to bring.
    """
    here = {*kept.values(), *reader.column(_LIVING, ids=_listed(kept))}
    for audience, into, entries in _differing(reader, kept):
        answers = consent_answers(reader, into, audience)
        events = [event for _, event in answers]
        told = effective_consent(events)
        standing = {event.id for event in heads(events)}
        for id in sorted(entries & here):
            if effective_consent(event for person, event in answers if person == id) != told:
                others = ((person, event.id) for person, event in answers if person != id and event.id in standing)
                yield from (Late("consent_event", event, person, id) for person, event in others)


def _differing(reader: Reader, kept: dict[str, str]) -> Iterator[tuple[str, str, set[str]]]:
    """By audience and kept entry, those whose own answers may say something else than all of theirs together."""
    whose = kept | {into: into for into in kept.values()}
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for audience, person, state in reader.rows(lambda *row: row, _SAID, ids=_listed(whose)):
        found.setdefault((audience, whose[person]), {}).setdefault(person, set()).add(state)
    members = defaultdict[str, set[str]](set)
    for id, into in whose.items():
        members[into].add(id)
    for (audience, into), said in found.items():
        agree = len(set[str]().union(*said.values())) == 1
        differing = members[into] - (said.keys() if agree else set())
        if differing and len(members[into]) < MOST_ENTRIES:
            yield audience, into, differing


def _doubtful(reader: Reader) -> Iterator[Late]:
    for each in doubted(reader):
        entry, event = max(each.answers, key=lambda told: (told[0] != each.person_id, told[1].at, told[1].id))
        yield Late("consent_event", event.id, entry, each.person_id)


def _astray(reader: Reader, doubt: Collection[str]) -> Iterator[Late]:
    """Answers by which somebody allows what another person said: two laptops differed on whether they are one."""
    found: dict[tuple[str, str], set[str]] = {}
    for id, person, audience in reader.rows(lambda *row: row, _OF_STRANGERS):
        if person not in doubt:
            found.setdefault((person, audience), set()).add(id)
    for (person, audience), astray in found.items():
        answers = [event for _, event in consent_answers(reader, person, audience)]
        own = effective_consent(event for event in answers if event.id not in astray)
        standing = astray & {event.id for event in heads(answers)}
        if standing and own != effective_consent(answers):
            yield from (Late("consent_event", id, person, person) for id in sorted(standing))


def _listed(ids: Iterable[str]) -> str:
    return encode(list(ids)).decode()
