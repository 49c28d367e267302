"""The envelope of a signature: the one part of a signed file that the signature itself does not cover.

Nothing a reader sees stands there, but a byte that was changed there is told like any other.
"""

from typing import Any


def is_as_written(written: bytes, certificate: Any) -> bool:
    """Whether an envelope, in hexadecimal digits as in the file, is in its one strict form (DER, then zeros)."""
    from asn1crypto.cms import ContentInfo

    if written not in (written.upper(), written.lower()):
        return False
    content = bytes.fromhex(written.decode("ascii"))
    envelope: Any = ContentInfo.load(content)
    strict = envelope.dump(force=True)
    if content[: len(strict)] != strict or any(content[len(strict) :]):
        return False
    return _fits(envelope["content"], certificate)


def _fits(held: Any, certificate: Any) -> bool:
    """Whether what it repeats of the signature and of the signer's certificate is the same each time."""
    signer, signers = held["signer_infos"][0], len(held["signer_infos"])
    who = signer["sid"].chosen
    return (
        signers == 1
        and (held["version"].native, signer["version"].native) == ("v1", "v1")
        and held["encap_content_info"]["content_type"].native == "data"
        and [each.dump() for each in held["digest_algorithms"]] == [signer["digest_algorithm"].dump()]
        and (who["issuer"].dump(), who["serial_number"].native)
        == (certificate.issuer.dump(), certificate.serial_number)
    )
