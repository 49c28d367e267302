"""A laptop's new age key reaches the others, and nothing opened late brings a former one back."""

from datetime import timedelta

import pytest

from exports.bundle import read, write
from exports.bundle.recipients import CannotSeal
from models.errors import NotABundle
from models.store import Store
from models.trust import keys
from tests import builders
from tests.builders_sharing import acquaint, copies, edit, joined
from tests.exports.test_bundle import sent

YEAR = timedelta(days=365)


def passes(time: timedelta, *stores: Store) -> None:
    """It is so much later than at the beginning."""
    for store in stores:
        store.now = lambda: builders.NOW + time


def age_of(store: Store, other: Store) -> str:
    """What is known here of the key to seal for another."""
    with store.read() as reader:
        return reader.value("SELECT age FROM writer WHERE wid = :wid", wid=other.writer)


def takes(store: Store, *bundles) -> None:
    """Opens these one after the other."""
    for bundle in bundles:
        read.take_in(store, read.read_for(store, bundle), label="Open")


def sealed(store: Store, name: str):
    """A sealed bundle with everything, for whoever has answered."""
    return write.write(store, store.path.with_name(f"{name}.bundle.age"), everything=True).files[0]


def test_the_bundle_after_a_year_brings_the_new_key_and_both_open_for_a_while(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        takes(first, sent(second, 1))
        takes(second, sent(first, 1))
        before, to_old = age_of(first, second), sealed(first, "old")

        passes(YEAR, first, second)
        still_to_old = sealed(first, "still")
        takes(first, sent(second, 2))
        to_new = sealed(first, "new")

        assert age_of(first, second) == keys.public_age(keys.secrets_of(second.home, second.writer).age) != before
        assert all(read.read_for(second, each).is_whole for each in (to_old, still_to_old, to_new))
        passes(YEAR * 2, second)
        sent(second, 3)
        for each in (to_old, still_to_old):
            with pytest.raises(NotABundle, match="sealed"):
                read.read_for(second, each)
        assert read.read_for(second, to_new).is_whole


def test_writing_a_bundle_changes_a_key_a_year_old_and_opening_one_does_not(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        takes(first, sent(second, 1))
        bundle = sealed(first, "old")
        own = keys.secrets_of(second.home, second.writer)
        passes(YEAR, second)

        takes(second, bundle)
        assert keys.secrets_of(second.home, second.writer) == own
        sent(second, 2)

        assert keys.secrets_of(second.home, second.writer).ages[1:] == (own.age,)


def test_an_old_bundle_opened_late_does_not_bring_the_old_key_back(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        old = sent(second, 1)
        edit(second, 0, "town", 5)
        late = sent(second, 2)
        passes(YEAR, second)
        takes(first, sent(second, 3))
        now = age_of(first, second)

        takes(first, late, old)

        assert age_of(first, second) == now
        assert now == keys.public_age(keys.secrets_of(second.home, second.writer).age)


def test_a_newcomer_who_was_told_of_the_new_key_is_not_misled_by_an_old_bundle(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        old = sent(second, 1)
        changed(second)
        edit(second, 0, "town", 5)
        takes(first, sent(second, 2))
        whole = write.write(first, tmp_path / "whole", everything=True).files[0]
        with joined(empty_chapter, tmp_path / "new", whole) as new:
            acquaint(new, second)
            told = age_of(new, second)

            takes(new, old)
            assert age_of(new, second) == told == age_of(second, second)
            changed(second)
            takes(new, sent(second, 3))

            assert age_of(new, second) == age_of(second, second) != told


def changed(store: Store) -> None:
    """Its key is changed before the time."""
    with store.uncaptured("") as (connection, _):
        keys.renew(connection, store.home, store.writer, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")


def test_somebody_elses_word_does_not_replace_a_key(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 3) as (first, second, third):
        takes(first, sent(second, 1), sent(third, 1))
        before = age_of(first, second)
        passes(YEAR, second)
        takes(third, sent(second, 2))
        assert age_of(third, second) != before

        takes(first, write.write(third, tmp_path / "relayed", everything=True).files[0])

        assert age_of(first, second) == before


def test_somebody_elses_word_fills_an_empty_one(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 3) as (first, second, third):
        for each in (first, third):
            takes(each, sent(second, 1))
        with first.uncaptured("") as (connection, _):
            connection.execute("UPDATE writer SET age = '' WHERE wid = ?", (second.writer,))
        assert age_of(first, second) == ""

        takes(first, write.write(third, tmp_path / "relayed", everything=True).files[0])

        assert age_of(first, second) == age_of(second, second)


def test_a_key_that_only_looks_like_one_is_as_good_as_none(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (first, second):
        takes(first, sent(second, 1))
        with first.uncaptured("") as (connection, _):
            connection.execute("UPDATE writer SET age = ? WHERE wid = ?", ("age1" + "q" * 58, second.writer))

        with pytest.raises(CannotSeal):
            sealed(first, "new")
