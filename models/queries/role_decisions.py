"""Roles and the decisions they rest on, both ways: by which decision somebody holds one, and who holds one by it."""

from dataclasses import dataclass
from datetime import date

from models.queries.room import written_name
from models.reader import Reader
from models.rules.choice_result import parsed


@dataclass(frozen=True)
class RoleDecision:
    """The decision somebody holds a role by; without a number it is told by its words."""

    id: str
    number: str
    text: str


def chosen_for(reader: Reader, person_id: str) -> dict[str, RoleDecision]:
    """The latest adopted decision that chose this person for each role, by the role in small letters."""
    rows = reader.rows(lambda *row: row, _CHOSEN, person=person_id)
    return {
        role.strip().casefold(): RoleDecision(id, number, text)
        for id, number, text, role, result, option in rows
        if option in parsed(result).winners
    }


def holders(reader: Reader, role: str, today: date) -> tuple[str, ...]:
    """The names of those who hold a role on a day."""
    return tuple(dict.fromkeys(name for _person, name in _held(reader, role, today)))


def held_besides(reader: Reader, role: str, chosen: str, today: date) -> tuple[str, ...]:
    """The names of those who hold a role on a day besides somebody chosen for it: its mandate is theirs as well.

    Whether they lay it down is for people to say: a role may be held by several.
    """
    return tuple(dict.fromkeys(name for person, name in _held(reader, role, today) if person != chosen))


def _held(reader: Reader, role: str, today: date) -> list[tuple[str, str]]:
    wanted = role.strip().casefold()
    rows = reader.rows(lambda *row: row, _HOLDERS, today=today.isoformat()) if wanted else []
    return [(person, name) for person, name, held in rows if held.strip().casefold() == wanted]


_CHOSEN = """SELECT d.id, trim(coalesce(d.number, '')), coalesce(d.text, ''), d.role, coalesce(d.result, ''), o.id
    FROM decision_option AS o JOIN decision AS d ON d.id = o.decision_id
    WHERE o.person_id = :person AND NOT o.removed AND NOT d.removed AND d.outcome = 'adopted' AND d.role <> ''
    ORDER BY d.declared_at, d.id"""

_HOLDERS = f"""SELECT p.id, {written_name("p", "''")}, r.role
    FROM person_role AS r JOIN person AS p ON p.id = r.person_id
    WHERE NOT r.removed AND NOT p.removed AND r.role <> '' AND coalesce(r.from_on, '') <= :today
    AND coalesce(r.to_on, '9') >= :today ORDER BY 2"""
