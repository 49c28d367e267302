"""What is held outside a row's own chapter, and whether it may be (I10, I13)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from models.log import conflicts
from models.log.parcel import Parcel
from models.rules.consent import ConsentEvent, ConsentState, effective_consent
from tests.merging.laptop import Laptop

_NAME_PART = {"removed", "honorific", "given_name", "family_name", "known_as"}
_ENDINGS = {"removed", "to_on"}
_EVER_ASKED = """
SELECT person_id FROM consent_event UNION SELECT person_id FROM person_role UNION SELECT steward_id FROM asset
"""
_OF_PEOPLE = ("person", "contact_point", "person_skill", "person_role")
_NOES = (ConsentState.WITHDRAWN, ConsentState.REFUSED)
Entries = dict[str, frozenset[str]]


@dataclass(frozen=True)
class Said:
    """An answer, under which entry it was given, and whether joining two entries made it."""

    whose: str
    event: ConsentEvent
    is_made: bool


def elsewhere(laptop: Laptop) -> list[tuple[str, str, str, dict]]:
    """Other chapters' things held here: table, row, chapter and values."""
    rows = laptop.rows(
        "SELECT log_name.name, lower(hex(row)), chapter, body FROM elsewhere JOIN log_name ON log_name.id = tbl "
        "ORDER BY 1, 2"
    )
    return [(table, row, chapter, json.loads(body)) for table, row, chapter, body in rows]


def everybody(laptop: Laptop) -> Entries:
    """Of everyone who was found to be one person with others: all entries of theirs, themselves among them."""
    return _joined(_pairs(laptop))


def _pairs(laptop: Laptop) -> set[frozenset[str]]:
    same = laptop.rows("SELECT first_id, second_id FROM likeness WHERE verdict = 'same' AND NOT removed")
    return set(map(frozenset, same))


def _joined(pairs: Iterable[frozenset[str]]) -> Entries:
    found: Entries = {}
    for pair in pairs:
        entries = frozenset(pair).union(*(found.get(id, ()) for id in pair))
        found |= dict.fromkeys(entries, entries)
    return found


def doubted(laptop: Laptop) -> set[frozenset[str]]:
    """Every two of whom two laptops said unaware of each other that they are one person, and that they are not."""
    with laptop.store.read() as reader:
        listed = [found for found in conflicts.conflicts(reader.connection) if found.table == "likeness"]
    rows = {
        found.row
        for found in listed
        if found.field == "removed" or (found.field == "verdict" and "same" in {head.value for head in found.heads})
    }
    found = laptop.rows("SELECT id, first_id, second_id FROM likeness")
    return {frozenset(pair) for id, *pair in found if id in rows}


def answered(laptop: Laptop) -> dict[str, ConsentState]:
    """What this file's own people allow, whether they are one person with those of whom it is doubted or not."""
    said, doubts = _said(laptop), doubted(laptop)
    sure = _joined(_pairs(laptop) - doubts)
    maybe = _joined(_pairs(laptop) | doubts)
    people = {entry for each in said.values() for entry in maybe.get(each.whose, (each.whose,))}
    return {person: _strictest(said, person, sure, maybe) for person in people}


def _strictest(said: dict[str, Said], person: str, sure: Entries, maybe: Entries) -> ConsentState:
    mine = sure.get(person, frozenset({person}))
    own = effective_consent(_counting(said, mine))
    read = {
        effective_consent(_counting(said, mine | sure.get(other, frozenset({other}))))
        for other in maybe.get(person, mine)
    }
    strictest = next(state for state in ConsentState if state in {own, *read})
    return own if own is ConsentState.NEVER_ASKED and strictest not in _NOES else strictest


def counting(laptop: Laptop) -> dict[str, list[ConsentEvent]]:
    """What counts of the answers of this file's own people, under whichever entry they gave them."""
    said, same = _said(laptop), everybody(laptop)
    everyone = {entry for each in said.values() for entry in same.get(each.whose, (each.whose,))}
    return {person: _counting(said, same.get(person, {person})) for person in everyone}


def _said(laptop: Laptop) -> dict[str, Said]:
    return {
        id: Said(whose, ConsentEvent(id, ConsentState(state), at, frozenset(follows.split())), method == "merged")
        for id, whose, state, at, follows, method in laptop.rows(
            "SELECT id, person_id, state, at, follows, method FROM consent_event "
            "WHERE removed = 0 AND audience = 'national' AND state <> ''"
        )
    }


def _counting(said: dict[str, Said], entries: Iterable[str]) -> list[ConsentEvent]:
    """Their answers, without those that joining made of what somebody said who is another person after all."""
    own = {id: each for id, each in said.items() if each.whose in entries}
    settled = {id for each in own.values() if not each.is_made for id in each.event.follows or ()}
    known = {
        id
        for id, each in own.items()
        if each.is_made and (each.event.follows or frozenset()) & said.keys() - own.keys()
    }
    return [each.event for id, each in own.items() if id not in known - settled]


def level_of(laptop: Laptop) -> int:
    """How much its chapter tells: the least that its laptops say while they differ."""
    stands = laptop.rows("SELECT national_level FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id")[0][0] or 0
    with laptop.store.read() as reader:
        differ = [found for found in conflicts.conflicts(reader.connection) if found.field == "national_level"]
    return min([stands, *(int(head.value or 0) for found in differ for head in found.heads)])


def granted(laptop: Laptop) -> set[str]:
    """The people whose every standing answer says yes, where their chapter tells so much."""
    living = {id for (id,) in laptop.rows("SELECT id FROM person WHERE removed = 0")}
    said, entered = answered(laptop), {id for (id,) in laptop.rows(_EVER_ASKED)}
    return {p for p in living & entered if level_of(laptop) >= 3 and said.get(p) is ConsentState.GRANTED}


def nameable(laptop: Laptop) -> set[str]:
    """Those, and whoever serves and never said no."""
    serving = laptop.rows(
        "SELECT person_id FROM person_role WHERE removed = 0 UNION SELECT steward_id FROM asset WHERE removed = 0"
    )
    said, living = answered(laptop), {id for (id,) in laptop.rows("SELECT id FROM person WHERE removed = 0")}
    denied = {p for p, state in said.items() if state in _NOES}
    served = {p for (p,) in serving if p in living - denied}
    return granted(laptop) | (served if level_of(laptop) >= 1 else set())


def require_allowed(laptop: Laptop, parcel: Parcel) -> None:
    """Nothing of a person leaves the chapter but what they allow, as the sender knows it at this moment."""
    if parcel.audience == "chapter":
        return
    is_up = parcel.audience == "national"
    named, told = (nameable(laptop), granted(laptop)) if is_up else (set(), set())
    owner = dict(laptop.rows("SELECT id, person_id FROM contact_point UNION SELECT id, person_id FROM person_role"))
    for signed in parcel.ops:
        op = signed.op
        if op is None or op.table not in _OF_PEOPLE or not any(op.set.values()) or op.set.keys() <= _ENDINGS:
            continue
        may = named if op.table in ("person", "person_role") else told
        assert owner.get(op.row, op.row) in may, "I10 something of a person leaves whom nobody asked"
        assert op.table != "person" or op.set.keys() <= _NAME_PART, "I10 more than a name leaves"


def people_held(laptop: Laptop) -> dict[str, dict]:
    """The other chapters' people held here by name."""
    found = {row: body for table, row, _chapter, body in elsewhere(laptop) if table == "person"}
    return {row: body for row, body in found.items() if body.keys() - {"removed"}}
