"""Bundles no honest program writes: signed anew after a change, zipped by hand, or broken at random."""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from exports.bundle.format import DATA, MEMBERS, PURPOSE
from exports.bundle.write import write
from models.trust import signing
from tests.builders_sharing import new_chapter

SEED = b"k" * 32
NAMES = [name.encode() for name in MEMBERS]
HONEST: list[tuple[bytes, bytes, dict]] = [(name, b"x" * 10, {}) for name in NAMES]
Members = dict[str, bytes]


def small_bundle(template: Path, folder: Path) -> bytes:
    """A bundle with a few people in it."""
    with new_chapter(template, folder / "small", "Avon") as store:
        return write(store, folder / "small.bundle").files[0].read_bytes()


def members_of(bundle: bytes) -> Members:
    """Its members by name."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return {name: archive.read(name) for name in MEMBERS}


def signed(
    members: Members,
    change: Callable[[dict], object] = lambda about: None,
    *,
    lines: Iterable[bytes] | None = None,
    whole: Callable[[dict], object] = lambda manifest: None,
    data: dict[str, bytes] | None = None,
) -> Members:
    """The same bundle with its manifest changed and signed again, as somebody with a key of their own could.

    `lines` are other changes, `data` other members, by their names without ending.
    """
    manifest = json.loads(members["datapackage.json"])
    about = manifest["chapterhouse"]
    about["public_key"] = signing.public_key(SEED)
    certs = [json.loads(line) for line in members["certs.jsonl"].splitlines()]
    made = {name: members[name] for name in DATA}
    made["certs.jsonl"] = b"".join(canonical({**cert, "public_key": about["public_key"]}) + b"\n" for cert in certs)
    made |= {f"{name}.jsonl": content for name, content in (data or {}).items()}
    if lines is not None:
        made["ops.jsonl"] = b"".join(line + b"\n" for line in lines)
    change(about)
    pattern = manifest["resources"][0]
    manifest["resources"] = [named(pattern, name, made[name]) for name in DATA if made[name]]
    whole(manifest)
    text = json.dumps(manifest).encode()
    return {**made, "datapackage.json": text, "signature.minisig": signing.sign(SEED, text, PURPOSE)}


def named(pattern: dict, path: str, content: bytes) -> dict:
    """A member as the manifest names it."""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return {**pattern, "name": path.removesuffix(".jsonl"), "path": path, "bytes": len(content), "hash": digest}


def canonical(value: Any) -> bytes:
    """JSON as it is hashed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hashed(line: bytes, **changes: Any) -> bytes:
    """An op line with these changes and the right hash."""
    op = {**json.loads(line), **changes}
    op.pop("h", None)
    return canonical({**op, "h": hashlib.sha256(canonical(op)).digest()[:16].hex()})


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """These members as a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def raw_zip(entries: list[tuple[bytes, bytes, dict]], **end: Any) -> bytes:
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
