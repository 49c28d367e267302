"""A few hundred of the bundles that `make fuzz` tries by the hundred thousand."""

import random
from itertools import islice

import pytest

from models.store import Store
from tests.builders_hostile import small_bundle
from tests.builders_sharing import acquaint, new_chapter
from tests.fuzz.hostile_bundles import Honest, harmed, honest, refuse_all, truncations


@pytest.fixture(scope="module")
def whole(empty_chapter, tmp_path_factory) -> Honest:
    """The bundle to harm."""
    return honest(small_bundle(empty_chapter, tmp_path_factory.mktemp("small")))


@pytest.fixture
def mersey(empty_chapter, tmp_path):
    """A chapter that is offered them all."""
    with new_chapter(empty_chapter, tmp_path / "mersey", "Mersey") as store:
        acquaint(store)
        yield store


def test_every_bundle_cut_short_is_refused(whole: Honest, mersey: Store):
    tally = refuse_all(mersey, whole, islice(truncations(whole), 0, None, 17))

    assert tally.same == tally.strangers == 0
    assert tally.refused.total() > 300


@pytest.mark.parametrize("seed", range(4))
def test_harmed_bundles_are_refused_and_nothing_is_written(whole: Honest, mersey: Store, seed: int):
    tally = refuse_all(mersey, whole, harmed(whole, random.Random(seed), 150))

    assert tally.refused.total() > 100
    assert len(tally.refused) >= 5  # for one reason and another
