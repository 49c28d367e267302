"""Large chapters to measure on, written by plain SQL in a second or two."""

import random
from datetime import UTC, datetime
from pathlib import Path

from models import chapter_file, search
from models.commands import chapter
from models.ids import new_id
from models.store import Store, utc_now

_WORDS = """
Amara Bethan Carlos Dilys Ed Farah Gwen Hari Isla Jon Kezia Lena Mo Nia Owain Priya Rosa Siân Tariq Una
Okafor Rees Mendes Haworth Thornbury Siddiqui Parry Patel Morrison Castell Brandt Novak Abdi Wilding
facilitation coaching measurement charts storytelling convening evaluation ethics simulation design
Severnside Mendip Avonmouth Blackdown Quantock Kennet Exmoor Tamar
"""
_GIVEN, _FAMILY, _SKILLS, _BODIES = (line.split() for line in _WORDS.strip().splitlines())


def big_chapter(path: Path, members: int) -> Store:
    """A chapter with so many members, each with an e-mail address and a skill."""
    store = chapter.make(path, at, label="Bench", name="A large chapter")
    dice = random.Random(members)
    with store.uncaptured("Bench") as (connection, _rows):
        people = [_person(dice, number) for number in range(members)]
        connection.executemany(
            "INSERT INTO person(id, given_name, family_name, organisation, notes, joined_on) VALUES(?,?,?,?,?,?)",
            people,
        )
        connection.executemany(
            "INSERT INTO contact_point(id, person_id, kind, value) VALUES(?,?,'email',?)",
            [(new_id(), person[0], f"{person[1]}.{number}@chapter.example") for number, person in enumerate(people)],
        )
        connection.executemany(
            "INSERT INTO person_skill(id, person_id, skill) VALUES(?,?,?)",
            [(new_id(), person[0], dice.choice(_SKILLS)) for person in people],
        )
        search.refresh(connection)
    return store


def at(path: Path) -> Store:
    """The chapter, with a home of its own."""
    return Store(path, home=path.parent / "home", now=utc_now)


def raw(path: Path):
    """A plain connection that writes as the program does."""
    return chapter_file.connect(path)


def _person(dice: random.Random, number: int) -> tuple:
    joined = datetime(2020 + number % 6, 1 + number % 12, 1 + number % 28, tzinfo=UTC).date().isoformat()
    family = f"{dice.choice(_FAMILY)}{'' if number % 3 else dice.choice(('son', 'ley', 'ton'))}"
    return new_id(), dice.choice(_GIVEN), family, f"{dice.choice(_BODIES)} Trust", f"Met at event {number % 50}", joined
