"""An electronic signature (PAdES) appended to a paper: the paper itself stays as it was, and both standards hold.

The signature needs pyHanko, which is an extra: `pip install chapterhouse[sign]`.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from models.errors import Refusal

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

_FIELD = "ChapterhouseSignature{number}"


@dataclass(eq=False)
class NoSigning(Refusal):
    """This program was installed without the part that signs."""


@dataclass(eq=False)
class NoKey(Refusal):
    """The key cannot be used: its password is another, or it is no PKCS #12 file with a key and a certificate."""


@dataclass(eq=False)
class NotSignable(Refusal):
    """Only a paper that nobody changed is signed."""


def can_sign() -> bool:
    """Whether the extra is installed."""
    return find_spec("pyhanko") is not None


def signed(content: bytes, key: bytes, passphrase: str, name: str = "") -> bytes:
    """The paper with a signature that nobody sees on the page. Raises `NoSigning`, `NoKey`, `NotSignable`."""
    from exports.pdf.checksum import first_revision

    if not can_sign():
        raise NoSigning
    revision = first_revision(content)
    if revision is None or not revision.is_whole:
        raise NotSignable
    return _append(content, _signer(key, passphrase), name)


def _signer(key: bytes, passphrase: str) -> "SimpleSigner":
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer = SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=passphrase.encode())
    except (ValueError, TypeError) as error:
        raise NoKey from error
    if signer is None or signer.signing_cert is None:
        raise NoKey
    return signer


def _append(content: bytes, signer: "SimpleSigner", name: str) -> bytes:
    """PDF/A wants no hidden annotation, PDF/UA none without its place in the tree, unless it lies outside the page."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import fields, signers

    number = len(PdfFileReader(BytesIO(content)).embedded_signatures) + 1
    field = _FIELD.format(number=number)
    place = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    spec = fields.SigFieldSpec(field, readable_field_name=name or "Electronic signature", invis_sig_settings=place)
    about = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", name=name or None, subfilter=fields.SigSeedSubFilter.PADES
    )
    made: Any = signers.sign_pdf(_appending(content), about, signer=signer, new_field_spec=spec)
    return made.getvalue()


def _appending(content: bytes) -> Any:
    """A writer that adds the signature and touches nothing else: what the file says of itself stays word for word."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Appending(IncrementalPdfFileWriter):
        """Leaves title, dates and version alone: PDF/A-3 is PDF 1.7, and wants XMP and Info to agree."""

        def _update_meta(self) -> None:
            pass

        def ensure_output_version(self, version: Any) -> None:
            pass

        def register_extension(self, ext: Any) -> None:
            pass

    return Appending(BytesIO(content))
