"""What came late, has not come whole, or is a newer program's; and what is told first."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.commands import actions, assets, duplicates, erasure, meetings, roster
from models.log.merge import Signed
from models.log.parcel import Parcel
from models.rules.attention import Kind
from tests.builders import NOW, TODAY
from tests.builders_attention import EVENING, Pair, told


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Both copies alike."""
    return Pair(tmp_path)


def test_what_comes_for_an_entry_that_is_one_with_another_is_told_and_brought_along(pair):
    pair.asha.do(duplicates.merge, first_id=pair.amara, second_id=pair.tom, now=NOW)
    pair.lend(pair.bryn, pair.tom)
    pair.exchange()
    before = [(each.kind, each.thing.id, each.count) for each in told(pair.asha)]

    pair.asha.do(duplicates.bring_along)
    pair.exchange()

    assert before == [(Kind.LATE, pair.amara, 1)]
    assert told(pair.asha) == told(pair.bryn) == []
    assert pair.bryn.rows("SELECT person_id FROM loan") == [(pair.amara,)]


def test_an_entry_left_behind_by_one_that_was_forgotten_is_told(pair):
    erasure.erase(pair.bryn.store, person_id=pair.amara, reason="asked", label="Forget")
    pair.asha.do(duplicates.merge, first_id=pair.amara, second_id=pair.tom, now=NOW)
    pair.exchange()

    assert [(each.kind, each.thing.id) for each in told(pair.asha)] == [(Kind.LEFT_BEHIND, pair.tom)]
    assert told(pair.asha) == told(pair.bryn)


def test_a_label_given_to_two_new_things_stays_with_the_one_that_was_made_first(pair):
    made = []
    for copy, name in ((pair.bryn, "Tent"), (pair.asha, "Lamp")):
        made.append(copy.do(assets.add_asset, name=name, kind="kit"))
        copy.do(assets.change, asset_id=made[-1], field="code", value="K-9", now=NOW)
    pair.exchange()

    (needs,) = told(pair.asha)
    assert [needs.other and needs.other.id, needs.thing.id] == sorted(made)
    assert told(pair.asha) == told(pair.bryn)


def test_what_presses_most_comes_first_and_then_by_name(pair):
    for asset in (pair.projector, pair.drill):
        pair.lend(pair.asha, pair.amara, asset)
        pair.lend(pair.bryn, pair.tom, asset)
    pair.asha.do(assets.change, asset_id=pair.projector, field="code", value="K-7", now=NOW)
    pair.bryn.do(assets.change, asset_id=pair.drill, field="code", value="K-7", now=NOW)
    pair.exchange()

    told_of = [(each.kind.value, each.thing.name) for each in told(pair.asha)]
    assert told_of == [("lent_twice", "Drill"), ("lent_twice", "Projector"), ("label_twice", "Drill")]


def without(parcel: Parcel, is_gone: Callable[[Signed], bool]) -> Parcel:
    """A bundle from which some changes are missing, as if they had gone out with an earlier one that was lost."""
    return replace(parcel, ops=tuple(signed for signed in parcel.ops if not is_gone(signed)))


def test_somebody_whose_name_has_not_come_is_told_and_heals_on_arrival(pair):
    pair.asha.do(roster.add_person, given_name="Nia", joined_on=TODAY)
    whole = pair.asha.pack()
    pair.bryn.unpack(without(whole, lambda signed: bool(signed.op and "given_name" in signed.op.set)))
    before = told(pair.bryn)

    pair.bryn.unpack(whole)

    assert [(each.kind, each.thing.table, each.count) for each in before] == [(Kind.INCOMPLETE, "person", 1)]
    assert told(pair.bryn) == []


def test_a_record_that_others_name_and_that_has_not_come_is_told_by_its_kind(pair):
    meeting = pair.asha.do(meetings.plan, title="November", starts=EVENING)
    later = pair.asha.do(actions.add, text="Bring the kit", meeting_id=meeting)
    whole = pair.asha.pack()
    pair.bryn.unpack(without(whole, lambda signed: bool(signed.op and signed.op.row == meeting)))

    assert pair.bryn.rows("SELECT id FROM action") == [(later,)]
    assert [(each.kind, each.thing.table, each.count) for each in told(pair.bryn)] == [(Kind.NOT_COME, "meeting", 1)]
    pair.bryn.unpack(whole)
    assert told(pair.bryn) == []


def test_what_a_newer_program_wrote_is_told_once(pair):
    pair.bryn.log(lambda c: c.execute("UPDATE asset SET kind = 'satellite' WHERE id = ?", (pair.drill,)))
    pair.exchange()

    assert [(each.kind, each.count) for each in told(pair.asha)] == [(Kind.NEWER, 1)]


def test_two_meetings_held_at_once_are_nothing_odd(pair):
    for copy in (pair.asha, pair.bryn):
        held = copy.do(meetings.plan, title=copy.name, starts=NOW)
        copy.do(meetings.open_meeting, meeting_id=held, at=NOW)
    pair.exchange()

    assert told(pair.asha) == []


def test_what_is_said_to_be_done_by_somebody_forgotten_is_nothing_odd(pair):
    nia = pair.asha.person("Nia")
    pair.asha.do(actions.add, text="Bring the kit", owner_id=nia)
    erasure.erase(pair.asha.store, person_id=nia, reason="asked", label="Forget")
    pair.bryn.unpack(without(pair.asha.pack(), lambda signed: nia in (signed.row, signed.op and signed.op.row)))

    assert pair.bryn.rows("SELECT owner_id FROM action") == [(nia,)]
    assert pair.bryn.rows("SELECT id FROM person WHERE id = ?", nia) == []
    assert told(pair.asha) == told(pair.bryn) == []


def test_what_came_without_its_values_is_said_to_be_withheld(pair):
    meeting = pair.asha.do(meetings.plan, title="November", starts=EVENING)
    pair.asha.do(actions.add, text="Bring the kit", meeting_id=meeting)
    whole = pair.asha.pack()
    stubs = [
        Signed(each.writer, each.seq, each.digest) if each.op and each.op.row == meeting else each for each in whole.ops
    ]
    pair.bryn.unpack(replace(whole, ops=tuple(stubs)))
    before = [(each.kind, each.thing.table, each.count) for each in told(pair.bryn)]

    pair.bryn.unpack(whole)

    assert before == [(Kind.WITHHELD, "meeting", 1)]
    assert told(pair.bryn) == []
