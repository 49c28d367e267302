"""While two laptops differ on whether two entries are one person, the stricter reading counts for both."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import duplicates
from models.log import allowed, conflicts, settling
from models.queries import duplicates as asked
from models.queries.roster_person import person as person_of
from tests.builders import NOW, TODAY
from tests.builders_leaving import UP, at_level, exchange, held, in_the_log, national, somebody, values
from tests.models.test_duplicates_consent import GRANTED, REFUSED, listed, merge, says
from tests.parcels import Copy, joined


@pytest.fixture
def fens(tmp_path: Path) -> Copy:
    """A chapter at level 3."""
    return at_level(Copy(tmp_path, "fens"), "Fens", 3)


@pytest.fixture
def hub(tmp_path: Path) -> Copy:
    """The national community's file."""
    return national(tmp_path / "hub")


def two(copy: Copy) -> tuple[str, str]:
    """Two entries that nobody has asked; the first is the one that would be kept."""
    first, second = sorted(somebody(copy, name, None) for name in ("Maud", "Maudie"))
    return first, second


def differ(copy: Copy, pair: tuple[str, str], *, says_same_last: bool, before: timedelta = timedelta()) -> Copy:
    """Here they are made one, and on another laptop said to be two; whichever was later stands in the table."""
    other = joined(copy, "other")
    copy.ahead = before + timedelta(minutes=2 if says_same_last else 1)
    other.ahead = before + timedelta(minutes=1 if says_same_last else 2)
    other.do(duplicates.say_different, first_id=pair[0], second_id=pair[1], now=NOW)
    merge(copy, *pair)
    return other


def meet(one: Copy, other: Copy) -> None:
    """Each hears what the other said."""
    to = one.pack()
    one.unpack(other.pack())
    other.unpack(to)


def verdict(copy: Copy) -> str:
    """What stands in the table."""
    return copy.rows("SELECT verdict FROM likeness")[0][0]


def settle(copy: Copy, wanted: str) -> None:
    """A person looks at what two laptops said."""
    with copy.store.read() as reader:
        found = [each for each in conflicts.conflicts(reader.connection) if each.table == "likeness"]
    for each in found:
        head = next((head for head in each.heads if head.value == wanted), each.heads[0])
        copy.log(settling.settle, each, head)


def late(copy: Copy) -> set[str]:
    """Of whom national is to be told something."""
    with copy.store.read() as reader:
        return {each.into_id for each in asked.latecomers(reader) if each.table == "consent_event"}


def shown(copy: Copy, person: str) -> str:
    """What their own page says they allow."""
    with copy.store.read() as reader:
        found = person_of(reader, person, today=TODAY, now=NOW)
    assert found
    return found.consent.value


@pytest.mark.parametrize("same", [True, False])
def test_nobody_leaves_by_the_yes_of_whom_they_may_not_be(fens, hub, same):
    first, second = pair = two(fens)
    says(fens, second, GRANTED, 6)
    other = differ(fens, pair, says_same_last=same)
    exchange(fens, hub)
    assert "Maud skill" in held(hub)

    meet(fens, other)

    for copy in (fens, other):
        assert (verdict(copy), late(copy)) == ("same" if same else "different", {first})
        assert copy.sound() == []
    assert not {"Maud skill", "Maud@mail.example"} & set(values(fens.pack(UP, everything=True)).split("\n"))
    fens.do(duplicates.bring_along)
    exchange(fens, hub)
    assert held(hub) == set()
    assert not in_the_log(hub, "Maud skill")
    assert late(fens) == set()


@pytest.mark.parametrize("same", [True, False])
def test_a_no_to_either_counts_for_both(fens, hub, same):
    first, second = pair = two(fens)
    says(fens, first, GRANTED, 6)
    exchange(fens, hub)
    assert "Maud skill" in held(hub)
    other = differ(fens, pair, says_same_last=same)
    says(other, second, REFUSED, 5)

    meet(fens, other)

    for copy in (fens, other):
        with copy.store.uncaptured("") as (connection, _):
            assert allowed.denied(connection, TODAY) == {first, second}
        assert listed(copy)[first] == shown(copy, first) == "refused"
    fens.do(duplicates.bring_along)
    exchange(fens, hub)
    assert held(hub) == set()


@pytest.mark.parametrize("same", [True, False])
def test_settled_as_two_everybody_is_taken_by_their_own_word(fens, hub, same):
    first, second = pair = two(fens)
    says(fens, first, GRANTED, 6)
    other = differ(fens, pair, says_same_last=same)
    says(other, second, REFUSED, 5)
    meet(fens, other)
    fens.do(duplicates.bring_along)

    settle(fens, "different")
    fens.do(duplicates.bring_along)
    exchange(fens, hub)

    assert listed(fens)[first] == "granted"
    assert "Maud skill" in held(hub)
    assert late(fens) == set()


def test_settled_as_one_the_no_stands(fens):
    first, second = pair = two(fens)
    says(fens, first, GRANTED, 6)
    other = differ(fens, pair, says_same_last=True)
    says(other, second, REFUSED, 5)
    meet(fens, other)
    fens.do(duplicates.bring_along)

    settle(fens, "same")

    assert listed(fens)[first] == "refused"


@pytest.mark.parametrize("same", [True, False])
def test_whoever_is_asked_again_is_taken_by_their_word(fens, same):
    first, second = pair = two(fens)
    says(fens, second, GRANTED, 6)
    other = differ(fens, pair, says_same_last=same)
    meet(fens, other)

    says(fens, first, GRANTED, 9)

    assert listed(fens)[first] == "granted"
    assert late(fens) == set()


def test_two_who_say_the_same_doubt_nothing(fens):
    first, second = pair = two(fens)
    says(fens, second, GRANTED, 6)
    other = joined(fens, "other")
    merge(fens, *pair)
    merge(other, *pair)

    meet(fens, other)

    assert listed(fens)[first] == "granted"
    assert late(fens) == set()


def test_bringing_along_settles_no_doubt(fens):
    pair = two(fens)
    says(fens, pair[1], GRANTED, 6)
    other = differ(fens, pair, says_same_last=True)
    other.set("person", pair[1], notes="Sings")
    meet(fens, other)

    fens.do(duplicates.bring_along)

    with fens.store.read() as reader:
        found = [each for each in conflicts.conflicts(reader.connection) if each.table == "likeness"]
    assert [each.field for each in found][:1] == ["verdict"]
