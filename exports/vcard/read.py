"""From contact cards to people, whichever phone or address book wrote them."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from exports.tables.address import Address
from exports.tables.guard import MOST_ROWS
from exports.tables.headers import label_of
from exports.tables.names import Parts, names_two, parts_of
from exports.vcard.parse import Card, Property, cards, text, texts
from models.ids import is_id
from models.rules.roster_file import Contact, NotARoster, PersonDraft, Refused, Why
from models.rules.roster_keys import line, phone_key, tidy

OURS = "-//Chapterhouse//Roster//EN"
_TYPES = {"home": "home", "work": "work", "cell": "mobile", "mobile": "mobile", "iphone": "mobile", "other": "other"}
_NOT_SPOKEN = {"fax", "pager", "x-fax", "bbs", "modem"}
_NO_SKILL = {"mycontacts", "my contacts", "contacts", "starred", "starred in android", "friends", "family", "coworkers"}


def people_of(path: Path, data: bytes) -> tuple[tuple[int, PersonDraft | Refused], ...]:
    """Each card's number with its person, or with why there is none. Raises `NotARoster`."""
    found: list[tuple[int, PersonDraft | Refused]] = []
    for card in cards(data):
        found.append((card.number, _person(card)))
        if len(found) > MOST_ROWS:
            raise NotARoster(path, "too_many_rows", found=len(found), limit=MOST_ROWS)
    if not found:
        raise NotARoster(path, "no_rows")
    return tuple(found)


def _person(card: Card) -> PersonDraft | Refused:
    if card.trouble:
        return Refused(card.number, Why(card.trouble, value=card.place))
    book = _Book(card.properties)
    whole = line(text(book.value("FN")))
    if book.is_group:
        return Refused(card.number, Why("group_card", name=whole), whole)
    if not book.is_ours and names_two(book.called):
        return Refused(card.number, Why("two_people", value=book.called), whole)
    return _draft(book)


class _Book:
    """The properties of one card, by name and by group."""

    def __init__(self, properties: Iterable[Property]) -> None:
        self.properties = tuple(properties)
        self._labels = {each.group: text(each.value) for each in self.named("X-ABLABEL") if each.group}

    def named(self, name: str) -> list[Property]:
        """Every property of a name."""
        return [each for each in self.properties if each.name == name]

    def value(self, name: str) -> str:
        """The first value that says something, still with its backslashes."""
        return next((each.value for each in self.named(name) if each.value.strip()), "")

    def own(self, name: str) -> str:
        """What one of our own properties says."""
        return text(self.value(f"X-CHAPTERHOUSE-{name}"))

    @property
    def called(self) -> str:
        """The first name, or the whole one of somebody whose card has no other; nothing for an organisation."""
        family, given = [*texts(self.value("N"), ";"), "", ""][:2]
        whole = line(text(self.value("FN")))
        organisation = line(texts(self.value("ORG"), ";")[0])
        return line(given) if given.strip() or family.strip() else whole if whole != organisation else ""

    @property
    def is_ours(self) -> bool:
        """Whether we wrote the card."""
        return self.value("PRODID") == OURS

    @property
    def is_group(self) -> bool:
        """Whether the card stands for a list of others."""
        kinds = self.value("KIND") or self.value("X-ADDRESSBOOKSERVER-KIND")
        return kinds.casefold() == "group"

    def label(self, each: Property) -> str:
        """Home, work, mobile, or the person's own word for it."""
        if self.is_ours and each.group in self._labels:
            return self._labels[each.group]
        if each.group in self._labels:
            return label_of(re.sub(r"^_\$!<(.*)>!\$_$", r"\1", self._labels[each.group]))
        own = (word[2:] for word in each.params.get("TYPE", []) if word.casefold().startswith("x-"))
        return next((label for name, label in _TYPES.items() if name in each.types), next(own, ""))


