"""What gives a careful person pause before a bundle is taken in, and where it waits meanwhile."""

from datetime import timedelta

import pytest

from models.clock import wall
from models.errors import NotFound
from models.ids import new_id
from models.tables import Person
from models.trust import quarantine
from models.trust.quarantine import Sender
from tests.builders import NOW
from tests.builders_trust import AT, facts, file_only, judged, laptop, pair_of


@pytest.fixture
def pair(empty_chapter, tmp_path):
    """Two laptops of one chapter, the second begun from the first."""
    with pair_of(empty_chapter, tmp_path) as made:
        yield made


# -- what gives pause --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "expected"), [(timedelta(hours=24), []), (timedelta(hours=24, milliseconds=1), ["clock"])]
)
def test_a_clock_more_than_a_day_ahead_gives_pause_and_may_be_accepted(pair, ahead, expected):
    one, two = pair

    assert judged(two, facts(one, newest=wall(NOW + ahead)))[1] == expected


def test_the_year_their_clock_reads_is_told(pair):
    from models.trust.judging import judge

    one, two = pair
    with two.read() as reader:
        found = judge(reader.connection, facts(one, newest=wall(NOW.replace(year=2031)), to=("f",)))

    assert [(reason.word, reason.year) for reason in found.reasons] == [("clock", 2031), ("not_for_us", 0)]
    assert [reason.word for reason in found.against(frozenset({"clock", "not_for_us"}))] == ["not_for_us"]


@pytest.mark.parametrize(
    ("rows", "people", "members", "expected"),
    [(20, 0, 0, []), (21, 0, 0, ["erasures"]), (1, 1, 2, []), (2, 2, 40, []), (2, 2, 39, ["erasures"])],
)
def test_much_to_forget_at_once_gives_pause(pair, rows, people, members, expected):
    one, two = pair
    with two.write("Add") as session:
        made = [Person(given_name=str(number)) for number in range(members)]
        session.add_all(made)
        session.flush()
        ids = [person.id for person in made[:people]]

    erased = (*ids, *(new_id() for _ in range(rows - people)))

    assert judged(two, facts(one, erased=erased))[1] == expected


def test_what_was_forgotten_before_is_not_counted_again(pair):
    one, two = pair
    gone = tuple(new_id() for _ in range(21))
    with two.uncaptured("") as (connection, _):
        connection.executemany(
            "INSERT INTO erasure VALUES(unhex(?), '[]', 'c', 'w', 'asked', 1, 'signed')", [(row,) for row in gone]
        )

    assert judged(two, facts(one, erased=gone))[1] == []
    assert judged(two, facts(one, erased=(*gone, new_id())))[1] == []


@pytest.mark.parametrize(("name", "expected"), [("replica", []), ("key", []), ("other", ["not_for_us"])])
def test_a_bundle_for_somebody_else_is_not_for_us(pair, name, expected):
    one, two = pair
    with two.read() as reader:
        names = {"replica": reader.value("SELECT replica FROM _ctl"), "key": laptop(two).public_key, "other": "f" * 16}

    assert judged(two, facts(one, to=(names[name], "e" * 16)))[1] == expected


def test_a_file_with_no_chapter_yet_begins_from_whatever_it_is_given(pair, empty_chapter, tmp_path):
    one, _ = pair
    with file_only(empty_chapter, tmp_path / "new") as fresh:
        assert judged(fresh, facts(one))[1] == []


# -- set aside ---------------------------------------------------------------------------------------------------------


def test_a_bundle_set_aside_is_kept_whole_once_until_somebody_decides(store):
    sender = Sender("9f3c11aa07d2e4b1", "Dilys’ laptop", "a" * 32, "Avon", "RWQ")
    with store.uncaptured("") as (connection, _):
        ids = {
            quarantine.put(connection, content, name="b.bundle", at=AT, why=[why], sender=sender)
            for content, why in ((b"one", "clock"), (b"two", "revoked"), (b"one", "unknown_signer"))
        }

    with store.read() as reader:
        listed = {
            quarantine.content(reader, one.id): (one.why, one.sender, one.size) for one in quarantine.listed(reader)
        }
    assert listed == {b"one": (("unknown_signer",), sender, 3), b"two": (("revoked",), sender, 3)}

    with store.uncaptured("") as (connection, _):
        for id in ids:
            quarantine.discard(connection, id)
    with store.read() as reader:
        assert quarantine.listed(reader) == []
        with pytest.raises(NotFound):
            quarantine.content(reader, ids.pop())
