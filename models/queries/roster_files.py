"""Every member in the shape files have: what an import is matched with, and what an export writes."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from models.queries.duplicates_known import kept_of
from models.queries.roster_order import NAME_SQL
from models.reader import Reader
from models.rules.roster_file import Contact, Known, PersonDraft

_TEXTS = (
    "honorific", "given_name", "family_name", "known_as", "pronouns", "organisation", "job_title", "address_lines",
    "town", "county", "postcode", "country", "brings", "notes", "access_needs", "preferred_channel", "left_reason",
)  # fmt: skip


def known(reader: Reader) -> list[Known]:
    """Everybody the chapter has ever had, also those in the bin, as they came; one person once."""
    everybody = _everybody(reader, "1 ORDER BY rowid")
    kept = kept_of(reader)
    also: dict[str, list[PersonDraft]] = defaultdict(list)
    for each in everybody:
        if each.draft.id in kept:
            also[kept[each.draft.id]].append(each.draft)
    return [replace(each, also=tuple(also.get(each.draft.id, ()))) for each in everybody if each.draft.id not in kept]


def drafts(reader: Reader) -> list[PersonDraft]:
    """Everybody by name, without the bin."""
    return [each.draft for each in _everybody(reader, f"removed = 0 ORDER BY {NAME_SQL}")]


def _everybody(reader: Reader, which: str) -> list[Known]:
    emails, phones = _contacts(reader, "email"), _contacts(reader, "phone")
    skills = _words(
        reader, "SELECT person_id, skill FROM person_skill WHERE removed = 0 AND skill <> '' ORDER BY rowid"
    )
    roles = _words(
        reader,
        "SELECT person_id, role FROM person_role WHERE removed = 0 AND role <> '' AND to_on IS NULL ORDER BY rowid",
    )
    columns = ", ".join(f"coalesce({name}, '')" for name in _TEXTS)

    def one(id: str, removed: int, joined_on: str | None, left_on: str | None, *texts: str) -> Known:
        draft = PersonDraft(
            id=id,
            emails=tuple(emails[id]),
            phones=tuple(phones[id]),
            skills=tuple(dict.fromkeys(skills[id])),
            roles=tuple(dict.fromkeys(roles[id])),
            joined_on=date.fromisoformat(joined_on) if joined_on else None,
            left_on=date.fromisoformat(left_on) if left_on else None,
            **dict(zip(_TEXTS, texts, strict=True)),
        )
        return Known(draft, bool(removed))

    return reader.rows(one, f"SELECT id, removed, joined_on, left_on, {columns} FROM person WHERE {which}")


def _contacts(reader: Reader, kind: str) -> dict[str, list[Contact]]:
    found: dict[str, list[Contact]] = defaultdict(list)
    query = (
        "SELECT person_id, value, coalesce(label, '') FROM contact_point WHERE removed = 0 AND kind = :kind "
        "AND value <> '' ORDER BY main DESC, rowid"
    )
    for person, value, label in reader.rows(_as_is, query, kind=kind):
        found[person].append(Contact(value, label))
    return found


def _words(reader: Reader, query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person, word in reader.rows(_as_is, query):
        found[person].append(word)
    return found


def _as_is(*cells: Any) -> tuple[Any, ...]:
    return cells
