"""From the rows of a table to people, or to the reason why a row is none."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from exports.language import _
from exports.tables.address import Address, address_of
from exports.tables.cells import contacts_in, is_shortened, restored_phone, split
from exports.tables.dates import decide, read_date
from exports.tables.headers import label_of, plain
from exports.tables.mapping import Column, Mapping
from exports.tables.names import Parts, names_two, parts_of, without_honorific
from exports.tables.table import Cell, Row, Table
from models.rules.roster_file import Contact, PersonDraft, Refused, Why
from models.rules.roster_keys import line, phone_key, tidy

_BLANKS = {"n/a", "-", "--", "—", "?", "tbc", "tba", "#n/a", "#ref!", "#value!", "#name?", "(blank)", "unknown"}
_NOT_A_CONTACT = re.compile(r"fax|pager", re.IGNORECASE)
_CHANNELS = {
    "email": "email", "post": "post", "letter": "post", "postal mail": "post", "phone": "phone", "telephone": "phone",
    "mobile": "phone", "text": "phone", "sms": "phone", "call": "phone", "whatsapp": "phone", "ffon": "phone",
    "in person": "in_person", "face to face": "in_person",
}  # fmt: skip
T = TypeVar("T")


class _Unusable(Exception):
    """The row cannot be used, with the fact that makes it so."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the rows of one table are read: its columns, the order of day and month in each, and whether we wrote it."""

    mapping: Mapping
    month_first: tuple[bool, ...]
    own: bool
    today: date


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell that says something, under its column."""

    column: Column
    value: Cell
    place: int
    text: str


def people(table: Table, mapping: Mapping, *, today: date) -> tuple[tuple[int, PersonDraft | Refused], ...]:
    """Each row's number with its person, or with why there is none."""
    orders = [_month_first(table, place, column) for place, column in enumerate(mapping.columns)]
    reader = _Reader(mapping, tuple(orders), mapping.is_own, today)
    return tuple((row.number, _person(row, reader)) for row in table.rows)


def _month_first(table: Table, place: int, column: Column) -> bool:
    if column.field not in {"joined_on", "left_on"}:
        return False
    return decide(table.column(place)).month_first if column.month_first is None else column.month_first


def _person(row: Row, reader: _Reader) -> PersonDraft | Refused:
    columns = reader.mapping.columns
    filled = list(_filled(row, reader))
    try:
        if any(row.cells[len(columns) :]):
            raise _Unusable(Why("too_many_cells", count=len(row.cells)))
        return _draft(filled, reader)
    except _Unusable as error:
        name = " ".join(each.text for each in filled if each.column.field in {"full_name", "given_name", "family_name"})
        return Refused(row.number, error.why, line(name))


def _filled(row: Row, reader: _Reader) -> Iterator[Filled]:
    for place, (column, value) in enumerate(zip(reader.mapping.columns, row.cells, strict=False)):
        if column.field and value:
            text = tidy(value) if isinstance(value, str) else value.isoformat()
            if text and (reader.own or text.casefold() not in _BLANKS):
                yield Filled(column, value, place, text)


def _draft(filled: list[Filled], reader: _Reader) -> PersonDraft:
    def first(field: str) -> str:
        return next((line(each.text) for each in filled if each.column.field == field), "")

    def prose(field: str) -> str:
        return "\n".join(dict.fromkeys(each.text for each in filled if each.column.field == field))

    def items(field: str) -> tuple[str, ...]:
        cells = [each.text for each in filled if each.column.field == field]
        return _distinct((line(item) for cell in cells for item in split(cell)), str.casefold)

    names = _names(first, own=reader.own)
    address = address_of(filled, own=reader.own)
    return PersonDraft(
        id=first("id"),
        honorific=names.honorific,
        given_name=names.given_name,
        family_name=names.family_name,
        known_as=names.known_as,
        pronouns=names.pronouns,
        organisation=first("organisation"),
        job_title=first("job_title"),
        emails=_emails(filled, own=reader.own),
        phones=_phones(filled, address, own=reader.own),
        address_lines=address.lines,
        town=address.town,
        county=address.county,
        postcode=address.postcode,
        country=address.country,
        skills=items("skills"),
        roles=items("roles"),
        brings=prose("brings"),
        notes=prose("notes"),
        access_needs=prose("access_needs"),
        preferred_channel=_CHANNELS.get(plain(first("preferred_channel")), ""),
        joined_on=_date("joined_on", filled, reader),
        left_on=_date("left_on", filled, reader),
        left_reason=prose("left_reason"),
        evidence=tuple(_evidence(each) for each in filled if each.column.field == "consent"),
    )


