"""What needs attention once two laptops, which each did an honest deed, have put their bundles together."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.commands import assets, erasure, roster, roster_parts
from models.commands.attention import one_loan
from models.errors import Refusal
from models.queries.attention import arisen, count
from models.rules.attention import Gone, Kind
from tests.builders import NOW, TODAY
from tests.builders_attention import EVENING, Pair, in_short, told
from tests.parcels import Copy, joined


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Both copies alike."""
    return Pair(tmp_path)


def test_what_one_laptop_does_needs_no_attention(pair):
    pair.lend(pair.asha, pair.amara)
    pair.asha.do(roster.leave, person_id=pair.amara, on=TODAY)
    pair.asha.do(roster.to_bin, person_ids=[pair.tom])
    for asset in (pair.projector, pair.drill):
        pair.asha.do(assets.change, asset_id=asset, field="code", value="K-7", now=NOW)
    pair.exchange()

    assert told(pair.asha) == told(pair.bryn) == []


def test_one_thing_lent_on_two_laptops_is_told_alike_on_both(pair):
    pair.lend(pair.asha, pair.amara)
    later = pair.lend(pair.bryn, pair.tom, days=1)
    before = told(pair.asha)
    pair.exchange()

    assert in_short(pair.asha) == ["lent_twice Projector Amara Tom"]
    assert told(pair.asha) == told(pair.bryn)
    assert arisen(before, told(pair.asha)) == 1
    assert arisen(told(pair.asha), told(pair.asha)) == 0
    with pair.asha.store.read() as reader:
        assert count(reader, NOW) == 1

    pair.asha.do(assets.give_back, loan_id=later, at=NOW)
    pair.exchange()
    assert told(pair.asha) == told(pair.bryn) == []


def test_one_loan_written_down_twice_is_one_again(pair):
    loans = pair.lend(pair.asha, pair.amara), pair.lend(pair.bryn, pair.amara, days=1)
    pair.exchange()
    (needs,) = told(pair.bryn)

    pair.bryn.do(one_loan, loan_ids=tuple(holding.id for holding in needs.holdings))
    pair.exchange()

    assert told(pair.asha) == []
    assert pair.asha.rows("SELECT id FROM loan WHERE NOT removed") == [(loans[0],)]


def test_enough_of_a_thing_may_be_lent_on_both(pair):
    pair.asha.do(assets.change, asset_id=pair.projector, field="quantity", value=2, now=NOW)
    pair.exchange()
    pair.lend(pair.asha, pair.amara)
    pair.lend(pair.bryn, pair.tom)
    pair.exchange()

    assert told(pair.asha) == []


def test_bookings_that_overlap_are_told_until_they_are_over(pair):
    pair.book(pair.asha, pair.amara, EVENING)
    pair.book(pair.bryn, pair.tom, EVENING + timedelta(hours=1))
    pair.book(pair.bryn, pair.tom, EVENING + timedelta(hours=3))
    pair.exchange()

    assert in_short(pair.asha) == ["promised_twice Projector Amara Tom"]
    assert told(pair.asha) == told(pair.bryn)
    assert told(pair.asha, EVENING + timedelta(days=1)) == []


def test_a_booking_within_a_loan_made_elsewhere_is_told_and_one_an_overdue_loan_spoils_is_not(pair):
    pair.lend(pair.asha, pair.amara)
    pair.book(pair.bryn, pair.tom, EVENING)
    pair.book(pair.bryn, pair.tom, NOW + timedelta(days=20))
    pair.exchange()

    assert in_short(pair.bryn) == ["promised_twice Projector Amara Tom"]
    assert told(pair.bryn, NOW + timedelta(days=12)) == []


def test_what_was_put_in_the_bin_while_it_was_lent_elsewhere_is_told(pair):
    pair.lend(pair.asha, pair.amara)
    pair.bryn.do(assets.to_bin, asset_id=pair.projector, now=NOW)
    pair.exchange()

    assert in_short(pair.asha) == in_short(pair.bryn) == ["held_in_bin Projector Amara"]


