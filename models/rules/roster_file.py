"""People on their way into a chapter from a file, or out of it into one, as plain values."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from models.errors import Refusal


@dataclass(frozen=True, slots=True)
class Contact:
    """One e-mail address or phone number; `label` is home, work, mobile, other, nothing, or the file's own word."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """One person as a file tells of them: a blank field says nothing, and is never an order to clear.

    `id` is filled only when the file carries ours. `address_lines` holds the street, one line each.
    `evidence` are finished lines about consent that the file claims; they end in the notes and never count as consent.
    """

    id: str = ""
    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    pronouns: str = ""
    organisation: str = ""
    job_title: str = ""
    emails: tuple[Contact, ...] = ()
    phones: tuple[Contact, ...] = ()
    address_lines: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    country: str = ""
    skills: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    brings: str = ""
    notes: str = ""
    access_needs: str = ""
    preferred_channel: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    left_reason: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call them.

        >>> PersonDraft(given_name="Bethan", family_name="Rees").name
        'Bethan Rees'
        """
        return " ".join(part for part in (self.given_name or self.known_as, self.family_name) if part)

    @property
    def is_contact(self) -> bool:
        """Whoever comes without a joining date is no member yet, and decides nothing."""
        return self.joined_on is None and self.left_on is None


Value = str | date | tuple[str, ...] | tuple[Contact, ...] | None


@dataclass(frozen=True, slots=True)
class Known:
    """A person the chapter has already (`draft.id` is filled); `removed` ones lie in the bin.

    `also` are the entries that were merged into this one: an older file may still speak of them.
    """

    draft: PersonDraft
    removed: bool = False
    also: tuple[PersonDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a file would do to one field."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would do to one person; `after` is the whole person as they would then stand."""

    row: int
    id: str
    name: str
    fields: tuple[FieldChange, ...]
    after: PersonDraft


@dataclass(frozen=True, slots=True)
class Why:
    """Why a row stays out: `kind` is one word of the list in `exports/tables/wording.py`, the rest its facts."""

    kind: str
    column: str = ""
    value: str = ""
    row: int = 0
    name: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that stays out, by its number in the file."""

    row: int
    why: Why
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a file would do; nothing else happens when it is carried out."""

    new: tuple[tuple[int, PersonDraft], ...]
    changed: tuple[Change, ...]
    unchanged: tuple[tuple[int, str], ...]
    refused: tuple[Refused, ...]

    def joining(self, day: date) -> "Plan":
        """The same, but that whoever is new and comes without a joining date joins on this day.

        >>> both = (2, PersonDraft(given_name="Amara")), (3, PersonDraft(given_name="Bryn", joined_on=date(2024, 2, 3)))
        >>> [draft.joined_on.year for _, draft in Plan(both, (), (), ()).joining(date(2026, 11, 23)).new]
        [2026, 2024]
        """
        joined = [(row, replace(draft, joined_on=day) if draft.is_contact else draft) for row, draft in self.new]
        return replace(self, new=tuple(joined))


@dataclass(eq=False)
class NotARoster(Refusal):
    """The file as a whole cannot be read as a list of people.

    `why` is one word of the list in `exports/tables/wording.py`; `found` and `limit` are bytes, rows, columns
    or a row's number as that word has it; `detail` names a sheet, a cell or an ending.
    """

    path: Path
    why: str
    found: int = 0
    limit: int = 0
    detail: str = ""


@dataclass(eq=False)
class CellTooLong(Refusal):
    """A person's text is longer than a cell of that kind of file may be."""

    name: str
    column: str
    limit: int
