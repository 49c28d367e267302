"""What was appended to a paper after it was made: a signature that holds, or something nobody should trust."""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from exports.paper_signature import can_sign

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

Told = tuple[str, str, dict[str, str | int]]
_SIGNATURE = re.compile(rb"/Type\s*/Sig\b")


def signature(content: bytes, made: int, trusted: Sequence[bytes] = ()) -> Told:
    """Verdict, reason and facts about what was appended to the first `made` bytes; nothing is fetched from anywhere.

    `trusted` are certificates (PEM or DER) of those who vouch for signers, or of signers themselves.
    """
    if not _SIGNATURE.search(content, made):
        return "differs", "added", {}
    if not can_sign():
        return "unknown", "no_pyhanko", {}
    from pyhanko.pdf_utils.reader import PdfFileReader

    start = int(content[made - 40 : made].split(b"\n")[-3])  # startxref, the number, %%EOF
    try:
        with _unlogged():
            return _judged(PdfFileReader(BytesIO(content)), content, start, trusted)
    except Exception:  # noqa: BLE001 - a foreign parser on hostile bytes: whatever it trips over, nothing is vouched for
        return "differs", "signature_broken", {}


@contextmanager
def _unlogged() -> Iterator[None]:
    """What is wrong with a signature is a finding of ours, and no line in a log."""
    loggers = [logging.getLogger(library) for library in ("pyhanko", "pyhanko_certvalidator")]
    before = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _judged(reader: "PdfFileReader", content: bytes, start: int, trusted: Sequence[bytes]) -> Told:
    """Whether the last signature covers the whole file, and nothing but signatures was appended."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    from exports.verifying_additions import adds_only_signatures

    if not (reader.embedded_signatures and adds_only_signatures(reader, start)):
        return "differs", "added", {}
    last = reader.embedded_signatures[-1]
    status = validate_pdf_signature(last, _vouching(trusted))
    holds = status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    if not (holds and _envelope_holds(last, content, status.signing_cert)):
        return "differs", "signature_broken", {}
    facts: dict[str, str | int] = {"name": _name(status.signing_cert)}
    return ("agrees", "signed_by", facts) if status.trusted else ("told", "signer_unknown", facts)


def _envelope_holds(last: Any, content: bytes, certificate: Any) -> bool:
    from exports.verifying_envelope import is_as_written

    _start, until, begin, _length = (int(number) for number in last.byte_range)
    return is_as_written(content[until + 1 : begin - 1], certificate)


def _vouching(trusted: Sequence[bytes]) -> Any:
    """Whom to believe."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko_certvalidator import ValidationContext

    roots = [root for each in trusted for root in load_certs_from_pemder_data(each)]
    return ValidationContext(trust_roots=roots, allow_fetching=False)


def _name(certificate: Any) -> str:
    subject = certificate.subject.native
    return str(subject.get("common_name") or certificate.subject.human_friendly)
