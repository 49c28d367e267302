"""Looks through everybody for entries that may be one person, comparing only those that share something."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from models.log.op import encode
from models.queries.duplicates_known import Side, kept_of, sides
from models.reader import Reader
from models.rules.duplicates import Band, Crowd, Entry, Reason, Score, entry, outward, score, sound
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_keys import given_agrees

_MOST_TOGETHER = 40  # whatever so many share says nothing of any two
_BROAD = 20  # points: while somebody types, one agreement is enough to be shown
_FEW = 8
_LAST = 3  # digits: the space before them stands anywhere

_TEXTS = ("given_name", "family_name", "known_as", "address_lines", "postcode", "organisation")
_PEOPLE = f"""
SELECT id, {", ".join(f"coalesce({name}, '')" for name in _TEXTS)} FROM person WHERE removed = 0 {{among}} ORDER BY id
"""
# Cheap to ask of everybody, and true of whoever has an address, a number or the first letter of the name in common.
_AMONG = """AND (lower(substr(family_name, 1, 1)) = :letter OR id IN (
    SELECT person_id FROM contact_point, json_each(:tails) AS tail WHERE NOT contact_point.removed
        AND instr(replace(replace(lower(contact_point.value), ' ', ''), '-', ''), tail.value) > 0))"""
_REACH = "SELECT person_id, kind, value FROM contact_point WHERE removed = 0 AND value <> '' AND person_id IS NOT NULL"
_DIFFERENT = "SELECT first_id, second_id FROM likeness WHERE verdict = 'different' AND NOT removed"

Entries = dict[str, Entry]


@dataclass(frozen=True)
class Pair:
    """Two entries that may be one person, and why; `first` is the one that would be kept."""

    first: Side
    second: Side
    points: int
    band: Band
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class HowMany:
    """How many pairs there are to look at."""

    very_likely: int
    check: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.very_likely + self.check


def pairs(reader: Reader, *, limit: int = 200) -> list[Pair]:
    """The likeliest pairs first, without those somebody has looked at. A scan of everybody: for a worker."""
    found = _found(reader)[:limit]
    known = {side.id: side for side in sides(reader, dict.fromkeys(id for pair, _ in found for id in pair))}
    return [Pair(known[a], known[b], told.points, told.band, told.reasons) for (a, b), told in found]


def how_many(reader: Reader) -> HowMany:
    """How many pairs of each kind. A scan of everybody: for a worker."""
    bands = [told.band for _, told in _found(reader)]
    return HowMany(bands.count(Band.VERY_LIKELY), bands.count(Band.CHECK))


def pairs_of(reader: Reader, draft: PersonDraft) -> list[Side]:
    """Who may be meant by what is typed of somebody new, the likeliest first: one agreement is enough."""
    typed = entry(draft)
    if not (typed.keys.whole or typed.keys.emails or typed.keys.phones):
        return []
    everybody = _everybody(reader, _AMONG, letter=draft.family_name.strip()[:1].lower(), tails=_tails(typed))
    crowd = Crowd(rare=typed.keys.names)
    told = [(score(typed, each, crowd).points, id) for id, each in everybody.items() if _may_be(typed, each)]
    likely = sorted((-points, id) for points, id in told if points >= _BROAD)
    return sides(reader, [id for _, id in likely[:_FEW]])


def _tails(typed: Entry) -> str:
    """What an address begins with, and what a number ends with however it is written."""
    boxes = [value.partition("@")[0] for value in typed.keys.emails]
    return encode([*boxes, *(value.partition("x")[0][-_LAST:] for value in typed.keys.phones)]).decode()


def _may_be(typed: Entry, each: Entry) -> bool:
    ours, theirs = typed.keys, each.keys
    if ours.emails & theirs.emails or ours.phones & theirs.phones:
        return True
    return bool(ours.family and theirs.family) and sound(ours.family) == sound(theirs.family)


def _found(reader: Reader) -> list[tuple[tuple[str, str], Score]]:
    everybody = _everybody(reader)
    blocks = _blocks(everybody)
    crowd = _crowd(everybody)
    apart = _said_different(reader)
    together = {pair for block in blocks for pair in combinations(sorted(block), 2)} - apart
    told = ((pair, score(everybody[pair[0]], everybody[pair[1]], crowd)) for pair in together)
    return sorted(
        ((pair, each) for pair, each in told if each.band is not Band.NONE), key=lambda f: (-f[1].points, f[0])
    )


def _everybody(reader: Reader, among: str = "", **given: str) -> Entries:
    reach: dict[str, tuple[list[Contact], list[Contact]]] = defaultdict(lambda: ([], []))
    people = f"AND person_id IN (SELECT id FROM person WHERE removed = 0 {among})" if among else ""
    for person, kind, value in reader.rows(_as_is, f"{_REACH} {people}", **given):
        reach[person][kind != "email"].append(Contact(value))

    def made(id: str, *texts: str) -> tuple[str, Entry]:
        emails, phones = reach.get(id, ((), ()))
        draft = PersonDraft(id, emails=tuple(emails), phones=tuple(phones), **dict(zip(_TEXTS, texts, strict=True)))
        return id, entry(draft)

    return dict(reader.rows(made, _PEOPLE.format(among=among), **given))


def _blocks(everybody: Entries) -> Iterator[list[str]]:
    """Those who share something that could make them one person; what very many share makes nobody so."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, each in everybody.items():
        for key in _keys_of(each):
            found[key].append(id)
    return (ids for ids in found.values() if 1 < len(ids) <= _MOST_TOGETHER)


def _keys_of(each: Entry) -> Iterable[tuple[str, str]]:
    known = each.keys
    yield from (("email", value) for value in known.emails)
    yield from (("phone", value) for value in known.phones)
    yield from (("name", value) for value in known.names)
    if known.family and known.postcode:
        yield "near", f"{sound(known.family)} {outward(known.postcode)}"
    if known.organisation and not known.whole:
        yield "organisation", known.organisation


def _crowd(everybody: Entries) -> Crowd:
    """What people of clearly different first names share, and whole names that no more than two bear."""
    reached: dict[str, list[Entry]] = defaultdict(list)
    named: dict[str, int] = defaultdict(int)
    for each in everybody.values():
        for value in each.keys.emails | each.keys.phones:
            reached[value].append(each)
        for name in each.keys.names:
            named[name] += 1
    shared = {value for value, bearers in reached.items() if len(bearers) > 1 and _is_shared(bearers)}
    rare = {name for name, count in named.items() if count == 2 and " " in name.strip()}
    return Crowd(frozenset(shared), frozenset(rare))


def _is_shared(bearers: list[Entry]) -> bool:
    return any(given_agrees(a.keys, b.keys) is False for a, b in combinations(bearers[:_MOST_TOGETHER], 2))


def _said_different(reader: Reader) -> set[tuple[str, str]]:
    """Pairs said to be different people, each also in the name of the entries merged into them."""
    kept = kept_of(reader)
    told: list[tuple[str, str]] = reader.rows(_as_is, _DIFFERENT)
    pairs = [(kept.get(a, a), kept.get(b, b)) for a, b in told]
    return {(min(pair), max(pair)) for pair in pairs}


def _as_is(*cells: str) -> tuple:
    return cells
