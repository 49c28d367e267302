"""Finding members by what is typed, by chips and in an order, fast also at a hundred thousand of them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

import msgspec

from models.log.consenting import consent_sql
from models.queries.roster_order import NAME_SQL
from models.reader import Reader
from models.rules.duplicates_sql import entries_of
from models.rules.roster import STATUS_SQL

NATIONAL = "national"
"""The audience of the consent to be named to the national community."""

STATUS_ORDER = "new active grace paused pending prospect lapsed left deceased"
CONSENT_ORDER = "never_asked withdrawn refused expired granted"

_NOTES_FROM = 3  # letters
_FEW = 3_000  # so many rows are quicker looked up and sorted than picked from a walk along the index
_MANY = 20_000  # so many matches are quicker picked from the whole list than sorted by their places
_PIECE = 65_536  # letters
_numbers = msgspec.json.Decoder(list[int]).decode

_ASKED = "SELECT person_id FROM consent_event WHERE audience = :audience AND removed = 0 AND person_id IS NOT NULL"
_STEWARDS = "SELECT steward_id FROM asset WHERE removed = 0 AND steward_id IS NOT NULL"
_IN_ROLE = (
    "SELECT person_id FROM person_role WHERE removed = 0 AND role = :role COLLATE NOCASE "
    "AND (to_on IS NULL OR to_on >= :today)"
)
_WITH_SKILL = "SELECT person_id FROM person_skill WHERE removed = 0 AND skill = :skill COLLATE NOCASE"
_LAST = (
    "SELECT max(coalesce(m.opened_at, m.starts)) FROM attendance AS a JOIN meeting AS m ON m.id = a.meeting_id "
    f"WHERE a.person_id IN ({entries_of('person.id')}) AND a.removed = 0 AND m.removed = 0 "
    "AND a.part IN ('present', 'attending')"
)
_BRINGS = "SELECT min(skill COLLATE NOCASE) FROM person_skill WHERE person_id = person.id AND removed = 0"

_AMONG = "(SELECT value AS number FROM json_each(:matches)) CROSS JOIN person ON person.rowid = number"

_ORDERS = {
    "name": "",
    "organisation": "coalesce(organisation, '') = '', organisation COLLATE NOCASE {way}, ",
    "brings": f"coalesce(({_BRINGS}), nullif(brings, '')) IS NULL, "
    f"coalesce(({_BRINGS}), brings) COLLATE NOCASE {{way}}, ",
    "consent": f"instr('{CONSENT_ORDER}', {{consent}}) {{way}}, ",
    "last": f"coalesce(({_LAST}), '') {{way}}, ",
    "status": f"instr('{STATUS_ORDER}', {STATUS_SQL}) {{way}}, ",
}


@dataclass(frozen=True)
class RosterFilter:
    """Which members are asked for; what is empty asks for nothing. `bin` turns from the chapter to its bin."""

    text: str = ""
    statuses: frozenset[str] = frozenset()
    consent: str = ""
    role: str = ""
    skill: str = ""
    stewards: bool = False
    bin: bool = False


def keys(reader: Reader, wanted: RosterFilter, sort: str, descending: bool, today: str) -> "array[int]":
    """The row numbers of the members asked for, in order. `sort` is a key of the list's columns, `today` ISO text."""
    terms = [] if wanted.bin else terms_of(wanted.text)
    params = _params(wanted, today)
    consent = consent_sql(reader.connection)
    everybody = _select(wanted, sort, descending, consent)
    if not terms:
        return _column(reader, everybody, params)
    matches = matching(reader, terms)
    if len(matches) <= _FEW:
        params["matches"] = msgspec.json.encode(matches).decode()
        return _column(reader, _select(wanted, sort, descending, consent, _AMONG), params)
    everyone = _column(reader, everybody, params)
    return array("q", filter(set(matches).__contains__, everyone))


class Standing:
    """One list of members in one order, which typing narrows; good until something in the chapter changes.

    The order is read once: a letter then costs its search and the sorting of its few matches.
    """

    def __init__(self, wanted: RosterFilter, sort: str, descending: bool, today: str) -> None:
        self._wanted = replace(wanted, text="")
        self._order = (sort, descending, today)
        self._all: array[int] | None = None
        self._places: array[int] = array("q")

    def keys(self, reader: Reader, text: str) -> "array[int]":
        """The row numbers of those in the list that answer to the text, in its order."""
        terms = terms_of(text)
        if self._wanted.bin and terms:
            return keys(reader, replace(self._wanted, text=text), *self._order)
        everyone = self._everyone(reader)
        return self._in_order(matching(reader, terms)) if terms else everyone

    def _in_order(self, matches: list[int]) -> "array[int]":
        """Those of the matches that are in the list, as the list has them."""
        if len(matches) > _MANY:
            return array("q", filter(set(matches).__contains__, self._all or ()))
        places = self._places
        if max(matches, default=0) >= len(places):
            matches = [key for key in matches if key < len(places)]
        matches.sort(key=places.__getitem__)
        del matches[: bisect_left(matches, 0, key=places.__getitem__)]
        return array("q", matches)

    def _everyone(self, reader: Reader) -> "array[int]":
        if self._all is None:
            everyone = keys(reader, self._wanted, *self._order)
            places = array("q", [-1]) * (max(everyone, default=-1) + 1)
            for place, key in enumerate(everyone):
                places[key] = place
            self._places, self._all = places, everyone
        return self._all


