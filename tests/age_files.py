"""A bundle sealed with a passphrase by another program, which follows the age format and asks for little work."""

import hmac
import os
from base64 import b64encode
from hashlib import scrypt, sha256

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_CHUNK = 64 * 1024
_WORK = 4  # 2^4: ours asks for as much as a laptop does in a second, and a gigabyte for it


def sealed(content: bytes, phrase: str) -> bytes:
    """An age file (age-encryption.org/v1) that the phrase opens."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping = scrypt(phrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << _WORK, r=8, p=1, dklen=32)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), key, None)
    header = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (_text(salt), _WORK, _text(wrapped))
    mac = hmac.new(_derived(key, b"", b"header"), header, sha256).digest()
    return header + b" " + _text(mac) + b"\n" + nonce + _stream(_derived(key, nonce, b"payload"), content)


def _stream(key: bytes, content: bytes) -> bytes:
    """Piece by piece; each is counted, and the last one says so."""
    pieces = [content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK)] or [b""]
    cipher = ChaCha20Poly1305(key)
    last = len(pieces) - 1
    return b"".join(
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == last]), piece, None)
        for number, piece in enumerate(pieces)
    )


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(key)


def _text(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")
