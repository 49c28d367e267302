"""The spare of the national key, as a file to lock away: whoever holds it can name the national key's successor."""

import re
import secrets
from pathlib import Path

import msgspec

from exports import small_file
from exports.safe_file import replacing
from models.trust import signing

FORMAT = "chapterhouse/spare-key/1"
_SEED = re.compile(r"[0-9a-f]{64}\Z")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A spare key on file."""

    format: str
    public_key: str
    seed: str


def make(target: Path) -> str:
    """Make a spare key and save it, readable by this user alone; returns its public key. Raises `CouldNotWrite`."""
    seed = secrets.token_bytes(32)
    file = _File(FORMAT, signing.public_key(seed), seed.hex())
    with replacing(target) as part:
        part.touch(mode=0o600)
        part.write_bytes(msgspec.json.encode(file) + b"\n")
    return file.public_key


def read(path: Path) -> bytes:
    """The secret of a spare key. Raises `CouldNotRead`, `NotThisFile`."""
    file = small_file.parsed(small_file.bytes_of(path), _File, "spare key")
    if file.format != FORMAT or not _SEED.match(file.seed):
        raise small_file.NotThisFile("spare key", "foreign")
    return bytes.fromhex(file.seed)
