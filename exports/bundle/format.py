"""What a bundle is made of: member names, limits, and the shape of the manifest. FORMAT.md tells it in words."""

from typing import Any

import msgspec

from models.log.op import LONGEST

FORMAT_VERSION = 1
MANIFEST, OPS, CERTS, ERASURES, TOTALS, SIGNATURE = (
    "datapackage.json", "ops.jsonl", "certs.jsonl", "erasures.jsonl", "totals.jsonl", "signature.minisig",
)  # fmt: skip
MEMBERS = (MANIFEST, OPS, CERTS, ERASURES, TOTALS, SIGNATURE)
DATA = (OPS, CERTS, ERASURES, TOTALS)
PURPOSE = f"chapterhouse bundle file:{MANIFEST}"  # the trusted comment of its signature
SCHEMA_URL = "https://datapackage.org/profiles/2.0/datapackage.json"

MAX_FILE = 100 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 200
MAX_LINE = LONGEST + 64  # the longest change a chapter keeps, and its hash
MAX_OPS = 1_000_000
MAX_OTHER_LINES = 200_000
MAX_SIGNED = 20_000  # entries of the ledger, each of which takes a look at its signature
MAX_MANIFEST = 16 * 2**20
MAX_NAME = 200
MAX_DEPTH = 8

# What a writer puts into one part, well below what a reader takes.
PART_OPS = 250_000
PART_BYTES = 80 * 2**20

AUDIENCES = ("chapter", "national", "chapters")


class Resource(msgspec.Struct, forbid_unknown_fields=True):
    """One data member as the Data Package names it; a member without lines is not named. `schema` helps other tools."""

    name: str
    path: str
    format: str
    mediatype: str
    encoding: str
    bytes: int
    hash: str
    dialect: msgspec.Raw
    schema: msgspec.Raw


class Recipient(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Whom a bundle is for: a copy, or before its first answer the public key it signs with."""

    replica: str
    public_key: str


class SpanLine(msgspec.Struct, forbid_unknown_fields=True, rename={"low": "from", "high": "to"}):
    """A run of changes of one writer that travels, and the hash chain before and after it ("" where unknown)."""

    writer: str
    low: int
    high: int
    chain_before: str
    chain_after: str


class Personal(msgspec.Struct, forbid_unknown_fields=True):
    """What the law wants said when people's data leaves the chapter; `fields` maps tables to the fields that leave."""

    purpose: str
    basis: str
    delete_by: str
    people: int
    fields: dict[str, list[str]]


class Vectors(msgspec.Struct, forbid_unknown_fields=True):
    """What the sender holds: `full` with its values, `seen` also as stubs. Together they are an acknowledgement."""

    full: dict[str, list[tuple[int, int]]]
    seen: dict[str, list[tuple[int, int]]]


class About(msgspec.Struct, forbid_unknown_fields=True):
    """The program's own part of the manifest."""

    format_version: int
    min_reader: int
    schema_version: int
    bundle: str
    part: int
    parts: int
    previous: str
    community: str
    chapter: str
    kind: str
    audience: str
    level: int
    to: list[Recipient]
    writer: str
    replica: str
    laptop: str
    public_key: str
    age: str
    export_no: int
    incarnation: int
    clock: str
    counts: dict[str, int]
    stubs: int
    erased_changes: int
    personal: Personal | None
    vectors: Vectors
    erased: list[str]
    forked: list[str]
    spans: list[SpanLine]


class Manifest(msgspec.Struct, forbid_unknown_fields=True, rename={"schema": "$schema"}):
    """`datapackage.json`: a Data Package (version 2) with the program's own part under `chapterhouse`."""

    schema: str
    name: str
    title: str
    created: str
    resources: list[Resource]
    chapterhouse: About


class _Needed(msgspec.Struct):
    """The one thing a reader must know of a manifest it cannot read."""

    min_reader: int


class Newer(msgspec.Struct):
    """A manifest of any version of the format."""

    chapterhouse: _Needed


def to_json(manifest: Manifest) -> bytes:
    """The manifest with one field a line, the same bytes for the same value."""
    fields = _fields(manifest)
    resources = b",\n".join(b"    " + _compact(resource) for resource in manifest.resources)
    fields["resources"] = b"[\n" + resources + b"\n  ]"
    fields["chapterhouse"] = _object(_fields(manifest.chapterhouse), b"    ") + b"\n  }"
    return _object(fields, b"  ") + b"\n}\n"


def _fields(struct: msgspec.Struct) -> dict[str, bytes]:
    return {f.encode_name: _compact(getattr(struct, f.name)) for f in msgspec.structs.fields(struct)}


def _object(fields: dict[str, bytes], indent: bytes) -> bytes:
    return b"{\n" + b",\n".join(indent + _compact(name) + b": " + value for name, value in fields.items())


def _compact(value: Any) -> bytes:
    return msgspec.json.encode(value, order="deterministic")
