"""What the values of a column look like, whatever stands above them."""

import re
from collections.abc import Callable, Iterable

from exports.tables.table import Cell

HONORIFICS = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "revd",
    "reverend", "fr", "father", "sister", "brother", "cllr", "councillor", "canon", "hon", "rabbi", "imam", "major",
    "captain", "capt", "col", "judge", "br", "bnr",
}  # fmt: skip
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_POSTCODE = re.compile(r"(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/+]{7,24}(?:x|ext\.?)?\s*\d*")
_ANSWERS = {
    "y", "n", "yes", "no", "true", "false", "ydw", "ydy", "oes", "nac oes", "na", "1", "0", "x", "✓", "✔", "agreed",
    "declined", "opted in", "opted out",
}  # fmt: skip


def is_email(value: Cell) -> bool:
    """Whether an e-mail address stands here."""
    return isinstance(value, str) and bool(_EMAIL.search(value))


def is_postcode(value: Cell) -> bool:
    """Whether this is a postcode of the United Kingdom."""
    return isinstance(value, str) and bool(_POSTCODE.fullmatch(value.strip()))


def is_phone(value: Cell) -> bool:
    """Whether this may be a telephone number."""
    return isinstance(value, str) and bool(_PHONE.fullmatch(value.strip())) and sum(map(str.isdigit, value)) >= 9


def is_plainly_phone(value: Cell) -> bool:
    """Whether this can be nothing but a telephone number; a patient's number has as many digits."""
    return is_phone(value) and str(value).lstrip("( ").startswith(("0", "+"))


def is_answer(value: Cell) -> bool:
    """Whether this answers a question with yes or no."""
    return isinstance(value, str) and value.strip().casefold() in _ANSWERS


def is_honorific(value: Cell) -> bool:
    """Whether this is a title before a name.

    >>> is_honorific("Dr."), is_honorific("Prof. Dame"), is_honorific("Treasurer")
    (True, True, False)
    """
    words = re.findall(r"\w+", value.casefold()) if isinstance(value, str) else []
    return bool(words) and all(word in HONORIFICS for word in words)


def postcode_at_end(text: str) -> tuple[str, str]:
    """A postal address and the postcode it ends with, if it does.

    >>> postcode_at_end("12 Stryd y Bont, Aberystwyth SY23 1AB")
    ('12 Stryd y Bont, Aberystwyth', 'SY23 1AB')
    """
    found = re.search(rf"[\s,]*\b({_POSTCODE.pattern})[\s,.]*$", text, re.IGNORECASE)
    return (text[: found.start()].strip(), found[1].upper()) if found else (text, "")


def well_written(postcode: str) -> str:
    """A postcode in capitals and with its space; anything else as it was.

    >>> well_written("sy231ab"), well_written("10115 Berlin")
    ('SY23 1AB', '10115 Berlin')
    """
    plain = "".join(postcode.upper().split())
    return f"{plain[:-3]} {plain[-3:]}" if _POSTCODE.fullmatch(plain) else postcode


def mostly(values: Iterable[Cell], are: Callable[[Cell], bool]) -> bool:
    """Whether the rule holds for at least six in ten, and for one at least."""
    answers = [are(value) for value in values]
    return 10 * sum(answers) >= 6 * len(answers) > 0