def _draft(book: _Book) -> PersonDraft:
    names, address = _names(book), _address(book)
    return PersonDraft(
        id=_id(book.value("UID")),
        honorific=names.honorific,
        given_name=names.given_name,
        family_name=names.family_name,
        known_as=names.known_as or _nickname(book),
        pronouns=line(book.own("PRONOUNS") or text(book.value("PRONOUNS")) or names.pronouns),
        organisation=_organisation(book),
        job_title=line(text(book.value("TITLE"))),
        emails=_emails(book),
        phones=_phones(book),
        address_lines=address.lines,
        town=address.town,
        county=address.county,
        postcode=address.postcode,
        country=address.country,
        skills=_skills(book),
        roles=_distinct(line(text(each.value)) for each in book.named("ROLE")),
        brings=tidy(book.own("BRINGS")),
        notes=tidy("\n".join(dict.fromkeys(text(each.value) for each in book.named("NOTE")))),
        access_needs=tidy(book.own("ACCESS-NEEDS")),
        preferred_channel=line(book.own("CHANNEL")),
        joined_on=_day(book.own("JOINED")),
        left_on=_day(book.own("LEFT")),
        left_reason=tidy(book.own("LEFT-BECAUSE")),
    )


def _names(book: _Book) -> Parts:
    family, given, middle, honorific, letters = [line(each) for each in [*texts(book.value("N"), ";"), *[""] * 5][:5]]
    if book.is_ours:
        return Parts(honorific, given, family)
    if not family and not given:
        return parts_of(book.called)
    if not family and " " in given:  # phones put whole names into the first field
        return parts_of(given)
    return Parts(honorific, f"{given} {middle}".strip(), f"{family} {letters}".strip())


def _nickname(book: _Book) -> str:
    if written := line(texts(book.value("NICKNAME"), ",")[0] if not book.is_ours else text(book.value("NICKNAME"))):
        return written
    for each in book.named("X-ANDROID-CUSTOM"):
        kind, _semicolon, rest = each.value.partition(";")
        if kind.endswith("/nickname"):
            return line(texts(rest, ";")[0])
    return ""


def _organisation(book: _Book) -> str:
    written = book.value("ORG")
    return (
        line(text(written)) if book.is_ours else line(", ".join(part for part in texts(written, ";") if part.strip()))
    )


def _emails(book: _Book) -> tuple[Contact, ...]:
    scheme = "" if book.is_ours else "mailto:"
    found = [Contact(line(text(each.value)).removeprefix(scheme), book.label(each)) for each in book.named("EMAIL")]
    return _unlike(found, [each.value.casefold() for each in found])


def _phones(book: _Book) -> tuple[Contact, ...]:
    found = [
        Contact(_number(each, book), book.label(each)) for each in book.named("TEL") if not each.types & _NOT_SPOKEN
    ]
    return _unlike(found, [phone_key(each.value) for each in found])


def _number(each: Property, book: _Book) -> str:
    number = line(text(each.value))
    if book.is_ours or not number.casefold().startswith("tel:"):
        return number
    digits, *parts = number[4:].split(";")
    extension = next((part[4:] for part in parts if part.startswith("ext=")), "")
    return f"{digits} ext {extension}" if extension else digits


def _address(book: _Book) -> Address:
    ranked = sorted(book.named("ADR"), key=lambda each: ("home" not in each.types, "work" in each.types))
    made = [_made(each, ours=book.is_ours) for each in ranked]
    return next((each for each in made if each.lines or each.town or each.postcode), made[0] if made else Address())


def _made(each: Property, *, ours: bool) -> Address:
    box, extended, street, town, county, postcode, country = [*texts(each.value, ";"), *[""] * 7][:7]
    lines = street if ours else "\n".join(part for part in (box, extended, street) if part.strip())
    return Address(tidy(lines), line(town), line(county), line(postcode), line(country))


def _skills(book: _Book) -> tuple[str, ...]:
    words = [part for each in book.named("CATEGORIES") for part in texts(each.value, ",")]
    words += [text(each.value) for each in book.named("EXPERTISE")]
    return _distinct(line(word) for word in words if book.is_ours or line(word).casefold() not in _NO_SKILL)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in reversed([*words]) if word}.values())[::-1]


def _unlike(found: list[Contact], keys: list[str]) -> tuple[Contact, ...]:
    """The contacts whose keys say something, each key once."""
    first: dict[str, Contact] = {}
    for key, each in zip(keys, found, strict=True):
        first.setdefault(key, each)
    return tuple(each for key, each in first.items() if key)


def _id(uid: str) -> str:
    plain = line(uid).casefold().removeprefix("urn:uuid:").replace("-", "")
    return plain if is_id(plain) else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written.strip()) if written.strip() else None
    except ValueError:
        return None
