"""A laptop that was shut out learns it from its own file, and only where others go by it too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.queries.copies import own_laptop_end
from models.store import Store
from models.trust import believed, keys
from models.trust.certificates import issue
from models.trust.own_end import OwnEnd
from tests.builders import NOW
from tests.builders_trust import AT, enrolled, hears, lands_of, laptop, meets, pair_of, second, shuts_out, words


@pytest.fixture
def pair(empty_chapter: Path, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Two laptops of one chapter that have compared words."""
    with pair_of(empty_chapter, tmp_path) as (one, two):
        meets(one, two)
        hears(one, words(two))
        hears(two, words(one))
        yield one, two


def told(store: Store) -> OwnEnd | None:
    """What the file says of its own laptop."""
    with store.read() as reader:
        return own_laptop_end(reader)


def said(store: Store, claimed: str, *, by: bytes, at: str = AT) -> None:
    """Somebody says that this laptop is shut out."""
    about = {"public_key": claimed, "chapter": laptop(store).chapter, "writer": store.writer, "last_seq": 0}
    with store.uncaptured("") as (connection, _rows):
        believed.add(connection, [issue(by, at, "revoked", **about)], AT)


def test_it_is_told_who_shut_it_out_and_when(pair: tuple[Store, Store]) -> None:
    one, two = pair
    shuts_out(one, two)
    before = told(two)

    meets(two, one)

    assert (before, told(two)) == (None, OwnEnd(laptop(one).name, NOW, by_national=False))
    assert told(one) is None


def test_a_stranger_who_says_so_frightens_nobody(pair: tuple[Store, Store]) -> None:
    _one, two = pair

    said(two, laptop(two).public_key, by=b"x" * 32)

    assert told(two) is None


def test_two_who_shut_each_other_out_are_told_both(pair: tuple[Store, Store]) -> None:
    one, two = pair
    shuts_out(one, two)
    shuts_out(two, one)

    meets(two, one)
    meets(one, two)

    assert [told(store) is not None for store in pair] == [True, True]


def test_national_undoes_it_by_shutting_out_whoever_did_it(empty_chapter: Path, tmp_path: Path) -> None:
    with lands_of(empty_chapter, tmp_path) as (hub, one, _), second(empty_chapter, tmp_path / "c", one) as two:
        enrolled(hub, one)
        meets(two, one)
        hears(two, words(one))
        meets(one, two)
        hears(one, words(two))
        shuts_out(one, two)
        meets(two, one)
        before = told(two)
        shuts_out(hub, one)

        meets(two, hub)
        meets(one, hub)

        assert (before is not None, told(two)) == (True, None)
        assert told(one) == OwnEnd("National", NOW, by_national=True)


def test_a_day_that_is_no_day_is_left_out(pair: tuple[Store, Store]) -> None:
    one, two = pair
    seed = keys.secrets_of(one.home, one.writer).seed

    said(two, laptop(two).public_key, by=seed, at="whenever")

    assert told(two) == OwnEnd(laptop(one).name, None, by_national=False)
