"""Lists of people as the tests write them, and people as the tests draw them."""

from dataclasses import fields
from datetime import date
from pathlib import Path

from exports.tables.roster import Reading, read_roster
from exports.tables.wording import why
from models.rules.roster_file import Contact, PersonDraft, Refused

TODAY = date(2026, 11, 12)
SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> Reading:
    """One of the files in `samples`, read."""
    return read_roster(SAMPLES / name, today=TODAY)


def read(folder: Path, text: str | bytes, name: str = "list.csv") -> Reading:
    """A file with these contents, read."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_roster(path, today=TODAY)


def drawn(reading: Reading) -> list[str]:
    """Everybody as one line each: the row, and each field that says something."""
    return [f"{row} {_line(each)}" for row, each in reading.people]


def _line(each: PersonDraft | Refused) -> str:
    if isinstance(each, Refused):
        return f"refused: {why(each)}"
    values = ((field.name, getattr(each, field.name)) for field in fields(each))
    return " | ".join(f"{name}={_value(value)}" for name, value in values if value)


def _value(value: object) -> str:
    if isinstance(value, Contact):
        return f"{value.value} ({value.label})" if value.label else value.value
    if isinstance(value, tuple):
        return ", ".join(map(_value, value))
    return str(value).replace("\n", " / ")
