"""What hangs on a member in rows of its own: contact points, skills and roles."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, select

from models.commands.found import found, on_one_line, required
from models.rules.membership import DaysOutOfOrder
from models.tables.roster import ContactPoint, Person, PersonRole, PersonSkill


def add_contact(session: Session, *, person_id: str, kind: str, value: str, label: str = "") -> str:
    """A way to reach somebody (`kind` is email or phone); the first of its kind is the main one. Raises `Missing`."""
    found(session, Person, person_id)
    first = not _standing(session, ContactPoint, person_id, kind=kind)
    contact = ContactPoint(
        person_id=person_id, kind=kind, value=required(kind, on_one_line(value)), label=on_one_line(label), main=first
    )
    session.add(contact)
    return contact.id


def change_contact(session: Session, *, contact_id: str, value: str | None = None, label: str | None = None) -> None:
    """Correct an address, or what it is for. Raises `Missing`."""
    contact = found(session, ContactPoint, contact_id)
    if value is not None:
        contact.value = required(contact.kind, on_one_line(value))
    if label is not None:
        contact.label = on_one_line(label)
    session.add(contact)


def make_main(session: Session, *, contact_id: str) -> None:
    """Use this one before the others of its kind."""
    chosen = found(session, ContactPoint, contact_id)
    for contact in _standing(session, ContactPoint, chosen.person_id or "", kind=chosen.kind):
        contact.main = contact.id == contact_id
        session.add(contact)


def remove_contact(session: Session, *, contact_id: str) -> None:
    """Take an address away; when it was the main one, the next of its kind becomes it."""
    contact = found(session, ContactPoint, contact_id)
    contact.removed = True
    session.add(contact)
    rest = _standing(session, ContactPoint, contact.person_id or "", kind=contact.kind)
    if contact.main and rest:
        make_main(session, contact_id=rest[0].id)


def set_skills(session: Session, *, person_id: str, skills: Iterable[str]) -> None:
    """Somebody's skills are these and no others; one they had before is taken up again, not written twice."""
    found(session, Person, person_id)
    wanted = {skill.casefold(): skill for skill in (on_one_line(each) for each in skills) if skill}
    query = select(PersonSkill).where(PersonSkill.person_id == person_id).order_by(PersonSkill.removed, PersonSkill.id)  # pyright: ignore[reportArgumentType]
    for row in session.exec(query).all():
        skill = wanted.pop(row.skill.casefold(), None)
        row.removed = skill is None
        row.skill = skill or row.skill
        session.add(row)
    session.add_all([PersonSkill(person_id=person_id, skill=skill) for skill in wanted.values()])


def add_role(session: Session, *, person_id: str, role: str, from_on: date | None = None) -> str:
    """A role somebody takes up. Raises `Missing`."""
    found(session, Person, person_id)
    taken = PersonRole(person_id=person_id, role=required("role", on_one_line(role)), from_on=from_on)
    session.add(taken)
    return taken.id


def change_role(
    session: Session, *, role_id: str, role: str, from_on: date | None = None, to_on: date | None = None
) -> None:
    """Correct a role and its days. Raises `Missing`, `DaysOutOfOrder`."""
    held = found(session, PersonRole, role_id)
    if from_on and to_on and to_on < from_on:
        raise DaysOutOfOrder("from_on", from_on, "to_on", to_on)
    held.role, held.from_on, held.to_on = required("role", on_one_line(role)), from_on, to_on
    session.add(held)


def end_role(session: Session, *, role_id: str, on: date) -> None:
    """Somebody lays a role down; `on` is the last day they held it. Raises `DaysOutOfOrder`."""
    held = found(session, PersonRole, role_id)
    change_role(session, role_id=role_id, role=held.role, from_on=held.from_on, to_on=on)


def remove_role(session: Session, *, role_id: str) -> None:
    """Take back a role written by mistake."""
    held = found(session, PersonRole, role_id)
    held.removed = True
    session.add(held)


def _standing(session: Session, table: type[ContactPoint], person_id: str, *, kind: str) -> list[ContactPoint]:
    session.flush()
    query = select(table).where(table.person_id == person_id, table.kind == kind, table.removed == False)  # noqa: E712
    return list(session.exec(query.order_by(table.id)).all())
