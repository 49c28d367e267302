"""While two laptops differ about how much national is told, the lower level counts, at home and at national."""

from pathlib import Path

import pytest

from models.log import conflicts, settling
from tests.builders_leaving import GRANTED, UP, WITHDRAWN, at_level, exchange, national, says
from tests.national_parcels import pin
from tests.parcels import Copy, joined

Three = tuple[Copy, Copy, Copy]


@pytest.fixture
def three(tmp_path: Path) -> Three:
    """Two laptops of a chapter that tells of Maud by name, and the national community, which holds her."""
    fens, hub = at_level(Copy(tmp_path, "fens"), "Fens", 3), national(tmp_path / "hub")
    pin(fens, hub)
    says(fens, fens.person("Maud"), GRANTED)
    exchange(fens, hub)
    return fens, joined(fens, "bryn"), hub


def level(copy: Copy, much: int) -> None:
    """Decide how much national is told."""
    copy.log(lambda c: c.execute("UPDATE chapter SET national_level = ?", (much,)))


def people(hub: Copy) -> list[tuple[str]]:
    """Whom the national community holds."""
    return hub.rows("SELECT body ->> 'given_name' FROM elsewhere WHERE body ->> 'given_name' IS NOT NULL")


def differ(fens: Copy, bryn: Copy) -> None:
    """One lowers the level; the other, unaware, lowers it too and raises it again, so that theirs is the newer."""
    level(bryn, 0)
    level(fens, 0)
    level(fens, 3)
    fens.unpack(bryn.pack())


def test_national_holds_nobody_while_two_laptops_differ_about_the_level(three: Three):
    fens, bryn, hub = three
    assert people(hub) == [("Maud",)]
    differ(fens, bryn)

    hub.unpack(fens.pack(UP))

    assert fens.rows("SELECT national_level FROM chapter") == [(3,)]
    assert people(hub) == []
    assert hub.sound() == []


def test_a_no_said_meanwhile_holds_once_they_have_settled_it(three: Three):
    fens, bryn, hub = three
    says(bryn, bryn.rows("SELECT id FROM person")[0][0], WITHDRAWN)
    differ(fens, bryn)
    exchange(fens, hub)

    settle_on(fens, 3)
    exchange(fens, hub)

    assert people(hub) == []


def test_who_allows_it_arrives_again_once_they_have_settled_it(three: Three):
    fens, bryn, hub = three
    differ(fens, bryn)
    exchange(fens, hub)

    settle_on(fens, 3)
    exchange(fens, hub)

    assert people(hub) == [("Maud",)]
    assert hub.sound() == []


def settle_on(fens: Copy, much: int) -> None:
    """Settle the level, and let national know of what came back."""
    with fens.store.read() as reader:
        (found,) = conflicts.conflicts(reader.connection)
    fens.log(settling.settle, found, next(head for head in found.heads if head.value == much))
