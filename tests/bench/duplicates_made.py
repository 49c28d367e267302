"""A made-up set of members, of whom every fifth was entered twice; the faults, and how often, are our own guess."""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.bench.duplicates_person import Person

_WORDS = """
Michael William Elizabeth Katherine Robert James Margaret Susan David Andrew Amara Bethan Carlos Dilys Edward Farah \
Gwen Hari Isla Jonathan Kezia Lena Mohammed Nia Owain Priya Rosa Sian Tariq Una Ahmed Anne Ann Daniel Danielle \
Christopher Christine Patrick Patricia Stephen
Al Ash Barn Black Brad Carl Cob Dun East Fair Glen Hal Har Kirk Lang Mar Nor Oak Pen Stan Thorn Wal
bury by combe den field ford ham hurst land ley more son stead ton wick wood worth
Church Mill Station Victoria Orchard Park Chapel Bridge
"""
_GIVEN, _BEGIN, _END, _STREETS = (line.split() for line in _WORDS.strip().splitlines())
_SHORT = {
    "Michael": "Mike", "William": "Bill", "Elizabeth": "Liz", "Katherine": "Kate", "Robert": "Bob", "James": "Jim",
    "Margaret": "Maggie", "Susan": "Sue", "David": "Dave", "Andrew": "Andy", "Edward": "Ed", "Jonathan": "Jon",
    "Daniel": "Dan", "Christopher": "Chris", "Christine": "Chris", "Patrick": "Pat", "Patricia": "Pat",
    "Stephen": "Steve",
}  # fmt: skip
_TOWNS = (("Ely", "CB7"), ("March", "PE15"), ("Wisbech", "PE13"), ("Ramsey", "PE26"), ("Soham", "CB7"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made(count: int) -> list[Person]:
    """So many people, some of one household, and the second entries of every fifth."""
    dice = random.Random(count)
    people: list[Person] = []
    for number in range(count):
        lives_with = people[-1] if people and dice.random() < 0.12 else None
        people.append(_person(dice, number, lives_with))
    return [*people, *_again(dice, people)]


def _person(dice: random.Random, number: int, lives_with: Person | None) -> Person:
    given, family = dice.choice(_GIVEN), dice.choice(_BEGIN) + dice.choice(_END)
    if lives_with:
        shares = dice.random() < 0.3
        email = lives_with.email if shares else _email(dice, given, lives_with.family, number)
        return replace(lives_with, whose=f"{number}", given=given, email=email)
    town, area = dice.choice(_TOWNS)
    return Person(
        f"{number}", given, family, f"{dice.randint(1, 120)} {dice.choice(_STREETS)} Road", town,
        f"{area} {dice.randint(1, 9)}{dice.choice(_LETTERS)}{dice.choice(_LETTERS)}".upper(),
        _email(dice, given, family, number), f"07700 9{dice.randint(0, 99999):05}",
    )  # fmt: skip


def _again(dice: random.Random, people: list[Person]) -> Iterator[Person]:
    for person in people[::5]:
        yield _with_faults(dice, person)


def _with_faults(dice: random.Random, person: Person) -> Person:
    """The second entry: what is left out, written otherwise, mistyped or changed since."""
    chance = dice.random
    given = _SHORT.get(person.given, person.given) if chance() < 0.2 else person.given
    given = given[0] if chance() < 0.04 else given
    family = _mistyped(dice, person.family) if chance() < 0.12 else person.family
    family = dice.choice(_BEGIN) + dice.choice(_END) if chance() < 0.03 else family
    email = "" if chance() < 0.25 else person.email.upper() if chance() < 0.1 else person.email
    email = _email(dice, given, family, dice.randint(5_000, 9_999)) if email and chance() < 0.35 else email
    phone = "" if chance() < 0.4 else "+44 " + person.phone[1:] if chance() < 0.3 else person.phone
    told = replace(person, given=given, family=family, email=email, phone=phone)
    if chance() < 0.35:
        return replace(told, address="", town="", postcode="")
    return replace(told, address=f"{dice.randint(1, 120)} New Road", postcode="PE1 1AA") if chance() < 0.15 else told


def _mistyped(dice: random.Random, name: str) -> str:
    at = dice.randrange(1, len(name))
    return dice.choice((name[:at] + name[at + 1 :], name[:at] + dice.choice(_LETTERS) + name[at:], name + name[-1]))


def _email(dice: random.Random, given: str, family: str, number: int) -> str:
    return f"{given}.{family}{number if dice.random() < 0.5 else ''}@mail{number % 7}.example".lower()
