"""A meeting of three hundred people and sixty items: how long the window does not answer, deed by deed."""

import json
import statistics
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice, product
from pathlib import Path

from sqlmodel import Session

from models.commands import meetings
from models.commands.found import connection_of
from models.ids import new_id
from models.rules.starting_agenda import DraftItem
from models.store import Store, utc_now
from tests.bench.big import big_chapter
from tests.bench.pulse import Stall, said

PEOPLE, LATE, ITEMS = 300, 24, 60
_MOST = 50  # ms: longer, and a window feels slow
_GIVEN = "Amara Bethan Carlos Dilys Emrys Farah Gwen Hari Isla Jon Kezia Lena Mo Nia Owain Priya Rosa Tariq Una Yusuf"
_FAMILY = "Okafor Rees Mendes Haworth Thornbury Siddiqui Parry Patel Morrison Castell Brandt Novak Abdi Wilding Evans"


def room(folder: Path) -> list[str]:
    """Every deed of a running meeting, in the order they are first done."""
    store = big_chapter(folder / "room.chapter", 0)
    people, begun = _people(store), utc_now() - timedelta(minutes=20)
    meeting, coming = _running(store, people, begun), _coming(store, people, begun + timedelta(days=30))
    store.close()
    felt = said("tests.bench.room_window", store.path, str(store.path), meeting, coming)
    return told([Stall(**each) for each in json.loads(felt)])


def told(stalls: Sequence[Stall]) -> list[str]:
    """One line for each deed: what was felt, how much of it the window's own thread worked, and the worst of all."""
    steps = dict.fromkeys(stall.step for stall in stalls)
    return [_line(step, [stall for stall in stalls if stall.step == step]) for step in steps]


def _line(step: str, stalls: Sequence[Stall]) -> str:
    waited, worked = (statistics.median(each) for each in ([s.waited for s in stalls], [s.worked for s in stalls]))
    verdict = "" if worked <= _MOST else "  OVER"
    worst = max(stall.waited for stall in stalls)
    return f"{step:44} {waited:9.1f} ms, worked {worked:6.1f}, worst {worst:6.1f}, aim {_MOST} ms{verdict}"


def _people(store: Store) -> list[str]:
    names = islice(product(_FAMILY.split(), _GIVEN.split()), PEOPLE)
    rows = [(new_id(), given, family) for family, given in names]
    with store.write("Members") as session:
        connection_of(session).executemany(
            "INSERT INTO person(id, given_name, family_name, joined_on) VALUES(?,?,?,'2024-05-01')", rows
        )
    return [id for id, _given, _family in rows]


def _running(store: Store, people: Sequence[str], begun: datetime) -> str:
    """Sixty items, and everybody but the late in the room."""
    agenda = [DraftItem(f"Matter {number + 1} of the evening", 5, "decide") for number in range(ITEMS)]
    with store.write("Open the meeting") as session:
        ends = begun + timedelta(hours=5)
        meeting = meetings.plan(session, title="Annual meeting", starts=begun, ends=ends, agenda=agenda)
        meetings.open_meeting(session, meeting_id=meeting, at=begun)
        _attend(session, meeting, people[LATE:], "present", begun)
    return meeting


def _coming(store: Store, people: Sequence[str], starts: datetime) -> str:
    """A meeting to come, with everybody expected."""
    with store.write("Plan the next meeting") as session:
        ends = starts + timedelta(hours=2)
        agenda = [DraftItem("Welcome", 5, "inform")]
        meeting = meetings.plan(session, title="Next meeting", starts=starts, ends=ends, agenda=agenda)
        _attend(session, meeting, people, "expected", None)
    return meeting


def _attend(session: Session, meeting: str, people: Sequence[str], part: str, at: datetime | None) -> None:
    arrived = at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
    connection_of(session).executemany(
        "INSERT INTO attendance(id, meeting_id, person_id, name, part, arrived) VALUES(?,?,?,'',?,?)",
        [(new_id(), meeting, person, part, arrived) for person in people],
    )
