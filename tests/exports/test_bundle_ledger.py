"""The ledger of what is to be forgotten, as it travels: every entry is signed, or follows from one that is."""

import json

import pytest

from exports.bundle import read
from models.commands.erasure import erase
from models.errors import NotABundle
from models.tables import ContactPoint, Person
from models.trust import signing
from tests.builders_hostile import SEED, canonical, members_of, packed, signed
from tests.builders_sharing import new_chapter
from tests.exports.test_bundle import sent


@pytest.fixture(scope="module")
def forgetful(empty_chapter, tmp_path_factory) -> dict[str, bytes]:
    """The members of a bundle in which a person with an address was forgotten."""
    folder = tmp_path_factory.mktemp("forgetful")
    with new_chapter(empty_chapter, folder / "a", "Avon") as store:
        with store.write("Add") as session:
            session.add(Person(id="f" * 32, given_name="Nia"))
            session.add(ContactPoint(person_id="f" * 32, kind="email", value="nia@x.example"))
        erase(store, person_id="f" * 32, reason="asked", label="Forget")
        return members_of(sent(store, 1).read_bytes())


def ledger(members: dict[str, bytes]) -> tuple[bytes, bytes]:
    """Its two lines: the one that is signed, and the one that follows from it."""
    lines = members["erasures.jsonl"].splitlines(keepends=True)
    signed_line, derived = sorted(lines, key=lambda line: b'"signature":""' in line)
    return signed_line, derived


def keeping_its_card(members: dict[str, bytes], erasures: bytes):
    """Signed anew by a stranger who introduces the issuer of the ledger as it was."""
    lines = [json.loads(line) for line in members["certs.jsonl"].splitlines()]
    own = {**lines[0], "writer": "0" * 16, "public_key": signing.public_key(SEED)}
    certs = b"".join(canonical(line) + b"\n" for line in [*lines, own])
    return signed(members, lambda about: about.update(writer="0" * 16), data={"erasures": erasures, "certs": certs})


def test_an_entry_that_follows_from_a_signed_one_is_believed(forgetful):
    entries = read.read(packed(keeping_its_card(forgetful, forgetful["erasures.jsonl"]))).parcel.erasures

    assert sorted(bool(entry.signature) for entry in entries) == [False, True]


LEDGERS = {
    "unsigned": lambda signed_line, derived: derived,
    "signed for another row": lambda signed_line, derived: (
        signed_line.replace(b'"row":"ffff', b'"row":"eeee') + derived
    ),
    "for another reason": lambda signed_line, derived: signed_line + derived.replace(b"asked", b"other"),
    "of another chapter": lambda signed_line, derived: signed_line.replace(b'"chapter":"0', b'"chapter":"1') + derived,
}


@pytest.mark.parametrize("change", LEDGERS.values(), ids=LEDGERS.keys())
def test_an_entry_nobody_signed_is_refused(forgetful, change):
    changed = change(*ledger(forgetful))
    assert changed != forgetful["erasures.jsonl"]

    with pytest.raises(NotABundle) as refused:
        read.read(packed(keeping_its_card(forgetful, changed)))

    assert (refused.value.why, refused.value.detail) == ("signature", "erasures.jsonl")


def test_an_erased_change_whose_row_is_not_in_the_ledger_is_refused(forgetful):
    with pytest.raises(NotABundle) as refused:
        read.read(packed(keeping_its_card(forgetful, ledger(forgetful)[0])))

    assert (refused.value.why, refused.value.detail.partition(":")[0]) == ("unreadable", "ops.jsonl")
