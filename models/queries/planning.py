"""What planning a meeting needs to know: the room, the notice, and whom one may expect."""

from dataclasses import dataclass
from datetime import date, datetime

from models.queries.invitations import changes_of
from models.queries.moments import day, instant
from models.queries.room import PersonPick, attendance, people, roll
from models.reader import Reader

_MOST = 400
"""More names than anybody goes through; the others are found by typing."""


@dataclass(frozen=True)
class Preparations:
    """When the room closes, when people were told, and how often the invitation changed."""

    closes: datetime | None
    notice_on: date | None
    sequence: int


def preparations(reader: Reader, meeting_id: str) -> Preparations:
    """Of one meeting; an unknown one has none."""
    sql = "SELECT closes, notice_on FROM meeting WHERE id = :id"
    closes, notice_on = reader.one(lambda *row: row, sql, id=meeting_id) or (None, None)
    return Preparations(instant(closes), day(notice_on), changes_of(reader, meeting_id))


def invitable(reader: Reader, today: date, also: frozenset[str] = frozenset()) -> list[PersonPick]:
    """Everybody with a say in decisions, and those in `also`, by name; the first few hundred of a large roll."""
    members = roll(reader, today)
    return people(reader, [*also, *sorted(members - also)[: max(0, _MOST - len(also))]])


def newcomers(reader: Reader, on: date, joined_days: int | None) -> frozenset[str]:
    """Members who will have joined too late to decide at a meeting on a day; they are invited like everybody."""
    return roll(reader, on) - roll(reader, on, joined_days) if joined_days else frozenset()


def expected(reader: Reader, meeting_id: str) -> tuple[tuple[str, str], ...]:
    """Those expected, as member's id (or '') and name."""
    stays = [stay for stay in attendance(reader, meeting_id) if stay.part == "expected"]
    return tuple((stay.person_id, stay.name) for stay in stays)
