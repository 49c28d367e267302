"""Bundles validly signed by a stranger that say what no program of ours says: each is refused, and for that."""

import json

import pytest

from exports.bundle import read
from exports.bundle.format import PURPOSE
from models.errors import NotABundle
from models.trust import signing
from tests.builders_hostile import SEED, canonical, hashed, members_of, packed, signed, small_bundle


@pytest.fixture(scope="module")
def members(empty_chapter, tmp_path_factory) -> dict[str, bytes]:
    """The members of a small honest bundle."""
    return members_of(small_bundle(empty_chapter, tmp_path_factory.mktemp("small")))


def test_a_bundle_signed_anew_and_otherwise_honest_can_be_read(members):
    lines = [hashed(line) for line in members["ops.jsonl"].splitlines()]

    assert read.read(packed(signed(members))).is_whole
    assert read.read(packed(signed(members, lines=lines))).is_whole


def runs(about: dict, kind: str) -> list:
    """The runs of the only writer."""
    return next(iter(about["vectors"][kind].values()))


def span(about: dict, **changes) -> None:
    """Change the only span."""
    about["spans"][0].update(changes)


@pytest.mark.parametrize(
    "change",
    [
        lambda about: about["spans"].append({**about["spans"][0], "from": 1000, "to": 1001}),
        lambda about: about["spans"].append(about["spans"][0]),
        lambda about: span(about, to=2),
        lambda about: span(about, chain_before="0" * 31),
        lambda about: span(about, writer="../../etc/passwd"),
        lambda about: about["spans"].clear(),
        lambda about: about["vectors"]["seen"].clear(),
        lambda about: about["vectors"].update(full={}, seen={}),
        lambda about: runs(about, "seen")[0].__setitem__(1, 2),
        lambda about: runs(about, "seen")[0].__setitem__(0, 0),
        lambda about: runs(about, "seen")[0].__setitem__(1, 2**60),
        lambda about: runs(about, "full")[0].__setitem__(1, 2**40),
        lambda about: about.update(writer="0123456789abcdef"),
        lambda about: about.update(replica="x"),
        lambda about: about.update(bundle="../../etc/passwd"),
        lambda about: about.update(community="A" * 32),
        lambda about: about.update(community="a" * 32),
        lambda about: about.update(incarnation=-1),
        lambda about: about.update(export_no=2**63),
        lambda about: about.update(laptop="x" * 5000),
        lambda about: about.update(extra=1),
        lambda about: about.update(audience="everybody"),
        lambda about: about.update(level=4),
        lambda about: about.update(kind="regional"),
        lambda about: about.update(part=2),
        lambda about: about.update(parts=2**40),
        lambda about: about.update(previous="0"),
        lambda about: about.update(age="age1" + "b" * 58),
        lambda about: about.update(age="age1" + "q" * 58),
        lambda about: about.update(clock="now"),
        lambda about: about.update(erased=["../../etc/passwd"]),
        lambda about: about.update(to=[{"replica": "everybody", "public_key": ""}]),
        lambda about: about.update(stubs=1),
        lambda about: about.update(counts={"person": 1}),
        lambda about: about.pop("counts"),
    ],
)
def test_a_signed_manifest_that_lies_is_refused(members, change):
    bundle = packed(signed(members, change))

    with pytest.raises(NotABundle) as refused:
        read.read(bundle)

    assert (refused.value.why, refused.value.detail) == ("unreadable", "datapackage.json")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda about: about.update(format_version=99, min_reader=99, extra=1), "newer"),
        (lambda about: about.update(public_key=signing.public_key(b"z" * 32)), "signature"),
        (lambda about: about.update(public_key=""), "signature"),
        (lambda about: span(about, chain_after="0" * 32), "altered"),
    ],
)
def test_a_signed_manifest_of_another_version_key_or_past_is_refused(members, change, why):
    bundle = packed(signed(members, change))

    with pytest.raises(NotABundle) as refused:
        read.read(bundle)

    assert refused.value.why == why


def test_a_key_that_stands_twice_in_the_manifest_is_refused(members):
    made = signed(members)
    text = made["datapackage.json"].replace(b'"level": 0', b'"level": 3, "level": 0')
    assert text != made["datapackage.json"]
    made |= {"datapackage.json": text, "signature.minisig": signing.sign(SEED, text, PURPOSE)}

    with pytest.raises(NotABundle, match="unreadable"):
        read.read(packed(made))


def test_a_signature_made_for_something_else_is_refused(members):
    made = signed(members)
    text = made["datapackage.json"]

    made["signature.minisig"] = signing.sign(SEED, text, "chapterhouse certificate")

    with pytest.raises(NotABundle, match="signature"):
        read.read(packed(made))


@pytest.mark.parametrize("created", ["", "yesterday", "2026-11-23", "2026-11-23T18:00:00+01:00", "9999999999"])
def test_a_time_nobody_can_read_is_refused(members, created):
    bundle = packed(signed(members, whole=lambda manifest: manifest.update(created=created)))

    with pytest.raises(NotABundle, match="unreadable"):
        read.read(bundle)


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
def test_a_signed_change_no_program_of_ours_writes_is_refused(members, changes):
    lines = members["ops.jsonl"].splitlines()
    bundle = packed(signed(members, lines=[hashed(lines[0], **changes), *lines[1:]]))

    with pytest.raises(NotABundle, match="unreadable"):
        read.read(bundle)


