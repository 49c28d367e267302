"""Age identities are changed once a year, former ones open for a while and are then gone, wherever they lie."""

from collections.abc import Iterator
from dataclasses import replace

import keyring
import keyring.backends.fail
import pytest

from models import identity
from models.errors import CouldNotWrite
from models.trust import keys
from models.trust.keys import KeyGone
from models.trust.notes import note_path, read_note, write_note
from models.trust.ring import MOST_FORMER, Secrets, due, new_age, packed, public_age, unpacked
from tests.keychains import Chain, MacChain, WindowsChain

BEGUN, YEAR_ON = "2026-11-23T18:00:00Z", "2027-11-23T09:00:00Z"
WHILE_ON, OVER = "2028-05-23T09:00:00Z", "2028-05-24T09:00:00Z"


@pytest.fixture(autouse=True)
def no_real_keychain() -> Iterator[None]:
    """No test ever touches the keychain of whoever runs it."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture(params=[None, Chain, MacChain, WindowsChain], ids=["file", "chain", "mac", "windows"])
def chain(request):
    """Where the keys lie: in the note, or in a keychain of each kind."""
    if request.param is None:
        return None
    made = request.param()
    keyring.set_keyring(made)
    return made


def introduced(store, at=BEGUN) -> Secrets:
    """The keys as a bundle written at this moment has them."""
    store.prepare()
    with store.uncaptured("") as (connection, _):
        return keys.introduce(connection, store.home, store.writer, at)


def card(store) -> str:
    """What the file says others seal to."""
    with store.read() as reader:
        return reader.value("SELECT age FROM writer WHERE wid = :w", w=store.writer)


def held(store) -> Secrets:
    """What opens bundles now."""
    return keys.secrets_of(store.home, store.writer)


def every_byte(store, chain) -> str:
    """All that this laptop keeps outside the chapter, and all that is in its keychain."""
    files = [path.read_bytes().decode(errors="replace") for path in store.home.rglob("*") if path.is_file()]
    return " ".join([*files, *(chain.kept.values() if chain else ())])


def test_it_is_in_use_for_a_year_and_then_another(store, chain):
    first = introduced(store)

    assert (first.since, first.changes_on, first.former_until) == ("2026-11-23", "2027-11-23", "")
    assert introduced(store, "2027-11-22T23:59:59Z") == first
    second = introduced(store, YEAR_ON)
    assert (second.seed, second.since, second.age == first.age) == (first.seed, "2027-11-23", False)
    assert second.former == ((first.age, "2028-05-24"),)
    assert (held(store), card(store)) == (second, keys.public_age(second.age))


def test_only_introducing_changes_it(store, chain):
    first = introduced(store)

    assert (held(store), keys.put_into_keychain(store.home, store.writer)) == (first, "keychain" if chain else "file")
    assert held(store) == first


def test_a_former_one_opens_for_a_while_and_is_then_in_no_byte_of_the_laptop(store, chain):
    first = introduced(store)
    second = introduced(store, YEAR_ON)
    assert held(store).ages == (second.age, first.age)

    introduced(store, WHILE_ON)
    assert (held(store).ages, first.age in every_byte(store, chain)) == ((second.age, first.age), True)
    introduced(store, OVER)

    assert held(store) == replace(second, former=())
    assert first.age not in every_byte(store, chain)
    assert second.age in every_byte(store, chain)


def test_writers_a_file_had_before_it_was_set_back_forget_the_former_one_too(store, chain):
    first = introduced(store)
    note = read_note(store.home, store.writer)
    assert note
    write_note(store.home, "aaaa", replace(note, key=store.writer, high_seq=1))

    introduced(store, YEAR_ON)
    introduced(store, OVER)

    assert first.age not in every_byte(store, chain)
    assert keys.secrets_of(store.home, "aaaa") == held(store)
    kin = read_note(store.home, "aaaa")
    assert kin and kin.high_seq == 1


def test_a_keychain_that_takes_the_keys_late_leaves_them_in_no_writers_note(store):
    first = introduced(store)
    note = read_note(store.home, store.writer)
    assert note
    write_note(store.home, "aaaa", replace(note, key=store.writer))
    chain = Chain()
    keyring.set_keyring(chain)

    keys.put_into_keychain(store.home, store.writer)

    assert first.age not in every_byte(store, None)
    assert keys.secrets_of(store.home, "aaaa") == held(store) == first


def test_a_note_without_dates_begins_its_year_when_it_is_first_seen(store):
    first = introduced(store)
    note = read_note(store.home, store.writer)
    assert note
    write_note(store.home, store.writer, replace(note, since=""))

    assert introduced(store, "2031-01-01T00:00:00Z") == replace(first, since="2031-01-01")
    assert introduced(store, "2031-12-31T00:00:00Z").age == first.age
    assert introduced(store, "2032-01-01T00:00:00Z").age != first.age


def test_a_keychain_entry_without_dates_begins_its_year_when_it_is_first_seen(store):
    chain = Chain()
    keyring.set_keyring(chain)
    first = introduced(store)
    chain.kept["Chapterhouse", store.writer] = f"{first.seed.hex()} {first.age}"

    assert held(store) == Secrets(first.seed, first.age)
    assert introduced(store, "2031-01-01T00:00:00Z") == replace(first, since="2031-01-01")


def test_a_clock_that_ran_ahead_does_not_put_the_change_off():
    ahead = Secrets(b"", "AGE-1", "2040-01-01")

    assert due(ahead, "2026-11-23", named="").since == "2026-11-23"


def test_a_clock_that_ran_ahead_keeps_a_former_one_no_longer_than_its_while():
    ahead = Secrets(bytes(32), new_age(), "2026-11-23", ((new_age(), "2031-10-04"),))

    found = due(ahead, "2026-11-24", named=public_age(ahead.age))

    assert [until for _identity, until in found.former] == ["2027-05-26"]
    assert due(found, "2027-05-26", named=public_age(ahead.age)).former == ()


def test_the_one_the_file_still_names_is_not_destroyed(store, chain):
    first = introduced(store)
    introduced(store, YEAR_ON)
    with store.uncaptured("") as (connection, _):  # as after a crash before the transaction ended, or in a backup
        connection.execute("UPDATE writer SET age = ? WHERE wid = ?", (keys.public_age(first.age), store.writer))

    introduced(store, OVER)

    assert first.age in held(store).ages
    assert card(store) == keys.public_age(held(store).age)
    introduced(store, OVER)
    assert first.age not in every_byte(store, chain)


def test_a_transaction_that_fails_leaves_a_card_whose_key_still_opens(store, chain):
    first = introduced(store)

    with pytest.raises(ZeroDivisionError), store.uncaptured("") as (connection, _):
        keys.introduce(connection, store.home, store.writer, YEAR_ON)
        raise ZeroDivisionError

    assert card(store) == keys.public_age(first.age)
    assert first.age in held(store).ages
    introduced(store, YEAR_ON)
    assert card(store) == keys.public_age(held(store).age)


@pytest.mark.parametrize("steps", range(8))
def test_a_keychain_broken_off_at_any_step_has_the_key_the_card_names(store, steps):
    chain = MacChain()
    keyring.set_keyring(chain)
    first = introduced(store)
    chain.steps = steps

    told = introduced(store, YEAR_ON)
    chain.steps = 1_000

    assert card(store) == keys.public_age(told.age)
    assert {told.age, first.age} <= set(held(store).ages)
    second = introduced(store, YEAR_ON)
    chain.steps = steps
    introduced(store, OVER)
    chain.steps = 1_000
    assert second.age in held(store).ages
    introduced(store, OVER)
    assert (held(store).age, card(store)) == (second.age, keys.public_age(second.age))
    assert first.age not in every_byte(store, chain)


@pytest.mark.parametrize("whose", ["our own", "before"])
def test_a_note_that_cannot_be_written_leaves_the_old_key_and_all_of_it_is_done_again(store, whose):
    first = introduced(store)
    note = read_note(store.home, store.writer)
    assert note
    write_note(store.home, "aaaa", replace(note, key=store.writer))
    blocked = note_path(store.home, "aaaa" if whose == "before" else store.writer).with_suffix(".part")
    blocked.mkdir()

    with pytest.raises(CouldNotWrite):
        introduced(store, YEAR_ON)

    blocked.rmdir()
    assert (held(store), card(store)) == (first, keys.public_age(first.age))
    second = introduced(store, YEAR_ON)
    assert keys.secrets_of(store.home, "aaaa") == second == held(store)


def test_it_is_changed_at_once_when_somebody_asks_and_the_former_one_destroyed_when_they_insist(store, chain):
    first = introduced(store)

    with store.uncaptured("") as (connection, _):
        second = keys.renew(connection, store.home, store.writer, BEGUN)

    assert (second.ages[1:], second.former_until) == ((first.age,), "2027-05-25")
    assert card(store) == keys.public_age(second.age)
    assert keys.destroy_former(store.home, store.writer) == replace(second, former=())
    assert first.age not in every_byte(store, chain)


def test_a_keychain_that_refuses_puts_the_yearly_change_off_but_tells_who_asked_for_one(store):
    chain = MacChain()
    keyring.set_keyring(chain)
    first = introduced(store)
    chain.steps = 0

    assert introduced(store, YEAR_ON) == first
    with store.uncaptured("") as (connection, _), pytest.raises(KeyGone, match="refused"):
        keys.renew(connection, store.home, store.writer, YEAR_ON)

    chain.steps = 1_000
    assert introduced(store, YEAR_ON).former == ((first.age, "2028-05-24"),)


def test_so_many_former_ones_fit_under_one_name_of_a_windows_keychain(store):
    found = introduced(store)

    for _ in range(MOST_FORMER + 3):
        with store.uncaptured("") as (connection, _rows):
            found = keys.renew(connection, store.home, store.writer, BEGUN)

    assert len(found.former) == MOST_FORMER
    assert len(packed(found).encode("utf-16-le")) <= 2560
    assert unpacked(packed(found)) == found


def test_a_file_set_back_goes_on_with_the_keys_of_today(store, chain):
    introduced(store)
    second, before = introduced(store, YEAR_ON), store.writer
    with store.uncaptured("") as (connection, _):
        connection.execute("UPDATE _ctl SET token = 'of a backup'")
        wid = identity.take_up(connection, store.home, store.path, "Laptop")

    assert wid != before
    assert keys.secrets_of(store.home, wid) == second
