"""Laptops of one chapter: begun from, compared by ear, certified, and shut out again."""

from dataclasses import replace

import pytest

from models.clock import wall
from models.errors import NotFound
from models.log.merge import Signed, merge
from models.log.op import Op
from models.rules.spoken_words import words_of
from models.tables import Person
from models.trust import acquaintance, believed, quarantine, signing
from models.trust.acquaintance import OtherWords, OwnLaptop
from models.trust.national import NotNational
from models.trust.quarantine import Sender
from tests.builders import NOW
from tests.builders_trust import (
    AT,
    enrolled,
    facts,
    hears,
    judged,
    lands_of,
    laptop,
    meets,
    pair_of,
    second,
    shuts_out,
    stranger,
    words,
)


@pytest.fixture
def pair(empty_chapter, tmp_path):
    """Two laptops of one chapter, the second begun from the first."""
    with pair_of(empty_chapter, tmp_path) as made:
        yield made


@pytest.fixture
def lands(empty_chapter, tmp_path):
    """National, and two chapters it does not know yet."""
    with lands_of(empty_chapter, tmp_path) as made:
        yield made


# -- laptops of one chapter --------------------------------------------------------------------------------------------


def test_the_laptop_one_began_from_is_believed_and_a_joiner_is_not_until_compared(pair):
    one, two = pair
    assert judged(two, facts(one)) == ("joined", [])
    assert judged(one, facts(two)) == ("unknown", ["unknown_signer"])
    with one.uncaptured("") as (connection, _):
        about = laptop(two)
        sender = Sender(two.writer, about.name, about.chapter, "Avon", about.public_key)
        id = quarantine.put(connection, b"bundle", name="b.bundle", at=AT, why=["unknown_signer"], sender=sender)

    met = hears(one, words(two))

    assert (met.laptop.public_key, met.waiting) == (about.public_key, (id,))
    assert judged(one, facts(two)) == ("words", [])


def test_words_of_nobody_who_waits_are_refused_and_change_nothing(pair):
    one, two = pair
    meets(one, two)

    for heard in (words(one), words_of("RWQ"), words(two)[:5], ()):
        with pytest.raises(OtherWords):
            hears(one, heard)

    assert judged(one, facts(two))[1] == ["unknown_signer"]


def test_comparing_once_certifies_for_everybody_else_of_the_chapter(pair, empty_chapter, tmp_path):
    one, two = pair
    with second(empty_chapter, tmp_path / "c", one) as three:
        meets(one, two, three)
        hears(one, words(two))
        hears(one, words(three))
        assert judged(three, facts(two, certificates=())) == ("unknown", ["unknown_signer"])

        meets(three, one)

        assert judged(three, facts(two)) == ("joined", [])
        hears(three, words(one))
        assert judged(three, facts(two)) == ("certified", [])


def test_a_certificate_may_come_with_the_very_bundle_it_speaks_for(pair, empty_chapter, tmp_path):
    one, two = pair
    with second(empty_chapter, tmp_path / "c", one) as three:
        meets(one, two)
        hears(one, words(two))
        meets(two, one)

        assert judged(three, facts(two)) == ("joined", [])


def test_a_laptop_that_is_shut_out_is_refused_everywhere_and_by_everybody(pair, empty_chapter, tmp_path):
    one, two = pair
    with second(empty_chapter, tmp_path / "c", one) as three:
        meets(one, two, three)
        hears(one, words(two))
        hears(one, words(three))
        meets(three, two, one)

        shuts_out(one, two)
        meets(three, one)

        assert [judged(store, facts(two)) for store in (one, three)] == [("revoked", ["revoked"])] * 2
        with pytest.raises(OtherWords):
            hears(three, words(two))


def test_only_what_a_laptop_wrote_after_it_was_shut_out_stops_counting(pair):
    one, two = pair
    meets(one, two)
    person = somebody(one)
    write_as(one, two.writer, 1, person, "Bath")
    shuts_out(one, two)

    write_as(one, two.writer, 2, person, "Wells")
    with one.uncaptured("") as (connection, _):
        believed.settle(connection)

    with one.read() as reader:
        assert reader.column("SELECT revoked_after FROM writer WHERE wid = :w", w=two.writer) == [1]
    assert towns(one) == ["Bath"]


