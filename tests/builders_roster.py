"""Short ways to members."""

from datetime import date

from models.commands import roster, roster_parts
from models.queries import roster_person
from models.queries.roster_person import Person
from models.store import Store
from tests.builders import NOW, TODAY

JOINED = date(2024, 5, 1)


def add(store: Store, name: str, *, skills: tuple[str, ...] = (), role: str = "", **fields: str | date | None) -> str:
    """A member by name ("Amara Okafor"), with anything else a person may have; answers the id."""
    given, _, family = name.partition(" ")
    joined = fields.pop("joined_on", JOINED)
    with store.write(f"Add {name}") as session:
        assert joined is None or isinstance(joined, date)
        person = roster.add_person(session, given_name=given, family_name=family, joined_on=joined)
        email = fields.pop("email", "")
        if email:
            roster_parts.add_contact(session, person_id=person, kind="email", value=str(email))
        for field, value in fields.items():
            roster.change(session, person_id=person, field=field, value=value)
        if skills:
            roster_parts.set_skills(session, person_id=person, skills=skills)
        if role:
            roster_parts.add_role(session, person_id=person, role=role)
    return person


def seen(store: Store, person: str) -> Person:
    """Everything about somebody, today."""
    with store.read() as reader:
        found = roster_person.person(reader, person, today=TODAY, now=NOW)
    assert found
    return found
