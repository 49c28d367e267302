"""Which of two entries' values is kept: one that says something, and of two that do the one written later."""

from collections.abc import Mapping

from models.rules.roster_keys import email_key, line, phone_key, tidy

FIRST, SECOND, BOTH = "first", "second", "both"
PROSE = ("notes", "brings", "access_needs")
EARLIEST = ("first_contact_on", "requested_on", "joined_on")
TOGETHER = (("given_name", "family_name"), ("address_lines", "town", "county", "postcode", "country"))
LISTS = ("emails", "phones", "skills", "roles")


def suggested(field: str, first: str, second: str, newer: str) -> str:
    """What is kept unless a person chooses; `newer` is the side that was written later.

    >>> suggested("town", "", "Ely", "first"), suggested("joined_on", "2024-05-01", "2023-02-01", "first")
    ('second', 'second')
    >>> suggested("notes", "Sings", "Drives", "second"), suggested("town", "Ely", "March", "second")
    ('both', 'second')
    """
    if not first or not second or _agree(first, second):
        return FIRST if first else SECOND
    if field in PROSE or field in LISTS:
        return BOTH
    if field in EARLIEST:
        return FIRST if first < second else SECOND
    return newer


def chosen(field: str, first: str, second: str, choice: str) -> str:
    r"""What the kept entry says after a choice; prose of both has the first's lines before the second's new ones.

    >>> chosen("notes", "Sings\nDrives", "Drives\nCooks", "both"), chosen("town", "Ely", "", "second")
    ('Sings\nDrives\nCooks', '')
    """
    if choice == BOTH and field in PROSE:
        there = {line(each).casefold() for each in first.split("\n")}
        missing = [each for each in second.split("\n") if line(each) and line(each).casefold() not in there]
        return "\n".join([*([first] if first else []), *missing])
    return second if choice == SECOND else first


def is_choice(field: str, choice: str) -> bool:
    """Whether a field can be chosen so.

    >>> is_choice("notes", "both"), is_choice("town", "both")
    (True, False)
    """
    return choice in (FIRST, SECOND) or (choice == BOTH and field in (*PROSE, *LISTS))


def turned(choices: Mapping[str, str]) -> dict[str, str]:
    """The same choices with the sides the other way round.

    >>> turned({"town": "first", "notes": "both"})
    {'town': 'second', 'notes': 'both'}
    """
    other = {FIRST: SECOND, SECOND: FIRST}
    return {field: other.get(choice, choice) for field, choice in choices.items()}


def part_key(field: str, value: str) -> str:
    """An address, number, skill or role for comparing.

    >>> part_key("phones", "+44 7700 900123") == part_key("phones", "07700 900 123")
    True
    """
    if field == "emails":
        return email_key(value)
    return phone_key(value) if field == "phones" else line(value).casefold()


def _agree(first: str, second: str) -> bool:
    return tidy(first) == tidy(second)
