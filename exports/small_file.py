"""Small signed JSON files that introduce chapters to each other: read whole, in one strict shape, or refused."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from exports.bounded import read_bounded
from exports.safe_file import write_bytes
from models.errors import Refusal
from models.trust import signing

MOST_BYTES = 64 * 1024
MOST_LETTERS = 200  # in a name
_encode = msgspec.json.Encoder(order="sorted").encode

T = TypeVar("T", bound=msgspec.Struct)


class NotThisFile(Refusal):
    """The file is not what it should be. `kind` is invitation, enrolment or certificate; `why` foreign or altered."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(kind, why)
        self.kind = kind
        self.why = why


def signed(seed: bytes, kind: str, fields: dict[str, Any]) -> bytes:
    """The file's bytes: the fields, and a minisign signature over their canonical JSON."""
    signature = signing.sign(seed, _encode(fields), f"chapterhouse {kind}").decode()
    return _encode({**fields, "signature": signature}) + b"\n"


def parsed(content: bytes, shape: type[T], kind: str) -> T:
    """The content in its one shape. Raises `NotThisFile`."""
    try:
        if len(content) > MOST_BYTES:
            raise NotThisFile(kind, "foreign")
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotThisFile(kind, "foreign") from error


def require_signed(content: bytes, public_key: str, kind: str) -> None:
    """Raises `NotThisFile` unless this key signed all of it but the signature."""
    fields = msgspec.json.decode(content)
    signature = fields.pop("signature", "").encode()
    if not signing.is_key(public_key) or not signing.is_signed(
        public_key, _encode(fields), signature, f"chapterhouse {kind}"
    ):
        raise NotThisFile(kind, "altered")


def bytes_of(path: Path) -> bytes:
    """What the file holds. Raises `CouldNotRead`."""
    return read_bounded(path, MOST_BYTES)


def save(target: Path, content: bytes) -> None:
    """Write it in one step. Raises `CouldNotWrite`."""
    write_bytes(target, content)
