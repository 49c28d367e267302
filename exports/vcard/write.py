"""People as contact cards, version 3.0: what Outlook, Google, Apple and Android all read, which 4.0 is not yet."""

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from exports.vcard.read import OURS
from models.rules.roster_file import PersonDraft
from models.rules.roster_keys import line, tidy

_TYPES = {"home": "HOME", "work": "WORK", "mobile": "CELL"}


def cards(people: Iterable[PersonDraft]) -> Iterator[str]:
    """One card a person, lines folded at 75 bytes and ended as the standard asks."""
    for person in people:
        yield "".join(f"{_folded(each)}\r\n" for each in _lines(person))


def _lines(person: PersonDraft) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:{OURS}"
    if person.id:
        yield f"UID:urn:uuid:{UUID(person.id)}"
    yield f"N:{_escaped(person.family_name)};{_escaped(person.given_name)};;{_escaped(person.honorific)};"
    yield f"FN:{_escaped(person.name or person.organisation) or '-'}"
    yield from _plain_lines(person)
    yield from _contacts(person)
    parts = (person.address_lines, person.town, person.county, person.postcode, person.country)
    if any(map(tidy, parts)):
        street, *rest = parts
        yield f"ADR;TYPE=HOME:;;{_escaped_text(street)};{';'.join(map(_escaped, rest))}"
    if person.skills:
        yield f"CATEGORIES:{','.join(_escaped(each) for each in person.skills)}"
    yield from (f"ROLE:{_escaped(each)}" for each in person.roles)
    yield "END:VCARD"


def _plain_lines(person: PersonDraft) -> Iterator[str]:
    days = {"JOINED": person.joined_on, "LEFT": person.left_on}
    values = {
        "NICKNAME": _escaped(person.known_as),
        "ORG": _escaped(person.organisation),
        "TITLE": _escaped(person.job_title),
        "NOTE": _escaped_text(person.notes),
        "X-CHAPTERHOUSE-PRONOUNS": _escaped(person.pronouns),
        "X-CHAPTERHOUSE-BRINGS": _escaped_text(person.brings),
        "X-CHAPTERHOUSE-ACCESS-NEEDS": _escaped_text(person.access_needs),
        "X-CHAPTERHOUSE-CHANNEL": _escaped(person.preferred_channel),
        **{f"X-CHAPTERHOUSE-{name}": day.isoformat() if day else "" for name, day in days.items()},
        "X-CHAPTERHOUSE-LEFT-BECAUSE": _escaped_text(person.left_reason),
    }
    yield from (f"{name}:{value}" for name, value in values.items() if value)


def _contacts(person: PersonDraft) -> Iterator[str]:
    """E-mails and phones; a label of the person's own stands in a line beside, as Apple and Nextcloud write it."""
    kinds = [("EMAIL;TYPE=INTERNET", each) for each in person.emails] + [
        ("TEL;TYPE=VOICE", each) for each in person.phones
    ]
    for number, (start, each) in enumerate(kinds, start=1):
        kind = _TYPES.get(line(each.label).casefold(), "")
        own = "" if kind else line(each.label)
        yield f"{f'item{number}.' if own else ''}{start}{f',{kind}' if kind else ''}:{_escaped(each.value)}"
        if own:
            yield f"item{number}.X-ABLabel:{_escaped(own)}"


def _escaped(value: str) -> str:
    return _escaped_text(line(value))


def _escaped_text(value: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", tidy(value)).replace("\n", r"\n")


def _folded(whole: str) -> str:
    """A line in pieces of at most 75 bytes, never inside a letter."""
    pieces, size = [""], 0
    for letter in whole:
        width = len(letter.encode())
        if size + width > 74:
            pieces.append("")
            size = 0
        pieces[-1] += letter
        size += width
    return "\r\n ".join(pieces)
