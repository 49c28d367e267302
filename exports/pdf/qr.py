"""QR codes drawn as shapes, each one picture with its meaning in words."""

from exports.pdf.signing import QrCode
from exports.pdf.structure import Elem


def qr_code(content: str, side: float, elem: Elem) -> QrCode:
    """A code that holds this text; `elem` is the Figure that says so."""
    import segno

    rows = tuple(tuple(bool(module) for module in row) for row in segno.make(content, error="m", micro=False).matrix)
    return QrCode(rows, side, elem)
