"""Every way to harm a bundle, one at a time and at random."""

import io
import json
import random
import warnings
import zipfile
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from typing import Any

from tests.builders_hostile import HONEST, NAMES, Members, canonical, hashed, packed, raw_zip, signed

Make = Callable[[random.Random], bytes]


def ways(content: bytes, sealed: bytes, members: Members) -> list[Make]:
    """What makes harmed bundles of this one; `sealed` is the same in an age file."""
    return [
        partial(_flipped, content),
        partial(_flipped, sealed),
        partial(_edited, content),
        partial(_ended, content),
        partial(_repacked, members),
        partial(_swapped, members),
        partial(_lying, members),
        partial(_told_otherwise, members),
        partial(_lines, members),
        partial(_json, members),
        partial(_around, content),
        partial(_around, sealed),
        _bomb,
    ]


# -- bytes -------------------------------------------------------------------------------------------------------------


def _flipped(content: bytes, dice: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(dice.choice([1, 1, 2, 8])):
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def _edited(content: bytes, dice: random.Random) -> bytes:
    """Bytes taken out, put in and moved."""
    made = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(made)), dice.choice([0, 1, 2, 4, 100])
        made[at : at + length] = dice.choice([b"", dice.randbytes(length), made[:length], b"PK\x05\x06" + bytes(18)])
    return bytes(made)


def _ended(content: bytes, dice: random.Random) -> bytes:
    """Harm where the directory of the zip is."""
    made = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        made[len(made) - dice.randrange(1, min(500, len(made)))] = dice.choice([0, 1, 0x7F, 0xFF, dice.randrange(256)])
    return bytes(made)


def _around(content: bytes, dice: random.Random) -> bytes:
    """Something before, behind, twice, or another file altogether."""
    more = dice.choice([b"x", b"\0" * 22, content, dice.randbytes(100), b"age-encryption.org/v1\n", b"PK\x03\x04"])
    return dice.choice(
        [content + more, more + content, more, more * 2, content + content[: dice.randrange(len(content))]]
    )


# -- members -----------------------------------------------------------------------------------------------------------


def _repacked(members: Members, dice: random.Random) -> bytes:
    """Members missing, renamed, doubled or with something else in them."""
    made = list(members.items())
    for _ in range(dice.randint(1, 2)):
        at = dice.randrange(len(made))
        name, inside = made[at]
        made[at : at + 1] = dice.choice(
            [
                [],
                [(name, inside), (name, inside)],
                [(dice.choice(["../evil", "/etc/passwd", name.upper(), name + "\0", "x/" + name, "a\\b"]), inside)],
                [(name, dice.choice([b"", b"\n", inside * 2, inside[:-1], inside[::-1], dice.randbytes(50)]))],
            ]
        )
        made = made or [("x", b"")]
    return _zip(made, dice)


def _swapped(members: Members, dice: random.Random) -> bytes:
    """Members that changed places."""
    names, contents = list(members), list(members.values())
    one, other = dice.sample(range(len(names)), 2)
    contents[one], contents[other] = contents[other], contents[one]
    return _zip(list(zip(names, contents, strict=True)), dice)


def _zip(members: list[tuple[str, bytes]], dice: random.Random) -> bytes:
    made = io.BytesIO()
    method = dice.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    with zipfile.ZipFile(made, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that stands twice
        for name, content in members:
            archive.writestr(name, content)
        archive.comment = dice.choice([b"", b"", b"x", b"PK\x05\x06" + bytes(18)])
    return made.getvalue()


def _lying(members: Members, dice: random.Random) -> bytes:
    """A zip written by hand whose directory does not tell the truth."""
    entries = [(name, members[name.decode()], {}) for name in NAMES] if dice.random() < 0.7 else list(HONEST)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(entries))
        name, content, lies = entries[at]
        entries[at] = (name, content, {**lies, **dice.choice(_LIES)(dice)})
    if dice.random() < 0.2:
        entries.insert(dice.randrange(6), dice.choice(entries))
    return raw_zip(entries, **dice.choice([{}, {}, {}, *_ENDS]))


