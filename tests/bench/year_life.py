"""What goes on in an imaginary chapter from week to week, as rows for plain SQL."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from models.ids import new_id
from models.log.names import Connection

_WORDS = """
Amara Bethan Carlos Dilys Farah Gwen Hari Isla Jon Kezia Lena Nia Owain Priya Rosa Tariq
Okafor Rees Mendes Haworth Thornbury Siddiqui Parry Patel Morrison Castell Brandt Novak Abdi
facilitation coaching measurement charts storytelling convening evaluation ethics
projector gazebo banner trolley workbooks loop
coordinator treasurer convenor
"""
_GIVEN, _FAMILY, _SKILLS, _THINGS, _ROLES = (line.split() for line in _WORDS.strip().splitlines())


@dataclass
class Deeds:
    """The rows of one deed: what to insert, then what to update, each statement once."""

    inserts: dict[tuple[str, ...], list[tuple]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[tuple[str, ...], list[tuple]] = field(default_factory=lambda: defaultdict(list))

    def new(self, table: str, **values: Any) -> str:
        """One more row; returns its id."""
        made = new_id()
        self.inserts[table, "id", *values].append((made, *values.values()))
        return made

    def edit(self, table: str, row: str, **values: Any) -> None:
        """Change fields of a row."""
        self.updates[table, *values].append((*values.values(), row))

    def write(self, connection: Connection) -> None:
        """Write them all."""
        for (table, *fields), rows in self.inserts.items():
            marks = ", ".join("?" * len(fields))
            connection.executemany(f"INSERT INTO {table}({', '.join(fields)}) VALUES({marks})", rows)
        for (table, *fields), rows in self.updates.items():
            named = ", ".join(f"{name} = ?" for name in fields)
            connection.executemany(f"UPDATE {table} SET {named} WHERE id = ?", rows)


class Life:
    """A chapter's members, things and habits; `level` is how much it tells the national community."""

    def __init__(self, dice: Random, members: int, level: int) -> None:
        self._dice, self._size, self._level = dice, members, level
        self._members: list[str] = []
        self._roles: list[str] = []
        self._assets: list[str] = []
        self._actions: list[str] = []
        self._answers: dict[str, str] = {}
        self._looked_at: list[tuple[str, str]] = []
        self._decided = 0

    def founding(self, chapter: str, today: date) -> Deeds:
        """The first deed: the level, everybody there is, their roles and things."""
        deeds = Deeds()
        deeds.edit("chapter", chapter, national_level=self._level, region="Severnside")
        for _ in range(self._size):
            self._join(deeds, today)
        for role in _ROLES:
            self._appoint(deeds, role, today)
        for _ in range(12):
            self._buy(deeds)
        return deeds

    def week(self, today: date) -> Deeds:
        """One week, once a month busier."""
        deeds = Deeds()
        for work, often in self._habits():
            for _ in range(int(often + self._dice.random())):
                work(deeds, today)
        return deeds

    def _habits(self) -> tuple[tuple[Callable[[Deeds, date], None], float], ...]:
        """What is done, and how many times a week."""
        size = self._size
        return (
            (self._join, size * 0.003),
            (self._leave, size * 0.003),
            (self._move, size * 0.03),
            (self._answer, size * 0.01),
            (self._meet, 0.3 + size * 0.002),
            (self._book, 3),
            (self._mend, 0.3),
            (self._finish, 3),
            (self._hand_over, 0.05),
        )

    def _join(self, deeds: Deeds, today: date) -> None:
        dice = self._dice
        given, family = dice.choice(_GIVEN), dice.choice(_FAMILY)
        person = deeds.new(
            "person", given_name=given, family_name=family, organisation="Severn Trust", joined_on=today.isoformat()
        )
        deeds.new("contact_point", person_id=person, kind="email", value=f"{given}.{person[-6:]}@chapter.example")
        deeds.new("person_skill", person_id=person, skill=dice.choice(_SKILLS))
        self._members.append(person)
        if dice.random() < 0.6:
            self._say(deeds, person, "granted", today)

    def _leave(self, deeds: Deeds, today: date) -> None:
        if len(self._members) > 20:
            person = self._members.pop(self._dice.randrange(len(self._members)))
            deeds.edit("person", person, left_on=today.isoformat(), left_reason="moved")

    def _move(self, deeds: Deeds, today: date) -> None:
        deeds.edit("person", self._somebody(), town=f"Town {self._dice.randrange(999)}", notes=f"Moved {today}")

    def _answer(self, deeds: Deeds, today: date) -> None:
        """Somebody is asked again; one in five says no more."""
        person = self._somebody()
        self._say(deeds, person, "withdrawn" if self._dice.random() < 0.2 else "granted", today)

    def _say(self, deeds: Deeds, person: str, state: str, today: date) -> None:
        self._answers[person] = deeds.new(
            "consent_event", person_id=person, audience="national", state=state, at=f"{today}T12:00:00Z",
            method="spoken", wording="May the national community know you?", follows=self._answers.get(person),
        )  # fmt: skip

    def _meet(self, deeds: Deeds, today: date) -> None:
        meeting = deeds.new(
            "meeting", title=f"Circle of {today}", starts=f"{today}T18:00:00Z", state="closed", facilitator="Somebody"
        )
        there = [self._somebody() for _ in range(min(25, self._size // 10 + 4))]
        for person in there:
            deeds.new("attendance", meeting_id=meeting, person_id=person, name="Present", part="member")
        for position in range(5):
            item = deeds.new("agenda_item", meeting_id=meeting, position=position, title=f"Item {position}", owner="We")
            if position < 2:
                self._decide(deeds, (meeting, item), there, today)
        for number in range(2):
            self._actions.append(deeds.new("action", text=f"Task {number}", owner="One of us", meeting_id=meeting))

    def _decide(self, deeds: Deeds, at: tuple[str, str], there: list[str], today: date) -> None:
        self._decided += 1
        decision = deeds.new(
            "decision", meeting_id=at[0], item_id=at[1], number=f"D{self._decided}", method="consent",
            text=f"Gather on the second evening of the month, version {self._decided}", outcome="adopted",
            declared_at=f"{today}T19:00:00Z", present_count=len(there),
        )  # fmt: skip
        for person in there[:6]:
            deeds.new("stance", decision_id=decision, person_id=person, name="Voter", stance="agree")

    def _book(self, deeds: Deeds, today: date) -> None:
        starts, ends = f"{today}T09:00:00Z", f"{today + timedelta(1)}T09:00:00Z"
        deeds.new("booking", asset_id=self._thing(), person_id=self._somebody(), starts=starts, ends=ends)

    def _buy(self, deeds: Deeds) -> None:
        self._assets.append(
            deeds.new("asset", name=self._dice.choice(_THINGS), quantity=1, place="Store room", notes="Bought new")
        )

    def _mend(self, deeds: Deeds, today: date) -> None:
        """Something is mended, replaced, or gets a new steward."""
        lot = self._dice.random()
        if lot < 0.2:
            deeds.edit("asset", self._assets.pop(self._dice.randrange(len(self._assets))), removed=1)
            self._buy(deeds)
        elif lot < 0.5:
            deeds.edit("asset", self._thing(), steward_id=self._somebody())
        else:
            deeds.edit("asset", self._thing(), condition=f"Good on {today}")

    def _finish(self, deeds: Deeds, today: date) -> None:
        if self._actions:
            deeds.edit("action", self._actions.pop(), done_on=today.isoformat())

    def _hand_over(self, deeds: Deeds, today: date) -> None:
        deeds.edit("person_role", self._roles.pop(0), to_on=today.isoformat())
        self._appoint(deeds, self._dice.choice(_ROLES), today)

    def _appoint(self, deeds: Deeds, role: str, today: date) -> None:
        self._roles.append(deeds.new("person_role", person_id=self._somebody(), role=role, from_on=today.isoformat()))

    def two_members(self) -> tuple[str, str]:
        """Two entries of the list; often two that somebody has looked at before."""
        if not self._looked_at or self._dice.random() < 0.6:
            first, second = self._dice.sample(self._members, 2)
            self._looked_at.append((first, second))
        return self._dice.choice(self._looked_at[-5:])

    def _somebody(self) -> str:
        return self._dice.choice(self._members)

    def _thing(self) -> str:
        return self._dice.choice(self._assets)
