"""Ed25519 signatures in minisign's own format, so that `minisign -V` checks them without this program."""

import base64
import binascii
import hashlib
from functools import cache
from typing import Any

_KEY, _PREHASHED = b"Ed", b"ED"


class BadSignature(ValueError):
    """What was signed is not this, or not by this key."""


def public_key(seed: bytes) -> str:
    """The public key of a 32-byte secret, as minisign writes it (56 characters)."""
    raw = _secret(seed).public_key().public_bytes_raw()
    return base64.b64encode(_KEY + _key_id(raw) + raw).decode()


def is_key(text: str) -> bool:
    """Whether this is a public key as minisign writes it.

    >>> is_key("RWQ")
    False
    """
    try:
        raw = _raw(text)
    except ValueError:
        return False
    return base64.b64encode(_KEY + _key_id(raw) + raw).decode() == text


def sign(seed: bytes, message: bytes, comment: str, *, title: str = "Chapterhouse") -> bytes:
    """A whole `.minisig` file over the message; `comment` is signed too and has one line."""
    secret = _secret(seed)
    raw = secret.public_key().public_bytes_raw()
    signature = secret.sign(_digest(message))
    whole = secret.sign(signature + comment.encode())
    lines = (
        b"untrusted comment: " + title.encode(),
        base64.b64encode(_PREHASHED + _key_id(raw) + signature),
        b"trusted comment: " + comment.encode(),
        base64.b64encode(whole),
    )
    return b"\n".join(lines) + b"\n"


def verify(key: str, message: bytes, file: bytes) -> str:
    """Check a `.minisig` file; returns its trusted comment. Raises `BadSignature`."""
    from cryptography.exceptions import InvalidSignature

    try:
        _, first, trusted, second = file.decode().removesuffix("\n").split("\n")
        packed, whole = base64.b64decode(first, validate=True), base64.b64decode(second, validate=True)
        raw = _raw(key)
        comment = trusted.removeprefix("trusted comment: ")
        if packed[:10] != _PREHASHED + _key_id(raw) or comment == trusted:
            raise BadSignature
        public = _ed25519().Ed25519PublicKey.from_public_bytes(raw)
        public.verify(packed[10:], _digest(message))
        public.verify(whole, packed[10:] + comment.encode())
    except (ValueError, binascii.Error, InvalidSignature) as error:
        raise BadSignature from error
    return comment


def is_signed(key: str, message: bytes, file: bytes, comment: str) -> bool:
    """Whether the file is this key's signature over the message, made for this purpose."""
    try:
        return verify(key, message, file) == comment
    except BadSignature:
        return False


def _raw(key: str) -> bytes:
    packed = base64.b64decode(key, validate=True)
    if len(packed) != 42 or packed[:2] != _KEY:
        raise BadSignature(key)
    return packed[10:]


def _key_id(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:8]


def _secret(seed: bytes) -> Any:
    return _ed25519().Ed25519PrivateKey.from_private_bytes(seed)


def _digest(message: bytes) -> bytes:
    return hashlib.blake2b(message).digest()


@cache
def _ed25519() -> Any:
    """Loaded on first use: 30 ms that no start needs."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    return ed25519
