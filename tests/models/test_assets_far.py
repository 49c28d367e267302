"""Days and times at the ends of the calendar, typed by somebody who means “for good”, or written by hand."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from models.commands import assets
from models.queries import attention, holds
from models.rules.assets import NotFree, TooFar
from tests.builders import NOW, TODAY
from tests.builders_attention import EVENING, Pair, in_short

FOR_GOOD = date(9999, 12, 31)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """Both copies alike."""
    return Pair(tmp_path)


def test_a_thing_lent_for_good_is_out_for_good(pair):
    pair.asha.do(assets.lend, asset_id=pair.projector, person_id=pair.amara, until=FOR_GOOD, now=NOW)
    pair.lend(pair.bryn, pair.tom)
    pair.exchange()

    with pytest.raises(NotFree):
        pair.book(pair.asha, pair.tom, EVENING)
    with pair.bryn.store.read() as reader:
        assert FOR_GOOD in [loan.due_on for loan in holds.out(reader, TODAY)]
    assert in_short(pair.asha) == in_short(pair.bryn) == ["lent_twice Projector Amara Tom"]


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (NOW, datetime(9999, 12, 31, 23, 59, tzinfo=UTC)),
        (datetime(1, 1, 1, tzinfo=UTC), NOW + timedelta(days=1)),
    ],
)
def test_nothing_is_booked_for_thousands_of_years(pair, starts, ends):
    asked = {"asset_id": pair.drill, "person_id": pair.tom, "starts": starts, "ends": ends, "now": NOW}

    with pytest.raises(TooFar):
        pair.asha.do(assets.book, **asked)

    pair.lend(pair.asha, pair.amara, pair.drill)
    with pytest.raises(TooFar):
        pair.asha.do(assets.book, **asked)
    with pair.asha.store.read() as reader:
        assert attention.count(reader, NOW) == 0


@pytest.mark.parametrize("gap", [10**12, 2**52, -(2**52)])
def test_no_gap_between_bookings_is_longer_than_a_week(pair, gap):
    pair.asha.do(assets.change, asset_id=pair.projector, field="gap_minutes", value=gap, now=NOW)
    pair.asha.set("asset", pair.projector, gap_minutes=gap)
    pair.book(pair.asha, pair.amara, EVENING)
    pair.bryn.unpack(pair.asha.pack())
    pair.book(pair.asha, pair.tom, EVENING + timedelta(days=9))
    later = EVENING + timedelta(days=4)

    if gap > 0:
        with pytest.raises(NotFree):
            pair.book(pair.bryn, pair.tom, later)
    else:
        pair.book(pair.bryn, pair.tom, later)
        pair.exchange()
        assert in_short(pair.asha) == []
