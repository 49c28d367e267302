"""Certificates as they travel and are kept: a canonical JSON body and the minisign signature of the key it names."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from models.ids import is_id
from models.log.op import encode
from models.rules.certificates import Claim
from models.trust import signing

LONGEST_BODY = 8_192
LONGEST_SIGNATURE = 1_024
COMMENT = "chapterhouse certificate"
MOST_STEPS = 2**53 - 1  # what any number here may be, as JSON has it


@dataclass(frozen=True)
class Certificate:
    """One line of `certs.jsonl`: the exact text that was signed, and a whole `.minisig` file over it."""

    body: str
    signature: str

    @property
    def id(self) -> str:
        """Its name: the SHA-256 of the body, in hex."""
        return hashlib.sha256(self.body.encode()).hexdigest()


class _Body(msgspec.Struct):
    """What a body may say; fields a newer program added are passed over."""

    kind: str
    by: str
    at: str
    public_key: str
    chapter: str
    writer: str = ""
    last_seq: int = 0
    backup_key: str = ""
    name: str = ""
    age: str = ""
    table: str = ""
    row: str = ""
    step: int = 0
    until: tuple[tuple[str, int], ...] = ()


def issue(seed: bytes, at: str, kind: str, **facts: str | int | tuple[tuple[str, int], ...]) -> Certificate:
    """A certificate signed with this seed. `facts` are fields of `Claim`."""
    body = encode({"kind": kind, "by": signing.public_key(seed), "at": at, **facts})
    return Certificate(body.decode(), signing.sign(seed, body, COMMENT).decode())


@lru_cache(maxsize=20_000)
def claim_of(certificate: Certificate) -> Claim | None:
    """What it says, or None unless it is well formed and signed by the key it names."""
    if len(certificate.body) > LONGEST_BODY or len(certificate.signature) > LONGEST_SIGNATURE:
        return None
    try:
        said = msgspec.json.decode(certificate.body, type=_Body)
        body, signature = certificate.body.encode(), certificate.signature.encode()
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if not _is_sane(said) or not signing.is_signed(said.by, body, signature, COMMENT):
        return None
    return Claim(id=certificate.id, **msgspec.structs.asdict(said))


def _is_sane(said: _Body) -> bool:
    keys = (said.by, said.public_key, *filter(None, [said.backup_key]))
    numbers = (said.last_seq, said.step, *(seq for _, seq in said.until))
    places = (said.chapter, *filter(None, [said.row]))
    return all(map(signing.is_key, keys)) and all(map(is_id, places)) and all(0 <= n <= MOST_STEPS for n in numbers)
