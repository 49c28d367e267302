"""Whoever was made one with somebody, and taken apart again, leaves nothing of their own with them when forgotten."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.commands import duplicates, erasure, roster_parts
from models.history import History
from models.queries import erasure as asked
from models.queries.bin import listed
from models.queries.erasure_parted import stays_with
from tests.builders import NOW
from tests.builders_leaving import at_level, somebody
from tests.parcels import Copy, joined


def part(copy: Copy, first: str, second: str) -> None:
    """Take them apart."""
    copy.do(duplicates.part, first_id=first, second_id=second, now=NOW)


def undo(copy: Copy, _first: str, _second: str) -> None:
    """Undo that they were made one."""
    History(copy.store).undo()


@pytest.mark.parametrize("parting", [part, undo])
def test_a_number_that_was_copied_is_forgotten_with_whose_it_was(tmp_path: Path, parting: Callable[..., None]):
    fens = at_level(Copy(tmp_path, "fens"), "Fens", 3)
    kept, given_up = sorted((somebody(fens, "Maud", None), somebody(fens, "Maudie", None)))
    fens.do(roster_parts.add_contact, person_id=given_up, kind="phone", value="07700 900123")
    fens.do(duplicates.merge, first_id=kept, second_id=given_up, now=NOW)
    parting(fens, kept, given_up)
    other = joined(fens, "other")

    erasure.erase(fens.store, person_id=given_up, reason="asked", label="Forget")
    other.unpack(fens.pack())

    for copy in (fens, other):
        assert copy.rows("SELECT body FROM op WHERE body LIKE '%900123%'") == []
        assert copy.rows("SELECT value FROM contact_point WHERE value LIKE '%900123%'") == []
        with copy.store.read() as reader:
            assert [row.title for row in listed(reader) if row.table == "contact_point"] == []


def test_what_the_other_uses_since_stays_with_them(tmp_path: Path):
    fens = at_level(Copy(tmp_path, "fens"), "Fens", 3)
    kept, given_up = sorted((somebody(fens, "Maud", None), somebody(fens, "Maudie", None)))
    phone = fens.do(roster_parts.add_contact, person_id=given_up, kind="phone", value="07700 900123")
    fens.do(duplicates.merge, first_id=kept, second_id=given_up, now=NOW)
    fens.log(lambda c: c.execute("UPDATE contact_point SET label = 'home' WHERE id <> ? AND kind = 'phone'", (phone,)))
    part(fens, kept, given_up)

    erasure.erase(fens.store, person_id=given_up, reason="asked", label="Forget")

    assert fens.rows("SELECT person_id, value FROM contact_point WHERE kind = 'phone' AND NOT removed") == [
        (kept, "07700 900123")
    ]


def test_what_stays_with_somebody_they_were_one_with_is_told_before(tmp_path: Path):
    fens = at_level(Copy(tmp_path, "fens"), "Fens", 3)
    kept, given_up = sorted((somebody(fens, "Maud", None), somebody(fens, "Maudie", None)))
    fens.set("person", given_up, town="Ely", organisation="Choir")
    fens.do(duplicates.merge, first_id=kept, second_id=given_up, now=NOW)
    assert earlier(fens, given_up) == []  # they are one, and both are forgotten
    part(fens, kept, given_up)
    fens.set("person", kept, organisation="Choir")

    ((id, fields),) = earlier(fens, given_up)

    assert (id, {"town", "organisation", "given_name"} <= set(fields)) == (kept, True)
    with fens.store.read() as reader:
        named = [(each.id, each.field, each.text) for each in asked.mentions(reader, given_up)]
    assert named == [(kept, "organisation", "Choir")]  # the copied address goes with them
    assert earlier(fens, kept) == []  # nothing of the kept one went over
    erasure.erase(fens.store, person_id=kept, reason="asked", label="Forget")
    assert earlier(fens, given_up) == []


def earlier(copy: Copy, person: str) -> list[tuple[str, tuple[str, ...]]]:
    """Whose earlier values something of this person stays among."""
    with copy.store.read() as reader:
        return [(each.id, each.fields) for each in stays_with(reader, person)]
