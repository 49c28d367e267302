"""The totals a chapter sends up: counts in which nobody can be found, and from level 2 rows without names.

Each is one line of `totals.jsonl`, in this order; `null` is a number that is hidden.

    {"table": "people_by_status_and_year", "rows": ["active", …], "columns": ["2024", …, ""], "cells": [[12, null, …]],
     "row_totals": […], "column_totals": […], "total": 81}
    {"table": "people_by_district", "cells": {"BA1": 20, "": 6, "other": null}, "total": 81}
    {"table": "people_by_organisation", "cells": {"riverside surgery": 9, "": 60, "other": 12}, "total": 81}
    {"table": "people_by_skill", "cells": {"first aid": 14}}
    {"table": "meetings_by_year", "cells": {"2026": 11}}
    {"table": "member", "id": "32 hex digits", "status": "active", "joined": "2024-05", "skills": ["first aid"]}

Every table of people counts the same people: everybody who is not in the bin. So one table tells nothing about another
but their number. A district, organisation or skill that fewer than five share is not even named: `other` holds such
people ("" those of whom nothing is known), and somebody has any number of skills. A joining year of "" is unknown.
An organisation or a skill in which a member's name is found is not named either, however many share it.
`member` lines are still personal data: they travel only from level 2, and never of somebody who refused or withdrew.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.log.allowed import decided_level, denied
from models.log.naming import thing_finder
from models.log.op import encode
from models.queries.moments import day
from models.reader import Reader
from models.rules import suppression
from models.rules.levels import Level, effective
from models.rules.pseudonyms import ENOUGH, Member, pseudonymous
from models.rules.roster import STATUS_SQL, Status

OTHER = "other"
FEW = min(suppression.SMALL + 1, ENOUGH)  # what fewer share is not named anyway
_BY_ORGANISATION, _BY_SKILL = "people_by_organisation", "people_by_skill"
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}")

_PEOPLE = f"""
SELECT {STATUS_SQL}, coalesce(strftime('%Y', joined_on), ''), coalesce(postcode, ''), coalesce(organisation, '')
FROM person WHERE removed = 0
"""
_SKILLS = """
SELECT DISTINCT person_id, skill FROM person_skill AS s JOIN person ON person.id = person_id
WHERE s.removed = 0 AND person.removed = 0 AND skill <> ''
"""
_MEETINGS = """
SELECT strftime('%Y', starts) AS year, count(*) FROM meeting
WHERE removed = 0 AND state IN ('closed', 'approved') AND starts IS NOT NULL GROUP BY year ORDER BY year
"""
_MEMBERS = f"""
SELECT id, {STATUS_SQL}, joined_on,
    (SELECT group_concat(skill, char(10)) FROM person_skill WHERE person_id = person.id AND removed = 0)
