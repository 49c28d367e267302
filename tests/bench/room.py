"""A meeting of three hundred people and sixty items: how long the window does not answer, deed by deed."""

import json
import shutil
import statistics
from collections.abc import Mapping, Sequence
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
_GOES = 3  # the whole meeting so often: one hiccup is told from a habit
_MOST = 50  # ms: longer, and a window feels slow
_GIVEN = "Amara Bethan Carlos Dilys Emrys Farah Gwen Hari Isla Jon Kezia Lena Mo Nia Owain Priya Rosa Tariq Una Yusuf"
_FAMILY = "Okafor Rees Mendes Haworth Thornbury Siddiqui Parry Patel Morrison Castell Brandt Novak Abdi Wilding Evans"


def room(folder: Path) -> list[str]:
    """Every deed of a running meeting, in the order they are first done."""
    (folder / "room").mkdir()
    store = big_chapter(folder / "room" / "room.chapter", 0)
    people, begun = _people(store), utc_now() - timedelta(minutes=20)
    meeting, coming = _running(store, people, begun), _coming(store, people, begun + timedelta(days=30))
    store.close()
    return told([stall for go in range(_GOES) for stall in _felt(folder, go, meeting, coming)])


def _felt(folder: Path, go: int, meeting: str, coming: str) -> list[Stall]:
    """One meeting from its beginning to its end, in a chapter of its own."""
    own = shutil.copytree(folder / "room", folder / f"room-{go}") / "room.chapter"
    return [Stall(**each) for each in json.loads(said("tests.bench.room_window", own, str(own), meeting, coming))]


def told(stalls: Sequence[Stall]) -> list[str]:
    """A line for each deed: what was felt and what of it the window's thread worked, as a rule and at worst."""
    deeds: dict[str, list[Stall]] = {}
    for stall in stalls:
        deeds.setdefault(stall.step, []).append(stall)
    return [*(_line(step, goes) for step, goes in deeds.items()), *_summed(deeds)]


def _line(step: str, goes: Sequence[Stall]) -> str:
    waited, worked = [stall.waited for stall in goes], [stall.worked for stall in goes]
    verdict = "" if max(waited) <= _MOST else "  ONCE" if statistics.median(waited) <= _MOST else "  OVER"
    felt, own = _rule_and_worst(waited), _rule_and_worst(worked)
    return f"{step:44} {felt} ms, worked {own}, of {len(goes):2}, aim {_MOST} ms{verdict}"


def _rule_and_worst(times: Sequence[float]) -> str:
    return f"median {statistics.median(times):6.1f} worst {max(times):6.1f}"


def _summed(deeds: Mapping[str, Sequence[Stall]]) -> list[str]:
    """How often it was too long: as felt, which other programs lengthen, and by the window's own work alone."""
    goes = [stall for each in deeds.values() for stall in each]
    habits = [step for step, each in deeds.items() if statistics.median(stall.waited for stall in each) > _MOST]
    felt, own = (
        sum(time > _MOST for time in times) for times in zip(*((s.waited, s.worked) for s in goes), strict=True)
    )
    return [
        f"over {_MOST} ms: {felt} of {len(goes)} goes as felt, {own} by the window's own work",
        f"over {_MOST} ms as a rule: {len(habits)} of {len(deeds)} deeds{': ' if habits else ''}{'; '.join(habits)}",
    ]


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