def _names(first: Callable[[str], str], *, own: bool) -> Parts:
    given, family = first("given_name"), first("family_name")
    if own:
        said = Parts(given_name=given, family_name=family)
    elif names_two(given) or (not given and not family and names_two(first("full_name"))):
        raise _Unusable(Why("two_people", value=given or first("full_name")))
    elif given or family:
        honorific, given = without_honorific(given)
        middle, suffix = first("middle_name"), first("suffix")
        said = Parts(honorific, _with(given, middle), _with(family, suffix))
    else:
        said = parts_of(first("full_name"))
    return replace(
        said,
        honorific=first("honorific") or said.honorific,
        known_as=first("known_as") or said.known_as,
        pronouns=first("pronouns") or said.pronouns,
    )


def _with(name: str, more: str) -> str:
    """A name with its middle names or letters, unless it has them already."""
    return name if more.casefold() in name.casefold().split() else f"{name} {more}".strip()


def _emails(filled: list[Filled], *, own: bool) -> tuple[Contact, ...]:
    contacts: list[Contact] = []
    for cell, value, label in _contacts("email", filled, own=own):
        framed = re.search(r"<([^<>@\s]+@[^<>@\s]+)>", value)
        address = line(value) if own else framed[1] if framed else line(value).removeprefix("mailto:")
        if "@" not in address and not own:
            raise _Unusable(Why("bad_email", column=cell.column.header, value=address))
        contacts.append(Contact(address, label))
    return _distinct(contacts, lambda each: each.value.casefold())


def _phones(filled: list[Filled], address: Address, *, own: bool) -> tuple[Contact, ...]:
    contacts: list[Contact] = []
    for cell, value, label in _contacts("phone", filled, own=own):
        if is_shortened(value):
            raise _Unusable(Why("shortened_number", column=cell.column.header, value=value))
        contacts.append(Contact(restored_phone(line(value), address.country), label))
    return _distinct(contacts, lambda each: phone_key(each.value))


def _contacts(kind: str, filled: list[Filled], *, own: bool) -> Iterable[tuple[Filled, str, str]]:
    """Each e-mail or phone with its label: the label column beside it, or what its own header says."""
    labels = {each.column.slot: each.text for each in filled if each.column.field == f"{kind}_label"}
    for cell in filled:
        written = labels.get(cell.column.slot, "")
        if cell.column.field == kind and not _NOT_A_CONTACT.search(written):
            for value in contacts_in(cell.text):
                yield cell, value, (line(written) if own else label_of(written)) or cell.column.label


def _date(field: str, filled: list[Filled], reader: _Reader) -> date | None:
    for cell in filled:
        if cell.column.field == field:
            day = read_date(cell.value, month_first=reader.month_first[cell.place], today=reader.today)
            if day is None:
                raise _Unusable(Why("bad_date", column=cell.column.header, value=cell.text))
            return day
    return None


def _evidence(cell: Filled) -> str:
    said = {"column": line(cell.column.header), "answer": line(cell.text)}
    return _("Consent according to the file: {column}: {answer}").format(**said)


def _distinct(values: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    seen: dict[str, T] = {}
    for value in values:
        seen.setdefault(key(value), value)
    return tuple(seen.values())