FROM person WHERE removed = 0 AND id NOT IN (SELECT value FROM json_each(:denied)) ORDER BY id
"""


@dataclass(frozen=True)
class Nameless:
    """A value that is counted among the others, for the names found in it."""

    table: str
    value: str
    found: str


def totals(reader: Reader, today: date, level: int, kept: tuple[Nameless, ...] | None = None) -> list[dict[str, Any]]:
    """Every line, for a level and no more than the chapter has decided.

    The chapter's own secret makes the ids of `member` lines; without one there are none. `kept` is what `nameless`
    says, where it was asked before.
    """
    key = bytes.fromhex(reader.value("SELECT pseudonym_key FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id") or "")
    untold = {(each.table, each.value) for each in (nameless(reader, today) if kept is None else kept)}
    skills = frozenset(value for table, value in untold if table == _BY_SKILL)
    lines = _people(reader, today, frozenset(value for table, value in untold if table == _BY_ORGANISATION))
    lines.append({"table": _BY_SKILL, "cells": _skills(reader, skills)})
    lines.append({"table": "meetings_by_year", "cells": dict(reader.rows(lambda *row: row, _MEETINGS))})
    if key and effective(level, decided_level(reader.connection)) >= Level.PSEUDONYMS:
        lines += _members(reader, today, key, skills)
    return lines


def nameless(reader: Reader, today: date) -> tuple[Nameless, ...]:
    """The organisations and skills that enough people share, but in which somebody is named."""
    written = [(_BY_ORGANISATION, each[3]) for each in reader.rows(lambda *row: row, _PEOPLE, today=today.isoformat())]
    written += [(_BY_SKILL, skill) for _, skill in reader.rows(lambda *row: row, _SKILLS)]
    shared = {each for each, count in Counter((table, plain(text)) for table, text in written).items() if count >= FEW}
    asked = [(table, text) for table, text in dict.fromkeys(written) if text and (table, plain(text)) in shared]
    if not asked:
        return ()
    found = thing_finder(reader.connection, denied(reader.connection, today))
    told = {(table, plain(text)): names for table, text in asked if (names := found(text))}
    return tuple(Nameless(*value, names) for value, names in sorted(told.items()))


def plain(text: str) -> str:
    """A value as it is counted.

    >>> plain(" Riverside  Surgery")
    'riverside surgery'
    """
    return " ".join(text.casefold().split())


def _people(reader: Reader, today: date, untold: frozenset[str]) -> list[dict[str, Any]]:
    people = reader.rows(lambda *row: row, _PEOPLE, today=today.isoformat())
    organisations = (plain(organisation) for *_, organisation in people)
    lines = [_by_status_and_year(Counter((status, year) for status, year, _, _ in people))]
    for name, values in (
        ("people_by_district", (district(postcode) for _, _, postcode, _ in people)),
        (_BY_ORGANISATION, (OTHER if each in untold else each for each in organisations)),
    ):
        told = suppression.line(gathered(values))
        lines.append({"table": name, "cells": told.cells, "total": told.total})
    if any(line["total"] is None for line in lines):  # hidden once is hidden everywhere
        lines = [{**line, "total": None} for line in lines]
    return lines


def _by_status_and_year(counted: Counter[tuple[str, str]]) -> dict[str, Any]:
    rows = [status.value for status in Status if any(status == each for each, _ in counted)]
    columns = sorted({year for _, year in counted}, key=lambda year: (not year, year))
    told = suppression.table([[counted[row, column] for column in columns] for row in rows])
    return {
        "table": "people_by_status_and_year",
        "rows": rows,
        "columns": columns,
        "cells": [list(row) for row in told.cells],
        "row_totals": list(told.rows),
        "column_totals": list(told.columns),
        "total": told.total,
    }


def _skills(reader: Reader, untold: frozenset[str]) -> dict[str, int]:
    having = reader.rows(lambda person, skill: (person, plain(skill)), _SKILLS)
    counted = Counter(skill for _, skill in set(having))
    told = {skill: count for skill, count in sorted(counted.items()) if count > suppression.SMALL}
    return {skill: count for skill, count in told.items() if skill not in untold}


def _members(reader: Reader, today: date, key: bytes, untold: frozenset[str]) -> list[dict[str, Any]]:
    def skilled(skills: str | None) -> frozenset[str]:
        return frozenset(skill for skill in (skills or "").split("\n") if plain(skill) not in untold)

    members = reader.rows(
        lambda id, status, joined, skills: Member(id, status, day(joined), skilled(skills)),
        _MEMBERS,
        today=today.isoformat(),
        denied=encode(sorted(denied(reader.connection, today))).decode(),
    )
    return [
        {"table": "member", "id": row.id, "status": row.status, "joined": row.joined, "skills": list(row.skills)}
        for row in pseudonymous(members, key)
    ]


def gathered(values: Iterable[str]) -> dict[str, int]:
    """How often each value comes, the rare ones together as `other`; "" stays apart.

    >>> gathered(["BA1"] * 6 + ["BS3", "BS4", ""])
    {'': 1, 'BA1': 6, 'other': 2}
    """
    counted = Counter(values)
    kept = {value: count for value, count in sorted(counted.items()) if count > suppression.SMALL or not value}
    rest = counted.total() - sum(kept.values())
    return {**kept, OTHER: kept.get(OTHER, 0) + rest} if rest else kept


def district(postcode: str) -> str:
    """The first half of a postcode, or "" where it is none.

    >>> district("sy23 1aa"), district("EC1A1BB"), district("near the bridge")
    ('SY23', 'EC1A', '')
    """
    found = _POSTCODE.fullmatch("".join(postcode.upper().split()))
    return found[1] if found else ""
