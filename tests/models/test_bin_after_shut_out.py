"""The bin asks only about what whoever used it did not know, also once a laptop is shut out."""

from pathlib import Path

import pytest

from models.commands import assets
from models.log import conflicts, scope
from tests.parcels import Copy, joined


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Copy, Copy, str]:
    """Asha's and Bryn's copies with a tent that Asha named and Bryn renamed; both know."""
    asha = Copy(tmp_path, "asha")
    asha.found("Fens")
    tent = asha.do(assets.add_asset, name="Canvas", kind="kit")
    asha.set("asset", tent, name="Tent")
    bryn = joined(asha, "bryn")
    asha.unpack(bryn.pack())
    bryn.set("asset", tent, name="Marquee")
    return asha, bryn, tent


def shut_out(copy: Copy, other: Copy) -> None:
    """What the other one wrote counts no longer."""
    with copy.store.uncaptured("") as (connection, _):
        scope.end_at(connection, other.store.writer, 0, 0)


def asked(copy: Copy) -> list[tuple[str, str]]:
    """What is asked about the bin."""
    with copy.store.read() as reader:
        return [(each.field, str(each.heads[0].value)) for each in conflicts.conflicts(reader.connection)]


def test_what_was_known_by_way_of_a_laptop_that_was_shut_out_since_is_known(pair: tuple[Copy, Copy, str]) -> None:
    asha, bryn, tent = pair
    asha.unpack(bryn.pack())
    asha.set("asset", tent, removed=1)

    shut_out(asha, bryn)

    assert asha.rows("SELECT name, removed FROM asset") == [("Tent", 1)]
    assert asked(asha) == []


def test_what_was_not_known_is_asked_about_until_it_counts_no_longer(pair: tuple[Copy, Copy, str]) -> None:
    asha, bryn, tent = pair
    asha.set("asset", tent, removed=1)
    asha.unpack(bryn.pack())
    before = asked(asha)

    shut_out(asha, bryn)

    assert (before, asked(asha)) == ([("name", "Marquee")], [])
