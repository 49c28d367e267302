"""A key to sign papers with, for the tests."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12


@cache
def key_and_certificate() -> tuple[bytes, bytes]:
    """A key that signs itself, as PKCS #12 with the password "pw", and its certificate."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Siân Llŷr")])
    use = dict.fromkeys(
        ("data_encipherment", "key_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only"), False
    )
    usage = x509.KeyUsage(digital_signature=True, content_commitment=True, decipher_only=False, **use)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, now - timedelta(1), now + timedelta(99))
    certificate = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    lock = serialization.BestAvailableEncryption(b"pw")
    held = pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, lock)
    return held, certificate.public_bytes(serialization.Encoding.PEM)
