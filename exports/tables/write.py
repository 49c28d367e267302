"""People as rows under our own headers, for CSV and XLSX alike."""

import csv
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from exports.tables.cells import joined
from exports.tables.delimited import escaped
from exports.tables.headers import OWN
from exports.tables.table import Cell
from models.rules.roster_file import Contact, PersonDraft
from models.rules.roster_keys import line, tidy

_BEFORE_CONTACTS = 8
_PROSE = {"brings", "notes", "access_needs", "left_reason"}


def headers(people: Iterable[PersonDraft], *, leave_out: Collection[str] = ()) -> list[str]:
    """Our headers, with as many columns for e-mails and phones as somebody has."""
    emails, phones = 1, 1
    for person in people:
        emails, phones = max(emails, len(person.emails)), max(phones, len(person.phones))
    own = [header for header, field in OWN.items() if _draft_field(field) not in leave_out]
    mails = [] if "emails" in leave_out else list(_contact_headers("E-mail", emails))
    calls = [] if "phones" in leave_out else list(_contact_headers("Phone", phones))
    before = sum(header in own for header in list(OWN)[:_BEFORE_CONTACTS])
    return [*own[:before], *mails, *calls, *own[before:]]


def rows(people: Iterable[PersonDraft], columns: Sequence[str]) -> Iterator[list[Cell]]:
    """Each person's cells under these headers."""
    for person in people:
        contacts = dict(_contact_cells("E-mail", person.emails)) | dict(_contact_cells("Phone", person.phones))
        yield [_cell(person, OWN[each]) if each in OWN else contacts.get(each, "") for each in columns]


def write_csv(path: Path, columns: Sequence[str], table: Iterable[Sequence[Cell]]) -> None:
    """A CSV file that Excel opens rightly: UTF-8 with its mark, and no header or cell that is taken for a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([escaped(header) for header in columns])
        for row in table:
            writer.writerow([escaped(cell) if isinstance(cell, str) else cell.isoformat() for cell in row])


def _contact_headers(name: str, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        numbered = name if number == 1 else f"{name} {number}"
        yield from (numbered, f"{numbered} label")


def _contact_cells(name: str, contacts: Sequence[Contact]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(contacts, start=1):
        numbered = name if number == 1 else f"{name} {number}"
        yield numbered, joined([line(each.value)])
        yield f"{numbered} label", line(each.label)


def _cell(person: PersonDraft, field: str) -> Cell:
    value = getattr(person, _draft_field(field))
    if isinstance(value, tuple):
        return joined(line(item) for item in value if line(item))
    if isinstance(value, str):
        return tidy(value) if field in _PROSE or field == "street" else line(value)
    return value or ""


def _draft_field(field: str) -> str:
    return "address_lines" if field == "street" else field
