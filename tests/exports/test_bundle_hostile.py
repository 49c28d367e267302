"""Hostile zip files: each is refused before a byte of it is believed, in bounded memory and time."""

import io
import random
import struct
import tracemalloc
import zipfile

import pytest

from exports.bundle import read
from exports.bundle.container import open_members
from models.errors import NotABundle, Refusal
from tests.builders_hostile import HONEST, NAMES, members_of, packed, raw_zip, signed, small_bundle


@pytest.fixture(scope="module")
def members(empty_chapter, tmp_path_factory) -> dict[str, bytes]:
    """The members of a small honest bundle."""
    return members_of(small_bundle(empty_chapter, tmp_path_factory.mktemp("small")))


BOMB = b"\0" * 30_000_000


@pytest.mark.parametrize(
    "made",
    [
        raw_zip([*HONEST, HONEST[0]]),
        raw_zip([*HONEST[:5], (b"OPS.JSONL", b"", {})]),
        raw_zip([*HONEST[:5], (b"nested/signature.minisig", b"", {})]),
        raw_zip([*HONEST[:5], (b"signature.minisig\0", b"", {})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"", {"local": b"other.name"})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"", {"flags": 1})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"", {"flags": 0x40})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"", {"method": 12})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"", {"method": 99})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"x", {"crc": 1})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"x", {"size": 0})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"x", {"packed": 2**31})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"x", {"extra": b"\1\0\x10\0" + b"\xff" * 16, "size": 2**32 - 1})]),
        raw_zip([*HONEST[:5], (NAMES[5], b"x", {"extra": b"\1\0\xff\xff"})]),
        raw_zip([(NAMES[0], BOMB, {}), *[(name, BOMB, {"at": 0, "body": False}) for name in NAMES[1:]]]),
        raw_zip([(NAMES[0], BOMB, {}), *HONEST[1:]]),
        raw_zip([(NAMES[0], BOMB, {"size": 60_000}), *HONEST[1:]]),
        raw_zip(HONEST, count=0),
        raw_zip(HONEST, count=65535),
        raw_zip(HONEST, start=2**31),
        raw_zip(HONEST, before_end=struct.pack("<4sIQI", b"PK\6\7", 0, 0, 1)),
        raw_zip(HONEST) + raw_zip(HONEST),
        raw_zip([(f"{number}".encode(), b"", {"body": False, "at": 0}) for number in range(60_000)], count=60_000),
    ],
    ids=range(23),
)
def test_a_zip_that_lies_is_refused_in_little_memory(made):
    tracemalloc.start()

    with pytest.raises(NotABundle):
        open_members(made)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * len(made) + 4_000_000


def test_members_that_are_too_much_together_are_refused():
    half = random.Random(1).randbytes(700_000) + b"\0" * 134_000_000  # little enough for its size, were it alone

    with pytest.raises(NotABundle, match="too_large"):
        open_members(raw_zip([(NAMES[0], half, {}), (NAMES[1], half, {}), *HONEST[2:]]))


def test_the_zip_written_by_hand_is_a_zip():
    assert open_members(raw_zip(HONEST)) == {name.decode(): b"x" * 10 for name in NAMES}


def test_a_zip_written_to_a_pipe_is_as_good(members):
    class Pipe(io.BytesIO):
        """Takes what is written and never goes back."""

        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

        def tell(self):
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)

    assert read.read(pipe.getvalue()).is_whole


def test_millions_of_empty_lines_are_refused_in_little_memory(members):
    bomb = signed(members, lines=[b""] * 3_000_000)
    bundle = packed(bomb, zipfile.ZIP_STORED)
    tracemalloc.start()

    with pytest.raises(NotABundle):
        read.read(bundle)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 14_000_000


@pytest.mark.parametrize("seed", range(3))
def test_random_harm_is_refused_in_words(members, seed):
    dice = random.Random(seed)
    whole = packed(members)

    for _ in range(150):
        harmed = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            at = dice.choice([dice.randrange(len(whole)), len(whole) - dice.randrange(1, 400)])
            harmed[at : at + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        try:
            read.read(bytes(harmed))
        except Refusal:
            continue
