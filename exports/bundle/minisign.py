"""Ed25519 signatures in minisign's own format, so that `minisign -V` checks a bundle without this program."""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.errors import NotABundle

_KEY, _PREHASHED = b"Ed", b"ED"


def public_key(seed: bytes) -> str:
    """The public key of a 32-byte secret, as minisign writes it (56 characters)."""
    raw = _secret(seed).public_key().public_bytes_raw()
    return base64.b64encode(_KEY + _key_id(raw) + raw).decode()


def sign(seed: bytes, message: bytes, comment: str) -> bytes:
    """A whole `.minisig` file over the message; `comment` is signed too and has one line."""
    secret = _secret(seed)
    raw = secret.public_key().public_bytes_raw()
    signature = secret.sign(_digest(message))
    whole = secret.sign(signature + comment.encode())
    lines = (
        b"untrusted comment: Chapterhouse bundle",
        base64.b64encode(_PREHASHED + _key_id(raw) + signature),
        b"trusted comment: " + comment.encode(),
        base64.b64encode(whole),
    )
    return b"\n".join(lines) + b"\n"


def verify(key: str, message: bytes, file: bytes) -> str:
    """Check a `.minisig` file; returns its trusted comment. Raises `NotABundle`."""
    try:
        _, first, trusted, second = file.decode().removesuffix("\n").split("\n")
        packed, whole = base64.b64decode(first, validate=True), base64.b64decode(second, validate=True)
        raw = _raw(key)
        comment = trusted.removeprefix("trusted comment: ")
        if packed[:10] != _PREHASHED + _key_id(raw) or comment == trusted:
            raise ValueError
        public = Ed25519PublicKey.from_public_bytes(raw)
        public.verify(packed[10:], _digest(message))
        public.verify(whole, packed[10:] + comment.encode())
    except (ValueError, binascii.Error, InvalidSignature) as error:
        raise NotABundle("signature") from error
    return comment


def _raw(key: str) -> bytes:
    packed = base64.b64decode(key, validate=True)
    if len(packed) != 42 or packed[:2] != _KEY:
        raise ValueError(key)
    return packed[10:]


def _key_id(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:8]


def _secret(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)


def _digest(message: bytes) -> bytes:
    return hashlib.blake2b(message).digest()
