"""Hostile bundles: validly signed or not, each is refused before a byte is written, in bounded memory and time."""

import hashlib
import io
import json
import random
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from exports.bundle import minisign, read
from exports.bundle.container import open_members
from exports.bundle.format import MEMBERS
from models.errors import NotABundle, Refusal
from tests.builders_sharing import new_chapter
from tests.exports.test_bundle import sent

SEED = b"k" * 32


@pytest.fixture(scope="module")
def members(empty_chapter, tmp_path_factory) -> dict[str, bytes]:
    """The members of a small honest bundle."""
    folder = tmp_path_factory.mktemp("small")
    with new_chapter(empty_chapter, folder / "a", "Avon") as store, zipfile.ZipFile(sent(store, 1)) as archive:
        return {name: archive.read(name) for name in MEMBERS}


def signed(members: dict[str, bytes], change=lambda about: None, lines=None, whole=lambda manifest: None):
    """The same bundle with its manifest changed and signed again, as somebody with a key of their own could."""
    manifest = json.loads(members["datapackage.json"])
    about = manifest["chapterhouse"]
    about["public_key"] = minisign.public_key(SEED)
    certs = [json.loads(line) for line in members["certs.jsonl"].splitlines()]
    certs = [{**cert, "public_key": about["public_key"]} for cert in certs]
    data = {"certs.jsonl": b"".join(json.dumps(cert).encode() + b"\n" for cert in certs), "erasures.jsonl": b""}
    data["ops.jsonl"] = members["ops.jsonl"] if lines is None else b"".join(line + b"\n" for line in lines)
    change(about)
    for resource in manifest["resources"]:
        content = data[resource["path"]]
        resource.update(bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}")
    whole(manifest)
    text = json.dumps(manifest).encode()
    return {**data, "datapackage.json": text, "signature.minisig": minisign.sign(SEED, text, "x")}


def packed(folder, members: dict[str, bytes]):
    """These members as a zip."""
    path = folder / "made.bundle"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def hashed(line: bytes, **changes) -> bytes:
    """An op line with these changes and the right hash."""
    op = {**json.loads(line), **changes}
    op.pop("h")
    canonical = json.dumps(op, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return json.dumps({**op, "h": hashlib.sha256(canonical).digest()[:16].hex()}).encode()


def test_a_bundle_signed_anew_and_otherwise_honest_can_be_read(members, tmp_path):
    lines = [hashed(line) for line in members["ops.jsonl"].splitlines()]

    assert read.read(packed(tmp_path, signed(members))).is_whole
    assert read.read(packed(tmp_path, signed(members, lines=lines))).is_whole


def first(vector: dict) -> list:
    """The runs of the only writer."""
    return next(iter(vector.values()))


@pytest.mark.parametrize(
    "change",
    [
        lambda about: first(about["ranges"]).append([1000, 1001]),
        lambda about: first(about["ranges"])[0].__setitem__(1, 2),
        lambda about: about["ranges"].clear(),
        lambda about: about["vectors"].clear(),
        lambda about: first(about["vectors"])[0].__setitem__(1, 2),
        lambda about: first(about["vectors"])[0].__setitem__(0, 0),
        lambda about: first(about["vectors"])[0].__setitem__(1, 2**60),
        lambda about: about.update(writer="0123456789abcdef"),
        lambda about: about.update(public_key=minisign.public_key(b"z" * 32)),
        lambda about: about.update(bundle="../../etc/passwd"),
        lambda about: about.update(incarnation=-1),
        lambda about: about.update(export_no=2**63),
        lambda about: about.update(laptop="x" * 5000),
        lambda about: about.update(extra=1),
        lambda about: about.update(format_version=99, min_reader=99),
    ],
)
def test_a_signed_manifest_that_lies_is_refused(members, tmp_path, change):
    path = packed(tmp_path, signed(members, change))

    with pytest.raises(NotABundle):
        read.read(path)


@pytest.mark.parametrize("created", ["", "yesterday", "2026-11-23", "2026-11-23T18:00:00+01:00", "9999999999"])
def test_a_time_nobody_can_read_is_refused(members, tmp_path, created):
    path = packed(tmp_path, signed(members, whole=lambda manifest: manifest.update(created=created)))

    with pytest.raises(NotABundle):
        read.read(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"t": "1969-12-31T23:59:59.999Z-ffff"},
        {"t": "2026-11-23T18:00:00.000Z--001"},
        {"t": "2026-11-23T18:00:00.000Z-0x1f"},
        {"t": "9999-12-31T23:59:59.999Z-ffff"},
        {"t": ""},
        {"s": 0},
        {"s": 2**53},
        {"tbl": "person; DROP TABLE op"},
        {"tbl": "sqlite_master.name"},
        {"id": "../../etc/passwd"},
        {"id": "A" * 32},
        {"set": {"given_name": 1.5}},
        {"set": {"given_name": 2**53}},
        {"set": {"given_name": True}},
        {"set": {"given_name": ["x"]}},
        {"set": {"given_name = 'x' --": "x"}},
        {"prev": {"given_name": ["0123456789abcdef:1:00000000"]}},
        {"prev": {"given_name": ["nonsense"]}},
        {"w": "0123456789abcdef"},
    ],
)
def test_a_signed_change_no_program_of_ours_writes_is_refused(members, tmp_path, changes):
    lines = members["ops.jsonl"].splitlines()
    path = packed(tmp_path, signed(members, lines=[hashed(lines[0], **changes), *lines[1:]]))

    with pytest.raises(NotABundle):
        read.read(path)