_LIES: list[Callable[[random.Random], dict[str, Any]]] = [
    lambda dice: {"size": dice.choice([0, 1, 2**16, 2**31, 2**32 - 1, dice.randrange(5000)])},
    lambda dice: {"packed": dice.choice([0, 1, 2**16, 2**31, 2**32 - 1, dice.randrange(5000)])},
    lambda dice: {"crc": dice.randrange(2**32)},
    lambda dice: {"at": dice.choice([0, 1, 2**31, 2**32 - 1, dice.randrange(5000)])},
    lambda dice: {"flags": 1 << dice.randrange(16)},
    lambda dice: {"method": dice.choice([0, 1, 6, 9, 12, 14, 93, 95, 99])},
    lambda dice: {"extra": dice.choice([b"\1\0\x10\0" + b"\xff" * 16, b"\1\0\xff\xff", dice.randbytes(20)])},
    lambda dice: {"local": dice.choice([b"other", b"", b"x" * 300])},
    lambda dice: {"body": False},
]
_ENDS: list[dict[str, Any]] = [
    {"count": 0},
    {"count": 5},
    {"count": 65535},
    {"start": 2**31},
    {"start": 0},
    {"before_end": b"PK\6\7" + bytes(16)},
]


def _bomb(dice: random.Random) -> bytes:
    """Much out of little: rarely a large one, for they take their time to make."""
    size = 30_000_000 if dice.random() < 0.002 else dice.randrange(70_000, 400_000)
    content, lies = b"\0" * size, dice.choice([{}, {"size": 60_000}, {"size": 0}])
    others = dice.choice([HONEST[1:], [(name, content, {"at": 0, "body": False}) for name in NAMES[1:]]])
    return raw_zip([(NAMES[0], content, lies), *others])


# -- what is said, signed by a stranger --------------------------------------------------------------------------------

_ODD: list[Any] = [
    None, True, 0, -1, 1.5, 2**53, 2**63, 2**64, 10**300, "", "x", "\0", "\u202e", "x" * 5000, "../../etc/passwd", [],
    {}, [[]], [None], {"": ""}, [[0, 1]], [[5, 1]], "2026-13-45T99:99:99Z", "'; DROP TABLE op; --", "٣", "\U0001f600",
]  # fmt: skip


def _told_otherwise(members: Members, dice: random.Random) -> bytes:
    """One or two things in the manifest are something odd, and it is signed again."""

    def change(manifest: dict) -> None:
        for _ in range(dice.randint(1, 2)):
            _spoil(manifest, dice)

    return packed(signed(members, whole=change))


def _spoil(tree: Any, dice: random.Random) -> None:
    """Somewhere in the tree something is changed, taken away, added or doubled."""
    while isinstance(tree, dict | list) and tree:
        key = dice.choice(list(tree)) if isinstance(tree, dict) else dice.randrange(len(tree))
        if isinstance(tree[key], dict | list) and tree[key] and dice.random() < 0.8:
            tree = tree[key]
            continue
        what = dice.random()
        if what < 0.15:
            del tree[key]
        elif what < 0.3 and isinstance(tree, dict):
            tree[str(dice.choice(_ODD))] = tree[key]
        else:
            tree[key] = deepcopy(dice.choice(_ODD))
        return


def _lines(members: Members, dice: random.Random) -> bytes:
    """Changes altered, moved, doubled or left out, with hashes that hold or do not."""
    lines = members["ops.jsonl"].splitlines()
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(lines))
        op = json.loads(lines[at])
        _spoil(op, dice)
        lines[at] = dice.choice([hashed, lambda line: line])(canonical(op))
    for _ in range(dice.randint(0, 2)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[at : at + 1] = dice.choice([[], [lines[at]] * 2, [lines[other]], [b'{"h":"' + b"0" * 32 + b'","s":1}']])
        lines = lines or [b""]
    return packed(signed(members, lines=lines))


_RAW = [
    b"NaN", b"Infinity", b"1e400", b"-0", b"1E2", b'"\\ud800"', b'"\xff"', b'"\\u0000"', b"9" * 4000, b"[" * 3000,
    b'{"a":' * 3000, b"[[[[[[[[[[[[1]]]]]]]]]]]]", b'{"a":1,"a":2}', b"//", b"'x'", b"\xef\xbb\xbf1", b"0x1f", b"1_000",
]  # fmt: skip


def _json(members: Members, dice: random.Random) -> bytes:
    """JSON that readers disagree about, in a place of its own or instead of a value."""
    name = dice.choice(["ops", "certs", "erasures", "totals"])
    text, odd = members[f"{name}.jsonl"] or b'{"table":"x","cells":[1,2]}\n', dice.choice(_RAW)
    places = [at for at in range(len(text)) if text[at : at + 1] in b":,[{"]
    at = dice.choice(places) + 1
    key = dice.choice([b"", b'"x":'])
    content = text[:at] + key + odd + dice.choice([b",", b"", b"}"]) + text[at:]
    if dice.random() < 0.1:
        content = content.replace(b"\n", b"", 1) if dice.random() < 0.5 else content + b"\n" * dice.randrange(1, 2000)
    return packed(signed(members, data={name: content}))
