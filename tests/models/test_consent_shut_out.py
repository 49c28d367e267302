"""What somebody allows once a laptop that took down an answer of theirs is shut out."""

from pathlib import Path

import pytest

from models.log import exchange as exchanges
from models.log import scope
from models.queries.roster import RosterFilter, keys, rows
from tests.builders import TODAY
from tests.builders_leaving import (
    GRANTED,
    REFUSED,
    UP,
    at_level,
    exchange,
    held,
    in_the_log,
    national,
    says,
    somebody,
    values,
)
from tests.parcels import Copy, joined


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter at level 3."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 3)


@pytest.fixture
def other(fens: Copy) -> Copy:
    """Its second laptop."""
    return joined(fens, "other")


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national(tmp_path / "hub")


def shut_out(laptop: Copy, *copies: Copy, last: int | None = 0) -> None:
    """What it wrote after so many changes counts no longer in these files."""
    for copy in copies:
        with copy.store.uncaptured("") as (connection, _):
            scope.end_at(connection, laptop.store.writer, last, 0)
            exchanges.give_back(connection)


def listed(copy: Copy, person: str) -> str:
    """What the roster's list says they allow."""
    with copy.store.read() as reader:
        found = rows(reader, keys(reader, RosterFilter(), "name", False, TODAY), TODAY)
    return next(row.consent for row in found if row.id == person)


def test_a_no_that_counts_no_longer_keeps_nobody_from_national(fens, other, hub):
    person = somebody(fens, "Maud", None)
    other.unpack(fens.pack())
    says(fens, person, GRANTED)
    exchange(fens, hub)
    says(other, person, REFUSED)
    hub.unpack(other.pack(UP))
    fens.unpack(other.pack())
    exchange(fens, hub)
    assert (held(hub), listed(fens, person)) == (set(), "refused")

    shut_out(other, fens, hub)
    exchange(fens, hub)

    assert "Maud@mail.example" in held(hub)
    assert listed(fens, person) == "granted"


def test_whoever_says_yes_after_such_a_no_is_believed(fens, other):
    person = somebody(fens, "Maud", None)
    other.unpack(fens.pack())
    says(other, person, REFUSED)
    fens.unpack(other.pack())
    shut_out(other, fens)

    says(fens, person, GRANTED)

    assert "Maud" in values(fens.pack(UP, everything=True))


def test_a_no_from_before_the_laptop_was_shut_out_stands(fens, other):
    person = somebody(fens, "Maud")
    other.unpack(fens.pack())
    says(other, person, REFUSED)
    fens.unpack(other.pack())

    shut_out(other, fens, last=other.rows("SELECT seq FROM _ctl")[0][0])

    assert "Maud" not in values(fens.pack(UP, everything=True))


def test_a_yes_that_counts_no_longer_is_given_back_by_national(fens, other, hub):
    person = somebody(fens, "Maud", None)
    other.unpack(fens.pack())
    says(other, person, GRANTED)
    hub.unpack(other.pack(UP))
    assert "Maud@mail.example" in held(hub)

    shut_out(other, hub)

    assert held(hub) == set()
    assert not in_the_log(hub, "Maud")
    assert hub.sound() == []


def test_a_no_that_counts_again_is_heeded_by_national(fens, other, hub):
    person = somebody(fens, "Maud")
    other.unpack(fens.pack())
    says(other, person, REFUSED)
    hub.unpack(other.pack(UP))
    fens.unpack(other.pack())
    shut_out(other, fens, hub)
    exchange(fens, hub)
    assert "Maud@mail.example" in held(hub)

    shut_out(other, hub, last=None)

    assert held(hub) == set()