def test_somebody_who_left_on_one_laptop_and_was_given_things_on_the_other(pair):
    pair.asha.do(roster.leave, person_id=pair.tom, on=TODAY)
    pair.lend(pair.bryn, pair.tom)
    pair.bryn.do(assets.set_steward, asset_id=pair.drill, person_id=pair.tom)
    pair.bryn.do(roster_parts.add_role, person_id=pair.tom, role="Convener")
    pair.exchange()

    (needs,) = told(pair.asha)
    assert in_short(pair.asha) == in_short(pair.bryn) == ["held_by_former Tom Projector Drill Convener"]
    assert (needs.gone, needs.gone_on) == (Gone.LEFT, TODAY)


def test_a_booking_in_the_bin_is_told_until_it_is_over(pair):
    pair.book(pair.asha, pair.amara, EVENING)
    pair.bryn.do(assets.to_bin, asset_id=pair.projector, now=NOW)
    pair.exchange()

    assert in_short(pair.asha) == ["held_in_bin Projector Amara"]
    assert told(pair.asha, EVENING + timedelta(days=1)) == []


def test_what_several_laptops_gave_to_somebody_who_left_stands_in_one_order_everywhere(pair):
    carol = joined(pair.asha, "carol")
    pair.bryn.unpack(carol.pack())
    pair.asha.do(roster.leave, person_id=pair.tom, on=TODAY)
    for copy, asset in ((pair.bryn, pair.projector), (carol, pair.drill)):
        pair.lend(copy, pair.tom, asset)
    parcels = [copy.pack(everything=True) for copy in (pair.asha, pair.bryn, carol)]
    for copy in (pair.bryn, carol, pair.asha):
        for parcel in parcels if copy is pair.bryn else parcels[::-1]:
            copy.unpack(parcel)

    assert in_short(carol) == ["held_by_former Tom Projector Drill"]
    assert told(pair.asha) == told(pair.bryn) == told(carol)


def test_somebody_forgotten_while_the_other_laptop_lent_to_them(pair):
    loan = pair.lend(pair.bryn, pair.tom)
    erasure.erase(pair.asha.store, person_id=pair.tom, reason="asked", label="Forget")
    pair.exchange()

    assert [(each.kind, each.gone, each.holdings[0].id) for each in told(pair.asha)] == [
        (Kind.HELD_BY_FORMER, Gone.FORGOTTEN, loan)
    ]
    assert told(pair.asha) == told(pair.bryn)


def test_one_label_given_on_two_laptops_stays_with_the_first_thing(pair):
    pair.asha.do(assets.change, asset_id=pair.projector, field="code", value="K-7", now=NOW)
    pair.bryn.do(assets.change, asset_id=pair.drill, field="code", value="k-7 ", now=NOW)
    pair.exchange()

    (needs,) = told(pair.asha)
    assert (needs.thing.id, needs.other and needs.other.id, needs.spare) == (pair.drill, pair.projector, "k-8")
    assert told(pair.asha) == told(pair.bryn)


# -- whatever happens --------------------------------------------------------------------------------------------------

_DEEDS = ("lend", "book", "bin", "leave", "label", "steward")
_steps = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(_DEEDS), st.booleans()), max_size=12)


def _do(pair: Pair, copy: Copy, deed: str, other: bool) -> None:
    asset, person = (pair.drill, pair.tom) if other else (pair.projector, pair.amara)
    if deed == "lend":
        pair.lend(copy, person, asset)
    elif deed == "book":
        pair.book(copy, person, EVENING)
    elif deed == "bin":
        copy.do(assets.to_bin, asset_id=asset, now=NOW)
    elif deed == "leave":
        copy.do(roster.leave, person_id=person, on=TODAY)
    elif deed == "label":
        copy.do(assets.change, asset_id=asset, field="code", value="K-7", now=NOW)
    else:
        copy.do(assets.set_steward, asset_id=asset, person_id=person)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps, first=st.booleans())
def test_the_list_is_the_same_on_both_copies_in_whatever_order_they_exchange(tmp_path_factory, steps, first):
    pair = Pair(tmp_path_factory.mktemp("pair"))
    for which, deed, other in steps:
        try:
            _do(pair, (pair.asha, pair.bryn)[which], deed, other)
        except Refusal:
            continue
    parcels = [(pair.bryn, pair.asha.pack()), (pair.asha, pair.bryn.pack())]
    for copy, parcel in parcels if first else parcels[::-1]:
        copy.unpack(parcel)

    assert told(pair.asha) == told(pair.bryn)
