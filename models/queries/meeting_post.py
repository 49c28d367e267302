"""Who is told of a meeting, in which way and why."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from models.reader import Reader
from models.rules.names import Names, display_name, formal_name, sort_name
from models.rules.post import Way, Why, mailable, way_to
from models.rules.roster import STATUS_SQL, statuses_where


@dataclass(frozen=True)
class Recipient:
    """One person to be told; `email` is fit to be written to or empty, `address` the lines of an envelope."""

    id: str
    name: str
    formal_name: str
    email: str
    address: tuple[str, ...]
    way: Way
    why: Why
    is_member: bool


def recipients(reader: Reader, meeting_id: str, today: date, *, expected_only: bool = False) -> list[Recipient]:
    """Everybody with a say in decisions and everybody expected, by name; or only those expected."""
    found = reader.rows(_recipient, _PEOPLE, meeting=meeting_id, today=today.isoformat(), all=not expected_only)
    return [each for _sorted, each in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def expected_people(reader: Reader, meeting_id: str) -> int:
    """How many people with a record are expected at a meeting."""
    return reader.value(_EXPECTED.format(what="count(DISTINCT person_id)"), meeting=meeting_id)


_EXPECTED = """SELECT {what} FROM attendance WHERE meeting_id = :meeting AND NOT removed
    AND part IN ('expected', 'apologies', 'present', 'attending') AND coalesce(person_id, '') <> ''"""

_MEMBER = f"{STATUS_SQL} IN {statuses_where(lambda status: status.may_decide)}"

_PEOPLE = f"""SELECT id, coalesce(honorific, ''), coalesce(given_name, ''), coalesce(family_name, ''),
    coalesce(known_as, ''), coalesce(address_lines, ''), coalesce(town, ''), coalesce(county, ''),
    coalesce(postcode, ''), coalesce(country, ''), coalesce(preferred_channel, ''),
    coalesce((SELECT group_concat(value, char(10) ORDER BY main DESC, c.rowid) FROM contact_point AS c
        WHERE c.person_id = person.id AND c.kind = 'email' AND c.value <> '' AND NOT c.removed), ''), {_MEMBER}
    FROM person WHERE removed = 0 AND coalesce(left_on > :today, 1) AND coalesce(deceased_on > :today, 1)
    AND ((:all AND {_MEMBER}) OR id IN ({_EXPECTED.format(what="person_id")}))"""


def _recipient(*row: Any) -> tuple[str, Recipient]:
    id, honorific, given, family, known_as, lines, town, county, postcode, country, prefers, emails, member = row
    names = Names(given, family, known_as, honorific)
    written = [*lines.splitlines(), town, county, postcode, country]
    address = tuple(" ".join(line.split()) for line in written if line.strip())
    usable = next((fit for each in emails.splitlines() if (fit := mailable(each))), "")
    way, why = way_to(prefers, usable or emails, "\n".join(address if _can_be_found(lines, postcode) else ()))
    listed, shown, formal = _called(names)
    return listed, Recipient(id, shown, formal, usable, address, way, why, bool(member))


@lru_cache(maxsize=1000)  # the same people are listed again at every choice
def _called(names: Names) -> tuple[str, str, str]:
    return sort_name(names), display_name(names), formal_name(names)


def _can_be_found(lines: str, postcode: str) -> bool:
    """A town alone brings no letter to anybody."""
    return bool(lines.strip() or postcode.strip())
