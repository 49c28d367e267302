"""A writer's keys: in the system's keychain where there is a real one, else in its note, and never lost on the way."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import keyring
import keyring.backends.fail
import pyrage
import pytest
from keyring.errors import KeyringLocked

from models.errors import CouldNotRead
from models.trust import keychain, keys, signing
from models.trust.keys import KeyGone, Secrets
from models.trust.notes import Note, note_path, read_note, write_note
from tests.keychains import Chain

age: Any = pyrage  # its types leave most of it out
WID = "9f3c11aa07d2e4b1"
SEED = "07" * 32
AT = "2026-11-23T18:00:00Z"


class Forgetful(Chain):
    """Says that it keeps things, and does not."""

    def set_password(self, service, username, password):
        """Nothing."""


class Locked(Chain):
    """Has them, and gives them to nobody."""

    def get_password(self, service, username):
        """No."""
        raise KeyringLocked


class Hanging(Chain):
    """Waits for somebody to type a password."""

    def __init__(self):
        super().__init__()
        self.typed = threading.Event()

    def set_password(self, service, username, password):
        """Only once it is typed."""
        self.typed.wait()


class Unsafe(Chain):
    """Offers itself, but nobody should use it."""

    priority = 0


@pytest.fixture(autouse=True)
def no_real_keychain() -> Iterator[None]:
    """No test ever touches the keychain of whoever runs it."""
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def home(tmp_path):
    """A laptop with one writer."""
    write_note(tmp_path, WID, Note("token", 3, SEED, path="a.chapter"))
    return tmp_path


def use(chain):
    """Make this the system's keychain."""
    keyring.set_keyring(chain)
    return chain


def test_without_a_keychain_they_stay_in_the_note_which_gets_an_age_identity(home):
    found = keys.secrets_of(home, WID)

    note = read_note(home, WID)
    assert note == Note("token", 3, SEED, path="a.chapter", age=found.age, kept="file")
    assert (found.seed.hex(), keys.where_kept(home, WID)) == (SEED, "file")
    assert note_path(home, WID).stat().st_mode & 0o777 == 0o600
    assert keys.secrets_of(home, WID) == found


def test_what_is_sealed_to_the_public_age_key_is_opened_with_the_secret_one(home):
    found = keys.secrets_of(home, WID)

    sealed = age.encrypt(b"hello", [age.x25519.Recipient.from_str(keys.public_age(found.age))])

    assert age.decrypt(sealed, [age.x25519.Identity.from_str(found.age)]) == b"hello"


def test_a_keychain_takes_them_over_and_the_note_forgets_them(home):
    chain = use(Chain())

    found = keys.secrets_of(home, WID)

    note = read_note(home, WID)
    assert note and (note.seed, note.age, note.token, note.high_seq) == ("", "", "token", 3)
    assert SEED not in note_path(home, WID).read_text()
    assert (keys.where_kept(home, WID), list(chain.kept)) == ("keychain", [("Chapterhouse", WID)])
    assert keys.secrets_of(home, WID) == found


@pytest.mark.parametrize("make", [Forgetful, Locked, Unsafe])
def test_a_keychain_that_fails_leaves_them_where_they_are(home, make):
    use(make())

    found = keys.secrets_of(home, WID)

    use(Chain())
    assert (keys.where_kept(home, WID), keys.secrets_of(home, WID)) == ("file", found)
    assert keys.put_into_keychain(home, WID) == "keychain"
    assert keys.secrets_of(home, WID) == found


def test_a_keychain_that_hangs_is_not_waited_for(home):
    chain = use(Hanging())

    found = keys.secrets_of(home, WID, patience=0.05)

    assert (found.seed.hex(), keys.where_kept(home, WID)) == (SEED, "file")
    chain.typed.set()


@pytest.mark.parametrize(
    ("make", "why"), [(Chain, "gone"), (Locked, "refused"), (keyring.backends.fail.Keyring, "none")]
)
def test_a_keychain_that_no_longer_has_them_is_told_and_nothing_is_made_up(home, make, why):
    use(Chain())
    keys.secrets_of(home, WID)
    use(make())

    with pytest.raises(KeyGone) as told:
        keys.secrets_of(home, WID)

    assert (told.value.why, told.value.path, isinstance(told.value, CouldNotRead)) == (why, note_path(home, WID), True)
    assert keys.where_kept(home, WID) == "keychain"


@pytest.mark.parametrize("note", [None, Note("token", 3, "")])
def test_without_a_note_or_with_an_empty_one_there_is_no_key(tmp_path, note):
    if note:
        write_note(tmp_path, WID, note)

    with pytest.raises(KeyGone, match="gone"):
        keys.secrets_of(tmp_path, WID)


def test_a_writer_that_followed_another_has_its_keys_under_the_old_name(home):
    use(Chain())
    found = keys.secrets_of(home, WID)
    note = read_note(home, WID)
    assert note
    write_note(home, "aaaa", replace(note, key=WID))

    assert keys.secrets_of(home, "aaaa") == found


def test_a_note_from_before_there_were_age_keys_goes_on_working(tmp_path):
    path = note_path(tmp_path, WID)
    path.parent.mkdir()
    path.write_text(f'{{"token": "t", "high_seq": 1, "seed": "{SEED}", "path": "x"}}')

    found = keys.secrets_of(tmp_path, WID)

    assert (found.seed.hex(), found.age[:16]) == (SEED, "AGE-SECRET-KEY-1")


def test_introducing_notes_the_public_halves_on_the_card(store):
    store.prepare()

    with store.uncaptured("") as (connection, _):
        found = keys.introduce(connection, store.home, store.writer, AT)

    with store.read() as reader:
        card = reader.one(lambda *row: row, "SELECT public_key, age FROM writer WHERE wid = :w", w=store.writer)
    assert card == (signing.public_key(found.seed), keys.public_age(found.age))


def test_the_chainer_is_asked_for_its_first_real_keychain(home):
    from keyring.backends.chainer import ChainerBackend

    chain = Chain()

    class Both(ChainerBackend):
        """Two, the first of them unsafe."""

        backends = (Unsafe(), chain)  # type: ignore[assignment]

    use(Both())

    assert (keys.secrets_of(home, WID), keys.where_kept(home, WID), len(chain.kept)) == (
        Secrets(bytes.fromhex(SEED), chain.kept[keychain.SERVICE, WID].split(" ")[1]),
        "keychain",
        1,
    )
