"""Two laptops that each move a meeting: the next invitation counts higher than any that went out."""

from datetime import timedelta

import pytest

from exports.bundle import read, write
from models.commands import meetings
from models.history import History
from models.queries.paper_pack import pack_meeting
from models.queries.planning import preparations
from models.store import Store
from models.tables import Meeting
from tests.builders import NOW, TODAY
from tests.builders_meetings import people, planned
from tests.builders_sharing import copies


@pytest.fixture
def pair(empty_chapter, tmp_path):
    """Two laptops of one chapter."""
    with copies(empty_chapter, tmp_path, 2) as stores:
        yield stores


def swap(one: Store, other: Store, folder) -> None:
    """A bundle each way."""
    for number, (giver, taker) in enumerate(((one, other), (other, one))):
        bundle = folder / f"{number}.bundle"
        write.write(giver, bundle, everything=True)
        read.take_in(taker, read.read(bundle), label="Take in")


def move(store: Store, meeting: str, *hours: int) -> None:
    """Put it off, so many hours each time."""
    for late in hours:
        starts = NOW + timedelta(days=9, hours=late)
        with store.write("Move") as session:
            meetings.reschedule(session, meeting_id=meeting, starts=starts, ends=starts + timedelta(hours=2))


def sent(store: Store, meeting: str) -> tuple[int, int]:
    """What an invitation made now counts, and what planning says."""
    with store.read() as reader:
        return pack_meeting(reader, meeting, TODAY).sequence, preparations(reader, meeting).sequence


@pytest.fixture
def parted(pair, tmp_path):
    """A meeting both know, moved three times on one laptop and later once on the other; then they met."""
    first, second = pair
    meeting = planned(first)
    swap(first, second, tmp_path)
    move(first, meeting, 1, 2, 3)
    for name in ("Ali", "Bo", "Cy", "Di", "Ed", "Fay"):  # its clock goes on, so that what it counted stands
        people(second, name)
    move(second, meeting, 4)
    before = [sent(store, meeting)[0] for store in pair]
    swap(first, second, tmp_path)
    return meeting, before


def test_what_is_sent_after_the_merge_does_not_count_less(pair, parted):
    meeting, before = parted

    standing = []
    for store in pair:
        with store.read() as reader:
            standing.append(reader.value("SELECT sequence FROM meeting WHERE id = :id", id=meeting))
    assert (before, standing) == ([3, 1], [1, 1])
    assert [sent(store, meeting) for store in pair] == [(3, 3), (3, 3)]


@pytest.mark.parametrize("place", [0, 1])
def test_the_next_change_exceeds_both(pair, parted, place):
    meeting, _before = parted

    move(pair[place], meeting, 5)

    assert sent(pair[place], meeting) == (4, 4)


def test_a_change_taken_back_after_the_merge_counts_on_as_well(pair, parted):
    meeting, _before = parted
    history = History(pair[0])
    move(pair[0], meeting, 5)

    history.undo()

    assert sent(pair[0], meeting) == (5, 5)


def test_a_count_no_calendar_could_hold_is_not_sent(store):
    meeting = planned(store)
    with store.write("odd") as session:
        row = session.get(Meeting, meeting)
        assert row
        row.sequence = 2**40

    move(store, meeting, 1)

    assert sent(store, meeting)[0] < 2**31