def test_a_revocation_that_national_undoes_gives_the_changes_back(lands, empty_chapter, tmp_path):
    hub, one, _ = lands
    enrolled(hub, one)
    with second(empty_chapter, tmp_path / "thief", one) as thief:
        meets(one, thief)
        hears(one, words(thief))
        meets(thief, one)
        with second(empty_chapter, tmp_path / "c", one) as other:
            meets(other, one, thief)
            shuts_out(thief, one)
            write_as(other, one.writer, 7, somebody(other), "Bath")
            assert towns(other) == ["Bath"]
            meets(other, thief)
            assert towns(other) == [""]

            meets(hub, thief)
            shuts_out(hub, thief)
            meets(other, hub)

            assert towns(other) == ["Bath"]
            with other.read() as reader:
                assert reader.column("SELECT revoked_after FROM writer WHERE wid = :w", w=thief.writer) == [0]
            assert [judged(other, facts(store))[0] for store in (one, thief)] == ["certified", "revoked"]


def somebody(store):
    """A person, written here."""
    with store.write("Add") as session:
        person = Person(given_name="Amara")
        session.add(person)
    return person.id


def towns(store):
    """Where people live."""
    with store.read() as reader:
        return reader.column("SELECT town FROM person")


def write_as(store, writer, seq, row, town):
    """A change by another laptop comes with a bundle, a little later."""
    op = Op(writer, seq, wall(NOW) + seq + 100, "person", row, {"town": town}, {})
    with store.uncaptured("") as (connection, _):
        merge(connection, [], [Signed(writer, seq, op.digest(), op)])


def test_those_who_hang_on_a_laptop_are_named_before_it_is_shut_out(pair, empty_chapter, tmp_path):
    one, two = pair
    with second(empty_chapter, tmp_path / "c", one) as three:
        meets(one, two)
        hears(one, words(two))
        meets(two, three)
        hears(two, words(three))
        meets(one, two)
        assert judged(one, facts(three)) == ("certified", [])

        with one.read() as reader:
            lost = acquaintance.would_lose(reader.connection, laptop(two).public_key)

        assert [one.public_key for one in lost] == [laptop(three).public_key]


def test_nobody_shuts_out_their_own_laptop_a_stranger_or_one_of_another_chapter(lands):
    hub, one, two = lands
    meets(one, two, hub)

    with pytest.raises(OwnLaptop):
        shuts_out(one, one)
    with pytest.raises(NotNational):
        shuts_out(one, two)
    with one.uncaptured("") as (connection, _), pytest.raises(NotFound):
        acquaintance.shut_out(connection, one.home, signing.public_key(bytes(32)), AT)


def test_everybody_is_listed_with_how_far_they_are_believed(pair):
    one, two = pair
    meets(one, two)
    with one.read() as reader:
        found = acquaintance.everybody(reader.connection)

    assert sorted((who.laptop.public_key, who.standing, who.words) for who in found) == sorted(
        (laptop(store).public_key, kind, words(store)) for store, kind in ((one, "own"), (two, "unknown"))
    )


# -- a key that changes ------------------------------------------------------------------------------------------------


def test_a_known_laptop_with_another_key_is_blocked_also_with_the_right_words(pair):
    one, two = pair
    meets(one, two)
    hears(one, words(two))
    forged = replace(stranger(one), writer=two.writer)

    assert judged(one, forged) == ("unknown", ["key_changed"])
    with one.uncaptured("") as (connection, _):
        sender = Sender(two.writer, "Two", laptop(one).chapter, "Avon", forged.public_key)
        quarantine.put(connection, b"x", name="x.bundle", at=AT, why=["key_changed"], sender=sender)
    with pytest.raises(OtherWords):
        hears(one, words_of(forged.public_key))
