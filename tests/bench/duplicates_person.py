"""One entry of a set with known truth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """What is entered of somebody; two entries of one person have the same `whose`."""

    whose: str
    given: str
    family: str
    address: str = ""
    town: str = ""
    postcode: str = ""
    email: str = ""
    phone: str = ""