def test_two_keys_of_one_name_in_a_change_are_refused_or_mean_what_was_hashed(members, tmp_path):
    lines = members["ops.jsonl"].splitlines()
    double = lines[0].replace(b'{"', b'{"s":99,"', 1)

    path = packed(tmp_path, signed(members, lines=[double, *lines[1:]]))

    try:
        ops = read.read(path).parcel.ops
    except NotABundle:
        return
    assert all(signed_op.op.digest() == signed_op.digest for signed_op in ops)


@pytest.mark.parametrize("value", [b'"\\ud800"', b"NaN", b"1e400", b"[" * 100_000, b'"\xff"', b"-0", b"1E2"])
def test_json_that_readers_disagree_about_is_refused(members, tmp_path, value):
    lines = members["ops.jsonl"].splitlines()
    at = lines[0].index(b'"set":{') + 7
    line = lines[0][:at] + b'"x":' + value + lines[0][lines[0].index(b"}", at) :]

    with pytest.raises(NotABundle):
        read.read(packed(tmp_path, signed(members, lines=[line, *lines[1:]])))


# -- the zip around it -------------------------------------------------------------------------------------------------


def raw_zip(entries: list[tuple[bytes, bytes, dict]], **end) -> bytes:
    """A zip written by hand; each entry may lie about itself in its directory entry."""
    body, directory = bytearray(), bytearray()
    for name, content, lies in entries:
        packer = zlib.compressobj(9, wbits=-15)
        data = packer.compress(content) + packer.flush()
        at = lies.get("at", len(body))
        sizes = (lies.get("crc", zlib.crc32(content)), lies.get("packed", len(data)), lies.get("size", len(content)))
        fixed = (20, lies.get("flags", 0), lies.get("method", 8), 0, 33)
        extra = lies.get("extra", b"")
        if lies.get("body", True):
            local = lies.get("local", name)
            body += struct.pack("<4s5H3I2H", b"PK\3\4", *fixed, *sizes, len(local), 0) + local + data
        directory += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, *fixed, *sizes, len(name), len(extra), 0, 0, 0, 0, at
        ) + name + extra  # fmt: skip
    count = end.get("count", len(entries))
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), end.get("start", len(body)), 0)
    return bytes(body + directory) + end.get("before_end", b"") + tail


NAMES = [name.encode() for name in MEMBERS]
HONEST = [(name, b"x" * 10, {}) for name in NAMES]
BOMB = b"\0" * 30_000_000


@pytest.mark.parametrize(
    "made",
    [
        raw_zip([*HONEST, HONEST[0]]),
        raw_zip([*HONEST[:4], (b"OPS.JSONL", b"", {})]),
        raw_zip([*HONEST[:4], (b"nested/signature.minisig", b"", {})]),
        raw_zip([*HONEST[:4], (b"signature.minisig\0", b"", {})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"", {"local": b"other.name"})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"", {"flags": 1})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"", {"flags": 0x40})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"", {"method": 12})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"", {"method": 99})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"x", {"crc": 1})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"x", {"size": 0})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"x", {"packed": 2**31})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"x", {"extra": b"\1\0\x10\0" + b"\xff" * 16, "size": 2**32 - 1})]),
        raw_zip([*HONEST[:4], (NAMES[4], b"x", {"extra": b"\1\0\xff\xff"})]),
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
def test_a_zip_that_lies_is_refused_in_little_memory(tmp_path, made):
    path = tmp_path / "made.bundle"
    path.write_bytes(made)
    tracemalloc.start()

    with pytest.raises(NotABundle):
        open_members(path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * len(made) + 4_000_000


def test_the_zip_written_by_hand_is_a_zip(tmp_path):
    path = tmp_path / "made.bundle"
    path.write_bytes(raw_zip(HONEST))

    assert open_members(path) == {name.decode(): b"x" * 10 for name in NAMES}


def test_a_zip_written_to_a_pipe_is_as_good(members, tmp_path):
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
    path = tmp_path / "piped.bundle"
    path.write_bytes(pipe.getvalue())

    assert read.read(path).is_whole


def test_millions_of_empty_lines_are_refused_in_little_memory(members, tmp_path):
    bomb = signed(members, lines=[b""] * 3_000_000)
    with zipfile.ZipFile(tmp_path / "made.bundle", "w") as archive:
        for name, content in bomb.items():
            archive.writestr(name, content)
    tracemalloc.start()

    with pytest.raises(NotABundle):
        read.read(tmp_path / "made.bundle")

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 14_000_000


@pytest.mark.parametrize("seed", range(3))
def test_random_harm_is_refused_in_words(members, tmp_path, seed):
    dice = random.Random(seed)
    whole = packed(tmp_path, members).read_bytes()
    path = tmp_path / "harmed.bundle"

    for _ in range(150):
        harmed = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            at = dice.choice([dice.randrange(len(whole)), len(whole) - dice.randrange(1, 400)])
            harmed[at : at + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        path.write_bytes(harmed)
        try:
            read.read(path)
        except Refusal:
            continue