def test_a_change_that_is_not_what_its_hash_says_is_refused(members):
    lines = members["ops.jsonl"].splitlines()
    changed = lines[2].replace(b"Person", b"Parson")
    assert changed != lines[2]

    with pytest.raises(NotABundle) as refused:
        read.read(packed(signed(members, lines=[*lines[:2], changed, *lines[3:]])))

    assert (refused.value.why, refused.value.detail) == ("altered", "ops.jsonl:3")


LINES = {
    "two keys of one name": lambda line: line.replace(b'","id"', b'","h":"00","id"', 1),
    "a key nobody knows": lambda line: line.replace(b'"id":', b'"idea":1,"id":', 1),
    "keys in another order": lambda line: json.dumps(json.loads(line)).encode(),
    "a blank": lambda line: line.replace(b'":', b'": ', 1),
    "an escape": lambda line: line.replace(b"Person", b"\\u0050erson", 1),
    "capital digits": lambda line: line.replace(line[6:38], line[6:38].upper(), 1),
    "no hash": lambda line: b"{" + line[41:],
    "a stub with more": lambda line: b'{"h":"' + line[6:38] + b'","s":1,"tbl":"person","w":"' + line[-18:],
    "an erased change nobody asked to forget": lambda line: canonical(
        {**{k: v for k, v in json.loads(line).items() if k not in {"set", "prev"}}, "erased": 1}
    ),
    "nothing": lambda line: b"",
    "a list": lambda line: b"[]",
}


@pytest.mark.parametrize("change", LINES.values(), ids=LINES.keys())
def test_a_line_spelled_as_we_would_not_is_refused(members, change):
    lines = members["ops.jsonl"].splitlines()
    changed = change(lines[1])
    assert changed != lines[1]

    with pytest.raises(NotABundle) as refused:
        read.read(packed(signed(members, lines=[lines[0], changed, *lines[2:]])))

    assert (refused.value.why, refused.value.detail) == ("unreadable", "ops.jsonl:2")


@pytest.mark.parametrize("value", [b'"\\ud800"', b"NaN", b"1e400", b"[" * 100_000, b'"\xff"', b"-0", b"1E2", b"true"])
def test_json_that_readers_disagree_about_is_refused(members, value):
    lines = members["ops.jsonl"].splitlines()
    at = lines[0].index(b'"set":{') + 7
    line = lines[0][:at] + b'"x":' + value + lines[0][lines[0].index(b"}", at) :]

    with pytest.raises(NotABundle, match="unreadable"):
        read.read(packed(signed(members, lines=[line, *lines[1:]])))


CERT = {"age": "", "chapter": "", "kind": "writer", "name": "", "public_key": "", "writer": "0" * 16}
ERASURE = {
    "chapter": "a" * 32, "fields": [], "issuer": "0" * 16, "reason": "asked", "row": "a" * 32, "signature": "x",
    "t": "2026-11-23T18:00:00.000Z-0000",
}  # fmt: skip


@pytest.mark.parametrize(
    ("member", "line"),
    [
        ("certs", canonical({**CERT, "kind": "friend"})),
        ("certs", canonical({**CERT, "writer": "x"})),
        ("certs", canonical({**CERT, "chapter": "x"})),
        ("certs", canonical({**CERT, "name": "x" * 300})),
        ("certs", canonical({**CERT, "age": "age1"})),
        ("certs", canonical(CERT) + b"\n" + canonical(CERT)),
        ("certs", canonical({"body": "{}", "kind": "writer", "signature": "x"})),
        ("certs", canonical({"body": {}, "kind": "certificate", "signature": "x"})),
        ("erasures", canonical({**ERASURE, "row": "x"})),
        ("erasures", canonical({**ERASURE, "fields": ["x; DROP TABLE op"]})),
        ("erasures", canonical({**ERASURE, "t": "x"})),
        ("erasures", canonical({**ERASURE, "issuer": "x"})),
        ("erasures", canonical({**ERASURE, "more": 1})),
        ("erasures", canonical({**ERASURE, "reason": "Maud moved to 3 Elm Row"})),
        ("totals", b'{"table":"x","table":"y"}'),
        ("totals", b'{"table":1.5}'),
        ("totals", b'{"table":' + b"[" * 50 + b"]" * 50 + b"}"),
        ("totals", b'{"table":' + b"[" * 20_000 + b"]" * 20_000 + b"}"),
        ("totals", b'{"table":1' + b"0" * 60 + b"}"),
        ("totals", b"[]"),
    ],
)
def test_a_line_of_another_member_that_is_none_is_refused(members, member, line):
    more = members["certs.jsonl"] if member == "certs" else b""

    with pytest.raises(NotABundle) as refused:
        read.read(packed(signed(members, data={member: more + line + b"\n"})))

    assert (refused.value.why, refused.value.detail.partition(":")[0]) == ("unreadable", f"{member}.jsonl")
