"""What a bundle is made of: member names, limits, and the manifest. FORMAT.md tells it in words."""

from typing import Any

import msgspec

FORMAT_VERSION = 1
MANIFEST, OPS, CERTS, ERASURES, SIGNATURE = (
    "datapackage.json", "ops.jsonl", "certs.jsonl", "erasures.jsonl", "signature.minisig",
)  # fmt: skip
MEMBERS = (MANIFEST, OPS, CERTS, ERASURES, SIGNATURE)
DATA = (OPS, CERTS, ERASURES)

MAX_FILE = 100 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 200
MAX_LINE = 8 * 2**20
MAX_OPS = 1_000_000
MAX_MANIFEST = 4 * 2**20
MAX_NAME = 200


class Resource(msgspec.Struct, forbid_unknown_fields=True):
    """One data member as the Data Package names it."""

    name: str
    path: str
    format: str
    mediatype: str
    encoding: str
    bytes: int
    hash: str


class About(msgspec.Struct, forbid_unknown_fields=True):
    """The program's own part of the manifest. `vectors` is what the sender holds: an acknowledgement."""

    format_version: int
    min_reader: int
    schema_version: int
    bundle: str
    community: str
    chapter: str
    writer: str
    laptop: str
    public_key: str
    to: list[str]
    export_no: int
    incarnation: int
    clock: str
    vectors: dict[str, list[tuple[int, int]]]
    ranges: dict[str, list[tuple[int, int]]]
    counts: dict[str, int]


class Manifest(msgspec.Struct, forbid_unknown_fields=True, rename={"schema": "$schema"}):
    """`datapackage.json`: a Data Package (version 2) with the program's own part under `chapterhouse`."""

    schema: str
    name: str
    title: str
    created: str
    resources: list[Resource]
    chapterhouse: About


class OpLine(msgspec.Struct, forbid_unknown_fields=True):
    """One line of `ops.jsonl`."""

    w: str
    s: int
    t: str
    tbl: str
    id: str
    set: dict[str, str | int | None]
    prev: dict[str, list[str]]
    h: str


class CertLine(msgspec.Struct, forbid_unknown_fields=True):
    """One line of `certs.jsonl`: a writer, the name of the laptop, the public key as far as known."""

    writer: str
    name: str
    public_key: str


SCHEMA_URL = "https://datapackage.org/profiles/2.0/datapackage.json"


def to_json(value: Any) -> bytes:
    """Readable JSON, the same bytes for the same value."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=2) + b"\n"
