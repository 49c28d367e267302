"""Which column holds which field: a guess, open to correction and remembered for the next file."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from exports.tables.headers import FIELDS, OWN, Meaning, is_of_somebody_else, meaning, plain
from exports.tables.sniff import is_answer, is_email, is_honorific, is_phone, is_plainly_phone, is_postcode, mostly
from exports.tables.table import Cell, Table
from models.ids import is_id


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: a field of `FIELDS`, or nothing; `month_first` is a person's word on its dates.

    Columns of one `slot` belong together: an address, or a number with its label.
    """

    header: str
    field: str = ""
    label: str = ""
    slot: str = ""
    month_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table, in its order."""

    columns: tuple[Column, ...]

    def with_field(self, index: int, field: str) -> "Mapping":
        """The mapping after a person gave a column another field, or none."""
        said = meaning(self.columns[index].header)
        kept = said if said.field == field else Meaning(field, slot=said.slot)
        column = replace(self.columns[index], field=field, label=kept.label, slot=kept.slot)
        return self._with(index, column)

    def with_dates(self, index: int, *, month_first: bool) -> "Mapping":
        """The mapping after a person said how to read a column's dates."""
        return self._with(index, replace(self.columns[index], month_first=month_first))

    def _with(self, index: int, column: Column) -> "Mapping":
        return Mapping((*self.columns[:index], column, *self.columns[index + 1 :]))

    @property
    def is_own(self) -> bool:
        """Whether we wrote the file ourselves."""
        return any(column.header == "Chapterhouse ID" and column.field == "id" for column in self.columns)


def guess(table: Table) -> Mapping:
    """What each column most likely holds."""
    if "Chapterhouse ID" in table.headers:
        said = [Meaning(OWN[header]) if header in OWN else meaning(header) for header in table.headers]
        return _mapping(table.headers, said)
    said = [_seen(header, table.column(place)) for place, header in enumerate(table.headers)]
    if "euid" in map(plain, table.headers):  # Mailchimp's REGION is where an IP address was
        said = [Meaning() if plain(h) == "region" else each for h, each in zip(table.headers, said, strict=True)]
    return _mapping(table.headers, _names_agreed(said))


def fingerprint(headers: Iterable[str]) -> str:
    """What files of one shape have in common, wherever their columns stand.

    >>> fingerprint(["Name", "E-mail"]) == fingerprint(["email", "NAME"])
    True
    """
    return hashlib.sha256("\n".join(sorted(map(plain, headers))).encode()).hexdigest()[:16]


def remembered(mapping: Mapping) -> str:
    """A mapping as text to keep under its fingerprint."""
    columns = [[key, each.field, each.label, each.slot, each.month_first] for key, each in _keyed(mapping.columns)]
    return json.dumps({"fingerprint": fingerprint(each.header for each in mapping.columns), "columns": columns})


def recalled(text: str, headers: Iterable[str]) -> Mapping | None:
    """A kept mapping for a file of the same shape, or None where the text is for another."""
    columns = [Column(header) for header in headers]
    kept = json.loads(text)
    if kept["fingerprint"] != fingerprint(each.header for each in columns):
        return None
    held: dict[str, list[Any]] = {key: said for key, *said in kept["columns"]}
    return Mapping(tuple(_recalled(each, held.get(key)) for key, each in _keyed(columns)))


def _recalled(column: Column, said: list[Any] | None) -> Column:
    if said is None or said[0] not in FIELDS:
        return column
    field, label, slot, month_first = said
    return Column(column.header, field, label, slot, month_first)


def _keyed(columns: Iterable[Column]) -> list[tuple[str, Column]]:
    """Columns by their header, those of one name told apart by their turn."""
    turns: dict[str, int] = {}
    keyed: list[tuple[str, Column]] = []
    for column in columns:
        name = plain(column.header)
        turns[name] = turns.get(name, 0) + 1
        keyed.append((f"{name}#{turns[name]}", column))
    return keyed


def _mapping(headers: Iterable[str], said: Iterable[Meaning]) -> Mapping:
    pairs = zip(headers, said, strict=True)
    return Mapping(tuple(Column(header, each.field, each.label, each.slot) for header, each in pairs))


def _seen(header: str, values: list[Cell]) -> Meaning:
    """What a header says, corrected by what stands under it."""
    said = meaning(header)
    if not values or is_of_somebody_else(header) or said.field in {"consent", "notes"}:
        return said
    if said.field in {"email", "phone"}:
        return _contact_seen(said, values)
    if (
        said.field == "honorific"
        and plain(header) in {"title", "teitl", "position"}
        and not mostly(values, is_honorific)
    ):
        return Meaning("job_title")
    if not said.field or said.field in {"full_name", "address", "county"}:
        return _by_values(values) or said
    return said


def _contact_seen(said: Meaning, values: list[Cell]) -> Meaning:
    """A column headed e-mail or phone may answer whether somebody wants any."""
    if mostly(values, is_answer) and not any(map(is_phone, values)):
        return Meaning("consent")
    if said.field == "phone" and mostly(values, is_email):
        return replace(said, field="email")
    if said.field == "email" and not any(map(is_email, values)) and mostly(values, is_phone):
        return replace(said, field="phone")
    return said


def _by_values(values: list[Cell]) -> Meaning | None:
    if mostly(values, lambda value: isinstance(value, str) and is_id(value)):
        return Meaning("id")
    for field, rule in (("email", is_email), ("postcode", is_postcode), ("phone", is_plainly_phone)):
        if mostly(values, rule):
            return Meaning(field)
    return None


def _names_agreed(said: list[Meaning]) -> list[Meaning]:
    """A column headed Name beside a surname holds first names."""
    fields = {each.field for each in said}
    if "family_name" in fields and "given_name" not in fields:
        return [Meaning("given_name") if each.field == "full_name" else each for each in said]
    return said
