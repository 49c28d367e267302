"""Carrying out what an import plans: thousands of people in one transaction, in few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import Session

from models.commands.found import clean
from models.ids import new_id
from models.progress import Progress, unwatched
from models.rules.roster_file import Change, Contact, PersonDraft, Plan
from models.tables.roster import ContactPoint, Person, PersonRole, PersonSkill

_BATCH = 1_000
_LISTS = {"emails", "phones", "skills", "roles"}
_COLUMNS = tuple(each.name for each in fields(PersonDraft) if each.name not in _LISTS | {"id", "evidence"})
_KINDS = {"emails": "email", "phones": "phone"}
_TABLES: tuple[Any, ...] = (Person, ContactPoint, PersonSkill, PersonRole)
Rows = dict[Any, list[dict[str, Any]]]


@dataclass(frozen=True)
class Applied:
    """How many people an import brought and changed."""

    new: int
    changed: int


def apply(session: Session, *, plan: Plan, progress: Progress = unwatched) -> Applied:
    """Write everything the plan says, and nothing else. `progress` counts people and may raise `Stopped`."""
    total = len(plan.new) + len(plan.changed)
    done = 0
    for batch in _batches(plan.new):
        _insert(session, _rows_of(draft for _, draft in batch))
        done += len(batch)
        progress(done, total)
    for batch in _batches(plan.changed):
        _change(session, batch)
        done += len(batch)
        progress(done, total)
    return Applied(len(plan.new), len(plan.changed))


def _batches(items: tuple[Any, ...]) -> Iterable[tuple[Any, ...]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


def _insert(session: Session, rows: Rows) -> None:
    for table in _TABLES:
        if rows[table]:
            session.connection().execute(insert(table.__table__), rows[table])


def _rows_of(drafts: Iterable[PersonDraft]) -> Rows:
    """The rows of new people, each with an id of its own."""
    rows: Rows = defaultdict(list)
    for draft in drafts:
        id = new_id()
        rows[Person].append({"id": id, "removed": False, **_cells(draft, _COLUMNS)})
        for field in _LISTS:
            _add_parts(rows, id, field, getattr(draft, field), first=True)
    return rows


def _cells(draft: PersonDraft, names: Iterable[str]) -> dict[str, Any]:
    values = ((name, getattr(draft, name)) for name in names)
    return {name: clean(value) if isinstance(value, str) else value for name, value in values}


def _add_parts(rows: Rows, person_id: str, field: str, values: Iterable[Any], *, first: bool) -> None:
    for value in values:
        own = {"id": new_id(), "removed": False, "person_id": person_id}
        if isinstance(value, Contact):
            contact = {"value": clean(value.value), "label": clean(value.label), "main": first}
            rows[ContactPoint].append({**own, "kind": _KINDS[field], **contact})
        elif field == "skills":
            rows[PersonSkill].append({**own, "skill": clean(value)})
        else:
            rows[PersonRole].append({**own, "role": clean(value), "from_on": None, "to_on": None})
        first = False


def _change(session: Session, changes: tuple[Change, ...]) -> None:
    fresh: Rows = defaultdict(list)
    standing = _standing(session, [change.id for change in changes])
    for change in changes:
        changed = {each.field for each in change.fields}
        cells = _cells(change.after, changed - _LISTS)
        if cells:
            session.connection().execute(update(_table(Person)).where(_table(Person).c.id == change.id).values(cells))
        for field in sorted(changed & _LISTS):
            _change_parts(session, fresh, change, field, standing[change.id, field])
    _insert(session, fresh)


def _change_parts(session: Session, fresh: Rows, change: Change, field: str, there: Mapping[Any, str]) -> None:
    """What the person shall have no more is removed, an address with another label keeps its row, the rest is new."""
    wanted = {_said(value): _cleaned(value) for value in getattr(change.after, field)}
    table = _table(_table_of(field))
    for value, id in there.items():
        stays = wanted.get(_said(value))
        if stays is None:
            session.connection().execute(update(table).where(table.c.id == id).values(removed=True))
        elif stays != value and isinstance(stays, Contact):
            session.connection().execute(update(table).where(table.c.id == id).values(label=stays.label))
    known = {_said(value) for value in there}
    new = [value for said, value in wanted.items() if said not in known]
    _add_parts(fresh, change.id, field, new, first=not there)


def _said(value: Any) -> str:
    """An address without its label, a skill or a role as it is."""
    return clean(value.value if isinstance(value, Contact) else value)


def _standing(session: Session, person_ids: list[str]) -> dict[tuple[str, str], dict[Any, str]]:
    """The rows these people have, by person and field: each value and its row's id."""
    found: dict[tuple[str, str], dict[Any, str]] = defaultdict(dict)
    for field in _LISTS:
        table = _table(_table_of(field))
        query = select(table).where(table.c.person_id.in_(person_ids), table.c.removed.is_(False))
        if field in _KINDS:
            query = query.where(table.c.kind == _KINDS[field])
        if field == "roles":
            query = query.where(table.c.to_on.is_(None))
        for row in session.connection().execute(query).mappings():
            value = Contact(row["value"], row["label"]) if field in _KINDS else row[field[:-1]]
            found[row["person_id"], field][value] = row["id"]
    return found


def _cleaned(value: Any) -> Any:
    return Contact(clean(value.value), clean(value.label)) if isinstance(value, Contact) else clean(value)


def _table_of(field: str) -> Any:
    return ContactPoint if field in _KINDS else PersonSkill if field == "skills" else PersonRole


def _table(record: Any) -> Any:
    return record.__table__