def terms_of(text: str) -> list[str]:
    """The words somebody typed, without marks that FTS would read as orders.

    >>> terms_of('Beth  "O-Neill" *')
    ['Beth', 'O-Neill']
    """
    words = (word.replace('"', "") for word in text.replace("\x00", "").split())
    return [word for word in words if any(letter.isalnum() for letter in word)]


def matching(reader: Reader, terms: list[str]) -> list[int]:
    """Row numbers of everyone with every word, as the beginning of one of theirs, in no order.

    One letter looks at names alone, and notes are looked at from the third: shorter beginnings would find everyone.
    """
    noted = [_noted(reader, term) for term in terms]
    if not any(noted):
        return _found(reader, "person_fts", " ".join(map(_phrase, terms)))
    found = [set(_found(reader, "person_fts", _phrase(term))) for term in terms]
    return list(reduce(set.intersection, (here.union(there) for here, there in zip(found, noted, strict=True))))


def _noted(reader: Reader, term: str) -> list[int]:
    return _found(reader, "person_notes_fts", _phrase(term)) if len(term) >= _NOTES_FROM else []


def _phrase(term: str) -> str:
    return f'"{term}"*' if len(term) > 1 else f'names : "{term}"*'


def _found(reader: Reader, index: str, phrase: str) -> list[int]:
    return _list(reader, f"SELECT rowid FROM {index} WHERE {index} MATCH :phrase", {"phrase": phrase})


def _select(wanted: RosterFilter, sort: str, descending: bool, consent: str, source: str = "person") -> str:
    way = "DESC" if descending else "ASC"
    order = _ORDERS[sort].format(way=way, consent=consent) + NAME_SQL + (f" {way}" if sort == "name" else "")
    return f"SELECT person.rowid FROM {source} WHERE {' AND '.join(_conditions(wanted, consent))} ORDER BY {order}"


def _conditions(wanted: RosterFilter, consent: str) -> Iterable[str]:
    yield f"removed = {int(wanted.bin)}"
    if wanted.statuses:
        yield f"{STATUS_SQL} IN (SELECT value FROM json_each(:statuses))"
    if wanted.consent:
        yield f"id NOT IN ({_ASKED})" if wanted.consent == "never_asked" else f"{consent} = :consent"
    if wanted.role:
        yield f"id IN ({_IN_ROLE})"
    if wanted.skill:
        yield f"id IN ({_WITH_SKILL})"
    if wanted.stewards:
        yield f"id IN ({_STEWARDS})"
    if wanted.bin and wanted.text.strip():
        yield "instr(lower(concat_ws(' ', known_as, given_name, family_name, organisation)), lower(:text)) > 0"


def _params(wanted: RosterFilter, today: str) -> dict[str, str]:
    return {
        "today": today,
        "audience": NATIONAL,
        "statuses": msgspec.json.encode(sorted(wanted.statuses)).decode(),
        "consent": wanted.consent,
        "role": wanted.role,
        "skill": wanted.skill,
        "text": wanted.text.strip(),
    }


def _column(reader: Reader, select: str, params: dict[str, str]) -> "array[int]":
    """Piece by piece: a hundred thousand numbers at once would take many times the memory they are kept in."""
    found: array[int] = array("q")
    joined = _joined(reader, select, params)
    start = 0
    while start < len(joined):
        end = joined.find(",", start + _PIECE)
        end = len(joined) if end < 0 else end
        found.extend(_numbers(f"[{joined[start:end]}]"))
        start = end + 1
    return found


def _list(reader: Reader, select: str, params: dict[str, str]) -> list[int]:
    return _numbers(f"[{_joined(reader, select, params)}]")


def _joined(reader: Reader, select: str, params: dict[str, str]) -> str:
    """One row of text is read five times faster than a hundred thousand rows, and holds no other thread up."""
    return reader.value(f"SELECT group_concat(rowid) FROM ({select})", **params) or ""
