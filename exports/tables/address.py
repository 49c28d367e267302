"""One postal address out of the several that an address book keeps for a person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from exports.tables.headers import plain
from exports.tables.mapping import Column
from exports.tables.sniff import postcode_at_end, well_written
from models.rules.roster_keys import folded, line, tidy

_ORDER = ("home", "", "1", "2", "3", "work", "other")


class Cell(Protocol):
    """A filled cell under its column."""

    @property
    def column(self) -> Column:
        """What the column holds."""
        ...

    @property
    def text(self) -> str:
        """What the cell says."""
        ...


@dataclass(frozen=True, slots=True)
class Address:
    """Where post reaches somebody; `lines` holds the street, one line each."""

    lines: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    country: str = ""


def address_of(filled: Sequence[Cell], *, own: bool) -> Address:
    """The address to write to: home before any other, parts of different addresses never mixed."""
    parts = [each for each in filled if each.column.field in {"street", "town", "county", "postcode", "country"}]
    slots = sorted({each.column.slot for each in parts}, key=_rank)
    found = next((made for slot in slots if _reaches(made := _made(parts, slot))), None)
    found = found or (_made(parts, slots[0]) if slots else Address())
    if own:
        return found
    whole = _whole(filled, found)
    found = _with_whole(found, whole) if whole else found
    return replace(found, postcode=well_written(found.postcode))


def _made(parts: Iterable[Cell], slot: str) -> Address:
    here = [each for each in parts if each.column.slot == slot]

    def first(field: str) -> str:
        return next((line(each.text) for each in here if each.column.field == field), "")

    lines = [each.text for each in here if each.column.field == "street"]
    return Address(
        tidy("\n".join(dict.fromkeys(lines))), first("town"), first("county"), first("postcode"), first("country")
    )


def _rank(slot: str) -> tuple[int, str]:
    return (_ORDER.index(slot) if slot in _ORDER else len(_ORDER), slot)


def _reaches(address: Address) -> bool:
    return bool(address.lines or address.town or address.postcode)


def _whole(filled: Iterable[Cell], found: Address) -> str:
    """An address in one cell, unless its parts stand in cells of their own."""
    for cell in filled:
        if cell.column.field != "address":
            continue
        if not found.lines or (plain(cell.column.header) == "address" and folded(found.lines) not in folded(cell.text)):
            return tidy(cell.text)
    return ""


def _with_whole(found: Address, whole: str) -> Address:
    text, postcode = (whole, found.postcode) if found.postcode else postcode_at_end(whole)
    lines = text.split("\n") if "\n" in text else re.split(r"\s*,\s*|\s{2,}", text)
    street = tidy("\n".join([*(each for each in lines if each), *([found.lines] if found.lines else [])]))
    return Address(street, found.town, found.county, postcode, found.country)
